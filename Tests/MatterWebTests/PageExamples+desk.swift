// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Wording

@testable import MatterWeb

extension PageExamples {
    var signIn: SignInPage {
        SignInPage(
            frame: frame("登录"), problems: problems, kept: list([say("sign-in-kept")]),
            action: "/desk/sign-in",
            fields: [
                FieldView("account", "账号", .brief, value: typed("lisi"), autocomplete: "username"),
                FieldView("password", "密码", .password, autocomplete: "current-password"),
            ])
    }

    var rows: [QueueRow] {
        list([
            QueueRow(
                due: words.due(late), flags: [], href: "/desk/matters/500231-2026-000123",
                title: typed(Self.matterTitle), facts: "二级调度　大厅窗口　第 3 天", number: "500231-2026-000123",
                party: typed("县农业农村委"), act: "办理交办事项", notes: ["已超期，已报上一级"],
                boxes: list([
                    RemindBox(
                        id: "remind-500231-2026-000123-4",
                        value: "500231-2026-000123 500231-2026-J0018", label: typed("催办县农业农村委：500231-2026-000123"),
                        checked: true)
                ])),
            QueueRow(
                due: DueView("今天 16:00 前", .soon), flags: [],
                href: "/desk/matters/500231-2026-000124", title: typed("老人不会用手机，养老认证断了两个月"),
                facts: "一级调度　服务热线", number: "500231-2026-000124", party: "行管办", act: "评判", notes: []),
            QueueRow(
                due: words.due(promise), flags: ["时限过半"], href: "/desk/matters/500231-2026-000125",
                title: typed("营业执照地址和产权证门牌对不上"), facts: "二级调度　群工系统", number: "500231-2026-000125",
                party: typed("县市场监管局"), act: "办结并答复反映人", notes: []),
        ])
    }

    var board: BoardPage {
        BoardPage(
            frame: frame("今天", desk: true), problems: problems, handoverNotes: notes, notices: list(["已登记。"]),
            outcomes: list([
                OutcomeList(
                    title: say("remind-told", "1"),
                    lines: [
                        .init(
                            title: typed(Self.matterTitle), href: "/desk/matters/500231-2026-000123",
                            text: say("remind-sent", typed("县农业农村委")))
                    ])
            ]), title: "今天，2月25日 周三",
            begin: list([FrameLink(href: "/desk/matters/new", text: say("board-register"))]),
            ways: list([FrameLink(href: "/desk/calls", text: say("call-title"))]),
            groups: [
                CountGroup(
                    titles: [say("board-own")],
                    counts: [
                        CountView(href: "/desk?show=late", number: "2", word: "已超期", shape: "late", current: false),
                        CountView(href: "/desk?show=today", number: "4", word: "今天到期", shape: "soon", current: true),
                        CountView(href: "/desk?show=call", number: "6", word: "待回访", shape: "", current: false),
                        CountView(href: "/desk", number: "19", word: "全部", shape: "", current: false),
                    ]),
                CountGroup(
                    titles: [say("board-county")],
                    counts: [
                        CountView(
                            href: "/desk?of=county&show=unreceived", number: "1", word: "未签收", shape: "",
                            current: false)
                    ]),
            ], listTitles: list([say("board-list-county", "未签收")]), rows: rows, empty: say("board-empty"),
            reminders: list([
                RemindForm(
                    csrf: "c5rf", hidden: [FieldView("once", "", .hidden, value: "23456789")],
                    how: FieldView(
                        "how", say("remind-how"), .choices, value: "message",
                        options: [OptionView("message", say("how.message"))], inline: true),
                    text: FieldView(
                        "text", say("remind-text"), .text, id: "remind-text", value: typed("请抓紧"), optional: true),
                    tickAll: FrameLink(href: "/desk?of=county&tick=all#list", text: say("remind-tick-all")))
            ]), older: list([FrameLink(href: "/desk?cursor=x", text: "后面还有")]),
            fresh: FreshView(
                updates: "/desk/updates?since=abc", href: "/desk", some: say("fresh-some", "{0}"),
                any: say("fresh-any")))
    }

    var call: CallPage {
        let field = FieldView("remark", say("label.remark"), .area, value: typed("还行"), optional: true)
        var form = FormView(
            id: "call", action: "/desk/calls/500231-2026-000123", title: say("call-record"),
            hints: list([say("form-hint.follow-up-calls")]), fields: [field], submit: say("call-submit"),
            csrf: "c5rf", open: true, problems: problems)
        form.keeps = [kept(form.action)]
        let view = CallView(
            number: "500231-2026-000123", href: "/desk/matters/500231-2026-000123", title: typed(Self.matterTitle),
            summary: "大厅窗口　不好办", dues: list([words.due(promise)]),
            people: list([
                CallPerson(
                    name: typed("张三"), role: "第 1 位联名人",
                    phones: list([PhoneView(text: typed("13800131234"), tel: "13800131234")]), note: "")
            ]), script: list([say("call-script-end")]),
            facts: list([FactRow(name: "办理结果", value: typed("已办结登记。"), dials: list(["13800131234"]))]),
            tried: list([say("call-tried", "2月24日 10:00", "没有接通")]),
            forms: [form], skip: FrameLink(href: "/desk/calls?after=x", text: say("call-skip")))
        return CallPage(
            frame: frame(say("call-title"), desk: true), strayed: strayed, notices: list([say("call-saved", "1")]),
            title: say("call-title"), left: say("call-left", "6"), calls: list([view]), nothing: say("call-none"),
            ways: list([FrameLink(href: "/desk", text: say("back-desk"))]))
    }

    private var notes: [NoteView] {
        list([
            NoteView(
                id: "91", title: say("handover-from-whom", typed("张三"), "2月24日 17:20"),
                text: typed("李四家的备案，明早要回电话。"), csrf: ["c5rf"], waits: []),
            NoteView(
                id: "92", title: say("handover-from-whom", "王五", "2月24日 17:25"), text: "钥匙在抽屉里。", csrf: [],
                waits: [say("handover-unread")]),
        ])
    }

    private var handoverForm: FormView {
        var form = FormView(
            id: "form-handover", action: "/desk/handover/notes", title: say("form.notes"), hints: [],
            fields: [FieldView("text", say("handover-write"), .area, value: typed("明早要回电话。"))],
            submit: say("handover-leave"), csrf: "c5rf", open: true, problems: problems)
        form.keeps = [kept("/desk/handover/notes")]
        return form
    }

    var handover: HandoverPage {
        HandoverPage(
            frame: frame(say("handover-title"), desk: true).onPaper,
            notices: list([say("handover-left")]), handoverNotes: notes, forms: list([handoverForm]),
            later: list([
                PrintLater(seconds: "600", href: "/desk/handover?print", words: say("handover-later", "17:20"))
            ]), now: list(["/desk/handover"]), sheets: list([SheetView(part: sheet, say, id: "handover")]))
    }

    var ledgerRows: [LedgerLine] {
        list([
            LedgerLine(
                href: "/desk/matters/500231-2026-000123", number: "500231-2026-000123",
                title: typed(Self.matterTitle),
                marked: [
                    MarkedPart(text: typed("备案"), mark: true), MarkedPart(text: typed("办了三个月"), mark: false),
                ], excerpts: list([MarkedText(parts: [MarkedPart(text: typed("去年就交了"), mark: false)])]),
                reported: "2月12日", channel: "大厅窗口", stage: "办理", obstacle: "不好办",
                level: "二级调度", units: typed("县规划和自然资源局、县农业农村委"), due: words.due(promise)),
            LedgerLine(
                href: "/desk/matters/500231-2026-000124", number: "500231-2026-000124",
                title: typed("老人不会用手机，养老认证断了两个月"),
                marked: [MarkedPart(text: typed("老人不会用手机，养老认证断了两个月"), mark: false)], excerpts: [],
                reported: "2月25日", channel: "服务热线", stage: "评判",
                obstacle: "", level: "", units: "", due: DueView("今天 16:00 前", .soon)),
        ])
    }

    var ledger: LedgerPage {
        LedgerPage(
            frame: frame("工作台账", desk: true),
            search: [FieldView("q", "找什么", .text, value: typed("备案"), optional: true)],
            filters: [
                FieldView(
                    "stage", "阶段", .select, value: "handling",
                    options: [OptionView("", "全部"), OptionView("handling", "办理")]),
                FieldView("from", "从", .date, value: "2026-02-01"),
                FieldView("overdue", "只看超期", .flag),
            ], narrows: mood != .empty, filtered: mood != .empty, chosen: "找到的排在前面的 2 件",
            late: list([say("search-late", "3")]), rows: ledgerRows, nothing: [say("search-nothing")],
            next: list([FrameLink(href: "/desk/matters?cursor=x", text: "下一页")]),
            exportLinks: list([FrameLink(href: "/desk/ledger?format=xlsx", text: say("ledger-export-xlsx"))]),
            importLink: list([FrameLink(href: "/desk/imports", text: say("imports-title"))]),
            printedAt: "2026年2月25日 10:20 打印")
    }

    var similar: [SimilarLine] {
        ledgerRows.map {
            SimilarLine(
                line: $0, why: "同一电话、同一服务事项、同一单位，90 天内第 3 件", owed: list([typed("行管办：评判　今天下班前")]),
                link: "link:500231-2026-000123")
        }
    }

    private var units: Organisation {
        let unit = HandlingUnit(id: "natural-resources", name: typed("县规划和自然资源局"), kind: .county)
        return Organisation(units: mood == .empty ? [:] : [unit.id: unit])
    }

    var intake: IntakePage {
        IntakePage(
            frame: frame("登记", desk: true).offering(units), problems: problems,
            phoneField: FieldView("reporter[phone]", "电话", .tel, value: typed("13800131234")), searched: true,
            similar: similar, nothingFound: say("intake-none-found"),
            fields: [
                FieldView(
                    "unit", say("clerk-field-unit"), .unit, value: typed("zrzy"), placeholder: say("unit-placeholder"))
            ] + reportFields.prefix(4).filter { $0.name != "unit" }, more: more, moreOpen: mood == .hostile,
            people: list([FieldView("jointReporters[0][name]", "联名人姓名", .text, value: typed("王五"))]),
            peopleOpen: mood == .hostile, spot: FieldView("spot", say("field-spot"), .area, value: typed("窗口帮忙办好了。")),
            spotOpen: mood == .hostile, csrf: "c5rf", once: "23456789", keep: kept("/desk/matters/new"))
    }

    var strayed: [StrayedForm] {
        let field = FieldView("reason", "理由", .area, value: typed("两边互相推"))
        var stray = StrayedForm(
            "评判", ["这件已经评判过。"], [field], Typed(["reason": .text(typed("两边互相推"))], [:]), say)
        stray.restored = kept("/desk/matters/500231-2026-000123/judgement").restored
        return list([stray])
    }

    var matter: MatterPage {
        MatterPage(
            frame: frame("反映事项", desk: true), strayed: strayed, notices: list(["已签收。"]),
            related: list([FrameLink(href: "/desk/matters/500231-2026-000001", text: "与 500231-2026-000001 关联")]),
            number: "500231-2026-000123",
            summary: "大厅窗口　不好办　二级调度", title: typed(Self.matterTitle), loop: loop, obligations: obligations,
            nothingOwed: say("matter-nothing-owed"), why: why,
            facts: list([FactRow(name: "卡在哪里", value: typed("两边互相推"))]),
            narrative: list([typed("跑了三趟，一个说先备案，一个说先用地。")]), story: story, slips: slips,
            reporter: list([FactRow(name: "姓名", value: typed("张*")), FactRow(name: "电话", value: "138****1234")]),
            joint: list([FactRow(name: "联名人", value: typed("王*　138****0005"))]),
            reveal: list([reveal]), reporterNote: list(["要求保密"]), ratings: list([FactRow(name: "服务态度", value: "满意")]),
            forms: list([form, otherForm]), blocked: list(["电话回访：办过这件事的人不能回访。"]),
            records: list([
                RecordLine(
                    href: "/desk/records/500231-2026-UT0001", number: "500231-2026-UT0001", kind: "承诺", phase: "承诺期内")
            ]), remedies: list([FrameLink(href: "/desk/record-forms/investigation?matter=x", text: "开始调查取证")]),
            files: files,
            papers: list([FrameLink(href: "/desk/papers/receipt/500231-2026-000123", text: "受理回执")]))
    }
}
