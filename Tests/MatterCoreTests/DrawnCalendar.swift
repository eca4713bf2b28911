// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Testing

/// A calendar drawn in a test, one character a day: `w` worked, `m` worked on a weekend, `-` weekend, `h` holiday,
/// `c` closed. Spaces part the weeks.
struct DrawnCalendar {
    let first: LocalDate
    let calendar: WorkCalendar
    let drawing: String

    init(from text: String, _ drawn: String) throws {
        first = try #require(LocalDate(text))
        drawing = drawn.filter { $0 != " " }
        var holidays: [LocalDate: String] = [:]
        var workdays: [LocalDate: String] = [:]
        var closures: [LocalDate: String] = [:]
        for (offset, character) in drawing.enumerated() {
            let date = first.adding(days: offset)
            switch character {
            case "h": holidays[date] = "假"
            case "m": workdays[date] = "假"
            case "c": closures[date] = "停办"
            default: #expect(character == (date.isWeekend ? "-" : "w"), "the drawing is wrong at \(date)")
            }
        }
        calendar = WorkCalendar(
            version: "drawn", years: first.year...first.year, holidays: holidays, makeUpWorkdays: workdays,
            closures: closures)
    }

    /// The offset, from the drawing's first day, of a term's last day.
    func due(_ term: Term, from offset: Int, minute: Int = 10 * 60) -> (offset: Int, due: Due) {
        let due = calendar.due(from: Instant(first.adding(days: offset), minute: minute), term: term)
        return (due.on.dayNumber - first.dayNumber, due)
    }
}
