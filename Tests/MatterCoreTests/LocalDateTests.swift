// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Testing

@Suite struct LocalDateTests {
    @Test func `calendar: every day from 1900 to 2200 follows the one before it`() throws {
        var before = try #require(LocalDate("1899-12-31"))
        for year in 1900...2200 {
            for month in 1...12 {
                for day in 1...31 {
                    guard let date = LocalDate(year: year, month: month, day: day) else { continue }
                    #expect(date.dayNumber == before.dayNumber + 1)
                    #expect((date.year, date.month, date.day) == (year, month, day))
                    #expect(date.weekday == before.weekday % 7 + 1)
                    before = date
                }
            }
        }
        #expect("\(before)" == "2200-12-31")
    }

    @Test func `calendar: known days have their weekdays`() throws {
        #expect(try #require(LocalDate("1970-01-01")).weekday == 4)
        #expect(try #require(LocalDate("2026-02-14")).weekday == 6)
        #expect(try #require(LocalDate("2024-02-29")).weekday == 4)
    }

    @Test(arguments: [
        "2026-02-30", "2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "2026-2-3",
        "2026/02/03", "26-02-03", "2026-02-03 ", "", "２０２６-02-03", "2026-02-0x", "20260203", "-026-02-03",
    ])
    func `calendar: what is no day is refused`(text: String) {
        #expect(LocalDate(text) == nil)
    }

    @Test(arguments: ["2024-02-29", "2000-02-29", "2026-12-31", "0001-01-01", "9999-12-31"])
    func `calendar: a day reads back as written`(text: String) throws {
        #expect(try #require(LocalDate(text)).description == text)
    }

    @Test func `calendar: days are added across a leap day`() throws {
        #expect(try #require(LocalDate("2024-02-28")).adding(days: 2).description == "2024-03-01")
        #expect(try #require(LocalDate("2026-01-01")).adding(days: -1).description == "2025-12-31")
    }

    @Test func `calendar: days counted back past the first year go on falling into years of their own`() {
        let turn = LocalDate(dayNumber: -719_468)
        #expect((turn.year, turn.month, turn.day) == (0, 3, 1))
        let before = turn.adding(days: -1)
        #expect((before.year, before.month, before.day) == (0, 2, 29))
        let age = turn.adding(days: -146_097)
        #expect((age.year, age.month, age.day) == (-400, 3, 1))
    }

    @Test(arguments: [
        ("2026-02-12T16:00:00+08:00", "2026-02-12T16:00:00+08:00"),
        ("2026-02-12T16:00", "2026-02-12T16:00:00+08:00"),
        ("2026-02-12 16:00:05", "2026-02-12T16:00:05+08:00"),
        ("2026-02-12T16:00:00Z", "2026-02-13T00:00:00+08:00"),
        ("2026-02-12T16:00:00.123456Z", "2026-02-13T00:00:00+08:00"),
        ("2026-02-12T00:00:00-05:30", "2026-02-12T13:30:00+08:00"),
    ])
    func `calendar: a time is read in its zone and shown at +08`(text: String, shown: String) throws {
        let instant = try #require(Instant(text))
        #expect(instant.description == shown)
        #expect(Instant(instant.description) == instant)
    }

    @Test(arguments: [
        "2026-02-12", "2026-02-12T24:00", "2026-02-12T16:60", "2026-02-12T16:00:60", "2026-02-30T16:00",
        "2026-02-12T16:00:", "2026-02-12T16:00+8", "2026-02-12T16:00+15:00", "2026-02-12T16:00:00+08:00x", "T", "",
        "2026-02-12Tab:cd",
    ])
    func `calendar: what is no time is refused`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func `calendar: a day ends one second before the next`() throws {
        let date = try #require(LocalDate("2026-02-14"))
        #expect(Instant.end(of: date).description == "2026-02-14T23:59:59+08:00")
        #expect(Instant(date, minute: 90).minuteOfDay == 90)
        #expect(Instant(seconds: -1).date.description == "1970-01-01")
        #expect(Instant(seconds: -8 * 3600 - 1).date.description == "1969-12-31")
    }
}
