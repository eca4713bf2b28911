// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// Who may be recorded in which post, and what a new record does to those before it.
@Suite struct RosterRuleTests {
    private static let day = Staff.day

    private static func post(
        _ id: String, _ kind: Post.Kind, _ unit: UnitID, _ account: AccountID, _ from: String, _ until: String? = nil
    ) -> Post {
        Post(id: id, kind: kind, unit: unit, account: account, from: day(from), until: until.map(day))
    }

    private static func seat(
        _ id: String, _ kind: GroupSeat.Kind, _ account: AccountID, _ from: String, _ until: String? = nil
    ) -> GroupSeat {
        GroupSeat(id: id, kind: kind, account: account, from: day(from), until: until.map(day))
    }

    @Test func `4.1: a post is in a unit that is known, and only the leader in charge gives way to another`() throws {
        var staff = Staff()
        staff.open("land-leader2", .leader, "land")
        #expect(
            refusal { _ = try staff.roster.post(Self.post("x", .liaison, "nowhere", "land", "2026-03-02")) }?.code
                == .unitUnknown)
        for post in [
            Self.post("a", .liaison, "land", "land", "2026-03-02"),
            Self.post("b", .leaderInCharge, "police", "police-leader", "2026-03-02"),
        ] {
            try staff.change { roster throws(Refusal) in try roster.post(post) }
        }
        // A second liaison stands beside the first; a leader in charge ends neither a liaison nor another unit's leader.
        for post in [
            Self.post("c", .liaison, "land", "land-window", "2026-03-03"),
            Self.post("d", .leaderInCharge, "land", "land-leader", "2026-03-03"),
        ] {
            #expect(try staff.roster.post(post) == [.postRecorded(post)])
            staff.roster.evolve(.postRecorded(post), at: Staff.morning)
        }
        // Recorded again under its own name it is put right, not ended by itself.
        let corrected = Self.post("d", .leaderInCharge, "land", "land-leader", "2026-03-04")
        #expect(try staff.roster.post(corrected) == [.postRecorded(corrected)])
        let next = Self.post("e", .leaderInCharge, "land", "land-leader2", "2026-03-09")
        let ended = Self.post("d", .leaderInCharge, "land", "land-leader", "2026-03-03", "2026-03-08")
        #expect(try staff.roster.post(next) == [.postRecorded(ended), .postRecorded(next)])
    }

    @Test func `4.1: a leader in charge recorded for a time leaves alone who was before and who comes after`() throws {
        var staff = Staff()
        staff.open("land-leader2", .leader, "land")
        for post in [
            Self.post("past", .leaderInCharge, "land", "land-leader", "2026-03-02", "2026-03-05"),
            Self.post("next", .leaderInCharge, "land", "land-leader", "2026-04-01"),
        ] {
            staff.roster.evolve(.postRecorded(post), at: Staff.morning)
        }
        let tried = { (from: String, until: String?) in
            try staff.roster.post(Self.post("new", .leaderInCharge, "land", "land-leader2", from, until)).count
        }
        #expect(try tried("2026-03-10", "2026-03-31") == 1)
        #expect(try tried("2026-03-06", "2026-03-31") == 1)
        // On the first day of the other they would be two.
        #expect(refusal { _ = try tried("2026-03-10", "2026-04-01") }?.code == .heldAlready)
        #expect(refusal { _ = try tried("2026-04-01", nil) }?.code == .heldAlready)
        #expect(try tried("2026-04-02", nil) == 2)
        #expect(refusal { _ = try tried("2026-03-02", "2026-03-04") }?.code == .heldAlready)
    }

    @Test func `4.1: seats are for people of no unit; deputies are several, a leader is one`() throws {
        var staff = Staff()
        for account in [AccountID("deputy2"), "deputy3"] { staff.open(account, .deputy, nil) }
        staff.open("leader2", .leader, nil)
        for (kind, account) in [(GroupSeat.Kind.deputy, AccountID("land-leader")), (.leader, "land-leader")] {
            #expect(
                refusal { _ = try staff.roster.seat(Self.seat("x", kind, account, "2026-03-02")) }?.code
                    == .roleDoesNotFit)
        }
        let held = [
            Self.seat("a", .officeHead, "head", "2026-03-02"), Self.seat("b", .leader, "leader", "2026-03-02"),
            Self.seat("c", .deputy, "deputy", "2026-03-02"), Self.seat("d", .deputy, "deputy2", "2026-03-03"),
        ]
        for seat in held {
            #expect(try staff.roster.seat(seat) == [.seatRecorded(seat)])
            staff.roster.evolve(.seatRecorded(seat), at: Staff.morning)
        }
        let corrected = Self.seat("b", .leader, "leader", "2026-03-04")
        #expect(try staff.roster.seat(corrected) == [.seatRecorded(corrected)])
        let next = Self.seat("e", .leader, "leader2", "2026-03-09")
        let ended = Self.seat("b", .leader, "leader", "2026-03-02", "2026-03-08")
        #expect(try staff.roster.seat(next) == [.seatRecorded(ended), .seatRecorded(next)])
        #expect(
            staff.roster.current(staff.roster.seats.values, on: Self.day("2026-03-03")).map(\.id) == [
                "a", "b", "c", "d",
            ])
    }

    @Test func `4.1: nobody stands in for herself or across units`() {
        for (account, of) in [(AccountID("office"), AccountID("office")), ("land", "police"), ("land", "office")] {
            var staff = Staff()
            #expect(refusal { try staff.standIn(account, for: of) }?.code == .standInDoesNotFit, "\(account) \(of)")
        }
    }

    @Test func `4.1: a role is lent in one's own place only, and the reporter's or the system's never`() {
        let tried = { (role: Role, unit: UnitID?) in
            let lent = Delegation(
                id: "d", account: "land", role: role, unit: unit, from: Staff.today, until: Staff.today)
            return refusal { _ = try Staff().roster.delegation(lent, by: "admin") }?.code
        }
        #expect(tried(.representative, nil) == nil && tried(.representative, "land") == nil)
        #expect(tried(.representative, "police") == .delegationDoesNotFit)
        #expect(tried(.reporter, nil) == .delegationDoesNotFit && tried(.system, nil) == .delegationDoesNotFit)
    }

    @Test func `4.1: a lent role counts for her it was lent to, on its days, in its unit`() {
        var staff = Staff()
        let lent: [(String, AccountID, Role, UnitID?, String)] = [
            ("a", "land", .representative, nil, "2026-03-03"), ("b", "land", .leader, "land", "2026-03-02"),
            ("c", "land", .window, "police", "2026-03-03"), ("d", "police", .leader, nil, "2026-03-03"),
        ]
        for (id, account, role, unit, until) in lent {
            let fact = Delegation(
                id: id, account: account, role: role, unit: unit, from: Staff.today, until: Self.day(until))
            staff.roster.evolve(.delegationRecorded(fact), at: Staff.morning)
        }
        #expect(staff.roster.roles(of: "land", on: Staff.today) == [.unit, .representative, .leader])
        #expect(staff.roster.roles(of: "land", on: Self.day("2026-03-03")) == [.unit, .representative])
        #expect(staff.roster.roles(of: "land", on: Self.day("2026-03-04")) == [.unit])
    }

    @Test func `4.1: on duty is who is there that day and whose role it is`() throws {
        let tried = { (day: String, place: DutyDay.Place, account: AccountID) in
            refusal { _ = try Staff().roster.duty([DutyDay(day: Self.day(day), place: place, accounts: [account])]) }?
                .code
        }
        #expect(tried("2026-03-02", .window, "window") == nil && tried("2026-03-02", .window, "office") == nil)
        #expect(tried("2026-03-02", .office, "office") == nil && tried("2026-03-02", .office, "head") == nil)
        #expect(tried("2026-03-02", .window, "head") == .roleDoesNotFit)
        #expect(tried("2026-03-02", .office, "window") == .roleDoesNotFit)
        #expect(tried("2026-03-02", .office, "land") == .roleDoesNotFit)
        // Before she came nobody was there.
        #expect(tried("2026-03-01", .window, "window") == .accountUnknown)
        #expect(try Staff().roster.duty([]) == [])
    }

    @Test func `4.1: a record reaches ten years at most and concerns somebody who is there when it begins`() throws {
        var staff = Staff()
        let words = TextRef(id: "t", digest: "d")
        func tried(_ account: AccountID, _ from: String, days: Int = 0) -> RefusalCode? {
            let first = Self.day(from)
            let duty = Responsibility(
                id: "r", account: account, text: words, from: first, until: first.adding(days: days))
            return refusal { _ = try staff.roster.responsibility(duty) }?.code
        }
        #expect(tried("window", "2026-03-02", days: 3660) == nil)
        #expect(tried("window", "2026-03-02", days: 3661) == .termTooLong)
        #expect(tried("window", "2026-03-02", days: -1) == .endsBeforeItBegins)
        #expect(tried("nobody", "2026-03-02") == .accountUnknown)
        try staff.leave("window", on: "2026-03-06")
        #expect(staff.roster.members["window"]?.ended == Instant(Self.day("2026-03-07"), minute: 0))
        #expect(tried("window", "2026-03-06") == nil)
        #expect(tried("window", "2026-03-07") == .accountUnknown)
    }

    @Test func `4.1: posts and seats of a day are told in one order`() throws {
        var staff = Staff()
        for id in ["c", "a", "b"] {
            let post = Self.post(id, .liaison, "land", "land", "2026-03-02")
            staff.roster.evolve(.postRecorded(post), at: Staff.morning)
            staff.roster.evolve(.seatRecorded(Self.seat(id, .deputy, "deputy", "2026-03-02")), at: Staff.morning)
        }
        #expect(staff.roster.current(staff.roster.posts.values, on: Staff.today).map(\.id) == ["a", "b", "c"])
        #expect(staff.roster.current(staff.roster.seats.values, on: Staff.today).map(\.id) == ["a", "b", "c"])
    }

    @Test func `4.1: a unit that ends is called on to its last day, and nobody is missed for it afterwards`() {
        var staff = Staff()
        staff.roster.evolve(.unitEnded(UnitEnd(unit: "police", on: Self.day("2026-03-06"))), at: Staff.morning)
        for (day, called) in [("2026-03-06", true), ("2026-03-07", false)] {
            let kept = staff.roster.kept(owing: [], on: Self.day(day))
            #expect(kept.contains(.unit("police")) == called && kept.contains(.unitLeader("police")) == called)
            #expect(staff.roster.missing(on: Self.day(day)).contains(.liaison("police")) == called)
        }
    }

    @Test func `4.1: parties without anybody are named in one order, and the first of them in a refusal`() throws {
        var staff = Staff()
        for account in [AccountID("oversight"), "leader", "head"] {
            staff.roster.evolve(.accountDisabled(account), at: Staff.morning)
        }
        let parties = staff.roster.missing(on: Staff.today).compactMap { missing -> String? in
            if case .somebody(let party) = missing { party.description } else { nil }
        }
        #expect(parties == parties.sorted() && parties.count == 3)
        // She alone is the head and, on loan, the group's leader.
        var alone = Staff()
        alone.roster.evolve(.accountDisabled("leader"), at: Staff.morning)
        let lent = Delegation(
            id: "d", account: "head", role: .leader, from: Staff.today, until: Self.day("2026-12-31"))
        alone.roster.evolve(.delegationRecorded(lent), at: Staff.morning)
        #expect(throws: Refusal(.somebodyMustAct, "4.1", ["group-leader", "2026-03-04"])) {
            try alone.away("head", "2026-03-04", "2026-03-04")
        }
    }

    @Test func `4.1: gaps in the rota are looked for from that day on`() throws {
        var staff = Staff()
        let calendar = WorkCalendar(version: "t", years: 2026...2026, holidays: [:], makeUpWorkdays: [:])
        let duty = DutyDay(day: Self.day("2026-03-20"), place: .window, accounts: ["window"])
        staff.roster.evolve(.rotaSet([duty]), at: Staff.morning)
        let gaps = staff.roster.dutyGaps(calendar, from: Self.day("2026-03-03"), workdays: 2)
        #expect(gaps.map(\.id) == ["2026-03-03 window", "2026-03-03 office", "2026-03-04 window", "2026-03-04 office"])
    }

    @Test func `4.1: what may leave somebody unable is looked at again, and nothing else`() {
        let day = Staff.today
        let lent = Delegation(id: "d", account: "land", role: .leader, from: day, until: day)
        let takes: [OrganisationFact] = [
            .accountDisabled("land"), .accountLeft(Leaving(account: "land", successor: nil, on: day)),
            .delegationRecorded(lent), .standInRecorded(StandIn(id: "s", account: "land", of: "police", from: day)),
            .absenceRecorded(Absence(id: "a", account: "land", from: day, until: day)),
        ]
        let gives: [OrganisationFact] = [
            .accountOpened(AccountOpening(account: "x", role: .unit, unit: "land")), .rotaSet([]),
            .postRecorded(Self.post("p", .liaison, "land", "land", "2026-03-02")),
            .seatRecorded(Self.seat("s", .deputy, "deputy", "2026-03-02")), .vacancyFilled(VacancyFilled(closes: [])),
        ]
        #expect(takes.filter { !$0.mayTakeAway } == [])
        #expect(gives.filter { $0.mayTakeAway } == [])
    }

    @Test func `closed loop: a vacancy that was missed stays owed, marked, under numbers of its own`() {
        var roster = Roster()
        #expect(roster.lastObligation == 0)
        roster.evolve(.vacancyFound(Vacancy(party: .head, opens: [])), at: Staff.morning)
        #expect(roster.lastObligation == 0)
        let owed = { (id: Int) in
            Obligation(
                id: id, act: .importCalendar, party: .admin,
                due: Due(
                    term: nil, from: Staff.morning, on: Staff.today, at: Staff.morning, marks: "", provisional: false),
                clause: "4.1", slip: nil, about: nil, rung: 0, missed: false)
        }
        roster.evolve(.vacancyFound(Vacancy(party: .head, opens: [owed(3)])), at: Staff.morning)
        roster.evolve(.vacancyFound(Vacancy(party: nil, opens: [owed(4)])), at: Staff.morning)
        roster.evolve(.dueMissed(VacancyMissed(obligation: 3, opens: [owed(5)], closes: [])), at: Staff.morning)
        #expect(roster.obligations.map(\.missed) == [true, false, false])
        #expect(roster.vacant[5] == .some(.head) && roster.lastObligation == 5)
    }
}
