// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

@testable import MatterWeb

extension PageExamples {
    var organisation: OrganisationPage {
        OrganisationPage(
            frame: frame(say("desk-organisation"), desk: true), title: say("organisation-title"),
            notices: list([say("rota-today", typed("张三"), typed("李四"))]),
            phoneBook: FrameLink(href: "/desk/organisation/phone-book", text: say("organisation-phone-book")),
            missing: list([say("missing.leader-in-charge", typed("县规划和自然资源局"))]),
            sections: list([
                OrganisationSection(
                    id: "group", title: say("organisation-group"),
                    heads: [say("head-post"), say("head-person"), say("head-duties"), say("head-days")],
                    lines: [
                        OrganisationLine(cells: [
                            say("seat.leader"), typed("赵六"), typed("主持工作组，审批三级调度。"),
                            say("days-open", "2026-01-01"),
                        ])
                    ]),
                OrganisationSection(
                    id: "rota", title: say("organisation-rota"), heads: [say("head-day")], lines: []),
            ]), forms: list([otherForm]))
    }

    var phoneBook: PhoneBookPage {
        PhoneBookPage(
            frame: frame(say("organisation-phone-book"), desk: true), title: say("organisation-phone-book"),
            duty: say("rota-today", typed("张三"), typed("李四")),
            field: FieldView("q", say("label.search"), .brief, value: typed("资源"), optional: true),
            people: list([
                PhoneLine(
                    unit: typed("县规划和自然资源局"), name: typed("王五"), post: say("post.liaison"),
                    phones: [PhoneNumber("023-55500001"), PhoneNumber("13800001001")])
            ]), printedAt: say("printed-at", "2026-02-25"))
    }
}
