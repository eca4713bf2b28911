// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import MatterStore
import Testing

@testable import MatterWeb

/// A question that reads a whole table, or all of one county's rows to show fifty, stops working in the third year. Which
/// questions there are is not listed here: they are those the site asked while every page was walked and every list
/// was narrowed by each of its filters.
@Suite struct QueryPlanTests {
    /// Questions that are about all of a county, by a part of their text, each with why.
    private static let whole: [(String, String)] = [
        ("select count(*) from obligation o", "how many duties a county has open counts all of them"),
        ("with recursive owing (party)", "from one party to the next by the index: a row for each, which no plan says"),
        ("kind = 'matter-registered.1')\nand stream not in", "figures are counted from all matters of their time"),
    ]

    private static func questions() async throws -> (Town.Founded, [Asked.Question]) {
        let county = try await FormCounty.walked.value
        let asked = Asked()
        let town = try Town(seed: 3, from: county.founded, asked: asked)
        try await town.serve { client in
            for account in ["office", "resources"] {
                for address in lists(county) { _ = try await client.get(address, as: account) }
            }
            // A year later most dues have passed.
            town.now = town.now.adding(seconds: 30 * 86_400)
            _ = try await client.get("/desk", as: "head")
        }
        try town.store.tick("500231").run(until: town.now)
        let both = Dictionary(
            (county.questions + asked.questions).map { ($0.sql, $0) }, uniquingKeysWith: { first, _ in first })
        return (county.founded, both.values.sorted { $0.sql < $1.sql })
    }

    /// Every list with each of its filters.
    private static func lists(_ county: FormCounty) -> [String] {
        let filters = [
            "stage=handling", "obstacle=complex", "level=1", "channel=hall", "unit=natural-resources", "party=office",
            "overdue=true", "from=2026-03-01", "to=2026-03-03", "q=证", "cursor=200", "limit=2", "",
        ]
        let number = county.known.number
        return filters.flatMap { ["matters?\($0)", "/desk/matters?\($0)", "/desk/ledger?format=csv&\($0)"] } + [
            "obligations", "obligations?limit=1", "obligations?party=office", "units", "/desk/identity",
            "matters/\(number)", "matters/\(number)/events", "/desk/records", "/desk/figures", "/desk/bulletins",
            "/desk/identity?account=office", "/desk/identity?matter=\(number)", "/desk/identity?day=2026-03-02",
        ]
    }

    @Test func `3.1: every question the site asks finds its rows through an index, on both engines`() async throws {
        let (founded, questions) = try await Self.questions()
        #expect(questions.count > 80, "\(questions.count)")
        try await EngineTrait.each { engine in
            let town = try Town(seed: 4, from: founded)
            let counties = ManyCounties(store: town.store, engine: engine)
            try counties.fill()
            let partial = engine == .sqlite ? try counties.partialIndexes() : []
            // A question that would read a table is known for one.
            let bad = Asked.Question(sql: "select number from ledger where title = $1", values: ["a"])
            #expect(try !faults(bad, town.store, engine, partial).isEmpty)
            for question in questions where !Self.whole.contains(where: { question.sql.contains($0.0) }) {
                if question.isSearch, engine != .sqlite { continue }
                let faults = try faults(question, town.store, engine, partial)
                #expect(faults == [], "\(question.sql)")
            }
        }
    }

    private func faults(
        _ question: Asked.Question, _ store: Store, _ engine: Engine, _ partial: Set<String>
    ) throws -> [String] {
        let plan = try question.plan(in: store, on: engine)
        return engine == .sqlite ? Self.faults(plan, question.sql, partial) : Self.faultsOfPostgres(plan)
    }

    /// A step that reads a table without an index, or every row a county has in one: but for a list in the index's own
    /// order, which stops at its page's end.
    private static func faults(_ plan: [String], _ sql: String, _ partial: Set<String>) -> [String] {
        let stops = sql.contains(" limit ") && !plan.contains { $0.contains("TEMP B-TREE FOR ORDER BY") }
        return plan.filter { step in
            if step.contains("AUTOMATIC") { return true }
            let words = step.split(separator: " ").map(String.init)
            if words[0] == "SCAN" {
                guard let index = words.firstIndex(of: "INDEX").map({ words[$0 + 1] }) else {
                    return !step.hasPrefix("SCAN CONSTANT") && !step.hasPrefix("SCAN (")
                        && !ManyCounties.small.contains(words[1])
                }
                // The index of words: asked for words, or for one place.
                if step.contains("VIRTUAL TABLE") { return !index.contains("M") && !index.contains("=") }
                return !isSmall(index) && !partial.contains(index)
            }
            guard words[0] == "SEARCH", step.hasSuffix("(jurisdiction=?)"), !stops,
                let index = words.firstIndex(of: "INDEX").map({ words[$0 + 1] })
            else { return false }
            return !isSmall(index) && !partial.contains(index)
        }
    }

    private static func isSmall(_ index: String) -> Bool {
        let name = index.replacing("sqlite_autoindex_", with: "")
        return ManyCounties.small.contains { table in
            name == table || name.hasPrefix(table + "_by_") || name.wholeMatch(of: /(.+)_\d+/)?.1 == table[...]
        }
    }

    private static func faultsOfPostgres(_ plan: [String]) -> [String] {
        plan.filter { step in
            guard let table = step.firstMatch(of: /Seq Scan on (\w+)/)?.1 else { return false }
            return !ManyCounties.small.contains(String(table))
        }
    }
}
