// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// `/desk/calls` (3.4b): one call, large enough to dial from, and the way to the next.
struct CallPage: PageView {
    static let template = "call"
    let frame: Frame
    let strayed: [StrayedForm]
    let notices: [String]
    let title: String
    let left: String
    /// One, while there is somebody to call.
    let calls: [CallView]
    let nothing: String
    let ways: [FrameLink]
}

struct CallView {
    let number: String
    let href: String
    let title: String
    let summary: String
    let dues: [DueView]
    let people: [CallPerson]
    let script: [String]
    let facts: [FactRow]
    /// 已打过几次
    let tried: [String]
    let forms: [FormView]
    let skip: FrameLink
}

struct CallPerson {
    let name: String
    /// 第几位联名人, where several are called.
    let role: String
    let phones: [PhoneView]
    let note: String
}

struct PhoneView {
    let text: String
    let tel: String
}

/// `/desk/handover` (3.1): what the window took in today and what is still owed, to print and sign.
struct HandoverPage: PageView {
    static let template = "handover"
    let frame: Frame
    let notices: [String]
    let handoverNotes: [NoteView]
    let forms: [FormView]
    /// One while the day lasts: when it prints itself.
    let later: [PrintLater]
    /// One where it prints itself now: the address it goes back to, so that loading it again prints nothing.
    let now: [String]
    let sheets: [SheetView]
}

/// 交班留言: whose and when, her words, and the button of whoever may say 已阅.
struct NoteView {
    let id: String
    let title: String
    let text: String
    let csrf: [String]
    /// Where she may not: that nobody has read it yet.
    let waits: [String]
}

struct PrintLater {
    let seconds: String
    let href: String
    let words: String
}
