// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import MatterCore
import MatterStore
import Sheets
import Wording

extension Site {
    /// 谁可以导入 (3.1). Whoever sees every reporter's name anyway; those who run the system do not (三员分立).
    static func mayImport(_ session: Session) throws {
        guard session.unit == nil, !session.actor.roles.isDisjoint(with: [.office, .head]) else {
            throw Refusal(.notYours, "3.1")
        }
    }

    /// Tries every row, and keeps what fits unless it is a trial.
    func take(_ columns: LedgerColumns, by session: Session, dryRun: Bool) async throws -> LedgerImport {
        try Self.mayImport(session)
        let now = clock()
        let door = FileDoor(store: store, jurisdiction: jurisdiction, chance: chance)
        return try await blocking { try door.register(columns, by: session.actor, at: now, dryRun: dryRun) }
    }

    /// 导入 over the API.
    var importRoutes: [Route] {
        let csv = Route.Parameter("format", .choice(["json", "csv"]))
        let file = [Route.Parameter("sheet", .identifier), Route.Parameter("columns", .remark)]
        return [
            Route(
                method: .post, path: "\(Self.api)/imports/preview",
                summary: "3.1 What an old ledger would bring; nothing is stored", access: .session,
                parameters: file + [csv], body: .oldLedger, answer: .ledgerImport
            ) { request, context in
                try await importing(request, context, dryRun: true)
            },
            Route(
                method: .post, path: "\(Self.api)/imports", summary: "3.1 Import an old ledger", access: .session,
                parameters: file + [csv], body: .oldLedger, answer: .ledgerImport
            ) { request, context in
                try await importing(request, context, dryRun: false)
            },
        ]
    }

    private func importing(_ request: Request, _ context: SiteContext, dryRun: Bool) async throws -> Response {
        let session = try context.signedIn
        try Self.mayImport(session)
        let query = try Self.fields(request)
        let format = query.optionalText("format", most: 8)
        let asked = try await table(of: request, context)
        let columns = try asked.file.map { try Self.columns($0, query) } ?? Self.columns(asked.body)
        if !dryRun, !columns.missing.isEmpty { throw columns.narrativeMissing }
        let result = try await take(columns, by: session, dryRun: dryRun)
        guard format == "csv" else { return .json(result.fields(context.language)) }
        return .csv(result.report(context.language), named: "rows-that-did-not-fit.csv")
    }

    /// A file as it came, its sheet and columns named in the address.
    private static func columns(_ file: [UInt8], _ query: FieldReader) throws -> LedgerColumns {
        let sheet = query.optionalText("sheet", most: Limits.identifier)
        let said = try (query.optionalText("columns", most: Limits.narrative) ?? "").split(separator: ",").map { pair in
            let halves = pair.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
            return try Self.column(halves.first ?? "", halves.count > 1 ? halves[1] : "")
        }
        return LedgerColumns(try SheetFile.read(file, sheet: sheet), said: said)
    }

    private static func column(_ heading: String, _ field: String) throws -> (heading: String, field: LedgerField) {
        guard let field = LedgerField(rawValue: field) else {
            let path = FieldPath().adding("columns").adding(heading)
            let known = LedgerField.allCases.map(\.rawValue).joined(separator: " ")
            throw FieldErrors([FieldError(path, .unknownValue, [known])])
        }
        return (heading, field)
    }

    /// `{text | rows, columns?}`
    private static func columns(_ body: Body) throws -> LedgerColumns {
        let fields = FieldReader(body)
        let text = fields.value("text")?.text
        let rows = fields.value("rows")?.list
        let said = try (fields.value("columns")?.members ?? []).map { try column($0.name, $0.value.text ?? "") }
        if fields.value("sheet") != nil { fields.fail("sheet", .unknownField) }
        if text == nil, rows == nil { fields.fail("text", .required) }
        _ = try fields.finish(true)
        if let text { return LedgerColumns(try SheetText.read(text), said: said) }
        let cells = (rows ?? []).map { row in (row.list ?? []).map { $0.written } }
        return LedgerColumns(try Sheet(rows: cells), said: said)
    }
}

extension Fields {
    /// A cell of JSON as text.
    fileprivate var written: String {
        switch self {
        case .text(let text): text
        case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
        case .bool(let flag): flag ? "TRUE" : "FALSE"
        case .null, .list, .object: ""
        }
    }
}

extension LedgerColumns {
    var narrativeMissing: FieldErrors {
        let headings = columns.map(\.heading).joined(separator: " ")
        return FieldErrors([FieldError(FieldPath().adding("columns"), .noNarrative, [headings])])
    }
}

extension Response {
    /// A file for a spreadsheet.
    static func csv(_ text: String, named name: String) -> Response {
        var response = Response.bytes(Array(text.utf8), type: "text/csv")
        response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
        return response
    }
}

extension LedgerImport {
    /// Counts, columns, and every row that did not fit.
    func fields(_ language: Language) -> Fields {
        [
            "headingRow": Fields(columns.headingRow),
            "columns": .list(
                columns.columns.map {
                    ["heading": .text($0.heading), "field": .text($0.field.rawValue), "recognised": .bool(!$0.isGuess)]
                }),
            "missing": Fields(columns.missing.map(\.rawValue)),
            "counts": [
                "rows": Fields(fates.count), "open": Fields(open), "history": Fields(history), "there": Fields(there),
                "wrong": Fields(wrong.count),
            ],
            "wrong": .list(
                wrong.flatMap { row, mistakes in
                    mistakes.map { mistake -> Fields in
                        [
                            "row": Fields(row.number), "column": .text(mistake.column),
                            "detail": .text(mistake.sentence(language)),
                        ]
                    }
                }),
        ]
    }
}

extension Shape {
    static let oldLedger = Shape.object([
        .optional("text", .text(most: Limits.table), "pasted from Excel or WPS, or the text of a CSV file"),
        .optional("rows", .list(.list(.anything)), "instead of text: the first holds the headings"),
        .optional("columns", .anything, "heading → field, where the heading alone does not say"),
    ])

    static let ledgerImport = Shape.object([
        Property("headingRow", .integer(1...1_048_576)),
        Property(
            "columns",
            .list(
                .object([
                    Property("heading", .identifier), Property("field", .choice(LedgerField.self)),
                    Property("recognised", .flag),
                ]))),
        Property("missing", .list(.choice(LedgerField.self))),
        Property(
            "counts",
            .object(["rows", "open", "history", "there", "wrong"].map { Property($0, .integer(0...1_000_000)) })),
        Property(
            "wrong",
            .list(
                .object([
                    Property("row", .integer(1...1_048_576)), Property("column", .identifier),
                    Property("detail", .remark),
                ]))),
    ])
}
