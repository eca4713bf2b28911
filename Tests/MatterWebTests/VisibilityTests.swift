// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterWeb

@Suite(.everyEngine) struct VisibilityTests {
    private static func obstructed(_ client: Client) async throws -> String {
        let number = try await client.registered().number
        let body = Said.acceptance.without("obstacle").adding([
            "obstacle": "obstructed", "coordination": Said.twoUnits,
        ])
        try await client.must("matters/\(number)/judgement", as: "office", body)
        return number
    }

    @Test func `2.5: a unit reads its slip's words, and nothing says who complained of what`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Self.obstructed(client)
            for path in ["matters/\(number)", "matters", "matters/\(number)/events", "obligations"] {
                let answer = try await client.get(path, as: "police")
                #expect(answer.status == 200)
                for secret in ["张三", "13800000001", "身份证", "obstructed", "不给办"] {
                    #expect(!answer.text.contains(secret), "\(path) tells \(secret)")
                }
            }
            let matter = try await client.get("matters/\(number)", as: "police")
            #expect(matter.fields["narrative"] == "请核实身份")
            #expect(matter.fields["obstacle"] == .null)
            #expect(matter.fields["reporter"] == .null)
            let lead = try await client.get("matters/\(number)", as: "resources")
            #expect(lead.fields["narrative"] == "请牵头办理")
        }
    }

    @Test func `2: a unit learns name and telephone only where nothing keeps them back`() async throws {
        let town = try Town()
        try await town.serve { client in
            let open = try await client.registered().number
            let secret = try await client.registered(Said.report.adding(["keepSecret": true])).number
            for number in [open, secret] {
                let both = Said.acceptance.adding(["coordination": Said.oneUnit])
                try await client.must("matters/\(number)/judgement", as: "office", both)
            }
            let known = try await client.get("matters/\(open)", as: "resources")
            #expect(known.fields["reporter"] == ["name": "张三", "phone": "13800000001"])
            let hidden = try await client.get("matters/\(secret)", as: "resources")
            #expect(hidden.fields["reporter"] == .null)
            #expect(!hidden.text.contains("13800000001"))
        }
    }

    @Test func `4.1: a matter without a slip for it does not exist for a unit`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let judged = Said.acceptance.adding(["coordination": Said.twoUnits])
            try await client.must("matters/\(number)/judgement", as: "office", judged)
            let slips = try await client.slips(number)
            for path in ["matters/\(number)", "matters/\(number)/events"] {
                let there = try await client.get(path, as: "guixi")
                let nowhere = try await client.get(
                    path.replacing(number, with: "500231-2026-999999"), as: "guixi")
                #expect(there.status == 404)
                #expect(there.text == nowhere.text)
            }
            #expect(try await client.get("matters", as: "guixi").fields["items"] == .list([]))
            let foreign = try await client.post("slips/\(slips[1])/completion", as: "guixi", ["result": "办好"])
            #expect(foreign.status == 404)
            let other = try await client.post("slips/\(slips[1])/completion", as: "resources", ["result": "办好"])
            #expect(other.status == 404, "another unit's supporting slip does not exist for the lead")
        }
    }

    @Test func `3.4b: a unit's version does not move with what it may not know`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await Situation.completed.arise(client).number
            let before = try await client.get("matters/\(number)", as: "resources")
            try await client.must("matters/\(number)/follow-up-calls", as: "office2", Said.call(1))
            let after = try await client.get("matters/\(number)", as: "resources")
            #expect(after.text == before.text)
            let events = try await client.get("matters/\(number)/events", as: "resources")
            #expect(!events.text.contains("follow-up"))
            let whole = try await client.get("matters/\(number)/events", as: "office")
            #expect(whole.text.contains("follow-up-called.1"))
        }
    }

    @Test func `6.1: whoever runs, secures or audits the system is not told who reported`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            for account in ["admin", "security", "audit"] {
                let matter = try await client.get("matters/\(number)", as: account)
                #expect(matter.fields["reporter"] == nil)
                #expect(!matter.text.contains("13800000001"))
            }
        }
    }

    @Test func `3.1: every event has its kind, time, role and sentence in both languages`() async throws {
        let town = try Town()
        try await town.serve { client in
            for situation in [Situation.filed, .declineTold, .supportingDone, .instructed, .suspended, .returned] {
                let number = try await situation.arise(client).number
                for language in ["zh", "en"] {
                    let answer = try await client.get(
                        "matters/\(number)/events", as: "office", ["Accept-Language": language])
                    let items = answer.fields["items"]?.list ?? []
                    #expect(items.first?["kind"] == "matter-registered.1")
                    #expect(items.first?["at"] == "2026-03-02T09:00:00+08:00")
                    #expect(!answer.text.contains("⟦"), "a sentence is missing: \(answer.text)")
                    #expect(items.allSatisfy { $0["sentence"]?.text?.isEmpty == false })
                }
            }
        }
    }
}
