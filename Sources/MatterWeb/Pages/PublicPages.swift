// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// `/`
struct HomePage: PageView {
    static let template = "home"
    let frame: Frame
    /// Only a province's or a city's: one list, or none.
    var counties: [CountyList] = []
    let loop: [LoopStep]
    let kinds: [FactRow]
    let declines: [FactRow]
}

/// 下级辖区的门.
struct CountyList {
    let links: [FrameLink]
}

/// `/report/…`: one question, or few.
struct ReportPage: PageView {
    static let template = "report"
    let frame: Frame
    let heading: String
    /// 第 1 步，共 5 步
    let place: String
    let problems: [ProblemView]
    /// 另一份: what another page stored of the same part meanwhile; empty or one.
    let others: [ReviewPart]
    let notices: [String]
    let leads: [String]
    let fields: [FieldView]
    let folds: [Fold]
    let notes: [String]
    /// Whether the device is her own, where that is asked.
    let asides: [FieldView]
    let action: String
    /// 草稿号, once there is one.
    let draft: [String]
    /// Which save it shows, and which page it is.
    let seen: String
    let idles: [IdleView]
    /// Whether it is kept, under which code, until when.
    let kept: String
    let back: [FrameLink]
    let submit: String
    /// With a place for the number, which the script fills in.
    let left: String
    let over: String
    let csrf: String
}

/// Fields behind a line that opens.
struct Fold {
    let title: String
    let open: Bool
    let more: [FieldView]
}

/// `/report/check`, before it is sent: everything once more.
struct ReviewPage: PageView {
    static let template = "review"
    let frame: Frame
    let place: String
    let problems: [ProblemView]
    /// What looks mistyped: going on confirms it.
    let doubts: [ProblemView]
    let parts: [ReviewPart]
    let notes: [String]
    let draft: [String]
    let seen: String
    let idles: [IdleView]
    let csrf: String
}

/// What one page asked, and the way back to it.
struct ReviewPart {
    let title: String
    let href: String
    let facts: [FactRow]
    let change: String
}

/// 草稿. Begun some day, or put aside now.
struct DraftPage: PageView {
    static let template = "draft"
    let frame: Frame
    let title: String
    let leads: [String]
    let codes: [String]
    /// 凭草稿号: for whoever cannot be known as its author.
    let asks: [DraftAsk]
    let links: [DraftLink]
    /// Its code, for whoever has it anyway.
    let draft: [String]
    let buttons: [DraftButton]
    let idles: [IdleView]
    let csrf: String
}

struct DraftAsk {
    let fields: [FieldView]
    let submit: String
}

struct DraftLink {
    let href: String
    let text: String
    let quiet: Bool
}

struct DraftButton {
    let value: String
    let text: String
    let quiet: Bool
}

/// 太久没有动静: after how long a device that may be anybody's closes the page, with which button, and where that leads.
struct IdleView {
    let seconds: String
    let go: String
    let to: String
    let said: String
}

/// `/privacy`
struct PrivacyPage: PageView {
    static let template = "privacy"
    let frame: Frame
    let parts: [PrivacyPart]
}

struct PrivacyPart {
    let title: String
    let text: [String]
}

/// `/outcomes`: what was signed off for everybody to read.
struct OutcomesPage: PageView {
    static let template = "outcomes"
    let frame: Frame
    let typical: [PublishedPart]
    let bulletins: [PublishedPart]
    /// 更早的, one each where there are more.
    let earlierTypical: [FrameLink]
    let earlierBulletins: [FrameLink]
}

struct PublishedPart {
    let title: String
    let at: String
    let paragraphs: [String]
    let figures: [String]
}

/// 回执. On the screen after reporting, and on paper from the desk.
struct ReceiptPage: PageView {
    static let template = "receipt"
    let frame: Frame
    /// 存疑, for the clerk alone and never on paper: what looked mistyped and was taken all the same.
    let doubts: [ProblemView]
    let number: String
    let codes: [String]
    /// 代表人的查询码 (D1), each with whose it is.
    let representatives: [String]
    let title: String
    let at: String
    let loop: [LoopStep]
    let next: [String]
    /// 当场解决: result and answer, where nothing comes next.
    let settled: [String]
    let hasNext: Bool
    let promises: [String]
    let links: [FrameLink]
    /// What was sent with it so far and the form for more, one; none at the desk.
    let files: [FilesView]
    /// 收起来: on a machine that others use; empty at the desk.
    let closings: [ReceiptClosing]
    /// 编号和查询码 for a telephone's camera.
    let marks: [QRView]
}

struct ReceiptClosing {
    let csrf: String
    let idles: [IdleView]
}

/// `/track` and `/report/resume`, before number and code are known.
struct TrackFormPage: PageView {
    static let template = "track-form"
    let frame: Frame
    let problems: [ProblemView]
    let notices: [String]
    let title: String
    let lead: String
    let action: String
    let fields: [FieldView]
    let submit: String
    let lost: String
    let csrf: String
}

/// `/track`: who owes what by when, in plain words.
struct TrackPage: PageView {
    static let template = "track"
    let frame: Frame
    /// What was asked for and is no longer open.
    let strayed: [StrayedForm]
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
    /// The way on; none where no county is meant.
    let back: [FrameLink]
}
