// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Wording

@testable import MatterWeb

extension PageExamples {
    var charts: ChartsPage {
        let items = (1...3).map { CountedItem(matter: MatterNumber("500231-2026-00000\($0)")) }
        func mark(_ key: String, _ name: String, _ items: [CountedItem], shows: Bool = true) -> Chart.Mark {
            Chart.Mark(
                key: key, name: say(name), items: items, size: items.count,
                text: say("chart-count", String(items.count)), showsItems: shows)
        }
        let rows = [
            Chart.Row(
                key: "county", name: Wording.sentence("subject.county", language),
                marks: [mark("met", "chart-met", items, shows: false), mark("missed", "chart-missed", [])]),
            Chart.Row(
                key: "natural-resources", name: typed("县规划和自然资源局"),
                marks: [mark("met", "chart-met", items), mark("missed", "chart-missed", Array(items.prefix(1)))],
                note: "75.00%"),
        ]
        let period = AssessmentPeriod("2026-03")
        var chart = Chart(kind: .onTime, rows: list(rows))
        chart.whole = mood == .empty ? 0 : 62
        return ChartsPage(
            frame: frame(say("desk-charts"), desk: true), title: say("charts-title", typed("2026-03")),
            fields: [FieldView("period", say("label.period"), .brief, value: typed("2026-03"))],
            notes: list([say("charts-note")]),
            back: [FrameLink(href: "/desk/assessments?period=2026-03", text: say("desk-assessment"))],
            charts: period.map {
                [ChartView(chart, $0, say), ChartView(Chart(kind: .flow, rows: []), $0, say)]
            } ?? [])
    }
}
