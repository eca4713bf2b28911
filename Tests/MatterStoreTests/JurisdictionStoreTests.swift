// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

/// Many jurisdictions in one database, on both engines.
@Suite(.everyEngine) struct JurisdictionStoreTests {
    private let county: County
    private let store: Store

    init() throws {
        county = try County()
        store = county.store
    }

    /// Another jurisdiction with a plan of its own.
    private func add(_ id: JurisdictionID, _ name: String) throws {
        try store.addJurisdiction(id, name: name)
        try store.lane(id).perform { transaction in
            try transaction.publishPlan(FirstPlan.of(id, name: name), by: .system, at: County.morning)
            try transaction.importCalendar(County.calendar(2025...2027), by: .system, at: County.morning)
            try transaction.record(County.units.map { .unitRecorded($0) }, by: .system, at: County.morning)
        }
    }

    private func register(_ id: JurisdictionID) throws -> MatterNumber? {
        let report = county.report()
        return try store.lane(id).perform { try $0.handle(report) }.number
    }

    @Test func `log: numbers, plans and words of one jurisdiction are its own`() throws {
        try add("500232", "武隆县")
        let numbers = try ["500231", "500232", "500232"].map { try register(JurisdictionID($0)) }
        #expect(numbers.compactMap { $0?.text } == ["500231-2026-000001", "500232-2026-000001", "500232-2026-000002"])
        #expect(try store.read("500232") { try $0.plan().office } == "武隆县“办不成事”反映窗口")
        #expect(try store.read("500231") { try $0.plan().office } != "武隆县“办不成事”反映窗口")
        let rows = try store.read("500231") { try $0.ledger(LedgerQuery(.everything)).items }
        #expect(rows.map(\.number.text) == ["500231-2026-000001"])
        for id in ["500231", "500232"] { #expect(try store.verify(JurisdictionID(id)).flaws == []) }
    }

    @Test func `log: a tick acts where something came due, and elsewhere changes nothing`() throws {
        try add("500232", "武隆县")
        let now = County.morning
        for id in ["500231", "500232"] { try store.tick(JurisdictionID(id)).run(until: now) }
        _ = try register("500232")
        let due = try store.read("500232") { try $0.obligations(OwedQuery([])).items }.map(\.dueAt).min()
        let later = try #require(due).adding(seconds: 1)
        #expect(try store.due(until: now, quietSince: now) == [])
        #expect(try store.due(until: later, quietSince: now) == ["500232"])
        #expect(try store.due(until: now, quietSince: now.adding(seconds: 1)) == ["500231", "500232"])
        let before = try store.read("500231") { try $0.head().position }
        #expect(try store.tick("500232").run(until: later) == 1)
        #expect(try store.tick("500232").run(until: later) == 0)
        #expect(try store.read("500231") { try $0.head().position } == before)
    }

    @Test func `log: a name leads to one jurisdiction, and moves only when it was taken away`() throws {
        try add("500232", "武隆县")
        try store.addHost("wulong.example.cn", of: "500232")
        try store.addHost("wulong.example.cn", of: "500232")
        #expect(throws: HostTaken(jurisdiction: "500232")) {
            try store.addHost("wulong.example.cn", of: "500231")
        }
        try store.addHost("a.example.cn", of: "500232")
        let listed = try store.jurisdictions()
        #expect(listed.map(\.id) == ["500231", "500232"])
        #expect(listed.map(\.hosts) == [[], ["a.example.cn", "wulong.example.cn"]])
        #expect(try !store.removeHost("wulong.example.cn", of: "500231"))
        #expect(try store.removeHost("wulong.example.cn", of: "500232"))
        try store.addHost("wulong.example.cn", of: "500231")
        #expect(try store.jurisdictions().map(\.hosts) == [["wulong.example.cn"], ["a.example.cn"]])
        let other = try County(publishing: false, jurisdictions: false)
        var lines: [String] = []
        try store.dump { lines.append($0) }
        var rest = lines[...]
        try other.store.load { rest.popFirst() }
        #expect(try other.store.jurisdictions() == store.jurisdictions(), "addresses move house too")
    }

    @Test func `4.2: those above read counts of a day, of a month or of a year's months, and their own beside them`()
        throws
    {
        for (id, name) in [("500200", "县"), ("500000", "重庆市"), ("500232", "武隆县"), ("510100", "成都市")] {
            try add(JurisdictionID(id), name)
        }
        for id in ["500231", "500231", "500232", "500000"] { _ = try register(JurisdictionID(id)) }
        let noon = County.morning.adding(seconds: 10_800)
        for id in ["500231", "500232", "500000"] { #expect(try store.tally(JurisdictionID(id), at: noon)) }
        #expect(try !store.tally("500231", at: noon.adding(seconds: 3600)), "once a day")
        let month = try #require(AssessmentPeriod("2026-03"))
        func told(_ above: JurisdictionID, _ periods: [AssessmentPeriod]) throws -> [String] {
            try store.tallies(under: above, periods).map {
                "\($0.id) \($0.name) \($0.tally[.volume(.registered)].numerator) \($0.at.map { "\($0)" } ?? "-")"
            }
        }
        let at = "\(noon)"
        #expect(
            try told("500000", [month]) == [
                "500000 重庆市 1 \(at)", "500200 县 0 -", "500231 垫江县 2 \(at)", "500232 武隆县 1 \(at)",
            ])
        #expect(try told("500200", [month]) == ["500231 垫江县 2 \(at)", "500232 武隆县 1 \(at)"])
        #expect(try told("510100", [month]) == [])
        #expect(try told("500231", [month]) == [], "a county is above nobody")
        _ = try register("500231")
        let tomorrow = noon.adding(seconds: 86_400)
        #expect(try store.tally("500231", at: tomorrow))
        #expect(try told("500200", [month])[0] == "500231 垫江县 3 \(tomorrow)")
        let year = try #require(AssessmentPeriod("2026")?.months)
        #expect(try told("500200", year) == ["500231 垫江县 3 \(tomorrow)", "500232 武隆县 1 \(at)"])
    }

    @Test func `4.2: a first plan is the shipped one with the jurisdiction's own name and the national hotline`()
        throws
    {
        #expect(FirstPlan.of("500231", name: "垫江县") == Shipped.plans[0].bytes)
        for name in ["武隆县", "引号\"县", "反\\斜: 县 # {name}", "{code}"] {
            let bytes = FirstPlan.of("500232", name: name)
            guard case .good(let plan) = PlanFile.read(bytes) else {
                Issue.record("\(name): \(PlanFile.read(bytes))")
                continue
            }
            #expect(plan.id == "first-500232")
            #expect(plan.office.hasPrefix(name), "\(plan.office)")
            #expect(plan.hotlines.map(\.number) == ["12345"])
            #expect(!String(decoding: bytes, as: UTF8.self).contains("74511311"))
        }
    }
}
