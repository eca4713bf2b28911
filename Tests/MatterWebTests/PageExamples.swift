// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Wording

@testable import MatterWeb

/// One example of every page in three moods: as it should be, with hostile text, with nothing to show.
struct PageExamples {
    enum Mood: String, CaseIterable { case named, hostile, empty }

    static let hostile =
        "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\"\u{301} onfocus=alert(3) {{frame.csrf}}"
        + String(repeating: "很长的名字", count: 40)

    let mood: Mood
    var language = Language.chinese
    var large = false

    var say: Words { Words(language) }

    /// Text that people typed.
    func typed(_ text: String) -> String { mood == .hostile ? Self.hostile : text }

    func list<Item>(_ items: [Item]) -> [Item] { mood == .empty ? [] : items }

    func frame(_ title: String, desk: Bool = false) -> Frame {
        Frame(
            title: title, lang: language.rawValue, looks: large ? ["large"] : [], say: say,
            name: desk ? say("desk-name") : "垫江县“办不成事”反映窗口", home: desk ? "/desk" : "/",
            links: desk
                ? [
                    FrameLink(href: "/desk", text: "今天", current: title == "今天"),
                    FrameLink(href: "/desk/matters", text: "台账"),
                    FrameLink(href: "/desk/matters/new", text: "登记"),
                ]
                : [
                    FrameLink(href: "/report", text: say("report")), FrameLink(href: "/track", text: say("track")),
                    FrameLink(href: "/rate", text: say("rate")),
                ],
            hotlines: [
                HotlineView(name: "行管办", number: "023-74522706", tel: "02374522706", hours: "工作日 9:00–17:30"),
                HotlineView(name: "反映窗口", number: "023-74511311", tel: "02374511311", hours: "工作日 9:00–17:30"),
            ],
            footLinks: [FrameLink(href: "/privacy", text: say("privacy"))], isPublic: !desk, signedIn: desk,
            who: desk ? typed("李四（行管办）") : "", csrf: "c5rf",
            largeLink: LookLink(
                href: "/large?on=1&back=/", text: say(large ? "large-off" : "large-on"), other: say("large-off"),
                look: "large"),
            contrastLink: LookLink(
                href: "/contrast?on=1&back=/", text: say("contrast-on"), other: say("contrast-off"), look: "strong"),
            languageLink: FrameLink(href: "/language?to=en&back=/", text: say("language-other")),
            otherLang: language == .chinese ? "en" : "zh-Hans", stylesheet: "/assets/bancheng.css",
            script: "/assets/bancheng.js")
    }

    static let calendar = WorkCalendar(
        version: "example", years: 2026...2026,
        holidays: Dictionary(
            uniqueKeysWithValues: (15...23).compactMap { LocalDate(year: 2026, month: 2, day: $0) }
                .map { ($0, "春节") }),
        makeUpWorkdays: Dictionary(
            uniqueKeysWithValues: [14, 28].compactMap { LocalDate(year: 2026, month: 2, day: $0) }
                .map { ($0, "春节") }))

    static let now = instant("2026-02-25T10:20:00+08:00")

    static func instant(_ text: String) -> Instant { Instant(text) ?? Instant(seconds: 0) }

    var words: DayWords { DayWords(say: say, calendar: Self.calendar, now: Self.now) }

    /// The promise of a two-unit matter accepted before the Spring Festival.
    var promise: Due {
        Self.calendar.due(from: Self.instant("2026-02-12T15:30:00+08:00"), term: .workdays(5))
    }

    var late: Due {
        Self.calendar.due(from: Self.instant("2026-02-12T15:30:00+08:00"), term: .workdays(3))
    }

    var loop: [LoopStep] {
        [
            LoopStep("登记", .past, notes: ["2月12日 10:20"]),
            LoopStep("评判", .past, notes: ["予以受理"]),
            LoopStep("调度", .past, notes: ["二级调度，2 个单位"]),
            LoopStep(
                "办理", .current, notes: [typed("县规划和自然资源局（主办）　办结并答复反映人")],
                dues: [words.due(promise)]),
            LoopStep("回访", .ahead), LoopStep("销号", .ahead),
        ]
    }

    var obligations: [ObligationRow] {
        list([
            ObligationRow(
                party: typed("县规划和自然资源局（主办）"), act: "办结并答复反映人", due: words.due(promise), notes: [],
                clause: "3.4a"),
            ObligationRow(
                party: typed("县农业农村委（协办）"), act: "办理交办事项", due: words.due(late),
                notes: ["已超期，已报上一级"], clause: "3.3"),
            ObligationRow(
                party: "行管办", act: "整理会商纪要", due: DueView("2月13日 已完成", .done), notes: [], clause: "3.3 L2"),
        ])
    }

    var why: [WhyDate] {
        list([
            WhyDate(promise, clause: "3.3 L2", open: true, words: words),
            WhyDate(late, clause: "3.3", of: "县农业农村委", words: words),
        ])
    }

    var story: [StoryEntry] {
        list([
            StoryEntry(
                at: "2026-02-13T16:05:00+08:00", time: "2月13日 16:05", who: typed("王五（县规划和自然资源局）"),
                sentence: "县规划和自然资源局签收交办单 垫办交〔2026〕17号，成立专班。", quotes: [typed("王五牵头，用地岗、窗口首席代表参加。")]),
            StoryEntry(
                at: "2026-02-13T09:40:00+08:00", time: "2月13日 09:40", who: "李四（行管办）",
                sentence: "签发给县规划和自然资源局的交办单 垫办交〔2026〕17号。", quotes: []),
            StoryEntry(
                at: "2026-02-12T10:20:00+08:00", time: "2月12日 10:20", who: "窗口",
                sentence: "登记，来源：大厅窗口。", quotes: [typed("跑了三趟，一个说先备案，一个说先用地。\n哪边都不开头。")]),
        ])
    }

    var slips: [SlipRow] {
        list([
            SlipRow(
                printed: "垫办交〔2026〕17号", hrefs: ["/desk/slips/500231-2026-J0017"],
                unit: typed("县规划和自然资源局"), role: "主办", state: "已签收，办理中", due: words.due(promise), notes: []),
            SlipRow(
                printed: "垫办交〔2026〕18号", hrefs: [], unit: typed("县农业农村委"), role: "协办",
                state: "已签发，待签收", due: words.due(late), notes: [typed("联系电话：023-74500000")]),
        ])
    }

    var problems: [ProblemView] {
        list([
            ProblemView(
                title: say("problem-title", "2"),
                items: [
                    .init(typed("联系电话：电话号码不对。请填 11 位手机号，或带区号的固定电话。"), href: "#reporter-phone"),
                    .init("评判须有科室负责人或首席代表参加。（3.2）"),
                ])
        ])
    }
}
