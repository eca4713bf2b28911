// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension StandingRule {
    /// 下一期何时到期: after the last day of the period that follows the one just done, or of the one now running.
    func due(after last: Due?, _ context: Context) -> Due {
        let calendar = context.calendar
        var end =
            last.map { every.end(of: every.end(before: $0.on).adding(days: 1)) } ?? every.end(of: context.now.date)
        var on = day(after: end, calendar)
        while on <= context.now.date {
            end = every.end(of: end.adding(days: 1))
            on = day(after: end, calendar)
        }
        return calendar.due(from: context.now, on: on)
    }

    /// 哪一期: the days a duty is about that is due that day.
    public func days(dueOn on: LocalDate) -> ClosedRange<LocalDate> {
        let last = every.end(before: on)
        return every.end(before: last).adding(days: 1)...last
    }

    private func day(after end: LocalDate, _ calendar: WorkCalendar) -> LocalDate {
        switch term {
        case .workdays(let count): calendar.workday(max(count, 1), after: end)
        case .days(let count): calendar.workedOrNext(end.adding(days: count))
        default: calendar.workday(1, after: end)
        }
    }
}

extension Period {
    /// The last day of the period a day lies in; weeks end on Sunday.
    public func end(of day: LocalDate) -> LocalDate {
        switch self {
        case .week: day.adding(days: 7 - day.weekday)
        case .month: lastDay(day.year, day.month)
        case .quarter: lastDay(day.year, (day.month + 2) / 3 * 3)
        case .year: lastDay(day.year, 12)
        }
    }

    /// The last period's end that lies before a day.
    public func end(before day: LocalDate) -> LocalDate {
        var early = day.adding(days: -1)
        while end(of: early) != early { early = early.adding(days: -1) }
        return early
    }

    private func lastDay(_ year: Int, _ month: Int) -> LocalDate {
        let next = LocalDate(year: month == 12 ? year + 1 : year, month: month == 12 ? 1 : month + 1, day: 1)
        return (next ?? LocalDate(dayNumber: 0)).adding(days: -1)
    }
}
