// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import GRDB

/// The rows of one real intake, copied under new keys again and again: the same tables, columns, sizes and indexes as
/// the product writes, and nothing else.
struct IntakeRows {
    private struct Template {
        let table: String
        let columns: [String]
        let rows: [[DatabaseValue]]
        /// Columns that get a key of their own.
        let keys: [Int]

        var sql: String {
            let places = columns.map { _ in "?" }.joined(separator: ", ")
            return "insert into \(table) (\(columns.joined(separator: ", "))) values (\(places))"
        }
    }

    private let event: Template
    private let others: [Template]
    private let advance = "update counter set next = ? where jurisdiction = '500231' and name = 'matter'"
    private let head = "update head set position = ?, digest = ? where jurisdiction = '500231'"
    private let digest: DatabaseValue
    private var position: Int

    /// Takes the first matter of a database the product made.
    init(_ database: Database) throws {
        let matter = try Row.fetchOne(database, sql: "select number, reporter from ledger limit 1")
        guard let matter else { throw DatabaseError(message: "the database needs one matter to copy") }
        let number: String = matter[0]
        event = try Self.template(database, "event", "stream = '\(number)'", keys: ["position", "stream", "command"])
        others = [
            try Self.template(database, "text", "1", keys: ["id"]),
            try Self.template(database, "person", "1", keys: ["id"]),
            try Self.template(database, "ledger", "number = '\(number)'", keys: ["number", "serial"]),
            try Self.template(database, "obligation", "record = '\(number)'", keys: ["record"]),
        ]
        position = try Int.fetchOne(database, sql: "select position from head") ?? 0
        digest = try DatabaseValue.fetchOne(database, sql: "select digest from head") ?? .null
    }

    private static func template(
        _ database: Database, _ table: String, _ condition: String, keys: [String]
    ) throws -> Template {
        let rows = try Row.fetchAll(database, sql: "select * from \(table) where \(condition)")
        let columns = rows.first.map { Array($0.columnNames) } ?? []
        return Template(
            table: table, columns: columns, rows: rows.map { Array($0.databaseValues) },
            keys: keys.compactMap { columns.firstIndex(of: $0) })
    }

    mutating func write(_ what: Batches.What, _ database: Database) throws -> Int {
        position += 1
        try write(event, database)
        if what == .intake {
            for template in others { try write(template, database) }
            try run(advance, [position.databaseValue], database)
        }
        try run(head, [position.databaseValue, digest], database)
        return position
    }

    private func write(_ template: Template, _ database: Database) throws {
        for (place, row) in template.rows.enumerated() {
            var row = row
            for key in template.keys {
                // Whole numbers stay whole numbers; names get the position and their place behind it.
                row[key] =
                    row[key].storage.isInteger
                    ? position.databaseValue : "500231-2026-\(position)-\(place)".databaseValue
            }
            try run(template.sql, row, database)
        }
    }

    private func run(_ sql: String, _ values: [DatabaseValue], _ database: Database) throws {
        let statement = try database.cachedStatement(sql: sql)
        try statement.execute(arguments: StatementArguments(values))
    }
}

extension DatabaseValue.Storage {
    fileprivate var isInteger: Bool {
        if case .int64 = self { true } else { false }
    }
}
