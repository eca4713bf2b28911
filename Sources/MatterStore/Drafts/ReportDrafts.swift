// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 草稿 (3.1). A report somebody has begun. It lies outside the log, under a code only she knows, until it is sent or
/// its days are over; the database keeps only the code's SHA-256.
public struct ReportDraft: Hashable, Sendable {
    public let code: String
    /// What was typed, as the door keeps it.
    public let body: String
    public let savedAt: Instant
    public let endsAt: Instant

    public init(code: String, body: String, savedAt: Instant, endsAt: Instant) {
        self.code = code
        self.body = body
        self.savedAt = savedAt
        self.endsAt = endsAt
    }

    static func stored(_ code: String) -> Value { .bytes(ContentDigest.raw(Array(code.utf8))) }
}

extension Store {
    /// Keeps a draft, in place of what its code held before.
    public func keep(_ draft: ReportDraft, in jurisdiction: JurisdictionID) throws {
        _ = try database.write { connection in
            try connection.execute(
                """
                insert into report_draft (jurisdiction, code, body, saved_at, ends_at) values ($1, $2, $3, $4, $5)
                on conflict (jurisdiction, code)
                do update set body = excluded.body, saved_at = excluded.saved_at, ends_at = excluded.ends_at
                """,
                [
                    .text(jurisdiction.text), ReportDraft.stored(draft.code), .text(draft.body),
                    .int(draft.savedAt.seconds), .int(draft.endsAt.seconds),
                ])
        }
    }

    /// 删除草稿. False when there was none.
    @discardableResult
    public func dropDraft(_ code: String, in jurisdiction: JurisdictionID) throws -> Bool {
        try database.write { connection in
            try connection.execute(
                "delete from report_draft where jurisdiction = $1 and code = $2",
                [.text(jurisdiction.text), ReportDraft.stored(code)]) > 0
        }
    }
}

extension Reader {
    /// Nil when nobody keeps anything under this code, or its days are over.
    public func draft(_ code: String, at now: Instant) throws -> ReportDraft? {
        let row = try connection.row(
            "select body, saved_at, ends_at from report_draft where jurisdiction = $1 and code = $2 and ends_at > $3",
            [.text(jurisdiction.text), ReportDraft.stored(code), .int(now.seconds)])
        return try row.map { row in
            ReportDraft(
                code: code, body: try row.text(0), savedAt: Instant(seconds: try row.int(1)),
                endsAt: Instant(seconds: try row.int(2)))
        }
    }
}

extension LaneTransaction {
    /// Erases the drafts whose days are over.
    func forgetDrafts(_ now: Instant) throws {
        try connection.execute(
            "delete from report_draft where jurisdiction = $1 and ends_at <= $2",
            [.text(jurisdiction.text), .int(now.seconds)])
    }
}
