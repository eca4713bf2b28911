// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Wording

@testable import MatterWeb

extension PageExamples {
    private var matterLinks: [FrameLink] {
        list([
            FrameLink(href: "/desk/matters/500231-2026-000123", text: "500231-2026-000123"),
            FrameLink(href: "/desk/matters/500231-2026-000124", text: "500231-2026-000124 (3)"),
        ])
    }

    private var periodField: FieldView {
        FieldView("period", say("label.period"), .brief, value: typed("2026-03"))
    }

    var assessment: AssessmentPage {
        AssessmentPage(
            frame: frame(say("desk-assessment"), desk: true),
            fields: [
                periodField,
                FieldView("rules", say("label.rules"), .brief, value: typed("dianjiang-2021-18"), optional: true),
            ], title: say("assessment-title", typed("2026-03")),
            notes: list([say("assessment-no-ranking", "10")]), csvHref: "/api/v1/assessments?period=2026-03&format=csv",
            links: list([FrameLink(href: "/desk/bulletins/draft?period=2026-03", text: say("bulletin"))]),
            subjects: list([
                FigureTable(
                    id: "of-county", name: Wording.sentence("subject.county", language), score: "",
                    rows: [
                        FigureRow(
                            name: Wording.sentence("indicator.satisfied", language), counts: "21 / 24", links: [],
                            meters: [MeterView(value: "87.50", text: "87.50%")], note: ""),
                        FigureRow(
                            name: Wording.sentence("indicator.poor", language), counts: "3 / 24",
                            links: [FrameLink(href: "/desk/assessments/2026-03/county/poor", text: "3 / 24")],
                            meters: [MeterView(value: "12.50", text: "12.50%")],
                            note: say("assessment-excluded", "1")),
                    ]),
                FigureTable(
                    id: "of-natural-resources", name: typed("县规划和自然资源局"), score: say("assessment-score", "92.40"),
                    rows: [
                        FigureRow(
                            name: Wording.sentence("indicator.completed-on-time", language), counts: "4 / 5",
                            links: [FrameLink(href: "/desk/assessments/2026-03/x/y", text: "4 / 5")], meters: [],
                            note: Wording.sentence("assessment.small", language))
                    ]),
            ]),
            signs: list([
                SignRow(
                    name: Wording.sentence("sign.last-minutes", language), who: typed("县规划和自然资源局"),
                    matters: matterLinks)
            ]))
    }

    var counties: CountiesPage {
        CountiesPage(
            frame: frame(say("desk-counties"), desk: true),
            fields: [FieldView("period", say("counties-period"), .brief, value: typed("2026-03"))],
            title: say("desk-counties"), notes: list([say("counties-counted", "2", "1")]),
            csv: list([FrameLink(href: "/api/v1/counties?period=2026-03&format=csv", text: say("assessment-csv"))]),
            heads: list([say("counties-registered")]),
            rows: list([
                CountyRow(
                    name: typed("武隆县"), cells: list([CountyCell(head: say("counties-registered"), text: "12")]),
                    note: say("counties-not-yet"))
            ]))
    }

    var figure: FigurePage {
        FigurePage(
            frame: frame(Wording.sentence("indicator.poor", language), desk: true),
            title: say("figure-title", typed("县规划和自然资源局"), "2026-03", Wording.sentence("indicator.poor", language)),
            counts: "1 / 24",
            back: FrameLink(href: "/desk/assessments?period=2026-03#of-county", text: say("assessment-back")),
            groups: [
                FigureGroup(title: say("figure-counted"), links: matterLinks),
                FigureGroup(title: say("figure-excluded"), links: []),
            ])
    }

    var bulletin: BulletinPage {
        BulletinPage(
            frame: frame(say("bulletin"), desk: true),
            fields: [periodField, FieldView("public", say("label.public"), .flag, optional: true)],
            title: say("bulletin-title", typed("垫江县“办不成事”反映窗口"), "2026-03"), note: say("bulletin-internal"),
            sections: list([
                BulletinSection(
                    title: Wording.sentence("bulletin-section.overdue", language),
                    lines: [
                        BulletinLine(
                            text: Wording.sentence(
                                "bulletin.overdue", [typed("县规划和自然资源局"), "2", "5"], language),
                            matters: matterLinks)
                    ])
            ]), printedAt: say("printed-at", "2026-02-25"),
            opens: list([FrameLink(href: "/desk/record-forms/bulletin?since=2026-03-01", text: say("bulletin-open"))]))
    }
}
