// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// How long one due date takes: every start day of the shipped years, 1 to 30 working days.
enum DueSpeed {
    static func measure() {
        guard case .good(let calendar) = CalendarFile.read(Shipped.calendar.bytes),
            let first = LocalDate(year: 2019, month: 1, day: 1), let last = LocalDate(year: 2026, month: 10, day: 31)
        else { return }
        let clock = ContinuousClock()
        var checksum = 0
        var count = 0
        let spent = clock.measure {
            for number in first.dayNumber...last.dayNumber {
                let start = LocalDate(dayNumber: number)
                for workdays in 1...30 {
                    checksum &+= calendar.workday(workdays, after: start).dayNumber
                    count += 1
                }
            }
        }
        var withDays = 0
        let explained = clock.measure {
            for number in first.dayNumber...last.dayNumber {
                let start = Instant(LocalDate(dayNumber: number))
                for workdays in [1, 2, 5] {
                    checksum &+= calendar.due(from: start, term: .workdays(workdays)).marks.utf8.count
                    withDays += 1
                }
            }
        }
        print("due date, date alone: \(nanoseconds(spent, count)) ns (\(count) dates)")
        let each = nanoseconds(explained, withDays)
        print("due date, with its days: \(each) ns (\(withDays) dates, checksum \(checksum))")
    }

    private static func nanoseconds(_ spent: Duration, _ count: Int) -> Int {
        let (seconds, attoseconds) = spent.components
        return (Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)) / max(count, 1)
    }
}
