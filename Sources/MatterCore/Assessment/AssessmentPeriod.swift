// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 考核期 (4.2, 4.3). A year, a month or a week by its name: `2026`, `2026-03`, `2026-W10`.
public struct AssessmentPeriod: Hashable, Sendable, CustomStringConvertible {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case week, month, year
    }

    public let kind: Kind
    public let description: String
    public let days: ClosedRange<LocalDate>

    /// Nil when there is no such period.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard [4, 7, 8].contains(bytes.count), let year = LocalDate.number(bytes[0..<4]), (1900...9998).contains(year)
        else { return nil }
        description = String(text)
        switch bytes.count {
        case 4:
            kind = .year
            guard let days = Self.days(from: (year, 1), to: (year + 1, 1)) else { return nil }
            self.days = days
        case 7:
            kind = .month
            guard bytes[4] == 45, let month = LocalDate.number(bytes[5...]),
                let days = Self.days(from: (year, month), to: month == 12 ? (year + 1, 1) : (year, month + 1))
            else { return nil }
            self.days = days
        default:
            kind = .week
            guard bytes[4] == 45, bytes[5] == 87, let week = LocalDate.number(bytes[6...]),
                let days = Self.week(week, of: year)
            else { return nil }
            self.days = days
        }
    }

    private static func days(from: (Int, Int), to: (Int, Int)) -> ClosedRange<LocalDate>? {
        guard let first = LocalDate(year: from.0, month: from.1, day: 1),
            let next = LocalDate(year: to.0, month: to.1, day: 1)
        else { return nil }
        return first...next.adding(days: -1)
    }

    /// ISO 8601: the first week of a year is the one with its first Thursday; a week with its Thursday in another year
    /// is that year's.
    private static func week(_ number: Int, of year: Int) -> ClosedRange<LocalDate>? {
        guard let fourth = LocalDate(year: year, month: 1, day: 4) else { return nil }
        let monday = fourth.adding(days: 1 - fourth.weekday + 7 * (number - 1))
        guard monday.adding(days: 3).year == year else { return nil }
        return monday...monday.adding(days: 6)
    }

    public func contains(_ moment: Instant) -> Bool { days.contains(moment.date) }

    /// The months of a year; a month or a week has none, for no such name is a period.
    public var months: [AssessmentPeriod] {
        (1...12).compactMap { AssessmentPeriod("\(description)-\(padded($0, 2))") }
    }
}
