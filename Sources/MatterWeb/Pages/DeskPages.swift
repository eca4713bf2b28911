// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// `/desk/sign-in`
struct SignInPage: PageView {
    static let template = "sign-in"
    let frame: Frame
    let problems: [ProblemView]
    /// What waits to be sent once she has signed in.
    let kept: [String]
    let action: String
    let fields: [FieldView]
}

/// `/desk`: what I owe, the earliest first; for some, what everybody owes.
struct BoardPage: PageView {
    static let template = "board"
    let frame: Frame
    let problems: [ProblemView]
    /// 交班留言, for the window.
    let handoverNotes: [NoteView]
    let notices: [String]
    let outcomes: [OutcomeList]
    let title: String
    /// 逐件回访, 交接班: what this post does one after the other.
    /// 登记, where that is what one comes for.
    let begin: [FrameLink]
    let ways: [FrameLink]
    let groups: [CountGroup]
    /// Which list it is, where there is more than her own.
    let listTitles: [String]
    let rows: [QueueRow]
    let empty: String
    /// 催办, where some row may be ticked for it.
    let reminders: [RemindForm]
    let older: [FrameLink]
    let fresh: FreshView
}

/// 新的变化: told by the script when the server says so, and never acted on by itself.
struct FreshView {
    /// Where changes are told from, beginning with what this page shows.
    let updates: String
    /// The same list anew.
    let href: String
    let some: String
    let any: String
}

/// Counts that belong together: her own, the county's.
struct CountGroup {
    let titles: [String]
    let counts: [CountView]
}

/// 一次催办多件 (3.3), around the rows it is about.
struct RemindForm {
    let csrf: String
    let hidden: [FieldView]
    let how: FieldView
    let text: FieldView
    /// The same list with every row ticked, or none.
    let tickAll: FrameLink
}

struct RemindBox {
    let id: String
    let value: String
    /// Read out: whom, about which matter.
    let label: String
    let checked: Bool
}

/// What became of several things asked for at once, one line each.
struct OutcomeList {
    let title: String
    let lines: [Line]

    struct Line {
        let title: String
        let href: String
        let text: String
    }
}

struct CountView {
    let href: String
    let number: String
    let word: String
    /// `late`, `soon` or nothing.
    let shape: String
    let current: Bool
}

/// One row of a queue or of the ledger.
struct QueueRow {
    let due: DueView
    /// 时限过半、最后一天
    let flags: [String]
    let href: String
    let title: String
    let facts: String
    let number: String
    let party: String
    let act: String
    let notes: [String]
    /// One, where its unit may be reminded from here.
    var boxes: [RemindBox] = []
}

/// 台账 (3.1).
struct LedgerPage: PageView {
    static let template = "ledger"
    let frame: Frame
    let search: [FieldView]
    /// Everything else one may ask for; folded until something of it was.
    let filters: [FieldView]
    let narrows: Bool
    let filtered: Bool
    let chosen: String
    /// 索引落后, when it is more than a moment.
    let late: [String]
    /// Empty where the lines are written already (`Templates.html(_:lines:)`).
    var rows: [LedgerLine] = []
    /// Said where nothing was found: what to do about it.
    let nothing: [String]
    let next: [FrameLink]
    /// 导出, with the filters of the page.
    let exportLinks: [FrameLink]
    /// 导入旧台账, for whoever may.
    let importLink: [FrameLink]
    let printedAt: String
}

struct LedgerLine {
    let href: String
    let number: String
    let title: String
    /// The title, with what was searched for marked.
    let marked: [MarkedPart]
    /// Where else it was found: a part of her own words or of the reason.
    let excerpts: [MarkedText]
    let reported: String
    let channel: String
    let stage: String
    let obstacle: String
    let level: String
    let units: String
    let due: DueView
}

/// A piece of text, marked or not.
struct MarkedPart {
    let text: String
    let mark: Bool
}

struct MarkedText {
    let parts: [MarkedPart]
}

/// `/desk/matters/new`: phone first, five fields.
struct IntakePage: PageView {
    static let template = "intake"
    let frame: Frame
    let problems: [ProblemView]
    let phoneField: FieldView
    let searched: Bool
    let similar: [SimilarLine]
    /// What it says where nothing was found.
    let nothingFound: String
    let fields: [FieldView]
    let more: [FieldView]
    let moreOpen: Bool
    /// 联名人 (D1)
    let people: [FieldView]
    let peopleOpen: Bool
    /// 当场解决 (3.1)
    let spot: FieldView
    let spotOpen: Bool
    let csrf: String
    /// Different on every page: what is sent from it twice is registered once.
    let once: String
    let keep: KeptForm
}

/// 同类事项 (3.1): told before, why it is shown, who owes what by when; `link` registers and links in one step.
struct SimilarLine {
    let line: LedgerLine
    let why: String
    let owed: [String]
    let link: String
}

/// `/desk/matters/{n}`
struct MatterPage: PageView {
    static let template = "matter"
    let frame: Frame
    let strayed: [StrayedForm]
    let notices: [String]
    /// 并件、关联: the way to the other matters.
    let related: [FrameLink]
    let number: String
    let summary: String
    let title: String
    let loop: [LoopStep]
    let obligations: [ObligationRow]
    /// Said where the list is empty: nobody owes anything, or others do of whom this reader is not told.
    let nothingOwed: String
    let why: [WhyDate]
    let facts: [FactRow]
    let narrative: [String]
    let story: [StoryEntry]
    let slips: [SlipRow]
    let reporter: [FactRow]
    /// 联名人, for whoever may know of them.
    let joint: [FactRow]
    let reveal: [RevealView]
    let reporterNote: [String]
    let ratings: [FactRow]
    let forms: [FormView]
    /// What this person owes and yet may not do, with the reason.
    let blocked: [String]
    /// 记录 that speak of it and that this reader may know of.
    let records: [RecordLine]
    /// 办法 (2.1–2.5) that may be opened now.
    let remedies: [FrameLink]
    let files: FilesView
    /// 文书: what may be printed of it now.
    let papers: [FrameLink]
}
