// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import Synchronization
import Testing

@testable import MatterStore

@Suite(.everyEngine) struct AccountTests {
    private let today = day("2026-03-02")

    private func open(_ county: County, _ name: AccountID, _ role: Role, _ unit: UnitID? = nil) throws {
        var request = AccountRequest(account: name, role: role, unit: unit, name: "李四")
        request.password = try PasswordHash.make("请开门", county.chance)
        let complete = request
        try county.lane.perform { [head = county.head] in
            try $0.openAccount(complete, by: head, at: County.morning)
        }
    }

    @Test func `4.1: an account opened today acts in its role, and its name is not in the log`() throws {
        let county = try County()
        try open(county, "lisi", .unit, "housing")
        let account = try #require(try county.read { try $0.account("lisi", on: today) })
        #expect(account.actor == Actor(account: "lisi", role: .unit, unit: "housing"))
        #expect(account.name == "李四" && !account.disabled)
        var bodies = ""
        try county.read { try $0.eachEvent { bodies += $0.body } }
        #expect(!bodies.contains("李四"))
        #expect(try county.verify().flaws == [])
    }

    @Test func `4.1: an account that cannot be is refused with its reason`() throws {
        let county = try County()
        try open(county, "lisi", .office)
        #expect(throws: AccountRefusal.taken("lisi")) { try open(county, "lisi", .head) }
        #expect(throws: AccountRefusal.unitNeeded(.unit)) { try open(county, "wangwu", .unit) }
        #expect(throws: AccountRefusal.unitUnknown("nowhere")) { try open(county, "wangwu", .unit, "nowhere") }
        #expect(throws: AccountRefusal.roleNotAllowed(.system)) { try open(county, "wangwu", .system) }
        for name: AccountID in ["", "a b", "system", "a:b", "a\0b", AccountID(String(repeating: "a", count: 65))] {
            #expect(throws: AccountRefusal.nameNotAllowed(name)) { try open(county, name, .office) }
        }
    }

    @Test func `4.1: a password is kept as scrypt with its own salt`() throws {
        let county = try County()
        let first = try PasswordHash.make("请开门", county.chance)
        let second = try PasswordHash.make("请开门", county.chance)
        #expect(first != second)
        #expect(first.text.hasPrefix("scrypt$16384$8$1$"))
        #expect(first.fits("请开门") && second.fits("请开门"))
        #expect(!first.fits("请关门") && !first.fits(""))
        #expect(PasswordHash(stored: "scrypt$1$2")?.fits("请开门") == false)
        #expect(PasswordHash(stored: "plain") == nil)
    }

    @Test func `4.1: a token is stored only as its digest and ends in time`() throws {
        let county = try County()
        try open(county, "lisi", .office)
        let token = try county.store.openSession(
            "lisi", in: county.jurisdiction, kind: .session, label: "", at: County.morning, county.chance)
        func holder(_ text: String, _ now: Instant) throws -> AccountID? {
            try county.read { try $0.holder(of: text, at: now)?.account.id }
        }
        #expect(try holder(token.text, County.morning) == "lisi")
        #expect(try holder(token.text + "x", County.morning) == nil)
        #expect(try holder(token.text, County.morning.adding(seconds: SessionToken.sessionSeconds)) == nil)
        #expect(
            try county.rows("select count(*) from session where token = $1", [.bytes(Array(token.text.utf8))])[0].int(0)
                == 0)
        try county.store.endSession(token.text)
        #expect(try holder(token.text, County.morning) == nil)
    }

    @Test func `log: that somebody was seen is noted while nothing that was promised can be written`() throws {
        let county = try County()
        try open(county, "lisi", .office)
        let token = try county.store.openSession(
            "lisi", in: county.jurisdiction, kind: .session, label: "", at: County.morning, county.chance)
        let lonely = LonelyDatabase(county.store.database)
        let store = try Store(database: lonely, at: County.morning)
        lonely.isAlone.withLock { $0 = true }
        let later = County.morning.adding(seconds: 300)
        try store.seen(token.text, at: later)
        #expect(try county.read { try $0.holder(of: token.text, at: later)?.seenAt } == later)
        #expect(throws: StoreFault.stopped) { try store.endSession(token.text) }
    }

    @Test func `4.1: a disabled account holds no token any more and cannot sign in`() throws {
        let county = try County()
        try open(county, "lisi", .office)
        try open(county, "zhaoliu", .office)
        let token = try county.store.openSession(
            "lisi", in: county.jurisdiction, kind: .token, label: "接口", at: County.morning, county.chance)
        #expect(try county.read { try $0.password(of: "lisi", at: County.morning) }?.fits("请开门") == true)
        try county.lane.perform { [head = county.head] in
            try $0.disableAccount("lisi", by: head, at: County.morning)
        }
        #expect(try county.read { try $0.holder(of: token.text, at: County.morning) } == nil)
        #expect(try county.read { try $0.password(of: "lisi", at: County.morning) } == nil)
        #expect(try county.read { try $0.account("lisi", on: today)?.disabled } == true)
        #expect(try county.verify().flaws == [])
    }

    @Test func `3.3 L3: a deputy leads on the days it was delegated to her and on no other`() throws {
        let county = try County()
        try open(county, "lisi", .deputy)
        let lent = Delegation(
            id: "d-1", account: "lisi", role: .leader, from: day("2026-03-02"), until: day("2026-03-04"))
        try county.lane.perform { [head = county.head] in
            try $0.record([.delegationRecorded(lent)], by: head, at: County.morning)
        }
        func roles(_ text: String) throws -> RoleSet? {
            try county.read { try $0.account("lisi", on: day(text))?.actor.roles }
        }
        #expect(try roles("2026-03-01") == [.deputy])
        #expect(try roles("2026-03-02") == [.deputy, .leader])
        #expect(try roles("2026-03-04") == [.deputy, .leader])
        #expect(try roles("2026-03-05") == [.deputy])
    }

    @Test func `4.1: who holds a post is known for every day`() throws {
        let county = try County()
        let post = Post(
            id: "p-1", kind: .leaderInCharge, unit: "housing", account: "lisi", from: day("2026-03-02"),
            until: day("2026-06-30"))
        try county.lane.perform { [head = county.head] in
            try $0.record([.postRecorded(post)], by: head, at: County.morning)
        }
        #expect(try county.read { try $0.posts(on: day("2026-04-01")) } == [post])
        #expect(try county.read { try $0.posts(on: day("2026-07-01")) } == [])
        #expect(try county.verify().flaws == [])
    }
}
