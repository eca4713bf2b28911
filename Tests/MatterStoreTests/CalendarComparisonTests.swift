// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import MatterCore
import MatterStore
import Testing

/// The shipped calendar against the PyPI package chinesecalendar, whose days lie in Fixtures/.
@Suite struct CalendarComparisonTests {
    private struct TheirDay {
        let date: LocalDate
        let worked: Bool
    }

    private func theirDays() throws -> [TheirDay] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Fixtures/chinesecalendar-days.txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
        return try lines.flatMap { line -> [TheirDay] in
            let parts = line.split(separator: " ")
            return try parts[1].enumerated().map { offset, character in
                let first = try #require(LocalDate("\(parts[0])-01"))
                return TheirDay(date: first.adding(days: offset), worked: character == "w")
            }
        }
    }

    @Test func `calendar: every due from 2019 to 2026, of 1 to 30 workdays, equals chinesecalendar's`() throws {
        guard case .good(let calendar) = CalendarFile.read(Shipped.calendar.bytes) else {
            Issue.record("the shipped calendar does not load")
            return
        }
        let days = try theirDays()
        #expect(days.count == 2922)
        let worked = days.indices.filter { days[$0].worked }
        var compared = 0
        for (index, day) in days.enumerated() {
            let start = Instant(day.date, minute: 16 * 60)
            let next = worked.partitioningIndex { $0 > index }
            for count in 1...30 where next + count - 1 < worked.count {
                let due = calendar.due(from: start, term: .workdays(count))
                try #require(due.on == days[worked[next + count - 1]].date, "\(day.date) and \(count) workdays")
                try #require(!due.provisional && due.marks.count == due.on.dayNumber - day.date.dayNumber)
                compared += 1
            }
        }
        // All of 2,922 × 30 but those that end in 2027.
        #expect(compared == 87_033)
    }

    @Test(arguments: [
        ("2026-02-12", 2, "2026-02-14"), ("2026-02-14", 2, "2026-02-25"), ("2026-09-24", 5, "2026-10-09"),
        ("2025-01-25", 5, "2025-02-07"), ("2021-09-17", 2, "2021-09-22"),
    ])
    func `calendar: known traps come out right`(from: String, count: Int, due: String) throws {
        guard case .good(let calendar) = CalendarFile.read(Shipped.calendar.bytes) else {
            Issue.record("the shipped calendar does not load")
            return
        }
        let start = Instant(try #require(LocalDate(from)), minute: 16 * 60)
        #expect(calendar.due(from: start, term: .workdays(count)).on.description == due)
    }

    @Test(arguments: [(2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)])
    func `calendar: each year has its workdays`(year: Int, workdays: Int) throws {
        guard case .good(let calendar) = CalendarFile.read(Shipped.calendar.bytes) else {
            Issue.record("the shipped calendar does not load")
            return
        }
        let before = try #require(LocalDate("\(year - 1)-12-31"))
        #expect(calendar.workdays(after: before, through: try #require(LocalDate("\(year)-12-31"))) == workdays)
    }
}

extension [Int] {
    /// The first index whose element fits, in a sorted list.
    fileprivate func partitioningIndex(where fits: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if fits(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
