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

    /// How many obligations were acted on.
    @discardableResult
    public func run(until: Instant, progress: (Int) -> Void = { _ in }) throws -> Int {
        var acted = 0
        var cursor: OwedCursor?
        repeat {
            let after = cursor
            let (count, next) = try lane.perform { [pace] in try $0.passDues(until, after, pace) }
            acted += count
            cursor = next
            progress(acted)
        } while cursor != nil
        return acted
    }
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
    /// One batch; where to go on, or nil when nothing is left.
    func passDues(_ until: Instant, _ after: OwedCursor?, _ pace: Tick.Pace) throws -> (Int, OwedCursor?) {
        var cursor = after
        for acted in 0..<Tick.batch {
            guard let owed = try nextPassed(until, cursor) else {
                try finishTick(until)
                return (acted, nil)
            }
            // Whatever an act does or leaves undone, the next one lies behind it: the tick always ends.
            cursor = owed.cursor
            try pass(owed, at: pace == .now ? until : owed.dueAt.adding(seconds: 1))
        }
        return (Tick.batch, cursor)
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

    private func finishTick(_ until: Instant) throws {
        try watchCalendar(until)
        try keepStandingDuties(until)
        try watchVacancies(until)
        try forgetAnswers(until)
        try forgetDrafts(until)
        try connection.send(
            "update head set ticked_at = $1 where jurisdiction = $2 and ticked_at < $1",
            [.int(until.seconds), .text(jurisdiction.text)])
    }
}
