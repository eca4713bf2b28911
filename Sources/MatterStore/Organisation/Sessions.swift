// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 登录与令牌. Opaque random tokens; the database keeps only their SHA-256.
public struct SessionToken: Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// A person signed in at the desk; ends by itself.
        case session
        /// Another system, until it is taken back.
        case token
    }

    /// What is handed out, once.
    public let text: String

    public init(_ chance: Chance) { text = "bc_" + ContentDigest.hex(chance(32)) }

    static func stored(_ text: String) -> Value { .bytes(ContentDigest.raw(Array(text.utf8))) }

    /// A working day and a little.
    public static let sessionSeconds = 12 * 3600
    public static let tokenSeconds = 366 * 86_400
}

extension Store {
    /// Hands out a token for an account.
    public func openSession(
        _ account: AccountID, in jurisdiction: JurisdictionID, kind: SessionToken.Kind, label: String,
        at now: Instant, _ chance: Chance
    ) throws -> SessionToken {
        let token = SessionToken(chance)
        let life = kind == .session ? SessionToken.sessionSeconds : SessionToken.tokenSeconds
        try database.write { connection in
            try connection.execute(
                """
                insert into session (token, jurisdiction, account, kind, label, made_at, ends_at, seen_at)
                values ($1, $2, $3, $4, $5, $6, $7, $6)
                """,
                [
                    SessionToken.stored(token.text), .text(jurisdiction.text), .text(account.text),
                    .text(kind.rawValue), .text(label), .int(now.seconds), .int(now.seconds + life),
                ])
            try connection.execute(
                "delete from session where jurisdiction = $1 and account = $2 and ends_at <= $3",
                [.text(jurisdiction.text), .text(account.text), .int(now.seconds)])
        }
        return token
    }

    public func endSession(_ token: String) throws {
        _ = try database.write {
            try $0.execute("delete from session where token = $1", [SessionToken.stored(token)])
        }
    }
}

extension Store {
    /// Its holder did something with it.
    public func seen(_ token: String, at now: Instant) throws {
        _ = try database.note {
            try $0.execute(
                "update session set seen_at = $1 where token = $2 and seen_at < $1",
                [.int(now.seconds), SessionToken.stored(token)])
        }
    }

    /// 退出其他登录. Ends every session of the account but this one; tokens of other systems stay.
    public func endSessions(of account: AccountID, in jurisdiction: JurisdictionID, but token: String) throws -> Int {
        try database.write {
            try $0.execute(
                """
                delete from session where jurisdiction = $1 and account = $2 and kind = 'session' and token <> $3
                """,
                [.text(jurisdiction.text), .text(account.text), SessionToken.stored(token)])
        }
    }
}

/// 持有人. Whose a token is, and when it was last used.
public struct Holder: Sendable {
    public let account: Account
    public let seenAt: Instant
}

/// 一次登录, as its owner sees it.
public struct OpenSession: Hashable, Sendable {
    public let label: String
    public let madeAt: Instant
    public let seenAt: Instant
    /// The one that asks.
    public let isThis: Bool
}

extension Reader {
    /// Whose token it is; nil when it is unknown, over, or its account disabled.
    public func holder(of token: String, at now: Instant) throws -> Holder? {
        let row = try connection.row(
            "select account, seen_at from session where token = $1 and jurisdiction = $2 and ends_at > $3",
            [SessionToken.stored(token), .text(jurisdiction.text), .int(now.seconds)])
        guard let row, let account = try account(AccountID(try row.text(0)), on: now.date), !account.disabled else {
            return nil
        }
        return Holder(account: account, seenAt: Instant(seconds: try row.int(1)))
    }

    /// Where this account is signed in, the latest first.
    public func sessions(of account: AccountID, at now: Instant, asking token: String) throws -> [OpenSession] {
        let rows = try connection.rows(
            """
            select label, made_at, seen_at, token from session
            where jurisdiction = $1 and account = $2 and kind = 'session' and ends_at > $3
            order by made_at desc, token
            """,
            [.text(jurisdiction.text), .text(account.text), .int(now.seconds)])
        return try rows.map { row in
            OpenSession(
                label: try row.text(0), madeAt: Instant(seconds: try row.int(1)),
                seenAt: Instant(seconds: try row.int(2)),
                isThis: try .bytes(row.bytes(3)) == SessionToken.stored(token))
        }
    }
}
