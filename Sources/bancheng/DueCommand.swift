// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import MatterCore
import MatterStore
import Wording

/// 算期限 (3.3). The last line is the due date; a year nobody published is an error that names it.
struct DueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "due", abstract: say("help.due"))

    /// More than anybody promises, and within what the table answers at once.
    static let most = 3660

    @Option(help: .init(say("help.due.from"), valueName: "2026-02-12[T16:00]"))
    var from: String

    @Option(parsing: .unconditional, help: .init(say("help.due.workdays"), valueName: "n"))
    var workdays: String?

    @Option(help: .init(say("help.due.term"), valueName: "hours 4"))
    var term: String?

    @Option(help: .init(say("help.due.calendar"), valueName: "file"))
    var calendar: String?

    @Flag(help: .init(say("help.due.explain")))
    var explain = false

    func run() throws {
        let start = try start()
        let term = try wanted()
        let calendar = try workCalendar()
        if !calendar.covers(start.date) { throw missing(start.date.year, calendar) }
        let due = calendar.due(from: start, term: term)
        if due.provisional { throw missing(calendar.years.upperBound + 1, calendar) }
        if explain { DueExplanation.lines(due, calendar, spoken).forEach { print($0) } }
        if case .hours = term, explain { print(due.at) }
        print(due.on)
    }

    private func start() throws -> Instant {
        if let date = LocalDate(from) { return Instant(date) }
        guard let moment = Instant(from) else { throw Complaint(say("due.bad-start", from), code: 2) }
        return moment
    }

    private func wanted() throws -> Term {
        switch (workdays, term) {
        case (let count?, nil):
            guard let term = Term("workdays \(count)") else {
                throw Complaint(say("due.bad-count", count, "\(Self.most)"), code: 2)
            }
            return term
        case (nil, let text?):
            guard let term = Term(text) else { throw Complaint(say("due.bad-term", text), code: 2) }
            return term
        case (nil, nil), (.some, .some): throw Complaint(say("due.one-term"), code: 2)
        }
    }

    private func workCalendar() throws -> WorkCalendar {
        let bytes = try calendar.map { try FileAt.read($0) } ?? Shipped.calendar.bytes
        switch CalendarFile.read(bytes) {
        case .good(let calendar): return calendar
        case .mistakes(let mistakes): throw Complaint(mistakes)
        }
    }

    private func missing(_ year: Int, _ calendar: WorkCalendar) -> Complaint {
        let years = calendar.years
        return Complaint(say("due.year-missing", "\(year)", "\(years.lowerBound)–\(years.upperBound)"))
    }
}
