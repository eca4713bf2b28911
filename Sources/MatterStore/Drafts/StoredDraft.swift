// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 草稿 (3.1, 0046). What somebody has begun: a report, under a code only she knows, or a form of a desk, under a code
/// made of her account and the form. It lies outside the log until it is sent or its time is over; the database keeps
/// only the code's SHA-256.
public struct StoredDraft: Hashable, Sendable {
    public let code: String
    /// What was typed, as the door keeps it.
    public let body: String
    public let savedAt: Instant
    public let endsAt: Instant
    /// 1 when first kept, one more with each save.
    public let version: Int

    public init(code: String, body: String, savedAt: Instant, endsAt: Instant, version: Int) {
        self.code = code
        self.body = body
        self.savedAt = savedAt
        self.endsAt = endsAt
        self.version = version
    }

    static func stored(_ code: String) -> Value { .bytes(ContentDigest.raw(Array(code.utf8))) }

    static func read(
        _ connection: any Connection, _ jurisdiction: JurisdictionID, _ code: String, at now: Instant
    ) throws -> StoredDraft? {
        let row = try connection.row(
            """
            select body, saved_at, ends_at, version from draft
            where jurisdiction = $1 and code = $2 and ends_at > $3 and account is null
            """,
            [.text(jurisdiction.text), stored(code), .int(now.seconds)])
        return try row.map { row in
            StoredDraft(
                code: code, body: try row.text(0), savedAt: Instant(seconds: try row.int(1)),
                endsAt: Instant(seconds: try row.int(2)), version: try row.int(3))
        }
    }

    /// False when it no longer stands as it was read.
    fileprivate func write(
        _ connection: any Connection, _ jurisdiction: JurisdictionID, over before: StoredDraft?, at now: Instant
    ) throws -> Bool {
        let key: [Value] = [.text(jurisdiction.text), Self.stored(code)]
        let columns: [Value] = [.text(body), .int(savedAt.seconds), .int(endsAt.seconds)]
        guard let before else {
            // What ended and waits for the tick makes room.
            try connection.execute(
                "delete from draft where jurisdiction = $1 and code = $2 and ends_at <= $3",
                key + [.int(now.seconds)])
            return try connection.execute(
                """
                insert into draft (jurisdiction, code, body, saved_at, ends_at, version)
                values ($1, $2, $3, $4, $5, 1) on conflict (jurisdiction, code) do nothing
                """, key + columns) > 0
        }
        return try connection.execute(
            """
            update draft set body = $3, saved_at = $4, ends_at = $5, version = version + 1
            where jurisdiction = $1 and code = $2 and version = $6
            """, key + columns + [.int(before.version)]) > 0
    }
}

extension Store {
    /// How often a change begins anew because another came first; each time that other one was stored.
    private static let tries = 20

    /// 改草稿. Reads what lies under a code, asks what shall lie there instead, and stores it unless somebody else stored
    /// something in between: then it begins anew, so no change is decided on words that are no longer there. Nil keeps
    /// what is there. The answer is what `change` said last.
    public func change<Answer>(
        draft code: String, at now: Instant, in jurisdiction: JurisdictionID,
        _ change: (StoredDraft?) throws -> (StoredDraft?, Answer)
    ) throws -> Answer {
        for _ in 0..<Self.tries {
            let stored = try database.write { connection -> Answer? in
                let before = try StoredDraft.read(connection, jurisdiction, code, at: now)
                let (after, answer) = try change(before)
                guard let after else { return answer }
                return try after.write(connection, jurisdiction, over: before, at: now) ? answer : nil
            }
            if let stored { return stored }
        }
        throw StoreFault.conflict
    }

    /// 删除草稿. False when there was none.
    @discardableResult
    public func dropDraft(_ code: String, in jurisdiction: JurisdictionID) throws -> Bool {
        try database.write { connection in
            try connection.execute(
                "delete from draft where jurisdiction = $1 and code = $2",
                [.text(jurisdiction.text), StoredDraft.stored(code)]) > 0
        }
    }
}

extension Reader {
    /// Nil when nobody keeps anything under this code, or its days are over.
    public func draft(_ code: String, at now: Instant) throws -> StoredDraft? {
        try StoredDraft.read(connection, jurisdiction, code, at: now)
    }
}

extension LaneTransaction {
    /// Erases the drafts whose days are over.
    func forgetDrafts(_ now: Instant) throws {
        try connection.execute(
            "delete from draft where jurisdiction = $1 and ends_at <= $2",
            [.text(jurisdiction.text), .int(now.seconds)])
    }
}
