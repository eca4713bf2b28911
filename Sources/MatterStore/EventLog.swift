// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 日志. One stored event, every column of it.
public struct StoredEvent: Hashable, Sendable {
    public let jurisdiction: JurisdictionID
    /// 1, 2, 3 … without a gap within the jurisdiction.
    public let position: Int
    /// A matter's number, `organisation` or `jurisdiction`.
    public let stream: String
    /// 1, 2, 3 … within the stream.
    public let version: Int
    /// Such as `slip-issued.1`.
    public let kind: String
    public let at: Instant
    public let actor: Actor
    /// Digest of the plan and calendar the decision was made under; none for the organisation's own events.
    public let plan: String?
    public let calendar: String?
    /// Position of the first event of the same command.
    public let command: Int
    /// JSON as stored: hashed and decoded from these very bytes.
    public let body: String
    public let digest: [UInt8]
}

/// What one command adds to the log under one heading.
struct Stamp: Sendable {
    let at: Instant
    let actor: Actor
    let plan: String?
    let calendar: String?
}

/// The end of a jurisdiction's log.
struct Head: Hashable, Sendable {
    var position: Int
    var digest: [UInt8]

    /// Takes the row, so that no other process writes this log until the transaction ends.
    static func take(_ connection: any Connection, _ jurisdiction: JurisdictionID) throws -> Head {
        let row = try connection.row(
            "update head set position = position where jurisdiction = $1 returning position, digest",
            [.text(jurisdiction.text)])
        guard let row else { throw StoreFault.noJurisdiction(jurisdiction.text) }
        return Head(position: try row.int(0), digest: try row.bytes(1))
    }

    static func read(_ connection: any Connection, _ jurisdiction: JurisdictionID) throws -> Head {
        let row = try connection.row(
            "select position, digest from head where jurisdiction = $1", [.text(jurisdiction.text)])
        guard let row else { throw StoreFault.noJurisdiction(jurisdiction.text) }
        return Head(position: try row.int(0), digest: try row.bytes(1))
    }

    /// Whether the log holds the event it ends with.
    func isPart(of connection: any Connection, _ jurisdiction: JurisdictionID) throws -> Bool {
        if position == 0 { return true }
        let row = try connection.row(
            "select digest from event where jurisdiction = $1 and position = $2",
            [.text(jurisdiction.text), .int(position)])
        return try row?.bytes(0) == digest
    }

    func put(_ connection: any Connection, _ jurisdiction: JurisdictionID) throws {
        try connection.send(
            "update head set position = $1, digest = $2 where jurisdiction = $3",
            [.int(position), .bytes(digest), .text(jurisdiction.text)])
    }
}

enum EventLog {
    static let columns = """
        jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, \
        command, body, digest
        """
    static let columnCount = 16

    private static let insert = """
        insert into event (\(columns))
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        """

    /// Chains the event to the head and stores it.
    static func append(
        _ connection: any Connection, _ jurisdiction: JurisdictionID, to head: inout Head, stream: String,
        version: Int, kind: String, body: String, command: Int, _ stamp: Stamp
    ) throws {
        var values: [Value] = [
            .text(jurisdiction.text), .int(head.position + 1), .text(stream), .int(version), .text(kind),
            .int(stamp.at.seconds), .text(stamp.actor.account.text), .text(stamp.actor.role.rawValue),
            .text(lent(stamp.actor)), Value(stamp.actor.unit?.text), Value(stamp.actor.evidence.map(told)),
            Value(stamp.plan), Value(stamp.calendar), .int(command), .text(body),
        ]
        let digest = Chain.digest(after: head.digest, values)
        values.append(.bytes(digest))
        try connection.send(insert, values)
        head = Head(position: head.position + 1, digest: digest)
    }

    /// One stream from a version on, its beginning if none is named.
    static func stream(
        _ connection: any Connection, _ jurisdiction: JurisdictionID, _ stream: String, from version: Int = 1
    ) throws -> [StoredEvent] {
        try connection.rows(
            """
            select \(columns) from event where jurisdiction = $1 and stream = $2 and version >= $3 order by version
            """, [.text(jurisdiction.text), .text(stream), .int(version)]
        ).map(event)
    }

    /// 0 before the stream's first event.
    static func lastVersion(
        _ connection: any Connection, _ jurisdiction: JurisdictionID, _ stream: String
    ) throws -> Int {
        try connection.row(
            "select version from event where jurisdiction = $1 and stream = $2 order by version desc limit 1",
            [.text(jurisdiction.text), .text(stream)])?.int(0) ?? 0
    }

    static func event(_ row: Row) throws -> StoredEvent {
        guard let role = Role(rawValue: try row.text(7)) else {
            throw StoreFault.damagedEvent(position: try row.int(1), reason: "role")
        }
        let lent = try row.text(8).split(separator: " ").compactMap { Role(rawValue: String($0)) }
        let actor = Actor(
            account: AccountID(try row.text(6)), role: role, lent: RoleSet(lent),
            unit: try row.textIfAny(9).map { UnitID($0) }, evidence: try row.textIfAny(10).flatMap(reference))
        return StoredEvent(
            jurisdiction: JurisdictionID(try row.text(0)), position: try row.int(1), stream: try row.text(2),
            version: try row.int(3), kind: try row.text(4), at: Instant(seconds: try row.int(5)), actor: actor,
            plan: try row.textIfAny(11), calendar: try row.textIfAny(12), command: try row.int(13),
            body: try row.text(14), digest: try row.bytes(15))
    }

    /// Roles beside her own that a delegation lent her that day.
    private static func lent(_ actor: Actor) -> String {
        if actor.roles.count == 1 { return "" }
        return actor.roles.subtracting([actor.role]).map(\.rawValue).sorted().joined(separator: " ")
    }

    private static func told(_ evidence: TextRef) -> String { "\(evidence.id) \(evidence.digest)" }

    private static func reference(_ text: String) -> TextRef? {
        let parts = text.split(separator: " ")
        return parts.count == 2 ? TextRef(id: String(parts[0]), digest: String(parts[1])) : nil
    }
}
