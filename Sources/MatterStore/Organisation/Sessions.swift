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
                insert into session (token, jurisdiction, account, kind, label, made_at, ends_at)
                values ($1, $2, $3, $4, $5, $6, $7)
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

extension Reader {
    /// Whose token it is; nil when it is unknown, over, or its account disabled.
    public func account(holding token: String, at now: Instant) throws -> Account? {
        let row = try connection.row(
            "select account from session where token = $1 and jurisdiction = $2 and ends_at > $3",
            [SessionToken.stored(token), .text(jurisdiction.text), .int(now.seconds)])
        guard let row, let account = try account(AccountID(try row.text(0)), on: now.date) else { return nil }
        return account.disabled ? nil : account
    }
}
