// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

extension LaneTransaction {
    /// 只办一次. Work without a receipt of its own: done and remembered; asked for again with its key, left.
    public func once(
        _ key: IdempotencyKey?, by actor: Actor, at now: Instant, _ work: (LaneTransaction) throws -> Void
    ) throws {
        guard let key else { return try work(self) }
        if try answer(to: key, of: actor.account, now) != nil { return }
        try work(self)
        try keep(Array("{}".utf8), for: key, actor.account, now)
    }

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
        return RecordReceipt(repeating: answer)
    }

    func answered(_ submission: FileSubmission) throws -> [UInt8]? {
        try submission.idempotency.flatMap { try answer(to: $0, of: submission.actor.account, submission.now) }
    }

    private func answer(to key: IdempotencyKey, of account: AccountID, _ now: Instant) throws -> [UInt8]? {
        try key.answer(to: account, in: jurisdiction, now, connection)
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
            [.text(jurisdiction.text), .int(IdempotencyKey.oldest(now))])
    }

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

extension Reader {
    /// The answer this account's key already got: asked before what came is read, for what was done may have left
    /// nothing the same words could be read against.
    public func answered(_ key: IdempotencyKey?, by actor: Actor, at now: Instant) throws -> [UInt8]? {
        try key?.answer(to: actor.account, in: jurisdiction, now, connection)
    }
}

extension IdempotencyKey {
    fileprivate static func oldest(_ now: Instant) -> Int { now.seconds - days * 86_400 }

    /// Throws when the key came with another request.
    fileprivate func answer(
        to account: AccountID, in jurisdiction: JurisdictionID, _ now: Instant, _ connection: any Connection
    ) throws -> [UInt8]? {
        let row = try connection.row(
            """
            select request, answer from idempotency
            where jurisdiction = $1 and account = $2 and key = $3 and at > $4
            """,
            [.text(jurisdiction.text), .text(account.text), .text(key), .int(Self.oldest(now))])
        guard let row else { return nil }
        guard try row.bytes(0) == request else { throw IdempotencyMismatch(key: key) }
        return try row.bytes(1)
    }
}
