// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 文本表. CSV (RFC 4180) and what Excel and WPS put on the clipboard: the separator is guessed, and a quotation mark
/// counts only where it opens a cell and closes it.
public enum SheetText {
    /// In this order when two fit equally well: nobody types a tab by chance.
    private static let separators = [UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: ";")]
    /// Records the guess looks at.
    private static let sample = 30

    public static func read(_ text: String, _ limits: SheetLimits = SheetLimits()) throws(SheetFault) -> Sheet {
        let bytes = Array(text.utf8)
        guard bytes.count <= limits.bytes else {
            throw SheetFault(.tooLarge, [String(limits.bytes / 1024 / 1024)])
        }
        var best = (score: 0, separator: separators[0])
        var fault: SheetFault?
        for separator in separators {
            do throws(SheetFault) {
                let score = try score(bytes, separator, limits)
                if score > best.score { best = (score, separator) }
            } catch {
                // Not what separates them, unless nothing else does.
                fault = fault ?? error
            }
        }
        if best.score == 0, let fault { throw fault }
        var reader = RecordReader(bytes, best.separator, limits)
        var rows: [Sheet.Row] = []
        while let row = try reader.next() {
            if row.isBlank { continue }
            guard rows.count < limits.rows else { throw SheetFault(.tooManyRows, [String(limits.rows)]) }
            rows.append(row)
        }
        guard !rows.isEmpty else { throw SheetFault(.empty) }
        return Sheet(name: "", rows: rows)
    }

    /// How many records have the commonest width, wider ones first among equals; nothing for one column.
    private static func score(
        _ bytes: [UInt8], _ separator: UInt8, _ limits: SheetLimits
    ) throws(SheetFault) -> Int {
        var reader = RecordReader(bytes, separator, limits)
        var widths: [Int: Int] = [:]
        var read = 0
        while read < sample, let row = try reader.next() {
            read += 1
            if row.cells.count > 1 { widths[row.cells.count, default: 0] += 1 }
        }
        return widths.map { $0.value * 1000 + min($0.key, 999) }.max() ?? 0
    }
}

/// One record after another; its number is that of its line among the records, as a spreadsheet would count.
struct RecordReader {
    private let bytes: [UInt8]
    private let separator: UInt8
    private let limits: SheetLimits
    private var place = 0
    private var number = 0

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    init(_ bytes: [UInt8], _ separator: UInt8, _ limits: SheetLimits) {
        self.bytes = bytes
        self.separator = separator
        self.limits = limits
    }

    mutating func next() throws(SheetFault) -> Sheet.Row? {
        guard place < bytes.count else { return nil }
        number += 1
        var cells: [String] = []
        while true {
            let cell = try cell()
            guard cells.count < limits.columns else {
                throw SheetFault(.tooManyColumns, [String(number), String(limits.columns)])
            }
            cells.append(cell)
            guard place < bytes.count else { break }
            let byte = bytes[place]
            place += 1
            if byte == separator { continue }
            if byte == Self.carriageReturn, place < bytes.count, bytes[place] == Self.lineFeed { place += 1 }
            break
        }
        while let last = cells.last, last.isEmpty { cells.removeLast() }
        return Sheet.Row(number: number, cells: cells)
    }

    private mutating func cell() throws(SheetFault) -> String {
        if place < bytes.count, bytes[place] == Self.quote, let quoted = quoted() { return try checked(quoted) }
        let start = place
        while place < bytes.count, !ends(bytes[place]) { place += 1 }
        return try checked(Array(bytes[start..<place]))
    }

    private func ends(_ byte: UInt8) -> Bool {
        byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn
    }

    /// Nil, and nothing moved, when the mark opens no cell: a text that only begins with a quotation.
    private mutating func quoted() -> [UInt8]? {
        var here = place + 1
        var out: [UInt8] = []
        // Every character has at most four bytes: beyond that the cell is too long or not one.
        while here < bytes.count, out.count <= limits.cell * 4 {
            let byte = bytes[here]
            here += 1
            guard byte == Self.quote else { out.append(byte); continue }
            if here < bytes.count, bytes[here] == Self.quote {
                out.append(byte)
                here += 1
            } else {
                guard here == bytes.count || ends(bytes[here]) else { return nil }
                place = here
                return out
            }
        }
        return nil
    }

    private func checked(_ bytes: [UInt8]) throws(SheetFault) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.count <= limits.cell else {
            throw SheetFault(.cellTooLong, [String(number), String(limits.cell)])
        }
        return Self.undefused(text)
    }

    /// An apostrophe before what would run as a formula is how spreadsheets, and our own files, say "this is text".
    private static func undefused(_ text: String) -> String {
        let first = text.unicodeScalars.prefix(2)
        guard first.count == 2, first.first == "'", let next = first.last, "=+-@".unicodeScalars.contains(next) else {
            return text
        }
        return String(text.unicodeScalars.dropFirst())
    }
}
