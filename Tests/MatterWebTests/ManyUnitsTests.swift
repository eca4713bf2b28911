// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterStore
import Testing
import Wording

@testable import MatterCore
@testable import MatterWeb

/// 考核图 (4.2) of a county with many busy units.
@Suite struct ManyUnitsTests {
    private static let period = AssessmentPeriod("2026")

    /// So many units with so many matters each, and a whole year of everything else.
    private static func charts(units: Int, _ language: Language) throws -> Charts {
        let plan = try #require(PlanFile.plan(Shipped.plans[0].bytes))
        let period = try #require(period)
        let now = try #require(Instant("2026-12-31 09:30"))
        var next = 0
        func items(_ count: Int) -> [CountedItem] {
            (0..<count).map { _ in
                next += 1
                return CountedItem(matter: MatterNumber("500231-2026-\(100_000 + next)"))
            }
        }
        func row(_ subject: AssessmentSubject, _ kind: HandlingUnit.Kind?, _ count: Int) -> AssessmentRow {
            var (onTime, satisfied) = (Figure(), Figure())
            onTime.base = items(3 * count)
            onTime.counted = Array(onTime.base.prefix(2 * count))
            satisfied.base = items(3 * count)
            satisfied.counted = Array(satisfied.base.prefix(2 * count))
            var row = AssessmentRow(subject: subject, kind: kind)
            row.figures = [.completedOnTime: onTime, .satisfied: satisfied, .reached: satisfied]
            return row
        }
        var movement = Movement(period)
        var names: [UnitID: String] = [:]
        var rows = [row(.county, nil, 5 * units)]
        for place in 1...units {
            let unit = UnitID("commission-of-housing-\(place)")
            names[unit] = "县住房和城乡建设委员会第\(place)分局"
            rows.append(row(.unit(unit), .county, 5 + place % 7))
            movement.units[unit] = items(9)
            movement.ratings[.unit(unit)] = Dictionary(uniqueKeysWithValues: (1...5).map { ($0, items($0)) })
        }
        movement.ratings[.county] = Dictionary(uniqueKeysWithValues: (1...5).map { ($0, items($0 * units)) })
        for stage in Stage.allCases { movement.stages[stage] = items(40) }
        for place in movement.flows.indices {
            for kind in [Volume.Kind.registered, .completed, .declined] {
                movement.flows[place].volume.matters[kind] = items(30).map(\.matter)
            }
        }
        var services: [String: String] = [:]
        for place in 0..<40 {
            let id = "service-\(place)"
            services[id] = "不动产抵押登记、变更登记和注销登记第\(place)项"
            for obstacle in plan.obstacles {
                movement.services += items(2).map {
                    Movement.ServiceCase(
                        matter: $0.matter, service: TextRef(id: id, digest: ""), obstacle: obstacle.id, isSealed: false)
                }
            }
        }
        let assessment = Assessment(
            period: period, rules: plan.assessment, asOf: now, rows: rows, signs: [], volume: Volume(),
            movement: movement, matters: next)
        let view = AssessmentView(assessment, plan: plan.id, rules: "", names: names, title: plan.title)
        return Charts(view: view, plan: plan, services: services, language: language)
    }

    private static func page(_ charts: [ChartView], _ language: Language) -> String {
        let examples = PageExamples(mood: .named, language: language)
        return ChartsPage(
            frame: examples.frame("考核图", desk: true), title: "2026年 考核图", fields: [], notes: [], back: [],
            charts: charts
        ).html
    }

    @Test(arguments: [Language.chinese, .english], [62, 300])
    func `4.2: the figures of many busy units stay below 100 KB with stylesheet and script`(
        _ language: Language, _ units: Int
    ) throws {
        let charts = try Self.charts(units: units, language)
        let period = try #require(Self.period)
        let words = Words(language)
        let shared = Stylesheet.bytes.count + Script.bytes.count
        let whole = Self.page(charts.all.map { ChartView($0, period, words) }, language)
        #expect(whole.utf8.count + shared < 100_000, "\(whole.utf8.count) + \(shared)")
        for kind in [Chart.Kind.onTime, .units, .ratings, .obstacles] {
            let chart = try #require(charts.chart(kind))
            for from in stride(from: 0, to: chart.rows.count, by: ChartView.most) {
                let page = Self.page([ChartView(table: chart, from: from, period, words)], language)
                #expect(page.utf8.count + shared < 100_000, "\(kind) from \(from): \(page.utf8.count)")
            }
        }
    }

    @Test func `4.2: who has no row of its own stands in the last one, and the whole table is one link away`() throws {
        let charts = try Self.charts(units: 62, .chinese)
        let period = try #require(Self.period)
        for kind in [Chart.Kind.onTime, .units, .ratings] {
            let all = try #require(charts.chart(kind))
            let folded = charts.folded(all)
            let others = try #require(folded.rows.last)
            #expect(others.name == "其他 57 个单位" && others.key == "others")
            func count(_ rows: [Chart.Row]) -> Int {
                rows.filter { $0.key != "county" }.flatMap(\.marks).reduce(0) { $0 + $1.items.count }
            }
            #expect(count(folded.rows) == count(all.rows), "nobody's matters are lost: \(kind)")
            let kept = folded.rows.dropLast().map(\.key)
            #expect(all.rows.map(\.key).filter { kept.contains($0) } == kept, "in their own order, not in a rank")
            let view = ChartView(folded, period, Words(.chinese))
            #expect(view.links.map(\.href) == ["/desk/figures?period=2026&chart=\(kind.rawValue)"])
            let first = ChartView(table: all, from: 0, period, Words(.chinese))
            let second = ChartView(table: all, from: ChartView.most, period, Words(.chinese))
            #expect(first.rows.count == ChartView.most && first.rows.count + second.rows.count == all.rows.count)
            #expect(first.links.first?.href.hasSuffix("from=\(ChartView.most)") == true && first.pictures.isEmpty)
            #expect(ChartView(table: all, from: .max, period, Words(.chinese)).rows.isEmpty)
        }
        let few = try Self.charts(units: 6, .chinese)
        #expect(
            few.all.filter { $0.kind != .obstacles }.allSatisfy {
                $0.whole == 0 && !$0.rows.contains { $0.key == "others" && $0.name.contains("单位") }
            })
    }

    @Test func `4.2: ratings stand on every level of the plan's scale, the best first`() throws {
        let chart = try #require(try Self.charts(units: 3, .chinese).chart(.ratings))
        #expect(chart.series.map(\.name) == ["非常满意", "满意", "基本满意", "不满意", "非常不满意"])
        #expect(chart.rows[0].marks.map(\.items.count) == [15, 12, 9, 6, 3])
        #expect(chart.rows[0].marks.map(\.tone) == [.good, .good, .good, .bad, .bad])
    }

    @Test(arguments: [
        ("2026", "2026年", "2026"), ("2026-03", "2026年3月", "March 2026"), ("2026-W09", "2026年第9周", "week 9 of 2026"),
        ("2026-13", "2026-13", "2026-13"),
    ])
    func `4.2: a period is called as people call it`(_ typed: String, _ chinese: String, _ english: String) {
        #expect(Words(.chinese).period(typed) == chinese)
        #expect(Words(.english).period(typed) == english)
    }
}
