// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Crypto
import GRDBSQLite

/// The log of a file read by one bare statement and hashed: the very bytes `verify --log` hashes, compared with
/// nothing. Prints how many events and the digest of the last, which shows that nothing was left out.
enum HashSpeed {
    private static let sql = """
        select jurisdiction, position, stream, version, kind, at, actor, role, lent, unit, evidence, plan, calendar, \
        command, body from event order by jurisdiction, position
        """
    private static let tag = Array("bancheng.event.1".utf8)

    struct Fault: Error {
        let code: Int32
    }

    static func measure(_ path: String) throws {
        var database: OpaquePointer?
        try check(sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, nil), SQLITE_OK)
        defer { sqlite3_close(database) }
        var statement: OpaquePointer?
        try check(sqlite3_prepare_v2(database, sql, -1, &statement, nil), SQLITE_OK)
        defer { sqlite3_finalize(statement) }
        var digest = [UInt8](repeating: 0, count: 32)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(4096)
        var events = 0
        var code = sqlite3_step(statement)
        while code == SQLITE_ROW {
            bytes.removeAll(keepingCapacity: true)
            bytes.append(contentsOf: tag)
            bytes.append(contentsOf: digest)
            for column in 0..<sqlite3_column_count(statement) { append(statement, column, to: &bytes) }
            SHA256.hash(data: bytes).withUnsafeBytes { hashed in
                for place in digest.indices { digest[place] = hashed[place] }
            }
            events += 1
            code = sqlite3_step(statement)
        }
        try check(code, SQLITE_DONE)
        print("\(events)\t\(digest.map { String(Int($0) + 0x100, radix: 16).dropFirst() }.joined())")
    }

    private static func check(_ code: Int32, _ expected: Int32) throws {
        if code != expected { throw Fault(code: code) }
    }

    private static func append(_ statement: OpaquePointer?, _ column: Int32, to bytes: inout [UInt8]) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER:
            bytes.append(1)
            append(sqlite3_column_int64(statement, column), to: &bytes)
        case SQLITE_TEXT:
            bytes.append(2)
            let start = UnsafeRawPointer(sqlite3_column_text(statement, column))
            let count = Int(sqlite3_column_bytes(statement, column))
            append(Int64(count), to: &bytes)
            bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: count))
        default: bytes.append(0)
        }
    }

    private static func append(_ number: Int64, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
