// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import MatterCore
import MatterStore
import Testing

@Suite struct CalendarFileTests {
    private let good = """
        calendar: test-2026
        years: 2026
        holidays:
          - {name: 春节, from: 2026-02-15, to: 2026-02-23, worked: [2026-02-14, 2026-02-28]}
        closures:
          - name: 大厅搬迁
            from: 2026-03-04
            to: 2026-03-05
        """

    private func mistakes(_ text: String) -> [String] {
        switch CalendarFile.read(Array(text.utf8)) {
        case .good: []
        case .mistakes(let mistakes):
            mistakes.map { (["\($0.line)", $0.code] + $0.facts).joined(separator: " ") }
        }
    }

    private func changed(_ old: String, _ new: String) -> [String] {
        #expect(good.contains(old))
        return mistakes(good.replacingOccurrences(of: old, with: new))
    }

    @Test func `calendar: holidays, make-up workdays and closures are read with their names`() throws {
        guard case .good(let calendar) = CalendarFile.read(Array(good.utf8)) else {
            Issue.record("\(mistakes(good))")
            return
        }
        #expect(calendar.version == "test-2026")
        #expect(calendar.years == 2026...2026)
        #expect(calendar.holidays.count == 9)
        #expect(calendar.holidays[try #require(LocalDate("2026-02-23"))] == "春节")
        #expect(calendar.makeUpWorkdays.keys.map(\.description).sorted() == ["2026-02-14", "2026-02-28"])
        #expect(calendar.closures.values.sorted() == ["大厅搬迁", "大厅搬迁"])
    }

    @Test func `calendar: the shipped file is the one in Plans and covers 2019 to 2026`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Plans/calendar-cn.yaml").standardizedFileURL
        let bytes = try [UInt8](Data(contentsOf: file))
        #expect(bytes == Shipped.calendar.bytes)
        guard case .good(let calendar) = CalendarFile.read(Shipped.calendar.bytes) else {
            Issue.record("\(mistakes(String(decoding: Shipped.calendar.bytes, as: UTF8.self)))")
            return
        }
        #expect(calendar.years == 2019...2026)
        #expect(calendar.makeUpWorkdays.keys.filter { !$0.isWeekend } == [])
    }

    @Test func `calendar: each mistake is named with its line`() {
        #expect(changed("2026-02-23", "2026-02-30") == ["4 bad-date holidays[1].to 2026-02-30"])
        #expect(changed("from: 2026-02-15", "from: 2026-02-14") == ["4 holiday-and-workday 2026-02-14"])
        #expect(changed("2026-02-28]", "2026-02-27]") == ["4 workday-not-weekend 2026-02-27"])
        #expect(changed("2026-02-28]", "2026-02-14]") == ["4 duplicate-day 2026-02-14"])
        #expect(changed("to: 2026-02-23", "to: 2026-02-13") == ["4 period-reversed 2026-02-15 2026-02-13"])
        #expect(changed("to: 2026-03-05", "to: 2026-12-05") == ["6 period-too-long 2026-03-04 2026-12-05 60"])
        #expect(changed("years: 2026", "years: 2026-2027") == ["3 year-without-holidays 2027"])
        #expect(changed("years: 2026", "years: 2026年") == ["2 bad-years 2026年"])
        #expect(changed("years: 2026", "years: 2027-2026") == ["2 bad-years 2027-2026"])
        #expect(changed("years: 2026", "years: 1000-2026") == ["2 bad-years 1000-2026"])
        #expect(
            changed("name: 大厅搬迁", "nam: 大厅搬迁") == [
                "6 unknown-key closures[1] nam", "6 missing-key closures[1] name",
            ])
        #expect(changed("test-2026", "测试") == ["1 bad-id calendar 测试"])
        #expect(changed("- {name: 春节,", "- {name: ,") == ["4 empty-value holidays[1].name"])
        #expect(
            changed("worked: [2026-02-14, 2026-02-28]", "worked: 2026-02-14") == [
                "4 wrong-type holidays[1].worked list"
            ])
        #expect(changed("to: 2026-02-23", "to: [2026-02-23]") == ["4 wrong-type holidays[1].to date"])
        #expect(changed("years: 2026", "years: 2026\nyear: 2026") == ["3 unknown-key  year"])
    }

    @Test func `calendar: a date outside the years is named`() {
        let found =
            changed("from: 2026-03-04", "from: 2025-12-31")
            + changed("2026-02-28]", "2027-02-27]")
        #expect(
            found == [
                "6 period-too-long 2025-12-31 2026-03-05 60", "4 outside-years 2027-02-27 2026-2026",
            ])
    }

    @Test func `calendar: every mistake is reported, not just the first`() {
        let text = good.replacingOccurrences(of: "2026-02-23", with: "2026-02-30")
            .replacingOccurrences(of: "test-2026", with: "X")
            .replacingOccurrences(of: "to: 2026-03-05", with: "until: 2026-03-05")
        #expect(
            mistakes(text) == [
                "1 bad-id calendar X", "4 bad-date holidays[1].to 2026-02-30",
                "6 missing-key closures[1] to", "8 unknown-key closures[1] until",
            ])
    }
}
