// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterWeb

/// Rows on their way out, counted; the count goes to stderr, so that a pipe can be checked against it.
struct ExportTable {
    private let columns: [String]
    private let format: ExportCommand.Format
    private var output: Output
    private var count = 0
    private let progress = Progress("export.progress")

    init(columns: [String], format: ExportCommand.Format, output: Output) throws {
        self.columns = columns
        self.format = format
        self.output = output
        // The mark tells Excel and WPS that this is UTF-8, so that Chinese shows.
        if format == .csv { try self.output.write("\u{FEFF}" + Self.line(columns.map { Fields.text($0) })) }
    }

    mutating func add(_ cells: [Fields]) throws {
        switch format {
        case .csv: try output.write(Self.line(cells))
        case .jsonl:
            let members = zip(columns, cells).map { Fields.Member($0, $1) }
            try output.write(Fields.object(members).json + "\n")
        }
        count += 1
        if count % 1000 == 0 { progress.show(count) }
    }

    mutating func finish() throws {
        try output.finish()
        progress.finish()
        tell(say("export.done", "\(count)"))
    }

    /// RFC 4180.
    private static func line(_ cells: [Fields]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

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
