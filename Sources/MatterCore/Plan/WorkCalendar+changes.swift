// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 改了哪天. A day that one calendar counts and another does not.
public struct DayChange: Hashable, Sendable {
    public let day: LocalDate
    /// What it is now.
    public let isWorkday: Bool
    /// The holiday, the closure or what is made up for; empty for a plain weekday or weekend.
    public let name: String
}

extension WorkCalendar {
    /// 版本差别. The days on which an office that followed the old calendar would be open or shut wrongly.
    public func changes(from old: WorkCalendar) -> [DayChange] {
        let first = LocalDate.firstDay(ofYear: min(years.lowerBound, old.years.lowerBound))
        let end = LocalDate.firstDay(ofYear: max(years.upperBound, old.years.upperBound) + 1)
        return (first.dayNumber..<end.dayNumber).map { LocalDate(dayNumber: $0) }
            .filter { isWorkday($0) != old.isWorkday($0) }
            .map { DayChange(day: $0, isWorkday: isWorkday($0), name: name($0)) }
    }

    private func name(_ day: LocalDate) -> String { closures[day] ?? holidays[day] ?? makeUpWorkdays[day] ?? "" }
}
