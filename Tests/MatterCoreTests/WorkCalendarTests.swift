// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Testing

@Suite struct WorkCalendarTests {
    private func plain(_ years: ClosedRange<Int> = 2026...2026) -> WorkCalendar {
        WorkCalendar(version: "plain", years: years, holidays: [:], makeUpWorkdays: [:])
    }

    /// The plain way: walk day by day.
    private func walked(_ calendar: WorkCalendar, _ count: Int, after date: LocalDate) -> LocalDate {
        var left = count
        var day = date
        while left > 0 {
            day = day.adding(days: 1)
            if calendar.isWorkday(day) { left -= 1 }
        }
        return day
    }

    /// Holidays, make-up workdays and closures strewn by a fixed rule over three years.
    private func strewn() throws -> WorkCalendar {
        var holidays: [LocalDate: String] = [:]
        var workdays: [LocalDate: String] = [:]
        var closures: [LocalDate: String] = [:]
        let first = try #require(LocalDate("2024-01-01"))
        for offset in 0..<1096 {
            let date = first.adding(days: offset)
            if date.isWeekend, offset * 7 % 11 == 3 { workdays[date] = "补" }
            if !date.isWeekend, offset * 5 % 13 < 2 { holidays[date] = "假" }
            if offset * 3 % 97 == 5 { closures[date] = "停" }
        }
        return WorkCalendar(
            version: "strewn", years: 2024...2026, holidays: holidays, makeUpWorkdays: workdays, closures: closures)
    }

    @Test func `calendar: the quick answer equals the walk, for every start and 1 to 40 workdays`() throws {
        let calendar = try strewn()
        let first = try #require(LocalDate("2023-12-01"))
        for offset in 0..<1200 {
            let start = first.adding(days: offset)
            for count in 1...40 {
                let due = calendar.workday(count, after: start)
                try #require(due == walked(calendar, count, after: start))
                try #require(calendar.workdays(after: start, through: due) == count)
            }
        }
    }

    @Test func `calendar: it goes on Monday to Friday beyond its table, to either side`() throws {
        let calendar = plain()
        for text in ["2001-06-07", "2024-12-30", "2026-12-30", "2038-12-24", "2039-01-05", "2090-07-09"] {
            let start = try #require(LocalDate(text))
            for count in [1, 2, 5, 17, 260, Term.longest] {
                let due = calendar.workday(count, after: start)
                #expect(due == walked(calendar, count, after: start))
                #expect(calendar.workdays(after: start, through: due) == count)
                #expect(calendar.workdays(after: due, through: start) == -count)
            }
        }
    }

    @Test func `calendar: the longest term from the last published day still ends on its day`() throws {
        let due = plain().due(
            from: Instant(try #require(LocalDate("2026-12-31"))), term: .workdays(Term.longest))
        #expect(due.provisional)
        #expect(due.days.compactMap(\.ordinal).last == Term.longest)
    }

    @Test func `calendar: a due is provisional as soon as one of its days is outside the years`() throws {
        let inside = plain().due(from: Instant(try #require(LocalDate("2026-12-24"))), term: .workdays(5))
        #expect(inside.on.description == "2026-12-31")
        #expect(inside.provisional == false)
        let outside = plain().due(from: Instant(try #require(LocalDate("2026-12-24"))), term: .workdays(6))
        #expect(outside.on.description == "2027-01-01")
        #expect(outside.provisional)
        for term in [Term.days(10), .hours(240), .halfWorkday, .sameDay] {
            let due = plain().due(from: Instant(try #require(LocalDate("2026-12-31")), minute: 1200), term: term)
            #expect(due.provisional, "\(term)")
        }
    }

    @Test func `calendar: it covers its years and no more`() throws {
        let calendar = plain(2024...2026)
        #expect(calendar.covers(try #require(LocalDate("2024-01-01"))))
        #expect(calendar.covers(try #require(LocalDate("2026-12-31"))))
        #expect(!calendar.covers(try #require(LocalDate("2023-12-31"))))
        #expect(!calendar.covers(try #require(LocalDate("2027-01-01"))))
    }

    @Test func `calendar: every day has one mark, closure before holiday before make-up`() throws {
        let date = try #require(LocalDate("2026-02-14"))
        func mark(_ holiday: Bool, _ makeUp: Bool, _ closed: Bool) -> DayMark {
            WorkCalendar(
                version: "x", years: 2026...2026, holidays: holiday ? [date: "假"] : [:],
                makeUpWorkdays: makeUp ? [date: "补"] : [:], closures: closed ? [date: "停"] : [:]
            ).mark(date)
        }
        #expect(mark(true, true, true) == .closure)
        #expect(mark(true, true, false) == .holiday)
        #expect(mark(false, true, false) == .makeUpWorkday)
        #expect(mark(false, false, false) == .weekend)
    }

    @Test func `calendar: a version names the days an office that followed the old one would be wrong about`() {
        func date(_ text: String) -> LocalDate { LocalDate(text) ?? LocalDate(dayNumber: 0) }
        let old = WorkCalendar(
            version: "a", years: 2026...2026, holidays: [date("2026-01-01"): "元旦", date("2026-01-03"): "元旦"],
            makeUpWorkdays: [date("2026-01-04"): "元旦"])
        let new = WorkCalendar(
            version: "b", years: 2026...2027, holidays: [date("2027-01-01"): "元旦"], makeUpWorkdays: [:],
            closures: [date("2026-02-02"): "搬迁"])
        let changes = new.changes(from: old)
        #expect(
            changes.map { "\($0.day) \($0.isWorkday) \($0.name)" } == [
                "2026-01-01 true ", "2026-01-04 false ", "2026-02-02 false 搬迁", "2027-01-01 false 元旦",
            ], "a Saturday that was a holiday is off either way")
        #expect(new.changes(from: new).isEmpty)
    }
}
