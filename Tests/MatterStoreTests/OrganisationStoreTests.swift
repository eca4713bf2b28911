// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

@Suite(.everyEngine) struct OrganisationStoreTests {
    /// A county with an account for every post and one handler and one leader for `natural-resources`.
    private func staffed() throws -> County {
        let county = try County()
        let people: [(AccountID, Role, UnitID?)] = [
            ("window", .window, nil), ("lisi", .office, nil), ("office2", .office, nil), ("wangwu", .head, nil),
            ("leader", .leader, nil), ("oversight", .oversight, nil), ("discipline", .discipline, nil),
            ("admin", .admin, nil), ("zhaoliu", .unit, "natural-resources"),
            ("land-leader", .leader, "natural-resources"),
        ]
        try county.lane.perform { [head = county.head] transaction in
            for (account, role, unit) in people {
                try transaction.openAccount(
                    AccountRequest(account: account, role: role, unit: unit, name: "李四"), by: head, at: County.morning)
            }
        }
        return county
    }

    private func owed(_ county: County) throws -> [String] {
        try county.read { try $0.obligations(OwedQuery([])).items }.filter { $0.record == "organisation" }
            .map { "\($0.act.rawValue) \($0.party) \($0.due)" }
    }

    private func change(
        _ county: County, at now: Instant = County.morning,
        _ decide: @escaping @Sendable (Roster) throws -> [OrganisationFact]
    ) throws {
        try county.lane.perform { [head = county.head] in _ = try $0.change(by: head, at: now, decide) }
    }

    @Test func `4.1: whoever owes and has nobody is owed somebody at once, and no longer once there is one`() throws {
        let county = try staffed()
        let number = try county.register()
        #expect(try owed(county) == [])
        try county.coordinate(number, "housing")
        #expect(try owed(county).contains("fill-post admin 2026-03-03"))
        try county.lane.perform { [head = county.head] in
            let request = AccountRequest(account: "housing", role: .unit, unit: "housing", name: "李四")
            try $0.openAccount(request, by: head, at: County.morning)
        }
        #expect(try owed(county) == [])
        #expect(try county.verify().flaws == [])
    }

    @Test func `4.1: an empty post that is not filled in time calls the ladder, and a rebuild tells the same`() throws {
        let county = try staffed()
        try county.coordinate(try county.register(), "housing")
        let tick = county.store.tick(county.jurisdiction)
        try tick.run(until: County.morning.adding(seconds: 60))
        #expect(try owed(county).count == 1)
        try tick.run(until: Instant(day("2026-03-05"), minute: 600))
        #expect(try owed(county).contains { $0.hasPrefix("press ") })
        #expect(try county.verify().flaws == [])
        let before = try owed(county)
        try county.store.rebuild(county.jurisdiction)
        #expect(try owed(county) == before)
        #expect(try county.verify().flaws == [])
    }

    @Test func `4.1: the last one who may act is not disabled; with a successor all passes on and sessions end`() throws
    {
        let county = try staffed()
        let head = county.head
        #expect(throws: Refusal(.somebodyMustAct, "4.1", ["县规划自然资源局", "2026-03-02"])) {
            try county.lane.perform { try $0.disableAccount("zhaoliu", by: head, at: County.morning) }
        }
        let token = try county.store.openSession(
            "zhaoliu", in: county.jurisdiction, kind: .session, label: "", at: County.morning, county.chance)
        try county.lane.perform {
            let request = AccountRequest(account: "next", role: .unit, unit: "natural-resources", name: "王五")
            try $0.openAccount(request, by: head, at: County.morning)
            try $0.disableAccount("zhaoliu", successor: "next", by: head, at: County.morning)
        }
        #expect(try county.read { try $0.holder(of: token.text, at: County.morning) } == nil)
        #expect(try county.read { try $0.account("zhaoliu", on: County.morning.date) }?.disabled == true)
        #expect(try county.read { try $0.account("next", on: County.morning.date) }?.disabled == false)
        #expect(try county.verify().flaws == [])
    }

    @Test func `4.1: a leaving told ahead lets her work until then`() throws {
        let county = try staffed()
        let head = county.head
        try county.lane.perform {
            try $0.disableAccount("office2", on: day("2026-03-06"), by: head, at: County.morning)
        }
        let states = try ["2026-03-06", "2026-03-07"].map { text in
            try county.read { try $0.account("office2", on: day(text)) }?.disabled
        }
        #expect(states == [false, true])
    }

    @Test func `4.1: the database and the roster say alike which roles are lent, day by day`() throws {
        let county = try staffed()
        try change(county) { roster in
            try roster.standIn(StandIn(id: "1", account: "office2", of: "wangwu", from: day("2026-03-02")))
                + roster.absence(
                    Absence(id: "2", account: "wangwu", from: day("2026-03-04"), until: day("2026-03-05")), standIn: nil
                )
                + roster.delegation(
                    Delegation(
                        id: "3", account: "lisi", role: .head, from: day("2026-03-05"), until: day("2026-03-06")),
                    by: "admin")
        }
        let roster = try county.read { try $0.roster() }
        for offset in 0..<8 {
            let date = day("2026-03-01").adding(days: offset)
            for account in try county.read({ try $0.accounts(on: date) }) {
                #expect(account.actor.roles == roster.roles(of: account.id, on: date), "\(account.id) on \(date)")
            }
        }
        #expect(try county.read { try $0.stoodFor(by: "office2", on: day("2026-03-04")) }.map(\.account) == ["wangwu"])
        #expect(try county.verify().flaws == [])
    }

    @Test func `4.1: a rota with a gap ahead is owed by the office until it is filled`() throws {
        let county = try staffed()
        func fill(_ text: String) throws {
            try change(county) { roster in
                try roster.duty(DutyDay.pasted(text) { roster.members[$0] != nil }.days)
            }
        }
        try fill("2026-03-02,window,window\n2026-03-02,office,lisi")
        #expect(try owed(county) == ["fill-rota office 2026-03-03"])
        let rest = (2...9).map { "2026-03-0\($0),window,window\n2026-03-0\($0),office,lisi" }
        try fill(rest.joined(separator: "\n"))
        #expect(try owed(county) == [])
        #expect(try county.verify().flaws == [])
    }

    @Test func `4.1: telephones lie beside the log and are erased without a trace in it`() throws {
        let county = try staffed()
        try county.lane.perform { try $0.setContact(of: "lisi", phone: "13800000009", officePhone: "023-55500009") }
        let told = try county.read { try $0.account("lisi", on: County.morning.date) }
        #expect(told?.phone == "13800000009" && told?.officePhone == "023-55500009")
        try county.lane.perform { try $0.setContact(of: "lisi", phone: "", officePhone: "") }
        let erased = try county.read { try $0.account("lisi", on: County.morning.date) }
        #expect(erased?.phone == "" && erased?.officePhone == "" && erased?.name == "李四")
        var bodies = ""
        try county.read { try $0.eachEvent { bodies += $0.body } }
        #expect(!bodies.contains("13800000009"))
    }
}
