// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Mustache
import Wording

/// What surrounds every page: who we are, where one may go, and a person to call.
struct Frame {
    let title: String
    /// `zh-Hans` or `en`
    let lang: String
    /// 大字版, 高对比: classes of the root, empty or one text.
    let looks: [String]
    let say: Words
    /// The window's name on public pages, the desk's on officials' pages.
    let name: String
    let home: String
    let links: [FrameLink]
    let hotlines: [HotlineView]
    let footLinks: [FrameLink]
    let isPublic: Bool
    let signedIn: Bool
    let who: String
    let csrf: String
    /// 离开就锁
    let lockSeconds = String(Limits.deskIdleSeconds)
    /// Where one signs in again, and comes back from.
    var lockTo = PageRequest.signInAddress
    let largeLink: LookLink
    let contrastLink: LookLink
    let languageLink: FrameLink
    /// 无主的网址: there is no site whose look could change.
    var isBare = false
    /// 换个样子 on a page that was shown for number and code, in place of the links; empty everywhere else.
    var staying: [StayingForm] = []
    let otherLang: String
    let stylesheet: String
    let script: String
    /// 单位名录, on pages with fields that ask for a unit.
    var unitLists: [UnitList] = []
    /// 文书版式: one more on pages that show paper.
    var paperStyles: [String] = []

    var onPaper: Frame {
        var frame = self
        frame.paperStyles = [Stylesheet.paperAddress]
        return frame
    }
}

/// 立足处. What a page needs before it says anything.
struct Footing: Sendable {
    let plan: Plan
    let words: DayWords
}

struct FrameLink {
    let href: String
    let text: String
    var current = false
}

/// 换个样子: an address that works without a script; with one the page changes where it stands.
struct LookLink {
    let href: String
    let text: String
    /// What it says once pressed.
    let other: String
    /// The class of the root it gives or takes.
    let look: String
}

/// 留在原页: what the page was shown for comes along, in the form and never in an address.
struct StayingForm {
    let number: String
    let code: String
    let csrf: String
    let looks: [LookButton]
}

struct LookButton {
    /// `large/1`
    let value: String
    let text: String
    /// One where it changes how the page looks rather than its language.
    var change: [LookLink] = []
    /// The language of its text, when it is another one.
    var langs: [String] = []
}

/// 服务热线 (5).
struct HotlineView {
    let name: String
    let number: String
    let tel: String
    let hours: String
}

/// The sentences of one language, reached from a template as `say.home-title`.
struct Words: MustacheParent, Sendable {
    let language: Language
    private let pages: Sentences
    private let facts: Sentences
    private let records: Sentences
    let papers: Sentences

    init(_ language: Language) {
        self.language = language
        pages = PageSentences.sentences(language)
        facts = FactSentences.sentences(language)
        records = RecordSentences.sentences(language)
        papers = PaperSentences.sentences(language)
    }

    func child(named name: String) -> Any? { self(name) }

    /// A key nobody wrote a sentence for shows itself; a test looks for it.
    func callAsFunction(_ key: String, _ facts: String...) -> String {
        pages.sentence(key, facts) ?? "⟦\(key)⟧"
    }

    func known(_ key: String) -> String? { pages[key] }

    /// What the plan names itself in Chinese, such as a channel: its own name there, ours in English.
    func name(_ key: String, _ own: String) -> String {
        language == .chinese ? own : Wording.label(key, language) ?? own
    }

    /// 级别 by the plan's name for it.
    func level(_ level: Level) -> String { language == .chinese ? level.name : level.english ?? level.name }

    /// 评价 (3.4b) in the plan's words; ours in English where there are five.
    func rating(_ value: Int, of scale: RatingScale) -> String {
        let own = scale.name(of: value) ?? String(value)
        return scale.names.count == 5 ? name("rating.\(value)", own) : own
    }

    func knownRecord(_ key: String) -> String? { records[key] }

    func record(_ key: String, _ values: [String] = []) -> String {
        records.sentence(key, values) ?? "⟦\(key)⟧"
    }

    func fact(_ key: String, _ values: [String] = []) -> String {
        facts.sentence(key, values) ?? "⟦\(key)⟧"
    }
}
