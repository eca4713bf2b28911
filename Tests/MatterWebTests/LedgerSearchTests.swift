// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import MatterStore
import Testing

@testable import MatterWeb

/// The ledger searched by who told a matter (D1), and what the matter's page says of people and of other matters.
@Suite(.everyEngine) struct LedgerSearchTests {
    private static let phone = "13800000001"

    private func readings(_ client: Client) async throws -> [String] {
        let list = try await client.get("identity-readings", as: "oversight")
        return (list.fields["items"]?.list ?? []).map {
            "\($0["account"]?.text ?? "") \($0["matter"]?.text ?? "") \($0["purpose"]?.text ?? "")"
        }
    }

    private func found(_ client: Client, _ text: String, as account: String) async throws -> [String] {
        let list = try await client.get("matters?q=\(text.addingPercentEncoding)", as: account)
        #expect(list.status == 200)
        return (list.fields["items"]?.list ?? []).compactMap { $0["number"]?.text }
    }

    private func registered(_ client: Client, _ name: String, _ phone: String) async throws -> String {
        let person: Fields = ["kind": "person", "name": .text(name), "phone": .text(phone)]
        return try await client.registered(Said.report.without("reporter").adding(["reporter": person])).number
    }

    @Test func `D1: the ledger finds a telephone in any spelling and a whole name, and enters who was found by whom`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let mobile = try await registered(client, "王五", "13900000009")
            let landline = try await registered(client, "赵六", "74500000")
            _ = try await registered(client, "李四", "13700000007")
            for text in ["13900000009", "139 0000 0009", "+86 139-0000-0009", "１３９００００ ０００９", "王五", " 王五 "] {
                #expect(try await found(client, text, as: "discipline") == [mobile], "\(text)")
            }
            for text in ["74500000", "023-74500000", "（023）74500000", "023 7450 0000", "赵六"] {
                #expect(try await found(client, text, as: "head") == [landline], "\(text)")
            }
            for text in ["1390000000", "王", "五", "138", "\"", "%", "王_"] {
                #expect(try await found(client, text, as: "discipline") == [], "only whole ones: \(text)")
            }
            // Once a day for an account and matter, and only where somebody was found.
            #expect(try await readings(client) == ["head \(landline) search", "discipline \(mobile) search"])
            let page = try await client.get("/desk/matters?q=13900000009", as: "leader")
            #expect(page.text.contains(mobile))
            #expect(try await readings(client).first == "leader \(mobile) search")
            let seen = try await client.get("/desk/identity-readings", as: "oversight")
            #expect(seen.words.contains("按姓名、电话查找"))
        }
    }

    @Test func `D1: by a name or a telephone a unit finds nothing, nor does who runs the system`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await Situation.received.arise(client)
            for account in ["resources", "resources-leader", "police", "admin", "security", "audit"] {
                for text in [Self.phone, "138 0000 0001", "张三"] {
                    #expect(try await found(client, text, as: account) == [], "\(account) \(text)")
                    let page = try await client.get("/desk/matters?q=\(text.addingPercentEncoding)", as: account)
                    #expect(!page.text.contains("href=\"/desk/matters/\(number)\""), "\(account) \(text)")
                    #expect(!page.text.contains("完整的姓名"), "\(account)")
                }
            }
            #expect(try await found(client, Self.phone, as: "office") == [number])
            #expect(try await readings(client).allSatisfy { !$0.hasSuffix(" search") || $0.hasPrefix("office ") })
        }
    }

    @Test func `D1: an export of a search by person is entered like the search itself`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await registered(client, "王五", "13900000009")
            let file = try await client.get("ledger?format=csv&q=13900000009", as: "discipline")
            #expect(file.text.contains(number) && !file.text.contains("王五"))
            #expect(try await readings(client) == ["discipline \(number) search"])
        }
    }

    @Test func `D1: joint reporters stand on the page of their matter, masked, for the desks alone`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (number, _) = try await Situation.joint.arise(client)
            let page = "/desk/matters/\(number)"
            let masked = try await client.get(page, as: "discipline").text
            #expect(masked.contains("<dt>联名人（代表人）</dt><dd>王*　138****0005</dd>"))
            let shown = try await client.form("\(page)/identity", as: "discipline", ["purpose": "supervision"]).text
            #expect(shown.contains("<dt>联名人（代表人）</dt><dd>王五　13800000005</dd>"))
            for account in ["resources", "admin"] {
                #expect(!(try await client.get(page, as: account).text.contains("联名人（代表人）</dt>")), "\(account)")
            }
        }
    }

    @Test func `D2: linked and merged matters are links, there and back, and a unit has none`() async throws {
        let town = try Town()
        try await town.serve { client in
            let (first, _) = try await Situation.received.arise(client)
            let (linked, _) = try await Situation.linked.arise(client)
            let (merged, _) = try await Situation.merged.arise(client)
            for (from, to) in [(linked, first), (first, linked), (merged, first), (first, merged)] {
                let page = try await client.get("/desk/matters/\(from)", as: "office")
                #expect(page.text.contains("<p class=\"done-note\"><a href=\"/desk/matters/\(to)\">"), "\(from) \(to)")
            }
            let unit = try await client.get("/desk/matters/\(first)", as: "resources")
            #expect(!unit.text.contains(linked) && !unit.text.contains(merged))
        }
    }
}
