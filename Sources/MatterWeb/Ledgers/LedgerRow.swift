// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import Sheets
public import Wording

/// 台账一行 (3.1), read into what the API takes. What no field takes as it stands is kept word for word in the
/// importer's note.
struct LedgerRow {
    let number: Int
    /// Paper or system number, when the ledger has one.
    let paper: String?
    let digest: String
    /// What `CommandReader.registration` reads.
    private(set) var body: Fields = .object([])
    /// Set when the old ledger says that it ended.
    private(set) var ended: Ended?
    private(set) var mistakes: [RowMistake] = []

    /// How it ended, as told.
    struct Ended {
        var on: LocalDate?
        var outcome: Outcome?
        var result: String?
    }

    private let columns: LedgerColumns
    private let row: Sheet.Row
    private let plan: Plan
    private var notes: [(heading: String, text: String)] = []

    init(_ row: Sheet.Row, _ columns: LedgerColumns, _ plan: Plan) {
        self.row = row
        self.columns = columns
        self.plan = plan
        number = row.number
        let said = columns.columns.filter { $0.field != .serial && !row[$0.place].isEmpty }
        digest = ContentDigest.of(Array(said.map { "\($0.heading)\u{1F}\(row[$0.place])\u{1E}" }.joined().utf8))
        paper = columns.column(.number).map { row[$0.place].trimmed }.flatMap { $0.isEmpty ? nil : $0 }
        read()
    }

    private mutating func read() {
        for column in columns.columns where [.note, .number, .serial, .state].contains(column.field) {
            keep(column)
        }
        readEnding()
        let told = day(.happenedAt)
        let reporter = readReporter()
        let units = list(.unit)
        let values: [(String, Fields?)] = [
            ("channel", .text(channel())), ("narrative", text(.narrative)), ("title", text(.title)),
            ("service", text(.service)), ("reason", text(.reason)), ("unit", units.first.map { .text($0) }),
            ("firstContactUnit", meaning(.firstContactUnit).map { .text($0) }), ("obstacle", obstacle()),
            ("happenedAt", told.map { .text($0.instant.description) }), ("reporter", reporter),
        ]
        readLevel()
        if let on = ended?.on, let told, on < told.date { fail(.endedOn, .beforeTold) }
        var members = values.compactMap { name, value in value.map { Fields.Member(name, $0) } }
        if !notes.isEmpty { members.append(Fields.Member("proposal", .text(noteText))) }
        body = .object(members)
    }

    private var noteText: String {
        notes.map { Wording.sentence("cli.import.note", [$0.heading, $0.text], .chinese) }.joined(separator: "\n")
    }

    // MARK: cells

    private func raw(_ field: LedgerField) -> String { columns.column(field).map { row[$0.place] } ?? "" }

    private func text(_ field: LedgerField) -> Fields? {
        let text = raw(field)
        return text.trimmed.isEmpty ? nil : .text(text)
    }

    /// Nil where a sign stands for nothing.
    private func meaning(_ field: LedgerField) -> String? {
        let text = raw(field).trimmed
        return text.isEmpty || Self.nothing.contains(LedgerWords.narrow(text).lowercased()) ? nil : text
    }

    private static let nothing = Set(LedgerWords.words("word.nothing").map { LedgerWords.narrow($0).lowercased() })

    /// Several in one cell; the whole cell is noted as well.
    private mutating func list(_ field: LedgerField) -> [String] {
        guard let text = meaning(field) else { return [] }
        let signs = Set(LedgerWords.signs("word.between").flatMap { Array($0) } + ["\n", "\r", "\r\n"])
        let parts = text.split { signs.contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
        if parts.count > 1 { keep(field) }
        return parts
    }

    private mutating func keep(_ field: LedgerField) {
        if let column = columns.column(field) { keep(column) }
    }

    private mutating func keep(_ column: LedgerColumns.Column) {
        let text = row[column.place]
        guard !text.trimmed.isEmpty else { return }
        let heading =
            column.heading.isEmpty
            ? Wording.sentence("cli.import.column", [String(column.place + 1)], .chinese) : column.heading
        notes.append((heading, text))
    }

    private mutating func fail(_ field: LedgerField, _ code: FieldError.Code, _ facts: [String] = []) {
        let heading = columns.column(field)?.heading ?? ""
        mistakes.append(RowMistake(column: heading, error: FieldError(FieldPath(), code, facts)))
    }

    // MARK: fields

    private mutating func day(_ field: LedgerField) -> WrittenDate? {
        guard let text = meaning(field) else { return nil }
        switch WrittenDate.read(text) {
        case .date(let date): return date
        case .withoutYear: fail(field, .dateWithoutYear)
        case .none: fail(field, .notADate)
        }
        return nil
    }

    private mutating func readReporter() -> Fields {
        let name = meaning(.name)
        let anonymous = name.map { LedgerWords.words("word.anonymous").contains($0) } ?? true
        var members = [Fields.Member("kind", .text(anonymous ? "anonymous" : "person"))]
        if let name, !anonymous { members.append(Fields.Member("name", .text(name))) }
        if let phone = telephone() { members.append(Fields.Member("phone", .text(phone))) }
        if let identity = wholeNumber(.idNumber) { members.append(Fields.Member("idNumber", .text(identity))) }
        return .object(members)
    }

    /// The first number of a cell that holds several; the cell itself is then noted.
    private mutating func telephone() -> String? {
        guard let text = wholeNumber(.phone) else { return nil }
        if Telephone.isValid(text) { return text }
        let found = list(.phone).map { LedgerWords.narrow($0) }.first { Telephone.isValid($0) }
        return found ?? text
    }

    /// Excel cuts long numbers to `1.38E+10`; what was there cannot be guessed.
    private mutating func wholeNumber(_ field: LedgerField) -> String? {
        guard let text = meaning(field).map({ LedgerWords.narrow($0) }) else { return nil }
        if text.wholeMatch(of: /[0-9](\.[0-9]+)?[eE]\+?[0-9]+/) != nil {
            fail(field, .cutNumber)
            return nil
        }
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// 渠道: a name of the plan's; any other is noted.
    private mutating func channel() -> String {
        guard let said = meaning(.channel) else { return "other" }
        if let channel = plan.channels.first(where: { $0.name == said || $0.id == said }) { return channel.id }
        keep(.channel)
        return "other"
    }

    private mutating func obstacle() -> Fields? {
        let said = list(.obstacle)
        let found = said.map { word in
            let number = Int(word).flatMap { plan.obstacles.indices.contains($0 - 1) ? plan.obstacles[$0 - 1] : nil }
            return number ?? plan.obstacles.first { $0.name == word || $0.id == word }
        }
        guard found.allSatisfy({ $0 != nil }) else {
            fail(.obstacle, .unknownWord, [plan.obstacles.map(\.name).joined(separator: " ")])
            return nil
        }
        return found.first.flatMap { $0 }.map { .text($0.id) }
    }

    /// 级别: an opinion only, so it goes into the note in the plan's words.
    private mutating func readLevel() {
        guard let said = meaning(.level).map({ LedgerWords.narrow($0) }) else { return }
        let names = ["word.first", "word.second-level", "word.third"]
        let number =
            Int(said)
            ?? names.firstIndex { LedgerWords.words($0).map { LedgerWords.narrow($0) }.contains(said) }.map { $0 + 1 }
        guard let level = plan.levels.first(where: { $0.number == number || $0.name == said }) else {
            fail(.level, .unknownWord, [plan.levels.map(\.name).joined(separator: " ")])
            return
        }
        notes.append((columns.column(.level)?.heading ?? "", level.name))
    }

    // MARK: ending

    /// 已办结: an end day, or a state or a short result that says so. What is not ended keeps its result as a note.
    private mutating func readEnding() {
        let on = day(.endedOn)?.date
        let state = meaning(.state) ?? ""
        let result = meaning(.result)
        let says =
            Self.says(state, "word.ended") || (state.isEmpty && result.map { Self.says($0, "word.ended") } ?? false)
        let open = Self.says(state, "word.not-ended")
        guard on != nil || says, !open else {
            keep(.result)
            if on != nil { keep(.endedOn) }
            return
        }
        let words = [state, result ?? ""]
        let outcomes: [(String, Outcome)] = [
            ("word.partly", .partly), ("word.explained", .explained), ("word.resolved", .resolved),
        ]
        let outcome = outcomes.first { key, _ in words.contains { Self.says($0, key) } }?.1
        ended = Ended(on: on, outcome: outcome, result: raw(.result).trimmed.isEmpty ? nil : raw(.result))
    }

    /// The whole cell, up to its last mark.
    private static func says(_ text: String, _ key: String) -> Bool {
        LedgerWords.words(key).map { LedgerWords.plain($0) }.contains(LedgerWords.plain(text))
    }
}

/// 不合之处. What is wrong with one cell, or with the row as a whole.
public struct RowMistake: Sendable {
    /// Empty when it is the row as a whole.
    public let column: String
    private let error: FieldError?
    private let problem: Problem?

    init(column: String, error: FieldError) {
        self.column = column
        self.error = error
        problem = nil
    }

    init(_ problem: Problem) {
        column = ""
        error = nil
        self.problem = problem
    }

    public func sentence(_ language: Language) -> String {
        let said = error?.sentence(language) ?? problem?.detail(language) ?? ""
        return column.isEmpty ? said : Wording.sentence("cli.import.cell", [column, said], language)
    }
}
