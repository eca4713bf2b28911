// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Synchronization

@testable import MatterStore

/// What a site asks its database: each statement once, with the values it first came with.
final class Asked: Sendable {
    struct Question: Sendable {
        let sql: String
        let values: [Value]
    }

    private let first = Mutex<[String: [Value]]>([:])

    var questions: [Question] {
        first.withLock { $0.map { Question(sql: $0.key, values: $0.value) } }.sorted { $0.sql < $1.sql }
    }

    func store(_ url: DatabaseURL, at now: Instant) throws -> Store {
        try Store(database: AskedDatabase(inner: url.open(), asked: self), at: now)
    }

    /// Whatever finds rows; what only adds one needs no plan.
    fileprivate func note(_ sql: String, _ values: [Value]) {
        guard ["select", "update", "delete"].contains(where: sql.hasPrefix) else { return }
        first.withLock { first in if first[sql] == nil { first[sql] = values } }
    }
}

private struct AskedDatabase: Database {
    let inner: any Database
    let asked: Asked

    func write<T>(_ body: (any Connection) throws -> T) throws -> T {
        try inner.write { try body(AskedConnection($0, asked)) }
    }

    func read<T>(_ body: (any Connection) throws -> T) throws -> T {
        try inner.read { try body(AskedConnection($0, asked)) }
    }

    func backup(to path: String) throws { try inner.backup(to: path) }
}

private final class AskedConnection: Connection {
    private let inner: any Connection
    private let asked: Asked

    init(_ inner: any Connection, _ asked: Asked) {
        self.inner = inner
        self.asked = asked
    }

    func execute(_ sql: String, _ values: [Value]) throws -> Int {
        asked.note(sql, values)
        return try inner.execute(sql, values)
    }

    func rows(_ sql: String, _ values: [Value]) throws -> [Row] {
        asked.note(sql, values)
        return try inner.rows(sql, values)
    }

    func send(_ sql: String, _ values: [Value]) throws {
        asked.note(sql, values)
        try inner.send(sql, values)
    }

    func each(_ sql: String, _ values: [Value], _ body: (Row) throws -> Void) throws {
        asked.note(sql, values)
        try inner.each(sql, values, body)
    }

    func savepoint<T>(_ body: () throws -> T) throws -> T { try inner.savepoint(body) }
    func script(_ sql: String) throws { try inner.script(sql) }
    func tables() throws -> Set<String> { try inner.tables() }
    var search: SearchEngine { inner.search }
}

extension Asked.Question {
    /// Put to one engine's index of words, and so in no other's language; the other is explained beside its own tests.
    var isSearch: Bool { sql.contains("search_index") }

    /// How the engine finds the rows, a line a step.
    func plan(in store: Store, on engine: Engine) throws -> [String] {
        if engine == .sqlite {
            return try store.database.read { try $0.rows("explain query plan " + sql, values).map { try $0.text(3) } }
        }
        return try store.database.write { connection in
            // Of a table with a few rows all are read whatever indexes it has; shown is whether there is one.
            try connection.script("set local enable_seqscan = off")
            return try connection.rows("explain " + sql, values).map { try $0.text(0) }
        }
    }
}

/// A county's rows in many more counties, and the engine told how many there are.
struct ManyCounties {
    let store: Store
    let engine: Engine
    static let count = 24

    /// Rows a county has few of, read whole on purpose.
    static let small: Set = [
        "head", "setting", "format", "counter", "unit", "account", "post", "delegation", "stand_in", "absence", "seat",
        "responsibility", "rota", "profile", "plan_version", "calendar_version", "rebuild", "host", "search_cursor",
    ]

    func fill() throws {
        let tables = try store.database.read { try $0.tables() }
        try store.database.write { connection in
            let order = ["head", "attachment_content", "tallied"]
            // A session's token, and a host's name, is its key everywhere.
            let rest = tables.subtracting(order + ["format", "setting", "session", "host"]).sorted()
            for table in order + rest where try columns(of: table, connection).contains("jurisdiction") {
                let names = try columns(of: table, connection)
                let values = names.map { $0 == "jurisdiction" ? "'c' || cast(x as text)" : $0 }
                _ = try connection.execute(
                    """
                    insert into \(table) (\(names.joined(separator: ", ")))
                    with recursive n(x) as (select 1 union all select x + 1 from n where x < \(Self.count))
                    select \(values.joined(separator: ", ")) from \(table), n where jurisdiction = '500231'
                    """, [])
            }
        }
        try store.database.write { try $0.script("analyze") }
    }

    private func columns(of table: String, _ connection: any Connection) throws -> [String] {
        let sql =
            engine == .sqlite
            ? "select name from pragma_table_info('\(table)')"
            : """
            select column_name from information_schema.columns
            where table_schema = current_schema() and table_name = '\(table)' order by ordinal_position
            """
        return try connection.rows(sql, []).map { try $0.text(0) }
    }

    /// Indexes that hold only the rows they are for: all of one is not all of a table.
    func partialIndexes() throws -> Set<String> {
        let sql = "select name from sqlite_master where type = 'index' and lower(sql) like '% where %'"
        return Set(try store.database.read { try $0.rows(sql, []).map { try $0.text(0) } })
    }
}
