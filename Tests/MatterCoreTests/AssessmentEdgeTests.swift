// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Testing

/// Where a figure begins and ends: the last second, the first day, the one matter more or less.
@Suite struct AssessmentEdgeTests {
    /// Registered and accepted by one unit on Monday morning, due on Wednesday night.
    private static let begun = """
        2026-03-02 10:00  clerk    registers hall
        2026-03-02 10:20  officer  accepts complex at 1 land
        2026-03-02 11:00  land     receives land force

        """

    private static func after(_ rows: String, asOf: String = "2026-04-01T08:00") throws -> Year {
        var year = try Year(begun + rows)
        year.asOf = try #require(Instant(asOf))
        return year
    }

    private static func weighed(_ year: Year, _ weights: [Indicator: Int], points: [Indicator: Int] = [:]) -> Year {
        var year = year
        year.plan = Plan.dianjiang.assessed(
            by: AssessmentRules.standard.changed(smallSample: 1, weights: weights, points: points))
        return year
    }

    private static func score(_ year: Year, _ subject: AssessmentSubject = .unit("land")) throws -> Int? {
        try year.assessed("2026-03").row(subject)?.score(year.plan.assessment)
    }

    @Test func `4.2: a score is the weighed shares, of one body alone, and never below nothing`() throws {
        let march = try AssessmentTests.march()
        #expect(try Self.score(Self.weighed(march, [.completedOnTime: 1])) == 6667)
        #expect(try Self.score(Self.weighed(march, [.reached: 1, .overdueDays: 9])) == 10_000)
        #expect(try Self.score(Self.weighed(march, [.poor: 1])) == 6667)
        #expect(try Self.score(Self.weighed(march, [.solved: 2, .returned: 2])) == 8334)
        #expect(try Self.score(Self.weighed(march, [.solved: 1]), .office) == 10_000)
        #expect(try Self.score(Self.weighed(march, [.solved: 1]), .county) == nil)
        #expect(try Self.score(Self.weighed(march, [.solved: 1]), .departments) == nil)
        #expect(try Self.score(Self.weighed(march, [.solved: 1]), .townships) == nil)
        #expect(try Self.score(Self.weighed(march, [:])) == nil)
        #expect(try Self.score(Self.weighed(march, [.solved: 1], points: [.poor: 500])) == 0)
    }

    @Test func `4.2: a share is rounded half up and needs something to be a share of`() throws {
        #expect(Figure().share(atLeast: 0) == nil)
        let march = try AssessmentTests.march().assessed("2026-03")
        #expect(march.row(.office)?.figure(.solved).share(atLeast: 1) == 10_000)
        #expect(march.row(.unit("land"))?.figure(.completedOnTime).share(atLeast: 3) == 6667)
        let order: [AssessmentSubject] = [
            .county, .office, .departments, .townships, .unit("land"), .unit("police"), .unit("town"),
        ]
        #expect(march.rows.map(\.subject) == order)
    }

    @Test func `4.2: which figures speak for a unit and which it may not see`() {
        #expect(Indicator.allCases.filter(\.isHiddenFromUnits) == [.reached, .satisfied, .poor, .foundAgainst])
        #expect(Indicator.allCases.filter(\.isAmount) == [.overdueDays, .suspensionDays])
        #expect(
            Indicator.allCases.filter { !$0.isBetterHigh && !$0.isAmount } == [
                .returned, .ruledAgainst, .extended, .reopened, .unfinished, .reminded, .poor, .foundAgainst,
            ])
        #expect(Sign.Kind.allCases.filter(\.isHiddenFromUnits) == [.relabelled, .topMarks])
        let item = CountedItem(matter: Year.number(1))
        #expect(!(item < item))
    }

    @Test(arguments: [
        // The last second is in time, the first of the next day is not.
        ("2026-03-04 23:59:59  land  completes resolved", "1/1 (1)", "0/1"),
        ("2026-03-05 00:00:00  land  completes resolved", "0/1", "1/1 (1)"),
        // Late by a weekend alone: no workday passed.
        (
            "2026-03-03 10:00  land  asks-extension 2\n2026-03-03 11:00  head  extends\n"
                + "2026-03-07 10:00  land  completes resolved", "0/1", "0/1 (1)"
        ),
    ])
    func `4.2: in time until the promise's last second`(_ rows: String, _ met: String, _ late: String) throws {
        let year = try Self.after(rows)
        #expect(try year.figure(.completedOnTime, .unit("land")) == met)
        #expect(try year.figure(.overdueDays, .unit("land")) == late)
    }

    @Test func `4.2: what is still running is counted once its due has passed`() throws {
        #expect(try Self.after("", asOf: "2026-03-04T23:59:59").figure(.completedOnTime, .unit("land")) == "0/0")
        #expect(try Self.after("", asOf: "2026-03-05T00:00:00").figure(.completedOnTime, .unit("land")) == "0/1")
        #expect(try Self.after("", asOf: "2026-03-04T10:00:00").figure(.overdueDays, .unit("land")) == "0/0")
        let stopped = try Self.after("2026-03-03 10:00  head  suspends publication 2026-03-31")
        #expect(try stopped.figure(.completedOnTime, .unit("land")) == "0/0")
    }

    @Test(arguments: [("2026-03-04 23:59:59", "0/0"), ("2026-03-05 00:00:00", "0/1")])
    func `4.2: a slip taken away in time is not counted, one taken away late is`(at: String, told: String) throws {
        let year = try Self.after("\(at)  reporter  withdraws")
        #expect(try year.figure(.completedOnTime, .unit("land")) == told)
        #expect(try year.figure(.unfinished, .unit("land")) == "0/1")
    }

    @Test func `4.2: a letter asks and is not assessed; a supporting unit only where slips are held to their own due`()
        throws
    {
        let table = """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  accepts complex at 2 land police bank minutes
            2026-03-02 11:00  police   receives police
            2026-03-03 11:00  officer  reminds police
            2026-03-04 11:00  police   finishes police
            """
        var year = try Year(table)
        #expect(try year.figure(.returned, .unit("bank")) == "0/0")
        #expect(try year.figure(.completedOnTime, .unit("police")) == "0/0")
        #expect(try year.figure(.reminded, .unit("police")) == "1/1 (1)")
        #expect(try year.figure(.reminded, .unit("land")) == "0/1")
        year.plan = Plan.dianjiang.assessed(by: AssessmentRules.standard.changed(due: .slip))
        #expect(try year.figure(.completedOnTime, .unit("police")) == "1/1 (1)")
        let after = try Year(table + "\n2026-03-05 11:00  officer  reminds")
        #expect(try after.figure(.reminded, .unit("land")) == "1/1 (1)")
        let done = try Year(
            table.replacing("officer  reminds police", with: "reporter  urges") + "\n2026-03-05 11:00  officer  reminds"
        )
        #expect(try done.figure(.reminded, .unit("police")) == "0/1")
    }

    @Test func `4.2: 行管办 has not judged, has not issued, and is late for both`() throws {
        var year = try Year(
            "2026-03-02 10:00  clerk  registers hall",
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  accepts complex at 1 land draft
            """)
        year.asOf = try #require(Instant("2026-03-10T08:00"))
        #expect(try year.figure(.judgedOnTime, .office) == "1/2 (2)")
        #expect(try year.figure(.issuedOnTime, .office) == "0/1")
        year.asOf = try #require(Instant("2026-03-02T11:00"))
        #expect(try year.figure(.judgedOnTime, .office) == "1/1 (2)")
        #expect(try year.figure(.issuedOnTime, .office) == "0/0")
    }

    @Test func `4.2: a suspension counts the workdays it lasted`() throws {
        let stop = "2026-03-03 10:00  head  suspends publication 2026-03-31\n"
        #expect(try Self.after(stop).figure(.suspensionDays, .unit("land")) == "0/0")
        let same = try Self.after(stop + "2026-03-03 15:00  officer  resumes")
        #expect(try same.figure(.suspensionDays, .unit("land")) == "0/1")
        let next = try Self.after(stop + "2026-03-04 15:00  officer  resumes")
        #expect(try next.figure(.suspensionDays, .unit("land")) == "1/1 (1)")
    }
}

/// What a matter's end, its calls and an inquiry say to the figures.
@Suite struct AssessmentEndingTests {
    private static let done = """
        2026-03-02 10:00  clerk    registers hall
        2026-03-02 10:20  officer  accepts complex at 1 land
        2026-03-02 11:00  land     receives land force
        2026-03-03 10:00  land     completes OUTCOME

        """

    private static func after(_ rows: String, outcome: String = "resolved") throws -> Year {
        var year = try Year(done.replacing("OUTCOME", with: outcome) + rows)
        year.asOf = try #require(Instant("2026-04-01T08:00"))
        return year
    }

    @Test func `3.4c: found against only where the service was at fault; rework takes the result back`() throws {
        let poor = "2026-03-04 10:00  officer  calls 5 1 5 5\n"
        let service = try Self.after(poor + "2026-03-05 10:00  system  finds service")
        #expect(try service.figure(.foundAgainst, .unit("land")) == "1/1 (1)")
        #expect(try service.figure(.solved, .unit("land")) == "1/1 (1)")
        #expect(try service.figure(.reopened, .unit("land")) == "0/1")
        let policy = try Self.after(poor + "2026-03-05 10:00  system  finds policy")
        #expect(try policy.figure(.foundAgainst, .unit("land")) == "0/1")
        let rework = try Self.after(poor + "2026-03-05 10:00  system  finds service rework")
        #expect(try rework.figure(.solved, .unit("land")) == "0/0")
        #expect(try rework.figure(.reopened, .unit("land")) == "1/1 (1)")
        // The rework has a due of its own; the promise was kept.
        #expect(try rework.figure(.completedOnTime, .unit("land")) == "1/1 (1)")
        #expect(try rework.figure(.issuedOnTime, .office) == "1/1 (1)")
    }

    @Test func `3.4b: a voided call counts nowhere, a way out is a call, an attempt alone is none`() throws {
        let voided = try Self.after(
            "2026-03-04 10:00  officer  calls 5 1 5 5\n2026-03-04 10:10  second  voids")
        for indicator in [Indicator.reached, .satisfied, .poor] {
            #expect(try voided.figure(indicator, .unit("land")) == "0/0")
        }
        #expect(try Self.after("2026-03-04 10:00  officer  calls nobody").figure(.reached, .unit("land")) == "0/0")
        let gone = try Self.after(
            """
            2026-03-04 09:00  officer  calls nobody
            2026-03-04 15:00  officer  calls nobody
            2026-03-05 10:00  officer  calls nobody
            2026-03-05 11:00  officer  calls nobody unreached
            """)
        #expect(try gone.figure(.reached, .unit("land")) == "0/1")
        #expect(try gone.figure(.satisfied, .unit("land")) == "0/0")
    }

    @Test func `outcomes: what the head refuses was not done, what a condition reopens is no rework`() throws {
        let refused = try Self.after("2026-03-03 11:00  head  disapproves", outcome: "explained")
        #expect(try refused.figure(.reopened, .unit("land")) == "1/1 (1)")
        #expect(try refused.figure(.solved, .unit("land")) == "0/0")
        let met = try Self.after(
            "2026-03-03 11:00  head  approves\n2026-03-20 10:00  officer  rechecks met", outcome: "waiting")
        #expect(try met.figure(.reopened, .unit("land")) == "0/1")
        #expect(try met.figure(.solved, .unit("land")) == "0/0")
        let approved = try Self.after("2026-03-03 11:00  head  approves", outcome: "explained")
        #expect(try approved.figure(.reopened, .unit("land")) == "0/1")
        #expect(try approved.figure(.solved, .unit("land")) == "0/1")
    }

    @Test func `3.3: a return that was ruled groundless leaves the slip with its unit`() throws {
        var year = try Year(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  accepts complex at 1 police
            2026-03-02 11:00  police   returns police town
            2026-03-02 12:00  head     rules police stay
            """)
        year.asOf = try #require(Instant("2026-03-20T08:00"))
        #expect(try year.figure(.ruledAgainst, .unit("police")) == "1/1 (1)")
        #expect(try year.figure(.unfinished, .unit("police")) == "1/1 (1)")
        #expect(try year.figure(.completedOnTime, .unit("police")) == "0/1")
    }

    @Test func `4.2: the volume is what came in and what became of it`() throws {
        var year = try AssessmentTests.march()
        year.add(
            try story(
                """
                2026-03-02 10:00  clerk    registers hotline complex
                2026-03-02 10:20  officer  declines petition
                """))
        let volume = try year.assessed("2026-03").volume
        let told = Volume.Kind.allCases.map { "\($0) \(volume.count($0))" }.joined(separator: ", ")
        #expect(
            told == "registered 6, settled 1, accepted 4, declined 1, completed 4, solved 3, overdue 2, open 2")
        #expect(volume.matters[.overdue] == [2, 3].map(Year.number))
        #expect(volume.channels.mapValues(\.count) == ["hall": 4, "online": 1, "hotline": 1])
        #expect(volume.obstacles.mapValues(\.count) == ["complex": 5, "": 1])
        #expect(volume.levels.mapValues(\.count) == [1: 4])
        let april = try year.assessed("2026-04").volume
        #expect(Volume.Kind.allCases.allSatisfy { april.count($0) == 0 })
    }

    @Test func `outcomes: who withdrew and is called speaks for no unit`() throws {
        var year = try Year(
            """
            2026-03-02 10:00  clerk     registers hall
            2026-03-02 10:20  officer   accepts complex at 1 land
            2026-03-02 11:00  reporter  withdraws
            2026-03-03 11:00  officer   calls 5 5 5 5
            """)
        year.asOf = try #require(Instant("2026-03-04T08:00"))
        #expect(try year.figure(.reached, .unit("land")) == "0/0")
        #expect(try year.figure(.reached, .office) == "1/1 (1)")
    }

    /// The calendar of the year after, with New Year's days, where the county's ends with 2026.
    private static func longer() -> WorkCalendar {
        let holidays = (1...3).compactMap { LocalDate("2027-01-0\($0)") }
        return WorkCalendar(
            version: "2027", years: 2025...2027,
            holidays: County.calendar.holidays.merging(holidays.map { ($0, "元旦") }) { $1 },
            makeUpWorkdays: County.calendar.makeUpWorkdays)
    }

    @Test func `calendar: receipt, judgement and completion move each with its own due`() throws {
        var issued = try story(
            """
            2026-12-31 15:00  clerk    registers hall
            2026-12-31 15:20  officer  accepts complex at 1 land
            """)
        var waiting = try story("2026-12-31 15:00  clerk  registers hall")
        issued.calendar = Self.longer()
        waiting.calendar = Self.longer()
        var year = try Year()
        year.add(
            try story(
                """
                2026-12-31 16:00  system  imports
                2027-01-04 10:00  land    receives land force
                2027-01-05 10:00  land    completes resolved
                """, from: issued))
        year.add(
            try story("2026-12-31 16:00  system  imports\n2027-01-04 10:00  officer  accepts complex", from: waiting))
        #expect(try year.figure(.receivedOnTime, .unit("land"), "2027") == "1/1 (1)")
        #expect(try year.figure(.completedOnTime, .unit("land"), "2027") == "1/1 (1)")
        #expect(try year.figure(.judgedOnTime, .office, "2027") == "1/1 (2)")
    }

    @Test func `calendar: a due moved with a new calendar is the due a figure is held against`() throws {
        var told = Story()
        told = try story(
            """
            2026-12-30 10:00  clerk    registers hall
            2026-12-30 10:20  officer  accepts complex at 1 land
            2026-12-30 11:00  land     receives land force
            """, from: told)
        #expect(told.matter.promise?.on == LocalDate("2027-01-01"))
        told.calendar = Self.longer()
        told = try story(
            "2026-12-31 08:00  system  imports\n2027-01-04 10:00  land  completes resolved", from: told)
        #expect(told.matter.promise?.on == LocalDate("2027-01-04"))
        var year = try Year()
        year.add(told)
        #expect(try year.figure(.completedOnTime, .unit("land"), "2027") == "1/1 (1)")
        year.plan = Plan.dianjiang.assessed(by: AssessmentRules.standard.changed(due: .firstPromise))
        #expect(try year.figure(.completedOnTime, .unit("land"), "2027") == "1/1 (1)")
    }
}
