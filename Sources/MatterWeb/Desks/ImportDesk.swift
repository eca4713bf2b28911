// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import MatterCore
import MatterStore
import Sheets
import Wording

/// 导入旧台账 (3.1): paste → look, with the columns to correct → import → what did not fit stays in the box.
extension PageRequest {
    /// Wrong rows listed on the page; the file to download has all.
    private static let listed = 100

    func importForm() async throws -> Response {
        try Site.mayImport(official)
        return try await importPage("", [], [], [])
    }

    func importLedger() async throws -> Response {
        let session = try official
        try Site.mayImport(session)
        let sent = try await sentForm()
        let typed = sent.fields
        // Pasted before her session ended: she looks again before anything is imported.
        let step = sent.late == nil ? typed["step"]?.text : "preview"
        return try await imported(typed["text"]?.text ?? "", Self.said(typed), step, session)
    }

    /// 选文件: what it holds stands in the box, as if it had been pasted, and goes the same way.
    func importFile() async throws -> Response {
        let session = try official
        try Site.mayImport(session)
        let file = try await site.tableFile(of: request, context)
        let text: String
        do throws(SheetFault) {
            text = try SheetFile.read(file.bytes, sheet: file.sheet).pasted
        } catch {
            return try await importPage("", [problem(error)], [], [])
        }
        // Each byte takes three on its way back in a form.
        guard text.utf8.count * 3 <= Limits.table else {
            throw BodyProblem(.tooLarge, [String(Limits.table / 3 / 1024)])
        }
        return try await imported(text, [], "preview", session)
    }

    private func imported(
        _ text: String, _ said: [(heading: String, field: LedgerField)], _ step: String?, _ session: Session
    ) async throws -> Response {
        let columns: LedgerColumns
        do throws(SheetFault) {
            columns = LedgerColumns(try SheetText.read(text), said: said)
        } catch {
            return try await importPage(text, [problem(error)], [], [])
        }
        guard columns.missing.isEmpty else { return try await incomplete(text, columns) }
        let result = try await site.take(columns, by: session, dryRun: step != "import")
        switch step {
        case "report": return .csv(result.report(language), named: "rows-that-did-not-fit.csv")
        case "import": return try await imported(result)
        default: return try await looked(text, result)
        }
    }

    private func problem(_ fault: SheetFault) -> ProblemView {
        ProblemView(title: say("problem-rule"), items: [.init(Problem(fault).detail(language), href: "#text")])
    }

    private static func said(_ typed: Fields) -> [(heading: String, field: LedgerField)] {
        (typed["columns"]?.list ?? []).compactMap { column in
            guard let heading = column["heading"]?.text, let name = column["field"]?.text else { return nil }
            return LedgerField(rawValue: name).map { (heading, $0) }
        }
    }

    private func incomplete(_ text: String, _ columns: LedgerColumns) async throws -> Response {
        let error = columns.narrativeMissing.errors[0]
        let problem = ProblemView(
            title: say("problem-rule"), items: [.init(error.sentence(language), href: "#columns")])
        let preview = ImportPreview(
            columns: self.columns(columns), counts: [], import: [], hasWrong: false, wrong: [], more: [], rows: [])
        return try await importPage(text, [problem], [], [preview])
    }

    private func looked(_ text: String, _ result: LedgerImport) async throws -> Response {
        try await importPage(text, [], [], [try await preview(result)])
    }

    /// What fitted is in; what did not comes back to be mended.
    private func imported(_ result: LedgerImport) async throws -> Response {
        let counts = [result.open, result.history, result.there].map { String($0) }
        let done = say("imports-done", counts[0], counts[1], counts[2])
        guard !result.wrong.isEmpty else { return try await importPage("", [], [done], []) }
        let left = say("imports-left", String(result.wrong.count))
        return try await importPage(result.left, [], [done + left], [try await preview(result, again: true)])
    }

    private func preview(_ result: LedgerImport, again: Bool = false) async throws -> ImportPreview {
        let plan = try await site.read { try $0.plan() }
        let fresh = again ? 0 : result.open + result.history
        let counts: [(String, Int)] = [
            ("rows", result.fates.count), ("open", result.open), ("history", result.history), ("there", result.there),
            ("wrong", result.wrong.count),
        ]
        let rows = again ? result.wrong.map(\.row) : result.fates.map(\.row)
        return ImportPreview(
            columns: columns(result.columns),
            counts: counts.filter { again ? $0.0 == "wrong" : $0.1 > 0 }.map {
                say("imports-count-\($0.0)", String($0.1))
            },
            import: fresh > 0 ? [say("imports-import", String(fresh))] : [], hasWrong: !result.wrong.isEmpty,
            wrong: result.wrong.prefix(Self.listed).map { row, mistakes in
                ImportWrong(row: String(row.number), reasons: mistakes.map { $0.sentence(language) })
            },
            more: result.wrong.count > Self.listed
                ? [say("imports-more", String(result.wrong.count - Self.listed))] : [],
            rows: rows.prefix(Limits.shown).map { read($0, result.columns, plan) })
    }

    private func columns(_ columns: LedgerColumns) -> [ImportColumn] {
        let options = LedgerField.allCases.map {
            OptionView($0.rawValue, Wording.sentence("cli.import.field.\($0.rawValue)", language))
        }
        return columns.columns.enumerated().map { index, column in
            let label =
                column.heading.isEmpty
                ? Wording.sentence("cli.import.column", [String(column.place + 1)], language) : column.heading
            return ImportColumn(
                name: "columns[\(index)][heading]", heading: column.heading,
                choice: FieldView(
                    "columns[\(index)][field]", label, .select, value: column.field.rawValue, options: options))
        }
    }

    /// A row as it is read: each field by its name, and the note as it will stand.
    private func read(_ row: Sheet.Row, _ columns: LedgerColumns, _ plan: Plan) -> ImportRowView {
        let read = LedgerRow(row, columns, plan)
        var facts: [FactRow] = []
        func add(_ key: String, _ value: Fields?) {
            guard let value = value?.text, !value.isEmpty else { return }
            facts.append(FactRow(name: Wording.sentence("cli.import.field.\(key)", language), value: value))
        }
        for field in LedgerField.allCases {
            let path = field.rawValue.split(separator: ".").map(String.init)
            let value = path.reduce(Optional(read.body)) { $0?[$1] }
            switch field {
            case .happenedAt: add(field.rawValue, value?.text.flatMap { Instant($0) }.map { .text(moment($0)) })
            case .obstacle:
                let name = plan.obstacles.first { $0.id == value?.text }?.name
                add(field.rawValue, name.map { .text($0) })
            case .channel: add(field.rawValue, value?.text.flatMap { plan.channel($0) }.map { .text($0.name) })
            case .endedOn: add(field.rawValue, read.ended?.on.map { .text($0.description) })
            case .result: add(field.rawValue, Fields(read.ended?.result))
            default: add(field.rawValue, value)
            }
        }
        add("note", read.body["proposal"])
        if read.ended != nil { facts.append(FactRow(name: say("imports-fact-ended"), value: say("imports-yes"))) }
        let title = (read.body["title"] ?? read.body["narrative"])?.text ?? ""
        return ImportRowView(
            title: say("imports-row-title", String(row.number), String(title.prefix(40))), facts: facts)
    }

    private func moment(_ instant: Instant) -> String {
        let text = instant.description
        return instant.minuteOfDay == 0 ? String(text.prefix(10)) : text.prefix(10) + " " + text.dropFirst(11).prefix(5)
    }

    private func importPage(
        _ text: String, _ problems: [ProblemView], _ done: [String], _ preview: [ImportPreview]
    ) async throws -> Response {
        let plan = try await site.read { try $0.plan() }
        let page = ImportPage(
            frame: frame(say("imports-title"), plan), problems: problems, done: done,
            textField: FieldView(
                "text", say("label.ledger-text"), .area, value: text, hint: say("imports-text-hint"),
                longest: Limits.table),
            sheetField: FieldView(
                "sheet", say("label.sheet"), .brief, hint: say("imports-sheet-hint"), optional: true,
                longest: Limits.identifier),
            csrf: csrf, preview: preview)
        return .html(page, status: problems.isEmpty ? .ok : .unprocessableContent)
    }
}

extension LedgerImport {
    /// The rows that did not fit, as they would be pasted again.
    var left: String {
        let rows = [columns.columns.map(\.heading)] + wrong.map { row, _ in columns.columns.map { row[$0.place] } }
        return rows.map { $0.map(Sheet.pasted).joined(separator: "\t") }.joined(separator: "\n")
    }
}
