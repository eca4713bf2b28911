// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// `/desk/assessments`: figures with numerator, denominator and the way to their matters (4.2).
struct AssessmentPage: PageView {
    static let template = "assessment"
    let frame: Frame
    let fields: [FieldView]
    let title: String
    let notes: [String]
    let csvHref: String
    /// The charts, and the bulletin for whoever drafts it.
    let links: [FrameLink]
    let subjects: [FigureTable]
    let signs: [SignRow]
}

/// One subject's figures.
struct FigureTable {
    let id: String
    let name: String
    let score: String
    let rows: [FigureRow]
}

struct FigureRow {
    let name: String
    /// `12 / 15`
    let counts: String
    /// Empty where the matters are not for this reader.
    let links: [FrameLink]
    /// Nothing where the sample is too small.
    let meters: [MeterView]
    let note: String
}

/// A share as a bar of the browser's own.
struct MeterView {
    let value: String
    let text: String
}

/// 异常情形 (4.2): something to look at, no verdict.
struct SignRow {
    let name: String
    let who: String
    let matters: [FrameLink]
}

/// `/desk/assessments/{period}/{subject}/{indicator}`: the matters behind one figure.
struct FigurePage: PageView {
    static let template = "figure"
    let frame: Frame
    let title: String
    let counts: String
    let back: FrameLink
    let groups: [FigureGroup]
}

struct FigureGroup {
    let title: String
    let links: [FrameLink]
}

/// `/desk/bulletins/draft`: what the figures say, for a person to edit (4.3).
struct BulletinPage: PageView {
    static let template = "bulletin"
    let frame: Frame
    let fields: [FieldView]
    let title: String
    let note: String
    let sections: [BulletinSection]
    let printedAt: String
    /// 起草简报, its period filled in.
    let opens: [FrameLink]
}

struct BulletinSection {
    let title: String
    let lines: [BulletinLine]
}

struct BulletinLine {
    let text: String
    let matters: [FrameLink]
}
