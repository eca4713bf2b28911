// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import MatterCore
import MatterStore
import Wording

/// 图 (4.2): for whoever may see the assessment, and of it what she may see.
extension PageRequest {
    func charts() async throws -> Response {
        try Site.mayAssess(official)
        let typed = query("period") ?? String(now.date.year)
        let plan = try await site.read { try $0.plan() }
        guard let period = AssessmentPeriod(typed) else {
            let known = FieldErrors([
                FieldError(FieldPath().adding("period"), .unknownValue, ["2026 2026-03 2026-W10"])
            ])
            let errors = known.byName(language)["period"] ?? []
            return .html(ChartsPage(nil, self, plan, typed, errors), status: .unprocessableContent)
        }
        return .html(ChartsPage(try await site.charts(period, context), self, plan, typed))
    }

    /// The matters of one mark.
    func chartMark() async throws -> Response {
        try Site.mayAssess(official)
        guard let period = AssessmentPeriod(context.part("period")),
            let kind = Chart.Kind(rawValue: context.part("chart"))
        else { throw Problem.notFound }
        let charts = try await site.charts(period, context)
        guard let found = charts.chart(kind)?.mark(context.part("row"), context.part("mark")), found.mark.showsItems
        else { throw Problem.notFound }
        let say = say
        let title = say("chart-mark-title", say("chart.\(kind.rawValue)"), period.description, found.row.name)
        let links = found.mark.items.map { item in
            FrameLink(
                href: "/desk/matters/\(item.matter)",
                text: kind.isTime
                    ? say("chart-item-days", item.matter.text, String(item.amount))
                    : [item.matter.text, item.slip?.text].compactMap(\.self).joined(separator: " "))
        }
        return .html(
            FigurePage(
                frame: frame(say("chart.\(kind.rawValue)"), charts.plan), title: title, counts: found.mark.text,
                back: FrameLink(href: "/desk/figures?period=\(period)#\(kind.rawValue)", text: say("charts-back")),
                groups: [FigureGroup(title: found.mark.name, links: links)]))
    }
}

extension Site {
    func charts(_ period: AssessmentPeriod, _ context: SiteContext) async throws -> Charts {
        let view = try await assessment(.init(period: period, rules: nil, isPublic: false), context)
        let language = context.language
        return try await read { reader in
            let named = view.assessment.movement.services.filter { !$0.isSealed || view.knowsInquiries }
            let services = try reader.texts(view.onlyFor == nil ? named.compactMap(\.service) : [])
            return Charts(view: view, plan: try reader.plan(), services: services, language: language)
        }
    }
}

extension Chart.Kind {
    var isTime: Bool { self == .stages || self == .units }
}

extension ChartsPage {
    fileprivate init(
        _ charts: Charts?, _ request: PageRequest, _ plan: Plan, _ typed: String, _ errors: [String] = []
    ) {
        let say = request.say
        frame = request.frame(say("desk-charts"), plan)
        title = say("charts-title", charts?.view.assessment.period.description ?? typed)
        fields = [FieldView("period", say("label.period"), .brief, value: typed, errors: errors, longest: 8)]
        notes =
            charts.map {
                [
                    say("assessment-as-of", String($0.view.assessment.asOf.description.prefix(16)), $0.view.plan),
                    say("charts-note"),
                ]
            } ?? []
        back = [
            FrameLink(
                href: "/desk/assessments?period=\(typed.addingPercentEncoding)", text: say("desk-assessment"))
        ]
        self.charts = charts.map { all in all.all.map { ChartView($0, all.view.assessment.period, say) } } ?? []
    }
}

extension ChartView {
    init(_ chart: Chart, _ period: AssessmentPeriod, _ say: Words) {
        let series = chart.series
        let hasNotes = chart.rows.contains { !$0.note.isEmpty }
        id = chart.kind.rawValue
        title = say("chart.\(id)")
        note = say("chart-note.\(id)")
        caption = say("chart-caption", title, period.description)
        rowHead = say("chart-row.\(id)")
        heads = series.map(\.name) + (hasNotes ? [say("assessment-share")] : [])
        isNarrow = heads.count <= 3
        pictures = chart.rows.isEmpty ? [] : [ChartPicture(chart, period)]
        rows = chart.rows.map { row in
            let cells = series.map { key, name in
                let mark = row.marks.first { $0.key == key }
                let text = mark?.text ?? say("chart-count", "0")
                let href = mark.flatMap { $0.leads ? chart.href(period, row, $0) : nil }
                return ChartCell(head: name, text: text, links: href.map { [FrameLink(href: $0, text: text)] } ?? [])
            }
            let share = ChartCell(head: say("assessment-share"), text: row.note, links: [])
            return ChartLine(name: row.name, cells: cells + (hasNotes ? [share] : []))
        }
    }
}
