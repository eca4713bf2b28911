// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore
import Testing

@testable import MatterWeb

/// 联名 (D1): several people in one report, from the first moment.
@Suite struct JointReporterTests {
    private static let together: Fields = [
        "jointReporters": [
            ["name": "王五", "phone": "13800000005", "representative": true], ["name": "赵六"],
        ]
    ]

    @Test func `D1: people who come together are registered together, and a representative gets a code`() async throws {
        let town = try Town()
        try await town.serve { client in
            let told = try await client.must("matters", as: "window", Said.report.adding(Self.together))
            let named = told.fields["representatives"]?.list ?? []
            #expect(named.map { $0["reporter"]?.json } == ["1"])
            let code = try #require(named.first?["trackingCode"]?.text)
            #expect(code != told.fields["trackingCode"]?.text)
            #expect(try await client.get("track/\(told.number)?code=\(code)").status == 200)
            let shown = try await client.get("matters/\(told.number)", as: "office")
            let people = shown.fields["jointReporters"]?.list ?? []
            #expect(people.map { $0["person"]?["name"]?.text } == ["王*", "赵*"], "masked like every reporter")
            #expect(shown.fields["people"]?.json == "3")
            let page = try await client.get("/desk/matters/\(told.number)", as: "office")
            #expect(page.text.contains("王*") && !page.text.contains("王五"), "nor do the forms say more")
            #expect(!page.text.contains("13800000005"))
            let unit = try await client.get("matters/\(told.number)", as: "resources")
            #expect(!unit.text.contains("王五"))
        }
    }

    @Test func `D1: a visitor names nobody else, a nameless one is asked for, and too many are refused`() async throws {
        let town = try Town()
        try await town.serve { client in
            let before = try town.position
            let online = Said.report.without("channel").adding(["channel": "online"])
            let visitor = try await client.post("matters", online.adding(Self.together))
            #expect(visitor.status == 403 && visitor.code == "not-yours")
            let nameless = try await client.post(
                "matters", as: "window", Said.report.adding(["jointReporters": [["phone": "13800000005"]]]))
            #expect(nameless.wrong == ["jointReporters[0].name: required"])
            let many = Fields.list((0..<Limits.joint).map { _ in ["name": "王五"] })
            let crowd = try await client.post("matters", as: "window", Said.report.adding(["jointReporters": many]))
            #expect(crowd.status == 422)
            #expect(try town.position == before)
        }
    }

    @Test func `D1: the clerk writes them into the intake form and hands over their codes`() async throws {
        let town = try Town()
        try await town.serve { client in
            let report = [
                ("channel", "hall"), ("narrative", "村里三户的路都断了"), ("reporter[name]", "张三"), ("step", "register"),
                ("jointReporters[0][name]", "王五"), ("jointReporters[0][representative]", "true"),
                ("jointReporters[1][name]", ""), ("jointReporters[1][phone]", ""),
            ]
            let receipt = try await client.form("/desk/matters/new", as: "window", report)
            #expect(receipt.status == 201 && receipt.words.contains("第 1 位联名人（代表人）的查询码"))
            let wrong = try await client.form(
                "/desk/matters/new", as: "window", report.dropLast() + [("jointReporters[1][phone]", "123")])
            #expect(wrong.status == 422 && wrong.text.contains("value=\"王五\"") && wrong.text.contains("value=\"123\""))
            #expect(wrong.text.contains("<details open>"), "what is wrong is not folded away")
        }
    }

    @Test func `D1: one of them erased is a gap, and everything else stays and verifies`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.must("matters", as: "window", Said.report.adding(Self.together)).number
            let matter = try town.store.read("500231") { try $0.record(MatterNumber(number), .everything).matter }
            let person = try #require(matter.jointReporters.first).person.id
            let gone = try town.store.lane("500231").perform {
                try $0.erasePerson(person, reason: "request", by: Actor(account: "head", role: .head), at: Town.monday)
            }
            #expect(gone)
            let shown = try await client.get("matters/\(number)", as: "office")
            #expect(shown.status == 200 && !shown.text.contains("王*") && shown.text.contains("赵*"))
            let found = try town.store.verify("500231")
            #expect(found.flaws == [] && found.erased == 1)
        }
    }
}
