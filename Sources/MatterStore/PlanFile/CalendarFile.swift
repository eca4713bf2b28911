// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

public import MatterCore
import Yams

/// 工作日历文件. Reads the holidays and make-up workdays an official wrote, one holiday a line.
public enum CalendarFile {
    /// No holiday or closure is longer than this.
    static let longestPeriod = 60

    public static func read(_ bytes: [UInt8]) -> Reading<WorkCalendar> {
        let list = MistakeList()
        let standIn = WorkCalendar(version: "", years: 2000...2000, holidays: [:], makeUpWorkdays: [:])
        guard let node = YAMLText.node(bytes, list) else { return list.reading(standIn) }
        let root = NodeReader(node: node, place: "", line: node.mark?.line ?? 1, clause: nil, list: list)
        let fields = root.fields(["calendar", "years", "holidays"], optional: ["closures"])
        guard node.mapping != nil else { return list.reading(standIn) }
        let version = fields["calendar"].identifier()
        guard let years = years(fields["years"]) else {
            // Without its years no date of the file can be judged.
            return list.reading(standIn)
        }
        var days = CalendarDays(years: years, list: list)
        for item in fields["holidays"].items() { days.addHoliday(item) }
        for item in fields["closures"].items() { days.addClosure(item) }
        days.check(fields["holidays"])
        return list.reading(
            WorkCalendar(
                version: version, years: years, holidays: days.holidays.mapValues(\.name),
                makeUpWorkdays: days.workdays.mapValues(\.name), closures: days.closures.mapValues(\.name)))
    }

    /// `2019-2026`, or one year.
    private static func years(_ reader: NodeReader) -> ClosedRange<Int>? {
        let text = reader.text()
        if text.isEmpty { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let first = year(parts[0]), let last = year(parts[parts.count - 1]),
            first <= last, last - first < 100
        else {
            reader.note(.badYears, text)
            return nil
        }
        return first...last
    }

    private static func year(_ text: Substring) -> Int? {
        guard text.utf8.count == 4, text.utf8.allSatisfy({ (48...57).contains($0) }), let year = Int(text) else {
            return nil
        }
        return (1950...2200).contains(year) ? year : nil
    }
}
