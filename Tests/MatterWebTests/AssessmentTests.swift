// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import Testing

@testable import MatterWeb

@Suite struct AssessmentTests {
    private static let everybody = ["head", "office", "leader", "deputy", "oversight", "discipline", "audit", "admin"]
    private static let hidden = ["reached", "satisfied", "poor", "found-against"]

    /// One completed and rated poor, one completed and rated well, both by the same unit.
    private static func county(_ client: Client) async throws -> [String] {
        var numbers: [String] = []
        for situation in [Situation.calledPoor, .calledWell] {
            numbers.append(try await situation.arise(client).number)
        }
        return numbers
    }

    @Test func `4.2: whoever assesses sees every figure and the matters behind it`() async throws {
        try await Town().serve { client in
            let numbers = try await Self.county(client)
            for account in Self.everybody {
                let answer = try await client.get("assessments?period=2026-03", as: account)
                #expect(answer.status == 200, "\(account)")
                let row = answer.fields["rows"]?.list?.first { $0["subject"] == "natural-resources" }
                let poor = row?["figures"]?["poor"]
                #expect(poor?["numerator"] == 1 && poor?["denominator"] == 2)
                // Whose rating was poor says that there is an inquiry: who watches over the system counts it only.
                let knows = !["admin", "audit"].contains(account)
                #expect(poor?["counted"]?[0]?["matter"]?.text == (knows ? numbers[0] : nil), "\(account)")
                #expect(poor?["small"] == true && poor?["share"] == nil)
            }
            let one = try await client.get("assessments/2026-03/natural-resources/poor", as: "head")
            #expect(one.fields["counted"]?[0]?["matter"]?.text == numbers[0])
        }
    }

    @Test func `4.2, 3.4c: a unit reads its own row and the county's totals, and nothing of ratings or inquiries`()
        async throws
    {
        try await Town().serve { client in
            _ = try await Self.county(client)
            for account in ["resources", "resources-rep", "resources-leader"] {
                let answer = try await client.get("assessments?period=2026", as: account)
                #expect(answer.status == 200)
                let rows = answer.fields["rows"]?.list ?? []
                #expect(rows.map { $0["subject"]?.text } == ["county", "natural-resources"])
                #expect(rows[1]["figures"]?["completed-on-time"]?["counted"]?.list?.count == 2)
                #expect(rows[0]["figures"]?["completed-on-time"]?["counted"] == nil)
                #expect(answer.fields["signs"] == nil && answer.fields["volume"] == nil)
                for row in rows {
                    #expect(row["score"] == nil)
                    for name in Self.hidden { #expect(row["figures"]?[name] == nil, "\(name)") }
                }
                for name in Self.hidden {
                    let path = "assessments/2026/natural-resources/\(name)"
                    #expect(try await client.get(path, as: account).status == 404)
                    #expect(try await client.get("/desk/\(path)", as: account).status == 404)
                }
                #expect(try await client.get("assessments/2026/county/completed-on-time", as: account).status == 404)
                let csv = try await client.get("assessments?period=2026&format=csv", as: account)
                #expect(csv.status == 200 && csv.text.contains("natural-resources"))
                for word in ["满意", "差评", "核查"] { #expect(!csv.text.contains(word)) }
                for path in ["bulletins/draft?period=2026", "recurrences"] {
                    #expect(try await client.get(path, as: account).status == 403)
                }
            }
            let other = try await client.get("assessments?period=2026", as: "police")
            #expect(other.fields["rows"]?.list?.map { $0["subject"]?.text } == ["county"])
            #expect(!other.text.contains("500231-2026-"))
        }
    }

    @Test func `4.2: windows, security and visitors do not assess`() async throws {
        try await Town().serve { client in
            for path in ["assessments?period=2026", "bulletins/draft?period=2026", "recurrences"] {
                for account in ["window", "security"] {
                    let answer = try await client.get(path, as: account)
                    #expect(answer.status == 403 && answer.code == "not-yours")
                }
                #expect(try await client.get(path).status == 401)
            }
        }
    }

    @Test func `4.2: a period or rules nobody knows are named`() async throws {
        try await Town().serve { client in
            for (path, wrong) in [
                ("assessments", "period: required"), ("assessments?period=2026-13", "period: unknown-value"),
                ("assessments?period=2026&rules=nowhere", "rules: unknown-value"),
                ("bulletins/draft?period=x", "period: unknown-value"), ("recurrences?until=x", "until: not-a-date"),
            ] {
                let answer = try await client.get(path, as: "head")
                #expect(answer.status == 422 && answer.wrong == [wrong], "\(path)")
            }
            #expect(try await client.get("assessments/2026-13/county/poor", as: "head").status == 404)
            #expect(try await client.get("assessments/2026/county/nothing", as: "head").status == 404)
            let page = try await client.get("/desk/assessments?period=x", as: "head")
            #expect(page.status == 422 && page.text.contains("value=\"x\""))
        }
    }

    @Test func `4.2: the same year under another version of the rules`() async throws {
        let town = try Town()
        try await town.serve { client in
            _ = try await Self.county(client)
            let text = String(decoding: Shipped.plans[0].bytes, as: UTF8.self)
                .replacing("plan: dianjiang-2021-18", with: "plan: next-year")
                .replacing("satisfied-at-least: {value: 3", with: "satisfied-at-least: {value: 5")
                .replacing("small-sample: {value: 10", with: "small-sample: {value: 2")
            try town.store.lane("500231").perform {
                _ = try $0.publishPlan(Array(text.utf8), by: .system, at: town.now)
            }
            let old = try await client.get("assessments?period=2026&rules=dianjiang-2021-18", as: "head")
            let new = try await client.get("assessments?period=2026&rules=next-year", as: "head")
            let path = { (answer: Answered) in answer.fields["rows"]?[0]?["figures"]?["completed-on-time"] }
            #expect(path(old)?["share"] == nil && path(new)?["share"] == 10_000)
            #expect(old.fields["plan"] == "dianjiang-2021-18" && new.fields["plan"] == "next-year")
            #expect(try await client.get("assessments?period=2026", as: "head").fields["plan"] == "next-year")
        }
    }

    @Test func `4.3: a draft says what happened, and the public one names no matter and no small count`() async throws {
        try await Town().serve { client in
            let numbers = try await Self.county(client)
            let inside = try await client.get("bulletins/draft?period=2026-W10", as: "office")
            #expect(inside.text.contains("本期登记 2 件"))
            #expect(inside.text.contains(numbers[0]))
            let outside = try await client.get("bulletins/draft?period=2026-W10&public=true", as: "office")
            #expect(outside.text.contains("本期登记 少于 5 件"))
            #expect(!outside.text.contains("500231-2026-"))
            let english = try await client.get(
                "bulletins/draft?period=2026-03", as: "office", ["Accept-Language": "en"])
            #expect(english.text.contains("Registered 2"))
            let page = try await client.get("/desk/bulletins/draft?period=2026-03", as: "office")
            #expect(page.status == 200 && page.text.contains(numbers[1]))
        }
    }

    @Test func `3.4d: what recurs is proposed with its reason`() async throws {
        try await Town().serve { client in
            for _ in 0..<3 {
                _ = try await client.registered(Said.report.adding(["service": "不动产登记"]))
            }
            let answer = try await client.get("recurrences", as: "office")
            let items = answer.fields["items"]?.list ?? []
            #expect(items.count == 1)
            #expect(items.first?["matters"]?.list?.count == 3)
            #expect(items.first?["threshold"] == 3)
            #expect(items.first?["reason"]?.text?.contains("不动产登记") == true)
        }
    }
}
