// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import MatterCore
import MatterStore
import MatterWeb

/// 导出. The ledger or the log, every row of it, as CSV for a spreadsheet or as lines of JSON.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: say("help.export"), subcommands: [LedgerExport.self, EventExport.self])

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case csv, jsonl
    }

    struct Options: ParsableArguments {
        @OptionGroup var place: Place

        @Option(help: .init(say("help.export.format"), valueName: "csv|jsonl"))
        var format = Format.csv

        @Option(help: .init(say("help.export.from"), valueName: "2026-01-01"))
        var from: String?

        @Option(help: .init(say("help.export.to"), valueName: "2026-01-31"))
        var to: String?

        @Option(name: [.short, .long], help: .init(say("help.export.output"), valueName: "file"))
        var output = "-"

        /// Both days belong to it; without them, everything.
        func period() throws -> ClosedRange<LocalDate> {
            let first = try date(from) ?? LocalDate(year: 1, month: 1, day: 1) ?? LocalDate(dayNumber: 0)
            let last = try date(to) ?? LocalDate(year: 9999, month: 12, day: 31) ?? first
            guard first <= last else { throw Complaint(say("export.reversed", "\(first)", "\(last)"), code: 2) }
            return first...last
        }

        private func date(_ text: String?) throws -> LocalDate? {
            guard let text else { return nil }
            guard let date = LocalDate(text) else { throw Complaint(say("bad-date", text), code: 2) }
            return date
        }

        func table(_ columns: [String]) throws -> ExportTable {
            try ExportTable(columns: columns, format: format, output: Output(output))
        }
    }

    struct LedgerExport: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ledger", abstract: say("help.export.ledger"))

        @OptionGroup var options: Options

        private static let columns = [
            "number", "stage", "outcome", "obstacle", "obstacleReported", "level", "channel", "unit", "title",
            "narrative", "reportedAt", "promise", "dueAt", "version",
        ]

        func run() throws {
            let store = try options.place.existing()
            let period = try options.period()
            var table = try options.table(Self.columns)
            try store.read(options.place.id) { reader in
                try reader.eachLedgerRow { row in
                    if period.contains(row.reportedAt.date) { try table.add(Self.cells(row)) }
                }
            }
            try table.finish()
        }

        private static func cells(_ row: LedgerRow) -> [Fields] {
            [
                .text(row.number.text), .text(row.stage.rawValue), Fields(row.outcome?.rawValue),
                Fields(row.obstacle), Fields(row.obstacleReported), Fields(row.level), .text(row.channel),
                Fields(row.unit?.text), .text(row.title), .text(row.narrative),
                .text(row.reportedAt.description), Fields(describing: row.promise), Fields(describing: row.dueAt),
                Fields(row.version),
            ]
        }
    }

    struct EventExport: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "events", abstract: say("help.export.events"))

        @OptionGroup var options: Options

        private static let columns = [
            "position", "stream", "version", "kind", "at", "actor", "role", "unit", "plan", "calendar", "command",
            "body", "digest",
        ]

        func run() throws {
            let store = try options.place.existing()
            let period = try options.period()
            var table = try options.table(Self.columns)
            try store.read(options.place.id) { reader in
                try reader.eachEvent { event in
                    if period.contains(event.at.date) { try table.add(Self.cells(event)) }
                }
            }
            try table.finish()
        }

        private static func cells(_ event: StoredEvent) -> [Fields] {
            let digest = event.digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            return [
                Fields(event.position), .text(event.stream), Fields(event.version), .text(event.kind),
                .text(event.at.description), .text(event.actor.account.text), .text(event.actor.role.rawValue),
                Fields(event.actor.unit?.text), Fields(event.plan), Fields(event.calendar), Fields(event.command),
                .text(event.body), .text(digest),
            ]
        }
    }
}
