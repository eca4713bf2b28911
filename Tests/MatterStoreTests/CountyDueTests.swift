// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

/// 全县的应办 (closed loop): counted and listed by one query.
@Suite(.everyEngine) struct CountyDueTests {
    private func listed(_ county: County, _ query: OwedQuery) throws -> [OwedRow] {
        let (rows, count) = try county.read { (try $0.obligations(query).items, try $0.count(query)) }
        #expect(rows.count == count, "what is counted is what is listed")
        return rows
    }

    @Test func `closed loop: everybody's dues are listed for those who watch, and counted as listed`() throws {
        let county = try County()
        let matter = try county.register()
        try county.coordinate(matter, "natural-resources", "housing")
        try county.register("看病报销")
        var query = OwedQuery.county(readBy: county.officer)
        let parties = Set(try listed(county, query).map(\.party))
        #expect(parties.isSuperset(of: [.unit("natural-resources"), .unit("housing"), .office]))
        query.acts = [.receiveSlip]
        #expect(try listed(county, query).count == 2)
        query.acts = nil
        query.dueBefore = County.morning
        #expect(try listed(county, query).isEmpty)
    }

    @Test func `closed loop: whoever was called because a due had passed is not counted as late a second time`() throws
    {
        let county = try County()
        let matter = try county.register()
        try county.coordinate(matter, "natural-resources")
        let later = Instant(day("2026-03-12"), minute: 600)
        try county.store.tick(county.jurisdiction, pace: .asDue).run(until: later)
        var query = OwedQuery.county(readBy: county.officer)
        let first = try listed(county, query)
        #expect(first.allSatisfy { $0.rung == 0 } && first.contains { $0.missed })
        query.atFirstHand = false
        #expect(try listed(county, query).contains { $0.rung > 0 })
    }

    @Test func `2.5: dues of records one may not know of are neither listed nor counted`() throws {
        let county = try County()
        let matter = try county.register("有人刁难", obstacle: "obstructed")
        try county.coordinate(matter, "natural-resources", obstacle: "obstructed")
        let deputy = OwedQuery.county(readBy: Actor(account: "window", role: .window))
        let oversight = OwedQuery.county(readBy: County.oversight)
        let hidden = Set(try listed(county, oversight).map(\.record)).subtracting(
            try listed(county, deputy).map(\.record))
        #expect(
            !hidden.isEmpty
                && hidden.allSatisfy {
                    RecordNumber(parsing: $0)?.kind == .sealedComplaint
                        || RecordNumber(parsing: $0)?.kind == .disciplineReferral
                })
        // What is owed about the jurisdiction itself stands on its own party's board.
        #expect(try listed(county, oversight).allSatisfy { $0.record.contains("-") })
    }
}
