// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import Sheets
import Wording

/// 导出的台账 (3.1): the county's columns in its order, under its headings.
struct LedgerTable: Sendable {
    enum Format: String, CaseIterable {
        case xlsx, csv

        var mediaType: String {
            switch self {
            case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            case .csv: "text/csv; charset=utf-8"
            }
        }
    }

    let columns: [ExportColumn]
    let language: Language

    private var headings: [String] { columns.map { $0.heading ?? Wording.heading($0.item, language) } }

    func cells(_ view: MatterView) -> [WrittenCell] {
        // Everything a matter tells is read once, for all its cells.
        let (table, say) = (view.table, Words(language))
        return columns.map { view.cell($0.item, table, say) }
    }

    func writer(_ format: Format) throws -> any TableWriter {
        switch format {
        case .xlsx:
            let widths = zip(headings, columns).map { WorkbookWriter.Column($0, width: $1.item.width) }
            return try WorkbookWriter(widths, sheet: Words(language)("desk-ledger"))
        case .csv:
            return try LineWriter(headings, mark: CSV.mark) { CSV.line($0.map(\.field)) }
        }
    }
}

extension WrittenCell {
    /// `2026-03-02 09:30`: read again by whoever imports it, and sorted as text.
    fileprivate var field: Fields {
        switch self {
        case .text(let text): .text(text)
        case .day(let days): .text(LocalDate(dayNumber: days).description)
        case .minute(let seconds):
            .text(String(Instant(wallClock: seconds).description.prefix(16)).replacing("T", with: " "))
        }
    }

    fileprivate static func on(_ date: LocalDate?) -> WrittenCell { date.map { .day($0.dayNumber) } ?? .text("") }

    fileprivate static func at(_ time: Instant?) -> WrittenCell { time.map { .minute($0.wallClock) } ?? .text("") }
}

extension Instant {
    private static let zone = -Instant(LocalDate(dayNumber: 0), minute: 0).seconds

    fileprivate init(wallClock: Int) { self.init(seconds: wallClock - Self.zone) }

    /// Seconds since 1970 as a clock on the wall here counts them.
    fileprivate var wallClock: Int { seconds + Self.zone }
}

extension ExportColumn.Item {
    /// Characters; what is longer goes on in the next line of its cell.
    fileprivate var width: Int {
        switch self {
        case .narrative: 60
        case .result: 40
        case .title, .reason: 30
        case .handlers: 24
        case .number, .unit, .firstContactUnit: 20
        case .toldAt, .service: 18
        case .phone: 14
        case .channel, .name, .obstacle, .level, .promise, .state, .endedOn: 12
        }
    }
}

extension MatterView {
    /// One cell of the ledger: what the matter's own page tells this viewer, and never a whole name or telephone.
    fileprivate func cell(_ item: ExportColumn.Item, _ table: Fields, _ say: Words) -> WrittenCell {
        switch item {
        case .number: .text(number)
        case .toldAt: .at(matter.report?.happenedAt ?? matter.moments[.registration])
        case .channel: .text(channel(say))
        case .name: .text(reporter?.name ?? "")
        case .phone: .text(reporter?.phone ?? "")
        case .title: .text(table["title"]?.text ?? "")
        case .narrative: .text(table["narrative"]?.text ?? "")
        case .service: .text(table["service"]?.text ?? "")
        case .reason: .text(table["reason"]?.text ?? "")
        case .obstacle: .text(obstacle(table))
        case .unit: .text(table["unitName"]?.text ?? "")
        case .firstContactUnit: .text(unit == nil ? named(matter.report?.firstContactUnit) : "")
        case .level: .text(matter.level.map { context.plan.level($0).map(say.level) ?? String($0) } ?? "")
        case .handlers:
            .text(slips.filter { $0.state != .cancelled }.map { named($0.unit) }.joined(separator: say("list-comma")))
        case .promise: .on(matter.promise?.on)
        case .state: .text(state(say))
        case .endedOn: .on(endedOn)
        case .result: .text(result(table))
        }
    }

    /// 反映人, masked whoever exports: a file goes where nobody notes who reads it (decision 0035).
    private var reporter: Particulars? {
        guard mayKnowPersons, !keepsBack else { return nil }
        return matter.report.flatMap { person($0.reporter) }?.masked()
    }

    private func channel(_ say: Words) -> String {
        guard let id = matter.report?.channel else { return "" }
        return say.name("channel.\(id)", context.plan.channel(id)?.name ?? id)
    }

    private func obstacle(_ table: Fields) -> String {
        let id = table["obstacle"]?.text
        return context.plan.obstacles.first { $0.id == id }?.name ?? id ?? ""
    }

    private func named(_ unit: UnitID?) -> String { unit.map { context.organisation.unit($0)?.name ?? $0.text } ?? "" }

    private func state(_ say: Words) -> String {
        guard let outcome else { return say("stage.\(matter.stage.rawValue)") }
        return say.name("outcome.\(outcome.rawValue)", context.plan.outcome(outcome)?.name ?? outcome.rawValue)
    }

    private var endedOn: LocalDate? {
        guard outcome != nil else { return nil }
        return (unit == nil ? matter.history?.endedOn : nil) ?? matter.moments[.completion]?.date
    }

    private func result(_ table: Fields) -> String {
        table["completion"]?["result"]?.text ?? table["history"]?["result"]?.text ?? ""
    }
}
