// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore
import Wording

/// A plan or a calendar in words, so that two of them can be laid beside each other.
enum VersionText {
    case plan(Plan, Language)
    case calendar(WorkCalendar, DayWords)

    private static let duesShown = 50

    init(_ kind: Version.Kind, _ digest: String, _ reader: Reader, _ request: PageRequest) throws {
        switch kind {
        case .plan: self = .plan(try reader.plan(digest), request.language)
        case .calendar:
            let calendar = try reader.calendar(digest)
            self = .calendar(calendar, request.words(calendar))
        }
    }

    /// What these bytes say, or every mistake in them, in words.
    static func told(
        _ kind: Version.Kind, _ bytes: [UInt8], _ request: PageRequest
    ) -> (VersionText?, mistakes: [String]) {
        switch kind {
        case .plan: read(PlanFile.read(bytes), request) { .plan($0, request.language) }
        case .calendar: read(CalendarFile.read(bytes), request) { .calendar($0, request.words($0)) }
        }
    }

    private static func read<Good>(
        _ reading: Reading<Good>, _ request: PageRequest, _ text: (Good) -> VersionText
    ) -> (VersionText?, mistakes: [String]) {
        switch reading {
        case .good(let good): (text(good), [])
        case .mistakes(let mistakes):
            (
                nil,
                mistakes.map {
                    Wording.mistake(line: $0.line, code: $0.code, clause: $0.clause, facts: $0.facts, request.language)
                }
            )
        }
    }

    /// The whole of it.
    var lines: [String] {
        switch self {
        case .plan(let plan, let language): return PlanExplanation.lines(plan, language).filter { !$0.isEmpty }
        case .calendar(let calendar, let words):
            let named = calendar.holidays.merging(calendar.makeUpWorkdays) { a, _ in a }
                .merging(calendar.closures) { _, closure in closure }
            return named.keys.sorted().map { Self.line($0, calendar.isWorkday($0), named[$0] ?? "", words) }
        }
    }

    func changes(from old: VersionText) -> [VersionSection] {
        switch (self, old) {
        case (.plan(let plan, let language), .plan(let before, _)):
            return PlanExplanation.changes(from: before, to: plan, language).map {
                VersionSection(title: $0.title, gone: $0.gone, new: $0.new)
            }
        case (.calendar(let calendar, let words), .calendar(let before, _)):
            return Self.years(calendar, before, words) + Self.days(calendar, before, words)
        default: return []
        }
    }

    /// 改期. What publishing it would move; nothing is stored.
    func moved(_ reader: Reader, _ request: PageRequest) throws -> MovedDues? {
        guard case .calendar(let calendar, let words) = self else { return nil }
        let dues = try reader.previewDues(under: calendar, at: request.now)
        if dues.isEmpty { return nil }
        let lines = dues.prefix(Self.duesShown).map { due in
            request.say("version-due", due.matter.text, words.day(due.before.on), words.day(due.after.on))
        }
        return MovedDues(title: request.say("version-moved", String(dues.count)), lines: lines)
    }

    private static func years(_ new: WorkCalendar, _ old: WorkCalendar, _ words: DayWords) -> [VersionSection] {
        if new.years == old.years { return [] }
        func told(_ calendar: WorkCalendar) -> [String] {
            [words.say("version-years", String(calendar.years.lowerBound), String(calendar.years.upperBound))]
        }
        return [VersionSection(title: words.say("version-reach"), gone: told(old), new: told(new))]
    }

    private static func days(_ new: WorkCalendar, _ old: WorkCalendar, _ words: DayWords) -> [VersionSection] {
        Dictionary(grouping: new.changes(from: old)) { $0.day.year }.sorted { $0.key < $1.key }.map { year, changes in
            VersionSection(
                title: words.say("version-year", String(year)), gone: [],
                new: changes.map { line($0.day, $0.isWorkday, $0.name, words) })
        }
    }

    private static func line(_ day: LocalDate, _ worked: Bool, _ name: String, _ words: DayWords) -> String {
        let line = words.say(worked ? "version-worked" : "version-off", words.dayOfWeek(day))
        return name.isEmpty ? line : words.say("version-day-named", line, name)
    }
}
