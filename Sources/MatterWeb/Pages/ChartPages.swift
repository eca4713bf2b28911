// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// `/desk/figures`: the figures to be seen, each with its table (4.2).
struct ChartsPage: PageView {
    static let template = "charts"
    let frame: Frame
    let title: String
    let fields: [FieldView]
    let notes: [String]
    let back: [FrameLink]
    let charts: [ChartView]
}

/// One chart: the picture, and a table that says the same.
struct ChartView {
    let id: String
    let title: String
    let note: String
    let caption: String
    let rowHead: String
    let heads: [String]
    /// Few and short columns stay a table on a telephone.
    let isNarrow: Bool
    /// Nothing where nothing is to be counted.
    let pictures: [ChartPicture]
    let nothing: [String]
    let rows: [ChartLine]
    /// The whole table, its next rows, and back.
    var links: [FrameLink] = []
}

struct ChartLine {
    let name: String
    let cells: [ChartCell]
}

struct ChartCell {
    let head: String
    let text: String
    let links: [FrameLink]
}
