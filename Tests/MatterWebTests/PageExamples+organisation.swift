// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

@testable import MatterWeb

extension PageExamples {
    var organisation: OrganisationPage {
        OrganisationPage(
            frame: frame(say("desk-organisation"), desk: true), title: say("organisation-title"),
            notices: list([say("organisation-changed", say("change.rota"))]),
            duty: list([say("rota-today", typed("张三"), typed("李四"))]),
            gaps: list([say("rota-gap", "2026-03-03", say("place.window"))]),
            ways: list([FrameLink(href: "/desk/organisation/phone-book", text: say("organisation-phone-book"))]),
            missing: list([say("missing.leader-in-charge", typed("县规划和自然资源局"))]),
            missingRest: list([
                FoldedList(
                    title: say("organisation-rest", "1"), lines: list([say("missing.liaison", typed("县民政局"))]))
            ]), rota: rota,
            sections: list([
                OrganisationSection(
                    id: "group", title: say("organisation-group"),
                    heads: [say("head-post"), say("head-duties")], folded: true,
                    unfold: say("organisation-unfold", "13"),
                    lines: [
                        OrganisationLine(cells: [
                            OrganisationCell(head: say("head-post"), text: say("seat.leader")),
                            OrganisationCell(head: say("head-duties"), text: typed("主持工作组，审批三级调度。")),
                        ])
                    ]),
                OrganisationSection(
                    id: "rota-later", title: say("organisation-rota-later"), heads: [say("head-day")], folded: false,
                    unfold: "", lines: []),
            ]),
            changes: list([
                FrameLink(
                    href: "/desk/organisation?form=posts#form-posts", text: say("change.posts"), current: true)
            ]), forms: list([otherForm]))
    }

    /// A day to fill with a mistake, and one that is over.
    private var rota: RotaView {
        let field = FieldView(
            "days[0][window]", say("rota-field", typed("2月25日 周三"), say("head-window")), .text, value: typed("张三、王二"),
            errors: list([typed("没有叫“王二”的人。")]))
        let cell = RotaCell(
            head: say("head-window"), text: "", notes: list([say("is-away", typed("张三"))]),
            gaps: list([say("rota-open")]),
            fields: list([field]), list: "rota-window", was: "days[0][windowWas]", shown: typed("张三"))
        let over = RotaCell(
            head: say("head-window"), text: typed("李四"), notes: [], gaps: [], fields: [], list: "rota-window",
            was: "days[1][windowWas]", shown: typed("李四"))
        return RotaView(
            title: say("organisation-rota"), editable: true, csrf: "t", hints: list([say("rota-hint")]),
            problems: problems, lists: list([RotaList(id: "rota-window", names: list([typed("张三")]))]),
            weeks: list([
                RotaWeek(
                    id: "rota-this-week", title: say("rota-this-week", typed("2月23日"), typed("3月1日")),
                    days: list([
                        RotaDay(
                            name: "days[0][day]", day: "2026-02-25", title: typed("2月25日 周三"),
                            marks: list([say("rota-day-workday")]), css: "works", editable: true, cells: list([cell])),
                        RotaDay(
                            name: "days[1][day]", day: "2026-02-24", title: typed("2月24日 周二"),
                            marks: list([say("rota-day-makeup", typed("春节"))]), css: "works over", editable: false,
                            cells: list([over])),
                    ]))
            ]), submit: say("rota-save"))
    }

    var phoneBook: PhoneBookPage {
        PhoneBookPage(
            frame: frame(say("organisation-phone-book"), desk: true), title: say("organisation-phone-book"),
            duty: say("rota-today", typed("张三"), typed("李四")),
            field: FieldView("q", say("label.search"), .brief, value: typed("资源"), optional: true),
            people: list([
                PhoneLine(
                    unit: typed("县规划和自然资源局"), name: typed("王五"), post: say("post.liaison"),
                    phones: [
                        PhoneNumber("023-55500001", say("head-office-phone")),
                        PhoneNumber("13800001001", say("head-phone")),
                    ])
            ]), none: say("phone-book-none", typed("资源")), printedAt: say("printed-at", "2026-02-25"))
    }
}
