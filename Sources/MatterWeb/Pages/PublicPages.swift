// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// `/`
struct HomePage: PageView {
    static let template = "home"
    let frame: Frame
    let loop: [LoopStep]
    let kinds: [FactRow]
    let declines: [FactRow]
}

/// `/report`: own words first, five fields are enough.
struct ReportPage: PageView {
    static let template = "report"
    let frame: Frame
    let problems: [ProblemView]
    let fields: [FieldView]
    let more: [FieldView]
    let moreOpen: Bool
    let csrf: String
}

/// `/report`, before it is sent: everything once more.
struct ReviewPage: PageView {
    static let template = "review"
    let frame: Frame
    let facts: [FactRow]
    let kept: [FieldView]
    let csrf: String
}

/// 回执. On the screen after reporting, and on paper from the desk.
struct ReceiptPage: PageView {
    static let template = "receipt"
    let frame: Frame
    let number: String
    let codes: [String]
    /// 代表人的查询码 (D1), each with whose it is.
    let representatives: [String]
    let title: String
    let at: String
    let loop: [LoopStep]
    let next: [String]
    let promises: [String]
    let links: [FrameLink]
}

/// `/track`, before number and code are known.
struct TrackFormPage: PageView {
    static let template = "track-form"
    let frame: Frame
    let problems: [ProblemView]
    let fields: [FieldView]
    let csrf: String
}

/// `/track`: who owes what by when, in plain words.
struct TrackPage: PageView {
    static let template = "track"
    let frame: Frame
    let number: String
    let title: String
    let notices: [String]
    let now: [String]
    let loop: [LoopStep]
    let obligations: [ObligationRow]
    let why: [WhyDate]
    let story: [StoryEntry]
    let replies: [StoryEntry]
    let forms: [FormView]
    let files: FilesView
}

/// `/rate`: who asks, when, and where to say it today.
struct RatePage: PageView {
    static let template = "rate"
    let frame: Frame
    let aspects: [String]
    let levels: [String]
}

/// What happened and what to do; never internals.
struct ErrorPage: PageView {
    static let template = "error"
    let frame: Frame
    let title: String
    let happened: [String]
    let advice: [String]
    let codes: [String]
    let backHref: String
    let backText: String
}
