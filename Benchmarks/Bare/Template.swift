// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import GRDB

/// One row the product wrote, to be written again and again under keys of its own.
struct Template: Sendable {
    let table: String
    let columns: [String]
    private let row: [DatabaseValue]
    /// Columns that get a key of their own.
    private let keys: [Int]
    private let jurisdiction: Int?
    /// Which of its table's rows this is.
    private let place: Int

    init(_ table: String, _ row: Row, keys: [String], place: Int) {
        self.table = table
        self.place = place
        let columns = Array(row.columnNames)
        self.columns = columns
        self.row = Array(row.databaseValues)
        self.keys = keys.compactMap { columns.firstIndex(of: $0) }
        jurisdiction = columns.firstIndex(of: "jurisdiction")
    }

    /// SQLite writes placeholders `?1`, PostgreSQL `$1`.
    func sql(_ sign: String) -> String {
        let places = columns.indices.map { "\(sign)\($0 + 1)" }.joined(separator: ", ")
        return "insert into \(table) (\(columns.joined(separator: ", "))) values (\(places))"
    }

    /// Whole numbers stay whole numbers; names get the position and their place behind it.
    func values(_ position: Int, in code: String) -> [DatabaseValue] {
        var values = row
        if let jurisdiction { values[jurisdiction] = code.databaseValue }
        for key in keys {
            if case .int64 = values[key].storage {
                values[key] = position.databaseValue
            } else {
                values[key] = "\(code)-2026-\(position)-\(place)".databaseValue
            }
        }
        return values
    }
}
