// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Testing

@testable import MatterWeb

/// The pages alone, without a line of JSON: what a person can do with a browser and no script.
@Suite struct JourneyPageTests {
    private func told(_ client: Client) async throws -> (number: String, code: String) {
        let browser = Browser(client)
        try await browser.told()
        let receipt = try await browser.send(["go": "send"])
        let codes = receipt.text.matches(of: /<span class="code">([^<]+)<\/span>/).map { String($0.1) }
        try #require(codes.count == 2)
        return (codes[0], codes[1])
    }

    @Test func `3.1: a visitor reports step by step and follows it by number and code`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, code) = try await told(client)
            let refused = try await client.form("/track", ["number": number, "code": "23456789"])
            #expect(refused.status == 404 && refused.text.contains("value=\"\(number)\""))
            let digits = try await client.form("/track", ["number": number.filter { $0 != "-" }, "code": code])
            #expect(digits.status == 200, "the sixteen digits alone are enough")
            let page = try await client.form("/track", ["number": number, "code": code])
            #expect(page.status == 200 && page.words.contains("现在由行管办"))
            let acts: Set = ["/track/supplement", "/track/withdrawal", "/track/urge", "/track/attachments"]
            #expect(Set(page.forms) == acts.union(["/track/look"]))
            let added = try await client.form(
                "/track/supplement", ["number": number, "code": code, "text": "村里也盖了章。"])
            #expect(added.words.contains("补充的内容已经收到。") && added.words.contains("村里也盖了章。"))
            let empty = try await client.form("/track/withdrawal", ["number": number, "code": code, "reason": ""])
            #expect(empty.status == 422 && empty.text.contains("id=\"form-withdrawal\" open"))
        }
    }

    @Test func `3.2–3.4: judged and coordinated in one save, received, answered, called, closed, filed, printed`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let (number, code) = try await told(client)
            let matter = "/desk/matters/\(number)"
            let board = try await client.get("/desk", as: "office")
            #expect(board.status == 200 && board.text.contains(matter))
            let judged = try await client.form(
                "\(matter)/judgement", as: "office",
                [
                    "decision": "accept", "obstacle": "complex", "participants[0][name]": "李四",
                    "participants[0][unit]": "natural-resources", "participants[0][opinion]": "可以办",
                    "participants[1][name]": "", "participants[1][unit]": "", "coordination[level]": "1",
                    "coordination[slips][0][unit]": "natural-resources", "coordination[slips][0][task]": "请办结并答复",
                    "coordination[slips][1][unit]": "", "coordination[slips][1][task]": "",
                    "coordination[minutes][conclusion]": "", "explanation": "", "into": "",
                ])
            #expect(judged.status == 303, "\(judged.words)")
            let page = try await client.get(judged.location, as: "office")
            #expect(page.words.contains("已办：评判") && page.words.contains("为什么是"))
            let slip = page.between("href=\"/desk/slips/", "\"")
            let received = try await client.form("/desk/slips/\(slip)/receipt", as: "resources", ["taskForce": "王五牵头"])
            #expect(received.status == 303, "\(received.words)")
            let paper = try await client.get("/desk/slips/\(slip)", as: "resources")
            #expect(paper.words.contains("请办结并答复") && !paper.words.contains("跑了三趟"))
            #expect(paper.text.contains("<a class=\"button\" href=\"\(matter)\">去签收、办理这件</a>"))
            #expect(!(try await client.get("/desk/slips/\(slip)", as: "office").words.contains("去签收")))
            let completed = try await client.form(
                "\(matter)/completion", as: "resources",
                ["outcome": "resolved", "result": "已备案", "reply[how]": "phone", "reply[text]": "办好了，请来取件。"])
            #expect(completed.status == 303, "\(completed.words)")
            let done = try await client.get(matter, as: "resources")
            #expect(done.words.contains("您这边没有要办的了") && !done.words.contains("已闭环"), "others still owe")
            let seen = try await client.form("/track", ["number": number, "code": code])
            let above = seen.text.ranges(of: "class=\"first\"").first.map { seen.text[..<$0.lowerBound] } ?? ""
            #expect(above.contains("办好了，请来取件。"), "the answer stands before the forms")
            try await finish(client, town, matter)
        }
    }

    private func finish(_ client: Client, _ town: Town, _ matter: String) async throws {
        for (path, account) in [("copies/office/receipt", "office2"), ("copies/oversight/receipt", "oversight")] {
            let kept = try await client.form("\(matter)/\(path)", as: account, [:])
            #expect(kept.status == 303, "\(kept.words)")
        }
        let called = try await client.form(
            "\(matter)/follow-up-calls", as: "office2",
            [
                "reached": "true", "ratings[attitude]": "5", "ratings[result]": "4", "ratings[efficiency]": "5",
                "ratings[integrity]": "5", "remark": "很好",
            ])
        #expect(called.status == 303, "\(called.words)")
        for action in ["closure", "filing"] {
            let done = try await client.form("\(matter)/\(action)", as: "office2", ["note": ""])
            #expect(done.status == 303, "\(done.words)")
        }
        let file = try await client.get("\(matter)/file", as: "office")
        for word in ["卷宗", "卷内目录", "跑了三趟", "签收交办单", "归档"] {
            #expect(file.words.contains(word), "\(word)")
        }
        #expect(!file.words.contains("13800131234"))
    }

    @Test func `3.2: what a rule refuses comes back with everything typed, at its form`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await told(client)
            let before = try town.position
            let refused = try await client.form(
                "/desk/matters/\(number)/judgement", as: "office",
                ["decision": "decline", "explanation": "这件事在法院办理。", "participants[0][name]": "李四"])
            #expect(refused.status == 422)
            #expect(refused.text.contains("id=\"form-judgement\" open"))
            #expect(refused.text.contains("这件事在法院办理。") && refused.text.contains("value=\"李四\""))
            #expect(refused.words.contains("（条款 "))
            #expect(try town.position == before)
            let late = try await client.form(
                "/desk/matters/\(number)/contact", as: "office",
                ["how": "phone", "reached": "true", "note": "说了两句", "version": "99"])
            #expect(late.status == 409 && late.text.contains("说了两句"))
        }
    }

    @Test func `3.2: a decline reaches the reporter with its answer, not before`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, code) = try await told(client)
            let matter = "/desk/matters/\(number)"
            let declined = try await client.form(
                "\(matter)/judgement", as: "office",
                [
                    "decision": "decline", "ground": "litigation", "explanation": "案件在法院办理。",
                    "participants[0][name]": "李四",
                ])
            #expect(declined.status == 303, "\(declined.words)")
            let before = try await client.form("/track", ["number": number, "code": code])
            #expect(before.status == 200)
            #expect(!before.words.contains("不予受理") && !before.words.contains("案件在法院办理"))
            for (path, account) in [("countersignature", "head"), ("decline-reply", "office")] {
                let done = try await client.form(
                    "\(matter)/\(path)", as: account,
                    path == "decline-reply" ? ["how": "phone", "text": "请向办案法院提出。"] : ["note": ""])
                #expect(done.status == 303, "\(done.words)")
            }
            let after = try await client.form("/track", ["number": number, "code": code])
            #expect(after.words.contains("不予受理") && after.words.contains("请向办案法院提出。"))
            #expect(after.forms.contains("/track/reconsideration"))
        }
    }

    @Test func `2.5: a unit's page never shows who complained, what was said, or which kind it is`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await told(client)
            let matter = "/desk/matters/\(number)"
            let hidden = try await client.get(matter, as: "resources")
            #expect(hidden.status == 404)
            let judged = try await client.form(
                "\(matter)/judgement", as: "office",
                [
                    "decision": "accept", "obstacle": "obstructed", "participants[0][name]": "李四",
                    "coordination[level]": "1", "coordination[slips][0][unit]": "natural-resources",
                    "coordination[slips][0][task]": "请办结备案",
                    "coordination[minutes][conclusion]": "窗口人员态度要查",
                ])
            #expect(judged.status == 303, "\(judged.words)")
            let slip = try await client.get(matter, as: "office").between("href=\"/desk/slips/", "\"")
            for path in [matter, "\(matter)/file", "/desk/slips/\(slip)", "/desk/matters", "/desk"] {
                let page = try await client.get(path, as: "resources")
                #expect(page.status == 200, "\(path)")
                for secret in ["赵六", "赵*", "1380013", "养殖场", "跑了三趟", "两边互相推", "不给办", "李四", "态度要查"] {
                    #expect(!page.words.contains(secret), "\(path) shows \(secret)")
                }
            }
        }
    }

    @Test func `4.1: every open action of every role is a form on the page, and nothing else is`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await told(client)
            for (account, _, _) in Town.accounts {
                let api = try await client.get("/api/v1/matters/\(number)", as: account)
                let page = try await client.get("/desk/matters/\(number)", as: account)
                #expect(page.status == api.status, "\(account)")
                guard api.status == 200 else { continue }
                let open = api.actions.filter { $0 != "urge" }
                    .map {
                        $0.contains("slips/") || $0.contains("returns/")
                            ? "/desk/\($0)" : "/desk/matters/\(number)/\($0)"
                    }
                let forms = Set(page.forms).filter { !$0.hasSuffix("/attachments") && !$0.hasSuffix("/identity") }
                #expect(forms == Set(open), "\(account)")
            }
        }
    }

    @Test func `3.1: a clerk types the telephone first and sees what this number told before`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await told(client)
            let history = try await client.form(
                "/desk/matters/new", as: "window",
                ["reporter[phone]": "13800131234", "narrative": "又来了", "step": "history"])
            #expect(history.status == 200 && history.text.contains("/desk/matters/\(number)"))
            #expect(history.text.contains("又来了"))
            let registered = try await client.form(
                "/desk/matters/new", as: "window",
                [
                    "channel": "hall", "narrative": "又来了", "reporter[name]": "张三", "reporter[phone]": "13800131234",
                    "step": "register",
                ])
            #expect(registered.status == 201 && registered.words.contains("查询码"))
            #expect(!registered.text.contains("class=\"tell noprint\""))
            let refused = try await client.form(
                "/desk/matters/new", as: "window", ["channel": "hall", "reporter[name]": "张三", "step": "register"])
            #expect(refused.status == 422 && refused.text.contains("href=\"#narrative\""))
        }
    }

    @Test func `3.1: what is settled on the spot is registered and settled with one press; a word too few keeps all`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let told: [(String, String)] = [
                ("channel", "hall"), ("narrative", "不会在手机上认证，跑了两趟。"), ("reporter[name]", "张三"),
                ("reporter[phone]", "13800131234"), ("step", "spot"), ("once", "23456789"),
            ]
            let before = try town.position
            let empty = try await client.form("/desk/matters/new", as: "window", told + [("spot", "")])
            #expect(empty.status == 422 && empty.words.contains("怎么办成的"))
            #expect(empty.text.contains("不会在手机上认证"))
            #expect(try town.position == before, "nothing is registered")
            let receipt = try await client.form("/desk/matters/new", as: "window", told + [("spot", "窗口帮忙认证好了。")])
            let number = try #require(receipt.firstMatter)
            let matter = try await client.get("matters/\(number)", as: "office")
            #expect(receipt.status == 201 && matter.fields["stage"] == "follow-up")
            #expect(receipt.words.contains("当场办成了") && receipt.words.contains("窗口帮忙认证好了。"))
            #expect(!receipt.words.contains("接下来"), "nothing is promised that has been done")
            #expect(matter.fields["outcome"] == "resolved")
            let again = try await client.form("/desk/matters/new", as: "window", told + [("spot", "窗口帮忙认证好了。")])
            #expect(again.firstMatter == number, "a second press is the same matter")
            let known = try await client.form(
                "/desk/matters/new", as: "window",
                told.dropLast() + [("once", "45678923"), ("unit", "gaj"), ("spot", "好了")])
            #expect(known.words.contains("反映的单位记为：县公安局"))
            let unknown = try await client.form(
                "/desk/matters/new", as: "window",
                told.dropLast() + [("once", "56789234"), ("unit", "不存在的局"), ("spot", "好了")])
            #expect(unknown.words.contains("没有认出单位“不存在的局”"))
            // Without that button the words beside it do nothing.
            let plain = told.map { $0.0 == "step" ? ("step", "register") : $0.0 == "once" ? ("once", "34567892") : $0 }
            let other = try await client.form("/desk/matters/new", as: "window", plain + [("spot", "写了又没按。")])
            let open = try await client.get("matters/\(try #require(other.firstMatter))", as: "office")
            #expect(open.fields["stage"] != "follow-up")
        }
    }

    @Test func `3.1: what looks mistyped is registered at the window too, and the clerk is told at once`() async throws
    {
        let town = try Town()
        try await town.serve { client in
            let odd = try await client.form(
                "/desk/matters/new", as: "window",
                [
                    "channel": "hall", "narrative": "办不下来", "reporter[name]": "张三", "reporter[phone]": "74500000",
                    "step": "register",
                ])
            #expect(odd.status == 201 && odd.words.contains("500231-2026-000001"))
            let told = odd.between("<div class=\"tell noprint\" role=\"status\">", "</div>")
            #expect(told.contains("趁人还在") && told.contains("这个座机没有区号"))
        }
    }
}

extension Answered {
    /// The first matter a page names.
    fileprivate var firstMatter: String? { text.firstMatch(of: /500231-2026-[0-9]{6}/).map { String($0.output) } }
}
