// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// Tells code, comments and strings of a Swift file apart, byte by byte: every byte keeps its place.
///
/// It knows nested comments, raw and multi-line strings and interpolation, and nothing else of the language.
struct SwiftReader {
    private let bytes: [UInt8]
    private var at = 0
    private(set) var code: [UInt8] = []
    private(set) var strings: [UInt8] = []

    private static let newline = UInt8(ascii: "\n")
    private static let space = UInt8(ascii: " ")
    private static let quote = UInt8(ascii: "\"")
    private static let hash = UInt8(ascii: "#")
    private static let backtick = UInt8(ascii: "`")

    init(_ text: String) {
        bytes = Array(text.utf8)
        code.reserveCapacity(bytes.count)
        strings.reserveCapacity(bytes.count)
    }

    mutating func read() { readCode(until: nil) }

    /// Reads code to the end, or to the closing parenthesis of an interpolation.
    private mutating func readCode(until closing: UInt8?) {
        var depth = 0
        while at < bytes.count {
            if comes("//") {
                skip { $0 == Self.newline }
            } else if comes("/*") {
                skipComment()
            } else if let hashes = stringOpening() {
                readString(hashes: hashes)
            } else if bytes[at] == Self.backtick {
                keep()
                while at < bytes.count, bytes[at] != Self.backtick { blank() }
                keep()
            } else {
                if bytes[at] == UInt8(ascii: "(") { depth += 1 }
                if bytes[at] == UInt8(ascii: ")") {
                    if closing != nil, depth == 0 { return }
                    depth -= 1
                }
                keep()
            }
        }
    }

    /// The number of `#` before a quote that opens a string here, or nil.
    private func stringOpening() -> Int? {
        var index = at
        while index < bytes.count, bytes[index] == Self.hash { index += 1 }
        guard index < bytes.count, bytes[index] == Self.quote else { return nil }
        return index - at
    }

    private mutating func readString(hashes: Int) {
        for _ in 0..<hashes { keep() }
        let quote = comes("\"\"\"") ? "\"\"\"" : "\""
        for _ in quote.utf8 { keep() }
        let fence = String(repeating: "#", count: hashes)
        while at < bytes.count {
            if comes(quote + fence) {
                for _ in (quote + fence).utf8 { keep() }
                return
            }
            if comes("\\" + fence + "(") {
                for _ in 0..<(hashes + 2) { blank() }
                readCode(until: UInt8(ascii: ")"))
                if at < bytes.count { blank() }
            } else if comes("\\" + fence), at + hashes + 1 < bytes.count {
                for _ in 0..<(hashes + 2) { text() }
            } else if quote == "\"", bytes[at] == Self.newline {
                return
            } else {
                text()
            }
        }
    }

    private mutating func skipComment() {
        var depth = 0
        repeat {
            if comes("/*") {
                depth += 1
                blank()
            } else if comes("*/") {
                depth -= 1
                blank()
            }
            blank()
        } while depth > 0 && at < bytes.count
    }

    private mutating func skip(until stop: (UInt8) -> Bool) {
        while at < bytes.count, !stop(bytes[at]) { blank() }
    }

    private func comes(_ word: String) -> Bool {
        var index = at
        for byte in word.utf8 {
            guard index < bytes.count, bytes[index] == byte else { return false }
            index += 1
        }
        return true
    }

    private mutating func keep() { put(inCode: true, inStrings: false) }
    private mutating func text() { put(inCode: false, inStrings: true) }
    private mutating func blank() { put(inCode: false, inStrings: false) }

    /// Line breaks stay everywhere, so that line numbers agree.
    private mutating func put(inCode: Bool, inStrings: Bool) {
        guard at < bytes.count else { return }
        let blank = bytes[at] == Self.newline ? Self.newline : Self.space
        code.append(inCode ? bytes[at] : blank)
        strings.append(inStrings ? bytes[at] : blank)
        at += 1
    }
}
