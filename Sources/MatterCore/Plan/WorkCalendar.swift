// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 工作日历. Which days are worked, for the years it was published; the one place deadlines come from.
public struct WorkCalendar: Sendable {
    public let version: String
    /// Outside these years days are provisional.
    public let years: ClosedRange<Int>
    public let holidays: [LocalDate: String]
    public let makeUpWorkdays: [LocalDate: String]
    public let closures: [LocalDate: String]

    private let firstDay: Int
    /// Marks of every day from `firstDay`; years beyond the published ones are Monday to Friday.
    private let marks: [DayMark]
    /// Workdays up to and including each day.
    private let rank: [Int]
    /// Index of the n-th workday.
    private let workdays: [Int]

    /// Years kept beyond the published range, so that a provisional deadline still has its days.
    static let provisionalYears = 12

    /// 下班 (17:30). What comes in later is taken up the next workday.
    public static let closingMinute = 17 * 60 + 30

    public init(
        version: String, years: ClosedRange<Int>, holidays: [LocalDate: String],
        makeUpWorkdays: [LocalDate: String], closures: [LocalDate: String] = [:]
    ) {
        self.version = version
        self.years = years
        self.holidays = holidays
        self.makeUpWorkdays = makeUpWorkdays
        self.closures = closures
        firstDay = LocalDate.firstDay(ofYear: years.lowerBound - 1).dayNumber
        let end = LocalDate.firstDay(ofYear: years.upperBound + 1 + Self.provisionalYears).dayNumber
        marks = (firstDay..<end).map { number in
            let date = LocalDate(dayNumber: number)
            if closures[date] != nil { return .closure }
            if holidays[date] != nil { return .holiday }
            if makeUpWorkdays[date] != nil { return .makeUpWorkday }
            return date.isWeekend ? .weekend : .workday
        }
        var rank: [Int] = []
        var workdays: [Int] = []
        rank.reserveCapacity(marks.count)
        for (index, mark) in marks.enumerated() {
            if mark.counts { workdays.append(index) }
            rank.append(workdays.count)
        }
        self.rank = rank
        self.workdays = workdays
    }

    /// The same days, with the county's own closures added.
    public func closing(_ more: [LocalDate: String], version: String) -> WorkCalendar {
        WorkCalendar(
            version: version, years: years, holidays: holidays, makeUpWorkdays: makeUpWorkdays,
            closures: closures.merging(more) { _, new in new })
    }

    public func covers(_ date: LocalDate) -> Bool { years.contains(date.year) }

    public func mark(_ date: LocalDate) -> DayMark {
        let index = date.dayNumber - firstDay
        if marks.indices.contains(index) { return marks[index] }
        return date.isWeekend ? .weekend : .workday
    }

    public func isWorkday(_ date: LocalDate) -> Bool { mark(date).counts }

    /// The n-th workday after `date`, which is not counted itself (n ≥ 1).
    public func workday(_ count: Int, after date: LocalDate) -> LocalDate {
        let start = date.dayNumber - firstDay
        guard rank.indices.contains(start) else { return weekday(count, after: date) }
        let place = rank[start] + count - 1
        if place < workdays.count { return LocalDate(dayNumber: firstDay + workdays[place]) }
        return weekday(place - workdays.count + 1, after: LocalDate(dayNumber: firstDay + marks.count - 1))
    }

    /// How many workdays lie after `start` up to and including `end`; negative when `end` is earlier.
    public func workdays(after start: LocalDate, through end: LocalDate) -> Int {
        place(end) - place(start)
    }

    /// 自受理次日起算 (3.3). The one function behind every deadline.
    public func due(from start: Instant, term: Term, atOnce: Term = .workdays(1)) -> Due {
        switch term {
        case .workdays(let count):
            finished(term, start, on: workday(count, after: start.date), until: nil)
        case .halfWorkday: halfWorkday(start)
        case .sameDay: sameDay(start)
        case .days(let count): days(count, start)
        case .hours(let count): hours(count, start)
        case .atOnce:
            due(from: start, term: atOnce == .atOnce ? .workdays(1) : atOnce)
        }
    }

    /// 一事一议 (3.3 L3). A day a person set; the days until it are shown all the same.
    public func due(from start: Instant, on date: LocalDate) -> Due {
        finished(nil, start, on: date, until: nil)
    }

    private func halfWorkday(_ start: Instant) -> Due {
        let today = start.date
        if isWorkday(today), start.minuteOfDay < 12 * 60 {
            return finished(.halfWorkday, start, on: today, until: nil)
        }
        let next = workday(1, after: today)
        return finished(.halfWorkday, start, on: next, until: Instant(next, minute: 12 * 60))
    }

    private func sameDay(_ start: Instant) -> Due {
        let inTime = isWorkday(start.date) && start.minuteOfDay < Self.closingMinute
        return finished(
            .sameDay, start, on: inTime ? start.date : workday(1, after: start.date), until: nil)
    }

    private func days(_ count: Int, _ start: Instant) -> Due {
        let last = start.date.adding(days: count)
        let on = isWorkday(last) ? last : workday(1, after: last)
        let carried = on.dayNumber - last.dayNumber
        let marks = String(repeating: "d", count: count) + String(repeating: ">", count: carried)
        return Due(
            term: .days(count), from: start, on: on, at: .end(of: on), marks: marks,
            provisional: !covers(on))
    }

    private func hours(_ count: Int, _ start: Instant) -> Due {
        let end = start.adding(seconds: count * 3600)
        let on = isWorkday(end.date) ? end.date : workday(1, after: end.date)
        let passed = end.date.dayNumber - start.date.dayNumber
        let carried = on.dayNumber - end.date.dayNumber
        let marks = String(repeating: ".", count: passed) + String(repeating: ">", count: carried)
        return Due(
            term: .hours(count), from: start, on: on, at: carried == 0 ? end : .end(of: on), marks: marks,
            provisional: !covers(on))
    }

    private func finished(_ term: Term?, _ start: Instant, on: LocalDate, until: Instant?) -> Due {
        var text = ""
        var provisional = !covers(on)
        if on > start.date {
            for number in (start.date.dayNumber + 1)...on.dayNumber {
                let date = LocalDate(dayNumber: number)
                text.append(mark(date).rawValue)
                if !covers(date) { provisional = true }
            }
        }
        return Due(
            term: term, from: start, on: on, at: until ?? .end(of: on), marks: text, provisional: provisional)
    }

    /// Monday to Friday, for the days beyond the table.
    private func weekday(_ count: Int, after date: LocalDate) -> LocalDate {
        var left = count
        var day = date
        while left > 0 {
            day = day.adding(days: 1)
            if !day.isWeekend { left -= 1 }
        }
        return day
    }

    /// Workdays up to and including a day, counted from the table's first; Monday to Friday beyond the table.
    private func place(_ date: LocalDate) -> Int {
        let index = date.dayNumber - firstDay
        if rank.indices.contains(index) { return rank[index] }
        let edge = LocalDate(dayNumber: index < 0 ? firstDay - 1 : firstDay + rank.count - 1)
        return (index < 0 ? 0 : workdays.count) + Self.weekdays(date) - Self.weekdays(edge)
    }

    /// Mondays to Fridays since a fixed Monday, up to and including `date`.
    private static func weekdays(_ date: LocalDate) -> Int {
        let days = date.dayNumber + 3 + 7 * 110_000
        return days / 7 * 5 + min(days % 7 + 1, 5)
    }
}
