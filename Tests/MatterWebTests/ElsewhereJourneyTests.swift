// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import Testing

@testable import MatterWeb

/// The same doors under every plan of this release: nothing is written for any of them.
@Suite struct ElsewhereJourneyTests {
    private static let plans = Shipped.plans.map(\.name)

    private static func town(_ name: String) throws -> (Town, Plan) {
        let town = try Town()
        let bytes = try #require(Shipped.plans.first { $0.name == name }).bytes
        try town.store.lane("500231").perform { try $0.publishPlan(bytes, by: .system, at: Town.monday) }
        return (town, try #require(PlanFile.plan(bytes)))
    }

    @Test(arguments: plans)
    func `3.1–3.4b: under every plan a matter goes from report to file over HTTP`(name: String) async throws {
        let (town, plan) = try Self.town(name)
        try await town.serve { client in
            let number = try await client.must("matters", as: nil, Said.report(channel: "online")).number
            let matter = "matters/\(number)"
            try await client.must("\(matter)/contact", as: "office", ["how": "phone", "reached": true])
            try await client.must("\(matter)/judgement", as: "office", Said.acceptance)
            let hard = plan.levels.last { !$0.needsInstruction }
            let level = try #require(plan.id == "dianjiang-2021-18" ? plan.level(1) : hard)
            let slips: Fields = [["unit": "natural-resources", "task": "请办理抵押登记"]]
            let order: Fields = ["level": Fields(level.number), "slips": slips, "reason": "牵涉面广"]
            let coordinated = try await client.must("\(matter)/coordination", as: "office", order)
            #expect(coordinated.fields["stage"] == "handling")
            let slip = try #require(try await client.slips(number).first)
            try await client.must("slips/\(slip)/receipt", as: "resources", ["taskForce": "组长王五"])
            try await client.must(
                "\(matter)/progress", as: "resources", ["how": "phone", "text": "材料齐了，能办", "canBeDone": true])
            if level.needsMinutes {
                try await client.must("\(matter)/minutes", as: "office", ["on": "2026-03-02", "conclusion": "一致同意"])
            }
            try await client.must("\(matter)/completion", as: "resources", Said.completion)
            for copy in plan.copies {
                try await client.must("\(matter)/copies/\(copy.holder.rawValue)/receipt", as: copy.holder.rawValue)
            }
            town.hour(LocalDate("2026-03-03"))
            let call: Fields = ["reached": true, "ratings": ["attitude": 5, "result": 4, "efficiency": 5]]
            try await client.must("\(matter)/follow-up-calls", as: "office2", call)
            try await client.must("\(matter)/closure", as: "office")
            let filed = try await client.must("\(matter)/filing", as: "office")
            #expect(filed.fields["obligations"] == .list([]))
            #expect(filed.fields["stage"] == "closed")
        }
        #expect(try town.store.verify("500231").flaws == [])
    }

    @Test(arguments: plans)
    func `plan: the public pages speak of the plan in force, in both languages`(name: String) async throws {
        let (town, plan) = try Self.town(name)
        try await town.serve { client in
            for language in ["zh-Hans", "en"] {
                let page = try await client.get("/", as: nil, ["Accept-Language": language])
                #expect(page.status == 200)
                #expect(!page.text.contains("⟦") && !page.text.contains("[level"))
                for hotline in plan.hotlines { #expect(page.text.contains(hotline.number)) }
            }
            let number = try await client.registered().number
            let page = try await client.get("/desk/matters/\(number)", as: "office")
            for level in plan.levels where !level.needsInstruction { #expect(page.text.contains(level.name)) }
        }
    }

    @Test func `湘潭·不能办: over HTTP the unit owes the answer, and a refusal cites the plan's own clause`() async throws {
        let (town, _) = try Self.town("xiangtan.yaml")
        try await town.serve { client in
            let number = try await client.registered().number
            let matter = "matters/\(number)"
            try await client.must("\(matter)/judgement", as: "office", Said.acceptance)
            let hard: Fields = ["level": 2, "slips": [["unit": "natural-resources"]]]
            let why = try await client.post("\(matter)/coordination", as: "office", hard)
            #expect(why.status == 422 && why.code == "explanation-needed")
            #expect(why.fields["clause"] == "复杂")
            let order = hard.adding(["reason": "牵涉面广"])
            try await client.must("\(matter)/coordination", as: "office", order)
            let owed = try await client.get("\(matter)", as: "resources").fields["obligations"]?.list ?? []
            let news = owed.first { $0["act"] == "say-whether" }
            #expect(news?["name"] == "答复能否办成" && news?["clause"] == "不能办" && news?["due"] == "2026-03-05")
            let told = try await client.must(
                "\(matter)/progress", as: "resources", ["how": "phone", "text": "政策不允许", "canBeDone": false])
            #expect(!(told.fields["obligations"]?.list ?? []).contains { $0["act"] == "say-whether" })
        }
    }
}
