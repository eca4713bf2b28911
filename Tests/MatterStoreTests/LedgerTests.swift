// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

@Suite(.everyEngine) struct LedgerTests {
    private func pages(_ county: County, _ query: LedgerQuery) throws -> [[MatterNumber]] {
        var query = query
        var pages: [[MatterNumber]] = []
        repeat {
            let page = try county.read { try $0.ledger(query) }
            pages.append(page.items.map(\.number))
            query.cursor = page.next
        } while query.cursor != nil
        return pages
    }

    @Test func `3.1: pages follow each other without a gap or a row twice, even while matters come in`() throws {
        let county = try County()
        for _ in 0..<7 { try county.register() }
        var query = LedgerQuery(.everything)
        query.limit = 3
        let first = try county.read { try $0.ledger(query) }
        try county.register("插进来的")
        query.cursor = first.next
        let rest = try pages(county, query).flatMap { $0 }
        #expect(first.items.map(\.number.text.last) == ["7", "6", "5"])
        #expect(rest.map(\.text.last) == ["4", "3", "2", "1"])
    }

    @Test func `3.1: the last full page says that it is the last`() throws {
        let county = try County()
        for _ in 0..<4 { try county.register() }
        var query = LedgerQuery(.everything)
        query.limit = 2
        #expect(try pages(county, query).map(\.count) == [2, 2])
    }

    @Test func `D1: by person only whoever may know who tells matters finds one, and learns which persons it was`()
        throws
    {
        let county = try County()
        let told = try county.register("两套房", phone: "13900000009")
        try county.coordinate(told, "natural-resources")
        try county.register("另一件")
        try county.store.catchUp(county.jurisdiction)
        func found(_ viewer: Viewer, _ person: PersonSearch) throws -> (numbers: [MatterNumber], by: Int) {
            var query = LedgerQuery(viewer)
            query.text = "no such words"
            query.person = person
            return try county.read { reader in
                let rows = try reader.ledger(query).items
                return (rows.map(\.number), try reader.found(query, rows).flatMap(\.persons).count)
            }
        }
        let name = try #require(
            try county.read { reader in
                let reporter = try reader.record(told, .everything).matter.report?.reporter
                return try reporter.flatMap { try reader.person($0)?.name }
            })
        let unit = Viewer.unit("natural-resources", hiding: [])
        for search in [PersonSearch.phone("13900000009"), .name(name)] {
            #expect(try found(.everything, search).numbers.contains(told))
            #expect(try found(.everything, search).by >= 1)
            for viewer in [unit, .system(hiding: [])] {
                let nothing = try found(viewer, search)
                #expect(nothing.numbers == [] && nothing.by == 0)
            }
        }
        #expect(try found(.everything, .phone("13900000009")).numbers == [told])
        for half in [PersonSearch.phone("1390000000"), .name(String(name.prefix(1))), .name("%"), .name("")] {
            #expect(try found(.everything, half).numbers == [], "\(half)")
        }
    }

    @Test func `3.1: every filter of the ledger keeps what fits and drops the rest`() throws {
        let county = try County()
        let coordinated = try county.register("两套房", obstacle: "complex")
        try county.coordinate(coordinated, "natural-resources", "housing")
        let later = Instant(day("2026-03-10"), minute: 600)
        let waiting = try county.register("看病报销", channel: "hotline", at: later)
        try county.store.catchUp(county.jurisdiction)
        func found(_ edit: (inout LedgerQuery) -> Void) throws -> [MatterNumber] {
            var query = LedgerQuery(.everything)
            edit(&query)
            return try county.read { try $0.ledger(query).items.map(\.number) }
        }
        #expect(try found { $0.stage = .handling } == [coordinated])
        #expect(try found { $0.stage = .intake } == [waiting])
        #expect(try found { $0.obstacle = "complex" } == [coordinated])
        #expect(try found { $0.level = 2 } == [coordinated])
        #expect(try found { $0.channel = "hotline" } == [waiting])
        #expect(try found { $0.unit = "housing" } == [coordinated])
        #expect(try found { $0.unit = "guixi" } == [])
        #expect(try found { $0.party = .unit("housing") } == [coordinated])
        #expect(try found { $0.party = .office } == [waiting, coordinated])
        #expect(try found { $0.from = day("2026-03-03") } == [waiting])
        #expect(try found { $0.to = day("2026-03-02") } == [coordinated])
        #expect(try found { $0.overdueAt = Instant(day("2026-03-06")) } == [coordinated])
        #expect(try found { $0.text = "报销" } == [waiting])
        #expect(try found { $0.text = "000001" } == [coordinated])
        #expect(try found { $0.text = "%" } == [])
    }

    @Test func `2.5: a unit sees only its matters, and nothing of what is sealed`() throws {
        let county = try County()
        let open = try county.register("普通件")
        try county.coordinate(open, "natural-resources")
        let sealed = try county.register("有人刁难", obstacle: "obstructed")
        try county.coordinate(sealed, "natural-resources", obstacle: "obstructed")
        let foreign = try county.register("别家的")
        try county.coordinate(foreign, "housing")
        let unit = Viewer.unit("natural-resources", hiding: ["obstructed"])
        let page = try county.read { try $0.ledger(LedgerQuery(unit)) }
        #expect(page.items.map(\.number) == [sealed, open])
        #expect(page.items.map(\.obstacle) == [nil, "complex"])
        #expect(page.items.map(\.title) == ["", "普通件"])
        #expect(page.items.allSatisfy { $0.narrative.isEmpty && $0.obstacleReported == nil && $0.dueAt == nil })
        var query = LedgerQuery(unit)
        query.obstacle = "obstructed"
        #expect(try county.read { try $0.ledger(query).items } == [])
        query = LedgerQuery(unit)
        query.text = "刁难"
        try county.store.catchUp(county.jurisdiction)
        #expect(try county.read { try $0.ledger(query).items } == [])
        #expect(throws: Refusal.self) { try county.read { try $0.record(foreign, unit) } }
        #expect(try county.read { try $0.record(open, unit).number } == open)
    }

    @Test func `closed loop: obligations are listed by due, page by page, for the parties asked about`() throws {
        let county = try County()
        for hour in 0..<4 { try county.register(at: County.morning.adding(seconds: hour * 86_400)) }
        var query = OwedQuery([.office])
        query.limit = 3
        let first = try county.read { try $0.obligations(query) }
        query.after = first.next
        let second = try county.read { try $0.obligations(query) }
        let all = first.items + second.items
        #expect(second.next == nil && all.count == 4)
        #expect(Set(all.map(\.record)).count == 4)
        #expect(all.map(\.dueAt) == all.map(\.dueAt).sorted())
        #expect(try county.read { try $0.obligations(OwedQuery([.oversight])).items } == [])
        #expect(OwedCursor(all[0].cursor.text) == all[0].cursor)
        query = OwedQuery([.office])
        query.acts = [.close]
        #expect(try county.read { try $0.obligations(query).items } == [])
        query.acts = [.judge]
        query.limit = 1
        #expect(try county.read { try $0.obligations(query).items } == [all[0]], "an act is found on the first page")
        query.acts = nil
        query.dueFrom = all[1].dueAt
        query.dueBefore = all[2].dueAt
        #expect(
            try county.read { try $0.obligations(query).items } == [all[1]], "from the first moment to before the last")
        let counts = try county.read { try $0.counts([.office], at: Instant(day("2026-03-04"))) }
        #expect(counts[.judge]?.open == 4 && counts[.judge]?.overdue == 1)
    }

    /// A list that reads a whole table is a list that stops working in the third year.
    @Test func `3.1: every list finds its rows through an index`() throws {
        let place = try County()
        var queries: [(String, [Value])] = []
        for viewer in [Viewer.everything, .unit("housing", hiding: ["obstructed"])] {
            var query = LedgerQuery(viewer)
            queries.append(query.statement("500231"))
            query.stage = .handling
            query.cursor = 100
            queries.append(query.statement("500231"))
            query = LedgerQuery(viewer)
            query.party = .office
            query.unit = "housing"
            query.overdueAt = County.morning
            queries.append(query.statement("500231"))
        }
        queries.append(OwedQuery([.office, .head]).statement("500231"))
        let county = OwedQuery.county(readBy: Actor(account: "wangwu", role: .head))
        queries += [county.statement("500231"), county.count("500231")]
        var owed = OwedQuery([])
        owed.after = OwedCursor(dueAt: County.morning, record: "a", id: 1)
        queries.append(owed.statement("500231"))
        var records = RecordQuery([.undertaking, .ratingInquiry])
        queries.append(records.statement("500231"))
        records.unit = "housing"
        records.matter = "500231-2026-000001"
        records.open = true
        queries.append(records.statement("500231"))
        for (sql, values) in queries {
            let plan = try place.plan(sql, values)
            #expect(!plan.contains { $0.hasPrefix("SCAN") || $0.contains("Seq Scan") }, "\(plan)")
            #expect(plan.contains { Self.usesIndex($0) }, "\(plan)")
        }
        let ordered = try place.plan(queries[0].0, queries[0].1)
        #expect(!ordered.contains { $0.contains("TEMP B-TREE") || $0.contains("Sort") }, "\(ordered)")
    }

    private static func usesIndex(_ step: String) -> Bool {
        ["USING INDEX", "USING COVERING INDEX", "Index Scan", "Index Only Scan"].contains { step.contains($0) }
    }
}
