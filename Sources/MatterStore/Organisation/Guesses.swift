// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 连错锁定. Wrong answers to a question that must not be guessed. They lie in the database, so that they outlive a
/// restart and every server counts the same.
public struct Guess: Hashable, Sendable {
    /// SHA-256 of what was guessed at: always as long, and a name typed into the wrong field is not kept.
    fileprivate let key: [UInt8]

    public init(_ what: String, _ name: String) { key = ContentDigest.raw(Array("\(what) \(name)".utf8)) }

    /// Names nobody has are remembered only so far; real accounts and matters always.
    public static let mostUnknown = 10_000
}

extension Store {
    /// Seconds until the next try; nil when one may try.
    public func wait(
        _ guess: Guess, in jurisdiction: JurisdictionID, after most: Int, at now: Instant
    ) throws -> Int? {
        let row = try database.read {
            try $0.row(
                "select ends_at from guess where jurisdiction = $1 and name = $2 and wrong >= $3 and ends_at > $4",
                [.text(jurisdiction.text), .bytes(guess.key), .int(most), .int(now.seconds)])
        }
        return try row.map { try $0.int(0) - now.seconds }
    }

    /// Counts one more; `known` when there is such an account or matter.
    public func wrong(
        _ guess: Guess, known: Bool, in jurisdiction: JurisdictionID, seconds: Int, at now: Instant
    ) throws {
        try database.write { connection in
            if !known { try makeRoom(connection, jurisdiction, now) }
            try connection.execute(
                """
                insert into guess (jurisdiction, name, known, wrong, ends_at) values ($1, $2, $3, 1, $4)
                on conflict (jurisdiction, name) do update set
                wrong = case when guess.ends_at > $5 then guess.wrong + 1 else 1 end,
                known = excluded.known, ends_at = excluded.ends_at
                """,
                [
                    .text(jurisdiction.text), .bytes(guess.key), .int(known ? 1 : 0),
                    .int(now.seconds + seconds), .int(now.seconds),
                ])
        }
    }

    public func right(_ guess: Guess, in jurisdiction: JurisdictionID) throws {
        let key: [Value] = [.text(jurisdiction.text), .bytes(guess.key)]
        let sql = "from guess where jurisdiction = $1 and name = $2"
        // Whoever was never wrong writes nothing.
        if try database.read({ try $0.row("select wrong \(sql)", key) }) == nil { return }
        _ = try database.write { try $0.execute("delete \(sql)", key) }
    }

    /// What is over goes; when made-up names still fill the table, all of them go, and no real lock with them.
    private func makeRoom(_ connection: any Connection, _ jurisdiction: JurisdictionID, _ now: Instant) throws {
        let key = Value.text(jurisdiction.text)
        try connection.execute(
            "delete from guess where jurisdiction = $1 and ends_at <= $2", [key, .int(now.seconds)])
        let count = try connection.row("select count(*) from guess where jurisdiction = $1 and known = 0", [key])
        guard try count?.int(0) ?? 0 >= Guess.mostUnknown else { return }
        try connection.execute("delete from guess where jurisdiction = $1 and known = 0", [key])
    }
}
