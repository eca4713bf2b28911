// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Testing

/// Where something begins to be out of the ordinary, to the minute.
@Suite struct SignEdgeTests {
    private static let begun = """
        2026-03-02 10:00  clerk    registers hall
        2026-03-02 10:20  officer  accepts complex at 1 police
        2026-03-02 10:30  police   receives police force

        """

    /// `kind amount` of every sign in March.
    private static func signs(_ rows: String, _ period: String = "2026-03") throws -> [String] {
        try Year(begun + rows).assessed(period).signs.map { "\($0.kind) \($0.items.map(\.amount))" }
    }

    @Test(arguments: [
        ("2026-03-04 22:59:59", ["lastMinutes [60]"]), ("2026-03-04 22:58:59", []),
        ("2026-03-04 23:59:59", ["lastMinutes [0]"]), ("2026-03-05 00:00:00", []),
    ])
    func `4.2: completed in the last hour, that hour's first second included`(at: String, told: [String]) throws {
        #expect(try Self.signs("\(at)  police  completes resolved") == told)
    }

    @Test(arguments: [
        ("2026-03-02 23:29:59", ["returnedLate [30]"]), ("2026-03-02 23:28:59", []),
        ("2026-03-02 23:59:59", ["returnedLate [0]"]),
    ])
    func `4.2: returned in the last half hour there was for it`(at: String, told: [String]) throws {
        #expect(try Self.signs("\(at)  police  returns police") == told)
    }

    @Test(arguments: [
        ("2026-03-03 23:59:59", []), ("2026-03-04 00:00:00", ["relabelled [23]"]),
        ("2026-03-04 23:00:00", ["relabelled [0]"]), ("2026-03-04 23:59:59", ["relabelled [0]"]),
        ("2026-03-05 00:00:00", []),
    ])
    func `4.2: reclassified within a day of the promise's end`(at: String, told: [String]) throws {
        #expect(try Self.signs("\(at)  officer  reclassifies other") == told)
        #expect(try Self.signs("\(at)  officer  reclassifies other", "2026-04") == [])
    }

    @Test func `4.2: a rating that was voided makes no reclassification suspicious`() throws {
        let rows = """
            2026-03-03 10:00  police   completes resolved
            2026-03-04 10:00  officer  calls 5 1 5 5
            VOIDED
            2026-03-04 11:00  officer  reclassifies other
            """
        #expect(try Self.signs(rows.replacing("VOIDED", with: "")) == ["relabelled [0]"])
        #expect(try Self.signs(rows.replacing("VOIDED", with: "2026-03-04 10:10  second  voids")) == [])
    }

    @Test func `4.2: a caller's highest marks are counted in their own period`() throws {
        var year = try Year(
            Self.begun + "2026-03-03 10:00  police  completes resolved\n2026-03-04 10:00  officer  calls 5 5 5 5")
        year.plan = Plan.dianjiang.assessed(
            by: AssessmentRules.standard.changed(
                signs: SignThresholds(lastMinutes: 0, relabelledHours: 0, bulk: 9, returnMinutes: 0, topMarks: 1)))
        #expect(try year.assessed("2026-03").signs.map(\.kind) == [.topMarks])
        #expect(try year.assessed("2026-04").signs.isEmpty)
    }

    @Test(arguments: [
        ("2026", "2026-01-01", "2026-12-31"), ("2026-01", "2026-01-01", "2026-01-31"),
        ("2026-11", "2026-11-01", "2026-11-30"), ("2026-12", "2026-12-01", "2026-12-31"),
        ("2026-W10", "2026-03-02", "2026-03-08"), ("1900", "1900-01-01", "1900-12-31"),
        ("9998", "9998-01-01", "9998-12-31"),
    ])
    func `4.2: a period has its first and its last day`(name: String, first: String, last: String) throws {
        let days = try #require(AssessmentPeriod(name)).days
        #expect("\(days.lowerBound) \(days.upperBound)" == "\(first) \(last)")
    }

    @Test func `4.2: a year has twelve months, a month none, and what is no period is refused`() throws {
        let months = try #require(AssessmentPeriod("2026")).months
        #expect(months.map(\.description).joined(separator: " ").hasPrefix("2026-01 2026-02"))
        #expect(months.count == 12)
        #expect(try #require(AssessmentPeriod("2026-03")).months.isEmpty)
        for text in ["1899", "9999", "2026x02", "2026xW10", "2026-W99", "2026-99", "2026-W54", "9999-05"] {
            #expect(AssessmentPeriod(text) == nil, "\(text)")
        }
    }

    @Test func `3.4d: the bigger cause comes first, then the order of its words`() throws {
        func one(_ place: Int, _ service: String, _ day: String) throws -> CauseCase {
            CauseCase(
                matter: Year.number(place), on: try #require(LocalDate(day)), service: service, units: [],
                obstacle: nil)
        }
        let cases = try [
            one(1, "b", "2026-03-01"), one(2, "b", "2026-03-01"), one(3, "a", "2026-03-01"),
            one(4, "a", "2026-03-10"), one(5, "c", "2026-03-01"), one(6, "c", "2026-03-01"),
            one(7, "c", "2026-03-20"), one(8, "d", "2026-03-01"),
        ]
        let until = try #require(LocalDate("2026-03-31"))
        let rule = RecurrenceRule(same: [.service], count: 2, days: 90, clause: "3.4d", source: .filled)
        let found = Recurrence.found(cases, [rule], until: until)
        #expect(found.compactMap { $0.cause.values[.service] } == ["c", "a", "b"])
        // Exactly the day of the measure belongs to after, the day before the compared ones to neither.
        let cause = try #require(cases[2].cause([.service]))
        let since = try #require(LocalDate("2026-03-10"))
        let check = EffectCheck(cause, cases, since: since, until: since.adding(days: 8), days: 90)
        #expect((check.days, check.before, check.after) == (9, [Year.number(3)], [Year.number(4)]))
        #expect(EffectCheck(cause, cases, since: since, until: since.adding(days: 7), days: 90).before.isEmpty)
        let future = EffectCheck(cause, cases, since: until, until: since, days: 90)
        #expect(future.days == 0 && !future.stopped)
        let narrow = EffectCheck(cause, cases, since: since.adding(days: -9), until: until, days: 9)
        #expect(narrow.after == [Year.number(3)])
    }

    @Test func `3.4d: what was merged into another matter is no case of its own`() throws {
        let year = try Year(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  merges 500231-2026-000099
            2026-03-02 10:30  officer  replies
            """)
        #expect(year.traces[0].causeCase(service: "a") == nil)
    }
}
