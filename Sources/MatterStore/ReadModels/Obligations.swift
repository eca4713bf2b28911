// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

extension ReadModel {
    /// 应办 (闭环). One row an obligation, from whatever record.
    static let obligations = ReadModel(table: obligationTable) { record in
        obligationRows(record.matter.obligations, of: record.key)
    }

    static let obligationTable = Table(
        "obligation", keys: 3,
        [
            "jurisdiction", "record", "id", "act", "party", "due_on", "due_at", "clause", "slip", "about", "rung",
            "provisional", "missed",
        ])

    static func obligationRows(_ obligations: [Obligation], of key: [Value]) -> [[Value]] {
        obligations.map { owed in
            key + [
                .int(owed.id), .text(owed.act.rawValue), .text(owed.party.description),
                .int(owed.due.on.dayNumber), .int(owed.due.at.seconds), .text(owed.clause.text),
                Value(owed.slip?.text), Value(owed.about), .int(owed.rung), .int(owed.due.provisional ? 1 : 0),
                .int(owed.missed ? 1 : 0),
            ]
        }
    }
}

/// 应办一行 (闭环). What a party owes, as lists show it.
public struct OwedRow: Hashable, Sendable {
    /// A matter's number, or `jurisdiction`.
    public let record: String
    public let id: Int
    public let act: Act
    public let party: Party
    public let due: LocalDate
    public let dueAt: Instant
    public let clause: Clause
    public let slip: SlipNumber?
    public let about: Int?
    public let rung: Int
    public let provisional: Bool
    public let missed: Bool

    static let columns = "record, id, act, party, due_on, due_at, clause, slip, about, rung, provisional, missed"

    init(_ row: Row) throws {
        guard let act = Act(rawValue: try row.text(2)), let party = Party(try row.text(3)) else {
            throw StoreFault.damagedColumn(2)
        }
        record = try row.text(0)
        id = try row.int(1)
        self.act = act
        self.party = party
        due = LocalDate(dayNumber: try row.int(4))
        dueAt = Instant(seconds: try row.int(5))
        clause = Clause(try row.text(6))
        slip = try row.textIfAny(7).map { SlipNumber($0) }
        about = try row.intIfAny(8)
        rung = try row.int(9)
        provisional = try row.int(10) == 1
        missed = try row.int(11) == 1
    }

    public var cursor: OwedCursor { OwedCursor(dueAt: dueAt, record: record, id: id) }
}

/// Where a page of obligations ended: they are listed by due.
public struct OwedCursor: Hashable, Sendable {
    public let dueAt: Instant
    public let record: String
    public let id: Int

    public init(dueAt: Instant, record: String, id: Int) {
        self.dueAt = dueAt
        self.record = record
        self.id = id
    }

    /// `1785600000,500231-2026-000123,4`
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 3, let seconds = Int(parts[0]), let id = Int(parts[2]) else { return nil }
        self.init(dueAt: Instant(seconds: seconds), record: String(parts[1]), id: id)
    }

    public var text: String { "\(dueAt.seconds),\(record),\(id)" }
}

/// 查应办 (闭环).
public struct OwedQuery: Sendable {
    /// Empty: everybody's.
    public var parties: [Party]
    /// Of matters, and of records of these kinds only; nil does not ask, for whoever owes something may know of it.
    public var kinds: [RecordKind]?
    /// Without what others were called to because a due had passed.
    public var atFirstHand = false
    /// Nil: whatever is owed.
    public var acts: [Act]?
    public var dueFrom: Instant?
    public var dueBefore: Instant?
    public var after: OwedCursor?
    public var limit = LedgerQuery.page

    public init(_ parties: [Party]) { self.parties = parties }

    /// 全县 (closed loop). Everybody's own dues, as far as this person may know of them at all.
    public static func county(readBy actor: Actor) -> OwedQuery {
        var query = OwedQuery([])
        query.kinds = RecordQuery.readable(by: actor).kinds
        query.atFirstHand = true
        return query
    }

    func statement(_ jurisdiction: JurisdictionID) -> (sql: String, values: [Value]) {
        var clauses = chosen(jurisdiction)
        if let after {
            let record = clauses.place(.text(after.record))
            let id = clauses.place(.int(after.id))
            clauses.add(
                "(due_at > ? or due_at = ? and (record > \(record) or record = \(record) and id > \(id)))",
                .int(after.dueAt.seconds))
        }
        let most = clauses.place(.int(min(max(limit, 1), LedgerQuery.most) + 1))
        let sql = """
            select \(OwedRow.columns) from obligation o where jurisdiction = $1 \(clauses.text)
            order by due_at, record, id limit \(most)
            """
        return (sql, clauses.values)
    }

    /// The same rows, only counted.
    func count(_ jurisdiction: JurisdictionID) -> (sql: String, values: [Value]) {
        let clauses = chosen(jurisdiction)
        return ("select count(*) from obligation o where jurisdiction = $1 \(clauses.text)", clauses.values)
    }

    func trace(_ jurisdiction: JurisdictionID, most: Int) -> (sql: String, values: [Value]) {
        var clauses = chosen(jurisdiction)
        let limit = clauses.place(.int(most))
        let sql = """
            select record, id, due_at, missed from obligation o where jurisdiction = $1 \(clauses.text)
            order by due_at, record, id limit \(limit)
            """
        return (sql, clauses.values)
    }

    /// What is asked about, without where the page begins.
    private func chosen(_ jurisdiction: JurisdictionID) -> Clauses {
        var clauses = Clauses(jurisdiction)
        if !parties.isEmpty {
            let places = parties.map { clauses.place(.text($0.description)) }
            clauses.add("party in (\(places.joined(separator: ", ")))")
        }
        if let acts {
            let places = acts.map { clauses.place(.text($0.rawValue)) }
            clauses.add("act in (\(places.joined(separator: ", ")))")
        }
        if atFirstHand { clauses.add("rung = 0") }
        known(&clauses)
        if let dueFrom { clauses.add("due_at >= ?", .int(dueFrom.seconds)) }
        if let dueBefore { clauses.add("due_at < ?", .int(dueBefore.seconds)) }
        return clauses
    }

    /// 可见范围, inside the query: a count tells as much as a row.
    private func known(_ clauses: inout Clauses) {
        guard let kinds else { return }
        let ofMatter = """
            exists (select 1 from ledger l where l.jurisdiction = o.jurisdiction and l.number = o.record)
            """
        guard !kinds.isEmpty else { return clauses.add(ofMatter) }
        let places = kinds.map { clauses.place(.text($0.rawValue)) }.joined(separator: ", ")
        clauses.add(
            """
            (\(ofMatter) or exists (select 1 from record r where r.jurisdiction = o.jurisdiction
            and r.number = o.record and r.kind in (\(places))))
            """)
    }
}
