// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// `/desk/records`: what runs beside matters and is open, by kind, due first.
struct RecordsPage: PageView {
    static let template = "records"
    let frame: Frame
    let title: String
    let groups: [RecordGroup]
    /// What this person may open.
    let opens: [FrameLink]
}

struct RecordGroup {
    let name: String
    let rows: [RecordRow]
}

/// One record as a line.
struct RecordRow {
    let href: String
    let number: String
    let title: String
    let phase: String
    let due: DueView
    let who: String
}

/// `/desk/records/{number}`
struct RecordPage: PageView {
    static let template = "record"
    let frame: Frame
    let strayed: [StrayedForm]
    let notices: [String]
    let number: String
    let summary: String
    let title: String
    let obligations: [ObligationRow]
    let why: [WhyDate]
    let facts: [FactRow]
    let story: [StoryEntry]
    let matters: [FrameLink]
    /// 文书: what may be printed of it now.
    let papers: [FrameLink]
    /// 去办: where the work of a standing duty is done.
    let tools: [FrameLink]
    let forms: [FormView]
    let files: FilesView
}

/// `/desk/record-forms/{kind}`: what opening one asks for.
struct RecordFormPage: PageView {
    static let template = "record-form"
    let frame: Frame
    let title: String
    let forms: [FormView]
}

/// 记录, as a line of its matter.
struct RecordLine {
    let href: String
    let number: String
    let kind: String
    let phase: String
}
