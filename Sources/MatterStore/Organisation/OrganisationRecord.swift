// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// The organisation's own tables: the roster as its events left it, row by row.
enum OrganisationRows {
    static let tables = [
        Table("unit", keys: 2, ["jurisdiction", "id", "name", "kind", "since", "until"]),
        Table("account", keys: 2, ["jurisdiction", "id", "role", "unit", "since", "disabled_at"]),
        Table("post", keys: 2, ["jurisdiction", "id", "kind", "unit", "account", "since", "until"]),
        Table("delegation", keys: 2, ["jurisdiction", "id", "account", "role", "unit", "since", "until"]),
        Table("stand_in", keys: 2, ["jurisdiction", "id", "account", "stands_for", "since", "until"]),
        Table("absence", keys: 2, ["jurisdiction", "id", "account", "since", "until"]),
        Table("seat", keys: 2, ["jurisdiction", "id", "kind", "account", "since", "until"]),
        Table("responsibility", keys: 2, ["jurisdiction", "id", "account", "text", "digest", "since", "until"]),
        Table("rota", keys: 4, ["jurisdiction", "day", "place", "account", "turn"]),
        ReadModel.obligationTable,
    ]

    /// In the order of `tables`, each by key.
    static func of(_ roster: Roster, _ jurisdiction: JurisdictionID) -> [[[Value]]] {
        let key = Value.text(jurisdiction.text)
        func rows<Item>(_ items: some Sequence<(key: some Comparable, value: Item)>, _ row: (Item) -> [Value])
            -> [[Value]]
        {
            items.sorted { $0.key < $1.key }.map { [key] + row($0.value) }
        }
        func dated(_ item: some Dated) -> [Value] { [.int(item.from.dayNumber), Value(item.lastDay?.dayNumber)] }
        return [
            rows(roster.units.map { ($0.key, $0.value) }) { line in
                [
                    .text(line.unit.id.text), .text(line.unit.name), .text(line.unit.kind.rawValue),
                    .int(line.since.dayNumber), Value(line.until?.dayNumber),
                ]
            },
            rows(roster.members.map { ($0.key, $0.value) }) { member in
                [
                    .text(member.account.text), .text(member.role.rawValue), Value(member.unit?.text),
                    .int(member.since.seconds), Value(member.ended?.seconds),
                ]
            },
            rows(roster.posts.map { ($0.key, $0.value) }) { post in
                [.text(post.id), .text(post.kind.rawValue), .text(post.unit.text), .text(post.account.text)]
                    + dated(post)
            },
            rows(roster.delegations.map { ($0.key, $0.value) }) { lent in
                [.text(lent.id), .text(lent.account.text), .text(lent.role.rawValue), Value(lent.unit?.text)]
                    + dated(lent)
            },
            rows(roster.standIns.map { ($0.key, $0.value) }) { pair in
                [.text(pair.id), .text(pair.account.text), .text(pair.of.text)] + dated(pair)
            },
            rows(roster.absences.map { ($0.key, $0.value) }) { absence in
                [.text(absence.id), .text(absence.account.text)] + dated(absence)
            },
            rows(roster.seats.map { ($0.key, $0.value) }) { seat in
                [.text(seat.id), .text(seat.kind.rawValue), .text(seat.account.text)] + dated(seat)
            },
            rows(roster.responsibilities.map { ($0.key, $0.value) }) { duty in
                [.text(duty.id), .text(duty.account.text), .text(duty.text.id), .text(duty.text.digest)] + dated(duty)
            },
            roster.rota.sorted { $0.key < $1.key }.flatMap { _, duty in
                duty.accounts.enumerated().map { turn, account in
                    [key, .int(duty.day.dayNumber), .text(duty.place.rawValue), .text(account.text), .int(turn)]
                }
            },
            ReadModel.obligationRows(roster.obligations, of: [key, .text(OrganisationFact.stream)]),
        ]
    }
}

extension Roster {
    static func load(_ connection: any Connection, _ jurisdiction: JurisdictionID) throws -> Roster {
        try Roster(EventLog.stream(connection, jurisdiction, OrganisationFact.stream))
    }

    init(_ events: [StoredEvent]) throws {
        self = try Self.replayed(events[...], onto: nil, of: OrganisationFact.stream) ?? Roster()
    }
}

extension LaneTransaction {
    /// 记组织变动 (4.1). Refused when somebody who is owed would have nobody to act, today or on a day to come; what is
    /// empty afterwards is owed by whoever must fill it.
    public func record(_ facts: [OrganisationFact], by actor: Actor, at now: Instant) throws {
        let before = try roster()
        var after = before
        for fact in facts { after.evolve(fact, at: now) }
        if facts.contains(where: \.mayTakeAway) {
            try after.refuseGaps(before: before, owing: try owingParties(), from: now.date)
        }
        try write(facts, by: actor, at: now)
        try watchVacancies(now)
    }

    /// 改组织 (4.1). What the rules make of a change, from the roster as it stands.
    @discardableResult
    public func change(
        by actor: Actor, at now: Instant, texts: [TextBody] = [], _ decide: (Roster) throws -> [OrganisationFact]
    ) throws -> [OrganisationFact] {
        try store(texts, [])
        let facts = try decide(try roster())
        if !facts.isEmpty { try record(facts, by: actor, at: now) }
        return facts
    }

    func write(_ facts: [OrganisationFact], by actor: Actor, at now: Instant) throws {
        var roster = try roster()
        let before = OrganisationRows.of(roster, jurisdiction)
        let stamp = Stamp(at: now, actor: actor, plan: nil, calendar: nil)
        for fact in facts {
            try append(stream: OrganisationFact.stream, kind: fact.kind, body: fact.body, stamp)
            roster.evolve(fact, at: now)
        }
        for (table, (old, new)) in zip(OrganisationRows.tables, zip(before, OrganisationRows.of(roster, jurisdiction)))
        {
            try table.write(connection, before: old, after: new)
        }
        memory.organisation = nil
        memory.roster = roster
        memory.covered = nil
    }

    /// The organisation as it stands, remembered until it changes.
    func roster() throws -> Roster {
        if let roster = memory.roster { return roster }
        let roster = try reader.roster()
        memory.roster = roster
        return roster
    }

    /// Whoever owes something now.
    func owingParties() throws -> Set<Party> {
        // From one party to the next by the index: as many steps as there are parties, not as there are obligations.
        let rows = try connection.rows(
            """
            with recursive owing (party) as (
                select min(party) from obligation where jurisdiction = $1
                union all
                select (select min(o.party) from obligation o where o.jurisdiction = $1 and o.party > owing.party)
                from owing where owing.party is not null
            )
            select party from owing where party is not null
            """, [.text(jurisdiction.text)])
        return Set(try rows.compactMap { Party(try $0.text(0)) })
    }

    /// The units a decision may name, remembered until they change.
    func organisation() throws -> Organisation {
        if let organisation = memory.organisation { return organisation }
        let organisation = try Organisation.load(connection, jurisdiction)
        memory.organisation = organisation
        return organisation
    }
}

extension Organisation {
    static func load(_ connection: any Connection, _ jurisdiction: JurisdictionID) throws -> Organisation {
        let rows = try connection.rows(
            "select id, name, kind from unit where jurisdiction = $1 and until is null",
            [.text(jurisdiction.text)])
        var units: [UnitID: HandlingUnit] = [:]
        for row in rows {
            let id = UnitID(try row.text(0))
            guard let kind = HandlingUnit.Kind(rawValue: try row.text(2)) else { throw StoreFault.damagedColumn(2) }
            units[id] = HandlingUnit(id: id, name: try row.text(1), kind: kind)
        }
        return Organisation(units: units)
    }
}
