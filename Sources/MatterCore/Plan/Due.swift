// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 到期 (3.3). A deadline with the days that made it; stored in the event, never recomputed.
public struct Due: Hashable, Sendable, Codable {
    /// Nil when a person set the day (一事一议).
    public let term: Term?
    /// When the clock started; that day is not counted.
    public let from: Instant
    public let on: LocalDate
    /// The last second that is in time.
    public let at: Instant
    /// One character a day from the day after `from` to `on`; see `DayMark`.
    public let marks: String
    /// True when a day lay outside the published calendar and was taken as Monday to Friday.
    public let provisional: Bool

    public init(term: Term?, from: Instant, on: LocalDate, at: Instant, marks: String, provisional: Bool) {
        self.term = term
        self.from = from
        self.on = on
        self.at = at
        self.marks = marks
        self.provisional = provisional
    }

    /// Why this date: every day after the start with its reason.
    public var days: [ExplainedDay] {
        var count = 0
        return marks.enumerated().map { index, character in
            let mark = DayMark(rawValue: character) ?? .weekend
            if mark.counts { count += 1 }
            return ExplainedDay(
                date: from.date.adding(days: index + 1), mark: mark, ordinal: mark.counts ? count : nil)
        }
    }
}

/// 计入与跳过. Why a day was counted or skipped.
public enum DayMark: Character, Sendable, CaseIterable {
    case workday = "w"
    /// 调休上班. A Saturday or Sunday worked in exchange for a holiday.
    case makeUpWorkday = "m"
    case weekend = "-"
    case holiday = "h"
    /// 本地停办. The county's own closure day.
    case closure = "c"
    /// 自然日. Counted because the term is in calendar days.
    case calendarDay = "d"
    /// 当日. Neither counted nor skipped: the term ends inside it.
    case within = "."
    /// 顺延. Past the term's end, carried on because no office was open.
    case carried = ">"

    public var counts: Bool {
        switch self {
        case .workday, .makeUpWorkday, .calendarDay: true
        case .weekend, .holiday, .closure, .within, .carried: false
        }
    }
}

public struct ExplainedDay: Hashable, Sendable {
    public let date: LocalDate
    public let mark: DayMark
    /// The how-many-th counted day this is; nil when skipped.
    public let ordinal: Int?
}
