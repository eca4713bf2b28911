// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 组织 (4.1) as its events left it; the tables `unit account post delegation` show the same.
struct OrganisationRecord: Sendable {
    private var units: [String: [Value]] = [:]
    private var accounts: [String: [Value]] = [:]
    private var posts: [String: [Value]] = [:]
    private var delegations: [String: [Value]] = [:]

    static let tables = [unitTable, accountTable, postTable, delegationTable]

    static let unitTable = Table("unit", keys: 2, ["jurisdiction", "id", "name", "kind", "since", "until"])
    static let accountTable = Table(
        "account", keys: 2, ["jurisdiction", "id", "role", "unit", "since", "disabled_at"])
    static let postTable = Table(
        "post", keys: 2, ["jurisdiction", "id", "kind", "unit", "account", "since", "until"])
    static let delegationTable = Table(
        "delegation", keys: 2, ["jurisdiction", "id", "account", "role", "unit", "since", "until"])

    mutating func evolve(_ fact: OrganisationFact, _ jurisdiction: JurisdictionID, at: Instant) {
        let key = Value.text(jurisdiction.text)
        switch fact {
        case .unitRecorded(let unit):
            let since = units[unit.id.text]?[4] ?? .int(at.date.dayNumber)
            units[unit.id.text] = [
                key, .text(unit.id.text), .text(unit.name), .text(unit.kind.rawValue), since, .null,
            ]
        case .unitEnded(let end): units[end.unit.text]?[5] = .int(end.on.dayNumber)
        case .accountOpened(let opening):
            accounts[opening.account.text] = [
                key, .text(opening.account.text), .text(opening.role.rawValue), Value(opening.unit?.text),
                .int(at.seconds), .null,
            ]
        case .accountDisabled(let account): accounts[account.text]?[5] = .int(at.seconds)
        case .postRecorded(let post):
            posts[post.id] = [
                key, .text(post.id), .text(post.kind.rawValue), .text(post.unit.text), .text(post.account.text),
                .int(post.from.dayNumber), Value(post.until?.dayNumber),
            ]
        case .delegationRecorded(let lent):
            delegations[lent.id] = [
                key, .text(lent.id), .text(lent.account.text), .text(lent.role.rawValue), Value(lent.unit?.text),
                .int(lent.from.dayNumber), .int(lent.until.dayNumber),
            ]
        }
    }

    /// In the order of `tables`, each by key.
    var rows: [[[Value]]] {
        [units, accounts, posts, delegations].map { rows in rows.sorted { $0.key < $1.key }.map(\.value) }
    }

    static func load(_ connection: any Connection, _ jurisdiction: JurisdictionID) throws -> OrganisationRecord {
        var record = OrganisationRecord()
        for stored in try EventLog.stream(connection, jurisdiction, OrganisationFact.stream) {
            record.evolve(try OrganisationFact(stored), jurisdiction, at: stored.at)
        }
        return record
    }
}

extension LaneTransaction {
    /// 记组织变动 (4.1).
    public func record(_ facts: [OrganisationFact], by actor: Actor, at now: Instant) throws {
        var record = try OrganisationRecord.load(connection, jurisdiction)
        let before = record.rows
        let stamp = Stamp(at: now, actor: actor, plan: nil, calendar: nil)
        for fact in facts {
            try append(stream: OrganisationFact.stream, kind: fact.kind, body: fact.body, stamp)
            record.evolve(fact, jurisdiction, at: now)
        }
        for (table, (old, new)) in zip(OrganisationRecord.tables, zip(before, record.rows)) {
            try table.write(connection, before: old, after: new)
        }
        memory.organisation = nil
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
