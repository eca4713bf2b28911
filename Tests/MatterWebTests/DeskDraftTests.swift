// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import MatterCore
import MatterStore
import Testing

@testable import MatterWeb

/// 没写完的: what an official began in a form is there again, in another browser and after a night, for her alone.
@Suite struct DeskDraftTests {
    private static let words = "张三来说房产证办不下来，跑了三趟。<b>"

    /// The draft mark a form of the page goes by.
    private func piece(_ page: Answered, _ form: String) throws -> String {
        let rest = try #require(page.text.split(separator: "data-draft=\"\(form)\"").dropFirst().first)
        let found = rest.firstMatch(of: /name="piece" value="([^"]*)"/)
        return String(try #require(found).1)
    }

    @discardableResult
    private func save(
        _ client: Client, _ form: String, as account: String, _ values: [(String, String)], on page: Answered? = nil
    ) async throws -> Answered {
        let place = form.hasPrefix("/desk/matters/5") ? String(form.split(separator: "/judg")[0]) : form
        let shown: Answered
        if let page { shown = page } else { shown = try await client.get(place, as: account) }
        return try await client.form(
            "/desk/drafts?form=\(form)&place=\(place)", as: account, values + [("piece", try piece(shown, form))])
    }

    private let intake = "/desk/matters/new"

    @Test func `4.3: what was begun at intake is there again, says from when it is, and is nobody else's`() async throws
    {
        let town = try Town()
        try await town.serve { client in
            let position = try town.position
            let report = [
                ("narrative", Self.words), ("reporter[phone]", "13800131234"), ("title", ""), ("channel", "hall"),
            ]
            let saved = try await save(client, intake, as: "window", report)
            #expect(saved.status == 200 && saved.fields["said"]?.text?.contains("09:00") == true)
            town.now = town.now.adding(seconds: 3600)
            let again = try await client.get(intake, as: "window")
            #expect(again.words.contains("3月2日 09:00 写了还没有提交的内容"))
            #expect(again.text.contains(">\n张三来说房产证办不下来，跑了三趟。&lt;b&gt;</textarea>"))
            #expect(again.text.contains("value=\"13800131234\"") && again.forms.contains("/desk/drafts/discard"))
            try Exchange.check(again, "desk-draft")
            let board = try await client.get("/desk", as: "window")
            #expect(board.words.contains("您没写完的") && board.text.contains("href=\"/desk/matters/new?kept="))
            for other in ["office", "head", "admin", "audit"] {
                for page in ["/desk", intake] {
                    let theirs = try await client.get(page, as: other)
                    #expect(!theirs.text.contains("张三来说") && !theirs.words.contains("没写完"), "\(other)")
                }
            }
            #expect(try town.position == position, "nothing of it is in the log")
            town.now = town.now.adding(seconds: Limits.deskDraftSeconds)
            #expect(try await !client.get(intake, as: "window").text.contains("张三来说"), "a day later it is gone")
        }
    }

    @Test func `4.3: one press puts it away, without a script too`() async throws {
        let town = try Town()
        try await town.serve { client in
            try await save(client, intake, as: "window", [("narrative", Self.words)])
            let page = try await client.get(intake, as: "window")
            let shown = page.between("name=\"piece\" value=\"", "\"")
            let stranger = try await client.form(
                "/desk/drafts/discard", as: "office", ["form": intake, "piece": shown, "back": intake])
            #expect(stranger.status == 303)
            #expect(try await client.get(intake, as: "window").text.contains("张三来说"), "not by anybody else")
            let gone = try await client.form(
                "/desk/drafts/discard", as: "window", ["form": intake, "piece": shown, "back": "//elsewhere"])
            #expect(gone.status == 303 && gone.location == "/", "and leads nowhere else")
            #expect(try await !client.get(intake, as: "window").text.contains("张三来说"))
        }
    }

    @Test func `4.3: what was accepted is no draft any more, and without a word there is none`() async throws {
        let town = try Town()
        try await town.serve { client in
            let page = try await client.get(intake, as: "window")
            let mine = try piece(page, intake)
            try await save(client, intake, as: "window", [("narrative", Self.words)], on: page)
            let sent = try await client.form(
                intake, as: "window",
                [
                    ("narrative", Self.words), ("reporter[name]", "张三"), ("channel", "hall"), ("step", "register"),
                    ("once", "X"), ("piece", mine),
                ])
            #expect(sent.status == 201)
            #expect(try await !client.get(intake, as: "window").text.contains("张三来说"))
            try await save(client, intake, as: "window", [("narrative", Self.words)])
            let begun = try await client.get(intake, as: "window")
            let emptied = try await save(client, intake, as: "window", [("narrative", " ")], on: begun)
            #expect(emptied.status == 200 && emptied.fields["said"] == "", "\(emptied.text)")
            #expect(try await !client.get(intake, as: "window").text.contains("写了还没有提交"), "emptied by hand")
        }
    }

    @Test func `4.3: two reports begun side by side are two drafts, and the empty form is one press away`() async throws
    {
        let town = try Town()
        try await town.serve { client in
            let (one, other) = (
                try await client.get(intake, as: "window"), try await client.get("\(intake)?kept=new", as: "window")
            )
            try await save(client, intake, as: "window", [("narrative", "第一份")], on: one)
            town.now = town.now.adding(seconds: 60)
            try await save(client, intake, as: "window", [("narrative", "第二份")], on: other)
            let page = try await client.get(intake, as: "window")
            #expect(page.text.contains(">\n第二份</textarea>") && page.words.contains("3月2日 09:00 写的另一份"))
            let link = page.between("<a href=\"/desk/matters/new?kept=", "\"")
            #expect(try await client.get("\(intake)?kept=\(link)", as: "window").text.contains(">\n第一份</textarea>"))
            #expect(try await !client.get("\(intake)?kept=new", as: "window").text.contains("份</textarea>"))
            // Going on from the second takes its place; what its own page wrote meanwhile stays.
            try await save(client, intake, as: "window", [("narrative", "第二份，续")], on: page)
            try await save(client, intake, as: "window", [("narrative", "第二份，原窗口")], on: other)
            let all = try await client.get("/desk", as: "window").text.matches(of: /new\?kept=/).count
            #expect(all == 3)
        }
    }

    @Test func `4.3: a step of a matter is kept; once somebody was faster its words stand beside the reason`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let form = "/desk/matters/\(number)/judgement"
            try await save(client, form, as: "office", [("explanation", "不属于“办不成事”"), ("decision", "decline")])
            let page = try await client.get("/desk/matters/\(number)", as: "office")
            #expect(page.text.contains(">\n不属于“办不成事”</textarea>"))
            #expect(page.text.contains("<details id=\"form-judgement\" open>"))
            #expect(try await !client.get("/desk/matters/\(number)", as: "office2").text.contains("不属于“办不成事”"))
            try await client.must("matters/\(number)/judgement", as: "office2", Said.acceptance)
            let late = try await client.get("/desk/matters/\(number)", as: "office")
            #expect(late.words.contains("这一步现在已经不能办了") && late.words.contains("不属于“办不成事”"))
            #expect(late.forms.contains("/desk/drafts/discard"))
            let shown = late.between("name=\"piece\" value=\"", "\"")
            let away = try await client.form(
                "/desk/drafts/discard", as: "office",
                ["form": form, "piece": shown, "back": "/desk/matters/\(number)"])
            #expect(away.location == "/desk/matters/\(number)")
            #expect(try await !client.get(away.location, as: "office").words.contains("不属于“办不成事”"))
        }
    }

    @Test(arguments: [
        ("office", "/desk/record-forms/investigation", "question"), ("head", "/desk/matters/new", "title"),
    ])
    func `4.3: opening a record is kept as well`(_ account: String, _ form: String, _ name: String) async throws {
        let town = try Town()
        try await town.serve { client in
            guard try await client.get(form, as: account).status == 200 else { return }
            try await save(client, form, as: account, [(name, "两边互相推")])
            #expect(try await client.get(form, as: account).text.contains("两边互相推"))
        }
    }

    @Test
    func `4.3: a draft is refused without the page's own token, without a session, elsewhere, too large, too many`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let page = try await client.get(intake, as: "window")
            let mine = try piece(page, intake)
            let words = [("narrative", Self.words), ("piece", mine)]
            let cookie = ["Cookie": "\(Session.cookieName)=\(town.token("window"))"]
            #expect(try await client.form("/desk/drafts?form=\(intake)", words, cookie).status == 403)
            #expect(try await client.form("/desk/drafts?form=\(intake)", words).status == 401)
            for form in [
                "/desk/account/password", "/desk/organisation/password", "/report/what", "/desk/a/b/../c", "",
                "/desk/matters/%00",
            ] {
                let answer = try await client.form("/desk/drafts?form=\(form)", as: "window", words)
                #expect(answer.status == 404 && answer.fields["said"]?.text?.isEmpty == false, "\(form)")
            }
            #expect(
                try await client.form("/desk/drafts?form=\(intake)", as: "window", [("piece", "x"), ("a", "b")]).status
                    == 404)
            let large = try await client.form(
                "/desk/drafts?form=\(intake)", as: "window",
                [("narrative", String(repeating: "长", count: 9000)), ("piece", mine)])
            #expect(large.status == 413 && large.fields["said"]?.text?.isEmpty == false)
            let secret = [("narrative", "字"), ("password", "垫江的山路十八弯"), ("piece", mine)]
            #expect(try await client.form("/desk/drafts?form=\(intake)", as: "window", secret).status == 200)
            let bodies = try town.store.read("500231") { try $0.drafts(of: "window", at: Town.monday).map(\.body) }
            #expect(bodies.count == 1 && !bodies[0].contains("十八弯"))
            for _ in 1..<Limits.deskDrafts {
                try await save(
                    client, intake, as: "window", [("narrative", "又一份")],
                    on: client.get("\(intake)?kept=new", as: "window"))
            }
            let many = try await save(
                client, intake, as: "window", [("narrative", "第五十一份")],
                on: client.get("\(intake)?kept=new", as: "window"))
            #expect(many.status == 409 && many.fields["said"]?.text?.contains("50") == true)
        }
    }

    @Test func `desk lock: what a page saves by itself keeps no desk open`() async throws {
        let town = try Town()
        try await town.serve { client in
            let browser = Browser(client)
            try await browser.go("/desk/sign-in")
            try await browser.send(["account": "office", "password": Town.password], to: "/desk/sign-in")
            let page = try await browser.go(intake)
            let (token, mine) = (page.between("name=\"csrf\" value=\"", "\""), try piece(page, intake))
            town.now = town.now.adding(seconds: Limits.deskIdleSeconds)
            let saved = try await browser.send(
                ["narrative": "字", "csrf": token, "piece": mine], to: "/desk/drafts?form=\(intake)")
            #expect(saved.status == 200)
            #expect(try await browser.go("/desk/session").fields["left"] == 0)
        }
    }
}
