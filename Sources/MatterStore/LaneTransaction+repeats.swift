// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

extension LaneTransaction {
    /// The answer this account's key already got, within the days it is kept.
    func answered(_ submission: Submission) throws -> Receipt? {
        guard let key = submission.idempotency,
            let answer = try answer(to: key, of: submission.actor.account, submission.now)
        else { return nil }
        return Receipt(
            number: submission.matter ?? "", version: 0, position: 0, events: [], answer: answer, repeated: true)
    }

    func answered(_ submission: RecordSubmission) throws -> RecordReceipt? {
        guard let key = submission.idempotency,
            let answer = try answer(to: key, of: submission.actor.account, submission.now)
        else { return nil }
        return RecordReceipt(number: "", version: 0, events: [], answer: answer, repeated: true)
    }

    func answered(_ submission: FileSubmission) throws -> [UInt8]? {
        try submission.idempotency.flatMap { try answer(to: $0, of: submission.actor.account, submission.now) }
    }

    private func answer(to key: IdempotencyKey, of account: AccountID, _ now: Instant) throws -> [UInt8]? {
        let row = try connection.row(
            """
            select request, answer from idempotency
            where jurisdiction = $1 and account = $2 and key = $3 and at > $4
            """,
            [
                .text(jurisdiction.text), .text(account.text), .text(key.key), .int(Self.oldest(now)),
            ])
        guard let row else { return nil }
        guard try row.bytes(0) == key.request else { throw IdempotencyMismatch(key: key.key) }
        return try row.bytes(1)
    }

    func keep(_ answer: [UInt8], for key: IdempotencyKey, _ account: AccountID, _ now: Instant) throws {
        try connection.send(
            """
            insert into idempotency (jurisdiction, account, key, request, answer, at)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (jurisdiction, account, key)
            do update set request = excluded.request, answer = excluded.answer, at = excluded.at
            """,
            [
                .text(jurisdiction.text), .text(account.text), .text(key.key),
                .bytes(key.request), .bytes(answer), .int(now.seconds),
            ])
    }

    /// Forgets the answers whose days are over.
    func forgetAnswers(_ now: Instant) throws {
        try connection.send(
            "delete from idempotency where jurisdiction = $1 and at <= $2",
            [.text(jurisdiction.text), .int(Self.oldest(now))])
    }

    private static func oldest(_ now: Instant) -> Int { now.seconds - IdempotencyKey.days * 86_400 }

    func refuseTwice(_ origin: String) throws {
        let row = try connection.row(
            "select record from origin where jurisdiction = $1 and name = $2",
            [.text(jurisdiction.text), .text(origin)])
        if let row { throw AlreadyThere(origin: origin, matter: MatterNumber(try row.text(0))) }
    }

    func keep(_ origin: String, _ number: MatterNumber) throws {
        try connection.send(
            "insert into origin (jurisdiction, name, record) values ($1, $2, $3)",
            [.text(jurisdiction.text), .text(origin), .text(number.text)])
    }
}
