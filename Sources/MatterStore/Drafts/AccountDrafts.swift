// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 没写完的 (4.3). What an official has begun in a form at her desk, read by her account alone.
public struct AccountDraft: Hashable, Sendable {
    /// What was typed and where, as the door keeps it.
    public let body: String
    public let savedAt: Instant
    /// 1 when first kept, one more with each save.
    public let version: Int
}

/// One draft of an account, by its code; with a version only while it stands as it was read.
public struct DraftMark: Hashable, Sendable {
    public let code: String
    public let version: Int?

    public init(_ code: String, version: Int? = nil) {
        self.code = code
        self.version = version
    }
}

extension Store {
    /// 存草稿 under an account, in place of the one it goes on from if nobody wrote there since. False, and nothing
    /// kept, when the account would have more than `most`.
    public func keep(
        _ draft: StoredDraft, of account: AccountID, inPlaceOf earlier: DraftMark?, most: Int,
        in jurisdiction: JurisdictionID
    ) throws -> Bool {
        let whose: [Value] = [.text(jurisdiction.text), .text(account.text)]
        return try database.write { connection in
            if let earlier { try earlier.drop(connection, whose) }
            let others = try connection.row(
                """
                select count(*) from draft
                where jurisdiction = $1 and account = $2 and code <> $3 and body <> '' and ends_at > $4
                """, whose + [StoredDraft.stored(draft.code), .int(draft.savedAt.seconds)])
            guard try others?.int(0) ?? 0 < most else { return false }
            try connection.execute(
                """
                insert into draft (jurisdiction, account, code, body, saved_at, ends_at, version)
                values ($1, $2, $3, $4, $5, $6, 1) on conflict (jurisdiction, code) do update
                set body = excluded.body, saved_at = excluded.saved_at, ends_at = excluded.ends_at,
                    version = draft.version + 1
                where draft.account = excluded.account and draft.body <> ''
                """,
                whose + [
                    StoredDraft.stored(draft.code), .text(draft.body), .int(draft.savedAt.seconds),
                    .int(draft.endsAt.seconds),
                ])
            return true
        }
    }

    /// 草稿已了. The form of this page was accepted or given up: a save that was still on its way writes nothing until
    /// `end`.
    public func settle(
        _ code: String, of account: AccountID, at now: Instant, until end: Instant, in jurisdiction: JurisdictionID
    ) throws {
        try database.write { connection in
            _ = try connection.execute(
                """
                insert into draft (jurisdiction, account, code, body, saved_at, ends_at, version)
                values ($1, $2, $3, '', $4, $5, 1) on conflict (jurisdiction, code) do update
                set body = excluded.body, ends_at = excluded.ends_at where draft.account = excluded.account
                """,
                [
                    .text(jurisdiction.text), .text(account.text), StoredDraft.stored(code), .int(now.seconds),
                    .int(end.seconds),
                ])
        }
    }

    /// 删草稿 of an account.
    public func drop(
        _ drafts: [DraftMark], of account: AccountID, in jurisdiction: JurisdictionID
    ) throws {
        if drafts.isEmpty { return }
        try database.write { connection in
            for draft in drafts { try draft.drop(connection, [.text(jurisdiction.text), .text(account.text)]) }
        }
    }
}

extension DraftMark {
    fileprivate func drop(_ connection: any Connection, _ whose: [Value]) throws {
        let named = whose + [StoredDraft.stored(code)]
        guard let version else {
            try connection.execute("delete from draft where jurisdiction = $1 and account = $2 and code = $3", named)
            return
        }
        try connection.execute(
            "delete from draft where jurisdiction = $1 and account = $2 and code = $3 and version = $4",
            named + [.int(version)])
    }
}

extension Reader {
    /// What this account has begun and not sent, the latest first.
    public func drafts(of account: AccountID, at now: Instant) throws -> [AccountDraft] {
        try connection.rows(
            """
            select body, saved_at, version from draft
            where jurisdiction = $1 and account = $2 and body <> '' and ends_at > $3 order by saved_at desc, code
            """, [.text(jurisdiction.text), .text(account.text), .int(now.seconds)]
        ).map { row in
            AccountDraft(
                body: try row.text(0), savedAt: Instant(seconds: try row.int(1)), version: try row.int(2))
        }
    }
}
