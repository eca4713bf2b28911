// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Synchronization

/// SQLite through GRDB: write-ahead log, readers beside the one writer, every commit on the disk before it is answered.
final class SQLiteDatabase: Database {
    private let pool: DatabasePool
    /// Prepared statements live as long as their connection; GRDB hands out the same connection object every time.
    private let connections = Mutex<[ObjectIdentifier: SQLiteConnection]>([:])

    init(path: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 8
        // A savepoint per command copies every page it touches; that journal belongs into memory, not into a file.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA temp_store = MEMORY") }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            // Opening the pool sets NORMAL, which may lose the last commits when the power fails; so FULL comes after.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        } catch let error as DatabaseError {
            throw StoreFault.cannotOpen(path: path, reason: error.message ?? "\(error.resultCode)")
        }
    }

    func write<T>(_ body: (any Connection) throws -> T) throws -> T {
        try told { try pool.write { try body(connection($0)) } }
    }

    func read<T>(_ body: (any Connection) throws -> T) throws -> T {
        try told { try pool.read { try body(connection($0)) } }
    }

    func backup(to path: String) throws {
        try told { try pool.backup(to: DatabaseQueue(path: path)) }
    }

    private func told<T>(_ body: () throws -> T) throws -> T {
        do { return try body() } catch let error as DatabaseError { throw StoreFault(error) }
    }

    private func connection(_ database: GRDB.Database) -> SQLiteConnection {
        connections.withLock { known in
            if let connection = known[ObjectIdentifier(database)] { return connection }
            let connection = SQLiteConnection(database)
            known[ObjectIdentifier(database)] = connection
            return connection
        }
    }
}

/// Only ever used on its own connection's queue, which is what makes it safe to keep.
private final class SQLiteConnection: Connection, @unchecked Sendable {
    private let database: GRDB.Database
    private var statements: [String: Statement] = [:]

    init(_ database: GRDB.Database) { self.database = database }

    @discardableResult
    func execute(_ sql: String, _ values: [Value]) throws -> Int {
        do { try prepared(sql).execute(arguments: arguments(values)) } catch {
            // A statement that failed says so once more when it is used again, whatever it is used for.
            statements[sql] = nil
            throw error
        }
        return database.changesCount
    }

    func rows(_ sql: String, _ values: [Value]) throws -> [Row] {
        var rows: [Row] = []
        let cursor = try GRDB.Row.fetchCursor(prepared(sql), arguments: arguments(values))
        while let row = try cursor.next() { rows.append(Row(row)) }
        return rows
    }

    /// Nothing to wait for: the engine runs in this process.
    func send(_ sql: String, _ values: [Value]) throws { try execute(sql, values) }

    func each(_ sql: String, _ values: [Value], _ body: (Row) throws -> Void) throws {
        // Its own statement: `body` may run the same text again.
        let statement = try database.makeStatement(sql: numbered(sql))
        let cursor = try GRDB.Row.fetchCursor(statement, arguments: arguments(values))
        while let row = try cursor.next() { try body(Row(row)) }
    }

    func savepoint<T>(_ body: () throws -> T) throws -> T {
        try execute("savepoint command", [])
        do {
            let answer = try body()
            try execute("release savepoint command", [])
            return answer
        } catch {
            try execute("rollback to savepoint command", [])
            try execute("release savepoint command", [])
            throw (error as? DatabaseError).map { StoreFault($0) } ?? error
        }
    }

    var search: SearchEngine { .sqlite }

    func script(_ sql: String) throws { try database.execute(sql: sql) }

    func tables() throws -> Set<String> {
        Set(try rows("select name from sqlite_master where type = 'table'", []).map { try $0.text(0) })
    }

    private func prepared(_ sql: String) throws -> Statement {
        if let statement = statements[sql] { return statement }
        let statement = try database.makeStatement(sql: numbered(sql))
        statements[sql] = statement
        return statement
    }

    /// The element type is written out: GRDB has slower initializers for looser ones.
    private func arguments(_ values: [Value]) -> StatementArguments {
        let stored: [DatabaseValue] = values.map { $0.stored }
        return StatementArguments(stored)
    }

    /// SQLite reads `$1` as a name; `?1` is its way to say the first value.
    private func numbered(_ sql: String) -> String { sql.replacing("$", with: "?") }
}

extension StoreFault {
    /// The engine names tables and constraints; values stay out of it.
    fileprivate init(_ error: DatabaseError) {
        switch error.resultCode {
        case .SQLITE_FULL: self = .diskFull
        case .SQLITE_BUSY: self = .locked
        default: self = .database("SQLite \(error.extendedResultCode.rawValue): \(error.message ?? "")")
        }
    }
}

extension Row {
    fileprivate init(_ row: GRDB.Row) {
        values = row.databaseValues.map { value in
            switch value.storage {
            case .null: .null
            case .int64(let number): .int(Int(number))
            case .double(let number): .text("\(number)")
            case .string(let text): .text(text)
            case .blob(let data): .bytes([UInt8](data))
            }
        }
    }
}

extension Value {
    fileprivate var stored: DatabaseValue {
        switch self {
        case .null: .null
        case .int(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        }
    }
}
