// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Wording

@testable import MatterWeb

extension PageExamples {
    /// Every page there is; a template nobody shows here fails the contract test.
    var pages: [any PageView] {
        [
            home, report, review, draft, receipt, privacy, outcomes, trackForm, track, rate, error, signIn, board,
            ledger, intake, matter, file, paper, records, record, recordForm, assessment, counties, figure, charts,
            bulletin,
            organisation, phoneBook, imports, identityReadings, account, call, handover, versions,
            version,
        ]
    }

    static let matterTitle = "养殖场备案卡在用地性质，两个部门各说各的"

    var reportFields: [FieldView] {
        [
            FieldView(
                "narrative", say("field-narrative"), .area, value: typed("跑了三趟，一个说先备案，一个说先用地。"),
                hint: say("field-narrative-hint"), longest: 5000),
            FieldView(
                "unit", say("field-unit"), .text, value: typed("规划和自然资源局"), hint: say("field-unit-hint"),
                options: [OptionView(typed("县规划和自然资源局"), "")]),
            FieldView("reason", say("field-reason"), .text, value: typed("两边互相推"), hint: say("field-reason-hint")),
            FieldView("reporter[name]", say("field-name"), .brief, value: typed("张三"), autocomplete: "name"),
            FieldView(
                "reporter[phone]", say("field-phone"), .tel, value: typed("1380013"), hint: say("field-phone-hint"),
                errors: mood == .empty ? [] : ["电话号码不对。请填 11 位手机号，或带区号的固定电话。"], autocomplete: "tel"),
        ]
    }

    var more: [FieldView] {
        [
            FieldView(
                "obstacle", say("field-obstacle"), .choices, value: "complex",
                options: [
                    OptionView("", say("field-obstacle-none")), OptionView("missing-evidence", "材料不齐、证明开不出来"),
                    OptionView("complex", typed("要跑几个单位或几个窗口"), hint: "不好办"),
                ]),
            FieldView("tried[times]", say("field-tried-times"), .number, value: "3", optional: true),
            FieldView("tried[since]", say("field-tried-since"), .date, value: "2026-01-20", optional: true),
            FieldView(
                "reporter[keepSecret]", say("field-keep-secret"), .flag, value: "true",
                hint: say("field-keep-secret-hint")),
        ]
    }

    /// 没写完的 of a form, with another one beside it.
    func kept(_ form: String) -> KeptForm {
        KeptForm(
            form: form, piece: "ABCDEFGHJKLM",
            restored: list([
                RestoredForm(
                    said: say("desk-draft-restored", "2月26日 09:40"), form: form, piece: "ABCDEFGHJKLM.3", back: "/desk",
                    csrf: "c5rf",
                    others: list([FrameLink(href: "/desk/matters/new?kept=new", text: say("desk-draft-empty"))]))
            ]))
    }

    var form: FormView {
        var form = judgementForm
        form.keeps = [kept(form.action)]
        return form
    }

    private var judgementForm: FormView {
        FormView(
            id: "form-judgement", action: "/desk/matters/500231-2026-000123/judgement", title: "评判",
            hints: ["予以受理的，选主要类型；不予受理的，选理由并写明解释。"],
            fields: [
                FieldView(
                    "decision", "怎么判", .choices, value: "accept",
                    options: [OptionView("accept", "予以受理"), OptionView("decline", "不予受理", hint: "须另一人复签")],
                    inline: true),
                FieldView(
                    "obstacle", "主要类型", .select, value: "complex",
                    options: [OptionView("", "请选择"), OptionView("complex", "不好办")]),
                FieldView("heading", "参加人", .heading, hint: "至少一位科室负责人或首席代表。"),
                FieldView("participants[0][name]", "姓名", .brief, value: typed("王五"), half: true),
                FieldView("participants[0][opinion]", "意见", .area, value: typed("可按设施农用地备案。")),
                FieldView("version", "", .hidden, value: "7"),
                FieldView("fold", "不受理的：理由和解释", .fold, hint: "不受理才填。"),
                FieldView("explanation", "给反映人的解释", .area, value: typed("案件在法院。"), optional: true),
            ], submit: "保存评判", csrf: "c5rf", open: mood != .empty, problems: problems)
    }

    var otherForm: FormView {
        FormView(
            id: "form-reminders", action: "/desk/matters/500231-2026-000123/reminders", title: "催办", hints: [],
            fields: [FieldView("text", "说什么", .area, optional: true)], submit: "催办", csrf: "c5rf")
    }

    var home: HomePage {
        HomePage(
            frame: frame(say("home-page")),
            counties: list([CountyList(links: list([FrameLink(href: "//wulong.example.cn/", text: typed("武隆县"))]))]),
            loop: [
                LoopStep(say("home-loop-report"), .current, notes: [say("home-note-report", "当天")]),
                LoopStep(say("home-loop-judge"), .ahead, notes: [say("home-note-judge", "1 个工作日内")]),
                LoopStep(
                    say("home-loop-handle"), .ahead, notes: ["一级调度：2 个工作日", "二级调度：5 个工作日", "三级调度：领导定期限"]),
                LoopStep(say("home-loop-reply"), .ahead, notes: [say("home-note-reply")]),
                LoopStep(say("home-loop-call"), .ahead, notes: [say("home-note-call")]),
                LoopStep(say("home-loop-close"), .ahead, notes: [say("home-note-close")]),
            ],
            kinds: list(
                ["missing-evidence", "rigid-reading", "needs-help", "complex", "obstructed", "other"].map {
                    FactRow(name: typed("要跑几个单位或几个窗口、环节太多"), value: say("help." + $0))
                }),
            declines: list([FactRow(name: typed("涉诉"), value: "案件在法院，请向办案法院提出。")]))
    }

    var report: ReportPage {
        ReportPage(
            frame: frame(say("report-what")), heading: say("report-what"), place: say("step-of", "1", "5"),
            problems: problems,
            others: list([
                ReviewPart(
                    title: say("elsewhere-other"), href: "/report/what",
                    facts: list([FactRow(name: say("field-narrative"), value: typed("跑了两趟。"))]),
                    change: say("elsewhere-take"))
            ]), notices: list([say("note-expired")]), leads: list([say("report-what-lead")]),
            fields: reportFields,
            folds: list([Fold(title: say("report-place-more"), open: mood == .hostile, more: more)]),
            notes: list([say("report-what-note")]),
            asides: list([FieldView("own", say("field-own"), .flag, hint: say("field-own-hint", "10"))]),
            action: "/report/what", draft: list([typed("7K4M92QX7K4M")]), seen: typed("3.92QX7K4M92QX"),
            idles: list([IdleView("idle", say)]), kept: say("draft-unsaved", "7"),
            back: list([FrameLink(href: "/report/what", text: say("report-back"))]),
            submit: say("report-on"), left: say("letters-left", "{0}"), over: say("letters-over", "{0}"), csrf: "c5rf")
    }

    var review: ReviewPage {
        ReviewPage(
            frame: frame(say("review-title")), place: say("step-of", "5", "5"), problems: problems,
            doubts: list([
                ProblemView(
                    title: say("doubt-title"),
                    items: [
                        .init(typed("联系电话：这是座机。"), href: "/report/you#reporter-phone"), .init("证件号码：请再看一眼。"),
                    ])
            ]),
            parts: [
                ReviewPart(
                    title: say("report-what"), href: "/report/what",
                    facts: list([FactRow(name: say("field-narrative"), value: typed("跑了三趟。\n没人开头。"))]),
                    change: say("review-change"))
            ],
            notes: list([say("review-no-phone")]), draft: list([typed("7K4M92QX7K4M")]),
            seen: typed("3.92QX7K4M92QX"), idles: list([IdleView("idle", say)]), csrf: "c5rf")
    }

    var draft: DraftPage {
        DraftPage(
            frame: frame(say("draft-saved")), title: say("draft-saved"), leads: list([say("draft-saved-lead")]),
            codes: list([typed("7K4M-92QX-7K4M")]),
            asks: list([
                DraftAsk(
                    fields: [FieldView("code", say("field-draft-code"), .brief, hint: say("field-draft-code-hint"))],
                    submit: say("resume-go"))
            ]), links: list([DraftLink(href: "/report/what", text: say("draft-go-on"), quiet: true)]),
            draft: list([typed("7K4M92QX7K4M")]),
            buttons: [
                DraftButton(value: "new", text: say("draft-noted"), quiet: false),
                DraftButton(value: "drop", text: say("draft-drop"), quiet: true),
            ],
            idles: list([IdleView("new", say)]), csrf: "c5rf")
    }

    var privacy: PrivacyPage {
        PrivacyPage(
            frame: frame(say("privacy")),
            parts: list([PrivacyPart(title: say("privacy-who-title"), text: list([typed(say("privacy-who", "县行管办"))]))])
        )
    }

    var outcomes: OutcomesPage {
        let part = PublishedPart(
            title: typed("一件养殖场备案"), at: say("published-on", "3月2日"), paragraphs: list([typed("两个单位一起看了现场。")]),
            figures: list([typed("本期登记 12 件。")]))
        return OutcomesPage(
            frame: frame(say("outcomes")), typical: list([part]), bulletins: list([part]),
            earlierTypical: list([FrameLink(href: "/outcomes?typical-matter=9", text: say("outcomes-earlier"))]),
            earlierBulletins: list([FrameLink(href: "/outcomes?bulletin=9", text: say("outcomes-earlier"))]))
    }

    var receipt: ReceiptPage {
        ReceiptPage(
            frame: frame(say("receipt-title")),
            doubts: list([
                ProblemView(title: say("receipt-doubt-title"), items: [.init(typed("这个座机没有区号。"))])
            ]), number: "500231-2026-000123", codes: list(["7K4M-92QX"]),
            representatives: list(["第 1 位联名人（代表人）的查询码：7K4M-92QX"]),
            title: typed(Self.matterTitle), at: "2026年2月12日 10:20 收到", loop: loop,
            next: list(["2月12日 周四 17:30 前会有人联系您，把事情问清楚。", "2月13日 周五 下班前判断办不办，并告诉您。"]),
            settled: list([typed("当场补好了")]), hasNext: mood != .empty, promises: [say("receipt-promise")],
            links: [FrameLink(href: "/track?number=500231-2026-000123", text: say("track"))],
            files: list([files]), closings: list([ReceiptClosing(csrf: "c5rf", idles: list([.receipt(say)]))]),
            marks: list([QRView("500231-2026-000123 7K4M92QX", label: say("receipt-mark"))]))
    }

    var trackForm: TrackFormPage {
        TrackFormPage(
            frame: frame(say("track-title")), problems: problems, notices: list([say("note-gone")]),
            title: say("track-title"), lead: say("track-lead"),
            action: "/track",
            fields: [
                FieldView("number", say("field-number"), .brief, value: typed(""), hint: say("field-number-hint")),
                FieldView("code", say("field-code"), .brief, value: typed(""), hint: say("field-code-hint")),
            ], submit: say("track-look"), lost: say("track-lost"), csrf: "c5rf")
    }

    private var staying: Frame {
        var frame = frame(say("track-title"))
        let looks = [
            LookButton(value: "large/1", text: say("large-on"), change: list([frame.largeLink])),
            LookButton(value: "language/en", text: say("language-other"), langs: ["en"]),
        ]
        frame.staying = list([
            StayingForm(number: "500231-2026-000123", code: typed("7K4M92QX"), csrf: "c5rf", looks: list(looks))
        ])
        return frame
    }

    var track: TrackPage {
        TrackPage(
            frame: staying, strayed: strayed, number: "500231-2026-000123",
            title: typed(Self.matterTitle),
            notices: list([say("done.urge")]),
            now: ["现在由\(typed("县规划和自然资源局"))办理并答复您，2月26日 周四 下班前。", "答应您的期限：2月26日 周四 下班前。"],
            loop: loop, obligations: obligations, why: why, story: story,
            replies: list([
                StoryEntry(
                    at: "2026-02-26T16:00:00+08:00", time: "2月26日 16:00", who: "县规划和自然资源局",
                    sentence: say("reply-heading"),
                    quotes: [typed("已经备案，请带身份证来取。")])
            ]), forms: list([otherForm]), files: files)
    }

    var rate: RatePage {
        RatePage(
            frame: frame(say("rate-title")), aspects: list(["服务态度", "办理结果", "办事效率", "廉洁勤政"]),
            levels: list(["非常满意", "满意", "基本满意", "不满意", "非常不满意"]))
    }

    var error: ErrorPage {
        ErrorPage(
            frame: frame(say("error-404")), title: say("error-404"), happened: list([typed("没有找到这件反映事项。")]),
            advice: list([say("advice-number"), say("advice-call")]), codes: list(["matter-unknown"]),
            back: list([FrameLink(href: "/", text: say("back-home"))]))
    }
}
