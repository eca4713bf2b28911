// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// The index against the words it should hold. What the cursor has not reached is late and not wrong.
struct SearchCheck {
    private static let table = "search_index"
    let reader: Reader
    /// Nil while nothing was ever indexed.
    private let shelf: SearchShelf?

    init(_ reader: Reader) throws {
        self.reader = reader
        shelf = try SearchShelf.read(reader.connection, reader.jurisdiction)
    }

    func run(_ record: Record, last position: Int, _ verification: inout Verification) throws {
        guard let shelf, position <= shelf.position, let words = try reader.searchWords(of: record) else { return }
        let connection = reader.connection
        switch try connection.search.holds(words, at: record.serial, of: shelf, connection) {
        case true: return
        case false: verification.add(.rowDifferent, Self.table, record.number.text, "", "words")
        case nil: verification.add(.rowMissing, Self.table, record.number.text, "")
        }
    }

    func findStrays(_ verification: inout Verification) throws {
        guard let shelf else { return }
        for serial in try reader.connection.search.strays(of: shelf, reader.connection) {
            verification.add(.rowStray, Self.table, "\(serial)", "")
        }
    }
}
