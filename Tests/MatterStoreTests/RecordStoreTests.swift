// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

/// Records beside matters, through the lane: what opens them, what they set off, and that nothing of them is lost.
@Suite(.everyEngine) struct RecordStoreTests {
    private let county: County
    private let oversight = Actor(account: "sunqi", role: .oversight)
    private let leader = Actor(account: "zhouba", role: .leader)

    init() throws { county = try County() }

    private func number(_ kind: RecordKind, _ ordinal: Int = 1) -> RecordNumber {
        RecordNumber("500231", 2026, kind, ordinal)
    }

    private func state(_ kind: RecordKind) throws -> ProgrammeRecord { try county.state(kind) }

    private func take(
        _ step: StepID, _ target: RecordSubmission.Target, _ actor: Actor, _ values: (inout Drafting) -> StepValues
    ) throws {
        try county.take(step, target, actor, values)
    }

    /// A finished matter whose follow-up call has been made.
    private func rated(_ ratings: Ratings) throws -> MatterNumber {
        let matter = try county.register()
        try county.coordinate(matter, "natural-resources", obstacle: "missing-evidence")
        try county.complete(matter)
        try county.call(matter, ratings)
        return matter
    }

    @Test func `4.3: what everybody may read is chosen inside the query, before it is counted off`() throws {
        func bulletin(_ ordinal: Int, isPublic: Bool?) throws {
            try take(.opening, .new(.bulletin), county.officer) {
                [
                    "since": .day(day("2026-02-23")), "through": .day(day("2026-03-01")),
                    "title": .text($0.text("一周")), "text": .text($0.text("办成两件。")),
                ]
            }
            let one = RecordSubmission.Target.open(number(.bulletin, ordinal))
            guard let isPublic else {
                return try take("refusal", one, county.head) { ["reason": .text($0.text("不合适"))] }
            }
            try take("signature", one, county.head) { _ in ["public": .flag(isPublic)] }
            try take("publication", one, county.officer) {
                ["issued-on": .day(day("2026-03-02")), "reach": .text($0.text("本县"))]
            }
        }
        try bulletin(1, isPublic: true)
        try bulletin(2, isPublic: false)
        try bulletin(3, isPublic: nil)
        var query = RecordQuery([.bulletin])
        query.forAll = true
        query.limit = 1
        let page = try county.read { try $0.records(query) }
        #expect(page.items.map(\.number) == [number(.bulletin)] && page.next == nil)
        #expect(try county.verify().flaws == [])
    }

    @Test func `3.4c: a poor rating opens an inquiry by itself, and a good one none`() throws {
        _ = try rated(Ratings(attitude: 5, result: 5, efficiency: 4, integrity: 5))
        #expect(throws: Refusal.self) { try state(.ratingInquiry) }
        let matter = try rated(Ratings(attitude: 1, result: 3, efficiency: 3, integrity: 5))
        let inquiry = try state(.ratingInquiry)
        #expect(inquiry.matters == [matter])
        #expect(inquiry.values["subject"] == .choice("unit"))
        #expect(Set(inquiry.obligations.map(\.act)) == [.contactRater, .concludeInquiry])
        #expect(try county.verify().flaws == [])
    }

    @Test func `3.4c: a finding with rework sends a new slip, and the second call ends the inquiry`() throws {
        let matter = try rated(Ratings(attitude: 1, result: 1, efficiency: 3, integrity: 5))
        let inquiry = RecordSubmission.Target.open(number(.ratingInquiry))
        try take("finding", inquiry, county.officer) {
            ["cause": .choice("service"), "text": .text($0.text("材料没有一次说清")), "rework": .flag(true)]
        }
        #expect(try county.read { try $0.record(matter, .everything) }.matter.slips.count == 2)
        try take("opinion", inquiry, oversight) { ["agrees": .flag(true), "opinion": .text($0.text("同意"))] }
        #expect(try state(.ratingInquiry).obligations.map(\.act) == [.secondCall])
        try county.act(matter, county.handler) { drafting in
            .complete(
                Completion(
                    outcome: .resolved, result: drafting.text("已重办"),
                    reply: Reply(at: County.morning, how: .phone, text: drafting.text("重新办好了"))))
        }
        try county.act(matter, county.officer) { _ in
            .call(FollowUpCall(reached: true, ratings: Ratings(attitude: 5, result: 5, efficiency: 5, integrity: 5)))
        }
        #expect(try state(.ratingInquiry).phase == "concluded")
        #expect(try county.verify().flaws == [])
    }

    @Test func `2.5: a sealed obstacle opens a sealed complaint; referral, facts and circular follow`() throws {
        let matter = try county.register()
        try county.coordinate(matter, "natural-resources", obstacle: "obstructed")
        let complaint = RecordSubmission.Target.open(number(.sealedComplaint))
        #expect(try state(.sealedComplaint).matters == [matter])
        try take("referral", complaint, county.officer) { ["contents": .text($0.text("材料清单一份"))] }
        #expect(try state(.disciplineReferral).obligations.map(\.act) == [.acknowledgeReferral])
        try take("establishment", complaint, oversight) {
            ["established": .choice("yes"), "opinion": .text($0.text("属实")), "ground": .choice("attitude")]
        }
        #expect(try state(.sealedComplaint).isOpen == false)
        #expect(try state(.circular).obligations.map(\.act) == [.draftCircular])
        #expect(try county.verify().flaws == [])
    }

    @Test func `2.5: what is not established is reclassified and cleared`() throws {
        let matter = try county.register()
        try county.coordinate(matter, "natural-resources", obstacle: "obstructed")
        let complaint = RecordSubmission.Target.open(number(.sealedComplaint))
        try take("referral", complaint, county.officer) { ["contents": .text($0.text("清单"))] }
        try take("establishment", complaint, oversight) {
            ["established": .choice("no"), "opinion": .text($0.text("系误会")), "obstacle": .choice("needs-help")]
        }
        #expect(try county.read { try $0.record(matter, .everything) }.matter.obstacle == "needs-help")
        #expect(try state(.sealedComplaint).obligations.map(\.act) == [.clear])
    }

    @Test func `2.1: an undertaking outlives its matter, is reminded of, and still comes due`() throws {
        let matter = try county.register()
        try county.coordinate(matter, "natural-resources", obstacle: "missing-evidence")
        try take(.opening, .new(.documentsToFollow), county.officer) {
            [
                .matters: .matters([matter]), .unit: .unit("natural-resources"), "papers": .text($0.text("旧证原件")),
                "key": .flag(false), "urgency": .text($0.text("住院用钱")), "confirmed-by": .text($0.text("窗口")),
                "promised": .day(day("2026-04-01")), "consequence": .choice("revoked"),
            ]
        }
        #expect(try state(.undertaking).obligations.map(\.act) == [.fulfilUndertaking, .remindUndertaking])
        try county.act(matter, county.officer) { .withdraw(Withdrawal(reason: $0.text("不办了"))) }
        try county.store.tick("500231").run(until: Instant(day("2026-04-03"), minute: 9 * 60))
        let late = try state(.undertaking)
        #expect(late.isOpen)
        #expect(late.obligations.contains { $0.act == .press && $0.party == .office })
        #expect(try county.verify().flaws == [])
    }

    @Test func `3.4d: standing duties stand open, and a review meeting does one of them`() throws {
        try county.store.tick("500231").run(until: Instant(day("2026-03-03"), minute: 9 * 60))
        let duties = try county.rows("select number from record where kind = 'standing-duty' and closed_at is null")
        #expect(duties.count == 7)
        let before = try county.rows("select min(due_on) from obligation where act = 'hold-review'")
        try take(.opening, .new(.reviewMeeting), county.officer) { _ in
            ["since": .day(day("2026-02-01")), "through": .day(day("2026-02-28")), "held-on": .day(day("2026-03-02"))]
        }
        try take("minutes", .open(number(.reviewMeeting)), county.officer) {
            ["present": .text($0.text("全体")), "conclusions": .text($0.text("减一份材料")), "items": .number(1)]
        }
        let after = try county.rows("select min(due_on) from obligation where act = 'hold-review'")
        #expect(try after[0].int(0) > before[0].int(0))
    }

    @Test func `log: records are rebuilt from the log, and a lost row is named`() throws {
        _ = try rated(Ratings(attitude: 1, result: 1, efficiency: 1, integrity: 1))
        let before = try county.rows("select * from record order by number").map(\.values)
        try county.tamper("delete from record")
        #expect(try county.verify().flaws.map(\.code).contains(.rowMissing))
        try county.store.rebuild("500231")
        #expect(try county.rows("select * from record order by number").map(\.values) == before)
        #expect(try county.verify().flaws == [])
    }

    @Test func `3.4a: one signature takes in the week's copies`() throws {
        let matter = try rated(Ratings(attitude: 5, result: 5, efficiency: 5, integrity: 5))
        try take(.opening, .new(.copiesList), county.officer) { _ in
            [.matters: .matters([matter]), "since": .day(day("2026-02-23")), "through": .day(day("2026-03-01"))]
        }
        try take("signature", .open(number(.copiesList)), oversight) { _ in [:] }
        #expect(try county.read { try $0.record(matter, .everything) }.matter.owes(.receiveOversightCopy) == false)
    }
}
