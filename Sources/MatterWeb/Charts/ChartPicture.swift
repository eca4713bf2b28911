// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// 图的排版 (4.2). From a chart to where each word and bar stands, all of it in lines of text and shares of the width:
/// so it reads at any width and any size of letters, and says without a colour what each bar is.
struct ChartPicture {
    /// In lines of its own letters, as `12.5em`.
    let height: String
    let rows: [PictureRow]

    /// Wide letters that stand in a line of the narrowest telephone.
    private static let letters = 13
    private static let mostLines = 3
    private static let line = 1.5
    private static let mark = 2.2
    private static let gap = 0.7

    init(_ chart: Chart, _ period: AssessmentPeriod) {
        let largest = chart.rows.flatMap(\.marks).map(\.size).max() ?? 0
        var y = 0.0
        rows = chart.rows.map { row in
            let names = Self.lines(row.name).map { text in
                y += Self.line
                return PictureText(y: Self.em(y - 0.4), text: text)
            }
            let bars = row.marks.filter { chart.kind == .flow || !$0.items.isEmpty }.map { mark in
                defer { y += Self.mark }
                return PictureBar(
                    top: Self.em(y), textY: Self.em(y + 1.1), barY: Self.em(y + 1.5),
                    name: mark.name, count: mark.text,
                    width: Self.share(mark.size, of: largest),
                    tone: mark.tone.rawValue,
                    links: mark.leads
                        ? [
                            FrameLink(
                                href: chart.href(period, row, mark), text: "\(row.name) \(mark.name) \(mark.text)")
                        ]
                        : [])
            }
            y += Self.gap
            return PictureRow(names: names, bars: bars)
        }
        height = Self.em(y)
    }

    /// `62.5%`, a little to be seen of whatever is there at all.
    private static func share(_ size: Int, of largest: Int) -> String {
        guard size > 0, largest > 0 else { return "0%" }
        return tenths(max(10, 1000 * size / largest)) + "%"
    }

    private static func em(_ lines: Double) -> String { tenths(Int((lines * 10).rounded())) + "em" }

    private static func tenths(_ value: Int) -> String { "\(value / 10).\(value % 10)" }

    /// A long name goes on in the next line; one that never ends is cut here, and whole in the table.
    private static func lines(_ name: String) -> [String] {
        var lines = [""]
        var width = 0
        for character in name {
            let more = character.isASCII ? 1 : 2
            if width + more > 2 * letters {
                if lines.count == mostLines {
                    lines[mostLines - 1].append("\u{2026}")
                    break
                }
                lines.append("")
                width = 0
            }
            lines[lines.count - 1].append(character)
            width += more
        }
        return lines
    }
}

/// One row: its name, and a bar for each of its marks.
struct PictureRow {
    let names: [PictureText]
    let bars: [PictureBar]
}

struct PictureText {
    let y: String
    let text: String
}

struct PictureBar {
    let top: String
    let textY: String
    let barY: String
    let name: String
    let count: String
    let width: String
    let tone: String
    /// The way to its matters; empty where there is none for this reader.
    let links: [FrameLink]
}
