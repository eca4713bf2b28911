// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import Wording

/// 各图 (4.2). The assessment's own figures, drawn: nothing is counted here, and nobody sees more than there.
struct Charts: Sendable {
    let view: AssessmentView
    let plan: Plan
    /// Names of services by reference; what was erased is absent.
    let services: [String: String]
    let language: Language

    /// Services by themselves; the others stand together at the end.
    static let mostServices = 6

    private var say: Words { Words(language) }
    private var movement: Movement { view.assessment.movement }

    /// Units by themselves beside the county; the others stand together at the end.
    static let mostUnits = 5

    /// As one page shows them.
    var all: [Chart] { Chart.Kind.allCases.compactMap { chart($0).map(folded) } }

    /// Nil where this reader may not have it.
    func chart(_ kind: Chart.Kind) -> Chart? {
        let seesAll = view.onlyFor == nil
        let rows: [Chart.Row]? =
            switch kind {
            case .flow: seesAll ? flow : nil
            case .onTime: view.indicators.contains(.completedOnTime) ? onTime : nil
            case .stages: seesAll ? stages : nil
            case .units: units
            case .obstacles: seesAll ? obstacles : nil
            case .ratings: view.indicators.contains(.reached) ? ratings : nil
            }
        return rows.map { Chart(kind: kind, rows: $0) }
    }

    /// Months that have begun; none when nothing came or went.
    private var flow: [Chart.Row] {
        let kinds: [Volume.Kind] = [.registered, .completed, .declined]
        let begun = movement.flows.filter { $0.period.days.lowerBound <= view.assessment.asOf.date }
        let rows = begun.map { flow in
            Chart.Row(
                key: flow.period.description, name: say.period(flow.period),
                marks: kinds.map { kind in
                    let items = (flow.volume.matters[kind] ?? []).map { CountedItem(matter: $0) }
                    return mark(kind.rawValue, say("chart-volume.\(kind.rawValue)"), items)
                })
        }
        return rows.contains { !$0.isEmpty } ? rows : []
    }

    private var onTime: [Chart.Row] {
        bodies.map { row in
            let figure = row.figure(.completedOnTime)
            let shows = view.showsItems(row.subject, .completedOnTime)
            let share = figure.share(atLeast: view.assessment.rules.smallSample)
            return Chart.Row(
                key: row.subject.description, name: view.name(row.subject, language),
                marks: [
                    mark("met", say("chart-met"), figure.counted, shows),
                    mark("missed", say("chart-missed"), figure.uncounted, shows),
                ], note: share.map(AssessmentView.percent) ?? "")
        }.filter { !$0.isEmpty }
    }

    private var stages: [Chart.Row] {
        Stage.allCases.compactMap { stage in
            movement.stages[stage].map { taken(stage.rawValue, say("stage.\(stage.rawValue)"), $0) }
        }
    }

    private var units: [Chart.Row] {
        movement.units.filter { view.onlyFor == nil || $0.key == view.onlyFor }
            .map { taken($0.key.text, view.name(.unit($0.key), language), $0.value) }
            .sorted { $0.key < $1.key }
    }

    /// Every level of the plan's scale, the best first, of whoever was reached.
    private var ratings: [Chart.Row] {
        let (scale, rules) = (plan.scale, view.assessment.rules)
        return bodies.map { row in
            let given = movement.ratings[row.subject] ?? [:]
            let share = row.figure(.satisfied).share(atLeast: rules.smallSample)
            return Chart.Row(
                key: row.subject.description, name: view.name(row.subject, language),
                marks: scale.names.indices.map { place in
                    let level = scale.names.count - place
                    var mark = mark(
                        "level-\(level)", say.rating(level, of: scale), given[level] ?? [],
                        view.showsItems(row.subject, .reached))
                    mark.tone =
                        level <= scale.poorAtMost ? .bad : level >= rules.satisfiedAtLeast ? .good : .plain
                    return mark
                }, note: share.map(AssessmentView.percent) ?? "")
        }.filter { !$0.isEmpty }
    }

    /// The county, and every unit by itself.
    private var bodies: [AssessmentRow] {
        view.rows.filter { row in
            switch row.subject {
            case .county, .unit: true
            case .office, .departments, .townships: false
            }
        }
    }

    private func mark(_ key: String, _ name: String, _ items: [CountedItem], _ shows: Bool = true) -> Chart.Mark {
        Chart.Mark(
            key: key, name: name, items: items, size: items.count, text: say("chart-count", String(items.count)),
            showsItems: shows, tone: Self.tones[key] ?? .plain)
    }

    private static let tones: [String: Chart.Tone] = [
        "completed": .good, "met": .good, "missed": .bad,
    ]

    /// How many workdays it took on the average, in tenths.
    private func taken(_ key: String, _ name: String, _ items: [CountedItem]) -> Chart.Row {
        let days = items.reduce(0) { $0 + $1.amount }
        let tenths = (20 * days + items.count) / (2 * max(items.count, 1))
        let mark = Chart.Mark(
            key: "days", name: say("chart-days"), items: items, size: tenths,
            text: say("chart-days-of", "\(tenths / 10).\(tenths % 10)", String(items.count)), showsItems: true)
        return Chart.Row(key: key, name: name, marks: [mark])
    }
}

// 其他单位、其余事项
extension Charts {
    /// The county and the busiest rows, in their own order; what the others did stands together in the last one.
    func folded(_ chart: Chart) -> Chart {
        let most = chart.kind == .obstacles ? Self.mostServices : Self.mostUnits
        let ones = chart.rows.filter { $0.key != "county" }
        guard [.onTime, .units, .ratings, .obstacles].contains(chart.kind), ones.count > most + 1 else { return chart }
        let busiest = ones.sorted { (-$0.count, $0.key) < (-$1.count, $1.key) }.prefix(most)
        let kept = Set(busiest.map(\.key) + ["county"])
        let rest = ones.filter { !kept.contains($0.key) }
        var folded = Chart(
            kind: chart.kind,
            rows: chart.rows.filter { kept.contains($0.key) } + [together(rest, chart)])
        folded.whole = ones.count
        return folded
    }

    private func together(_ rows: [Chart.Row], _ chart: Chart) -> Chart.Row {
        let name = say(chart.kind == .obstacles ? "chart-services-more" : "chart-units-more", String(rows.count))
        let marks = rows.flatMap(\.marks)
        if chart.kind == .units { return taken("others", name, marks.flatMap(\.items).sorted()) }
        return Chart.Row(
            key: "others", name: name,
            marks: chart.series.compactMap { key, name in
                let alike = marks.filter { $0.key == key }
                guard let one = alike.first else { return nil }
                var all = mark(key, name, alike.flatMap(\.items).sorted(), alike.allSatisfy(\.showsItems))
                all.tone = one.tone
                return all
            })
    }
}

// 事项和问题类型 (2.1–2.5)
extension Charts {
    private struct Group {
        let key: String
        let name: String
        var cases: [Movement.ServiceCase] = []
    }

    private var obstacles: [Chart.Row] {
        var groups: [String: Group] = [:]
        for one in movement.services {
            let group = group(one)
            groups[group.key, default: group].cases.append(one)
        }
        let named = groups.values.sorted { (-$0.cases.count, $0.name, $0.key) < (-$1.cases.count, $1.name, $1.key) }
        return named.map(row)
    }

    /// The address of a service holds none of its words.
    private func group(_ one: Movement.ServiceCase) -> Group {
        if one.isSealed, !view.knowsInquiries { return Group(key: "sealed", name: say("chart-service-sealed")) }
        guard let name = one.service.flatMap({ services[$0.id] }), let alike = Reader.comparable(name) else {
            return Group(key: "none", name: say("chart-service-none"))
        }
        return Group(key: String(ContentDigest.of(Array(alike.utf8)).prefix(16)), name: name)
    }

    private func row(_ group: Group) -> Chart.Row {
        let kinds = plan.obstacles.map { ($0.id, say.name("obstacle.\($0.id)", $0.name)) }
        let known = Set(kinds.map(\.0))
        let all = kinds + [("none", say("chart-obstacle-none"))]
        return Chart.Row(
            key: group.key, name: group.name,
            marks: all.compactMap { id, name in
                let items = group.cases.filter { one in
                    one.obstacle.flatMap { known.contains($0) ? $0 : nil } ?? "none" == id
                }.map { CountedItem(matter: $0.matter) }
                return items.isEmpty ? nil : mark(id, name, items)
            })
    }
}

extension Chart.Row {
    fileprivate var count: Int { marks.reduce(0) { $0 + $1.items.count } }

    fileprivate var isEmpty: Bool { marks.allSatisfy(\.items.isEmpty) }
}

extension Figure {
    /// In the denominator and not in the numerator.
    var uncounted: [CountedItem] {
        let counted = Set(counted.map { CountedItem(matter: $0.matter, slip: $0.slip) })
        return base.filter { !counted.contains($0) }
    }
}
