// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import MatterCore
import MatterFixtures
import MatterStore
import Testing

@testable import MatterWeb

/// Who is shown who told a matter, and what is entered of it.
@Suite(.everyEngine) struct IdentityTests {
    private static let phone = "13800000001"

    private func entries(_ client: Client, _ query: String = "") async throws -> [String] {
        let list = try await client.get("identity-readings\(query)", as: "oversight")
        #expect(list.status == 200)
        return (list.fields["items"]?.list ?? []).map {
            "\($0["account"]?.text ?? "") \($0["matter"]?.text ?? "") \($0["purpose"]?.text ?? "")"
        }
    }

    @Test func `D1: a name stays covered until somebody asks for it with a purpose, and then only on that answer`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let page = "/desk/matters/\(number)"
            let before = try await client.get(page, as: "discipline")
            #expect(before.text.contains("张*") && before.text.contains("138****0001"))
            #expect(!before.text.contains(Self.phone) && before.forms.contains("\(page)/identity"))
            let api = try await client.get("matters/\(number)", as: "discipline")
            #expect(api.fields["reporter"]?["phone"] == "138****0001" && !api.text.contains(Self.phone))
            #expect(try await entries(client) == [])
            let shown = try await client.form("\(page)/identity", as: "discipline", ["purpose": "supervision"])
            #expect(shown.status == 200 && shown.text.contains(Self.phone) && shown.text.contains("监督核查"))
            #expect(shown.headers[.cacheControl] == "no-store")
            #expect(try await entries(client) == ["discipline \(number) supervision"])
            #expect(try await !client.get(page, as: "discipline").text.contains(Self.phone))
            #expect(try await entries(client).count == 1)
        }
    }

    @Test func `D1: without a purpose of the list nothing is shown, nothing entered, and the form says so`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            for purpose in ["", "curiosity", "duty", "<script>"] {
                let page = try await client.form(
                    "/desk/matters/\(number)/identity", as: "discipline", ["purpose": purpose])
                #expect(page.status == 422 && !page.text.contains(Self.phone), "\(purpose)")
                #expect(page.text.contains("identity-purpose-wrong"), "\(purpose)")
                let api = try await client.post(
                    "matters/\(number)/identity-readings", as: "discipline", ["purpose": .text(purpose)])
                #expect(api.status == 422 && !api.text.contains(Self.phone), "\(purpose)")
            }
            #expect(try await entries(client) == [])
        }
    }

    @Test func `D1: over the API the names come back for a purpose, entered each time`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            for _ in 0..<2 {
                let answer = try await client.must(
                    "matters/\(number)/identity-readings", as: "leader", ["purpose": "verify"])
                #expect(answer.fields["items"]?[0]?["phone"] == .text(Self.phone))
            }
            #expect(try await entries(client, "?account=leader").count == 2)
            #expect(try await entries(client, "?account=office") == [])
            #expect(try await entries(client, "?matter=\(number)&day=2026-03-02").count == 2)
            #expect(try await entries(client, "?day=2026-03-01") == [])
        }
    }

    @Test func `D1: whoever must call is shown the number unasked, and that is entered once a day`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered(Said.report(channel: "online"), as: nil).number
            for _ in 0..<2 {
                let page = try await client.get("/desk/matters/\(number)", as: "office")
                #expect(page.text.contains(Self.phone) && !page.forms.contains("/desk/matters/\(number)/identity"))
                #expect(try await client.get("matters/\(number)", as: "office").text.contains(Self.phone))
            }
            #expect(try await entries(client) == ["office \(number) duty"])
            town.now = town.now.adding(seconds: 86_400)
            _ = try await client.get("/desk/matters/\(number)", as: "office")
            #expect(try await entries(client).count == 2)
            #expect(try town.store.verify("500231").flaws == [])
        }
    }

    @Test func `D1: who looked is for oversight and audit, and for no unit`() async throws {
        let town = try Town()
        try await town.serve { client in
            for (account, _, _) in Town.accounts {
                let may = ["oversight", "audit"].contains(account)
                let list = try await client.get("identity-readings", as: account)
                #expect(list.status == (may ? 200 : 403), "\(account)")
                let page = try await client.get("/desk/identity-readings", as: account)
                #expect(page.status == (may ? 200 : 403), "\(account)")
                let board = try await client.get("/desk", as: account)
                #expect(board.text.contains("/desk/identity-readings") == may, "\(account)")
            }
        }
    }

    @Test func `D1: those who run the system are shown nobody, whatever purpose they give`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            for account in ["admin", "security", "audit"] {
                let answer = try await client.post(
                    "matters/\(number)/identity-readings", as: account, ["purpose": "safety"])
                #expect(answer.status == 403 && !answer.text.contains(Self.phone), "\(account)")
                let page = try await client.form(
                    "/desk/matters/\(number)/identity", as: account, ["purpose": "safety"])
                #expect(page.status == 403 && !page.text.contains("张三</dd>"), "\(account)")
            }
            #expect(try await entries(client) == [])
        }
    }

    @Test func `D1: the list shows who read how much`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            _ = try await client.must("matters/\(number)/identity-readings", as: "leader", ["purpose": "contact"])
            let list = try await client.get("identity-readings", as: "audit")
            #expect(list.fields["counts"]?[0] == ["account": "leader", "readings": 1, "matters": 1])
            let page = try await client.get("/desk/identity-readings?account=leader", as: "audit")
            #expect(page.words.contains("联系反映人") && page.words.contains(number))
            #expect(!page.text.contains(Self.phone))
            try Exchange.check(page, "identity-readings")
        }
    }
}
