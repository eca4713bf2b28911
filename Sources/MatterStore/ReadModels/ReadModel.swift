// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// 读模型. A table that can be replayed from the log: which rows one matter has in it.
struct ReadModel: Sendable {
    let table: Table
    let rows: @Sendable (Record) -> [[Value]]

    /// Every table a matter shows in, written in the transaction that writes its events.
    static let all: [ReadModel] = [.ledger, .obligations, .slips, .matterUnits, .ratings, .people, .themes]

    /// Writes what changed between two states of one matter; `before` is nil for a new one.
    func write(_ connection: any Connection, before: Record?, after: Record) throws {
        try table.write(connection, before: before.map(rows) ?? [], after: rows(after))
    }
}

/// A table whose first `keys` columns are its key; its statements are written once.
struct Table: Sendable {
    let name: String
    let columns: [String]
    let keys: Int
    private let insert: String
    private let update: String
    private let delete: String

    init(_ name: String, keys: Int, _ columns: [String]) {
        self.name = name
        self.columns = columns
        self.keys = keys
        let list = columns.joined(separator: ", ")
        let places = columns.indices.map { "$\($0 + 1)" }
        let key = (0..<keys).map { "\(columns[$0]) = $\($0 + 1)" }.joined(separator: " and ")
        let rest = (keys..<columns.count).map { "\(columns[$0]) = $\($0 + 1)" }.joined(separator: ", ")
        insert = "insert into \(name) (\(list)) values (\(places.joined(separator: ", ")))"
        update = "update \(name) set \(rest) where \(key)"
        delete = "delete from \(name) where \(key)"
    }

    /// The same columns in a table of another name.
    func named(_ prefix: String) -> Table { Table(prefix + name, keys: keys, columns) }

    /// Rows keep their key: what is new is inserted, what differs updated, what is gone deleted.
    func write(_ connection: any Connection, before: [[Value]], after: [[Value]]) throws {
        for row in after {
            guard let old = before.first(where: { sameKey($0, row) }) else {
                try connection.send(insert, row)
                continue
            }
            if old != row { try connection.send(update, row) }
        }
        for row in before where !after.contains(where: { sameKey($0, row) }) {
            try connection.send(delete, Array(row[..<keys]))
        }
    }

    /// All rows of one record, by key.
    func stored(_ connection: any Connection, of key: [Value]) throws -> [[Value]] {
        let order = columns[..<keys].joined(separator: ", ")
        let sql = """
            select \(columns.joined(separator: ", ")) from \(name)
            where \(columns[0]) = $1 and \(columns[1]) = $2 order by \(order)
            """
        return try connection.rows(sql, key).map(\.values)
    }

    func count(_ connection: any Connection, _ jurisdiction: JurisdictionID) throws -> Int {
        let sql = "select count(*) from \(name) where jurisdiction = $1"
        return try connection.row(sql, [.text(jurisdiction.text)])?.int(0) ?? 0
    }

    private func sameKey(_ left: [Value], _ right: [Value]) -> Bool {
        // The jurisdiction is the same by construction; the last key column differs most often.
        for column in (1..<keys).reversed() where left[column] != right[column] { return false }
        return true
    }
}
