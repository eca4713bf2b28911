// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

@Suite(.everyEngine) struct RebuildTests {
    private func leavesNothing(_ county: County) throws {
        #expect(try county.tables().filter { $0.hasPrefix("next_") } == [])
    }

    @Test func `log: damaged read models are put right from the log`() throws {
        let county = try County()
        try county.coordinate(county.register("第一件"), "natural-resources", "housing")
        try county.register("第二件")
        for change in [
            "delete from ledger", "update obligation set party = 'admin'", "delete from slip",
            "insert into matter_unit values ('500231', '500231-2026-000777', 'housing', 5)",
            "update unit set name = '改名'",
        ] { try county.tamper(change) }
        #expect(try !county.verify().isClean)
        #expect(try county.store.rebuild(county.jurisdiction) == 2)
        #expect(try county.verify().flaws == [])
        try leavesNothing(county)
    }

    @Test func `log: what is written while a rebuild runs is in it`() throws {
        let county = try County()
        for _ in 0..<300 { try county.register() }
        var late: [MatterNumber] = []
        try county.store.rebuild(county.jurisdiction) { _ in
            // The first time so many that they are followed before the switch.
            for _ in 0..<(late.isEmpty ? 80 : 1) {
                if let number = try? county.register("趁乱来的") { late.append(number) }
            }
        }
        #expect(late.count == 81 && late.first == "500231-2026-000301")
        #expect(try county.verify().flaws == [])
        try leavesNothing(county)
    }

    @Test func `log: one jurisdiction is rebuilt without touching another`() throws {
        let county = try County()
        try county.register()
        try county.store.addJurisdiction("500232", name: "武隆区")
        try county.store.rebuild("500232")
        #expect(try county.verify().flaws == [])
    }

    @Test func `log: of two rebuilds at once the later one goes on, and the earlier one says so and ends`() throws {
        let county = try County()
        try county.register()
        try county.tamper("delete from ledger")
        var later: Int?
        #expect(throws: StoreFault.rebuildOvertaken) {
            try county.store.rebuild(county.jurisdiction) { _ in
                later = try? county.reopened().rebuild(county.jurisdiction)
            }
        }
        #expect(later == 1)
        #expect(try county.verify().flaws == [])
        try leavesNothing(county)
    }

    @Test func `log: rebuilds of two jurisdictions at once are in nobody's way`() throws {
        let county = try County()
        try county.register()
        try county.store.addJurisdiction("500232", name: "武隆区")
        try county.tamper("delete from ledger")
        var other: Int?
        #expect(
            try county.store.rebuild(county.jurisdiction) { _ in
                if other == nil { other = try? county.reopened().rebuild("500232") }
            } == 1)
        #expect(other == 0)
        #expect(try county.verify().flaws == [])
        try leavesNothing(county)
    }

    @Test(arguments: 1...4)
    func `log: a rebuild that was killed at any step is in nobody's way`(_ step: Int) throws {
        let county = try County()
        try county.register()
        try county.tamper("delete from ledger")
        let killed = try Store(
            database: StoppingDatabase(county.store.database, after: step - 1), at: County.morning)
        #expect(throws: Broken.self) { try killed.rebuild(county.jurisdiction) }
        #expect(try county.store.rebuild(county.jurisdiction) == 1)
        #expect(try county.verify().flaws == [])
        try leavesNothing(county)
    }
}

/// Two releases on one database, while one is brought to all servers.
@Suite(.everyEngine) struct NewerReleaseTests {
    private let county: County
    private let number: MatterNumber

    init() throws {
        county = try County()
        number = try county.register("新版写过的")
    }

    /// What a newer release might write.
    private func sing(in stream: String, version: Int) throws {
        let jurisdiction = county.jurisdiction
        _ = try county.store.database.write { connection in
            var head = try Head.take(connection, jurisdiction)
            try EventLog.append(
                connection, jurisdiction, to: &head, stream: stream, version: version, kind: "matter-sung-about.1",
                body: "{}", command: head.position + 1,
                Stamp(at: County.morning, actor: county.officer, plan: nil, calendar: nil))
            try head.put(connection, jurisdiction)
        }
    }

    @Test func `log: a matter a newer release wrote to is read as it stood before, and not written to`() throws {
        let before = try county.read { try $0.record(number, .everything) }
        try sing(in: number.text, version: 2)
        for store in [county.store, try county.reopened()] {
            let seen = try store.read(county.jurisdiction) { try $0.record(number, .everything) }
            #expect(seen.matter == before.matter && seen.unknown == "matter-sung-about.1")
            #expect(throws: StoreFault.unknownKind("matter-sung-about.1", stream: number.text)) {
                try store.lane(county.jurisdiction).perform { [number] in
                    try $0.handle(Submission(.urge(Urging()), on: number, by: .reporter, at: County.morning))
                }
            }
        }
        #expect(try county.register("另一件") == "500231-2026-000002")
        #expect(try county.verify().flaws.map(\.code) == [.kindUnknown])
    }

    @Test func `closed loop: a matter this release cannot read keeps no other due waiting`() throws {
        let other = try county.register("另一件")
        try sing(in: number.text, version: 2)
        let later = Instant(day("2026-03-04"), minute: 9 * 60)
        #expect(throws: StoreFault.unknownKind("matter-sung-about.1", stream: number.text)) {
            try county.store.tick(county.jurisdiction).run(until: later)
        }
        let missed = try county.rows("select record from obligation where missed = 1")
        #expect(missed.map(\.values) == [[.text(other.text)]])
        #expect(try county.store.lastTick(county.jurisdiction) != later, "whoever can read it looks again")
        #expect(try county.verify().flaws.map(\.code) == [.kindUnknown])
    }

    @Test func `log: a release that cannot read a matter does not rebuild from what it knows`() throws {
        try sing(in: number.text, version: 2)
        let before = try county.rows("select * from ledger")
        #expect(throws: StoreFault.unknownKind("matter-sung-about.1", stream: number.text)) {
            try county.store.rebuild(county.jurisdiction)
        }
        #expect(try county.rows("select * from ledger") == before)
        #expect(try county.tables().filter { $0.hasPrefix("next_") } == [])
    }

    @Test func `closed loop: a standing duty a newer release wrote to stays one`() throws {
        try county.store.tick(county.jurisdiction).run(until: County.morning)
        let duties = try county.rows("select number, version from record where kind = 'standing-duty' order by serial")
        let first = try #require(duties.first)
        try sing(in: first.text(0), version: first.int(1) + 1)
        try county.store.tick(county.jurisdiction).run(until: County.morning.adding(seconds: 60))
        #expect(
            try county.rows("select number, version from record where kind = 'standing-duty' order by serial") == duties
        )
    }
}
