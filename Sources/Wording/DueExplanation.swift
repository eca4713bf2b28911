// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

public import MatterCore

/// 为什么是这一天 (3.3). One line a day: counted or skipped, and why.
public enum DueExplanation {
    /// The calendar only lends the holidays' names; the days themselves are those stored with the deadline.
    public static func lines(_ due: Due, _ calendar: WorkCalendar?, _ language: Language) -> [String] {
        let start = due.from.date
        var lines = [Wording.sentence("why.start", ["\(start)", "\(start.weekday)"], language)]
        for day in due.days { lines.append(line(day, calendar, language)) }
        if due.provisional { lines.append(Wording.sentence("why.provisional", language)) }
        return lines
    }

    private static func line(_ day: ExplainedDay, _ calendar: WorkCalendar?, _ language: Language) -> String {
        let name = calendar.flatMap { dayName(day, $0) }
        let key = (day.ordinal == nil ? "why.skipped" : "why.counted") + (name == nil ? "" : "-named")
        let ordinal = day.ordinal.map { "\($0)" } ?? ""
        let facts = ["\(day.date)", "\(day.date.weekday)", String(day.mark.rawValue), ordinal, name ?? ""]
        return Wording.sentence(key, facts, language)
    }

    private static func dayName(_ day: ExplainedDay, _ calendar: WorkCalendar) -> String? {
        switch day.mark {
        case .holiday: calendar.holidays[day.date]
        case .makeUpWorkday: calendar.makeUpWorkdays[day.date]
        case .closure: calendar.closures[day.date]
        case .workday, .weekend, .calendarDay, .within, .carried: nil
        }
    }
}
