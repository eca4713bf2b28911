// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import MatterCore
import MatterStore
import MatterWeb
import Sheets
import Wording

/// 导入旧台账 (3.1): a table somebody kept, its columns matched by their headings.
extension ImportCommand {
    private static let tables = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls"]

    var isTable: Bool { Self.tables.contains(URL(fileURLWithPath: file).pathExtension.lowercased()) }

    func importTable() throws {
        let ledger = try matched()
        let reporting = try report.map { try Output($0) }
        let store = try place.prepared()
        let now = try place.now(store)
        try place.publish(in: store, at: now)
        let door = FileDoor(store: store, jurisdiction: place.id, chance: Outside.chance)
        let progress = Progress("import.progress")
        let result = try door.register(ledger, by: Self.importer, at: now, dryRun: dryRun) { progress.show($0) }
        progress.finish()
        for (row, mistakes) in result.wrong {
            tell(say("import.bad-row", "\(row.number)", mistakes.map { $0.sentence(spoken) }.joined(separator: " ")))
        }
        if var reporting, let report {
            try reporting.write(result.report(spoken))
            try reporting.finish()
            tell(say("import.reported", report))
        }
        let counts = [result.open, result.history, result.there, result.wrong.count].map { "\($0)" }
        print(say(dryRun ? "import.ledger-would" : "import.ledger-done", counts[0], counts[1], counts[2], counts[3]))
        if !result.wrong.isEmpty { throw ExitCode(1) }
    }

    /// Read and matched; what each column was taken for is said before anything is done.
    private func matched() throws -> LedgerColumns {
        let sheet = try SheetFile.read(try FileAt.read(file), sheet: self.sheet)
        let said = try said()
        let ledger = LedgerColumns(sheet, said: said)
        let headings = ledger.columns.map(\.heading)
        for (heading, _) in said {
            guard headings.contains(where: { LedgerWords.plain($0) == LedgerWords.plain(heading) }) else {
                throw Complaint(say("import.columns-unknown", heading, headings.joined(separator: " ")), code: 2)
            }
        }
        guard ledger.missing.isEmpty else {
            let first = headings.first ?? ""
            throw Complaint(say("import.narrative-missing", first, headings.joined(separator: " ")))
        }
        for column in ledger.columns {
            tell(say("import.matched", column.heading, say("import.field.\(column.field.rawValue)")))
        }
        return ledger
    }

    /// `反映人=reporter.name,说明=note`
    private func said() throws -> [(heading: String, field: LedgerField)] {
        try (columns ?? "").split(separator: ",").map { pair in
            let halves = pair.split(separator: "=", maxSplits: 1).map {
                String($0).trimmingCharacters(in: .whitespaces)
            }
            guard halves.count == 2, let field = LedgerField(rawValue: halves[1]) else {
                let fields = LedgerField.allCases.map(\.rawValue).joined(separator: " ")
                throw Complaint(say("import.columns-wrong", String(pair), fields), code: 2)
            }
            return (halves[0], field)
        }
    }
}
