// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Sheet {
    /// Rows left out between two others that are still shown as empty lines.
    private static let gap = 1000

    /// As it would come off the clipboard, every row where its number says.
    public var pasted: String {
        var text = ""
        var next = 1
        for row in rows {
            if (1...Self.gap).contains(row.number - next) {
                text += String(repeating: "\n", count: row.number - next)
            }
            next = row.number + 1
            text += row.cells.map(Self.pasted).joined(separator: "\t") + "\n"
        }
        return text
    }

    /// One cell, in quotation marks where it needs them.
    public static func pasted(_ cell: String) -> String {
        guard cell.unicodeScalars.contains(where: { "\t\n\r\"".unicodeScalars.contains($0) }) else { return cell }
        return "\"" + cell.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
    }
}
