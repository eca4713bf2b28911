// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Wording

/// 为什么是这天 (3.3). From the days stored with the deadline, never from today's calendar.
extension WhyDate {
    /// Boxes shown before the middle of a long deadline is folded.
    private static let most = 28

    init(_ due: Due, clause: Clause, of what: String? = nil, open: Bool = false, words: DayWords) {
        let say = words.say
        title =
            what.map { say("why-title-of", $0, words.day(due.on)) } ?? say("why-title", words.day(due.on))
        rule = Self.rule(due, clause, words)
        self.open = open
        days = Self.folded(Self.boxes(due, words), say)
    }

    private static func rule(_ due: Due, _ clause: Clause, _ words: DayWords) -> String {
        let say = words.say
        guard let term = due.term else { return say("why-stated", clause.text) }
        let byDays = due.marks.contains { DayMark(rawValue: $0)?.counts == true }
        let first = say(
            byDays ? "why-workdays" : "why-hours", words.term(term),
            byDays ? words.day(due.from.date) : words.moment(due.from), clause.text)
        let moved = due.marks.contains(DayMark.carried.rawValue) ? [say("why-moved")] : []
        let provisional = due.provisional ? [say("why-provisional")] : []
        return ([first] + moved + provisional).joined(separator: say.language == .english ? " " : "")
    }

    private static func boxes(_ due: Due, _ words: DayWords) -> [DayBox] {
        let say = words.say
        let start = due.from.date
        var boxes: [DayBox] = []
        if due.on > start || due.days.isEmpty {
            boxes.append(
                DayBox(day: number(start), note: words.weekday(start), more: say("box-start"), .start))
        }
        for day in due.days {
            let isLast = day.date == due.on
            let end = day.mark == .makeUpWorkday ? "box-end-makeup" : "box-end"
            let more = isLast ? say(end) : why(day, words)
            let shape: DayBox.Shape = isLast ? .end : day.ordinal == nil ? .skipped : .counted
            boxes.append(DayBox(day: number(day.date), note: words.weekday(day.date), more: more, shape))
        }
        return boxes
    }

    private static func number(_ date: LocalDate) -> String { "\(date.month).\(date.day)" }

    private static func why(_ day: ExplainedDay, _ words: DayWords) -> String {
        let say = words.say
        let ordinal = day.ordinal.map(String.init) ?? ""
        switch day.mark {
        case .workday, .calendarDay: return say("box-count", ordinal)
        case .makeUpWorkday: return say("box-makeup", ordinal)
        case .weekend: return say("box-weekend")
        case .holiday:
            return words.calendar.holidays[day.date].map { say("box-holiday", $0) } ?? say("box-holiday-unnamed")
        case .closure: return say("box-closure")
        case .within: return say("box-within")
        case .carried: return say("box-carried")
        }
    }

    private static func folded(_ boxes: [DayBox], _ say: Words) -> [DayBox] {
        guard boxes.count > most else { return boxes }
        let hidden = boxes.count - most
        let middle = DayBox(day: "…", note: say("why-folded", String(hidden)), more: "", .skipped)
        return Array(boxes.prefix(most / 2)) + [middle] + Array(boxes.suffix(most / 2))
    }
}
