// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import CPostgres

/// The types of the subset, by their number in PostgreSQL's catalogue.
enum PostgresType {
    case int(width: Int)
    case bytes
    case bool
    case text
    case other(Oid)

    init(_ oid: Oid) {
        switch oid {
        case 20: self = .int(width: 8)
        case 23: self = .int(width: 4)
        case 21: self = .int(width: 2)
        case 17: self = .bytes
        case 16: self = .bool
        case 25, 1043, 19, 1042: self = .text
        default: self = .other(oid)
        }
    }
}

/// Values on their way to the server, all in binary: nothing is quoted, escaped or spelt out in digits.
struct PostgresParameters {
    private var bytes: [UInt8] = []
    /// Where each begins; nil for null.
    private var places: [Int?] = []
    private var lengths: [Int32] = []

    init(_ values: [Value], as types: [PostgresType]) throws(StoreFault) {
        guard values.count == types.count else {
            throw .database("\(types.count) placeholders, \(values.count) values")
        }
        for (value, type) in zip(values, types) {
            let start = bytes.count
            let isNull = try !append(value, type)
            places.append(isNull ? nil : start)
            lengths.append(Int32(bytes.count - start))
        }
        // Never without an address, however little there is to say.
        bytes.append(0)
    }

    /// False for null.
    private mutating func append(_ value: Value, _ type: PostgresType) throws(StoreFault) -> Bool {
        switch (value, type) {
        case (.null, _): return false
        case (.int(let number), .int(width: 8)): append(Int64(number))
        case (.int(let number), .int(width: 4)): append(try narrowed(number, to: Int32.self))
        case (.int(let number), .int(width: 2)): append(try narrowed(number, to: Int16.self))
        case (.text(var text), .text): text.withUTF8 { bytes.append(contentsOf: $0) }
        case (.bytes(let body), .bytes): bytes.append(contentsOf: body)
        default: throw .database("a placeholder of another type than its value")
        }
        return true
    }

    private mutating func append(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    private func narrowed<T: FixedWidthInteger>(_ number: Int, to type: T.Type) throws(StoreFault) -> T {
        guard let narrow = T(exactly: number) else { throw .database("a number too large for its column") }
        return narrow
    }

    /// Count, addresses, lengths and formats as libpq asks for them.
    func with<T>(
        _ body: (
            Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
        ) -> T
    ) -> T {
        bytes.withUnsafeBytes { buffer in
            let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            let addresses = places.map { place in place.flatMap { base?.advanced(by: $0) } }
            let formats = [Int32](repeating: 1, count: places.count)
            return body(Int32(places.count), addresses, lengths, formats)
        }
    }
}

/// What one statement answered.
final class PostgresAnswer {
    private let result: OpaquePointer
    private let types: [PostgresType]

    init(_ result: OpaquePointer) {
        self.result = result
        types = (0..<PQnfields(result)).map { PostgresType(PQftype(result, $0)) }
    }

    deinit { PQclear(result) }

    var count: Int { Int(PQntuples(result)) }

    /// How many rows a command changed.
    var changed: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

    /// `COMMIT`, or `ROLLBACK` where that was asked in a transaction that had failed.
    var command: String { String(cString: PQcmdStatus(result)) }

    /// Of a described statement: what its placeholders take.
    var parameters: [PostgresType] { (0..<PQnparams(result)).map { PostgresType(PQparamtype(result, $0)) } }

    func rows() throws -> [Row] {
        try (0..<Int32(count)).map { row in
            Row(values: try types.indices.map { try value(row, Int32($0), types[$0]) })
        }
    }

    /// Bytes of all values: what a reader of long answers measures its steps by.
    var size: Int {
        var size = 0
        for row in 0..<Int32(count) {
            for column in types.indices { size += Int(PQgetlength(result, row, Int32(column))) }
        }
        return size
    }

    private func value(_ row: Int32, _ column: Int32, _ type: PostgresType) throws -> Value {
        if PQgetisnull(result, row, column) == 1 { return .null }
        let start = UnsafeRawPointer(PQgetvalue(result, row, column))
        let buffer = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
        switch type {
        case .int(width: 8): return .int(Int(number(buffer, Int64.self)))
        case .int(width: 4): return .int(Int(number(buffer, Int32.self)))
        case .int: return .int(Int(number(buffer, Int16.self)))
        case .bool: return .int(buffer.first == 1 ? 1 : 0)
        case .bytes: return .bytes(Array(buffer))
        case .text: return .text(String(decoding: buffer, as: UTF8.self))
        case .other(let oid): throw StoreFault.database("a column of type \(oid)")
        }
    }

    private func number<T: FixedWidthInteger>(_ buffer: UnsafeRawBufferPointer, _ type: T.Type) -> T {
        T(bigEndian: buffer.loadUnaligned(as: T.self))
    }
}
