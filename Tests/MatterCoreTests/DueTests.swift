// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Testing

@Suite struct DueTests {
    /// 2026-02-09 is a Monday: the week before Spring Festival, the festival, the week after.
    private func spring() throws -> DrawnCalendar {
        try DrawnCalendar(from: "2026-02-09", "wwwwwmh hhhhhhh hwwwwm- wwwww--")
    }

    @Test func `3.3: the start day is not counted`() throws {
        let drawn = try DrawnCalendar(from: "2026-03-02", "wwwww-- wwwww--")
        #expect(drawn.due(.workdays(1), from: 0).offset == 1)
        #expect(drawn.due(.workdays(2), from: 0).offset == 2)
        #expect(drawn.due(.workdays(2), from: 3).offset == 7)
        #expect(drawn.due(.workdays(5), from: 4).offset == 11)
        #expect(drawn.due(.workdays(1), from: 5).offset == 7)
    }

    @Test func `3.3: a due ends at the day's last second`() throws {
        let due = try spring().due(.workdays(2), from: 3).due
        #expect(due.at.description == "2026-02-14T23:59:59+08:00")
    }

    @Test func `3.3: holidays are skipped and make-up workdays counted, and the answer says so`() throws {
        let (offset, due) = try spring().due(.workdays(3), from: 3)
        #expect(offset == 15)
        #expect(due.marks == "wmhhhhhhhhhw")
        #expect(due.days.compactMap(\.ordinal) == [1, 2, 3])
        #expect(due.days.last?.date == due.on)
        #expect(
            due.days.filter { $0.ordinal != nil }.map(\.date.description) == [
                "2026-02-13", "2026-02-14", "2026-02-24",
            ])
        #expect(due.provisional == false)
    }

    @Test func `3.3: a local closure is skipped, even on a make-up workday`() throws {
        let drawn = try DrawnCalendar(from: "2026-03-02", "wccww-- wwwww--")
        #expect(drawn.due(.workdays(1), from: 0).offset == 3)
        #expect(drawn.due(.workdays(1), from: 0).due.marks == "ccw")
        let closed = try spring().calendar.closing([try #require(LocalDate("2026-02-14")): "搬迁"], version: "2")
        let from = Instant(try #require(LocalDate("2026-02-12")))
        #expect(closed.due(from: from, term: .workdays(2)).on.description == "2026-02-24")
        #expect(closed.version == "2")
    }

    @Test(arguments: [
        (0, 9 * 60, "2026-03-02T23:59:59+08:00", ""), (0, 11 * 60 + 59, "2026-03-02T23:59:59+08:00", ""),
        (0, 12 * 60, "2026-03-03T12:00:00+08:00", "w"), (4, 15 * 60, "2026-03-09T12:00:00+08:00", "--w"),
        (5, 9 * 60, "2026-03-09T12:00:00+08:00", "-w"), (4, 0, "2026-03-06T23:59:59+08:00", ""),
    ])
    func `3.3: half a workday is that day or the next noon`(
        offset: Int, minute: Int, at: String, marks: String
    ) throws {
        let due = try DrawnCalendar(from: "2026-03-02", "wwwww-- wwwww--")
            .due(.halfWorkday, from: offset, minute: minute).due
        #expect(due.at.description == at)
        #expect(due.marks == marks)
    }

    @Test(arguments: [
        (0, 9 * 60, "2026-03-02"), (0, 17 * 60 + 29, "2026-03-02"), (0, 17 * 60 + 30, "2026-03-03"),
        (4, 23 * 60, "2026-03-09"), (5, 9 * 60, "2026-03-09"), (6, 23 * 60, "2026-03-09"),
    ])
    func `3.2: the same day, or the next workday once the office has closed`(
        offset: Int, minute: Int, on: String
    ) throws {
        let due = try DrawnCalendar(from: "2026-03-02", "wwwww-- wwwww--")
            .due(.sameDay, from: offset, minute: minute).due
        #expect(due.on.description == on)
        #expect(due.at == .end(of: due.on))
    }

    @Test func `3.3: calendar days count every day and move off a closed one`() throws {
        let drawn = try spring()
        #expect(drawn.due(.days(2), from: 0).offset == 2)
        #expect(drawn.due(.days(2), from: 0).due.marks == "dd")
        let carried = drawn.due(.days(5), from: 3)
        #expect(carried.offset == 15)
        #expect(carried.due.marks == "ddddd>>>>>>>")
        #expect(carried.due.days.compactMap(\.ordinal) == [1, 2, 3, 4, 5])
        #expect(drawn.due(.days(5), from: 0).due.on.description == "2026-02-14")
    }

    @Test func `3.3: hours run by the clock and move off a closed day`() throws {
        let drawn = try spring()
        #expect(drawn.due(.hours(4), from: 0).due.at.description == "2026-02-09T14:00:00+08:00")
        #expect(drawn.due(.hours(24), from: 0).due.at.description == "2026-02-10T10:00:00+08:00")
        let carried = drawn.due(.hours(48), from: 5).due
        #expect(carried.at.description == "2026-02-24T23:59:59+08:00")
        #expect(carried.marks == "..>>>>>>>>")
        #expect(carried.days.allSatisfy { $0.ordinal == nil })
    }

    @Test func `2.5: at once means what the plan says`() throws {
        let drawn = try spring()
        let start = Instant(drawn.first, minute: 600)
        #expect(drawn.calendar.due(from: start, term: .atOnce).on.description == "2026-02-10")
        #expect(drawn.calendar.due(from: start, term: .atOnce, atOnce: .hours(2)).at == start.adding(seconds: 7200))
        #expect(drawn.calendar.due(from: start, term: .atOnce, atOnce: .atOnce).on.description == "2026-02-10")
    }

    @Test func `3.3 L3: a stated day keeps its explanation and no term`() throws {
        let drawn = try spring()
        let due = drawn.calendar.due(
            from: Instant(drawn.first), on: try #require(LocalDate("2026-02-16")))
        #expect(due.term == nil)
        #expect(due.marks == "wwwwmhh")
        #expect(due.at.description == "2026-02-16T23:59:59+08:00")
    }
}
