// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import MatterCore
import Wording

/// 一周一排 (4.1). This week and the next, a row a day: filled by whoever keeps the rota, read by everybody.
struct RotaForm {
    private let organisation: OrganisationView
    private let request: PageRequest
    private let mayEdit: Bool
    private let typed: Typed
    private let error: (any Error)?
    private let words: DayWords
    private let names: DutyNames

    init(
        _ organisation: OrganisationView, _ request: PageRequest, mayEdit: Bool, _ typed: Fields,
        _ error: (any Error)?
    ) {
        self.organisation = organisation
        self.request = request
        self.mayEdit = mayEdit
        self.typed = Typed(typed, (error as? FieldErrors)?.byName(request.language) ?? [:])
        self.error = error
        words = DayWords(say: request.say, calendar: organisation.calendar, now: request.now)
        names = DutyNames(organisation.roster, organisation.accounts.values)
    }

    private var say: Words { request.say }
    private var today: LocalDate { organisation.day }
    private var monday: LocalDate { today.adding(days: 1 - today.weekday) }

    var view: RotaView {
        let weeks = [week(0, "rota-this-week"), week(7, "rota-next-week")]
        let fields = weeks.flatMap(\.days).flatMap(\.cells).flatMap(\.fields)
        let problems = error.map { error in
            (error as? FieldErrors).map { ProblemView.fields($0, fields, say, request.language) }
                ?? .rule(Problem(any: error, id: request.context.id), say, request.language)
        }
        return RotaView(
            title: say("organisation-rota"), editable: mayEdit, csrf: request.csrf,
            hints: (organisation.roster.rota.isEmpty ? [say("rota-none")] : [])
                + (mayEdit ? [say("rota-hint")] : []),
            problems: problems.map { [$0] } ?? [],
            lists: mayEdit ? DutyDay.Place.allCases.map(list) : [], weeks: weeks, submit: say("rota-save"))
    }

    private func list(_ place: DutyDay.Place) -> RotaList {
        RotaList(
            id: "rota-\(place.rawValue)",
            names: names.candidates(place, on: today).map { names.written($0, place, on: today) })
    }

    private func week(_ start: Int, _ title: String) -> RotaWeek {
        let (first, last) = (monday.adding(days: start), monday.adding(days: start + 6))
        return RotaWeek(
            id: title, title: say(title, words.day(first), words.day(last)),
            days: (start..<start + 7).map { day($0) })
    }

    private func day(_ index: Int) -> RotaDay {
        let date = monday.adding(days: index)
        let works = organisation.calendar.isWorkday(date)
        let editable = mayEdit && date >= today
        let marks = (date == today ? [say("rota-day-today")] : []) + [mark(date)]
        return RotaDay(
            name: "days[\(index)][day]", day: date.description, title: words.dayOfWeek(date), marks: marks,
            css: (works ? "works" : "rests") + (date < today ? " over" : ""), editable: editable,
            cells: DutyDay.Place.allCases.map { cell($0, date, index, works: works, editable: editable) })
    }

    /// What the calendar says of the day, with the name of the holiday.
    private func mark(_ date: LocalDate) -> String {
        let calendar = organisation.calendar
        let text =
            switch calendar.mark(date) {
            case .makeUpWorkday: say("rota-day-makeup", calendar.makeUpWorkdays[date] ?? "")
            case .holiday: say("rota-day-holiday", calendar.holidays[date] ?? "")
            case .closure: say("rota-day-closure", calendar.closures[date] ?? "")
            case .weekend: say("rota-day-weekend")
            case .workday, .calendarDay, .within, .carried: say("rota-day-workday")
            }
        return calendar.covers(date) ? text : say("rota-day-provisional", text)
    }

    private func cell(
        _ place: DutyDay.Place, _ date: LocalDate, _ index: Int, works: Bool, editable: Bool
    ) -> RotaCell {
        let roster = organisation.roster
        let listed = roster.rota[DutyDay(day: date, place: place, accounts: []).id]?.accounts ?? []
        let shown = names.written(listed, place, on: date)
        let away = listed.filter { roster.isAway($0, on: date) }.map { say("is-away", organisation.name($0)) }
        let open = works && date >= today && !roster.rota.isEmpty && roster.onDuty(date, place).isEmpty
        let head = say("head-\(place.rawValue)")
        return RotaCell(
            head: head, text: editable ? "" : listed.map { organisation.name($0) }.joined(separator: say("list-comma")),
            notes: away, gaps: open ? [say("rota-open")] : [],
            fields: editable ? [field(place, date, index, shown, head)] : [], list: "rota-\(place.rawValue)",
            was: "days[\(index)][\(place.rawValue)Was]", shown: typedRow(date)?["\(place.rawValue)Was"]?.text ?? shown)
    }

    private func field(
        _ place: DutyDay.Place, _ date: LocalDate, _ index: Int, _ shown: String, _ head: String
    ) -> FieldView {
        let name = "days[\(index)][\(place.rawValue)]"
        let value = error == nil ? shown : typedRow(date)?[place.rawValue]?.text ?? ""
        return FieldView(
            name, say("rota-field", words.dayOfWeek(date), head), .text, value: value,
            errors: typed.errors[name] ?? [], longest: Limits.remark)
    }

    /// By its day, not its place: the week may have turned since the form was shown.
    private func typedRow(_ date: LocalDate) -> Fields? {
        typed.fields["days"]?.list?.first { $0["day"]?.text == date.description }
    }
}
