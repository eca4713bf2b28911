// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// RFC 4180, as Excel and WPS like it: a mark that says UTF-8, and no cell that would be run as a formula.
public enum CSV {
    public static let mark = "\u{FEFF}"

    public static func line(_ cells: [Fields]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    private static func cell(_ value: Fields) -> String {
        guard let text = value.text else { return value.integer.map(String.init) ?? "" }
        let safe = defused(text).unicodeScalars
        guard safe.contains(where: { [",", "\"", "\n", "\r"].contains($0) }) else { return String(safe) }
        // By scalars: a quotation mark with an accent on it is still one to whoever reads the file.
        var quoted = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in safe {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }

    /// A spreadsheet takes a cell that begins like this for a formula and would run it; an apostrophe makes it text.
    private static func defused(_ text: String) -> String {
        let first = text.unicodeScalars.first { $0 != " " }
        return first.map { "=+-@\t\r\n|%\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains($0) } == true
            ? "'" + text : text
    }
}
