// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import MatterCore
import Testing

@testable import MatterWeb

/// 考核图 (4.2).
@Suite struct ChartTests {
    private static let march = AssessmentPeriod("2026-03")

    private static func chart(_ sizes: [Int], name: String = "县公安局") -> Chart {
        let marks = sizes.enumerated().map { place, size in
            let items = (0..<size).map { CountedItem(matter: MatterNumber("500231-2026-00000\($0)")) }
            return Chart.Mark(
                key: "m\(place)", name: "数\(place)", items: items, size: size, text: "\(size) 件", showsItems: place != 2
            )
        }
        return Chart(kind: .onTime, rows: [Chart.Row(key: "police", name: name, marks: marks)])
    }

    @Test func `4.2: a bar is as long as its number beside the largest, and leads where there is something to see`()
        throws
    {
        let period = try #require(Self.march)
        let picture = ChartPicture(Self.chart([8, 4, 2, 0]), period)
        let bars = picture.rows[0].bars
        #expect(bars.map(\.width) == ["100.0%", "50.0%", "25.0%"], "what is not there has no bar")
        #expect(bars.map(\.count) == ["8 件", "4 件", "2 件"])
        #expect(
            bars.map { $0.links.map(\.href) } == [
                ["/desk/figures/2026-03/on-time/police/m0"], ["/desk/figures/2026-03/on-time/police/m1"], [],
            ])
        #expect(Set(bars.map(\.top)).count == 3)
        #expect(ChartPicture(Self.chart([1, 5000]), period).rows[0].bars[0].width == "1.0%", "still to be seen")
    }

    @Test func `4.2: a long name goes on in further lines and pushes nothing over the edge`() throws {
        let period = try #require(Self.march)
        let short = ChartPicture(Self.chart([1], name: "县规划和自然资源局"), period)
        #expect(short.rows[0].names.map(\.text) == ["县规划和自然资源局"])
        let name = "垫江县行政服务和公共资源交易管理办公室驻县政务服务中心工作专班"
        let long = ChartPicture(Self.chart([1], name: name), period).rows[0].names.map(\.text)
        #expect(long.joined() == name && long.allSatisfy { $0.count <= 13 })
        let endless = ChartPicture(Self.chart([1], name: String(repeating: "长", count: 400)), period).rows[0].names
        #expect(endless.count == 3 && endless[2].text.hasSuffix("…"))
    }

    @Test func `4.2: a chart of nothing has no row and no height`() throws {
        let picture = ChartPicture(Chart(kind: .flow, rows: []), try #require(Self.march))
        #expect(picture.rows.isEmpty && picture.height == "0.0em")
    }

    // MARK: over the door

    /// Text between two marks, each time they follow each other.
    private static func parts(_ text: String, _ start: String, _ end: String) -> [String] {
        text.components(separatedBy: start).dropFirst().map { $0.components(separatedBy: end)[0] }
    }

    /// Where to, and what stands in the link.
    private static func links(_ text: String) -> [(href: String, text: String)] {
        parts(text, "href=\"/desk/figures/", "</a>").map { link in
            ("/desk/figures/" + link.prefix { $0 != "\"" }, String(link.drop { $0 != ">" }.dropFirst()))
        }
    }

    private static func county(_ client: Client) async throws {
        for situation in [Situation.calledPoor, .calledWell, .two, .declineTold, .filed] {
            _ = try await situation.arise(client)
        }
        _ = try await RecordVisibilityTests.arise(client)
        let hostile = Said.report.adding(["service": "<script>alert(1)</script>\"'&"])
        _ = try await client.registered(hostile)
    }

    @Test func `4.2: every mark leads to as many matters as it says, and the table says the same as the picture`()
        async throws
    {
        try await Town().serve { client in
            try await Self.county(client)
            for account in ["head", "oversight", "admin", "resources"] {
                let page = try await client.get("/desk/figures?period=2026", as: account)
                #expect(page.status == 200)
                let pictures = Self.parts(page.text, "<svg class=\"chart\"", "</svg>")
                let tables = Self.parts(page.text, "<table class=\"queue", "</table>")
                #expect(
                    pictures.count == (account == "resources" ? 2 : 6) && tables.count >= pictures.count, "\(account)")
                for (picture, table) in zip(pictures, tables) {
                    let drawn = Self.links(picture)
                    let told = Self.links(table)
                    #expect(Set(drawn.map(\.href)) == Set(told.map(\.href)))
                    for link in told {
                        let seen = try #require(drawn.first { $0.href == link.href })
                        #expect(seen.text.contains(">\(link.text)</text>"), "\(link.href)")
                        let said = link.text.components(separatedBy: " 件")[0]
                        let number = String(said.reversed().prefix { $0.isNumber }.reversed())
                        let behind = try await client.get(link.href, as: account)
                        #expect(behind.status == 200, "\(account) \(link.href)")
                        let rows = Self.parts(behind.text, "<li><a href=\"/desk/matters/", "</a>").count
                        #expect(String(rows) == number, "\(account) \(link.href): \(link.text), \(rows) rows")
                    }
                }
            }
        }
    }

    @Test func `4.2: the numbers are the assessment's own`() async throws {
        try await Town().serve { client in
            try await Self.county(client)
            let page = try await client.get("/desk/figures?period=2026", as: "head")
            let tables = Self.parts(page.text, "<table class=\"queue", "</table>").joined()
            let told = Dictionary(uniqueKeysWithValues: Self.links(tables).map { ($0.href, $0.text) })
            let figures = try await client.get("assessments?period=2026", as: "head").fields
            for row in figures["rows"]?.list ?? [] {
                let subject = row["subject"]?.text ?? ""
                guard !["office", "departments", "townships"].contains(subject) else { continue }
                let onTime = row["figures"]?["completed-on-time"]
                let met = onTime?["numerator"]?.integer ?? 0
                let missed = (onTime?["denominator"]?.integer ?? 0) - met
                let expected = [
                    "on-time/\(subject)/met": met, "on-time/\(subject)/missed": missed,
                ]
                for (path, count) in expected {
                    #expect(told["/desk/figures/2026/\(path)"] == (count == 0 ? nil : "\(count) 件"), "\(path)")
                }
                let levels = (1...5).map { level in
                    told["/desk/figures/2026/ratings/\(subject)/level-\(level)"]
                        .flatMap { Int($0.prefix { $0.isNumber }) } ?? 0
                }
                let rated = row["figures"]?["reached"]?["numerator"]?.integer ?? 0
                #expect(levels.reduce(0, +) == rated, "every one that was rated is on one level: \(subject)")
                #expect(levels[0] + levels[1] == row["figures"]?["poor"]?["numerator"]?.integer ?? 0, "\(subject)")
            }
            let volume = figures["volume"]?["matters"]
            for kind in ["registered", "completed", "declined"] {
                let count = volume?[kind]?.list?.count ?? 0
                let shown = told["/desk/figures/2026/flow/2026-03/\(kind)"]
                #expect(shown == (count == 0 ? nil : "\(count) 件"), "\(kind)")
            }
            let services = told.filter { $0.key.hasPrefix("/desk/figures/2026/obstacles/") }.values
            let all = services.compactMap { Int($0.prefix { $0.isNumber }) }.reduce(0, +)
            #expect(all == volume?["registered"]?.list?.count)
        }
    }

    @Test
    func
        `4.2, 2.5: who may not see the assessment gets the same answer here, and what is hidden there is not told`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            try await Self.county(client)
            for (account, role, unit) in Town.accounts {
                let figures = try await client.get("/desk/assessments?period=2026", as: account)
                let charts = try await client.get("/desk/figures?period=2026", as: account)
                #expect(charts.status == figures.status, "\(account)")
                let poor = try await client.get("/desk/figures/2026/ratings/county/level-1", as: account)
                let figure = try await client.get("/desk/assessments/2026/county/poor", as: account)
                #expect(poor.status == figure.status, "\(account)")
                let county = try await client.get("/desk/figures/2026/on-time/county/met", as: account)
                let counted = try await client.get("/desk/assessments/2026/county/completed-on-time", as: account)
                #expect(county.status == counted.status, "\(account)")
                if unit != nil {
                    for path in ["flow/2026-03/registered", "stages/intake/days", "units/guixi/days"]
                    where account != "guixi" {
                        #expect(
                            try await client.get("/desk/figures/2026/\(path)", as: account).status == 404, "\(account)")
                    }
                    for word in ["非常不满意", "满意", "回访到"] { #expect(!charts.text.contains(word), "\(account): \(word)") }
                }
                if [.admin, .audit].contains(role) { #expect(charts.text.contains("密件"), "\(account)") }
            }
        }
    }

    @Test func `4.2: what people typed as a service is text, in the picture and in the table`() async throws {
        try await Town().serve { client in
            try await Self.county(client)
            let page = try await client.get("/desk/figures?period=2026", as: "head")
            #expect(!page.text.contains("<script>alert"))
            #expect(page.text.components(separatedBy: "&lt;script&gt;alert(1)&lt;").count > 2)
            let addresses = Self.links(page.text).map(\.href)
            #expect(addresses.allSatisfy { !$0.contains("script") }, "no word in an address")
            #expect(!page.text.contains("style=") && !page.text.contains("onclick"))
        }
    }

    @Test func `4.2: a period without anything says so, and one that is none is named`() async throws {
        try await Town().serve { client in
            let empty = try await client.get("/desk/figures?period=2019", as: "head")
            #expect(empty.status == 200 && !empty.text.contains("<svg class=\"chart\""))
            #expect(empty.text.components(separatedBy: "这一期没有").count == 7)
            let wrong = try await client.get("/desk/figures?period=2026-13", as: "head")
            #expect(wrong.status == 422 && wrong.text.contains("value=\"2026-13\""))
            for path in ["2026-13/flow/2026-03/registered", "2026/nothing/x/y", "2026/flow/x/y", "2026/flow/2026-03/x"]
            {
                #expect(try await client.get("/desk/figures/\(path)", as: "head").status == 404, "\(path)")
            }
        }
    }
}
