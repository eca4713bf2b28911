// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import CPostgres
import Foundation
import GRDB

/// Bare prepared statements on PostgreSQL, pipelined and in binary, on a connection of its own for one jurisdiction.
final class PostgresWriter: BatchWriter {
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    private let raw: OpaquePointer
    private let rows: Rows
    private let jurisdiction: String
    private var position = 0

    init(_ address: String, _ jurisdiction: String, _ rows: Rows) throws {
        raw = try Self.connected(address)
        self.rows = rows
        self.jurisdiction = jurisdiction
        let sql = "select position from head where jurisdiction = '\(jurisdiction)'"
        position = try Self.texts(raw, sql).first.flatMap { Int($0) } ?? 0
        for template in rows.tables { try prepare(template.table, template.sql("$")) }
        try prepare("advance", Rows.advance("$"))
        try prepare("put head", Rows.head("$"))
        guard PQenterPipelineMode(raw) == 1 else { throw fault() }
    }

    deinit { PQfinish(raw) }

    /// The jurisdictions of an installation.
    static func jurisdictions(_ address: String) throws -> [String] {
        let raw = try connected(address)
        defer { PQfinish(raw) }
        return try texts(raw, "select jurisdiction from head order by jurisdiction")
    }

    func write(_ batch: [Rows.What]) throws -> [Int] {
        try sent(PQsendQueryParams(raw, "begin", 0, nil, nil, nil, nil, 1))
        let positions = try batch.map { what in
            for template in rows.templates(what) {
                if template.table == "event" { position += 1 }
                try send(template.table, template.values(position, in: jurisdiction))
            }
            if what.begins { try send("advance", [jurisdiction.databaseValue, position.databaseValue]) }
            return position
        }
        try send("put head", [position.databaseValue, rows.digest, jurisdiction.databaseValue])
        try sent(PQsendQueryParams(raw, "commit", 0, nil, nil, nil, nil, 1))
        try finish()
        return positions
    }

    private func prepare(_ name: String, _ sql: String) throws {
        let result = PQprepare(raw, name, sql, 0, nil)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw fault() }
    }

    /// Every whole number is a `bigint`, every text a `text`, all bytes a `bytea`.
    private func send(_ name: String, _ values: [DatabaseValue]) throws {
        var bytes: [UInt8] = []
        var places: [Int?] = []
        var lengths: [Int32] = []
        for value in values {
            let start = bytes.count
            switch value.storage {
            case .int64(let number): withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
            case .string(let text): bytes.append(contentsOf: text.utf8)
            case .blob(let data): bytes.append(contentsOf: data)
            case .null, .double: break
            }
            places.append(value.isNull ? nil : start)
            lengths.append(Int32(bytes.count - start))
        }
        bytes.append(0)
        let formats = [Int32](repeating: 1, count: values.count)
        try sent(
            bytes.withUnsafeBytes { buffer in
                let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
                let addresses = places.map { place in place.flatMap { base?.advanced(by: $0) } }
                return PQsendQueryPrepared(raw, name, Int32(values.count), addresses, lengths, formats, 1)
            })
    }

    /// Reads every answer of the pipeline; the first that is none is a fault.
    private func finish() throws {
        guard PQpipelineSync(raw) == 1 else { throw fault() }
        var wrong: Fault?
        var silent = false
        while true {
            guard let result = PQgetResult(raw) else {
                if silent || PQstatus(raw) == CONNECTION_BAD { throw fault() }
                silent = true
                continue
            }
            defer { PQclear(result) }
            silent = false
            switch PQresultStatus(result) {
            case PGRES_PIPELINE_SYNC:
                if let wrong { throw wrong }
                return
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK: continue
            default: wrong = wrong ?? Fault(description: String(cString: PQresultErrorMessage(result)))
            }
        }
    }

    private func sent(_ success: Int32) throws {
        if success != 1 { throw fault() }
    }

    private func fault() -> Fault { Fault(description: String(cString: PQerrorMessage(raw))) }

    private static func connected(_ address: String) throws -> OpaquePointer {
        guard let raw = PQconnectdb(address) else { throw Fault(description: "libpq") }
        guard PQstatus(raw) == CONNECTION_OK else {
            defer { PQfinish(raw) }
            throw Fault(description: String(cString: PQerrorMessage(raw)))
        }
        return raw
    }

    /// The first column of an answer.
    private static func texts(_ raw: OpaquePointer, _ sql: String) throws -> [String] {
        let result = PQexec(raw, sql)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_TUPLES_OK else {
            throw Fault(description: String(cString: PQerrorMessage(raw)))
        }
        return (0..<PQntuples(result)).map { String(cString: PQgetvalue(result, $0, 0)) }
    }
}
