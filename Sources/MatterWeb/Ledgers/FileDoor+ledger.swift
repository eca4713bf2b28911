// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore
import MatterStore
public import Sheets
public import Wording

/// 导入结果 (3.1). What became, or would become, of each row of an old ledger.
public struct LedgerImport: Sendable {
    public enum Fate: Sendable {
        /// Registered now, with all it owes.
        case open
        /// Ended before; kept as history and owing nothing.
        case history
        /// In the ledger already.
        case there
        case wrong([RowMistake])
    }

    public let columns: LedgerColumns
    public internal(set) var fates: [(row: Sheet.Row, fate: Fate)] = []

    public var open: Int { fates.count { if case .open = $0.fate { true } else { false } } }
    public var history: Int { fates.count { if case .history = $0.fate { true } else { false } } }
    public var there: Int { fates.count { if case .there = $0.fate { true } else { false } } }
    public var wrong: [(row: Sheet.Row, mistakes: [RowMistake])] {
        fates.compactMap { row, fate in if case .wrong(let mistakes) = fate { (row, mistakes) } else { nil } }
    }

    /// The rows that did not fit as CSV, with their number and the reason: mended, they can be imported as they are.
    public func report(_ language: Language) -> String {
        let added = ["row", "reason"].map { Wording.sentence("cli.import.report.\($0)", language) }
        let head = columns.columns.map(\.heading) + added
        let lines = wrong.map { row, mistakes in
            columns.columns.map { row[$0.place] }
                + [String(row.number), mistakes.map { $0.sentence(language) }.joined(separator: " ")]
        }
        return CSV.mark + ([head] + lines).map { CSV.line($0.map { Fields.text($0) }) }.joined()
    }
}

extension FileDoor {
    /// Rows in one transaction, so that people's commands get their turn between.
    private static let batch = 64

    /// 导入旧台账 (3.1). Each row by itself; what was taken before, from whatever file, is there already. With `dryRun`
    /// everything is tried and undone.
    public func register(
        _ columns: LedgerColumns, by actor: Actor, at now: Instant, dryRun: Bool,
        progress: (Int) -> Void = { _ in }
    ) throws -> LedgerImport {
        var result = LedgerImport(columns: columns)
        var seen = Seen()
        var rest = columns.body[...]
        while !rest.isEmpty {
            let rows = rest.prefix(Self.batch)
            rest = rest.dropFirst(Self.batch)
            let readings = try read(Array(rows), columns, actor, now, &seen)
            let fates = try store.lane(jurisdiction).perform { transaction in
                try readings.map { try Self.fate($0, in: transaction, dryRun: dryRun) }
            }
            result.fates += zip(rows, fates).map { ($0, $1) }
            progress(result.fates.count)
        }
        return result
    }

    /// What this very file said before: a number or a whole row twice is named, not silently dropped.
    private struct Seen {
        var digests: [String: Int] = [:]
        var papers: [String: Int] = [:]

        mutating func problem(_ row: LedgerRow, _ heading: String) -> RowMistake? {
            if let first = digests[row.digest] {
                return RowMistake(column: "", error: FieldError(FieldPath(), .sameRow, [String(first)]))
            }
            digests[row.digest] = row.number
            guard let paper = row.paper else { return nil }
            if let first = papers[paper] {
                return RowMistake(column: heading, error: FieldError(FieldPath(), .sameNumber, [paper, String(first)]))
            }
            papers[paper] = row.number
            return nil
        }
    }

    private enum Reading: Sendable {
        case wrong([RowMistake])
        case fit(Submission, isHistory: Bool, heading: String)
    }

    private func read(
        _ rows: [Sheet.Row], _ columns: LedgerColumns, _ actor: Actor, _ now: Instant, _ seen: inout Seen
    ) throws -> [Reading] {
        try store.read(jurisdiction) { reader in
            let plan = try reader.plan()
            return try rows.map { row in
                let row = LedgerRow(row, columns, plan)
                let heading = columns.column(.number)?.heading ?? ""
                if let twice = seen.problem(row, heading) { return .wrong([twice]) }
                let commands = try CommandReader(reader, now: now, chance)
                do throws(FieldErrors) {
                    let command = try commands.entry(row, trackingCode: TrackingCode.make(chance))
                    guard row.mistakes.isEmpty else { return .wrong(row.mistakes) }
                    var submission = Submission(command, on: nil, by: actor, at: now)
                    submission.bring(commands.drafting)
                    submission.origin = "ledger \(row.digest)"
                    submission.alsoKnownAs = row.paper.map { "ledger number \($0)" }
                    return .fit(submission, isHistory: row.ended != nil, heading: heading)
                } catch {
                    return .wrong(row.mistakes + error.errors.map { columns.mistake($0) })
                }
            }
        }
    }

    private struct Undone: Error {}

    private static func fate(
        _ reading: Reading, in transaction: LaneTransaction, dryRun: Bool
    ) throws -> LedgerImport.Fate {
        guard case .fit(let submission, let isHistory, let heading) = reading else {
            if case .wrong(let mistakes) = reading { return .wrong(mistakes) }
            return .there
        }
        let done = transaction.each([submission]) { transaction, submission in
            _ = try transaction.handle(submission)
            if dryRun { throw Undone() }
        }
        guard case .failure(let error)? = done.first else { return isHistory ? .history : .open }
        switch error {
        case is Undone: return isHistory ? .history : .open
        case let there as AlreadyThere where there.origin == submission.origin: return .there
        case let there as AlreadyThere:
            let facts = [there.matter.text]
            return .wrong([RowMistake(column: heading, error: FieldError(FieldPath(), .numberTaken, facts))])
        case let fault as StoreFault: throw fault
        default: return .wrong([RowMistake(Problem(any: error, id: "\(type(of: error))"))])
        }
    }
}

extension CommandReader {
    /// 登记 or, where the old ledger says that it ended, 补录旧件.
    func entry(_ row: LedgerRow, trackingCode: String) throws(FieldErrors) -> MatterCommand {
        let command = try registration(Body(row.body), trackingCode: trackingCode)
        guard let ended = row.ended, case .register(let registration, _) = command else { return command }
        let fields = FieldReader(["result": Fields(ended.result)])
        let result = optionalText(fields, "result", most: Limits.narrative)
        let history = History(endedOn: ended.on, outcome: ended.outcome, result: result)
        return try fields.finish(.enterHistory(registration, history))
    }
}

extension LedgerColumns {
    /// A mistake of the API's field, said of the column it came from.
    func mistake(_ error: FieldError) -> RowMistake {
        let path = error.path.description
        let field = path == "proposal" ? nil : LedgerField(rawValue: path)
        let name = path == "proposal" ? Wording.sentence("cli.import.field.note", .chinese) : nil
        let heading = field.flatMap { column($0)?.heading } ?? name
        let required = field.flatMap {
            column($0) == nil ? Wording.sentence("cli.import.field.\($0.rawValue)", .chinese) : nil
        }
        return RowMistake(column: heading ?? required ?? path, error: error)
    }
}
