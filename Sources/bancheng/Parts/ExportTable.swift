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
        if format == .csv { try self.output.write(CSV.mark + CSV.line(columns.map { Fields.text($0) })) }
    }

    mutating func add(_ cells: [Fields]) throws {
        switch format {
        case .csv: try output.write(CSV.line(cells))
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
}
