// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import MatterCore
import Testing

@testable import MatterWeb

/// The doors anybody may knock at: how often, how heavy, and in which language.
@Suite struct PublicDoorTests {
    @Test func `public doors: nameless reports from one address are limited, and what was typed stays`() async throws {
        let town = try Town(behindProxy: true)
        try await town.serve { client in
            let nameless: Fields = ["channel": "online", "narrative": "不给办。", "reporter": ["kind": "anonymous"]]
            let from = ["X-Forwarded-For": "203.0.113.9, 198.51.100.7"]
            for _ in 0..<Limits.anonymousPerHour {
                #expect(try await client.post("matters", as: nil, nameless, from).status == 201)
            }
            let stopped = try await client.post("matters", as: nil, nameless, from)
            #expect(stopped.status == 429 && stopped.headers[.retryAfter] == "3600")
            #expect(stopped.detail.contains("请等 60 分钟"))
            let browser = Browser(client, from)
            try await browser.told(["reporter[kind]": "anonymous", "go": "on"])
            let page = try await browser.send(["go": "send"])
            #expect(page.status == 429 && page.words.contains("请等 60 分钟") && page.words.contains("跑了三趟"))
            // Others are not held up: neither the next address, nor whoever gives a name, nor the next hour.
            let next = ["X-Forwarded-For": "203.0.113.9, 198.51.100.8"]
            #expect(try await client.post("matters", as: nil, nameless, next).status == 201)
            #expect(try await client.post("matters", as: nil, Said.report(channel: "online"), from).status == 201)
            town.now = town.now.adding(seconds: 3600)
            let sent = try await browser.send(["go": "send"])
            #expect(sent.words.contains("回执"))
        }
    }

    @Test func `public doors: guessing tracking codes ends soon, by number and by address`() async throws {
        let town = try Town(behindProxy: true)
        try await town.serve { client in
            for place in 0..<Limits.wrongCodes {
                let number = "500231-2026-" + String(String(1_000_000 + place).dropFirst())
                let page = try await client.form(
                    "/track", ["number": number, "code": "AAAAAAAA"], ["X-Forwarded-For": "198.51.100.7"])
                #expect(page.status == 404)
            }
            let other: KeyValuePairs = ["number": "500231-2026-777777", "code": "AAAAAAAA"]
            let stopped = try await client.form("/track", other, ["X-Forwarded-For": "198.51.100.7"])
            #expect(stopped.status == 429 && stopped.headers[.retryAfter] == "600")
            #expect(stopped.text.contains("value=\"500231-2026-777777\""))
            let api = try await client.get(
                "track/500231-2026-777777?code=A", as: nil, ["X-Forwarded-For": "198.51.100.7"])
            #expect(api.status == 429)
            #expect(try await client.form("/track", other, ["X-Forwarded-For": "198.51.100.8"]).status == 404)
        }
    }

    @Test(arguments: [
        ("2001:db8::1", "2001:db8:0:0"), ("2001:0DB8:0:0:9:8:7:6", "2001:db8:0:0"),
        ("2001:db8::9:8:7:6", "2001:db8:0:0"),
        ("2001:db8:0:1::1", "2001:db8:0:1"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2"), ("fe80::", "fe80:0:0:0"),
        ("::1", "0:0:0:0"), ("::ffff:198.51.100.7", "198.51.100.7"), ("198.51.100.7", "198.51.100.7"),
        ("198.51.100.7:50123", "198.51.100.7"), ("[2001:db8::1]:50123", "2001:db8:0:0"), ("here", "here"),
    ])
    func `public doors: a household is one address, however it is written`(_ address: String, _ network: String) {
        #expect(Site.network(address) == network)
    }

    @Test func `public doors: counting is bounded, and a flood frees nobody who was stopped`() {
        let rule = Visits.Rule(name: "knock", most: 2, seconds: 600)
        let visits = Visits(capacity: 100)
        let start = Town.monday
        for second in 0..<1000 { visits.count(rule, "\(second)", at: start.adding(seconds: second / 10)) }
        #expect(visits.known <= 100)
        for _ in 0..<2 { visits.count(rule, "late", at: start.adding(seconds: 200)) }
        for other in 0..<60 { visits.count(rule, "other \(other)", at: start.adding(seconds: 150)) }
        #expect(visits.wait(rule, "late", at: start.adding(seconds: 200)) == 600)
        #expect(visits.wait(rule, "late", at: start.adding(seconds: 799)) == 1)
        #expect(visits.wait(rule, "late", at: start.adding(seconds: 800)) == nil)
        #expect(visits.wait(rule, "nobody", at: start) == nil)
    }

    /// Every public page as somebody meets it, in one language.
    private func pages(_ client: Client, _ language: String) async throws -> [(String, Answered)] {
        let browser = Browser(client, ["Accept-Language": language])
        var pages: [(String, Answered)] = []
        for path in ["/", "/report/what", "/track", "/rate", "/privacy", "/outcomes", "/report/resume", "/nothing"] {
            pages.append((path, try await client.get(path, as: nil, ["Accept-Language": language])))
        }
        try await browser.go("/report")
        for (step, values) in [("what", Browser.told), ("place", Browser.place), ("kind", Browser.kind)] {
            pages.append((step, try await browser.send(values)))
        }
        pages.append(("saved", try await browser.go("/report/saved")))
        pages.append(("found", try await browser.go("/report")))
        let shown = try await browser.go("/report/you")
        let wrong: KeyValuePairs = ["reporter[kind]": "person", "reporter[phone]": "x", "go": "on"]
        pages.append(("wrong", try await browser.send(wrong)))
        let seen = shown.between("name=\"seen\" value=\"", "\"").replacing(/\..*/, with: ".another")
        let other: KeyValuePairs = ["reporter[kind]": "anonymous", "seen": seen, "go": "on"]
        pages.append(("elsewhere", try await browser.send(other)))
        pages.append(("check", try await browser.send(Browser.who)))
        pages.append(("resume", try await browser.go("/report/resume?note=gone")))
        pages.append(("idle", try await client.get("/report/what?note=idle", as: nil, ["Accept-Language": language])))
        try await browser.go("/report/check")
        let receipt = try await browser.send(["go": "send"])
        let codes = receipt.text.matches(of: /<span class="code">([^<]+)<\/span>/).map { String($0.1) }
        pages.append(("receipt", receipt))
        pages.append(("track", try await browser.send(["number": codes[0], "code": codes[1]], to: "/track")))
        pages.append(("untracked", try await browser.send(["number": codes[0], "code": "x"], to: "/track")))
        return pages
    }

    @Test func `public pages: each with its stylesheet and script is below 100 KB`() async throws {
        let town = try Town()
        try await town.serve { client in
            for (name, page) in try await pages(client, "zh-CN") {
                let bytes = page.text.utf8.count + Stylesheet.bytes.count + Script.bytes.count
                #expect(bytes < 100_000, "\(name) \(bytes)")
            }
        }
    }

    @Test func `public pages: English is complete, but for what people and the county wrote themselves`() async throws {
        let town = try Town()
        try await town.serve { client in
            let own = ["中文", "养殖场备案办不下来。", "跑了三趟，一个说先备案，一个说先用地。", "县规划和自然资源局", "两边互相推", "赵六"]
            for (name, page) in try await pages(client, "en") {
                #expect(page.text.contains("<html lang=\"en\">"), "\(name)")
                var text = page.text.replacing(/<datalist[\s\S]*?<\/datalist>/, with: "")
                for words in own { text = text.replacing(words, with: "") }
                let chinese = text.unicodeScalars.filter { (0x3400...0x9FFF).contains($0.value) }
                #expect(chinese.isEmpty, "\(name): \(String(String.UnicodeScalarView(chinese)))")
            }
        }
    }

    @Test func `public pages: a landmark each, one first heading, and a person's number, whatever happened`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            for (name, page) in try await pages(client, "zh-CN") {
                let tags = HTMLTag.scan(page.text).filter { !$0.closes }
                for landmark in ["header", "nav", "main", "footer", "h1"] {
                    #expect(tags.count { $0.name == landmark } == 1, "\(name) \(landmark)")
                }
                #expect(page.text.contains("href=\"tel:02374522706\""), "\(name)")
                let ids = Set(tags.compactMap { $0.attributes["id"] })
                for tag in tags {
                    let named = (tag.attributes["aria-describedby"] ?? "").split(separator: " ").map(String.init)
                    #expect(named.allSatisfy(ids.contains), "\(name) \(named)")
                    if let href = tag.attributes["href"], href.hasPrefix("#") {
                        #expect(ids.contains(String(href.dropFirst())), "\(name) \(href)")
                    }
                }
            }
        }
    }

    @Test func `3.4b: after completion she rates on her progress page, once, and nothing typed is lost`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, code) = try await Situation.completed.arise(client)
            let key: [(String, String)] = [("number", number), ("code", code)]
            let page = try await client.form("/track", key)
            #expect(page.forms.contains("/track/rating") && page.text.contains("name=\"ratings[attitude]\""))
            let empty = try await client.form("/track/rating", key + [("remark", "都还行")])
            #expect(empty.status == 422 && empty.text.contains("都还行"))
            let wrong = try await client.form("/track/rating", key + [("ratings[result]", "x"), ("remark", "慢")])
            #expect(wrong.status == 422 && wrong.text.contains("href=\"#rating-result\"") && wrong.text.contains("慢"))
            let told = [("ratings[attitude]", "5"), ("ratings[result]", "2"), ("remark", "来回跑")]
            let rated = try await client.form("/track/rating", key + told)
            #expect(rated.words.contains("您的评价已经收到") && !rated.forms.contains("/track/rating"))
            #expect(rated.words.contains("来回跑"))
            let again = try await client.form("/track/rating", key + told)
            #expect(again.status == 422 && again.words.contains("您已经评价过了"))
            // The unit learns nothing of it, and the office still calls.
            let unit = try await client.get("/desk/matters/\(number)", as: "resources")
            #expect(!unit.text.contains("来回跑"))
            let office = try await client.get("matters/\(number)", as: "office")
            #expect(office.actions.contains("follow-up-calls"))
        }
    }

    @Test func `elder: on her progress page she changes size, contrast and language and stays where she is`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let (number, code) = try await Situation.completed.arise(client)
            let key = [("number", number), ("code", code)]
            let urged = try await client.form("/track/urge", key)
            #expect(urged.status == 200 && !urged.text.contains("/preference/"))
            for look in ["large/1", "contrast/1", "language/en"] {
                #expect(urged.text.contains("<button class=\"link\" name=\"look\" value=\"\(look)\""), "\(look)")
                let set = try await client.form("/track/look", key + [("look", look)])
                // 307: the browser sends the same form once more, and neither number nor code enters an address.
                #expect(set.status == 307 && set.location == "/track")
                let kept = look.replacing("/", with: "=")
                #expect(set.headers[.setCookie]?.hasPrefix(kept + ";") == true, "\(look)")
                let shown = try await client.form("/track", key + [("look", look)], ["Cookie": kept])
                #expect(shown.status == 200 && shown.text.contains(number))
                let marks = ["large/1": "class=\"large\"", "contrast/1": "class=\"strong\""]
                #expect(shown.text.contains(marks[look] ?? "<html lang=\"en\""), "\(look)")
            }
            for look in ["large/2", "draft/1", "large", ""] {
                #expect(try await client.form("/track/look", key + [("look", look)]).status == 404, "\(look)")
            }
        }
    }

    @Test func `elder: large text and strong contrast stay, on every page, until they are switched back`() async throws
    {
        let town = try Town()
        try await town.serve { client in
            let browser = Browser(client)
            let steps = [
                ("/preference/large/1?back=/report", "large"), ("/preference/contrast/1?back=/privacy", "large strong"),
                ("/track", "large strong"), ("/preference/large/0?back=/", "strong"),
            ]
            for (address, looks) in steps {
                let page = try await browser.go(address)
                #expect(page.text.contains("class=\"\(looks)\">"), "\(address)")
            }
        }
    }
}
