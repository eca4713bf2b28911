// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Testing

/// The lines of a bulletin, and who is proposed as typical.
@Suite struct BulletinTests {
    private static func told(_ place: BulletinDraft.Place) -> String {
        switch place {
        case .text(let text): text
        case .count(let count): String(count)
        case .few: "few"
        case .share(let share): "\(share)%%"
        case .unit(let unit): unit.text
        case .units(let units): units.map(\.text).joined(separator: "+")
        case .obstacle(let id): id
        case .day(let day): day.description
        }
    }

    /// `overview bulletin.overview 5 1 4 0 4 1`
    private static func lines(_ year: Year, isPublic: Bool, typical: [TypicalCandidate] = []) throws -> [String] {
        BulletinDraft(try year.assessed("2026-03"), typical: typical, recurrences: [], isPublic: isPublic).lines.map {
            "\($0.section) \($0.key.dropFirst(9)) \($0.places.map(told).joined(separator: " "))"
        }
    }

    private static func march(suppressBelow: Int) throws -> Year {
        var year = try AssessmentTests.march()
        year.plan = Plan.dianjiang.assessed(
            by: AssessmentRules.standard.changed(smallSample: 4, suppressBelow: suppressBelow))
        return year
    }

    @Test func `4.3: inside, every figure with a base stands there, a share where the sample is big enough`() throws {
        #expect(
            try Self.lines(Self.march(suppressBelow: 2), isPublic: false) == [
                "overview overview 5 1 4 0 4 1", "overview obstacle complex 4",
                "timeliness counts contacted-same-day 0 1", "timeliness share judged-on-time 4 4 10000%%",
                "timeliness share issued-on-time 4 4 10000%%", "timeliness share received-on-time 3 5 6000%%",
                "timeliness share completed-on-time 2 4 5000%%", "timeliness share extended 1 4 2500%%",
                "timeliness amount overdue-days 23 4", "results share solved 3 4 7500%%",
                "results counts reopened 1 3", "results share reached 3 4 7500%%", "results counts satisfied 2 3",
                "results counts poor 1 3", "overdue overdue land 1 3", "overdue overdue town 1 20",
                "signs sign last-minutes 1", "signs sign reopened 1",
            ])
    }

    @Test func `4.3: outside, what is few is withheld, and the share it could be worked out from`() throws {
        let lines = try Self.lines(Self.march(suppressBelow: 2), isPublic: true)
        #expect(
            lines == [
                "overview overview 5 few 4 0 4 few", "overview obstacle complex 4",
                "timeliness most contacted-same-day few few", "timeliness share judged-on-time 4 4 10000%%",
                "timeliness share issued-on-time 4 4 10000%%", "timeliness share received-on-time 3 5 6000%%",
                "timeliness share completed-on-time 2 4 5000%%", "timeliness counts extended few 4",
                "timeliness amount overdue-days 23 4", "results most solved few 4",
                "results counts reopened few 3", "results most reached few 4", "results most satisfied few 3",
                "results counts poor few 3",
            ])
    }

    @Test func `4.3: a figure the plan does not ask for is not written`() throws {
        var year = try AssessmentTests.march()
        let rules = AssessmentRules.standard
        year.plan = Plan.dianjiang.assessed(
            by: AssessmentRules(
                smallSample: 1, satisfiedAtLeast: 3, solved: [.resolved], due: .promise,
                indicators: [.solved: IndicatorRule(weight: 0, points: 0, clause: "4.2", source: .filled)],
                exclusionGrounds: [], signs: rules.signs, recurrence: [], suppressBelow: 5))
        #expect(
            try Self.lines(year, isPublic: false).filter { $0.hasPrefix("timeliness") || $0.hasPrefix("results") }
                == ["results share solved 3 4 7500%%"])
    }

    @Test func `4.3: obstacles stand by how often they came, those without one are left out`() throws {
        var year = try Year(
            "2026-03-02 10:00  clerk  registers hall other", "2026-03-02 10:00  clerk  registers hall complex",
            "2026-03-02 10:00  clerk  registers hall complex", "2026-03-02 10:00  clerk  registers hall needs-help",
            "2026-03-02 10:00  clerk  registers hall")
        year.asOf = try #require(Instant("2026-03-02T12:00"))
        #expect(
            try Self.lines(year, isPublic: false) == [
                "overview overview 5 0 0 0 0 5", "overview obstacle complex 2", "overview obstacle needs-help 1",
                "overview obstacle other 1",
            ])
    }

    @Test func `4.3: five typical matters at most, the highest level first, then the most units`() throws {
        func one(_ place: Int, _ level: Int, _ units: [UnitID]) -> TypicalCandidate {
            TypicalCandidate(matter: Year.number(place), level: level, units: units, workdays: 3)
        }
        let all = [
            one(1, 1, ["land", "town"]), one(2, 2, ["land"]), one(3, 2, ["land", "town"]), one(4, 3, ["land"]),
            one(6, 2, ["land"]), one(5, 2, ["land"]),
        ]
        let lines = try Self.lines(AssessmentTests.march(), isPublic: false, typical: all)
        #expect(
            lines.filter { $0.hasPrefix("typical") } == [
                "typical typical 500231-2026-000004 3 land 3", "typical typical 500231-2026-000003 2 land+town 3",
                "typical typical 500231-2026-000002 2 land 3", "typical typical 500231-2026-000005 2 land 3",
                "typical typical 500231-2026-000006 2 land 3",
            ])
    }

    private static func typical(_ rows: String, _ period: String = "2026-03") throws -> String? {
        let year = try Year("2026-03-02 10:00  clerk  registers hall\n" + rows)
        let candidate = year.traces[0].typicalCandidate(
            year.plan, County.calendar, try #require(AssessmentPeriod(period)))
        return candidate.map { "\($0.level) \($0.units.map(\.text).joined(separator: "+")) \($0.workdays)" }
    }

    private static let two = """
        2026-03-02 10:20  officer  accepts complex at 2 land police minutes
        2026-03-02 11:00  police   finishes police
        2026-03-02 15:00  land     completes resolved
        2026-03-05 10:00  second   calls 5 5 5 5
        """

    @Test func `4.3: typical is what was solved in the period and rated best by whoever was reached last`() throws {
        #expect(try Self.typical(Self.two) == "2 land+police 0")
        #expect(try Self.typical(Self.two, "2026-04") == nil)
        #expect(try Self.typical(Self.two.replacing("resolved", with: "partly")) == nil)
        #expect(try Self.typical(Self.two.replacing("5 5 5 5", with: "5 5 4 5")) == nil)
        #expect(try Self.typical(Self.two.replacing("5 5 5 5", with: "reached declined")) == nil)
    }

    @Test func `4.3: a single unit at the second level is typical`() throws {
        let two = Plan.dianjiangLevels[1]
        var told = Story()
        told.plan = .dianjiang(levels: [
            Plan.dianjiangLevels[0],
            Level(
                number: 2, name: two.name, convenor: .office, leastUnits: 1, mostUnits: nil, term: two.term,
                needsInstruction: false, needsMinutes: false, needsTaskForce: false, extensionWorkdays: 5,
                clause: "3.3 L2", source: .document),
        ])
        var year = try Year()
        year.add(
            try story(
                """
                2026-03-02 10:00  clerk    registers hall
                2026-03-02 10:20  officer  accepts complex at 2 land
                2026-03-04 15:00  land     completes resolved
                2026-03-05 10:00  second   calls 5 5 5 5
                """, from: told))
        let march = try #require(AssessmentPeriod("2026-03"))
        #expect(year.traces[0].typicalCandidate(year.plan, County.calendar, march)?.level == 2)
    }

    @Test func `4.3: one unit at the first level is not typical; several, or a higher level, are`() throws {
        let one = """
            2026-03-02 10:20  officer  accepts complex at 1 land
            2026-03-04 15:00  land     completes resolved
            2026-03-05 10:00  second   calls 5 5 5 5
            """
        #expect(try Self.typical(one) == nil)
        let helped = one.replacing("1 land", with: "1 land helpers")
            .replacing("2026-03-04 15", with: "2026-03-03 15:00  helpers  finishes helpers\n2026-03-04 15")
        #expect(try Self.typical(helped) == "1 helpers+land 2")
        let ruled = """
            2026-03-02 10:20  officer  accepts complex at 2 land police minutes
            2026-03-02 11:00  police   returns police health
            2026-03-02 12:00  head     rules police health
            2026-03-03 12:00  health   finishes health
            2026-03-04 15:00  land     completes resolved
            2026-03-05 10:00  second   calls 5 5 5 5
            """
        #expect(try Self.typical(ruled) == "2 health+land 2")
    }
}
