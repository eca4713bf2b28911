// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@Suite struct LevelOneTests {
    @Test func `3.3 L1: one unit, two workdays, and its task force within half a workday of receipt`() throws {
        let told = try story(
            """
            2026-02-12 10:00  clerk    registers hall
            2026-02-12 10:20  officer  accepts complex
            2026-02-12 10:30  officer  coordinates 1 land  → handling: unit:land receive-slip 2026-02-12, \
            unit:land complete 2026-02-14
            2026-02-12 15:00  land     receives land       → handling: unit:land complete 2026-02-14, \
            unit:land name-task-force 2026-02-13 12:00
            2026-02-12 15:05  police   names-force land    ✗ not-yours 3.3 L1
            2026-02-12 15:05  land     names-force land    → handling: unit:land complete 2026-02-14
            2026-02-12 15:06  land     names-force land    ✗ task-force-not-owed 3.3 L1
            """)
        #expect(told.matter.promise?.on == LocalDate("2026-02-14"))
        #expect(told.matter.promises.count == 1)
        #expect(told.matter.slips.first?.taskForce?.text.id == "force")
        #expect(told.matter.slips.first?.draft.printed == "垫办交〔2026〕17号")
        #expect(told.matter.slips.first?.onePerson == true)
    }

    @Test func `3.3 L1: a task force named at receipt is not owed again`() throws {
        try story(
            """
            2026-03-02 10:00  clerk       registers hall
            2026-03-02 10:20  officer     accepts complex at 1 land
            2026-03-02 15:00  land-chief  receives land force  → handling: unit:land complete 2026-03-04
            """)
    }

    @Test func `3.3 L1: only the lead forms a task force`() throws {
        try story(
            """
            2026-03-02 10:21  officer  coordinates 1 land helpers
            2026-03-02 10:22  helpers  receives helpers  → handling: unit:land complete 2026-03-04, \
            unit:land receive-slip 2026-03-02, unit:helpers handle-slip 2026-03-04
            """, from: Situation.accepted.story)
    }

    @Test func `3.3 L1: exactly one unit; helpers do not count and do not do`() throws {
        try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  accepts needs-help
            2026-03-02 10:21  officer  coordinates 1              ✗ one-lead-needed 3.3
            2026-03-02 10:21  officer  coordinates 1 land police  ✗ units-do-not-fit-level 3.3 L1
            2026-03-02 10:21  officer  coordinates 1 helpers      ✗ units-do-not-fit-level 3.3 L1
            2026-03-02 10:21  officer  coordinates 1 land land    ✗ unit-twice 3.3
            2026-03-02 10:21  officer  coordinates 1 nowhere      ✗ unit-unknown 4.1
            2026-03-02 10:21  officer  coordinates 9 land         ✗ level-unknown 3.3
            2026-03-02 10:21  officer  coordinates 1 land helpers
            2026-03-02 10:22  officer  coordinates 1 land         ✗ wrong-stage 3.3
            """)
    }

    @Test func `3.3: a body the county cannot order gets a letter and never leads`() throws {
        let told = try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  accepts complex
            2026-03-02 10:21  officer  coordinates 1 bank               ✗ lead-asked-by-letter 3.3
            2026-03-02 10:21  officer  coordinates 1 tax                ✗ lead-asked-by-letter 3.3
            2026-03-02 10:21  officer  coordinates 2 land bank minutes
            """)
        #expect(told.matter.slips.map(\.draft.letter) == [false, true])
        #expect(told.matter.slips.map(\.draft.printed) == ["垫办交〔2026〕17号", "垫办商〔2026〕18号"])
        #expect(told.matter.slips.map(\.number.text) == ["500231-2026-J0017", "500231-2026-J0018"])
    }
}

@Suite struct LevelTwoTests {
    @Test func `3.3 L2: several units, five workdays, minutes in two, one slip each`() throws {
        try story(
            """
            2026-02-12 10:00  clerk    registers hall
            2026-02-12 10:20  officer  accepts complex
            2026-02-12 10:30  officer  coordinates 2 land  ✗ units-do-not-fit-level 3.3 L2
            2026-02-12 10:30  officer  coordinates 2 land helpers  ✗ units-do-not-fit-level 3.3 L2
            2026-02-12 10:30  officer  coordinates 2 land lead-police  ✗ one-lead-needed 3.3
            2026-02-12 10:30  officer  coordinates 2 land police unled  ✗ one-lead-needed 3.3
            2026-02-12 10:30  officer  coordinates 2 land police  → handling: office take-minutes 2026-02-14, \
            unit:land receive-slip 2026-02-12, unit:police receive-slip 2026-02-12, \
            unit:land complete 2026-02-26, unit:police handle-slip 2026-02-26
            2026-02-13 10:30  officer  minutes  → handling: \
            unit:land receive-slip 2026-02-12, unit:police receive-slip 2026-02-12, \
            unit:land complete 2026-02-26, unit:police handle-slip 2026-02-26
            """)
    }

    @Test func `3.3 L2: minutes given with the slips, or earlier, are not owed`() throws {
        for deed in ["coordinates 2 land police minutes"] {
            let told = try story(
                """
                2026-03-02 10:00  clerk    registers hall
                2026-03-02 10:20  officer  accepts complex
                2026-03-02 10:30  officer  \(deed)  → handling: \
                unit:land receive-slip 2026-03-02, unit:police receive-slip 2026-03-02, \
                unit:land complete 2026-03-09, unit:police handle-slip 2026-03-09
                """)
            #expect(told.matter.minutes.count == 1)
        }
        let earlier = try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:01  officer  minutes  ✗ wrong-stage 3.3 L2
            2026-03-02 10:10  officer  convenes land police
            2026-03-02 10:11  officer  minutes
            2026-03-02 10:20  officer  accepts complex at 2 land police
            """)
        #expect(!earlier.matter.owes(.takeMinutes))
    }

    @Test func `3.3 L2: the units finish their slips, the lead completes the matter`() throws {
        try story(
            """
            2026-03-02 10:00  clerk     registers hall
            2026-03-02 10:20  officer   accepts complex at 2 land police minutes
            2026-03-02 10:30  land      receives land
            2026-03-02 10:31  land      receives police     ✗ not-yours 3.3
            2026-03-02 10:31  land      finishes land       ✗ lead-completes-matter 3.3
            2026-03-03 10:00  land      completes resolved  ✗ slips-open 3.4a
            2026-03-03 10:00  police    completes resolved  ✗ only-lead-completes 3.4a
            2026-03-03 10:00  housing   completes resolved  ✗ not-yours 3.4a
            2026-03-03 10:00  police-leader  finishes police  → handling: unit:land complete 2026-03-09
            2026-03-03 10:01  police    finishes police     ✗ slip-not-open 3.3
            2026-03-03 10:02  land-leader  completes resolved  → follow-up (resolved): office call 2026-03-06, \
            office receive-office-copy 2026-03-10, oversight receive-oversight-copy 2026-03-10
            """)
    }

    @Test func `3.3 L2: escalated from one unit, a new promise starts and the old one stays shown`() throws {
        let told = try story(
            """
            2026-03-03 09:00  officer  escalates           ✗ units-do-not-fit-level 3.3 L2
            2026-03-03 09:00  officer  escalates land      ✗ unit-twice 3.3
            2026-03-03 09:00  officer  escalates lead-police  ✗ one-lead-needed 3.3
            2026-03-03 09:00  land     escalates police    ✗ not-yours 3.3
            2026-03-03 14:00  officer  escalates police    → handling: office take-minutes 2026-03-05, \
            unit:land complete 2026-03-10, unit:police handle-slip 2026-03-10, unit:police receive-slip 2026-03-04 12:00
            2026-03-03 14:01  officer  escalates housing   ✗ level-needs-instruction 3.3 L3
            """, from: Situation.escalatable.story)
        #expect(told.matter.level == 2)
        #expect(told.matter.promises.map(\.level) == [1, 2])
        #expect(told.matter.promises.map(\.promise.on.description) == ["2026-03-04", "2026-03-10"])
        #expect(told.matter.slips.map { $0.due?.on.description } == ["2026-03-10", "2026-03-10"])
    }

    @Test func `3.3 L2: an overdue matter is escalated with a fresh clock and nobody pressed any more`() throws {
        let told = try story(
            """
            2026-03-05 00:00  system   ticks               → handling: unit:land complete 2026-03-04 missed, \
            unit-leader:land press 2026-03-06
            2026-03-05 14:00  officer  escalates police minutes  → handling: \
            unit:land complete 2026-03-12, unit:police handle-slip 2026-03-12, unit:police receive-slip 2026-03-06 12:00
            """, from: Situation.escalatable.story)
        #expect(told.matter.minutes.count == 1)
    }
}

@Suite struct LevelThreeTests {
    @Test func `3.3 L3: the leader's instruction opens the level and sets its day`() throws {
        let told = try story(
            """
            2026-03-02 10:00  officer         coordinates 3 land     ✗ level-needs-instruction 3.3 L3
            2026-03-02 10:00  leader          instructs 2026-04-10   ✗ no-application 3.3 L3
            2026-03-02 10:00  officer         applies                → coordination: group-leader instruct 2026-03-04
            2026-03-02 10:01  officer         applies                ✗ application-pending 3.3 L3
            2026-03-02 10:01  officer         coordinates 1 land     ✗ wrong-stage 3.3
            2026-03-03 10:00  deputy          instructs 2026-04-10   ✗ not-yours 3.3 L3
            2026-03-03 10:00  land-leader     instructs 2026-04-10   ✗ not-yours 3.3 L3
            2026-03-03 10:00  head            instructs 2026-04-10   ✗ not-yours 3.3 L3
            2026-03-03 10:00  leader          instructs 2026-03-03   ✗ date-not-ahead 3.3
            2026-03-03 10:00  leader          instructs 2040-03-03   ✗ date-too-far 3.3
            2026-03-03 14:00  leader          instructs 2026-04-10   → coordination: office coordinate 2026-03-04 12:00
            2026-03-03 14:01  leader          instructs 2026-04-10   ✗ no-application 3.3 L3
            2026-03-03 14:02  officer         applies                ✗ level-not-higher 3.3 L3
            2026-03-03 14:02  officer         coordinates 1 land     ✗ level-not-higher 3.3 L1
            2026-03-03 14:03  officer         coordinates 3 land     → handling: office take-minutes 2026-03-05, \
            unit:land complete 2026-04-10, unit:land receive-slip 2026-03-04 12:00
            2026-03-03 14:04  officer         escalates police       ✗ level-not-higher 3.3
            """, from: Situation.accepted.story)
        #expect(told.matter.promises.count == 1)
        #expect(told.matter.promise?.term == nil)
    }

    @Test func `3.3 L3: a day that is not worked moves to the next workday`() throws {
        let told = try story(
            """
            2026-03-03 10:00  leader  instructs 2026-04-04 land police  → handling: office take-minutes 2026-03-05, \
            unit:land complete 2026-04-07, unit:police handle-slip 2026-04-07, \
            unit:land receive-slip 2026-03-03, unit:police receive-slip 2026-03-03
            """, from: Situation.applied.story)
        #expect(told.matter.promises.count == 1)
        #expect(told.matter.slips.map(\.draft.level) == [3, 3])
    }

    @Test func `3.3 L3: a delegated deputy may instruct, but nobody on her own application`() throws {
        try story("2026-03-03 10:00  delegate  instructs 2026-04-10", from: Situation.applied.story)
        try story("2026-03-03 10:00  head-as-leader  instructs 2026-04-10", from: Situation.applied.story)
        try story(
            """
            2026-03-02 10:00  head            applies
            2026-03-03 10:00  head-as-leader  instructs 2026-04-10  ✗ own-application 3.3 L3
            2026-03-03 10:00  leader          instructs 2026-04-10
            """, from: Situation.accepted.story)
    }

    @Test func `3.3 L3: refused, the office coordinates after all, with the promise that began at acceptance`() throws {
        let told = try story(
            """
            2026-03-04 10:00  leader   rejects               → coordination: office coordinate 2026-03-04
            2026-03-04 11:00  officer  coordinates 1 land    → handling: unit:land complete 2026-03-04, \
            unit:land receive-slip 2026-03-04
            2026-03-04 11:01  officer  applies               → handling: group-leader instruct 2026-03-06, \
            unit:land complete 2026-03-04, unit:land receive-slip 2026-03-04
            2026-03-04 11:02  leader   rejects               → handling: unit:land complete 2026-03-04, \
            unit:land receive-slip 2026-03-04
            """, from: Situation.applied.story)
        #expect(told.matter.level == 1)
    }

    @Test func `3.3 L3: from running work, all clocks follow the leader's day and minutes are owed`() throws {
        let told = try story(
            """
            2026-03-02 10:00  officer  applies
            2026-03-03 10:00  leader   instructs 2026-03-31 police  ✗ one-lead-needed 3.3
            2026-03-03 10:00  leader   instructs 2026-03-31 police supported  → handling: \
            office take-minutes 2026-03-05, \
            unit:land complete 2026-03-31, unit:police handle-slip 2026-03-31, unit:police receive-slip 2026-03-03
            """, from: Situation.escalatable.story)
        #expect(told.matter.level == 3)
        #expect(told.matter.promises.map(\.level) == [1, 3])
        #expect(told.matter.slips.map { $0.due?.on.description } == ["2026-03-31", "2026-03-31"])
    }

    @Test func `3.3 L3: stages have their days, within the deadline, and each is reported`() throws {
        let told = try story(
            """
            2026-03-03 10:00  leader   instructs 2026-03-31 land by 2026-04-01  ✗ date-too-far 3.3 L3
            2026-03-03 10:00  leader   instructs 2026-03-31 land by 2026-03-03  ✗ date-not-ahead 3.3
            2026-03-03 10:00  leader   instructs 2026-03-31 land by 2026-03-14 2026-03-20  → handling: \
            office milestone 2026-03-16, office milestone 2026-03-20, office take-minutes 2026-03-05, \
            unit:land complete 2026-03-31, unit:land receive-slip 2026-03-03
            2026-03-10 10:00  land     reports-milestone      ✗ not-yours 3.3 L3
            2026-03-10 10:00  officer  reports-milestone 999  ✗ no-milestone 3.3 L3
            2026-03-10 10:00  officer  reports-milestone
            2026-03-11 10:00  head     reports-milestone
            2026-03-11 10:01  officer  reports-milestone      ✗ no-milestone 3.3 L3
            """, from: Situation.applied.story)
        #expect(!told.matter.owes(.milestone))
    }

    @Test func `3.3 L3: a plan whose levels need no leader knows no application`() throws {
        var flat = Story()
        flat.plan = .dianjiang(levels: Plan.dianjiangLevels.filter { !$0.needsInstruction })
        try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:10  officer  accepts complex
            2026-03-02 10:11  officer  applies  ✗ level-not-higher 3.3 L3
            2026-03-02 10:12  officer  coordinates 2 land police
            2026-03-02 10:13  officer  applies  ✗ level-not-higher 3.3 L3
            2026-03-02 10:13  officer  escalates housing  ✗ level-not-higher 3.3
            """, from: flat)
    }

    @Test func `3.3 L3: an application ends with the matter it was made for`() throws {
        let told = try story(
            """
            2026-03-02 10:00  land    completes resolved
            2026-03-02 10:01  leader  instructs 2026-03-31  ✗ no-application 3.3 L3
            """, from: Situation.pending.story)
        #expect(told.matter.application?.pending == false)
    }
}
