// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// Five matters of March 2026, counted by hand.
@Suite struct AssessmentTests {
    /// 1: in time and satisfied. 2: received and completed late, reminded, rated poor. 3: returned by one unit, ruled to
    /// another that does nothing. 4: settled on the spot, contacted a day late, nobody would rate it. 5: extended,
    /// suspended, sent back, done again half an hour before its promise ends.
    static func march() throws -> Year {
        var year = try Year(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  accepts complex at 1 land
            2026-03-02 11:00  land     receives land force
            2026-03-03 15:00  land     completes resolved
            2026-03-05 10:00  officer  calls 5 5 5 5
            """,
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  accepts complex at 1 land
            2026-03-03 00:00  system   ticks
            2026-03-03 09:00  land     receives land force
            2026-03-05 00:00  system   ticks
            2026-03-05 09:00  officer  reminds
            2026-03-09 10:00  land     completes partly
            2026-03-10 10:00  officer  calls 4 2 4 4
            """,
            """
            2026-03-02 14:00  clerk    registers hall
            2026-03-02 14:20  officer  accepts complex at 1 police
            2026-03-02 15:00  police   returns police town
            2026-03-02 16:00  head     rules police town
            """,
            """
            2026-03-02 09:00  reporter  registers online
            2026-03-03 09:00  officer   contacts
            2026-03-03 10:00  clerk     settles
            2026-03-04 10:00  officer   calls reached declined
            """,
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  accepts complex at 1 land
            2026-03-02 11:00  land     receives land force
            2026-03-03 10:00  land     asks-extension 2
            2026-03-03 11:00  head     extends
            2026-03-04 10:00  head     suspends publication 2026-03-12
            2026-03-10 10:00  officer  resumes
            2026-03-11 10:00  land     completes resolved
            2026-03-11 14:00  officer  sends-back
            2026-03-12 23:30  land     completes resolved
            2026-03-16 10:00  officer  calls 5 5 5 5
            """)
        year.asOf = Instant("2026-04-01T08:00") ?? year.asOf
        return year
    }

    @Test(arguments: [
        (Indicator.receivedOnTime, "2/3 (1 5)"), (.returned, "0/3"), (.ruledAgainst, "0/0"),
        (.completedOnTime, "2/3 (1 5)"), (.overdueDays, "3/3 (2)"), (.extended, "1/3 (5)"),
        (.suspensionDays, "4/1 (5)"), (.reopened, "1/3 (5)"), (.unfinished, "0/3"), (.reminded, "1/3 (2)"),
        (.solved, "2/3 (1 5)"), (.reached, "3/3 (1 2 5)"), (.satisfied, "2/3 (1 5)"), (.poor, "1/3 (2)"),
        (.foundAgainst, "0/0"),
    ])
    func `4.2: a unit's figures lead to their matters`(_ indicator: Indicator, _ expected: String) throws {
        #expect(try Self.march().figure(indicator, .unit("land"), "2026-03") == expected)
    }

    @Test(arguments: [
        (Indicator.receivedOnTime, "0/1"), (.completedOnTime, "0/1"), (.overdueDays, "20/1 (3)"),
        (.unfinished, "1/1 (3)"), (.solved, "0/0"),
    ])
    func `4.2: a unit that does nothing is overdue until today`(_ indicator: Indicator, _ expected: String) throws {
        #expect(try Self.march().figure(indicator, .unit("town"), "2026-03") == expected)
        #expect(try Self.march().figure(indicator, .townships, "2026-03") == expected)
    }

    @Test func `4.2: who returned in time owes nothing more, and a ruling for it is not against it`() throws {
        let year = try Self.march()
        #expect(try year.figure(.receivedOnTime, .unit("police")) == "1/1 (3)")
        #expect(try year.figure(.returned, .unit("police")) == "1/1 (3)")
        #expect(try year.figure(.ruledAgainst, .unit("police")) == "0/1")
        #expect(try year.figure(.completedOnTime, .unit("police")) == "0/0")
    }

    @Test func `4.2: 行管办 answers for first contact, judgement and slips`() throws {
        let year = try Self.march()
        #expect(try year.figure(.contactedSameDay, .office) == "0/1")
        #expect(try year.figure(.judgedOnTime, .office) == "4/4 (1 2 3 5)")
        #expect(try year.figure(.issuedOnTime, .office) == "4/4 (1 2 3 5)")
        #expect(try year.figure(.solved, .office) == "1/1 (4)")
        #expect(try year.figure(.reached, .office) == "0/1")
        #expect(try year.figure(.satisfied, .office) == "0/0")
    }

    @Test func `4.2: the county adds everybody up`() throws {
        let year = try Self.march()
        #expect(try year.figure(.completedOnTime, .county) == "2/4 (1 5)")
        #expect(try year.figure(.completedOnTime, .departments) == "2/3 (1 5)")
        #expect(try year.figure(.satisfied, .county) == "2/3 (1 5)")
        #expect(try year.assessed("2026-03").matters == 5)
        #expect(try year.assessed("2026-04").rows.map(\.subject) == [.county])
    }

    @Test func `4.2: slips late by their own due, or by the first promise, when the plan says so`() throws {
        var year = try Self.march()
        year.plan = Plan.dianjiang.assessed(by: AssessmentRules.standard.changed(due: .firstPromise))
        #expect(try year.figure(.completedOnTime, .unit("land")) == "1/3 (1)")
        year.plan = Plan.dianjiang.assessed(by: AssessmentRules.standard.changed(due: .slip))
        #expect(try year.figure(.completedOnTime, .unit("land")) == "2/3 (1 5)")
    }

    @Test func `4.2: the same year under other rules`() throws {
        var year = try Self.march()
        year.plan = Plan.dianjiang.assessed(
            by: AssessmentRules.standard.changed(
                smallSample: 3, satisfiedAtLeast: 2, solved: [.resolved, .partly],
                weights: [.completedOnTime: 60, .solved: 40], points: [.poor: 2]))
        #expect(try year.figure(.satisfied, .unit("land")) == "3/3 (1 2 5)")
        #expect(try year.figure(.solved, .unit("land")) == "3/3 (1 2 5)")
        let row = try #require(try year.assessed("2026").row(.unit("land")))
        #expect(row.figure(.completedOnTime).share(atLeast: 3) == 6667)
        // (60 × 66.67 + 40 × 100) / 100 = 80.00, less two points for one poor rating.
        #expect(row.score(year.plan.assessment) == 7800)
    }

    @Test func `4.2: a small sample has counts and no share`() throws {
        let row = try #require(Self.march().assessed("2026-03").row(.unit("land")))
        #expect(row.figure(.completedOnTime).share(atLeast: 4) == nil)
        #expect(row.figure(.completedOnTime).denominator == 3)
        #expect(row.score(.standard) == nil)
    }

    @Test func `4.2: left out only with approval, and then shown as left out`() throws {
        var year = try Self.march()
        year.exclusions = [
            Exclusion(
                matter: Year.number(2), indicator: .completedOnTime, unit: "land",
                approved: true),
            Exclusion(
                matter: Year.number(2), indicator: .poor, unit: "land", approved: false),
            Exclusion(
                matter: Year.number(2), indicator: .overdueDays, unit: "land",
                approved: nil),
        ]
        #expect(try year.figure(.completedOnTime, .unit("land")) == "2/2 (1 5)")
        #expect(try year.figure(.poor, .unit("land")) == "1/3 (2)")
        #expect(try year.figure(.overdueDays, .unit("land")) == "3/3 (2)")
        #expect(try year.figure(.completedOnTime, .county) == "2/3 (1 5)")
        let figure = try year.assessed("2026").row(.unit("land"))?.figure(.completedOnTime)
        #expect(figure?.excluded.map(\.matter) == [Year.number(2)])
    }

    @Test func `4.2: the months add up to the year`() throws {
        let year = try Self.march()
        let months = try #require(AssessmentPeriod("2026")).months.map { try year.assessed($0.description) }
        for row in try year.assessed("2026").rows {
            for indicator in Indicator.allCases {
                let parts = months.compactMap { $0.row(row.subject)?.figure(indicator) }
                #expect(parts.flatMap(\.counted).sorted() == row.figure(indicator).counted)
                #expect(parts.flatMap(\.base).sorted() == row.figure(indicator).base)
            }
        }
    }

    @Test func `4.2: what is out of the ordinary is shown with its measure`() throws {
        let signs = try Self.march().assessed("2026-03").signs
        #expect(signs.map(\.kind) == [.lastMinutes, .reopened])
        #expect(signs.map(\.unit) == ["land", "land"])
        #expect(signs.first?.items.map(\.amount) == [29])
        #expect(signs.last?.items.map(\.matter) == [Year.number(5)])
    }

    @Test func `4.2: periods have the days of the civil calendar`() {
        #expect(AssessmentPeriod("2026-02")?.days.upperBound == LocalDate("2026-02-28"))
        #expect(AssessmentPeriod("2026-W01")?.days.lowerBound == LocalDate("2025-12-29"))
        #expect(AssessmentPeriod("2026-W10")?.days.lowerBound == LocalDate("2026-03-02"))
        #expect(AssessmentPeriod("2026-W53")?.days.lowerBound == LocalDate("2026-12-28"))
        for text in ["2025-W53", "2026-13", "2026-00", "2026-W00", "26", "2026-3", "2026-W5", "", "2026-w10"] {
            #expect(AssessmentPeriod(text) == nil, "\(text)")
        }
    }
}

/// What is shown as out of the ordinary, and what a bulletin says.
@Suite struct SignTests {
    @Test func `4.2: many suspensions by one person on one day are shown, one fewer is not`() throws {
        let suspended = """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  accepts complex at 1 land
            2026-03-02 11:00  land     receives land force
            2026-03-02 12:00  land     asks-extension 1
            2026-03-02 12:10  head     denies-extension
            2026-03-03 10:00  head     suspends publication 2026-03-12
            """
        var year = try Year(suspended, suspended, suspended)
        let three = SignThresholds(lastMinutes: 0, relabelledHours: 0, bulk: 3, returnMinutes: 0, topMarks: 3)
        year.plan = Plan.dianjiang.assessed(by: AssessmentRules.standard.changed(signs: three))
        let signs = try year.assessed("2026-03").signs
        #expect(signs.map(\.kind) == [.extendedInBulk, .suspendedInBulk])
        #expect(signs.map(\.account) == ["land", "head"])
        #expect(signs.map(\.items.count) == [3, 3])
        #expect(signs.last?.day == LocalDate("2026-03-03"))
        year.traces.removeLast()
        #expect(try year.assessed("2026-03").signs.isEmpty)
    }

    @Test func `4.2: one caller's calls, all at the highest mark, are shown; a single other mark ends it`() throws {
        let call = """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:10  clerk    settles
            2026-03-03 10:00  officer  calls 5 5 5 5
            """
        var year = try Year(call, call, call.replacing("5 5 5 5", with: "5 5 4 5"))
        let two = SignThresholds(lastMinutes: 0, relabelledHours: 0, bulk: 9, returnMinutes: 0, topMarks: 2)
        year.plan = Plan.dianjiang.assessed(by: AssessmentRules.standard.changed(signs: two))
        #expect(try year.assessed("2026-03").signs.isEmpty)
        year.traces.removeLast()
        #expect(try year.assessed("2026-03").signs.map(\.kind) == [.topMarks])
    }

    @Test func `4.2: reclassified near expiry or after a poor rating, and returned in the last minutes`() throws {
        var year = try Year(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  accepts complex at 1 land
            2026-03-04 20:00  officer  reclassifies other
            """,
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  accepts complex at 1 land
            2026-03-03 10:00  officer  reclassifies other
            """,
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  accepts complex at 1 land
            2026-03-02 14:00  land     completes resolved
            2026-03-03 10:00  officer  calls 5 5 1 5
            2026-03-03 11:00  officer  reclassifies other
            """,
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  accepts complex at 1 police
            2026-03-02 10:30  police   receives police force
            2026-03-02 23:40  police   returns police
            """)
        year.plan = Plan.dianjiang
        let signs = try year.assessed("2026-03").signs
        #expect(signs.map(\.kind) == [.relabelled, .returnedLate])
        #expect(signs.first?.items.map(\.matter) == [1, 3].map(Year.number))
        #expect(signs.first?.items.map(\.amount) == [3, 0])
        #expect(signs.last?.items.map(\.amount) == [19])
    }

    @Test func `4.3: a draft for everybody withholds small counts and what they could be worked out from`() throws {
        let year = try AssessmentTests.march()
        let inside = BulletinDraft(try year.assessed("2026-03"), typical: [], recurrences: [], isPublic: false)
        let outside = BulletinDraft(try year.assessed("2026-03"), typical: [], recurrences: [], isPublic: true)
        let first = try #require(inside.lines.first)
        #expect(first.places == [.count(5), .count(1), .count(4), .count(0), .count(4), .count(1)])
        #expect(outside.lines.first?.places == [.count(5), .few, .few, .count(0), .few, .few])
        #expect(
            inside.lines.contains { $0.section == .overdue && $0.places == [.unit("town"), .count(1), .count(20)] })
        #expect(outside.lines.allSatisfy { $0.matters.isEmpty })
        #expect(Set(outside.lines.map(\.section)) == [.overview, .timeliness, .results])
    }

    @Test func `4.3: a typical matter was solved by several units and rated best, and is never a sealed one`() throws {
        let table = """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  accepts OBSTACLE at 2 land police minutes
            2026-03-02 11:00  police   finishes police
            2026-03-04 15:00  land     completes resolved
            2026-03-05 10:00  second   calls 5 5 5 5
            """
        let year = try Year(
            table.replacing("OBSTACLE", with: "complex"), table.replacing("OBSTACLE", with: "obstructed"))
        let march = try #require(AssessmentPeriod("2026-03"))
        let found = year.traces.compactMap { $0.typicalCandidate(year.plan, County.calendar, march) }
        #expect(found.map(\.matter) == [Year.number(1)])
        #expect(found.first?.units == ["land", "police"])
        #expect(found.first?.workdays == 2)
    }
}
