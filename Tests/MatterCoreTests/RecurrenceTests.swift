// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@Suite struct RecurrenceTests {
    private static func day(_ text: String) throws -> LocalDate { try #require(LocalDate(text)) }

    private static func one(
        _ place: Int, _ day: String, service: String? = "register", units: [UnitID] = ["land"],
        obstacle: String? = "complex"
    ) throws -> CauseCase {
        CauseCase(
            matter: Year.number(place), on: try Self.day(day), service: service, units: units, obstacle: obstacle)
    }

    private static func rule(_ same: [Likeness], _ count: Int, _ days: Int = 90) -> RecurrenceRule {
        RecurrenceRule(same: same, count: count, days: days, clause: "3.4d", source: .filled)
    }

    @Test func `3.4d: so many alike within so many days are proposed, with the matters and the window`() throws {
        let cases = try [
            Self.one(1, "2026-01-05"), Self.one(2, "2026-02-10"), Self.one(3, "2026-03-31"),
            Self.one(4, "2026-03-01", service: "permit"), Self.one(5, "2026-01-01"),
        ]
        let until = try Self.day("2026-03-31")
        let found = Recurrence.found(cases, [Self.rule([.service], 3)], until: until)
        #expect(found.count == 1)
        // 90 days that end on 31 March begin on 1 January.
        #expect(found.first?.days.lowerBound == (try Self.day("2026-01-01")))
        #expect(found.first?.matters == [1, 2, 3, 5].map(Year.number))
        #expect(Recurrence.found(cases, [Self.rule([.service], 5)], until: until).isEmpty)
        #expect(Recurrence.found(cases, [Self.rule([.service], 4, 89)], until: until).isEmpty)
    }

    @Test func `3.4d: what is unknown is not alike`() throws {
        let cases = try (1...4).map { try Self.one($0, "2026-03-01", service: nil, units: [], obstacle: nil) }
        for likeness in Likeness.allCases {
            #expect(Recurrence.found(cases, [Self.rule([likeness], 2)], until: try Self.day("2026-03-31")).isEmpty)
        }
    }

    @Test func `3.4d: the same matters are proposed once, under the most precise cause`() throws {
        let cases = try (1...5).map { try Self.one($0, "2026-03-01") }
        let found = Recurrence.found(cases, RecurrenceRule.standard, until: try Self.day("2026-03-31"))
        #expect(found.map(\.rule.same) == [[.service, .units, .obstacle]])
        let more = try cases + [Self.one(6, "2026-03-02", units: ["police"])]
        let again = Recurrence.found(more, RecurrenceRule.standard, until: try Self.day("2026-03-31"))
        #expect(again.map(\.matters.count) == [5, 6])
    }

    @Test func `3.4d: did they stop? as many days before as have passed since`() throws {
        let cases = try [
            Self.one(1, "2026-03-01"), Self.one(2, "2026-03-09"), Self.one(3, "2026-02-01"),
            Self.one(4, "2026-03-12", service: "permit"), Self.one(5, "2026-04-01"),
        ]
        let cause = try #require(cases[0].cause([.service]))
        let since = try Self.day("2026-03-10")
        let early = EffectCheck(cause, cases, since: since, until: try Self.day("2026-03-19"), days: 90)
        #expect(early.days == 10)
        #expect(early.before == [1, 2].map(Year.number))
        #expect(early.after.isEmpty && early.stopped)
        let late = EffectCheck(cause, cases, since: since, until: try Self.day("2026-12-31"), days: 30)
        #expect(late.before == [1, 2].map(Year.number))
        #expect(late.after == [Year.number(5)] && !late.stopped)
    }

    @Test func `3.4d: a matter is like others by the units that had its slips and its obstacle as it stands`() throws {
        let year = try AssessmentTests.march()
        let three = try #require(year.traces[2].causeCase(service: nil))
        #expect(three.units == ["police", "town"])
        #expect(three.obstacle == "complex")
        #expect(three.on == (try Self.day("2026-03-02")))
    }
}
