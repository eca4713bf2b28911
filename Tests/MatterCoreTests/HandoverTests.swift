// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// 离任: what a leaver holds, day by day and piece by piece.
@Suite struct HandoverTests {
    private static let day = Staff.day
    private static let last = Staff.day("2026-03-06")

    @Test func `4.1: who leaves is there until a day to come, and her successor is there the day after`() throws {
        var staff = Staff()
        for account in [AccountID("window3"), "window4"] { staff.open(account, .window, nil) }
        #expect(refusal { try staff.leave("window2", on: "2026-03-01") }?.code == .dateNotAhead)
        #expect(refusal { try staff.leave("office", "office") }?.code == .successorDoesNotFit)
        #expect(refusal { try staff.leave("window", "land") }?.code == .successorDoesNotFit)
        try staff.leave("window2", on: "2026-03-06")
        try staff.leave("window3", on: "2026-03-07")
        #expect(refusal { try staff.leave("window", "window2", on: "2026-03-06") }?.code == .successorDoesNotFit)
        try staff.leave("window", "window3", on: "2026-03-06")
        var gone = Staff()
        try gone.leave("window")
        #expect(refusal { try gone.leave("window") }?.code == .accountUnknown)
        #expect(refusal { try gone.leave("nobody") }?.code == .accountUnknown)
    }

    /// Whether she may go on the sixth without a successor, once this is recorded.
    private static func held(_ account: AccountID, _ facts: [OrganisationFact]) -> Refusal? {
        var staff = Staff()
        for (more, role) in [(AccountID("land2"), Role.unit), ("deputy2", .deputy)] {
            staff.open(more, role, role == .unit ? "land" : nil)
        }
        for fact in facts { staff.roster.evolve(fact, at: Staff.morning) }
        return refusal { try staff.leave(account, on: "2026-03-06") }
    }

    @Test func `4.1: without a successor she goes only when she holds nothing from the next day on`() {
        let post = { (id: String, account: AccountID, until: String?) in
            OrganisationFact.postRecorded(
                Post(
                    id: id, kind: id == "b" ? .representative : .liaison, unit: "land", account: account,
                    from: Staff.today, until: until.map(Self.day)))
        }
        let seat = { (id: String, account: AccountID, until: String?) in
            OrganisationFact.seatRecorded(
                GroupSeat(
                    id: id, kind: id == "b" ? .officeHead : .deputy, account: account, from: Staff.today,
                    until: until.map(Self.day)))
        }
        let pair = { (account: AccountID, of: AccountID, until: String?) in
            OrganisationFact.standInRecorded(
                StandIn(id: "s", account: account, of: of, from: Staff.today, until: until.map(Self.day)))
        }
        let duty = { (day: String, account: AccountID) in
            OrganisationFact.rotaSet([DutyDay(day: Self.day(day), place: .window, accounts: [account])])
        }
        let goes: [(AccountID, [OrganisationFact])] = [
            ("land", [post("a", "land2", nil)]), ("land", [post("a", "land", "2026-03-06")]),
            ("deputy", [seat("a", "deputy2", nil)]), ("deputy", [seat("a", "deputy", "2026-03-06")]),
            ("window2", [pair("window", "window2", nil)]), ("window2", [pair("window2", "window", "2026-03-06")]),
            ("window2", [duty("2026-03-09", "window")]), ("window2", [duty("2026-03-06", "window2")]),
        ]
        for (account, facts) in goes { #expect(Self.held(account, facts) == nil, "\(facts)") }
        let stays: [(AccountID, [OrganisationFact], String)] = [
            ("land", [post("a", "land", "2026-03-07")], "post.liaison"),
            ("land", [post("b", "land", nil), post("a", "land", nil)], "post.liaison"),
            ("deputy", [seat("a", "deputy", "2026-03-07")], "seat.deputy"),
            ("deputy", [seat("b", "deputy", nil), seat("a", "deputy", nil)], "seat.deputy"),
            ("window2", [pair("window2", "window", "2026-03-07")], "held.stand-in"),
            ("window2", [duty("2026-03-07", "window2")], "held.rota"),
        ]
        for (account, facts, what) in stays {
            #expect(Self.held(account, facts) == Refusal(.stillHolds, "4.1", [account.text, what]), "\(facts)")
        }
    }

    @Test func `4.1: posts, seats and words are cut at her last day, and nobody else's are touched`() throws {
        var staff = Staff()
        staff.open("head2", .head, nil)
        let words = TextRef(id: "t", digest: "d")
        let seat = { (id: String, account: AccountID, from: String, until: String?) in
            OrganisationFact.seatRecorded(
                GroupSeat(id: id, kind: .officeHead, account: account, from: Self.day(from), until: until.map(Self.day))
            )
        }
        let duty = { (id: String, account: AccountID, from: String, until: String?) in
            OrganisationFact.responsibilityRecorded(
                Responsibility(id: id, account: account, text: words, from: Self.day(from), until: until.map(Self.day)))
        }
        let lent = { (id: String, account: AccountID, from: String, until: String) in
            OrganisationFact.delegationRecorded(
                Delegation(id: id, account: account, role: .leader, from: Self.day(from), until: Self.day(until)))
        }
        for fact in [
            seat("s3", "head", "2026-03-06", nil), seat("s1", "head", "2026-03-10", "2026-06-30"),
            seat("s2", "head", "2026-03-02", "2026-03-07"), seat("s4", "head", "2026-03-02", "2026-03-06"),
            seat("s5", "deputy", "2026-03-02", nil), duty("r2", "head", "2026-03-02", nil),
            duty("r1", "head", "2026-03-02", nil), duty("r3", "office", "2026-03-02", nil),
            duty("r4", "head", "2026-03-02", "2026-03-06"), lent("d2", "head", "2026-03-02", "2026-12-31"),
            lent("d1", "head", "2026-03-02", "2026-12-31"), lent("d3", "office", "2026-03-02", "2026-12-31"),
            lent("d4", "head", "2026-03-02", "2026-03-06"),
        ] {
            staff.roster.evolve(fact, at: Staff.morning)
        }
        let leaving = Leaving(account: "head", successor: "head2", on: Self.last)
        #expect(
            try staff.roster.leaving(leaving, today: Staff.today) == [
                seat("s1", "head2", "2026-03-10", "2026-06-30"),
                seat("s2", "head", "2026-03-02", "2026-03-06"),
                seat("s2+2026-03-07", "head2", "2026-03-07", "2026-03-07"),
                seat("s3", "head", "2026-03-06", "2026-03-06"), seat("s3+2026-03-07", "head2", "2026-03-07", nil),
                duty("r1", "head", "2026-03-02", "2026-03-06"), duty("r1+2026-03-07", "head2", "2026-03-07", nil),
                duty("r2", "head", "2026-03-02", "2026-03-06"), duty("r2+2026-03-07", "head2", "2026-03-07", nil),
                lent("d1", "head", "2026-03-02", "2026-03-06"),
                lent("d1+2026-03-07", "head2", "2026-03-07", "2026-12-31"),
                lent("d2", "head", "2026-03-02", "2026-03-06"),
                lent("d2+2026-03-07", "head2", "2026-03-07", "2026-12-31"),
                .accountLeft(leaving),
            ])
    }

    @Test func `4.1: posts and pairs of a unit's people go over, but nobody stands in for herself`() throws {
        var staff = Staff()
        staff.open("land2", .unit, "land")
        let post = { (id: String, account: AccountID, from: String, until: String?) in
            OrganisationFact.postRecorded(
                Post(
                    id: id, kind: .liaison, unit: "land", account: account, from: Self.day(from),
                    until: until.map(Self.day)))
        }
        let pair = { (id: String, account: AccountID, of: AccountID, from: String, until: String?) in
            OrganisationFact.standInRecorded(
                StandIn(id: id, account: account, of: of, from: Self.day(from), until: until.map(Self.day)))
        }
        for fact in [
            post("p2", "land", "2026-03-02", nil), post("p1", "land", "2026-03-02", nil),
            post("p3", "land-window", "2026-03-02", nil), post("p4", "land", "2026-03-02", "2026-03-06"),
            pair("b", "land", "land-window", "2026-03-02", nil), pair("a", "land", "land-leader", "2026-03-02", nil),
            pair("c", "land", "land2", "2026-03-10", nil), pair("d", "land", "land-window", "2026-03-02", "2026-03-06"),
            pair("e", "land-window", "land-leader", "2026-03-02", nil),
            pair("g", "land-window", "land", "2026-03-02", nil), pair("f", "land-leader", "land", "2026-03-02", nil),
            pair("h", "land2", "land", "2026-03-10", nil), pair("i", "land-window", "land", "2026-03-02", "2026-03-06"),
        ] {
            staff.roster.evolve(fact, at: Staff.morning)
        }
        let leaving = Leaving(account: "land", successor: "land2", on: Self.last)
        let (before, next) = ("2026-03-06", "2026-03-07")
        #expect(
            try staff.roster.leaving(leaving, today: Staff.today) == [
                post("p1", "land", "2026-03-02", before), post("p1+\(next)", "land2", next, nil),
                post("p2", "land", "2026-03-02", before), post("p2+\(next)", "land2", next, nil),
                pair("a", "land", "land-leader", "2026-03-02", before),
                pair("a+\(next)", "land2", "land-leader", next, nil),
                pair("b", "land", "land-window", "2026-03-02", before),
                pair("b+\(next)", "land2", "land-window", next, nil),
                pair("f", "land-leader", "land", "2026-03-02", before),
                pair("f+\(next)", "land-leader", "land2", next, nil),
                pair("g", "land-window", "land", "2026-03-02", before),
                pair("g+\(next)", "land-window", "land2", next, nil),
                .accountLeft(leaving),
            ])
    }

    @Test func `4.1: her days on duty are her successor's, once, beside whoever else is on duty`() throws {
        var staff = Staff()
        staff.open("window3", .window, nil)
        let day = { (text: String, place: DutyDay.Place, accounts: [AccountID]) in
            DutyDay(day: Self.day(text), place: place, accounts: accounts)
        }
        staff.roster.evolve(
            .rotaSet([
                day("2026-03-06", .window, ["window"]), day("2026-03-10", .window, ["window2", "window3", "window"]),
                day("2026-03-09", .window, ["window", "window2"]), day("2026-03-11", .window, ["window2"]),
            ]), at: Staff.morning)
        let leaving = Leaving(account: "window", successor: "window3", on: Self.last)
        #expect(
            try staff.roster.leaving(leaving, today: Staff.today) == [
                .rotaSet([
                    day("2026-03-09", .window, ["window2", "window3"]),
                    day("2026-03-10", .window, ["window2", "window3"]),
                ]), .accountLeft(leaving),
            ])
    }

    @Test func `4.1: a pasted rota is read line by line, and the lines that cannot be are named`() {
        let text = """
            2026-03-03,office,office

            2026-03-02,window,window
            2026-03-02,window,nobody
            2026-03-02,window,window,nobody
            later,window,window
            2026-03-02,window,window,window2
            """
        let (days, wrong) = DutyDay.pasted(text) { $0 != "nobody" }
        #expect(wrong == [4, 5, 6])
        #expect(days.map(\.id) == ["2026-03-02 window", "2026-03-03 office"])
        #expect(days[0].accounts == ["window", "window2"])
    }
}
