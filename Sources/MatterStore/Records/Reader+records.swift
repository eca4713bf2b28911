// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 查记录. What a list of records asks for; visibility is part of the query.
public struct RecordQuery: Sendable {
    public var kinds: [RecordKind]
    /// Only what concerns this unit; for a unit's own people, always set.
    public var unit: UnitID?
    public var matter: MatterNumber?
    public var open: Bool?
    /// 向社会公开 (4.3): published, and signed as fit for everybody.
    public var forAll = false
    /// Serial of the last one of the page before.
    public var after: Int?
    public var limit = LedgerQuery.page

    public init(_ kinds: [RecordKind]) { self.kinds = kinds }

    /// The kinds of these that an actor may know of.
    public static func readable(_ kinds: [RecordKind] = RecordKind.allCases, by actor: Actor) -> RecordQuery {
        var query = RecordQuery(kinds.filter { Procedure.of($0).readers.admits(actor) })
        query.unit = actor.ownUnit
        return query
    }

    func statement(_ jurisdiction: JurisdictionID) -> (sql: String, values: [Value]) {
        var clauses = Clauses(jurisdiction)
        let places = kinds.map { clauses.place(.text($0.rawValue)) }.joined(separator: ", ")
        clauses.add("r.kind in (\(places))")
        if let unit {
            clauses.add(
                """
                exists (select 1 from record_unit u
                where u.jurisdiction = r.jurisdiction and u.record = r.number and u.unit = ?)
                """,
                .text(unit.text))
        }
        // One matter has few of them: it leads, or every record of the county would be looked at.
        var from = "record r"
        if let matter {
            from = "record_matter m cross join record r"
            clauses.add("m.jurisdiction = $1")
            clauses.add("m.matter = ?", .text(matter.text))
            clauses.add("r.number = m.record")
        }
        if let open { clauses.add("r.closed_at is \(open ? "" : "not ")null") }
        if forAll { clauses.add("r.for_all = 1") }
        if let after { clauses.add("r.serial < ?", .int(after)) }
        let most = clauses.place(.int(min(max(limit, 1), LedgerQuery.most) + 1))
        let sql = """
            select r.number from \(from) where r.jurisdiction = $1 \(clauses.text) order by r.serial desc limit \(most)
            """
        return (sql, clauses.values)
    }
}

extension Reader {
    /// 一件记录; refuses when there is none.
    public func record(_ number: RecordNumber) throws -> StoredRecord {
        guard let record: StoredRecord = try replays.state(connection, jurisdiction, number.text) else {
            throw Refusal(.recordUnknown, "closed loop", [number.text])
        }
        return record
    }

    /// The newest first.
    public func records(_ query: RecordQuery) throws -> Page<StoredRecord> {
        if query.kinds.isEmpty { return Page(items: [], next: nil) }
        let (sql, values) = query.statement(jurisdiction)
        let rows = try connection.rows(sql, values)
        let limit = min(max(query.limit, 1), LedgerQuery.most)
        let items = try rows.prefix(limit).map { try record(RecordNumber(try $0.text(0))) }
        return Page(items: items, next: rows.count > limit ? items.last?.serial : nil)
    }

    /// 日志 of one record.
    public func events(of number: RecordNumber) throws -> [StoredEvent] {
        try EventLog.stream(connection, jurisdiction, number.text)
    }

    /// 经过 of one record as far as this release can read it.
    public func knownEvents(of number: RecordNumber) throws -> [StoredEvent] {
        Array(try events(of: number)[...].known(RecordFact.kinds, isFirst: true).events)
    }

    /// Matters that owe an act, the oldest due first: what a week's list of copies is made from.
    public func matters(owing act: Act) throws -> [MatterNumber] {
        try connection.rows(
            """
            select distinct record from obligation
            where jurisdiction = $1 and act = $2 and about is null order by record
            """,
            [.text(jurisdiction.text), .text(act.rawValue)]
        ).map { try $0.text(0) }.filter { RecordNumber(parsing: $0) == nil }.map { MatterNumber($0) }
    }

    /// The context a record's step would be decided in now.
    public func recordContext(_ record: StoredRecord?, _ actor: Actor, at now: Instant) throws -> Context {
        let current = try current()
        let own = record.flatMap { $0.state.kind == .standingDuty ? nil : $0.plan }
        return Context(
            now: now, actor: actor, plan: try own.map { try plan($0) } ?? current.plan, calendar: current.calendar,
            organisation: try organisation(),
            numbers: Numbers(jurisdiction: jurisdiction, year: now.date.year, nextMatter: 1, nextSlip: 1))
    }
}
