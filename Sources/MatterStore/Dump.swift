// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import MatterCore

/// 转储与装载. The whole installation as lines of JSON, either engine to either: every row of what cannot be
/// replayed, byte for byte, so that digests stay what they were; read models are replayed on loading.
public enum Dump {
    static let format = "bancheng.dump.1"

    /// In an order in which every row finds what it refers to.
    static let tables: [Table] = [
        Table("setting", keys: 1, ["name", "value"]),
        Table("head", keys: 1, ["jurisdiction", "name", "position", "digest", "ticked_at"]),
        Table("host", keys: 1, ["name", "jurisdiction"]),
        // Months that are over are not counted again.
        Table("tallied", keys: 2, ["jurisdiction", "period", "at"]),
        Table("tally", keys: 3, ["jurisdiction", "period", "item", "numerator", "denominator"]),
        Table("event", keys: 2, EventLog.columns.split(separator: ", ").map(String.init)),
        Table("text", keys: 2, ["jurisdiction", "id", "salt", "body"]),
        Table("person", keys: 2, ["jurisdiction", "id", "salt", "body", "phone"]),
        Table("attachment_content", keys: 2, ["jurisdiction", "id", "salt"]),
        Table("attachment_chunk", keys: 3, ["jurisdiction", "id", "ordinal", "bytes"]),
        Table("counter", keys: 3, ["jurisdiction", "name", "year", "next"]),
        Table("idempotency", keys: 3, ["jurisdiction", "account", "key", "request", "answer", "at"]),
        Table("origin", keys: 2, ["jurisdiction", "name", "record"]),
        Table("plan_version", keys: 2, ["jurisdiction", "digest", "bytes", "at"]),
        Table("calendar_version", keys: 2, ["jurisdiction", "digest", "bytes", "at"]),
        Table("profile", keys: 2, ["jurisdiction", "account", "name", "phone", "password", "office_phone"]),
        Table(
            "session", keys: 1, ["token", "jurisdiction", "account", "kind", "label", "made_at", "ends_at", "seen_at"]),
        Table("draft", keys: 2, ["jurisdiction", "code", "account", "body", "saved_at", "ends_at", "version"]),
    ]

    struct Header: Codable {
        let dump: String
        let format: Int
    }

    struct Line: Codable {
        let table: String
        let row: [Cell]
    }

    /// Bytes as `{"bytes": base64}`, everything else as JSON has it.
    struct Cell: Codable {
        let value: Value

        private struct Bytes: Codable { let bytes: String }

        init(_ value: Value) { self.value = value }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                value = .null
            } else if let number = try? container.decode(Int.self) {
                value = .int(number)
            } else if let text = try? container.decode(String.self) {
                value = .text(text)
            } else {
                guard let data = Data(base64Encoded: try container.decode(Bytes.self).bytes) else {
                    throw DecodingError.dataCorruptedError(in: container, debugDescription: "base64")
                }
                value = .bytes([UInt8](data))
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch value {
            case .null: try container.encodeNil()
            case .int(let number): try container.encode(number)
            case .text(let text): try container.encode(text)
            case .bytes(let bytes): try container.encode(Bytes(bytes: Data(bytes).base64EncodedString()))
            }
        }
    }
}

/// Why a dump cannot be loaded.
public enum LoadRefusal: Error, Hashable, Sendable {
    /// The database already holds a jurisdiction; a dump goes into an empty one.
    case notEmpty
    case notADump
    case newerFormat(Int)
    case badLine(Int)
    /// The last line, with its count of rows, is missing or does not fit: the file was cut.
    case cut(rows: Int)
}

extension Store {
    /// Writes line by line and says how many rows went out.
    @discardableResult
    public func dump(_ write: (String) throws -> Void) throws -> Int {
        try database.read { connection in
            try write(JSON.text(Dump.Header(dump: Dump.format, format: Format.newest)))
            var rows = 0
            for table in Dump.tables {
                try connection.each("select \(table.columns.joined(separator: ", ")) from \(table.name)", []) { row in
                    try write(JSON.text(Dump.Line(table: table.name, row: row.values.map { Dump.Cell($0) })))
                    rows += 1
                }
            }
            try write(JSON.text(["rows": rows]))
            return rows
        }
    }

    /// Takes the lines of a dump into an empty database, all or nothing, and replays the read models.
    @discardableResult
    public func load(_ nextLine: () throws -> String?) throws -> Int {
        if try !jurisdictions().isEmpty { throw LoadRefusal.notEmpty }
        let rows = try database.write { connection in
            var loading = Loading(connection: connection)
            while let line = try nextLine() { try loading.take(line) }
            return try loading.finish()
        }
        for jurisdiction in try jurisdictions() { try rebuild(jurisdiction.id) }
        return rows
    }
}

/// One load under way.
private struct Loading {
    let connection: any Connection
    private let tables = Dictionary(uniqueKeysWithValues: Dump.tables.map { ($0.name, $0) })
    private var lines = 0
    private var rows = 0
    private var promised: Int?
    private var waiting: [Waiting] = []

    private struct Waiting {
        let line: Int
        let table: Table
        let row: [Value]

        func write(_ connection: any Connection) throws { try table.write(connection, before: [], after: [row]) }
    }

    /// Rows on their way at once.
    private static let batch = 256

    init(connection: any Connection) { self.connection = connection }

    mutating func take(_ line: String) throws {
        lines += 1
        if lines == 1 { return try begin(line) }
        if let count = try? JSON.value([String: Int].self, line)["rows"] {
            promised = count
            return
        }
        guard let row = try? JSON.value(Dump.Line.self, line), let table = tables[row.table], promised == nil
        else { throw LoadRefusal.badLine(lines) }
        var values = row.row.map(\.value)
        // A profile from before the desk's telephone was kept.
        if table.name == "profile", values.count == table.columns.count - 1 { values.append(.text("")) }
        guard values.count == table.columns.count else { throw LoadRefusal.badLine(lines) }
        waiting.append(Waiting(line: lines, table: table, row: values))
        rows += 1
        if waiting.count == Self.batch { try put() }
    }

    /// All at once; when the database refuses one of them, one by one, so that its line is named.
    private mutating func put() throws {
        let batch = waiting
        waiting = []
        do { try connection.savepoint { for row in batch { try row.write(connection) } } } catch {
            for row in batch {
                do { try connection.savepoint { try row.write(connection) } } catch StoreFault.database {
                    throw LoadRefusal.badLine(row.line)
                } catch StoreFault.holdsNUL {
                    throw LoadRefusal.badLine(row.line)
                }
            }
        }
    }

    private func begin(_ line: String) throws {
        guard let header = try? JSON.value(Dump.Header.self, line), header.dump == Dump.format else {
            throw LoadRefusal.notADump
        }
        if header.format > Format.newest { throw LoadRefusal.newerFormat(header.format) }
    }

    mutating func finish() throws -> Int {
        try put()
        if lines == 0 { throw LoadRefusal.notADump }
        guard promised == rows else { throw LoadRefusal.cut(rows: rows) }
        return rows
    }
}
