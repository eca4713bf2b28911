// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// PostgreSQL through libpq. Links that write and links that read are counted apart: a reader that also writes, as
/// `rebuild` does, never waits for itself.
final class PostgresDatabase: Database {
    private let commitSeconds: Int
    private let writers: PostgresPool
    private let readers: PostgresPool

    init(_ address: PostgresAddress) throws {
        commitSeconds = address.commitSeconds
        writers = PostgresPool(address, most: address.pool)
        readers = PostgresPool(address, most: address.pool)
        try read { try Self.checkOrder($0) }
    }

    /// Lists are in the order of their bytes on every engine, and an upgrade of the system never changes it.
    private static func checkOrder(_ connection: any Connection) throws {
        let sql = """
            select pg_encoding_to_char(encoding), datcollate, 'B' < 'a' from pg_database
            where datname = current_database()
            """
        guard let row = try connection.row(sql, []) else { return }
        let (encoding, order) = (try row.text(0), try row.text(1))
        guard encoding == "UTF8", try row.int(2) == 1 else {
            throw StoreFault.wrongOrder(encoding: encoding, order: order)
        }
    }

    func write<T>(_ body: (any Connection) throws -> T) throws -> T {
        try writers.with { link in
            try transaction(link, "begin", body) {
                do {
                    try link.send("commit")
                    // A transaction that had failed answers `ROLLBACK` to a commit.
                    let answer = try link.answer(within: commitSeconds)
                    if answer?.command != "COMMIT" { throw StoreFault.database("PostgreSQL: rolled back") }
                    // Stored on this host, and no stand-by said that it has it.
                    if link.isBroken { throw StoreFault.outcomeUnknown }
                } catch StoreFault.connectionLost { throw StoreFault.outcomeUnknown }
            }
        }
    }

    /// Waits neither for a stand-by, which may be gone for hours, nor long for whoever holds the row.
    func note<T>(_ body: (any Connection) throws -> T) throws -> T {
        try write { connection in
            let sql = "select set_config('synchronous_commit', 'local', true), set_config('lock_timeout', '1s', true)"
            try connection.send(sql, [])
            return try body(connection)
        }
    }

    func read<T>(_ body: (any Connection) throws -> T) throws -> T {
        try readers.with { link in
            try transaction(link, "begin isolation level repeatable read read only", body) {
                try link.send("commit")
                try link.answer()
            }
        }
    }

    private func transaction<T>(
        _ link: PostgresLink, _ begin: String, _ body: (any Connection) throws -> T, end: () throws -> Void
    ) throws -> T {
        try link.tidy()
        try link.send(begin)
        do {
            let answer = try body(PostgresConnection(link))
            try end()
            return answer
        } catch {
            rollBack(link)
            throw error
        }
    }

    /// A link that cannot even do this is not used again.
    private func rollBack(_ link: PostgresLink) {
        if link.isBroken { return }
        _ = try? link.answer()
        _ = try? link.send("rollback")
        _ = try? link.answer()
    }

    /// The server has its own way to copy itself, and a copy of it is no file of ours.
    func backup(to path: String) throws { throw StoreFault.backupElsewhere }
}
