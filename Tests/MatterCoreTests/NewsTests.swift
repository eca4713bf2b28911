// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// What a plan may ask of the unit while its clock runs: whether it can be done, how it stands, why it takes longer.
@Suite struct NewsTests {
    /// The county's plan with these acts added; five working days for everything.
    private func story(_ acts: [Act: ActRule]) -> Story {
        var told = Story()
        let one = Plan.dianjiangLevels[0].changed(term: .fixed(.workdays(5)), extensionWorkdays: 5)
        told.plan = .dianjiang(
            acts: Plan.dianjiangActs.merging(acts) { _, new in new }, levels: [one] + Plan.dianjiangLevels.dropFirst())
        return told
    }

    private func rule(_ start: ClockStart, _ term: TermRule) -> ActRule {
        Plan.act("告知", .unit, start, term, "unit", "3.3")
    }

    private let begun = """
        2026-03-02 10:00  clerk    registers hall
        2026-03-02 10:10  officer  accepts complex at 1 land
        2026-03-02 10:20  land     receives 500231-2026-J0017 force
        """

    @Test func `3.3: whether it can be done is owed once, and any clear word ends it`() throws {
        let three = story([.sayWhether: rule(.acceptance, .fixed(.workdays(3)))])
        let told = try MatterCoreTests.story(
            begun + """

                2026-03-03 09:00  land           tells      → handling: unit:land complete 2026-03-09, \
                unit:land say-whether 2026-03-05
                2026-03-03 09:10  police         tells can  ✗ not-yours 3.3
                2026-03-03 09:10  officer        tells can  ✗ evidence-needed 4.1
                2026-03-03 09:10  officer+paper  tells can  → handling: unit:land complete 2026-03-09
                """, from: three)
        #expect(told.matter.canBeDone == true)
        let answered = try MatterCoreTests.story(
            begun + """

                2026-03-03 09:00  land     completes resolved
                2026-03-03 10:00  officer  sends-back  → handling: unit:land complete 2026-03-09
                """, from: three)
        #expect(answered.matter.canBeDone == true)
    }

    @Test func `3.4c: a slip to put right a poor rating brings no news with it`() throws {
        try MatterCoreTests.story(
            begun + """

                2026-03-03 09:00  land     completes resolved
                2026-03-03 10:00  officer  calls 5 1 5 5
                2026-03-04 10:00  system   finds service rework  → handling: unit:land complete 2026-03-11, \
                unit:land receive-slip 2026-03-04, office receive-office-copy 2026-03-10, \
                oversight receive-oversight-copy 2026-03-10
                """, from: story([.reportProgress: rule(.request, .fixed(.workdays(1)))]))
    }

    @Test func `3.3: who is late with the word starts counting from the new slip`() throws {
        try MatterCoreTests.story(
            begun + """

                2026-03-02 11:00  land  returns 500231-2026-J0017 police
                2026-03-06 10:00  head  rules 500231-2026-J0017 police  → handling: \
                unit:police complete 2026-03-09, unit:police receive-slip 2026-03-06, unit:police say-whether 2026-03-09
                """, from: story([.sayWhether: rule(.acceptance, .fixed(.workdays(3)))]))
    }

    @Test func `3.3: progress is owed again after every report, as long as the promise lies further off`() throws {
        try MatterCoreTests.story(
            begun + """

                2026-03-03 09:00  land  tells cannot  → handling: unit:land complete 2026-03-09, \
                unit:land report-progress 2026-03-05
                2026-03-05 09:00  land  tells         → handling: unit:land complete 2026-03-09
                """, from: story([.reportProgress: rule(.acceptance, .fixed(.workdays(2)))]))
    }

    @Test func `3.3: progress that would come due with the promise or after it is not asked for`() throws {
        let told = try MatterCoreTests.story(
            begun, from: story([.reportProgress: rule(.acceptance, .fixed(.workdays(5)))]))
        #expect(told.owed == "unit:land complete 2026-03-09")
    }

    @Test func `3.3: the delay is explained before the promise passes, by asking for time or by naming a day`() throws {
        let before = story([.explainDelay: rule(.request, .beforePromise(1))])
        try MatterCoreTests.story(
            begun + """

                2026-03-03 09:00  land  tells             → handling: unit:land complete 2026-03-09, \
                unit:land explain-delay 2026-03-06
                2026-03-03 09:00  land  tells 2026-03-03  ✗ date-not-ahead 3.3
                2026-03-03 09:00  land  tells 2026-03-12  → handling: unit:land complete 2026-03-09
                """, from: before)
        try MatterCoreTests.story(
            begun + """

                2026-03-06 09:00  land  asks-extension 5  → handling: unit:land complete 2026-03-09, \
                head decide-extension 2026-03-06
                2026-03-06 10:00  head  extends           → handling: unit:land complete 2026-03-16, \
                unit:land explain-delay 2026-03-13
                """, from: before)
    }

    @Test func `3.3: on the promised day itself, and never before today`() throws {
        let day = try MatterCoreTests.story(begun, from: story([.explainDelay: rule(.request, .beforePromise(0))]))
        #expect(day.owed == "unit:land complete 2026-03-09, unit:land explain-delay 2026-03-09")
        let far = try MatterCoreTests.story(begun, from: story([.explainDelay: rule(.request, .beforePromise(9))]))
        #expect(far.owed == "unit:land complete 2026-03-09, unit:land explain-delay 2026-03-02")
    }

    @Test func `3.3: news is owed only while the clock runs, and missed news climbs by itself`() throws {
        try MatterCoreTests.story(
            begun + """

                2026-03-03 09:00  officer  suspends publication 2026-03-10 approver=head  → handling: \
                office resume 2026-03-10
                2026-03-03 09:30  land     tells                                          → handling: \
                office resume 2026-03-10
                2026-03-10 09:00  officer  resumes                                        → handling: \
                unit:land complete 2026-03-16, unit:land say-whether 2026-03-13
                2026-03-14 00:00  system   ticks                                          → handling: \
                unit:land complete 2026-03-16, unit:land say-whether 2026-03-13 missed, \
                unit-leader:land press 2026-03-16
                2026-03-14 09:00  land     tells can                                      → handling: \
                unit:land complete 2026-03-16
                """, from: story([.sayWhether: rule(.acceptance, .fixed(.workdays(3)))]))
    }

    @Test func `outcomes: once the conditions are there the person is contacted again where the plan says so`() throws {
        try MatterCoreTests.story(
            begun + """

                2026-03-03 09:00  land     completes waiting
                2026-03-03 10:00  head     approves      → handling (waiting): office recheck 2026-04-02
                2026-04-01 10:00  officer  rechecks met  → handling: office contact-again 2026-04-02, \
                unit:land complete 2026-04-09
                2026-04-01 11:00  officer  contacts nobody
                2026-04-01 12:00  officer  contacts      → handling: unit:land complete 2026-04-09
                """,
            from: story([.contactAgain: Plan.act("再联系", .office, .request, .fixed(.workdays(1)), "office", "outcomes")])
        )
    }
}

/// Who decides, and what else a plan may choose.
@Suite struct PlanChoiceTests {
    private let begun = """
        2026-03-02 10:00  clerk    registers hall
        2026-03-02 10:10  officer  accepts complex at 1 land
        2026-03-02 10:20  land     receives 500231-2026-J0017 force
        """

    @Test func `3.3: a level may leave its extensions to the unit's own leader first`() throws {
        var told = Story()
        let one = Plan.dianjiangLevels[0].changed(extensionBy: [.unitLeader, .groupLeader])
        told.plan = .dianjiang(levels: [one] + Plan.dianjiangLevels.dropFirst())
        try story(
            begun + """

                2026-03-03 09:00  land           asks-extension 2  → handling: unit:land complete 2026-03-04, \
                unit-leader:land decide-extension 2026-03-03
                2026-03-03 09:10  police-leader  extends           ✗ not-yours 3.3
                2026-03-03 09:10  head           extends           ✗ leader-needed 3.3
                2026-03-03 09:10  land-leader    extends           → handling: unit:land complete 2026-03-06
                2026-03-03 10:00  land           asks-extension 1  → handling: unit:land complete 2026-03-06, \
                group-leader decide-extension 2026-03-03
                2026-03-03 10:10  land-leader    extends           ✗ not-yours 3.3
                2026-03-03 10:10  leader         extends           → handling: unit:land complete 2026-03-09
                """, from: told)
    }

    @Test func `3.3: raised to a level that does not restart, the term runs from acceptance`() throws {
        var told = Story()
        let two = Plan.dianjiangLevels[1].changed(restarts: false)
        told.plan = .dianjiang(levels: [Plan.dianjiangLevels[0], two, Plan.dianjiangLevels[2]])
        let raised = try story(begun + "\n2026-03-04 09:00  officer  escalates police minutes", from: told)
        #expect(raised.matter.promise?.on.description == "2026-03-09")
        let anew = try story(begun + "\n2026-03-04 09:00  officer  escalates police minutes")
        #expect(anew.matter.promise?.on.description == "2026-03-11")
    }

    @Test func `3.3: a level chosen by how hard the matter is asks why`() throws {
        var told = Story()
        let one = Plan.dianjiangLevels[0].changed(needsReason: true)
        told.plan = .dianjiang(levels: [one] + Plan.dianjiangLevels.dropFirst())
        told = try story(
            "2026-03-02 10:00  clerk  registers hall\n2026-03-02 10:10  officer  accepts complex", from: told)
        let officer = try #require(Cast.actor("officer"))
        let orders = [SlipOrder(unit: "land", role: .lead)]
        #expect(told.refusal(officer, .coordinate(Coordination(level: 1, slips: orders)))?.code == .explanationNeeded)
        #expect(told.tries(officer, .coordinate(Coordination(level: 1, slips: orders, reason: text("why")))) == nil)
        #expect(told.matter.promises.first?.reason == text("why"))
    }

    @Test func `outcomes: a negative answer reported to the leader stands only with the leader's word`() throws {
        var told = Story()
        let outcomes = Plan.dianjiangOutcomes.map { rule in
            guard rule.outcome == .explained else { return rule }
            return OutcomeRule(
                outcome: .explained, name: rule.name, needsApproval: true, approvedBy: .groupLeader,
                clause: rule.clause,
                source: rule.source)
        }
        told.plan = .dianjiang(outcomes: outcomes)
        try story(
            begun + """

                2026-03-03 09:00  land    completes explained  → handling: group-leader approve-outcome 2026-03-04
                2026-03-03 10:00  head    approves             ✗ leader-needed outcomes
                2026-03-03 10:00  leader  approves             → follow-up (explained): office call 2026-03-06, \
                office receive-office-copy 2026-03-10, oversight receive-oversight-copy 2026-03-10
                """, from: told)
    }

    @Test func `3.2, 3.4a: the second signature and the copies are the plan's choice`() throws {
        var told = Story()
        told.plan = .dianjiang(
            secondSignature: false,
            copies: [CopyRule(holder: .oversight, outcomes: [.partly], clause: "3.4a", source: .filled)])
        try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:10  officer  declines petition  → judgement: office reply-judgement 2026-03-03
            """, from: told)
        try story(
            begun + "\n2026-03-03 09:00  land  completes resolved  → follow-up (resolved): office call 2026-03-06",
            from: told)
        try story(
            begun + """

                2026-03-03 09:00  land  completes partly  → follow-up (partly): office call 2026-03-06, \
                oversight receive-oversight-copy 2026-03-10
                """, from: told)
    }

    @Test func `3.4b: a scale of three grades, and how many hours the tries are spread over, are the plan's`() throws {
        var told = Story()
        let caps = Plan.dianjiangCaps
        told.plan = .dianjiang(
            caps: Caps(
                returnsPerUnit: 1, returnsPerMatter: 2, returnTerm: .halfWorkday, extensionsByHead: 1, extensions: 2,
                reconsiderations: 1, reconsiderationTerm: .workdays(5), callAttempts: 2, callDays: 1, callHours: 1,
                suspensionWorkdays: caps.suspensionWorkdays),
            scale: RatingScale(
                aspects: [.init(id: .result, name: "办理结果")], names: ["满意", "一般", "不满意"], poorAtMost: 1))
        let called = begun + "\n2026-03-03 09:00  land  completes resolved\n"
        try story(called + "2026-03-04 09:00  second  calls - 4 - -  ✗ rating-out-of-range 3.4b", from: told)
        try story(called + "2026-03-04 09:00  second  calls - 2 - -", from: told)
        let poor = try story(called + "2026-03-04 09:00  second  calls - 1 - -", from: told)
        #expect(poor.matter.inquiryOpen)
        try story(
            called + """
                2026-03-04 09:00  second  calls nobody
                2026-03-04 09:01  second  calls nobody
                2026-03-04 09:02  second  calls nobody unreached
                """, from: told)
        #expect(told.plan.scale.name(of: 3) == "满意" && told.plan.scale.name(of: 4) == nil)
    }

    @Test func `plan: a refusal cites the plan's own clause`() throws {
        var told = Story()
        told.plan = .dianjiang(localClauses: ["3.1": "受理"])
        try story("2026-03-02 10:00  clerk  registers nowhere  ✗ channel-unknown 受理", from: told)
    }
}

extension Level {
    /// The same level with a choice changed.
    func changed(
        term: TermRule? = nil, extensionWorkdays: Int? = nil, extensionBy: [PartyRule] = [], needsReason: Bool = false,
        restarts: Bool = true
    ) -> Level {
        Level(
            number: number, name: name, convenor: convenor, leastUnits: leastUnits, mostUnits: mostUnits,
            term: term ?? self.term, needsInstruction: needsInstruction, needsMinutes: needsMinutes,
            needsTaskForce: needsTaskForce, extensionWorkdays: extensionWorkdays ?? self.extensionWorkdays,
            extensionBy: extensionBy, needsReason: needsReason, restarts: restarts, clause: clause, source: source)
    }
}
