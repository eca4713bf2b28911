// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import MatterCore
import Testing

@testable import MatterWeb

/// What was typed outlives a session, another page's token, a second click and a faster colleague.
@Suite struct KeptFormPageTests {
    private static let judgement: [(String, String)] = [
        ("decision", "decline"), ("explanation", "不属于“办不成事”"), ("obstacle", ""), ("ground", ""),
    ]

    /// Every value of the page's hidden inputs, by name.
    private func hidden(_ page: Answered) -> [(String, String)] {
        page.text.matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)">/).map {
            (String($0.1), String($0.2).replacing("&quot;", with: "\""))
        }
    }

    private func cookie(_ answer: Answered) -> [String: String] {
        ["Cookie": String((answer.headers[.setCookie] ?? "").split(separator: ";").first ?? "")]
    }

    private func signedIn(_ account: String = "office") -> [(String, String)] {
        [("sign-in[account]", account), ("sign-in[password]", Town.password)]
    }

    @Test func `closed loop: a form sent after the session ended asks to sign in, and comes back as it was typed`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let before = try town.position
            let address = "/desk/matters/\(number)/judgement"
            let ended = ["Cookie": "\(Session.cookieName)=bc_0"]
            let asked = try await client.form(address, Self.judgement + [("csrf", "old")], ended)
            #expect(asked.status == 401 && asked.words.contains("刚才填写的内容没有丢"))
            #expect(asked.forms == [address], "signing in goes on with it")
            let carried = hidden(asked)
            #expect(carried.map(\.0) == Self.judgement.map(\.0), "every field, and no old token")
            let wrong = try await client.form(
                address, carried + [("sign-in[account]", "office"), ("sign-in[password]", "nonsense")])
            #expect(wrong.status == 401 && wrong.text.contains("value=\"office\"") && !wrong.text.contains("nonsense"))
            #expect(hidden(wrong).map(\.0) == carried.map(\.0), "a wrong password loses nothing either")
            let back = try await client.form(address, carried + signedIn())
            #expect(back.status == 409 && back.words.contains("请核对后再提交一次"))
            #expect(back.text.contains("不属于“办不成事”"))
            #expect(try town.position == before, "nothing is done before she has looked")
            let token = back.between("name=\"csrf\" value=\"", "\"")
            let sent = try await client.form(
                address, [("decision", "accept"), ("obstacle", "complex"), ("csrf", token)], cookie(back))
            #expect(sent.status == 303 || sent.status == 422, "the new session's page may post: \(sent.status)")
            #expect(sent.status != 409)
        }
    }

    @Test func `closed loop: a form of an earlier session comes back with its words, not with a refusal`() async throws
    {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let first = try await client.form("/desk/sign-in", ["account": "office", "password": Town.password])
            let page = try await client.get("/desk/matters/\(number)", as: nil, cookie(first))
            let old = page.between("name=\"csrf\" value=\"", "\"")
            let second = try await client.form("/desk/sign-in", ["account": "office", "password": Town.password])
            let late = try await client.form(
                "/desk/matters/\(number)/judgement", Self.judgement + [("csrf", old)], cookie(second))
            #expect(late.status == 409 && late.text.contains("不属于“办不成事”"))
            let elsewhere = try await client.form(
                "/desk/matters/\(number)/judgement", Self.judgement + [("csrf", old)],
                cookie(second).merging(["Sec-Fetch-Site": "cross-site"]) { $1 })
            #expect(elsewhere.status == 403 && !elsewhere.text.contains("不属于“办不成事”"))
        }
    }

    @Test(arguments: [
        ("office", "/desk/matters/new", "narrative", "跑了三趟，一个说先备案"),
        ("office", "/desk/record-forms/investigation", "question", "两边互相推"),
        ("head", "/desk/organisation/responsibilities", "text", "牵头协调部门"),
        ("office", "/desk/imports", "text", "标题\t内容\n备案\t跑了三趟"),
    ])
    func `closed loop: every desk form survives the end of a session`(
        _ account: String, _ address: String, _ name: String, _ words: String
    ) async throws {
        let town = try Town()
        try await town.serve { client in
            let before = try town.position
            let asked = try await client.form(address, [(name, words), ("step", "import")])
            #expect(asked.status == 401 && asked.text.contains(words))
            let back = try await client.form(address, hidden(asked) + signedIn(account))
            #expect(back.text.contains(words) && !cookie(back).isEmpty, "\(address)")
            #expect(try town.position == before)
        }
    }

    @Test func `closed loop: a ledger pasted into a page of an earlier session is looked at again, not lost`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let session = try await client.form("/desk/sign-in", ["account": "office", "password": Town.password])
            let before = try town.position
            let words = "标题\t内容\n备案\t跑了三趟"
            let late = try await client.form(
                "/desk/imports", [("text", words), ("step", "import"), ("csrf", "of an earlier session")],
                cookie(session))
            #expect(late.text.contains(words))
            #expect(try town.position == before)
        }
    }

    @Test func `closed loop: a file sent without a session leads to sign in, and back to its page`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let type = ["Content-Type": "multipart/form-data; boundary=x"]
            let sent = try await client.send(
                .post, "/desk/matters/\(number)/attachments", as: nil, Array("--x--\r\n".utf8), type)
            #expect(sent.status == 303 && sent.location == "/desk/sign-in?back=/desk/matters/\(number)")
        }
    }

    @Test func `closed loop: whoever comes second finds her words beside the reason`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let matter = "/desk/matters/\(number)"
            let accepted = try await client.post("matters/\(number)/judgement", as: "office2", Said.acceptance)
            #expect(accepted.status == 200)
            let late = try await client.form("\(matter)/judgement", as: "office", Self.judgement)
            #expect(late.status == 409 || late.status == 422)
            #expect(late.words.contains("您刚才填写的内容还在这里"))
            #expect(late.words.contains("不属于“办不成事”"))
            #expect(!late.text.contains("id=\"form-judgement\""), "what may no longer be done is not offered")
        }
    }

    @Test func `3.1: a page registers once however often it is sent`() async throws {
        let town = try Town()
        try await town.serve { client in
            let page = try await client.get("/desk/matters/new", as: "window")
            let once = page.between("name=\"once\" value=\"", "\"")
            #expect(!once.isEmpty)
            let report = [
                ("channel", "hall"), ("narrative", "跑了三趟"), ("reporter[name]", "张三"), ("step", "register"),
                ("once", once),
            ]
            let first = try await client.form("/desk/matters/new", as: "window", report)
            let position = try town.position
            let second = try await client.form("/desk/matters/new", as: "window", report)
            #expect(first.status == 201 && second.status == 201)
            #expect(first.words.contains("没有留电话") && !first.words.contains("打电话问您"), "no promise nobody can keep")
            let number = first.between("<span class=\"code\">", "<")
            #expect(!number.isEmpty && second.between("<span class=\"code\">", "<") == number)
            #expect(try town.position == position)
            let fresh = try await client.get("/desk/matters/new", as: "window")
            let next = fresh.between("name=\"once\" value=\"", "\"")
            let third = try await client.form(
                "/desk/matters/new", as: "window", report.dropLast() + [("once", next)])
            #expect(third.status == 201 && third.between("<span class=\"code\">", "<") != number)
        }
    }
}
