// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// The cells of one sheet as text: what the person sees, save that days are written `2025-03-01`.
final class SheetCells: XMLVisitor {
    private let shared: [String]
    private let dates: [Bool]
    private let since1904: Bool
    private let limits: SheetLimits

    private var found: [Int: [Int: String]] = [:]
    private var count = 0
    private var lastRow = 0
    private var row = 0
    private var lastColumn = -1
    private var column = 0
    private var type = ""
    private var style = 0
    private var value = ""
    private var takes = false
    private var inAid = false
    private var merged: [(column: Int, from: Int, to: Int)] = []

    init(_ shared: [String], _ dates: [Bool], since1904: Bool, _ limits: SheetLimits) {
        self.shared = shared
        self.dates = dates
        self.since1904 = since1904
        self.limits = limits
    }

    func begin(_ name: String, _ attributes: [String: String]) throws(SheetFault) {
        switch name {
        case "row":
            row = attributes["r"].flatMap { Int($0) } ?? lastRow + 1
            lastRow = row
            lastColumn = -1
        case "c":
            let place = attributes["r"].flatMap { Self.place($0) }
            column = place?.column ?? lastColumn + 1
            if let place { row = place.row }
            lastColumn = column
            type = attributes["t"] ?? "n"
            style = attributes["s"].flatMap { Int($0) } ?? 0
            value = ""
        case "v", "t": takes = true
        case "rPh": inAid = true
        case "mergeCell": try merge(attributes["ref"] ?? "")
        default: break
        }
    }

    func text(_ text: String) throws(SheetFault) {
        guard takes, !inAid else { return }
        value += text
        // Only a hostile file gets this far: four bytes for each character.
        if value.utf8.count > limits.cell * 4 { throw SheetFault(.cellTooLong, [String(row), String(limits.cell)]) }
    }

    func end(_ name: String) throws(SheetFault) {
        switch name {
        case "v", "t": takes = false
        case "rPh": inAid = false
        case "c": try keep(said)
        default: break
        }
    }

    private func keep(_ text: String) throws(SheetFault) {
        guard !text.isEmpty else { return }
        guard text.count <= limits.cell else {
            throw SheetFault(.cellTooLong, [String(row), String(limits.cell)])
        }
        guard column < limits.columns else {
            throw SheetFault(.tooManyColumns, [String(row), String(limits.columns)])
        }
        count += 1
        guard count <= limits.cells else { throw SheetFault(.tooManyRows, [String(limits.rows)]) }
        found[row, default: [:]][column] = text
        guard found.count <= limits.rows else { throw SheetFault(.tooManyRows, [String(limits.rows)]) }
    }

    private var said: String {
        switch type {
        case "s":
            let index = Int(value) ?? -1
            return shared.indices.contains(index) ? shared[index] : ""
        case "b": return value == "1" ? "TRUE" : value == "0" ? "FALSE" : value
        case "n":
            let isDate = dates.indices.contains(style) && dates[style]
            return isDate ? SerialDate.text(value, since1904: since1904) ?? value : Self.number(value)
        default: return value
        }
    }

    /// `13800131234.0` and `1.3800131234E10` are whole numbers some programs write in their own way. Beyond fifteen
    /// digits the file does not hold the number any more, and what it holds stays as it is.
    private static func number(_ text: String) -> String {
        guard text.contains(where: { ".eE".contains($0) }), let value = Double(text), abs(value) < 1e15,
            let whole = Int(exactly: value)
        else { return text }
        return String(whole)
    }

    /// `B3`.
    private static func place(_ reference: String) -> (column: Int, row: Int)? {
        var column = 0
        var digits = Substring(reference)
        while let letter = digits.first?.asciiValue, (65...90).contains(letter) {
            guard column < 20_000 else { return nil }
            column = column * 26 + Int(letter) - 64
            digits = digits.dropFirst()
        }
        guard column > 0, let row = Int(digits), row > 0 else { return nil }
        return (column - 1, row)
    }

    /// What is merged downwards is said of every row it spans; titles merged across stay one cell.
    private func merge(_ reference: String) throws(SheetFault) {
        let ends = reference.split(separator: ":").compactMap { Self.place(String($0)) }
        guard ends.count == 2, ends[0].column == ends[1].column, ends[0].row < ends[1].row else { return }
        merged.append((ends[0].column, ends[0].row, ends[1].row))
        guard merged.count <= limits.rows else { throw SheetFault(.tooManyRows, [String(limits.rows)]) }
    }

    func rows() throws(SheetFault) -> [Sheet.Row] {
        var filled = found
        for range in merged {
            guard let text = found[range.from]?[range.column] else { continue }
            // Rows nobody wrote in are not made by a merge that runs to the end of the sheet.
            for row in found.keys where row > range.from && row <= range.to && filled[row]?[range.column] == nil {
                count += 1
                guard count <= limits.cells else { throw SheetFault(.tooManyRows, [String(limits.rows)]) }
                filled[row]?[range.column] = text
            }
        }
        return filled.sorted { $0.key < $1.key }.map { number, cells in
            let last = cells.keys.max() ?? -1
            return Sheet.Row(number: number, cells: (0..<(last + 1)).map { cells[$0] ?? "" })
        }.filter { !$0.isBlank }
    }
}
