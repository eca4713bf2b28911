// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import MatterCore
import MatterFixtures
import Testing

@testable import MatterWeb

@Suite(.everyEngine) struct JourneyTests {
    @Test func `3.1–3.4b: two units, one returned, ruled, completed, called, closed and filed`() async throws {
        let town = try Town()
        try await town.serve { client in
            let report = try await client.must("matters", as: nil, Said.report(channel: "online"))
            #expect(report.status == 201)
            let number = report.number
            #expect(report.headers[.location] == "/api/v1/matters/\(number)")
            #expect(report.fields["trackingCode"]?.text?.count == 8)
            let matter = "matters/\(number)"
            try await client.must("\(matter)/contact", as: "office", ["how": "phone", "reached": true])
            try await client.must("\(matter)/judgement", as: "office", Said.acceptance)
            let coordinated = try await client.must("\(matter)/coordination", as: "office", Said.twoUnits)
            #expect(coordinated.fields["stage"] == "handling")
            let slips = try await client.slips(number)
            #expect(slips.count == 2)
            try await client.must("slips/\(slips[0])/receipt", as: "resources")
            try await client.must("slips/\(slips[1])/receipt", as: "police")
            try await client.must(
                "slips/\(slips[1])/return", as: "police", ["reason": "户籍归民政核实", "proposedUnit": "县民政局"])
            let unread = try await client.post(
                "returns/\(slips[1])/ruling", as: "head",
                ["decision": "stay", "unit": "civil-affairs", "task": "核实户籍", "reason": "本来就归公安"])
            #expect(unread.wrong == ["unit: only-for-reassignment", "task: only-for-reassignment"])
            try await client.must(
                "returns/\(slips[1])/ruling", as: "head",
                ["decision": "reassign", "unit": "civil-affairs", "reason": "由民政核实"])
            let third = try #require(try await client.slips(number).last)
            try await client.must("slips/\(third)/completion", as: "civil", ["result": "已核实"])
            let done = try await client.must("\(matter)/completion", as: "resources", Said.completion)
            #expect(done.fields["stage"] == "follow-up")
            #expect(done.fields["outcome"] == "resolved")
            try await client.must("\(matter)/copies/office/receipt", as: "office")
            try await client.must("\(matter)/copies/oversight/receipt", as: "oversight")
            town.hour(LocalDate("2026-03-03"))
            try await client.must("\(matter)/follow-up-calls", as: "office2", Said.goodCall)
            let closed = try await client.must("\(matter)/closure", as: "office")
            #expect(closed.fields["stage"] == "closed")
            let filed = try await client.must("\(matter)/filing", as: "office")
            #expect(filed.fields["obligations"] == .list([]))
            let whole = try await client.get(matter, as: "office")
            #expect(whole.fields["ratings"] == ["attitude": 5, "result": 4, "efficiency": 5, "integrity": nil])
        }
    }

    @Test func `3.1: settled on the spot in one step, still with a call`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let answer = try await client.must(
                "matters/\(number)/on-the-spot-resolution", as: "window", ["result": "当场补好了", "reply": "已当面说明"])
            #expect(answer.fields["stage"] == "follow-up")
            #expect(answer.fields["obligations"]?.list?.first?["act"] == "call")
        }
    }

    @Test func `3.2: judged and coordinated in one save`() async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await client.registered().number
            let both = Said.acceptance.adding(["coordination": Said.oneUnit])
            let answer = try await client.must("matters/\(number)/judgement", as: "office", both)
            #expect(answer.fields["stage"] == "handling")
            #expect(answer.fields["slips"]?.list?.first?["due"] == "2026-03-04")
            #expect(answer.headers[.eTag] == "\"\(answer.fields["version"]?.integer ?? 0)\"")
        }
    }

    @Test func `3.2: a declined person asks for reconsideration with the code of her receipt`() async throws {
        let town = try Town()
        try await town.serve { client in
            let report = try await client.registered(Said.report(channel: "online"), as: nil)
            let (number, code) = (report.number, report.fields["trackingCode"]?.text ?? "")
            try await client.must("matters/\(number)/judgement", as: "office", Said.decline)
            try await client.must("matters/\(number)/countersignature", as: "head")
            let before = try await client.get("track/\(number)?code=\(code)")
            #expect(before.fields["decision"] == .null, "not told before the reply")
            try await client.must("matters/\(number)/decline-reply", as: "office", Said.reply)
            let tracked = try await client.get("track/\(number)?code=\(code.lowercased())")
            #expect(tracked.fields["decision"] == "decline")
            #expect(tracked.fields["actions"]?.list?.contains("reconsideration") == true)
            let asked = try await client.must(
                "track/\(number)/reconsideration", as: nil, ["code": .text(code), "reason": "我的事不在法院"])
            #expect(asked.fields["number"]?.text == number)
            let matter = try await client.get("matters/\(number)", as: "head")
            #expect(matter.actions.contains("reconsideration/decision"))
        }
    }

    @Test func `3.1: number and code belong together, and guessing ends soon`() async throws {
        let town = try Town()
        try await town.serve { client in
            let report = try await client.registered(Said.report(channel: "online"), as: nil)
            let code = report.fields["trackingCode"]?.text ?? ""
            for _ in 0..<Limits.wrongPasswords {
                let wrong = try await client.get("track/\(report.number)?code=22222222")
                #expect(wrong.status == 404)
                #expect(wrong.code == "tracking-code-wrong")
            }
            let locked = try await client.get("track/\(report.number)?code=\(code)")
            #expect(locked.status == 429)
            town.now = town.now.adding(seconds: Limits.lockSeconds)
            #expect(try await client.get("track/\(report.number)?code=\(code)").status == 200)
        }
    }
}

extension Town {
    /// Nine in the morning of a day.
    func hour(_ day: LocalDate?) { if let day { now = Instant(day, minute: 9 * 60) } }
}
