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
        // The sum is printed so that nobody may leave the work out.
        print("alone\t\(nanoseconds(spent, count))\t\(count)\t\(checksum)")
        print("explained\t\(nanoseconds(explained, withDays))\t\(withDays)\t\(checksum)")
    }

    private static func nanoseconds(_ spent: Duration, _ count: Int) -> Double {
        let (seconds, attoseconds) = spent.components
        return (Double(seconds) * 1e9 + Double(attoseconds) / 1e9) / Double(max(count, 1))
    }
}
