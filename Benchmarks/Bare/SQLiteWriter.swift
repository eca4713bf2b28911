// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import GRDB

/// Bare prepared statements on SQLite, with the settings the product has.
final class SQLiteWriter: BatchWriter {
    private let pool: DatabasePool
    private let rows: Rows
    private let jurisdiction: String
    private var position: Int

    init(_ path: String, _ rows: Rows) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA temp_store = MEMORY") }
        pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        self.rows = rows
        let head = try pool.read { try Row.fetchOne($0, sql: "select jurisdiction, position from head") }
        jurisdiction = head?["jurisdiction"] ?? ""
        position = head?["position"] ?? 0
    }

    func write(_ batch: [Rows.What]) throws -> [Int] {
        try pool.write { database in
            let positions = try batch.map { what in
                for template in rows.templates(what) {
                    if template.table == "event" { position += 1 }
                    try run(template.sql("?"), template.values(position, in: jurisdiction), database)
                }
                if what.begins {
                    try run(Rows.advance("?"), [jurisdiction.databaseValue, position.databaseValue], database)
                }
                return position
            }
            try run(
                Rows.head("?"), [position.databaseValue, rows.digest, jurisdiction.databaseValue], database)
            return positions
        }
    }

    private func run(_ sql: String, _ values: [DatabaseValue], _ database: Database) throws {
        try database.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
    }
}
