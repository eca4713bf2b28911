// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 查看身份 (D1). Somebody was shown who told a matter: which persons, by their references, and for what purpose. Each
/// matter's readings are a stream of their own, so that no version anybody sees is disturbed.
public struct IdentityReading: LoneFact, Hashable, Sendable {
    public let matter: String
    /// `PersonRef.id` of everybody whose name was shown; the names lie outside the log.
    public let persons: [String]
    public let purpose: ReadingPurpose

    public init(of matter: MatterNumber, persons: [String], for purpose: ReadingPurpose) {
        self.matter = matter.text
        self.persons = persons
        self.purpose = purpose
    }

    static let prefix = "identity:"
    static let kind = "identity-read.1"

    static func stream(_ matter: String) -> String { prefix + matter }
}

extension LaneTransaction {
    /// 登记查看. Before the name leaves the house; what is shown unasked is entered once a day.
    public func record(_ reading: IdentityReading, by actor: Actor, at now: Instant) throws {
        let account = actor.account
        if reading.purpose.isUnasked,
            try reader.read(reading.matter, account, on: now.date).isSuperset(of: reading.persons)
        {
            return
        }
        try append(
            stream: IdentityReading.stream(reading.matter), kind: IdentityReading.kind, body: reading.body,
            Stamp(at: now, actor: actor, plan: nil, calendar: nil))
    }
}

/// 谁看过 (D1). One reading with who and when.
public struct IdentityEntry: Hashable, Sendable {
    public let position: Int
    public let at: Instant
    public let actor: Actor
    public let reading: IdentityReading
}

/// How often an account was shown names, and of how many matters: curiosity shows.
public struct IdentityCount: Hashable, Sendable {
    public let account: AccountID
    public let readings: Int
    public let matters: Int
}

/// What oversight looks for.
public struct IdentityQuery: Hashable, Sendable {
    public var account: AccountID?
    public var matter: MatterNumber?
    public var day: LocalDate?
    /// Position of the last entry of the page before.
    public var cursor: Int?
    public var limit = 50
    public static let most = 200

    public init() {}

    fileprivate func clauses(_ jurisdiction: JurisdictionID) -> Clauses {
        var clauses = Clauses(jurisdiction)
        if let account { clauses.add("actor = ?", .text(account.text)) }
        if let matter { clauses.add("stream = ?", .text(IdentityReading.stream(matter.text))) }
        if let day {
            clauses.add("at >= ?", .int(Instant(day, minute: 0).seconds))
            clauses.add("at < ?", .int(Instant(day.adding(days: 1), minute: 0).seconds))
        }
        return clauses
    }
}

extension Reader {
    /// The newest first.
    public func identityReadings(_ query: IdentityQuery) throws -> (items: [IdentityEntry], next: Int?) {
        var clauses = query.clauses(jurisdiction)
        if let cursor = query.cursor { clauses.add("position < ?", .int(cursor)) }
        let limit = min(max(query.limit, 1), IdentityQuery.most)
        let most = clauses.place(.int(limit + 1))
        let entries = try connection.rows(
            """
            select \(EventLog.columns) from event where jurisdiction = $1 and kind = 'identity-read.1' \(clauses.text)
            order by position desc limit \(most)
            """,
            clauses.values
        ).map { row in
            let stored = try EventLog.event(row)
            return IdentityEntry(
                position: stored.position, at: stored.at, actor: stored.actor, reading: try IdentityReading(stored))
        }
        let items = Array(entries.prefix(limit))
        return (items, entries.count > limit ? items.last?.position : nil)
    }

    /// 按账号计数, whoever read most first.
    public func identityCounts(_ query: IdentityQuery) throws -> [IdentityCount] {
        var clauses = query.clauses(jurisdiction)
        let most = clauses.place(.int(IdentityQuery.most))
        return try connection.rows(
            """
            select actor, count(*), count(distinct stream) from event
            where jurisdiction = $1 and kind = 'identity-read.1' \(clauses.text)
            group by actor order by 2 desc, 1 limit \(most)
            """,
            clauses.values
        ).map { row in
            IdentityCount(
                account: AccountID(try row.text(0)), readings: try row.int(1), matters: try row.int(2))
        }
    }

    /// Whose readings nobody asked for were entered that day; another person of the same matter is another reading.
    public func read(_ matter: String, _ account: AccountID, on day: LocalDate) throws -> Set<String> {
        var query = IdentityQuery()
        query.account = account
        query.matter = MatterNumber(matter)
        query.day = day
        let clauses = query.clauses(jurisdiction)
        let entered = try connection.rows(
            "select body from event where jurisdiction = $1 and kind = 'identity-read.1' \(clauses.text)",
            clauses.values
        ).map { try JSON.value(IdentityReading.self, try $0.text(0)) }
        return Set(entered.filter(\.purpose.isUnasked).flatMap(\.persons))
    }
}
