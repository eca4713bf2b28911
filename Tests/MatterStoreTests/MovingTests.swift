// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

/// 搬家: a whole installation from one engine to the other and back.
@Suite(.everyEngine) struct MovingTests {
    private static let other: JurisdictionID = "500232"

    /// Two jurisdictions, files, erased words, somebody signed in, and something begun and not sent.
    private func house() throws -> County {
        let county = try County()
        let number = try county.register("第一件")
        try county.coordinate(number, "natural-resources", "housing")
        try attach(county, to: number)
        let report = try #require(try county.read { try $0.record(number, .everything).matter.report })
        try county.store.addJurisdiction(Self.other, name: "武隆区")
        let second = county.report("别县的一件")
        let (officer, head) = (county.officer, county.head)
        try county.lane.perform { lane in
            try lane.eraseText(report.narrative.id, reason: "本人申请", by: officer, at: County.morning)
        }
        try county.store.lane(Self.other).perform { lane in
            try lane.publishPlan(Shipped.plans[0].bytes, by: head, at: County.morning)
            try lane.importCalendar(County.calendar(2025...2027), by: head, at: County.morning)
            try lane.record(County.units.map { .unitRecorded($0) }, by: head, at: County.morning)
            try lane.handle(second)
            try lane.openAccount(
                AccountRequest(account: "lisi", role: .office, unit: nil, name: "李四"), by: head, at: County.morning)
        }
        _ = try county.store.openSession(
            "lisi", in: Self.other, kind: .session, label: "desk", at: County.morning, county.chance)
        let draft = StoredDraft(
            code: "ABCDEFGHJKLM", body: "写到一半", savedAt: County.morning,
            endsAt: County.morning.adding(seconds: 3600), version: 1)
        #expect(try county.store.keep(draft, of: "lisi", inPlaceOf: nil, most: 5, in: Self.other))
        try county.store.addHost("wulong.example", of: Self.other)
        try county.store.tally(Self.other, at: County.morning)
        try county.store.wrong(Guess("account", "lisi"), known: true, in: Self.other, seconds: 600, at: County.morning)
        return county
    }

    private func attach(_ county: County, to number: MatterNumber) throws {
        for size in [3, 2_500_000] {
            var writer = FileWriter(named: "证明.txt", county.chance)
            writer.append([UInt8](repeating: 97, count: size)[...])
            let file = try writer.finish()
            let submission = FileSubmission([file], to: .matter(number), by: county.officer, at: County.morning)
            _ = try county.lane.perform { try $0.attach(submission) }
        }
    }

    private func moved(_ county: County, to engine: Engine) throws -> (County, [String]) {
        var lines: [String] = []
        try county.store.dump { lines.append($0) }
        var rest = lines[...]
        let new = try Engine.$current.withValue(engine) { try County(publishing: false, jurisdictions: false, seed: 2) }
        try new.store.load { rest.popFirst() }
        return (new, lines)
    }

    @Test func `log: a house of several jurisdictions moves to the other engine and back, and every digest stays`()
        throws
    {
        let county = try house()
        let engine = try #require(Engine.current)
        let (there, first) = try moved(county, to: engine == .sqlite ? .postgres : .sqlite)
        let (back, second) = try moved(there, to: engine)
        #expect(first.sorted() == second.sorted())
        for jurisdiction in [county.jurisdiction, Self.other] {
            let found = try [county, there, back].map { try $0.store.verify(jurisdiction) }
            #expect(found.allSatisfy { $0.flaws == [] })
            #expect(Set(found.map(\.digest)).count == 1 && Set(found.map(\.files)).count == 1)
            #expect(Set(found.map(\.erased)).count == 1 && Set(found.map(\.texts)).count == 1)
        }
        let found = try back.verify()
        #expect(found.files == 2 && found.erased == 1)
        let drafts = try back.store.read(Self.other) { try $0.drafts(of: "lisi", at: County.morning) }
        #expect(drafts.map(\.body) == ["写到一半"])
        let ledger = try back.store.read(Self.other) { try $0.ledger(LedgerQuery(.everything)).items }
        #expect(ledger.map(\.title) == ["别县的一件"])
        #expect(try back.rows("select kind from session").count == 1, "who is signed in stays so")
        #expect(try back.store.jurisdictions().map(\.hosts) == [[], ["wulong.example"]])
        let counted = "select * from tally order by 1, 2, 3"
        #expect(try back.rows(counted) == county.rows(counted), "months that are over are not counted again")
        #expect(try back.rows("select name from guess") == [], "a lock of minutes is not moved")
    }

    /// Whoever adds a table or a column decides here whether it moves: forgotten, it would be lost with the first house.
    @Test func `log: a dump holds every table and column but what is replayed, and locks of minutes`() throws {
        let county = try County()
        let replayed =
            (ReadModel.all.map(\.table) + RecordTables.all + OrganisationRows.tables + [StoredAttachment.table])
            .map(\.name)
        let moves = Dictionary(uniqueKeysWithValues: Dump.tables.map { ($0.name, $0.columns) })
        let stays: Set = ["format", "guess", "rebuild"]
        // The index of words follows the log; an engine keeps parts of its own beside it.
        let indexed = try county.tables().filter { $0.hasPrefix("search_") }
        #expect(indexed.isSuperset(of: ["search_cursor", "search_index"]))
        #expect(try county.tables() == Set(replayed).union(moves.keys).union(stays).union(indexed))
        for (table, columns) in moves {
            let sql =
                Engine.current == .sqlite
                ? "select name from pragma_table_info('\(table)')"
                : """
                select column_name from information_schema.columns
                where table_schema = current_schema() and table_name = '\(table)'
                """
            #expect(try Set(county.rows(sql).map { try $0.text(0) }) == Set(columns), "\(table)")
        }
    }
}
