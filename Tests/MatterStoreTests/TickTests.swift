// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

@Suite(.everyEngine) struct TickTests {
    @Test func `closed loop: a due that passed calls the next party up`() throws {
        let county = try County()
        let number = try county.register()
        #expect(try county.store.tick(county.jurisdiction).run(until: County.morning) == 0)
        let later = Instant(day("2026-03-04"), minute: 9 * 60)
        #expect(try county.store.tick(county.jurisdiction).run(until: later) == 1)
        let owed = try county.read { try $0.obligations(OwedQuery([])).items }.filter { $0.record == number.text }
        #expect(owed.map(\.act) == [.judge, .press])
        #expect(owed.map(\.missed) == [true, false])
        #expect(owed[1].party == .head && owed[1].dueAt > later)
        #expect(try county.store.lastTick(county.jurisdiction) == later)
        #expect(try county.store.tick(county.jurisdiction).run(until: later) == 0)
        #expect(try county.verify().flaws == [])
    }

    @Test func `closed loop: nobody does anything for a year and still somebody owes the next step`() throws {
        let county = try County()
        for _ in 0..<5 { try county.coordinate(county.register(), "natural-resources", "housing") }
        let end = Instant(day("2027-03-02"), minute: 9 * 60)
        let acted = try county.store.tick(county.jurisdiction, pace: .asDue).run(until: end)
        #expect(acted > 200)
        #expect(try county.verify().flaws == [])
        let owed = try county.read { try $0.obligations(OwedQuery([.oversight])).items }
        #expect(owed.contains { $0.act == .pressTop })
        let waiting = try county.read { reader in
            try reader.ledger(LedgerQuery(.everything)).items.map { try reader.record($0.number, .everything).matter }
        }
        #expect(waiting.count == 5)
        for matter in waiting { #expect(matter.obligations.contains { $0.due.at >= end && !$0.missed }) }
    }

    @Test func `closed loop: more dues than one transaction takes are all acted on, the oldest first`() throws {
        let county = try County()
        for hour in 0..<150 { try county.register(at: County.morning.adding(seconds: hour * 600)) }
        var steps: [Int] = []
        let later = Instant(day("2026-03-05"), minute: 9 * 60)
        let acted = try county.store.tick(county.jurisdiction).run(until: later) { steps.append($0) }
        #expect(acted == 150)
        #expect(steps == [64, 128, 150])
        var seen: [Instant] = []
        try county.read { reader in
            try reader.eachEvent { event in
                guard event.kind == "due-missed.1" else { return }
                let record = try reader.record(MatterNumber(event.stream), .everything).matter
                seen.append(try #require(record.obligations.first).due.at)
            }
        }
        #expect(seen.count == 150 && seen == seen.sorted())
    }

    @Test func `calendar: sixty days before the last published day the administrator owes the next year`() throws {
        let county = try County()
        let tick = county.store.tick(county.jurisdiction)
        try tick.run(until: Instant(day("2027-10-31"), minute: 600))
        #expect(try county.read { try $0.obligations(OwedQuery([.admin])).items } == [])
        try tick.run(until: Instant(day("2027-11-01"), minute: 600))
        let owed = try county.read { try $0.obligations(OwedQuery([.admin])).items }
        #expect(owed.map(\.act) == [.importCalendar])
        #expect(owed.map(\.record) == ["jurisdiction"])
        try tick.run(until: Instant(day("2027-12-01"), minute: 600))
        let pressed = try besideRecords(county, OwedQuery([]))
        #expect(pressed.map(\.act) == [.importCalendar, .press])
        let admin = Actor(account: "lisi", role: .admin)
        let later = Instant(day("2027-12-02"), minute: 600)
        try county.lane.perform { try $0.importCalendar(County.calendar(2025...2028), by: admin, at: later) }
        #expect(try besideRecords(county, OwedQuery([])) == [])
        #expect(try county.verify().flaws == [])
    }

    /// Standing duties are owed every day of the year; what else is?
    private func besideRecords(_ county: County, _ query: OwedQuery) throws -> [OwedRow] {
        try county.read { try $0.obligations(query).items }.filter { RecordNumber(parsing: $0.record) == nil }
    }

    @Test func `calendar: importing a year previews and then moves the dues that rested on nobody's word`() throws {
        let county = try County()
        let eve = Instant(day("2027-12-31"), minute: 11 * 60)
        let number = try county.register(at: eve)
        let owed = try county.read { try $0.obligations(OwedQuery([.office])).items }
        #expect(owed.map(\.provisional) == [true])
        try county.store.tick(county.jurisdiction).run(until: eve)
        #expect(try county.read { try $0.obligations(OwedQuery([.admin])).items.map(\.act) } == [.importCalendar])
        let longHoliday = Array(
            """
            calendar: test-2028
            years: 2027-2028
            holidays:
              - {name: 国庆节, from: 2027-10-01, to: 2027-10-07}
              - {name: 元旦, from: 2028-01-01, to: 2028-01-05}
            """.utf8)
        guard case .good(let calendar) = CalendarFile.read(longHoliday) else { throw Broken() }
        let preview = try county.read { try $0.previewDues(under: calendar, at: eve) }
        #expect(preview.map(\.matter) == [number])
        #expect(preview.map(\.after.on) == [day("2028-01-06")])
        #expect(try besideRecords(county, OwedQuery([.office])) == owed)
        let provisional = try county.rows(
            "select count(*) from obligation where provisional = 1 and record <> 'jurisdiction'")[0].int(0)
        try county.lane.perform { [head = county.head] in try $0.importCalendar(longHoliday, by: head, at: eve) }
        #expect(provisional > 1)
        #expect(try county.store.moveDues(county.jurisdiction, by: .system, at: eve) == provisional)
        let moved = try besideRecords(county, OwedQuery([.office]))
        #expect(moved.map(\.due) == [day("2028-01-06")])
        #expect(moved.map(\.provisional) == [false])
        #expect(try county.verify().flaws == [])
    }
}
