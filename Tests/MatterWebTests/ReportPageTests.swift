// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import MatterCore
import MatterStore
import Testing

@testable import MatterWeb

/// 我要反映: short pages, a draft behind them, and nothing typed is ever lost.
@Suite struct ReportPageTests {
    private func forms(_ page: Answered) -> [String] { page.forms.filter { $0.hasPrefix("/report") } }

    @Test func `3.1: five short pages, her own words first, and one press each`() async throws {
        let town = try Town()
        try await town.serve { client in
            let browser = Browser(client)
            let first = try await browser.go("/report")
            #expect(first.text.contains("<textarea id=\"narrative\"") && !first.text.contains("reporter[name]"))
            #expect(first.words.contains("第 1 步，共 5 步"))
            let second = try await browser.send(Browser.told)
            #expect(second.text.contains("name=\"unit\"") && !second.text.contains("name=\"narrative\""))
            let third = try await browser.send(Browser.place)
            #expect(third.text.matches(of: /type="radio"/).count == 6)
            let fourth = try await browser.send(Browser.kind)
            #expect(fourth.text.contains("reporter[phone]"))
            let check = try await browser.send(Browser.who)
            for told in ["跑了三趟", "县规划和自然资源局", "两边互相推", "要跑几个单位", "赵六", "13800131234"] {
                #expect(check.words.contains(told), "\(told)")
            }
            let before = try town.position
            let receipt = try await browser.send(["go": "send"])
            #expect(try town.position > before)
            #expect(receipt.status == 200 && receipt.text.contains("500231-2026-000001"))
            let matter = try await client.get("matters/500231-2026-000001", as: "office")
            #expect(matter.fields["unit"]?.text == "natural-resources" && matter.fields["obstacle"]?.text == "complex")
        }
    }

    @Test func `3.1: from the check page each answer is changed in place, and one comes straight back`() async throws {
        let town = try Town()
        try await town.serve { client in
            let browser = Browser(client)
            try await browser.told()
            let place = try await browser.go("/report/place")
            #expect(place.text.contains("value=\"县规划和自然资源局\"") && place.words.contains("回去核对"))
            let back = try await browser.send(["unit": "县公安局", "reason": "", "go": "on"])
            #expect(back.words.contains("县公安局") && !back.words.contains("两边互相推"))
            #expect(back.words.contains("赵六") && self.forms(back) == ["/report/check"])
        }
    }

    @Test func `3.1: a draft is kept under its code, on any device, until its days are over`() async throws {
        let town = try Town()
        try await town.serve { client in
            let phone = Browser(client)
            try await phone.go("/report")
            try await phone.send(Browser.toldAtHome)
            let saved = try await phone.send(["unit": "县公安局", "go": "later"])
            let code = saved.between("<span class=\"code\">", "</span>")
            #expect(code.count == 14 && saved.words.contains("3月9日"))
            let other = Browser(client)
            try await other.go("/report/resume")
            let there = try await other.send(["code": code.lowercased()])
            #expect(there.status == 200 && there.text.contains("value=\"县公安局\""))
            let first = try await other.go("/report/what")
            #expect(first.text.contains("跑了三趟"))
            town.now = town.now.adding(seconds: 7 * 86_400 - 1)
            #expect(try await phone.go("/report/place").text.contains("value=\"县公安局\""))
            town.now = town.now.adding(seconds: 1)
            let over = try await phone.go("/report/place")
            #expect(over.words.contains("没有找到刚才的草稿"))
            let late = try await other.send(["code": code], to: "/report/resume")
            #expect(late.status == 404 && late.text.contains("value=\"\(code)\""))
        }
    }

    @Test func `3.1: a draft lies outside the log, and the tick erases it when its days are over`() async throws {
        let town = try Town()
        try await town.serve { client in
            let before = try town.position
            let browser = Browser(client)
            try await browser.go("/report")
            try await browser.send(Browser.told)
            #expect(try town.position == before)
            let code = try #require(await browser.draftCode)
            #expect(try town.store.read("500231") { try $0.draft(code, at: Town.monday) } != nil)
            try town.store.tick("500231").run(until: Town.monday.adding(seconds: 7 * 86_400))
            #expect(try town.store.read("500231") { try $0.draft(code, at: Town.monday) } == nil)
            let kept = try await browser.go("/report")
            #expect(kept.status == 200 && kept.text.contains("<textarea"))
        }
    }

    @Test func `3.1: she may erase her draft at once, and another's code is not to be guessed`() async throws {
        let town = try Town()
        try await town.serve { client in
            let browser = Browser(client)
            try await browser.go("/report")
            try await browser.send(Browser.told)
            let code = try #require(await browser.draftCode)
            try await browser.go("/report/saved")
            let dropped = try await browser.send(["go": "drop"])
            #expect(dropped.words.contains("草稿已经删掉"))
            #expect(try town.store.read("500231") { try $0.draft(code, at: Town.monday) } == nil)
            for _ in 0..<Limits.wrongCodes {
                #expect(try await client.form("/report/resume", ["code": "AAAA-BBBB-CCCC"]).status == 404)
            }
            let stopped = try await client.form("/report/resume", ["code": "AAAA-BBBB-CCCC"])
            #expect(stopped.status == 429 && stopped.headers[.retryAfter] == "600")
            #expect(stopped.words.contains("请等 10 分钟") && stopped.text.contains("value=\"AAAA-BBBB-CCCC\""))
        }
    }

    @Test func `3.1: a page filled in after its draft ended keeps that page and says what is gone`() async throws {
        let town = try Town()
        try await town.serve { client in
            let browser = Browser(client)
            try await browser.go("/report")
            try await browser.send(Browser.told)
            town.now = town.now.adding(seconds: 8 * 86_400)
            let told = try await browser.send(Browser.place)
            #expect(told.words.contains("您刚才填的这一页还在"))
            let place = try await browser.go("/report/place")
            #expect(place.text.contains("value=\"县规划和自然资源局\""))
        }
    }

    @Test func `3.1: pressing twice, and pressing reload, is one matter and one receipt`() async throws {
        let town = try Town()
        try await town.serve { client in
            let browser = Browser(client)
            try await browser.told()
            let draft = try #require(await browser.hidden("draft"))
            let first = try await browser.send(["go": "send"])
            let position = try town.position
            let again = try await client.form("/report/check", ["draft": draft, "go": "send"])
            #expect(again.status == 303 && again.location == "/report/receipt")
            let reloaded = try await browser.go("/report/receipt")
            #expect(try town.position == position && reloaded.words == first.words)
            // Neither a word nor a name is left in the draft, and the receipt is gone after an hour, or when put away.
            let kept = try town.store.read("500231") { try $0.draft(draft, at: Town.monday) }
            #expect(kept?.body.contains("赵六") == false && kept?.body.contains("三趟") == false)
            #expect(try await browser.send(["go": "done"], to: "/report/draft").status == 200)
            let away = try await browser.go("/report/receipt")
            #expect(away.text.contains("name=\"number\""))
            let anew = try await browser.go("/report")
            #expect(anew.text.contains("<textarea"))
        }
    }

    @Test func `3.1: what cannot be sent leads back to its page, and everything typed is still there`() async throws {
        let town = try Town()
        try await town.serve { client in
            let browser = Browser(client)
            let long = String(repeating: "长", count: Limits.narrative + 1)
            try await browser.go("/report")
            let told = try await browser.send(["narrative": long, "go": "on"])
            #expect(told.status == 422 && told.text.contains(long) && told.text.contains("href=\"#narrative\""))
            #expect(told.text.contains("<title>有错误：") && told.text.contains("aria-invalid=\"true\""))
            let check = try await browser.go("/report/check")
            #expect(check.status == 200)
            let before = try town.position
            let refused = try await browser.send(["go": "send"])
            #expect(refused.status == 422 && refused.text.contains("href=\"/report/what#narrative\""))
            #expect(refused.text.contains("href=\"/report/you#reporter-name\""))
            #expect(try town.position == before)
            let there = try await browser.go("/report/what")
            #expect(there.text.contains(long))
            let hostile = try await browser.send(
                ["narrative": "<script>alert(1)</script>", "channel": "hall", "reporter[name]": "李四", "go": "on"])
            #expect(!hostile.text.contains("<script>alert") && !hostile.words.contains("李四"))
        }
    }

    @Test func `3.1: names and numbers need her consent, each sensitive thing its own`() async throws {
        let town = try Town()
        try await town.serve { client in
            let browser = Browser(client)
            let asked = try await browser.told(
                ["reporter[kind]": "person", "reporter[name]": "张三", "reporter[phone]": "13800131234", "go": "on"])
            #expect(asked.status == 422 && asked.text.contains("href=\"#consent-particulars\""))
            let more = try await browser.send([
                "reporter[kind]": "person", "reporter[name]": "张三", "reporter[phone]": "13800131234",
                "reporter[idNumber]": "51022319600101001X", "consent[particulars]": "true", "go": "on",
            ])
            #expect(more.status == 422 && more.text.contains("href=\"#consent-identity\""))
            #expect(more.text.contains("value=\"51022319600101001X\"") && more.text.contains("<details open>"))
            let nameless = try await browser.send(["reporter[kind]": "anonymous", "go": "on"])
            #expect(nameless.status == 200 && nameless.words.contains("请一定记下编号和查询码"))
            let receipt = try await browser.send(["go": "send"])
            #expect(receipt.words.contains("500231-2026-000001"))
        }
    }

    @Test(arguments: [
        ("person", "13800131234", "510223196001010010", "身份证号最后一位对不上"),
        ("person", "023-74522706", "", "这是座机"), ("person", "74522706", "", "没有区号"),
        ("person", "1380000", "", "手机号是 11 位"), ("person", "13800", "", "手机号是 11 位"),
        ("person", "７４５２２", "", "不像手机号"), ("person", "１２３４５６７８９０１", "", "不像手机号"),
        ("enterprise", "13800131234", "N2500231MA5YYYYYY1", "村集体的老代码"),
    ])
    func `3.1: a number that looks wrong is doubted, and going on confirms it`(
        _ kind: String, _ phone: String, _ identity: String, _ said: String
    ) async throws {
        let town = try Town()
        try await town.serve { client in
            let browser = Browser(client)
            let check = try await browser.told([
                "reporter[kind]": kind, "reporter[name]": "张三", "reporter[phone]": phone,
                "reporter[idNumber]": identity, "consent[particulars]": "true", "consent[identity]": "true", "go": "on",
            ])
            #expect(
                check.status == 200 && check.words.contains(said) && check.text.contains("href=\"/report/you#reporter-")
            )
            let receipt = try await browser.send(["go": "send"])
            #expect(receipt.words.contains("500231-2026-000001"))
            let api = try await client.post(
                "matters", as: nil,
                [
                    "channel": "online", "narrative": "办不下来。",
                    "reporter": [
                        "kind": .text(kind), "name": "张三", "phone": .text(phone), "idNumber": .text(identity),
                    ],
                ])
            #expect(api.status == 201)
            let warned = api.fields["warnings"]?[0]
            #expect(warned?["detail"]?.text?.contains(said) == true, "\(api.text)")
        }
    }

    @Test func `3.1: the little script saves a page while it is written`() async throws {
        let town = try Town()
        try await town.serve { client in
            let kept = try await client.form("/report/what", ["narrative": "写到一半", "go": "keep"])
            #expect(kept.status == 200 && kept.fields["said"]?.text?.contains("草稿号") == true)
            let code = try #require(kept.fields["code"]?.text)
            let cookie = try #require(kept.headers[.setCookie]?.split(separator: ";").first.map(String.init))
            #expect(cookie.hasPrefix("draft=\(code)."))
            let page = try await client.get("/report/what", as: nil, ["Cookie": cookie])
            #expect(page.text.contains("写到一半"))
        }
    }
}
