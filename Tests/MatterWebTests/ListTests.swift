// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterWeb

@Suite(.everyEngine) struct ListTests {
    private static func numbers(_ answer: Answered) -> [String] {
        (answer.fields["items"]?.list ?? []).compactMap { $0["number"]?.text }
    }

    @Test func `3.1: the ledger pages through everything once, the newest first`() async throws {
        let town = try Town()
        try await town.serve { client in
            var made: [String] = []
            for _ in 0..<5 { made.append(try await client.registered().number) }
            var seen: [String] = []
            var path = "matters?limit=2"
            for _ in 0..<3 {
                let page = try await client.get(path, as: "office")
                seen += Self.numbers(page)
                path = "matters?limit=2&cursor=\(page.fields["next"]?.text ?? "")"
            }
            #expect(seen == made.reversed())
            let last = try await client.get("matters?limit=5", as: "office")
            #expect(last.fields["next"] == .null)
        }
    }

    @Test(arguments: [Situation.reported, .two, .suspended, .declineTold, .calledPoor, .joint])
    func `3.1: a line of the list says what the matter itself says, whoever reads`(situation: Situation) async throws {
        try await Town().serve { client in
            let number = try await situation.arise(client).number
            for account in ["window", "office", "resources", "police", "oversight", "audit"] {
                let list = try await client.get("matters", as: account)
                guard let row = list.fields["items"]?.list?.first(where: { $0["number"]?.text == number }) else {
                    #expect(try await client.get("matters/\(number)", as: account).status == 404, "\(account)")
                    continue
                }
                let whole = try await client.get("matters/\(number)", as: account).fields
                for member in row.members ?? [] where member.name != "slips" {
                    #expect(member.value == whole[member.name] ?? .null, "\(account): \(member.name)")
                }
            }
        }
    }

    @Test func `3.1: each filter finds its matters and no others`() async throws {
        let town = try Town()
        try await town.serve { client in
            let plain = try await client.registered().number
            let online = try await client.registered(
                Said.report(channel: "online").adding(["obstacle": "complex"]), as: nil
            ).number
            let issued = try await Situation.issued.arise(client).number
            let expected: [(String, [String])] = [
                ("stage=handling", [issued]), ("stage=intake", [online, plain]), ("channel=online", [online]),
                ("level=1", [issued]), ("obstacle=complex", [online]), ("obstacle=missing-evidence", [issued]),
                ("unit=natural-resources", [issued]), ("unit=%E5%8E%BF%E5%85%AC%E5%AE%89%E5%B1%80", []),
                ("party=unit:natural-resources", [issued]), ("party=office", [issued, online, plain]),
                ("from=2026-03-02&to=2026-03-02", [issued, online, plain]), ("from=2026-03-03", []),
                ("overdue=true", []), ("q=\(plain)", [plain]),
            ]
            for (filter, found) in expected where filter != "party=office" {
                let answer = try await client.get("matters?\(filter)", as: "office")
                #expect(Self.numbers(answer) == found, "\(filter)")
            }
            town.hour(LocalDate("2026-03-10"))
            let overdue = try await client.get("matters?overdue=true", as: "office")
            #expect(Self.numbers(overdue) == [issued, online, plain])
            let search = "matters?q=%E5%8A%9E%E4%B8%8D%E4%BA%86"
            #expect(Self.numbers(try await client.get(search, as: "office")).count == 3)
            #expect(Self.numbers(try await client.get("matters", as: "resources")) == [issued])
        }
    }

    @Test func `3.1: a line of the ledger carries what every matter carries at least`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.calledWell.arise(client).number
            let line = try await client.get("matters", as: "office").fields["items"]?[0]
            let whole = try await client.get("matters/\(number)", as: "office").fields
            for name in [
                "number", "stage", "outcome", "obstacle", "level", "channel", "title", "narrative", "reason",
                "reportedAt", "obligations", "slips", "ratings", "version", "actions",
            ] {
                #expect(line?[name] != nil, "\(name)")
                if name != "slips" { #expect(line?[name] == whole[name], "\(name)") }
            }
            #expect(whole["slips"]?[0]?["unit"] == "natural-resources")
        }
    }

    @Test func `closed loop: one sees one's own obligations, the earliest due first`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.issued.arise(client).number
            _ = try await client.registered(Said.report(channel: "online"), as: nil)
            let unit = try await client.get("obligations", as: "resources").fields["items"]?.list ?? []
            #expect(unit.map { $0["act"] } == ["receive-slip", "complete"])
            #expect(unit.allSatisfy { $0["record"]?.text == number })
            let office = try await client.get("obligations?party=office", as: "head").fields["items"]?.list ?? []
            #expect(office.contains { $0["act"] == "judge" })
            let dues = office.compactMap { $0["dueAt"]?.text }
            #expect(dues == dues.sorted())
            let foreign = try await client.get("obligations?party=office", as: "resources")
            #expect(foreign.wrong == ["party: unknown-value"])
            #expect(try await client.get("obligations?overdue=true", as: "resources").fields["items"] == .list([]))
            #expect(try await client.get("obligations", as: "audit").fields["items"] == .list([]))
        }
    }

    @Test func `3.3: the promise says which days it counted and skipped`() async throws {
        let town = try Town()
        town.hour(LocalDate("2026-02-12"))
        try await town.serve { client in
            let number = try await client.registered().number
            let both = Said.acceptance.adding(["coordination": Said.oneUnit])
            try await client.must("matters/\(number)/judgement", as: "office", both)
            let promise = try await client.get("matters/\(number)", as: "office").fields["promise"]
            #expect(promise?["due"] == "2026-02-14")
            #expect(promise?["dueAt"] == "2026-02-14T23:59:59+08:00")
            #expect(
                promise?["days"] == [
                    ["date": "2026-02-13", "counted": 1, "why": "workday"],
                    ["date": "2026-02-14", "counted": 2, "why": "make-up-workday"],
                ])
        }
    }
}
