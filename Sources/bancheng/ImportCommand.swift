// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import MatterCore
import MatterStore
import MatterWeb

/// 导入台账 (3.1). A bad line is named and nothing of it is stored; the rest goes in, and goes in once.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import", abstract: say("help.import"))

    @OptionGroup var place: Place

    @Argument(help: .init(say("help.import.file"), valueName: "file.jsonl|csv|xlsx"))
    var file: String

    @Option(help: .init(say("help.import.source"), valueName: "name"))
    var source: String?

    @Flag(help: .init(say("help.import.dry-run")))
    var dryRun = false

    @Option(help: .init(say("help.import.sheet"), valueName: "name"))
    var sheet: String?

    @Option(help: .init(say("help.import.columns"), valueName: "heading=field,…"))
    var columns: String?

    @Option(help: .init(say("help.import.report"), valueName: "file.csv"))
    var report: String?

    /// Lines in one transaction.
    private static let batch = 64
    /// Whoever imports registers for the office (3.1).
    static let importer = Actor(account: "command-line", role: .office)

    func run() throws {
        if isTable { return try importTable() }
        guard sheet == nil, columns == nil, report == nil else { throw Complaint(say("import.only-tables"), code: 2) }
        try importLines()
    }

    private func importLines() throws {
        var lines = try LineReader(file, most: Limits.body)
        let store = try place.prepared()
        let now = try place.now(store)
        try place.publish(in: store, at: now)
        var tally = Tally()
        var seen: Set<String> = []
        let door = FileDoor(store: store, jurisdiction: place.id, chance: Outside.chance)
        let from = source ?? URL(fileURLWithPath: file).lastPathComponent
        let progress = Progress("import.progress")
        while let batch = try Self.batch(&lines) {
            let outcomes = try door.register(
                batch.map(\.line), from: from, by: Self.importer, at: now, dryRun: dryRun, seen: &seen)
            for (outcome, number) in zip(outcomes, batch.map(\.number)) {
                if let reason = tally.count(outcome) {
                    progress.finish()
                    tell(say("import.bad-line", "\(number)", reason))
                }
            }
            progress.show(tally.all)
        }
        progress.finish()
        if tally.all == 0 { throw Complaint(say("import.empty", file)) }
        print(say(dryRun ? "import.would" : "import.done", "\(tally.added)", "\(tally.there)", "\(tally.wrong)"))
        if tally.wrong > 0 { throw ExitCode(1) }
    }

    /// Empty lines are nobody's matter.
    private static func batch(_ lines: inout LineReader) throws -> [(number: Int, line: [UInt8])]? {
        var batch: [(number: Int, line: [UInt8])] = []
        while batch.count < Self.batch, let line = try lines.next() {
            let blank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
            if !blank { batch.append((lines.number, line)) }
        }
        return batch.isEmpty ? nil : batch
    }

    private struct Tally {
        var added = 0
        var there = 0
        var wrong = 0
        var all: Int { added + there + wrong }

        /// The reason, when the line is bad.
        mutating func count(_ outcome: FileDoor.Outcome) -> String? {
            switch outcome {
            case .added: added += 1
            case .there: there += 1
            case .wrong(let fault):
                wrong += 1
                return fault.sentence(spoken)
            }
            return nil
        }
    }
}
