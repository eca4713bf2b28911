// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

/// 抄报: the week's completed matters, gathered by the list itself and signed for once.
@Suite(.everyEngine) struct CopiesListTests {
    private let county: County
    private let oversight = Actor(account: "oversight", role: .oversight)

    init() throws { county = try County() }

    private func completed(at now: Instant) throws -> MatterNumber {
        let matter = try county.register()
        try county.coordinate(matter, "natural-resources")
        try county.act(matter, county.handler, at: now) { drafting in
            .complete(
                Completion(
                    outcome: .resolved, result: drafting.text("已补正"),
                    reply: Reply(at: now, how: .phone, text: drafting.text("办好了"))))
        }
        return matter
    }

    private func list(_ since: String, _ through: String, at now: Instant) throws -> StoredRecord {
        let values: StepValues = ["since": .day(day(since)), "through": .day(day(through))]
        let submission = RecordSubmission(.take(.opening, values), .new(.copiesList), by: county.officer, at: now)
        return try county.lane.perform {
            let number = try $0.handle(submission).number
            return try $0.storedRecord(number)
        }
    }

    @Test func `3.4a: the list gathers what was completed and not signed for, and what is late carries over`() throws {
        let friday = Instant(day("2026-03-06"), minute: 16 * 60)
        let first = try completed(at: County.morning.adding(seconds: 600))
        let second = try completed(at: Instant(day("2026-03-05"), minute: 600))
        let early = try list("2026-03-02", "2026-03-04", at: friday)
        #expect(early.state.matters == [first])
        let signing = RecordSubmission(.take("signature", [:]), .open(early.number), by: oversight, at: friday)
        try county.lane.perform { _ = try $0.handle(signing) }
        let still = try [first, second].map { number in
            try county.read { try $0.record(number, .everything) }.matter.owes(.receiveOversightCopy)
        }
        #expect(still == [false, true])
        let monday = Instant(day("2026-03-09"), minute: 600)
        #expect(try list("2026-03-06", "2026-03-08", at: monday).state.matters == [second])
        #expect(try county.verify().flaws == [])
    }
}
