// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@Suite struct CompletionTests {
    @Test func `3.4a: done, replied, copied to both offices, and to be called about`() throws {
        try story(
            """
            2026-02-12 10:00  clerk      registers hall
            2026-02-12 10:20  officer    accepts complex at 1 land
            2026-02-12 15:00  land       completes resolved  → follow-up (resolved): office call 2026-02-24, \
            office receive-office-copy 2026-02-26, oversight receive-oversight-copy 2026-02-26
            2026-02-13 10:00  officer    keeps-copy oversight  ✗ not-yours 3.4a
            2026-02-13 10:00  oversight  keeps-copy office     ✗ not-yours 3.4a
            2026-02-13 10:00  oversight  keeps-copy oversight
            2026-02-13 10:01  oversight  keeps-copy oversight  ✗ copy-not-owed 3.4a
            2026-02-13 10:02  officer    keeps-copy office   → follow-up (resolved): office call 2026-02-24
            2026-02-13 10:03  officer    keeps-copy office   ✗ copy-not-owed 3.4a
            2026-02-13 10:04  land       completes resolved  ✗ wrong-stage 3.4a
            """)
    }

    @Test func `3.4a: an incomplete one is sent back under the same promise`() throws {
        let told = try story(
            """
            2026-03-02 10:30  land     sends-back  ✗ not-yours 3.4a
            2026-03-02 10:30  officer  sends-back  → handling: unit:land complete 2026-03-04
            2026-03-02 10:31  officer  sends-back  ✗ wrong-stage 3.4a
            2026-03-03 10:31  land     completes partly  → follow-up (partly): office call 2026-03-06, \
            office receive-office-copy 2026-03-10, oversight receive-oversight-copy 2026-03-10
            2026-03-04 10:00  officer  calls 5 5 5 5
            2026-03-04 10:01  officer  sends-back  ✗ already-called 3.4a
            """, from: Situation.completed.story)
        #expect(told.matter.promises.count == 1)
    }

    @Test func `3.4a: sent back late, it is overdue at once and the ladder is called`() throws {
        try story(
            """
            2026-03-05 10:30  officer  sends-back  → handling: unit:land complete 2026-03-04
            2026-03-06 00:00  system   ticks       → handling: unit:land complete 2026-03-04 missed, \
            unit-leader:land press 2026-03-09
            """, from: Situation.completed.story)
    }

    @Test func `3.4a: after an escalation the promise it is sent back under is the newer one`() throws {
        try story(
            """
            2026-03-03 09:00  officer  escalates police minutes
            2026-03-03 09:10  police   finishes police
            2026-03-04 09:00  land     completes resolved
            2026-03-05 09:00  officer  sends-back  → handling: unit:land complete 2026-03-10
            """, from: Situation.escalatable.story)
    }

    @Test func `3.4a: what no unit completed is not sent back`() throws {
        for situation in [Situation.withdrawn, .refused] {
            try story("2026-03-03 10:00  officer  sends-back  ✗ not-completed 3.4a", from: situation.story)
        }
        try story(
            """
            2026-03-03 10:00  clerk    settles
            2026-03-03 10:01  officer  sends-back  ✗ not-completed 3.4a
            """, from: Situation.intake.story)
        try story("2026-03-03 10:00  officer  sends-back  ✗ not-completed 3.4a", from: withdrawnWhileWaiting())
    }

    private func withdrawnWhileWaiting() throws -> Story {
        try story(
            "2026-03-03 09:00  reporter  withdraws  → follow-up (withdrawn): office call 2026-03-06",
            from: Situation.waiting.story)
    }
}

@Suite struct OutcomeTests {
    @Test(arguments: ["explained", "waiting", "referred"])
    func `outcomes: a negative answer waits for the head's approval`(outcome: String) throws {
        let told = try story(
            """
            2026-03-02 10:00  land         completes \(outcome)  → handling: head approve-outcome 2026-03-03
            2026-03-02 10:01  land         completes \(outcome)  ✗ wrong-stage 3.4a
            2026-03-02 10:01  officer      calls 5 5 5 5         ✗ call-not-owed 3.4b
            2026-03-02 10:01  officer      approves              ✗ not-yours outcomes
            2026-03-02 10:01  land-leader  approves              ✗ not-yours outcomes
            """, from: Situation.received.story)
        #expect(told.matter.outcome == nil)
        try story(
            """
            2026-03-03 10:00  head  disapproves  → handling: unit:land complete 2026-03-04
            2026-03-03 10:01  head  approves     ✗ no-approval-pending outcomes
            """, from: told)
    }

    @Test(arguments: ["explained", "referred"])
    func `outcomes: approved, it ends, is copied and called about`(outcome: String) throws {
        let told = try story(
            """
            2026-03-02 10:00  land    completes \(outcome)
            2026-03-03 10:00  leader  approves  → follow-up (\(outcome)): office call 2026-03-06, \
            office receive-office-copy 2026-03-10, oversight receive-oversight-copy 2026-03-10
            """, from: Situation.received.story)
        #expect(told.matter.slips.first?.state == .completed)
    }

    @Test(arguments: ["resolved", "partly"])
    func `outcomes: a positive answer needs no approval`(outcome: String) throws {
        try story(
            """
            2026-03-02 10:00  land  completes \(outcome)
            2026-03-02 10:01  head  approves  ✗ no-approval-pending outcomes
            """, from: Situation.received.story)
    }

    @Test func `outcomes: a unit does not withdraw or merge a matter`() throws {
        try story(
            """
            2026-03-02 10:00  land  completes withdrawn  ✗ outcome-not-here outcomes
            2026-03-02 10:00  land  completes merged     ✗ outcome-not-here outcomes
            """, from: Situation.received.story)
    }

    @Test func `outcomes: what waits for a condition is looked at again every thirty days`() throws {
        let told = try story(
            """
            2026-03-02 10:00  land     completes waiting
            2026-03-03 10:00  head     approves        → handling (waiting): office recheck 2026-04-02
            2026-03-04 10:00  land     completes resolved  ✗ wrong-stage 3.4a
            2026-03-04 10:00  land     returns land        ✗ slip-not-open 3.3
            2026-04-02 10:00  land     rechecks not    ✗ not-yours outcomes
            2026-04-02 10:00  officer  rechecks not    → handling (waiting): office recheck 2026-05-06
            2026-05-06 10:00  officer  rechecks met    → handling: unit:land complete 2026-05-08
            2026-05-06 10:01  officer  rechecks met    ✗ nothing-to-recheck outcomes
            """, from: Situation.received.story)
        #expect(told.matter.promise?.on == LocalDate("2026-05-08"))
        // The promise runs anew, so it can be extended or suspended like any other.
        try story("2026-05-07 10:00  land  asks-extension 2", from: told)
        try story("2026-05-07 10:00  head  suspends publication 2026-05-20", from: told)
    }

    @Test func `outcomes: at level three a condition that has come gives five workdays`() throws {
        try story(
            """
            2026-03-03 10:00  leader   instructs 2026-04-10 land
            2026-03-04 10:00  land     completes waiting
            2026-03-05 10:00  head     approves      → handling (waiting): office recheck 2026-04-07
            2026-04-07 10:00  officer  rechecks met  → handling: unit:land complete 2026-04-14
            """, from: Situation.applied.story)
    }

    @Test func `outcomes: a reporter may take back what is handled, waiting or to be approved`() throws {
        for situation in [Situation.toApprove, .waiting, .suspended, .applied, .returned, .drafted, .declined] {
            let told = try story(
                "2026-03-03 10:00  reporter  withdraws  → follow-up (withdrawn): office call 2026-03-06",
                from: situation.story)
            #expect(told.matter.slips.allSatisfy { !$0.isOpen })
        }
        for situation in [Situation.completed, .called, .poor, .refused] {
            try story("2026-03-03 10:00  reporter  withdraws  ✗ wrong-stage outcomes", from: situation.story)
        }
    }
}
