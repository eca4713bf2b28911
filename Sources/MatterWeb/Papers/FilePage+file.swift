// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

extension FilePage {
    init(_ file: ArchiveFile, frame: Frame, tools: PaperTools, stamp: String) {
        let reading = file.reading
        let say = reading.say
        let digest = file.digest
        self.frame = frame
        self.tools = tools
        series = reading.series
        office = reading.plan.office
        heading = say.paper("kind.\(file.kind.rawValue)")
        title = reading.title
        cover = reading.cover(of: file)
        contents = file.sheets.enumerated().map { place, sheet in
            ContentsRow(
                ordinal: String(place + 1), number: sheet.reference.isEmpty ? sheet.number : sheet.reference,
                author: sheet.author, title: sheet.title, date: sheet.dated, href: "#\(Self.anchor(place))")
        }
        notes = [say.paper("contents-note")]
        sheets = file.sheets.enumerated().map { place, sheet in
            SheetView(part: sheet, say, id: Self.anchor(place))
        }
        qr = QRView(PaperMark(kind: file.kind, number: reading.number, digest: digest), say)
        foot = SheetView.foot(file.kind, reading.number, digest, stamp, say)
    }

    private static func anchor(_ place: Int) -> String { "paper-\(place + 1)" }
}

extension MatterReading {
    /// 保管期限 by the plan, once the outcome is certain.
    private var retention: RetentionRule? {
        matter.filed || matter.stage == .closed ? plan.retention(matter.outcome, level: matter.level) : nil
    }

    /// 档号.
    var series: String {
        guard let retention else { return say(paper: "series-later") }
        let parts = number.split(separator: "-").map(String.init)
        let year = parts.count > 1 ? parts[1] : ""
        return retention.series.replacing("{year}", with: year).replacing("{number}", with: parts.last ?? "")
    }

    fileprivate func cover(of file: ArchiveFile) -> [FactRow] {
        let filed = last { if case .filed = $0 { true } else { false } }
        let shown = entries.filter { mayKnow($0.fact) }
        let ended = matter.filed || matter.stage == .closed
        return row("cover-series", series) + row("cover-unit", plan.office) + row("row-number", number)
            + row("cover-since", dated(shown.first?.at))
            + row("cover-through", ended ? dated(shown.last?.at) : say(paper: "cover-running"))
            + row("cover-obstacle", hidesReport ? "" : obstacle(matter.obstacle))
            + row("row-level", matter.level.map { level($0) } ?? "")
            + row(
                "cover-units",
                view.slips.filter { $0.state != .cancelled }.map { unit($0.unit) }.unique
                    .joined(separator: say("list-comma")))
            + row("cover-outcome", matter.outcome.map { outcome($0) } ?? "")
            + row("cover-retention", retention?.name ?? say(paper: "retention-later"))
            + row("cover-filed", dated(filed?.at)) + row("cover-papers", String(file.sheets.count))
    }
}

extension [String] {
    fileprivate var unique: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
