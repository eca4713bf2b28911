// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 到期 (闭环). Acts on every due that has passed, oldest first, until none is left.
public struct Tick: Sendable {
    /// What the log says the hour was.
    public enum Pace: Sendable {
        /// The moment the tick runs: every real installation.
        case now
        /// The second after each due, as if somebody had watched all along: demonstrations and tests.
        case asDue
    }

    /// Obligations in one transaction, so that people's commands get their turn between.
    static let batch = 64

    let lane: Lane
    let pace: Pace

    /// How many obligations were acted on. What stands in a stream that cannot be read is left and said at the end: it
    /// keeps nobody else waiting.
    @discardableResult
    public func run(until: Instant, progress: (Int) -> Void = { _ in }) throws -> Int {
        var passed = Passed()
        repeat {
            let before = passed
            passed = try lane.perform { [pace] in try $0.passDues(until, before, pace) }
            progress(passed.acted)
        } while passed.cursor != nil
        if let unreadable = passed.unreadable { throw unreadable }
        return passed.acted
    }
}

/// How far a tick has come.
struct Passed: Sendable {
    var acted = 0
    /// Where to go on; nil when nothing is left.
    var cursor: OwedCursor?
    /// Why the first of those that were left could not be acted on.
    var unreadable: StoreFault?
}

extension Store {
    public func tick(_ jurisdiction: JurisdictionID, pace: Tick.Pace = .now) -> Tick {
        Tick(lane: lane(jurisdiction), pace: pace)
    }

    /// When the last tick ended, and until when it looked.
    public func lastTick(_ jurisdiction: JurisdictionID) throws -> Instant? {
        try database.read { connection in
            let row = try connection.row(
                "select ticked_at from head where jurisdiction = $1", [.text(jurisdiction.text)])
            return try row.map { Instant(seconds: try $0.int(0)) }
        }
    }
}

extension LaneTransaction {
    /// One batch.
    func passDues(_ until: Instant, _ before: Passed, _ pace: Tick.Pace) throws -> Passed {
        var passed = before
        for _ in 0..<Tick.batch {
            guard let owed = try nextPassed(until, passed.cursor) else {
                passed.cursor = nil
                try finishTick(until, all: passed.unreadable == nil)
                return passed
            }
            // Whatever an act does or leaves undone, the next one lies behind it: the tick always ends.
            passed.cursor = owed.cursor
            let failure = attempt { try $0.pass(owed, at: pace == .now ? until : owed.dueAt.adding(seconds: 1)) }
            switch failure {
            case nil: passed.acted += 1
            case let fault as StoreFault where fault.isOfOneStream: passed.unreadable = passed.unreadable ?? fault
            case let failure?: throw failure
            }
        }
        return passed
    }

    private func nextPassed(_ until: Instant, _ after: OwedCursor?) throws -> OwedRow? {
        var clauses = Clauses(jurisdiction)
        let end = clauses.place(.int(until.seconds))
        let from = clauses.place(.int(after?.dueAt.seconds ?? .min))
        let record = clauses.place(.text(after?.record ?? ""))
        let id = clauses.place(.int(after?.id ?? 0))
        let sql = """
            select \(OwedRow.columns) from obligation
            where jurisdiction = $1 and missed = 0 and due_at < \(end) and due_at >= \(from)
            and (due_at > \(from) or record > \(record) or record = \(record) and id > \(id))
            order by due_at, record, id limit 1
            """
        return try connection.row(sql, clauses.values).map { try OwedRow($0) }
    }

    private func pass(_ owed: OwedRow, at now: Instant) throws {
        if owed.record == JurisdictionFact.stream { return try watchCalendar(now) }
        if owed.record == OrganisationFact.stream { return try passVacancies(now) }
        if let record = RecordNumber(parsing: owed.record) {
            try take(.passDues, .open(record), .system, now)
        } else {
            _ = try handle(Submission(.passDues, on: MatterNumber(owed.record), by: .system, at: now))
        }
    }

    /// `all`: nothing was left, so that nobody need look at these dues again.
    private func finishTick(_ until: Instant, all: Bool) throws {
        try watchCalendar(until)
        try keepStandingDuties(until)
        try watchVacancies(until)
        try forgetAnswers(until)
        try forgetDrafts(until)
        guard all else { return }
        try connection.send(
            "update head set ticked_at = $1 where jurisdiction = $2 and ticked_at < $1",
            [.int(until.seconds), .text(jurisdiction.text)])
    }
}
