// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

/// What is still owed when the matter it came from lies in the archive.
@Suite(.everyEngine) struct OutlivingTests {
    private let county: County

    init() throws { county = try County() }

    private func matter(_ number: MatterNumber) throws -> Matter {
        try county.read { try $0.record(number, .everything) }.matter
    }

    private func pressed(_ kind: RecordKind) throws -> Bool {
        let record = try county.state(kind)
        return record.isOpen && record.obligations.contains { $0.act == .press }
    }

    @Test func `2.4: a streamlining study outlives its filed matter and still comes due`() throws {
        let number = try county.register()
        try county.coordinate(number, "natural-resources", obstacle: "complex")
        try county.finish(number)
        #expect(try matter(number).obligations == [])
        let due = try #require(try county.state(.streamliningStudy).obligations.first { $0.act == .studyStreamlining })
        try county.store.tick("500231").run(until: due.due.at)
        #expect(try !pressed(.streamliningStudy))
        try county.store.tick("500231").run(until: due.due.at.adding(seconds: 1))
        #expect(try pressed(.streamliningStudy))
        #expect(try matter(number).obligations == [])
        #expect(try county.verify().flaws == [])
    }

    @Test func `2.5: a circular outlives its filed matter and still comes due`() throws {
        let number = try county.register()
        try county.coordinate(number, "natural-resources", obstacle: "obstructed")
        let complaint = RecordSubmission.Target.open(RecordNumber("500231", 2026, .sealedComplaint, 1))
        try county.take("referral", complaint, county.officer) { ["contents": .text($0.text("材料清单一份"))] }
        try county.take("establishment", complaint, County.oversight) {
            ["established": .choice("yes"), "opinion": .text($0.text("属实")), "ground": .choice("attitude")]
        }
        try county.finish(number)
        #expect(try matter(number).obligations == [])
        let due = try #require(try county.state(.circular).obligations.first { $0.act == .draftCircular })
        try county.store.tick("500231").run(until: due.due.at.adding(seconds: 1))
        #expect(try pressed(.circular))
        #expect(try county.verify().flaws == [])
    }
}
