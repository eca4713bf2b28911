// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Crypto

/// The chain: every event's digest covers the digest before it and every stored column, so no row can be changed,
/// dropped, added or moved without the rest ceasing to fit.
enum Chain {
    /// Names the way the bytes are laid out; another layout gets another tag.
    static let tag: [UInt8] = Array("bancheng.event.1".utf8)
    /// Before the first event.
    static let origin = [UInt8](repeating: 0, count: 32)

    /// Columns in the table's order, without the digest itself. Text is hashed as its stored bytes.
    static func digest(after previous: [UInt8], _ columns: [Value]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1024)
        bytes.append(contentsOf: tag)
        bytes.append(contentsOf: previous)
        for column in columns { append(column, to: &bytes) }
        return Array(SHA256.hash(data: bytes))
    }

    private static func append(_ column: Value, to bytes: inout [UInt8]) {
        switch column {
        case .null: bytes.append(0)
        case .int(let number):
            bytes.append(1)
            append(number, to: &bytes)
        case .text(var text):
            bytes.append(2)
            text.withUTF8 { utf8 in
                append(utf8.count, to: &bytes)
                bytes.append(contentsOf: utf8)
            }
        case .bytes(let body):
            bytes.append(3)
            append(body.count, to: &bytes)
            bytes.append(contentsOf: body)
        }
    }

    private static func append(_ number: Int, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: UInt64(bitPattern: Int64(number)).bigEndian) { bytes.append(contentsOf: $0) }
    }
}

/// Digests of what lies outside the log.
public enum ContentDigest {
    /// SHA-256(salt ‖ body): the salt keeps a short body from being guessed after it was erased.
    public static func of(salt: [UInt8], body: String) -> String { hex(SHA256.hash(data: salt + Array(body.utf8))) }

    public static func of(_ bytes: [UInt8]) -> String { hex(SHA256.hash(data: bytes)) }

    public static func raw(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

    static func hex(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    static func bytes(hex text: some StringProtocol) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[place...place + 1], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
