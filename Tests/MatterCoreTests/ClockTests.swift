// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@Suite struct ExtensionTests {
    @Test func `3.3: the head extends a level-one promise by at most two workdays, once`() throws {
        let told = try story(
            """
            2026-03-02 10:00  land     asks-extension 3         ✗ extension-too-long 3.3
            2026-03-02 10:00  land     asks-extension 0         ✗ extension-too-long 3.3
            2026-03-02 10:00  land     asks-extension 2 untold  ✗ reporter-not-told 3.3
            2026-03-02 10:00  land     asks-extension 2 later   ✗ reporter-not-told 3.3
            2026-03-02 10:00  police   asks-extension 2         ✗ not-yours 3.3
            2026-03-02 10:00  head     extends                  ✗ no-extension 3.3
            2026-03-04 14:00  land     asks-extension 2         → handling: unit:land complete 2026-03-04, \
            head decide-extension 2026-03-05 12:00
            2026-03-04 14:01  land     asks-extension 2         ✗ extension-pending 3.3
            2026-03-04 14:01  officer  extends                  ✗ not-yours 3.3
            2026-03-04 14:01  land-leader  extends              ✗ not-yours 3.3
            2026-03-04 14:02  head     extends                  → handling: unit:land complete 2026-03-06
            2026-03-04 14:03  land     asks-extension 1         → handling: unit:land complete 2026-03-06, \
            group-leader decide-extension 2026-03-05 12:00
            2026-03-04 14:04  head     extends                  ✗ leader-needed 3.3
            2026-03-04 14:04  head     denies-extension         ✗ leader-needed 3.3
            2026-03-04 14:05  leader   extends                  → handling: unit:land complete 2026-03-09
            2026-03-04 14:06  land     asks-extension 1         ✗ extensions-exhausted 3.3
            """, from: Situation.escalatable.story)
        #expect(told.matter.promise?.on == LocalDate("2026-03-09"))
        #expect(told.matter.slips.first?.due == told.matter.promise)
    }

    @Test func `3.3: while it is undecided the old due runs`() throws {
        try story(
            """
            2026-03-04 14:00  land    asks-extension 2
            2026-03-05 00:00  system  ticks    → handling: unit:land complete 2026-03-04 missed, \
            unit-leader:land press 2026-03-06, head decide-extension 2026-03-05 12:00
            2026-03-05 10:00  head    extends  → handling: unit:land complete 2026-03-06
            """, from: Situation.escalatable.story)
        try story(
            """
            2026-03-04 14:00  land   asks-extension 2
            2026-03-04 15:00  head   denies-extension  → handling: unit:land complete 2026-03-04
            2026-03-04 15:01  land   asks-extension 2  → handling: unit:land complete 2026-03-04, \
            head decide-extension 2026-03-05 12:00
            """, from: Situation.escalatable.story)
    }

    @Test func `3.3: after the promise has passed nothing is extended`() throws {
        try story("2026-03-04 23:59  land  asks-extension 1", from: Situation.escalatable.story)
        try story("2026-03-05 00:00  land  asks-extension 1  ✗ promise-passed 3.3", from: Situation.escalatable.story)
    }

    @Test func `3.3: at level two five workdays, for every unit's clock`() throws {
        try story(
            """
            2026-03-02 10:00  land  asks-extension 6  ✗ extension-too-long 3.3
            2026-03-02 10:00  land  asks-extension 5
            2026-03-02 10:01  head  extends  → handling: office take-minutes 2026-03-04, \
            unit:land complete 2026-03-16, unit:police handle-slip 2026-03-16
            """, from: Situation.two.story)
    }

    @Test func `3.3: nobody decides on what she asked for herself`() throws {
        let both = Actor(account: "both", role: .office, lent: [.head], evidence: text("evidence"))
        var told = try Situation.escalatable.story
        let asked = ExtensionRequest(workdays: 1, reason: text("reason"), reporterToldAt: told.now)
        #expect(told.tries(both, .askExtension(asked)) == nil)
        #expect(told.tries(both, .decideExtension(ExtensionDecision(granted: true)))?.code == .ownApplication)
        #expect(told.tries(try #require(Cast.actor("head")), .decideExtension(ExtensionDecision(granted: true))) == nil)
    }

    @Test func `3.3: without a running clock there is nothing to extend`() throws {
        try story("2026-03-02 10:00  land  asks-extension 1  ✗ not-yours 3.3", from: Situation.accepted.story)
        try story(
            """
            2026-03-02 10:00  land           returns land
            2026-03-02 10:01  officer+paper  asks-extension 1  ✗ no-promise 3.3
            """, from: Situation.issued.story)
        try story("2026-03-02 10:01  land  asks-extension 1  ✗ wrong-stage 3.3", from: Situation.toApprove.story)
        var none = Story()
        none.plan = .dianjiang(levels: Plan.dianjiangLevels.map { $0.number == 1 ? $0.neverExtended : $0 })
        let told = try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:10  officer  accepts complex at 1 land
            2026-03-02 10:11  land     asks-extension 1  ✗ extension-too-long 3.3
            """, from: none)
        let land = try #require(Cast.actor("land"))
        #expect(!told.matter.actions(told.context(land)).contains { $0.action == .extension })
    }
}

extension Level {
    /// The same level in a plan that knows no extension.
    var neverExtended: Level {
        Level(
            number: number, name: name, convenor: convenor, leastUnits: leastUnits, mostUnits: mostUnits, term: term,
            needsInstruction: needsInstruction, needsMinutes: needsMinutes, needsTaskForce: needsTaskForce,
            extensionWorkdays: 0, clause: clause, source: source)
    }
}

@Suite struct SuspensionTests {
    @Test func `3.3: the clock stops with what it had left and goes on with it`() throws {
        let stopped = try story(
            """
            2026-03-02 15:00  officer  suspends boredom 2026-03-10 approver=head        ✗ ground-unknown 3.3
            2026-03-02 15:00  officer  suspends publication 2026-03-10                  ✗ approver-needed 3.3
            2026-03-02 15:00  officer  suspends publication 2026-03-10 approver=officer  ✗ own-application 3.3
            2026-03-02 15:00  head     suspends publication 2026-03-02                  ✗ date-not-ahead 3.3
            2026-03-02 15:00  head     suspends publication 2026-04-16                  ✗ date-too-far 3.3
            2026-03-02 15:00  land     suspends publication 2026-03-10                  ✗ not-yours 3.3
            2026-03-03 15:00  officer  suspends publication 2026-03-13 approver=head    → handling: \
            office resume 2026-03-13
            2026-03-03 15:01  officer  suspends publication 2026-03-13 approver=head    ✗ already-suspended 3.3
            2026-03-09 09:00  land     completes resolved    ✗ matter-suspended 3.3
            2026-03-09 09:00  officer  escalates police      ✗ matter-suspended 3.3
            2026-03-09 09:00  officer  applies               ✗ matter-suspended 3.3
            2026-03-09 09:00  land     asks-extension 1      ✗ matter-suspended 3.3
            2026-03-09 09:00  land     returns land          ✗ matter-suspended 3.3
            """, from: Situation.escalatable.story)
        #expect(stopped.matter.suspension?.suspension.ground == "publication")
        // The promise was 4 March: one workday was left on the 3rd.
        let again = try story(
            """
            2026-03-10 09:00  officer  resumes  → handling: unit:land complete 2026-03-11
            2026-03-10 09:01  officer  resumes  ✗ not-suspended 3.3
            """, from: stopped)
        #expect(again.matter.workdaysStopped == 5)
        #expect(again.matter.promise?.on == LocalDate("2026-03-11"))
        #expect(again.matter.slips.first?.due?.on == LocalDate("2026-03-11"))
        // Nobody resumes it: at the day's end the clock goes on by itself.
        let alone = try story(
            """
            2026-03-13 23:00  system  ticks  → handling: office resume 2026-03-13
            2026-03-14 00:00  system  ticks  → handling: unit:land complete 2026-03-16
            """, from: stopped)
        #expect(alone.matter.workdaysStopped == 8)
    }

    @Test func `3.3: thirty workdays at most, and a day not worked moves on`() throws {
        try story(
            "2026-03-02 15:00  head  suspends publication 2026-04-14  → handling: office resume 2026-04-14",
            from: Situation.escalatable.story)
        try story(
            "2026-03-02 15:00  head  suspends publication 2026-03-14  → handling: office resume 2026-03-16",
            from: Situation.escalatable.story)
    }

    @Test func `3.3: stopped on its last day, a clock gets at least a workday`() throws {
        try story(
            """
            2026-03-04 15:00  head     suspends appraisal 2026-03-13  → handling: office resume 2026-03-13
            2026-03-05 09:00  officer  resumes                        → handling: unit:land complete 2026-03-06
            """, from: Situation.escalatable.story)
    }

    @Test func `3.3: waiting for papers, the reporter owes them and it always hands back to the office`() throws {
        let stopped = try story(
            """
            2026-03-03 15:00  head  suspends waiting-for-papers 2026-03-13 reporter  → handling: \
            office resume 2026-03-13, reporter supplement 2026-03-13
            """, from: Situation.escalatable.story)
        try story(
            """
            2026-03-06 15:00  clerk    supplements  → handling: office resume 2026-03-13
            2026-03-06 15:01  officer  resumes      → handling: unit:land complete 2026-03-09
            """, from: stopped)
        try story("2026-03-16 00:00  system  ticks  → handling: unit:land complete 2026-03-17", from: stopped)
    }

    @Test func `3.3: every unit's clock stops, a finished one does not start again`() throws {
        try story(
            """
            2026-03-02 10:00  head     suspends publication 2026-03-13  → handling: office take-minutes 2026-03-04, \
            office resume 2026-03-13
            2026-03-02 10:00  police   finishes police  ✗ matter-suspended 3.3
            2026-03-05 10:00  officer  resumes  → handling: office take-minutes 2026-03-04, \
            unit:land complete 2026-03-12, unit:police handle-slip 2026-03-12
            """, from: Situation.two.story)
        try story(
            """
            2026-03-02 10:00  head     suspends publication 2026-03-13
            2026-03-05 10:00  officer  resumes  → handling: office take-minutes 2026-03-04, \
            unit:land complete 2026-03-12
            """, from: Situation.leadLeft.story)
    }

    @Test func `3.3: nothing is suspended that is late, not running, or before somebody to decide`() throws {
        try story(
            "2026-03-05 00:00  head  suspends publication 2026-03-13  ✗ promise-passed 3.3",
            from: Situation.escalatable.story)
        let rows: [(Situation, String)] = [
            (.extending, "extension-pending"), (.pending, "application-pending"), (.returned, "slip-not-open"),
            (.drafted, "no-promise"), (.accepted, "wrong-stage"), (.completed, "wrong-stage"),
            (.toApprove, "wrong-stage"), (.waiting, "wrong-stage"),
        ]
        for (situation, code) in rows {
            try story(
                "2026-03-02 10:30  head  suspends publication 2026-03-13  ✗ \(code) 3.3", from: situation.story)
        }
        // One slip signed and running, the other still to be signed.
        try story(
            """
            2026-03-02 10:00  head    signs land
            2026-03-02 10:01  head    suspends publication 2026-03-13  ✗ slip-not-issued 3.3
            2026-03-02 10:02  head    signs police
            2026-03-02 10:03  head    suspends publication 2026-03-13
            """, from: Situation.checked.story)
        try story(
            """
            2026-03-02 10:00  second  checks land
            2026-03-02 10:00  head    signs land
            2026-03-02 10:01  head    suspends publication 2026-03-13  ✗ slip-not-issued 3.3
            """, from: Situation.drafted.story)
    }

    @Test func `3.3: taken back while suspended, nothing starts again`() throws {
        try story(
            """
            2026-03-04 10:00  reporter  withdraws  → follow-up (withdrawn): office call 2026-03-09
            2026-03-04 10:01  officer   resumes    ✗ not-suspended 3.3
            """, from: Situation.suspended.story)
    }
}

@Suite struct ReminderTests {
    @Test func `3.3: a reminder goes to the units that owe something and to their leaders in charge`() throws {
        let told = try story(
            """
            2026-03-03 10:00  officer    reminds
            2026-03-03 10:01  oversight  reminds police
            2026-03-03 10:02  head       reminds housing  ✗ nobody-to-remind 3.3
            2026-03-03 10:02  police     reminds          ✗ not-yours 3.3
            2026-03-03 10:03  land       reminds
            """, from: Situation.two.story)
        let sent = told.log.compactMap { entry -> [String]? in
            if case .reminded(let reminder) = entry.event.fact { reminder.to.map(\.description) } else { nil }
        }
        #expect(
            sent == [
                ["unit-leader:land", "unit-leader:police", "unit:land", "unit:police"],
                ["unit-leader:police", "unit:police"], ["unit-leader:police", "unit:police"],
            ], "the lead reminds its helpers alone")
        try story("2026-03-02 10:00  officer  reminds  ✗ nobody-to-remind 3.3", from: Situation.accepted.story)
    }

    @Test func `3.3: oversight is invited once a matter is accepted, answers once, and blocks nothing`() throws {
        try story(
            """
            2026-03-02 10:00  oversight  answers  → coordination: office coordinate 2026-03-02
            2026-03-02 10:01  oversight  answers  ✗ already-answered 3.3
            2026-03-02 10:01  officer    answers  ✗ not-yours 3.3
            """, from: Situation.accepted.story)
        for situation in [Situation.intake, .refused, .declined, .closed] {
            try story("2026-03-03 12:30  oversight  answers  ✗ wrong-stage 3.3", from: situation.story)
        }
    }
}
