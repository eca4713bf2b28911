// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@Suite struct LadderTests {
    @Test func `closed loop: a missed due climbs from the unit to the top and repeats there`() throws {
        // Complete was due on 4 March; every step has one workday, the top repeats every five.
        try story(
            """
            2026-03-04 23:59  system  ticks  → handling: unit:land complete 2026-03-04
            2026-03-05 00:00  system  ticks  → handling: unit:land complete 2026-03-04 missed, \
            unit-leader:land press 2026-03-06
            2026-03-06 12:00  system  ticks  → handling: unit:land complete 2026-03-04 missed, \
            unit-leader:land press 2026-03-06
            2026-03-07 00:00  system  ticks  → handling: unit:land complete 2026-03-04 missed, head press 2026-03-09
            2026-03-10 00:00  system  ticks  → handling: unit:land complete 2026-03-04 missed, \
            group-leader press 2026-03-11
            2026-03-12 00:00  system  ticks  → handling: unit:land complete 2026-03-04 missed, \
            oversight press 2026-03-13
            2026-03-14 00:00  system  ticks  → handling: unit:land complete 2026-03-04 missed, \
            oversight press-top 2026-03-20
            2026-03-21 00:00  system  ticks  → handling: unit:land complete 2026-03-04 missed, \
            oversight press-top 2026-03-27
            2026-03-28 00:00  system  ticks  → handling: unit:land complete 2026-03-04 missed, \
            oversight press-top 2026-04-03
            2026-03-30 10:00  land    completes resolved  → follow-up (resolved): office call 2026-04-02, \
            office receive-office-copy 2026-04-07, oversight receive-oversight-copy 2026-04-07
            """, from: Situation.escalatable.story)
    }

    @Test func `closed loop: a tick twice, or before anything is due, writes nothing`() throws {
        var told = try story("2026-03-05 00:00  system  ticks", from: Situation.escalatable.story)
        let before = told.log.count
        told.tries(.system, .passDues)
        #expect(told.log.count == before)
    }

    @Test func `closed loop: a server that was off calls one step, not the whole ladder`() throws {
        try story(
            """
            2026-04-10 00:00  system  ticks  → handling: unit:land complete 2026-03-04 missed, \
            unit-leader:land press 2026-04-13
            """, from: Situation.escalatable.story)
    }

    @Test func `closed loop: several dues are acted on oldest first`() throws {
        let told = try story("2026-03-20 00:00  system  ticks", from: Situation.two.story)
        let missed = told.log.compactMap { entry -> Act? in
            if case .dueMissed(let due) = entry.event.fact { due.act } else { nil }
        }
        #expect(missed == [.takeMinutes, .complete, .handleSlip])
    }

    @Test(arguments: [
        (Situation.intake, Act.judge, ["head", "group-leader", "oversight"]),
        (.toApprove, .approveOutcome, ["group-leader", "oversight"]), (.applied, .instruct, ["oversight"]),
        (.called, .receiveOversightCopy, ["group-leader"]),
        (.escalatable, .complete, ["unit-leader:land", "head", "group-leader", "oversight"]),
        (.two, .handleSlip, ["unit-leader:police", "head", "group-leader", "oversight"]),
    ])
    func `closed loop: each act has its ladder`(situation: Situation, act: Act, steps: [String]) throws {
        var told = try situation.story
        let owed = try #require(told.matter.obligations.first { $0.act == act })
        for (place, step) in steps.enumerated() {
            let due = try #require(told.matter.obligations.last { $0.about == owed.id || $0.id == owed.id }?.due)
            told.now = due.at.adding(seconds: 1)
            told.tries(.system, .passDues)
            let press = try #require(told.matter.obligations.first { $0.about == owed.id })
            #expect(press.party.description == step)
            #expect(press.act == .press)
            #expect(press.rung == place + 1)
            #expect(press.slip == owed.slip)
        }
    }

    @Test func `closed loop: a term of half a workday ends at noon and is passed after it`() throws {
        try story(
            """
            2026-03-02 14:00  officer  accepts complex  → coordination: office coordinate 2026-03-03 12:00
            2026-03-03 12:00  system   ticks            → coordination: office coordinate 2026-03-03 12:00
            2026-03-03 12:01  system   ticks            → coordination: office coordinate 2026-03-03 12:00 missed, \
            head press 2026-03-04
            2026-03-03 12:02  officer  coordinates 1 land  → handling: unit:land complete 2026-03-04, \
            unit:land receive-slip 2026-03-04 12:00
            """, from: Situation.intake.story)
    }

    @Test func `calendar: an imported year counts provisional dues again and says so`() throws {
        var short = Story()
        short.calendar = WorkCalendar(version: "2026", years: 2025...2026, holidays: [:], makeUpWorkdays: [:])
        let told = try story(
            """
            2026-12-30 10:00  clerk    registers hall
            2026-12-30 10:10  officer  accepts complex at 1 land  → handling: unit:land complete 2027-01-01, \
            unit:land receive-slip 2026-12-30
            2026-12-30 10:20  system   imports                    → handling: unit:land complete 2027-01-01, \
            unit:land receive-slip 2026-12-30
            """, from: short)
        #expect(told.matter.promise?.provisional == true)
        #expect(!told.log.contains { $0.event.fact.kind == "due-moved.1" })
        var longer = told
        let newYear = try #require(LocalDate("2027-01-01"))
        longer.calendar = WorkCalendar(
            version: "2027", years: 2025...2027, holidays: [newYear: "元旦"], makeUpWorkdays: [:])
        let moved = try story(
            """
            2026-12-30 11:00  system  imports  → handling: unit:land complete 2027-01-04, \
            unit:land receive-slip 2026-12-30
            """, from: longer)
        #expect(moved.matter.promise?.on == LocalDate("2027-01-04"))
        #expect(moved.matter.promise?.provisional == false)
        #expect(moved.matter.slips.first?.due?.on == LocalDate("2027-01-04"))
    }
}

extension LadderTests {
    @Test func `calendar: only the lead's own clock moves the promise`() throws {
        let newYear = try #require(LocalDate("2027-01-01"))
        var told = Story()
        told.calendar = WorkCalendar(version: "2026", years: 2025...2026, holidays: [:], makeUpWorkdays: [:])
        told = try story(
            """
            2026-12-29 10:00  clerk    registers hall
            2026-12-29 10:10  officer  accepts complex at 1 land
            2026-12-29 10:20  officer  applies
            2026-12-30 10:20  leader   instructs 2027-01-08
            """, from: told)
        told.calendar = WorkCalendar(
            version: "2027", years: 2025...2027, holidays: [newYear: "元旦"], makeUpWorkdays: [:])
        told = try story(
            """
            2026-12-30 11:00  system  imports  → handling: office take-minutes 2027-01-04, \
            unit:land complete 2027-01-08, unit:land receive-slip 2026-12-29
            """, from: told)
        #expect(told.matter.promise?.on == LocalDate("2027-01-08"))
        #expect(told.matter.promise?.marks == "wh--wwwww")
    }
}

@Suite struct VisibilityTests {
    @Test func `2.5: what happened at the follow-up, the inquiry and oversight never counts for a unit`() throws {
        var told = try Situation.completed.story
        for row in [
            "2026-03-02 10:10  oversight  answers", "2026-03-02 10:11  officer  keeps-copy office",
            "2026-03-02 10:12  officer  reclassifies obstructed", "2026-03-03 10:00  officer  calls nobody",
            "2026-03-03 10:10  officer  calls 1 1 1 1", "2026-03-03 10:11  second  voids",
            "2026-03-03 10:12  second  calls 1 1 1 1", "2026-03-04 10:12  system  finds policy",
            "2026-03-04 10:13  second  closes", "2026-03-04 10:14  second  files", "2026-03-20 00:00  system  ticks",
        ] {
            let before = told.matter
            told = try story(row, from: told)
            #expect(told.matter.versionForUnits == before.versionForUnits, "\(row)")
            #expect(told.matter.version > before.version, "\(row)")
        }
    }

    @Test func `3.3: a unit learns of what concerns its work`() throws {
        var told = try Situation.issued.story
        for row in [
            "2026-03-02 10:10  land  receives land force", "2026-03-02 10:11  land  asks-extension 1",
            "2026-03-02 10:12  head  extends", "2026-03-02 10:13  officer  reminds",
            "2026-03-02 10:14  land  completes resolved", "2026-03-02 10:15  officer  sends-back",
        ] {
            let before = told.matter
            told = try story(row, from: told)
            #expect(told.matter.versionForUnits == before.versionForUnits + 1, "\(row)")
        }
        #expect(told.matter.involves("land"))
        #expect(!told.matter.involves("police"))
        #expect(try !Situation.drafted.story.matter.involves("land"))
    }
}
