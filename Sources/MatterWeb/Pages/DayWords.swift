// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

/// Days, times and terms as people say them: 2月26日 周四 下班前 · 还剩 2 个工作日.
struct DayWords {
    let say: Words
    let calendar: WorkCalendar
    let now: Instant

    var today: LocalDate { now.date }

    /// 2月26日, with the year when it is another one.
    func day(_ date: LocalDate) -> String {
        say(date.year == today.year ? "day" : "day-year", String(date.month), String(date.day), String(date.year))
    }

    /// 2月26日 周四
    func dayOfWeek(_ date: LocalDate) -> String { say("day-week", day(date), weekday(date)) }

    func weekday(_ date: LocalDate) -> String { say("weekday.\(date.weekday)") }

    /// 2月26日 09:40
    func moment(_ instant: Instant) -> String { say("moment", day(instant.date), clock(instant)) }

    /// On paper, which outlives the year: 2026年2月26日 09:40
    func dated(_ instant: Instant) -> String { say.dated(instant) }

    func clock(_ instant: Instant) -> String { say.clock(instant) }

    func term(_ term: Term) -> String {
        switch "\(term)".split(separator: " ").map(String.init) {
        case let words where words.count == 2 && words[1] == "0.5": say("term.halfday")
        case let words where words.count == 2:
            say("term." + words[0] + (words[1] == "1" ? ".one" : ""), words[1])
        case let words: say("term." + (words.first ?? ""))
        }
    }

    /// 一个单位能办的：2 个工作日内. A level as the public hears it.
    func level(_ level: Level) -> String {
        guard case .fixed(let term) = level.term else { return say("home-level-stated") }
        let within = say("within", self.term(term))
        if level.needsReason || level.leastUnits == 1 && level.mostUnits != 1 {
            return say("home-level-named", say.level(level), within)
        }
        return say(level.mostUnits == 1 ? "home-level-one" : "home-level-several", within)
    }

    /// The last moment, without how long there is: 2月26日 周四 下班前.
    func deadline(_ due: Due) -> String {
        let text =
            ends(due)
            ? say("due-day", dayOfWeek(due.on)) : say("due-clock", dayOfWeek(due.on), clock(after(due)))
        return due.provisional ? say("due-provisional", text) : text
    }

    func due(_ due: Due, missed: Bool = false) -> DueView {
        if now > due.at || missed { return late(due) }
        let left = calendar.workdays(after: today, through: due.on)
        if due.on == today {
            return DueView(ends(due) ? say("due-today") : say("due-today-clock", clock(after(due))), .soon)
        }
        let text = say("due-left", deadline(due), String(left))
        return DueView(text, left <= 1 || isPastHalf(due) ? .soon : .calm)
    }

    private func late(_ due: Due) -> DueView {
        if due.on == today { return DueView(say("due-late-today", clock(after(due))), .late) }
        let days = calendar.workdays(after: due.on, through: today)
        let text = days > 0 ? say("due-late", day(due.on), String(days)) : say("due-late-off", day(due.on))
        return DueView(text, .late)
    }

    /// 时限过半、最后一天 (3.3).
    func flags(_ due: Due) -> [String] {
        guard now <= due.at, due.on != today else { return [] }
        if calendar.workdays(after: today, through: due.on) == 0 { return [say("flag-last")] }
        return isPastHalf(due) ? [say("flag-half")] : []
    }

    private func isPastHalf(_ due: Due) -> Bool {
        let all = due.marks.count { DayMark(rawValue: $0)?.counts == true }
        let used = calendar.workdays(after: due.from.date, through: today)
        return all > 1 && used * 2 >= all
    }

    /// A promise holds until 24:00; what people are told is the end of the working day.
    private func ends(_ due: Due) -> Bool { due.at == .end(of: due.on) }

    /// 16:00 前: the last second that is in time is 15:59:59 or 16:00:00.
    private func after(_ due: Due) -> Instant {
        due.at.seconds % 60 == 59 ? due.at.adding(seconds: 1) : due.at
    }
}

extension Words {
    /// 2026年2月26日
    func day(_ date: LocalDate) -> String {
        self("day-year", String(date.month), String(date.day), String(date.year))
    }

    /// 2026年2月26日 09:40
    func dated(_ instant: Instant) -> String { self("moment", day(instant.date), clock(instant)) }

    func clock(_ instant: Instant) -> String {
        let minute = instant.minuteOfDay
        return "\(twoDigits(minute / 60)):\(twoDigits(minute % 60))"
    }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// 2026年, 2026年3月, 2026年第10周: a period of figures as people call it.
    func period(_ period: AssessmentPeriod) -> String {
        let year = String(period.description.prefix(4))
        switch period.kind {
        case .year: return self("period-year", year)
        case .month: return self("period-month", year, self("month.\(period.days.lowerBound.month)"))
        case .week: return self("period-week", year, String(Int(period.description.suffix(2)) ?? 0))
        }
    }

    /// What was typed instead of one stays as it was typed.
    func period(_ typed: String) -> String { AssessmentPeriod(typed).map { period($0) } ?? typed }
}
