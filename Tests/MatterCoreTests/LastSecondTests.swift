// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Testing

/// Rules at their edges: the last second, the same day, the one that is already there.
@Suite struct LastSecondTests {
    private static let begun = """
        2026-03-02 10:00  clerk    registers hall
        2026-03-02 10:20  officer  accepts complex at 1 land
        2026-03-02 11:00  land     receives land force

        """

    @Test func `3.3: asked for or suspended in the promise's last second is in time`() throws {
        try story(Self.begun + "2026-03-04 23:59:59  land  asks-extension 1")
        try story(Self.begun + "2026-03-04 23:59:59  head  suspends publication 2026-03-09")
        try story(Self.begun + "2026-03-05 00:00:00  land  asks-extension 1  ✗ promise-passed 3.3")
        try story(Self.begun + "2026-03-05 00:00:00  head  suspends publication 2026-03-09  ✗ promise-passed 3.3")
    }

    @Test func `3.2: a reconsideration may be asked for until its term's last second`() throws {
        let declined = """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  declines petition
            2026-03-02 10:30  head     replies

            """
        let asked = try story(declined + "2026-03-09 23:59:59  reporter  asks-again")
        #expect(asked.matter.reconsiderationsAsked == 1)
        try story(declined + "2026-03-10 00:00:00  reporter  asks-again  ✗ reconsideration-too-late 3.2")
        try story(declined + "2026-03-02 11:00  officer  convenes land  ✗ wrong-stage 3.2")
        let granted = "2026-03-03 10:00  reporter  asks-again\n2026-03-03 11:00  head  grants complex\n"
        try story(declined + granted + "2026-03-03 12:00  officer  reclassifies other")
    }

    @Test func `3.2: what was judged is not convened about`() throws {
        try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  declines petition
            2026-03-02 10:30  officer  convenes land  ✗ already-convened 3.2
            """)
    }

    @Test func `3.3: a clock stopped and started on one day lost none`() throws {
        let same = try story(
            Self.begun + "2026-03-03 10:00  head  suspends publication 2026-03-09\n2026-03-03 15:00  officer  resumes")
        #expect(same.matter.workdaysStopped == 0)
        #expect(same.matter.promise?.on == LocalDate("2026-03-04"))
        let next = try story(
            Self.begun + "2026-03-03 10:00  head  suspends publication 2026-03-09\n2026-03-04 15:00  officer  resumes")
        #expect(next.matter.workdaysStopped == 1)
    }

    @Test func `3.3: a refused extension says so in the log and moves nothing`() throws {
        let told = try story(
            Self.begun + "2026-03-03 10:00  land  asks-extension 1\n2026-03-03 11:00  head  denies-extension")
        guard case .extensionDecided(let decided) = told.log.last?.event.fact else {
            Issue.record("no decision in the log")
            return
        }
        #expect(!decided.granted && decided.promise == nil)
        #expect((told.matter.extensionsGranted, told.matter.promise?.on) == (0, LocalDate("2026-03-04")))
    }

    @Test func `3.3: an extension is no clock for whoever has returned the slip`() throws {
        try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  accepts complex at 2 land police minutes
            2026-03-02 10:30  land     receives land
            2026-03-02 11:00  police   returns police health
            2026-03-03 10:00  land     asks-extension 1
            2026-03-03 11:00  head     extends  → handling: unit:land complete 2026-03-10, \
            head rule-return 2026-03-02
            """)
    }

    @Test func `3.3: raised to a level, who has returned the slip gets no new clock`() throws {
        try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  accepts complex at 1 land
            2026-03-02 11:00  land     returns land police
            2026-03-02 11:10  officer  escalates police minutes  → handling: head rule-return 2026-03-02, \
            unit:police handle-slip 2026-03-09, unit:police receive-slip 2026-03-02
            """)
    }

    @Test func `3.3 L2: minutes that were taken are not owed again at the next level`() throws {
        let met = Self.begun + "2026-03-02 12:00  officer  minutes\n"
        try story(
            met + """
                2026-03-03 10:00  officer  escalates police  → handling: unit:land complete 2026-03-10, \
                unit:police handle-slip 2026-03-10, unit:police receive-slip 2026-03-03
                """)
        try story(
            met + """
                2026-03-03 10:00  officer  applies
                2026-03-03 11:00  leader   instructs 2026-03-20  → handling: unit:land complete 2026-03-20
                """)
    }

    @Test func `3.3 L3: a stage may end on the deadline itself, and a date lie ten years ahead`() throws {
        let applied = Self.begun + "2026-03-03 10:00  officer  applies\n"
        try story(applied + "2026-03-03 11:00  leader  instructs 2026-03-20 by 2026-03-20")
        try story(applied + "2026-03-03 11:00  leader  instructs 2026-03-20 by 2026-03-21  ✗ date-too-far 3.3 L3")
        try story(applied + "2026-03-03 11:00  leader  instructs 2036-03-10")
        try story(applied + "2026-03-03 11:00  leader  instructs 2036-03-11  ✗ date-too-far 3.3")
    }

    @Test func `3.3: no news to tell while nobody's clock runs`() throws {
        try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  accepts complex at 1 land
            2026-03-02 10:30  land     returns land police
            2026-03-02 10:40  land     tells can  ✗ wrong-stage 3.3
            """)
        try story(
            Self.begun + """
                2026-03-03 10:00  land  completes explained
                2026-03-03 10:10  land  tells can  ✗ wrong-stage 3.3
                """)
    }

    @Test func `3.3: oversight's opinion is its last word, an empty list of names says nothing`() throws {
        var told = try story(Self.begun + "2026-03-02 12:00  oversight  answers")
        let oversight = try #require(Cast.actor("oversight"))
        let nobody = told.refusal(oversight, .answerInvitation(OversightAnswer(comes: true, present: [])))
        #expect(nobody?.code == .alreadyAnswered)
        told = try story("2026-03-03 12:00  oversight  answers opinion", from: told)
        try story("2026-03-03 13:00  oversight  answers came  ✗ already-answered 3.3", from: told)
    }

    @Test func `3.4a: a handler who sent her draft to the leader may still submit it herself where the plan lets her`()
        throws
    {
        let drafted = try story(Self.begun + "2026-03-03 10:00  land  completes resolved to-leader")
        #expect(drafted.matter.draft != nil)
        let done = try story("2026-03-03 11:00  land  completes resolved", from: drafted)
        #expect(done.matter.stage == .followUp)
        var strict = Story()
        strict.plan = .dianjiang(matters: MatterRules(leaderApproves: [1]))
        strict = try story(Self.begun + "2026-03-03 10:00  land  completes resolved", from: strict)
        func open(_ name: String) throws -> Bool {
            strict.matter.isOpen(.completion, nil, strict.context(try #require(Cast.actor(name))))
        }
        #expect(try !open("land"))
        #expect(try open("land-leader"))
    }

    @Test func `3.4a: submitted in the last second, the leader has the act's own term`() throws {
        try story(
            Self.begun + """
                2026-03-04 23:59:59  land  completes resolved to-leader  → handling: unit:land complete 2026-03-04, \
                unit-leader:land approve-completion 2026-03-05 12:00
                """)
    }

    @Test func `outcomes: an ending the plan does not know is refused`() throws {
        var told = Story()
        told.plan = .dianjiang(outcomes: Plan.dianjiangOutcomes.filter { $0.outcome != .partly })
        told = try story(
            Self.begun + "2026-03-03 10:00  land  completes partly  ✗ outcome-not-here outcomes", from: told)
        try story("2026-03-03 10:00  land  completes resolved", from: told)
    }

    @Test func `3.4b: only tries since completion count, and a call that was reached is none`() throws {
        let done = Self.begun + "2026-03-03 10:00  land  completes resolved\n"
        try story(
            done + """
                2026-03-03 10:00  officer  calls nobody
                2026-03-03 15:00  officer  calls nobody
                2026-03-04 11:00  officer  calls nobody
                2026-03-04 15:00  officer  calls nobody unreached
                """)
        try story(
            done + """
                2026-03-03 10:00  officer  calls nobody
                2026-03-03 15:00  officer  calls nobody
                2026-03-04 11:00  officer  calls 5 5 5 5
                2026-03-04 12:00  second   voids
                2026-03-04 15:00  officer  calls nobody unreached  ✗ too-few-tries 3.4b
                """)
    }

    @Test func `3.4c: an inquiry that has spoken is no longer open, nor is one whose call was voided`() throws {
        let poor =
            Self.begun
            + "2026-03-03 10:00  land  completes resolved\n2026-03-04 10:00  officer  calls 5 1 5 5\n"
        #expect(try story(poor).matter.inquiryOpen)
        #expect(try !story(poor + "2026-03-04 10:10  second  voids").matter.inquiryOpen)
        #expect(try !story(poor + "2026-03-05 10:00  system  finds policy").matter.inquiryOpen)
        #expect(try !story(poor + "2026-03-05 10:00  system  finds service rework").matter.inquiryOpen)
    }

    @Test func `3.3: what is open to whom, with the slip it concerns`() throws {
        let told = try story(Self.begun)
        func open(_ name: String) throws -> [String] {
            told.matter.actions(told.context(try #require(Cast.actor(name)))).map {
                $0.action.rawValue + ($0.slip.map { " \($0.text.suffix(5))" } ?? "")
            }
        }
        let lands = try open("land").sorted()
        #expect(lands == ["completion", "extension", "progress", "return J0017"])
        #expect(try open("audit") == [])
        let one = try story("2026-03-02 10:00  clerk  registers hall\n2026-03-02 10:20  officer  accepts complex")
        func isOpen(_ action: Action, _ story: Story, _ name: String) throws -> Bool {
            story.matter.isOpen(action, nil, story.context(try #require(Cast.actor(name))))
        }
        #expect(try !isOpen(.reminders, one, "officer"))
        #expect(try isOpen(.reminders, told, "officer"))
        #expect(try !isOpen(.milestones, told, "officer"))
        #expect(try isOpen(.escalation, told, "officer"))
        let two = try story("2026-03-03 10:00  officer  escalates police minutes", from: told)
        #expect(try !isOpen(.escalation, two, "officer"))
    }

    @Test func `3.3: one workday of extension is an extension, and only those the plan names decide it`() throws {
        var told = Story()
        let one = Plan.dianjiangLevels[0].changed(extensionWorkdays: 1, extensionBy: [.office])
        told.plan = .dianjiang(levels: [one] + Plan.dianjiangLevels.dropFirst())
        try story(
            Self.begun + """
                2026-03-03 10:00  land     asks-extension 2  ✗ extension-too-long 3.3
                2026-03-03 10:00  land     asks-extension 1
                2026-03-03 11:00  officer  extends           ✗ not-yours 3.3
                """, from: told)
    }

    @Test func `3.4a: nobody submits her own draft, not even as a stand-in for the leader in charge`() throws {
        let drafted = try story(Self.begun + "2026-03-03 10:00  land  completes resolved to-leader")
        let standIn = Actor(account: "land", role: .unit, lent: [.leader], unit: "land")
        #expect(drafted.refusal(standIn, .decideDraft(DraftDecision(approved: true)))?.code == .ownApplication)
    }

    @Test func `3.3 L3: the leader's day holds, whatever term the level itself has`() throws {
        let three = Plan.dianjiangLevels[2]
        var told = Story()
        told.plan = .dianjiang(
            levels: Plan.dianjiangLevels.dropLast() + [
                Level(
                    number: 3, name: three.name, convenor: .groupLeader, leastUnits: 1, mostUnits: nil,
                    term: .fixed(.workdays(3)), needsInstruction: true, needsMinutes: false, needsTaskForce: false,
                    extensionWorkdays: 5, clause: "3.3 L3", source: .document)
            ])
        told = try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  accepts complex
            2026-03-02 10:30  officer  applies
            2026-03-02 11:00  leader   instructs 2026-03-20
            2026-03-02 11:30  officer  coordinates 3 land
            """, from: told)
        #expect(told.matter.promise?.on == LocalDate("2026-03-20"))
    }

    @Test func `3.3 L3: where no level wants an instruction there is nothing to apply for`() throws {
        var told = Story()
        told.plan = .dianjiang(levels: Plan.dianjiangLevels.dropLast())
        told = try story(
            "2026-03-02 10:00  clerk  registers hall\n2026-03-02 10:20  officer  accepts complex", from: told)
        let officer = try #require(Cast.actor("officer"))
        let refusal = told.refusal(officer, try told.command("applies"))
        #expect(refusal?.code == .levelNotHigher)
        #expect(refusal?.facts == ["0"])
    }
}
