// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// 上班时间. When people work: workdays, 8:30 to 12:00 and 14:00 to 17:30.
struct OfficeHours {
    let calendar: WorkCalendar

    private static let morning = 8 * 60 + 30
    private static let noon = 12 * 60
    private static let afternoon = 14 * 60
    private static let closing = 17 * 60 + 30

    /// This moment, or the first one in office hours after it.
    func open(_ moment: Instant) -> Instant {
        let day = moment.date
        guard calendar.isWorkday(day), moment.minuteOfDay < Self.closing else {
            return Instant(calendar.workday(1, after: day), minute: Self.morning)
        }
        if moment.minuteOfDay < Self.morning { return Instant(day, minute: Self.morning) }
        let atLunch = (Self.noon..<Self.afternoon).contains(moment.minuteOfDay)
        return atLunch ? Instant(day, minute: Self.afternoon) : moment
    }

    /// Some minutes later, at work.
    func soon(_ moment: Instant, _ minutes: ClosedRange<Int>, _ dice: inout Dice) -> Instant {
        let wait = dice.between(minutes) * 60 + dice.between(0...59)
        let then = open(moment.adding(seconds: wait))
        // Not everybody begins with the first minute of the morning.
        return then == moment.adding(seconds: wait) ? then : then.adding(seconds: dice.between(2...45) * 60)
    }

    /// Some time of that day.
    func some(_ day: LocalDate, _ dice: inout Dice) -> Instant {
        let early = dice.comes(55)
        let minute =
            early ? dice.between(Self.morning + 5...Self.noon - 5) : dice.between(Self.afternoon...Self.closing - 5)
        return Instant(day, minute: minute).adding(seconds: dice.between(0...59))
    }

    /// Some time from now until the due, in office hours; right away when it is nearly over.
    func within(_ now: Instant, _ due: Due, _ dice: inout Dice) -> Instant {
        let first = soon(now, 6...50, &dice)
        let days = max(0, calendar.workdays(after: now.date, through: due.on))
        let day = days == 0 ? now.date : calendar.workday(dice.between(1...days), after: now.date)
        let then = max(first, some(day, &dice))
        if then <= due.at { return then }
        return first <= due.at ? first : open(now.adding(seconds: 240))
    }

    /// The last hour before it runs out.
    func lastHour(_ now: Instant, _ due: Due, _ dice: inout Dice) -> Instant {
        max(soon(now, 3...9, &dice), Instant(due.on, minute: dice.between(Self.closing - 45...Self.closing - 2)))
    }

    /// Some workdays too late.
    func after(_ due: Due, _ workdays: ClosedRange<Int>, _ dice: inout Dice) -> Instant {
        some(calendar.workday(dice.between(workdays), after: due.on), &dice)
    }
}
