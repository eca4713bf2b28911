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
        let charts = try await site.charts(period, context)
        guard let wanted = query("chart") else { return .html(ChartsPage(charts, self, plan, typed)) }
        guard let chart = Chart.Kind(rawValue: wanted).flatMap(charts.chart) else { throw Problem.notFound }
        return .html(ChartsPage(charts, self, plan, typed, whole: chart))
    }

    /// The matters of one mark.
    func chartMark() async throws -> Response {
        try Site.mayAssess(official)
        guard let period = AssessmentPeriod(context.part("period")),
            let kind = Chart.Kind(rawValue: context.part("chart"))
        else { throw Problem.notFound }
        let charts = try await site.charts(period, context)
        let whole = charts.chart(kind)
        let (row, mark) = (context.part("row"), context.part("mark"))
        guard let found = whole?.mark(row, mark) ?? whole.map(charts.folded)?.mark(row, mark), found.mark.showsItems
        else { throw Problem.notFound }
        let say = say
        let title = say("chart-mark-title", say("chart.\(kind.rawValue)"), say.period(period), found.row.name)
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
        _ charts: Charts?, _ request: PageRequest, _ plan: Plan, _ typed: String, _ errors: [String] = [],
        whole: Chart? = nil
    ) {
        let say = request.say
        frame = request.frame(say("desk-charts"), plan)
        title = say("charts-title", say.period(typed))
        fields = [FieldView("period", say("label.period"), .brief, value: typed, errors: errors, longest: 8)]
        notes =
            charts.map {
                [
                    say("assessment-as-of", say.dated($0.view.assessment.asOf), $0.view.title),
                    say("charts-note"),
                ]
            } ?? []
        back = [
            FrameLink(
                href: "/desk/assessments?period=\(typed.addingPercentEncoding)", text: say("desk-assessment"))
        ]
        guard let charts else {
            self.charts = []
            return
        }
        let period = charts.view.assessment.period
        if let whole {
            let from = max(0, request.query("from").flatMap { Int($0) } ?? 0)
            self.charts = [ChartView(table: whole, from: from, period, say)]
        } else {
            self.charts = charts.all.map { ChartView($0, period, say) }
        }
    }
}

extension ChartView {
    /// Rows of one page of a whole table.
    static let most = 60

    /// 全表: every row as a table without a picture, so many at a time.
    init(table chart: Chart, from: Int, _ period: AssessmentPeriod, _ say: Words) {
        let start = min(from, chart.rows.count)
        let end = min(start + Self.most, chart.rows.count)
        self.init(Chart(kind: chart.kind, rows: Array(chart.rows[start..<end])), period, say, draws: false)
        let address = "/desk/figures?period=\(period)"
        let more = FrameLink(
            href: "\(address)&chart=\(chart.kind.rawValue)&from=\(end)", text: say("chart-whole-more"))
        links =
            (end < chart.rows.count ? [more] : [])
            + [FrameLink(href: "\(address)#\(chart.kind.rawValue)", text: say("charts-back"))]
    }

    init(_ chart: Chart, _ period: AssessmentPeriod, _ say: Words, draws: Bool = true) {
        links =
            chart.whole == 0
            ? []
            : [
                FrameLink(
                    href: "/desk/figures?period=\(period)&chart=\(chart.kind.rawValue)",
                    text: say(
                        chart.kind == .obstacles ? "chart-whole-services" : "chart-whole", String(chart.whole)))
            ]
        let series = chart.series
        let hasNotes = chart.rows.contains { !$0.note.isEmpty }
        id = chart.kind.rawValue
        title = say("chart.\(id)")
        note = say("chart-note.\(id)")
        caption = say("chart-caption", title, say.period(period))
        rowHead = say("chart-row.\(id)")
        heads = series.map(\.name) + (hasNotes ? [say("assessment-share")] : [])
        isNarrow = heads.count <= 3
        nothing = chart.rows.isEmpty ? [say("chart-nothing")] : []
        pictures = chart.rows.isEmpty || !draws ? [] : [ChartPicture(chart, period)]
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
