// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// 分管领导审定 (3.4a) and the invitation of oversight (3.3).
@Suite struct LeaderTests {
    private static let demanding = Plan.dianjiang(matters: MatterRules(leaderApproves: [1]))

    @Test func `3.4a: where the plan says so the handler's result goes to the leader in charge, who submits it`() throws
    {
        var told = try Situation.escalatable.story
        told.plan = Self.demanding
        told = try story(
            """
            2026-03-02 14:00  land         completes resolved  → handling: unit:land complete 2026-03-04, \
            unit-leader:land approve-completion 2026-03-03 12:00
            2026-03-02 14:01  land         completes resolved  ✗ draft-pending 3.4a
            2026-03-02 14:01  land         submits             ✗ not-yours 3.4a
            2026-03-02 14:01  land-chief   submits             ✗ not-yours 3.4a
            2026-03-02 14:01  police-leader  submits           ✗ not-yours 3.4a
            2026-03-02 14:01  leader       submits             ✗ not-yours 3.4a
            2026-03-02 14:01  officer      submits             ✗ evidence-needed 4.1
            2026-03-02 15:00  land-leader  submits             → follow-up (resolved): office call 2026-03-05, \
            office receive-office-copy 2026-03-09, oversight receive-oversight-copy 2026-03-09
            2026-03-02 15:01  land-leader  submits             ✗ no-draft 3.4a
            """, from: told)
        #expect(told.matter.handlers.isSuperset(of: ["land", "land-leader"]))
        #expect(told.matter.completion?.outcome == .resolved)
    }

    @Test func `3.4a: a leader in charge submits at once, and so does the office with the unit's paper`() throws {
        for who in ["land-leader", "officer+paper"] {
            var told = try Situation.escalatable.story
            told.plan = Self.demanding
            told = try story("2026-03-02 14:00  \(who)  completes resolved", from: told)
            #expect(told.matter.stage == .followUp)
        }
    }

    @Test func `3.4a: an unsigned paper is entered by the office with its evidence`() throws {
        try story("2026-03-02 15:00  officer+paper  submits", from: Situation.sent.story)
    }

    @Test func `3.4a: sent back, the handler goes on under the same clock`() throws {
        try story(
            """
            2026-03-02 10:01  land         completes partly to-leader  ✗ draft-pending 3.4a
            2026-03-02 10:20  land-leader  hands-back silent  ✗ explanation-needed 3.4a
            2026-03-02 10:20  land-leader  hands-back         → handling: unit:land complete 2026-03-04
            2026-03-02 10:30  land         completes resolved → follow-up (resolved): office call 2026-03-05, \
            office receive-office-copy 2026-03-09, oversight receive-oversight-copy 2026-03-09
            """, from: Situation.sent.story)
    }

    @Test func `3.4a: the leader's due lies inside the promise, and the promise runs on`() throws {
        try story(
            """
            2026-03-04 14:00  land    completes resolved to-leader  → handling: unit:land complete 2026-03-04, \
            unit-leader:land approve-completion 2026-03-04
            2026-03-05 00:00  system  ticks  → handling: unit:land complete 2026-03-04 missed, \
            unit-leader:land approve-completion 2026-03-04 missed, head press 2026-03-06, \
            unit-leader:land press 2026-03-06
            2026-03-05 09:00  land-leader  submits  → follow-up (resolved): office call 2026-03-10, \
            office receive-office-copy 2026-03-12, oversight receive-oversight-copy 2026-03-12
            """, from: Situation.escalatable.story)
        // After the promise the leader has her own term.
        try story(
            """
            2026-03-05 14:00  land  completes resolved to-leader  → handling: unit:land complete 2026-03-04, \
            unit-leader:land approve-completion 2026-03-06 12:00
            """, from: Situation.escalatable.story)
    }

    @Test func `3.4a: what needs the head's approval gets it after the leader's`() throws {
        try story(
            """
            2026-03-02 10:00  land         completes explained to-leader
            2026-03-02 10:30  head         approves  ✗ no-approval-pending outcomes
            2026-03-02 11:00  land-leader  submits   → handling: head approve-outcome 2026-03-03
            """, from: Situation.escalatable.story)
    }

    @Test func `3.4a: a draft falls away when the work goes another way`() throws {
        for deed in ["land  returns land", "officer  escalates police minutes", "reporter  withdraws"] {
            let told = try story("2026-03-02 10:05  \(deed)", from: Situation.sent.story)
            #expect(told.matter.draft == nil && !told.matter.owes(.approveCompletion), "\(deed)")
        }
        try story(
            "2026-03-02 10:05  head  suspends publication 2026-03-10  ✗ draft-pending 3.4a", from: Situation.sent.story)
    }

    @Test func `3.3: oversight is invited with the acceptance, answers, and says who came and what it thinks`() throws {
        let told = try story(
            """
            2026-03-02 10:00  oversight  answers
            2026-03-02 10:01  oversight  answers                ✗ already-answered 3.3
            2026-03-03 10:00  oversight  answers came opinion
            2026-03-03 10:01  oversight  answers came opinion   ✗ already-answered 3.3
            """, from: Situation.issued.story)
        #expect(told.matter.oversightInvitedAt == Instant("2026-03-02 09:10"))
        #expect(told.matter.oversightInvitation?.to == .oversight)
        #expect(told.matter.oversightAnswers.last?.present?.count == 1)
    }

    @Test func `3.3: staying away blocks nothing and is said once`() throws {
        try story(
            """
            2026-03-02 10:00  oversight  answers no
            2026-03-02 10:01  oversight  answers came  ✗ already-answered 3.3
            2026-03-02 10:02  land       completes resolved
            """, from: Situation.escalatable.story)
    }

    @Test func `3.3: a plan without the invitation sends none`() throws {
        var told = try Situation.intake.story
        told.plan = .dianjiang(matters: MatterRules(invitesOversight: false))
        told = try story("2026-03-02 09:10  officer  accepts complex", from: told)
        #expect(told.matter.oversightInvitation == nil)
    }
}
