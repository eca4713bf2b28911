// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import Sheets
import Wording

/// 台账列 (3.1). What a column of an old ledger may be read as; `note` keeps it word for word.
public enum LedgerField: String, Hashable, Sendable, CaseIterable {
    case number
    case serial
    case happenedAt
    case name = "reporter.name"
    case phone = "reporter.phone"
    case idNumber = "reporter.idNumber"
    case narrative
    case title
    case service
    case reason
    case unit
    case firstContactUnit
    case channel
    case obstacle
    case level
    case result
    case endedOn
    case state
    case note

    /// Without it there is nothing to register.
    static let required: [LedgerField] = [.narrative]

    /// Any number of columns may be notes; of the others one each.
    var isSingle: Bool { self != .note }
}

/// 列对应 (3.1). Where the headings stand and what each column is: recognised by its heading, or as a person says.
public struct LedgerColumns: Sendable {
    public struct Column: Hashable, Sendable {
        public let place: Int
        public let heading: String
        public let field: LedgerField
        /// Nobody knew its heading and nobody said.
        public let isGuess: Bool
    }

    public let columns: [Column]
    /// The row number of the headings; what stands above is a title.
    public let headingRow: Int
    let body: [Sheet.Row]

    /// Rows in which the headings may stand.
    private static let searched = 10

    /// `said` is by heading, as it stands in the file.
    public init(_ sheet: Sheet, said: [(heading: String, field: LedgerField)] = []) {
        let known = Dictionary(said.map { (LedgerWords.plain($0.heading), $0.field) }) { first, _ in first }
        let place = Self.headings(sheet.rows, known)
        let row = sheet.rows[place]
        headingRow = row.number
        let body = Array(sheet.rows[(place + 1)...])
        let width = max(row.cells.count, body.map(\.cells.count).max() ?? 0)
        let headings = (0..<width).map { row[$0].split { $0.isWhitespace }.joined(separator: " ") }
        let fields = Self.match(headings, known)
        let reserved = Self.reserved
        self.body = body
        columns = headings.indices.compactMap { index in
            if reserved.contains(LedgerWords.plain(headings[index])) { return nil }
            let filled = body.contains { !$0[index].isEmpty }
            if headings[index].isEmpty, !filled { return nil }
            return Column(
                place: index, heading: headings[index], field: fields[index] ?? .note, isGuess: fields[index] == nil)
        }
    }

    /// What our own report of rows that did not fit adds; it says nothing of the matter.
    private static var reserved: Set<String> {
        Set(
            Language.allCases.flatMap { language in
                ["row", "reason"].map { LedgerWords.plain(Wording.sentence("cli.import.report.\($0)", language)) }
            })
    }

    public var missing: [LedgerField] {
        LedgerField.required.filter { field in !columns.contains { $0.field == field } }
    }

    func column(_ field: LedgerField) -> Column? { columns.first { $0.field == field } }

    /// The row that holds most headings we know, the first of them; else the first with two cells.
    private static func headings(_ rows: [Sheet.Row], _ known: [String: LedgerField]) -> Int {
        let words = Set(
            LedgerField.allCases.flatMap { LedgerWords.words("heading.\($0.rawValue)") }
                .map { LedgerWords.plain($0) })
        let scores = rows.prefix(searched).map { row in
            Set(row.cells.map { LedgerWords.plain($0) }).count { known[$0] != nil || words.contains($0) }
        }
        if let best = scores.max(), best > 0, let place = scores.firstIndex(of: best) { return place }
        return rows.prefix(searched).firstIndex { row in row.cells.count { !$0.isEmpty } > 1 } ?? 0
    }

    /// By what was said first, then field by field, the better word first.
    private static func match(_ headings: [String], _ known: [String: LedgerField]) -> [Int: LedgerField] {
        let plain = headings.map { LedgerWords.plain($0) }
        var fields: [Int: LedgerField] = [:]
        func isFree(_ field: LedgerField) -> Bool { !field.isSingle || !fields.values.contains(field) }
        for index in plain.indices {
            if let field = known[plain[index]], isFree(field) { fields[index] = field }
        }
        for field in LedgerField.allCases {
            for word in LedgerWords.words("heading.\(field.rawValue)").map({ LedgerWords.plain($0) }) {
                for index in plain.indices where plain[index] == word && fields[index] == nil && isFree(field) {
                    fields[index] = field
                }
            }
        }
        return fields
    }
}
