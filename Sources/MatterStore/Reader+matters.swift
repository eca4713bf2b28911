// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

extension Reader {
    /// 查台账 (3.1), the newest first.
    public func ledger(_ query: LedgerQuery) throws -> Page<LedgerRow> {
        if let text = query.text, !text.isEmpty { return try search(query, text) }
        let (sql, values) = query.statement(jurisdiction)
        let rows = try connection.rows(sql, values).map { try LedgerRow($0, query.viewer) }
        let limit = min(max(query.limit, 1), LedgerQuery.most)
        let items = Array(rows.prefix(limit))
        return Page(items: items, next: rows.count > limit ? items.last?.serial : nil)
    }

    func record(_ number: MatterNumber) throws -> Record {
        guard let record: Record = try replays.state(connection, jurisdiction, number.text) else {
            throw Refusal(.matterUnknown, "3.1", [number.text])
        }
        return record
    }

    /// 一件 as its events left it; refuses when there is none or the viewer may not know of it.
    public func record(_ number: MatterNumber, _ viewer: Viewer) throws -> Record {
        let record = try record(number)
        if case .unit(let unit, _) = viewer, !record.matter.involves(unit) {
            throw Refusal(.matterUnknown, "3.1", [number.text])
        }
        return record
    }

    /// The matter a slip belongs to.
    public func matter(of slip: SlipNumber) throws -> MatterNumber? {
        try connection.row(
            "select record from slip where jurisdiction = $1 and number = $2",
            [.text(jurisdiction.text), .text(slip.text)]
        ).map { MatterNumber(try $0.text(0)) }
    }

    /// 应办清单 (闭环), the earliest due first.
    public func obligations(_ query: OwedQuery) throws -> (items: [OwedRow], next: OwedCursor?) {
        let (sql, values) = query.statement(jurisdiction)
        let rows = try connection.rows(sql, values).map { try OwedRow($0) }
        let limit = min(max(query.limit, 1), LedgerQuery.most)
        let items = Array(rows.prefix(limit))
        return (items, rows.count > limit ? items.last?.cursor : nil)
    }

    /// How many rows a list of obligations has, all its pages together.
    public func count(_ query: OwedQuery) throws -> Int {
        let (sql, values) = query.count(jurisdiction)
        return try connection.row(sql, values)?.int(0) ?? 0
    }

    /// How many obligations each of these acts has open, and how many of them are past due.
    public func counts(_ parties: [Party], at now: Instant) throws -> [Act: (open: Int, overdue: Int)] {
        if parties.isEmpty { return [:] }
        var clauses = Clauses(jurisdiction)
        let places = parties.map { clauses.place(.text($0.description)) }.joined(separator: ", ")
        let moment = clauses.place(.int(now.seconds))
        let rows = try connection.rows(
            """
            select act, count(*), sum(case when due_at < \(moment) then 1 else 0 end) from obligation
            where jurisdiction = $1 and party in (\(places)) group by act
            """, clauses.values)
        var counts: [Act: (open: Int, overdue: Int)] = [:]
        for row in rows {
            if let act = Act(rawValue: try row.text(0)) { counts[act] = (try row.int(1), try row.int(2)) }
        }
        return counts
    }

    /// 日志 of one matter, every column of every event.
    public func events(of number: MatterNumber) throws -> [StoredEvent] {
        try EventLog.stream(connection, jurisdiction, number.text)
    }

    /// 经过 of one matter as far as this release can read it.
    public func knownEvents(of number: MatterNumber) throws -> [StoredEvent] {
        Array(try events(of: number)[...].known(MatterFact.kinds, isFirst: true).events)
    }

    /// 催与补: of one matter's events those of these kinds since the unit last acted, or, for nil, since any official did.
    public func events(
        of number: MatterNumber, kinds: [String], sinceActed unit: UnitID?
    ) throws -> [StoredEvent] {
        var clauses = Clauses(jurisdiction)
        let stream = clauses.place(.text(number.text))
        let places = kinds.map { clauses.place(.text($0)) }.joined(separator: ", ")
        let acted =
            if let unit {
                "unit = \(clauses.place(.text(unit.text)))"
            } else {
                "role not in ('\(Role.reporter.rawValue)', '\(Role.system.rawValue)')"
            }
        return try connection.rows(
            """
            select \(EventLog.columns) from event
            where jurisdiction = $1 and stream = \(stream) and kind in (\(places)) and version >= (
                select coalesce(max(version), 0) from event
                where jurisdiction = $1 and stream = \(stream) and \(acted))
            order by version
            """, clauses.values
        ).map(EventLog.event)
    }

    /// The whole log from a position on, one event in memory at a time.
    public func eachEvent(from: Int = 1, through: Int = .max, _ body: (StoredEvent) throws -> Void) throws {
        try connection.each(
            """
            select \(EventLog.columns) from event
            where jurisdiction = $1 and position >= $2 and position <= $3 order by position
            """,
            [.text(jurisdiction.text), .int(from), .int(through)]
        ) { try body(EventLog.event($0)) }
    }

    /// The whole ledger, the oldest first, one row in memory at a time.
    public func eachLedgerRow(_ body: (LedgerRow) throws -> Void) throws {
        try connection.each(
            """
            select \(LedgerRow.columns) from ledger l
            left join text t on t.jurisdiction = l.jurisdiction and t.id = l.title
            left join text n on n.jurisdiction = l.jurisdiction and n.id = l.narrative
            where l.jurisdiction = $1 order by l.serial
            """, [.text(jurisdiction.text)]
        ) { try body(LedgerRow($0, .everything)) }
    }
}

extension Reader {
    /// 正文; nil once erased.
    public func text(_ reference: TextRef) throws -> String? {
        try connection.row(
            "select body from text where jurisdiction = $1 and id = $2",
            [.text(jurisdiction.text), .text(reference.id)])?.text(0)
    }

    /// Several at once, by id; what was erased is absent.
    public func texts(_ references: some Sequence<TextRef>) throws -> [String: String] {
        var bodies: [String: String] = [:]
        for reference in references where bodies[reference.id] == nil {
            bodies[reference.id] = try text(reference)
        }
        return bodies
    }

    /// 身份; nil once erased.
    public func person(_ reference: PersonRef) throws -> Particulars? {
        let row = try connection.row(
            "select body from person where jurisdiction = $1 and id = $2",
            [.text(jurisdiction.text), .text(reference.id)])
        return try row.map { try JSON.value(Particulars.self, $0.text(0)) }
    }

    public func organisation() throws -> Organisation {
        if let standing = try standing() { return standing.organisation }
        return try Organisation.load(connection, jurisdiction)
    }

    /// 现行的方案与日历.
    func current() throws -> Publications.Current {
        if let current = try standing()?.current { return current }
        return try publications.current(connection, jurisdiction)
    }

    /// Nil inside a transaction.
    private func standing() throws -> Standing? {
        guard let lookedUp else { return nil }
        if let standing = lookedUp.standing { return standing }
        let standing = try lookedUp.standings.standing(connection, jurisdiction, publications)
        lookedUp.standing = standing
        return standing
    }

    /// 版次. What was written of a version of a matter under this number is still true while the number stays; nil where
    /// nothing may be remembered.
    public func edition() throws -> Int? { try standing()?.edition }

    public func posts(on day: LocalDate) throws -> [Post] {
        try connection.rows(
            """
            select id, kind, unit, account, since, until from post
            where jurisdiction = $1 and since <= $2 and (until is null or until >= $2) order by unit, kind, id
            """,
            [.text(jurisdiction.text), .int(day.dayNumber)]
        ).map { row in
            Post(
                id: try row.text(0), kind: Post.Kind(rawValue: try row.text(1)) ?? .liaison,
                unit: UnitID(try row.text(2)), account: AccountID(try row.text(3)),
                from: LocalDate(dayNumber: try row.int(4)),
                until: try row.intIfAny(5).map { LocalDate(dayNumber: $0) })
        }
    }

    /// The plan in force, or an older one by its digest.
    public func plan(_ digest: String? = nil) throws -> Plan {
        if let digest { return try publications.plan(digest, connection, jurisdiction) }
        return try current().plan
    }

    public func calendar() throws -> WorkCalendar {
        try current().calendar
    }

    /// Plan and calendar in force, by digest; nil when never published.
    public func published() throws -> (plan: String?, calendar: String?) {
        let record = try JurisdictionRecord.load(connection, jurisdiction)
        return (record.plan, record.calendar)
    }

    /// The context an action would be decided in now, for showing what is allowed.
    public func context(_ record: Record?, _ actor: Actor, at now: Instant) throws -> Context {
        let current = try current()
        return Context(
            now: now, actor: actor, plan: try record.map { try plan($0.plan) } ?? current.plan,
            calendar: current.calendar, organisation: try organisation(),
            numbers: Numbers(jurisdiction: jurisdiction, year: now.date.year, nextMatter: 1, nextSlip: 1))
    }

    /// Where the log ends: what `verify` and a listener can hold on to.
    public func head() throws -> (position: Int, digest: String) {
        let head = try Head.read(connection, jurisdiction)
        return (head.position, ContentDigest.hex(head.digest))
    }
}
