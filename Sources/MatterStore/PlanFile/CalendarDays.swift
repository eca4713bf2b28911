// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

/// The days of one calendar file while they are gathered and compared with each other.
struct CalendarDays {
    struct Named {
        let name: String
        let line: Int
    }

    let years: ClosedRange<Int>
    let list: MistakeList
    var holidays: [LocalDate: Named] = [:]
    var workdays: [LocalDate: Named] = [:]
    var closures: [LocalDate: Named] = [:]
    /// A holiday could not be read, so nobody can say whether its year was forgotten.
    private var someUnread = false

    init(years: ClosedRange<Int>, list: MistakeList) {
        self.years = years
        self.list = list
    }

    mutating func addHoliday(_ reader: NodeReader) {
        let fields = reader.fields(["name", "from", "to"], optional: ["worked"])
        let name = fields["name"].text()
        let period = period(fields)
        if period.isEmpty { someUnread = true }
        for date in period { add(date, name, reader, to: \.holidays) }
        for item in fields["worked"].items() {
            guard let date = item.date() else { continue }
            if !date.isWeekend { item.note(.workdayNotWeekend, "\(date)") }
            add(date, name, item, to: \.workdays)
        }
    }

    mutating func addClosure(_ reader: NodeReader) {
        let fields = reader.fields(["name", "from", "to"])
        let name = fields["name"].text()
        for date in period(fields) { add(date, name, reader, to: \.closures) }
    }

    /// A day cannot be a holiday and worked; a year without any holiday was forgotten.
    func check(_ holidaysList: NodeReader) {
        for (date, day) in workdays where holidays[date] != nil {
            list.add(.holidayAndWorkday, line: day.line, ["\(date)"])
        }
        if someUnread { return }
        let named = Set(holidays.keys.map(\.year))
        for year in years where !named.contains(year) { holidaysList.note(.yearWithoutHolidays, "\(year)") }
    }

    private mutating func add(
        _ date: LocalDate, _ name: String, _ reader: NodeReader,
        to days: WritableKeyPath<CalendarDays, [LocalDate: Named]>
    ) {
        if !years.contains(date.year) {
            reader.note(.outsideYears, "\(date)", "\(years.lowerBound)-\(years.upperBound)")
        }
        if self[keyPath: days][date] != nil { reader.note(.duplicateDay, "\(date)") }
        self[keyPath: days][date] = Named(name: name, line: reader.line)
    }

    private func period(_ fields: Entry) -> [LocalDate] {
        guard let first = fields["from"].date(), let last = fields["to"].date() else { return [] }
        let length = last.dayNumber - first.dayNumber + 1
        if length < 1 {
            fields.owner.note(.periodReversed, "\(first)", "\(last)")
            return []
        }
        if length > CalendarFile.longestPeriod {
            fields.owner.note(.periodTooLong, "\(first)", "\(last)", "\(CalendarFile.longestPeriod)")
            return []
        }
        return (0..<length).map { first.adding(days: $0) }
    }
}
