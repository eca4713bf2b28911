// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// A county's people, on paper.
struct Staff {
    static let morning = instant("2026-03-02 09:00")
    static let today = morning.date
    var roster = Roster()

    static func instant(_ text: String) -> Instant { Instant(text) ?? Instant(seconds: 0) }
    static func day(_ text: String) -> LocalDate { LocalDate(text) ?? LocalDate(dayNumber: 0) }

    static let accounts: [(AccountID, Role, UnitID?)] = [
        ("window", .window, nil), ("window2", .window, nil), ("office", .office, nil), ("office2", .office, nil),
        ("head", .head, nil), ("leader", .leader, nil), ("deputy", .deputy, nil), ("oversight", .oversight, nil),
        ("discipline", .discipline, nil), ("admin", .admin, nil), ("land", .unit, "land"),
        ("land-window", .representative, "land"), ("land-leader", .leader, "land"), ("police", .unit, "police"),
        ("police-leader", .leader, "police"),
    ]

    init() {
        let units = [
            HandlingUnit(id: "land", name: "县规划自然资源局", kind: .county),
            HandlingUnit(id: "police", name: "县公安局", kind: .county),
            HandlingUnit(id: "bank", name: "某银行", kind: .outside),
        ]
        for unit in units { roster.evolve(.unitRecorded(unit), at: Self.morning) }
        for (account, role, unit) in Self.accounts { open(account, role, unit) }
    }

    mutating func open(_ account: AccountID, _ role: Role, _ unit: UnitID?) {
        roster.evolve(.accountOpened(AccountOpening(account: account, role: role, unit: unit)), at: Self.morning)
    }

    /// The whole rule, as the store applies it.
    mutating func change(
        owing: Set<Party> = [], on today: LocalDate = Staff.today,
        _ decide: (Roster) throws(Refusal) -> [OrganisationFact]
    ) throws(Refusal) {
        let facts = try decide(roster)
        var after = roster
        for fact in facts { after.evolve(fact, at: Instant(today, minute: 9 * 60)) }
        if facts.contains(where: \.mayTakeAway) { try after.refuseGaps(before: roster, owing: owing, from: today) }
        roster = after
    }

    mutating func leave(_ account: AccountID, _ successor: AccountID? = nil, on day: String = "2026-03-02")
        throws(Refusal)
    {
        try change { roster throws(Refusal) in
            try roster.leaving(
                Leaving(account: account, successor: successor, on: Self.day(day)), today: Self.today)
        }
    }

    mutating func standIn(_ account: AccountID, for of: AccountID) throws(Refusal) {
        try change { roster throws(Refusal) in
            try roster.standIn(StandIn(id: "\(account) for \(of)", account: account, of: of, from: Self.today))
        }
    }

    mutating func away(
        _ account: AccountID, _ from: String, _ until: String, standIn: AccountID? = nil
    ) throws(Refusal) {
        let absence = Absence(id: "\(account) \(from)", account: account, from: Self.day(from), until: Self.day(until))
        try change { roster throws(Refusal) in try roster.absence(absence, standIn: standIn) }
    }

    mutating func post(_ kind: Post.Kind, _ unit: UnitID, _ account: AccountID, from: String) throws(Refusal) {
        let post = Post(id: "\(kind) \(unit) \(from)", kind: kind, unit: unit, account: account, from: Self.day(from))
        try change { roster throws(Refusal) in try roster.post(post) }
    }
}

@Suite struct OrganisationTests {
    @Test func `4.1: while A is away, B has A's role and A's obligations, and on no other day`() throws {
        var staff = Staff()
        try staff.standIn("office2", for: "head")
        try staff.away("head", "2026-03-04", "2026-03-05")
        let day = Staff.day("2026-03-04")
        #expect(staff.roster.roles(of: "office2", on: day) == [.office, .head])
        #expect(staff.roster.parties(of: "office2", on: day) == [.office, .head])
        #expect(staff.roster.stoodFor(by: "office2", on: day) == ["head"])
        #expect(staff.roster.able(for: .head, on: day) == ["office2"])
        for other in ["2026-03-03", "2026-03-06"] {
            #expect(staff.roster.roles(of: "office2", on: Staff.day(other)) == [.office])
            #expect(staff.roster.able(for: .head, on: Staff.day(other)) == ["head"])
        }
    }

    @Test func `4.1: whoever alone may act goes on leave only when somebody stands in`() throws {
        var staff = Staff()
        #expect(throws: Refusal(.somebodyMustAct, "4.1", ["head", "2026-03-04"])) {
            try staff.away("head", "2026-03-04", "2026-03-05")
        }
        try staff.away("head", "2026-03-04", "2026-03-05", standIn: "office")
        // Nor may B be away on those days, once it is she who acts.
        #expect(throws: Refusal(.somebodyMustAct, "4.1", ["head", "2026-03-05"])) {
            try staff.away("office", "2026-03-05", "2026-03-05")
        }
        try staff.away("office", "2026-03-06", "2026-03-06")
    }

    @Test func `4.1: an account that alone answers for a unit, the head and the group leader do not just go`() throws {
        var staff = Staff()
        #expect(throws: Refusal(.somebodyMustAct, "4.1", ["县公安局", "2026-03-02"])) { try staff.leave("police") }
        #expect(throws: Refusal(.unitLeaderMustAct, "4.1", ["县公安局", "2026-03-02"])) {
            try staff.leave("police-leader")
        }
        #expect(throws: Refusal(.somebodyMustAct, "4.1", ["head", "2026-03-02"])) { try staff.leave("head") }
        #expect(throws: Refusal(.somebodyMustAct, "4.1", ["group-leader", "2026-03-02"])) { try staff.leave("leader") }
        #expect(throws: Refusal(.somebodyMustAct, "4.1", ["admin", "2026-03-02"])) { try staff.leave("admin") }
        staff.open("police2", .unit, "police")
        try staff.leave("police", "police2")
        #expect(staff.roster.able(for: .unit("police"), on: Staff.today) == ["police2"])
        try staff.leave("window")
    }

    @Test func `4.1: a leaver's posts, seats, pairs, loans, words and duty are her successor's in the same step`()
        throws
    {
        var staff = Staff()
        staff.open("head2", .head, nil)
        let (first, last) = (Staff.today, Staff.day("2026-12-31"))
        try staff.standIn("office", for: "head")
        try staff.change { roster throws(Refusal) in
            try roster.seat(GroupSeat(id: "s", kind: .officeHead, account: "head", from: first))
                + roster.responsibility(
                    Responsibility(
                        id: "r", account: "head", text: TextRef(id: "t", digest: "d"), from: first, until: last))
                + roster.duty([DutyDay(day: Staff.day("2026-03-10"), place: .office, accounts: ["head"])])
                + roster.delegation(
                    Delegation(id: "d", account: "head", role: .leader, from: first, until: last), by: "admin")
        }
        #expect(throws: Refusal(.stillHolds, "4.1", ["head", "seat.office-head"])) { try staff.leave("head") }
        try staff.leave("head", "head2", on: "2026-03-06")
        let (before, after) = (Staff.day("2026-03-06"), Staff.day("2026-03-09"))
        for (day, who) in [(before, AccountID("head")), (after, "head2")] {
            #expect(staff.roster.current(staff.roster.seats.values, on: day).map(\.account) == [who])
            let words = staff.roster.responsibilities.values.filter { $0.holds(on: day) }
            #expect(words.map(\.account) == [who])
            #expect(staff.roster.delegations.values.filter { $0.holds(on: day) }.map(\.account) == [who])
            #expect(staff.roster.standIns.values.filter { $0.holds(on: day) }.map(\.of) == [who])
            #expect(staff.roster.able(for: .head, on: day).contains(who))
        }
        #expect(!staff.roster.isActive("head", on: after))
        #expect(staff.roster.onDuty(Staff.day("2026-03-10"), .office) == ["head2"])
    }

    @Test func `4.1: one leader in charge per unit, the one before ends the day before`() throws {
        var staff = Staff()
        staff.open("land-leader2", .leader, "land")
        try staff.post(.leaderInCharge, "land", "land-leader", from: "2026-03-02")
        try staff.post(.leaderInCharge, "land", "land-leader2", from: "2026-04-01")
        let holders = ["2026-03-31", "2026-04-01"].map { day in
            staff.roster.current(staff.roster.posts.values, on: Staff.day(day)).map(\.account)
        }
        #expect(holders == [["land-leader"], ["land-leader2"]])
    }

    @Test func `4.1: what is missing is a list to put right`() throws {
        var staff = Staff()
        #expect(
            staff.roster.missing(on: Staff.today) == [
                .groupLeader, .groupDeputy, .officeHead, .leaderInCharge("land"), .liaison("land"),
                .leaderInCharge("police"), .liaison("police"),
            ])
        try staff.post(.leaderInCharge, "land", "land-leader", from: "2026-03-02")
        try staff.post(.liaison, "land", "land", from: "2026-03-02")
        #expect(!staff.roster.missing(on: Staff.today).contains { $0.unit == "land" })
        staff.roster.evolve(.accountDisabled("head"), at: Staff.morning)
        #expect(staff.roster.missing(on: Staff.today).contains(.somebody(.head)))
    }

    @Test func `4.1: working days ahead without anybody on duty show, once a rota is kept`() throws {
        var staff = Staff()
        let calendar = WorkCalendar(version: "t", years: 2026...2026, holidays: [:], makeUpWorkdays: [:])
        #expect(staff.roster.dutyGaps(calendar, from: Staff.today, workdays: 2).isEmpty)
        let text = "日期,岗位,账号\n2026-03-02,window,window,window2\n2026-03-02，office，office\n2026-03-03\twindow\twindow2"
        let (days, wrong) = DutyDay.pasted(text) { staff.roster.members[$0] != nil }
        #expect(wrong == [])
        try staff.change { roster throws(Refusal) in try roster.duty(days) }
        let gap = DutyDay(day: Staff.day("2026-03-03"), place: .office, accounts: [])
        #expect(staff.roster.dutyGaps(calendar, from: Staff.today, workdays: 2) == [gap])
        try staff.away("window2", "2026-03-03", "2026-03-03")
        #expect(staff.roster.dutyGaps(calendar, from: Staff.today, workdays: 2).map(\.place) == [.window, .office])
        #expect(DutyDay.pasted("2026-03-02,window\n2026-03-40,office,office") { _ in true }.wrong == [1, 2])
    }

    @Test func `4.1: a rota reads the same whatever its lines end with, and the same one again changes nothing`() throws
    {
        var staff = Staff()
        for end in ["\n", "\r\n", "\r"] {
            let lines = [
                "日期,岗位,账号", "2026-03-02,window,window", "2026-03-40,office,office", "2026-03-02,office,office", "",
            ]
            let (days, wrong) = DutyDay.pasted(lines.joined(separator: end)) { _ in true }
            #expect(days.map(\.id) == ["2026-03-02 office", "2026-03-02 window"] && wrong == [3])
        }
        let days = DutyDay.pasted("2026-03-02,window,window\n2026-03-03,window,window2") { _ in true }.days
        try staff.change { roster throws(Refusal) in try roster.duty(days) }
        #expect(try staff.roster.duty(days) == [])
        let other = DutyDay(day: Staff.day("2026-03-03"), place: .window, accounts: [])
        #expect(try staff.roster.duty([days[0], other]) == [.rotaSet([other])])
    }
}
