// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// `/desk/counties`: what the jurisdictions below count, and their sum (4.2).
struct CountiesPage: PageView {
    static let template = "counties"
    let frame: Frame
    let fields: [FieldView]
    let title: String
    let notes: [String]
    /// The table as a file; none while the period is wrong.
    let csv: [FrameLink]
    let heads: [String]
    let rows: [CountyRow]
}

/// One jurisdiction, or the sum.
struct CountyRow {
    let name: String
    let cells: [CountyCell]
    /// 截至, or why there is nothing.
    let note: String
}

struct CountyCell {
    let head: String
    let text: String
}
