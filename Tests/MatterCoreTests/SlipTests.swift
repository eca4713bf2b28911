// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@Suite struct SlipTests {
    @Test func `3.3: drafted, checked, signed; the unit's clock runs from the signature`() throws {
        let told = try story(
            """
            2026-03-02 10:00  officer  coordinates 1 land draft  → handling: office check-slip 2026-03-02
            2026-03-02 10:01  land     receives land   ✗ slip-not-issued 3.3
            2026-03-02 10:01  land     completes resolved  ✗ wrong-stage 3.4a
            2026-03-02 10:01  head     signs land      ✗ slip-not-checked 3.3
            2026-03-02 10:02  second   checks land     → handling: head sign-slip 2026-03-02
            2026-03-02 10:03  second   checks land     ✗ slip-not-drafted 3.3
            2026-03-02 10:03  officer  signs land      ✗ not-yours 3.3
            2026-03-02 14:00  head     signs land      → handling: unit:land complete 2026-03-04, \
            unit:land receive-slip 2026-03-03 12:00
            2026-03-02 14:01  head     signs land      ✗ slip-not-checked 3.3
            """, from: Situation.accepted.story)
        let slip = try #require(told.matter.slips.first)
        #expect(slip.draftedBy == "officer")
        #expect(slip.checkedBy == "second")
        #expect(!slip.onePerson)
        #expect(slip.issuedAt?.description == "2026-03-02T14:00:00+08:00")
    }

    @Test func `3.3: where the plan wants three people, nobody checks or signs her own slip`() throws {
        var strict = Story()
        strict.plan = .dianjiang(onePersonSigning: false)
        let told = try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:10  officer  accepts complex at 1 land  → handling: office check-slip 2026-03-02
            2026-03-02 10:11  officer  checks land  ✗ second-person-needed 3.3
            2026-03-02 10:12  head     checks land
            2026-03-02 10:13  head     signs land   ✗ second-person-needed 3.3
            """, from: strict)
        #expect(told.matter.slips.first?.state == .checked)
        try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:10  head     accepts complex at 1 land
            2026-03-02 10:12  officer  checks land
            2026-03-02 10:13  head     signs land   ✗ second-person-needed 3.3
            """, from: strict)
        let alone = try story(
            """
            2026-03-02 10:10  head     coordinates 1 land draft
            2026-03-02 10:12  head     checks land
            2026-03-02 10:13  head     signs land
            """, from: Situation.accepted.story)
        #expect(alone.matter.slips.first?.onePerson == true)
    }

    @Test func `3.3: receipt in half a workday, then a phone call, then deemed received`() throws {
        let told = try story(
            """
            2026-03-02 11:00  officer  coordinates 1 land  → handling: unit:land complete 2026-03-04, \
            unit:land receive-slip 2026-03-02
            2026-03-02 23:59  system   ticks  → handling: unit:land complete 2026-03-04, \
            unit:land receive-slip 2026-03-02
            2026-03-03 00:00  system   ticks  → handling: unit:land complete 2026-03-04, \
            unit:land receive-slip 2026-03-02 missed, office confirm-receipt 2026-03-03
            2026-03-04 00:00  system   ticks  → handling: unit:land complete 2026-03-04, \
            unit:land name-task-force 2026-03-04
            """, from: Situation.accepted.story)
        let slip = try #require(told.matter.slips.first)
        #expect(slip.state == .received)
        #expect(slip.deemedReceived)
        try story("2026-03-04 09:00  land  receives land  ✗ slip-already-received 3.3", from: told)
    }

    @Test func `3.3: the phone call that reaches the unit ends with its receipt`() throws {
        try story(
            """
            2026-03-03 00:00  system   ticks
            2026-03-03 09:00  officer  receives land           ✗ evidence-needed 4.1
            2026-03-03 09:00  officer+paper  receives land     → handling: unit:land complete 2026-03-04, \
            unit:land name-task-force 2026-03-03
            """, from: Situation.issued.story)
    }

    @Test func `4.1: an entry made for a unit needs its evidence, for every act of a unit`() throws {
        try story(
            """
            2026-03-02 10:00  officer        names-force land    ✗ evidence-needed 4.1
            2026-03-02 10:00  officer        completes resolved  ✗ evidence-needed 4.1
            2026-03-02 10:00  officer        asks-extension 1    ✗ evidence-needed 4.1
            2026-03-02 10:00  officer        returns land        ✗ evidence-needed 4.1
            2026-03-02 10:00  officer+paper  names-force land
            2026-03-02 10:00  officer+paper  asks-extension 1
            2026-03-02 10:00  officer+paper  completes resolved
            2026-03-03 10:00  officer        calls 5 5 5 5       ✗ caller-handled-it 3.4b
            """, from: Situation.received.story)
        try story(
            """
            2026-03-02 10:00  officer        finishes police  ✗ evidence-needed 4.1
            2026-03-02 10:00  officer+paper  finishes police
            """, from: Situation.two.story)
    }

    @Test func `3.3: who finishes a slip has received it`() throws {
        let told = try story(
            """
            2026-03-02 10:00  officer  coordinates 2 land police minutes
            2026-03-02 11:00  police   finishes police     → handling: unit:land complete 2026-03-09, \
            unit:land receive-slip 2026-03-02
            2026-03-02 11:01  land     completes resolved  → follow-up (resolved): office call 2026-03-05, \
            office receive-office-copy 2026-03-09, oversight receive-oversight-copy 2026-03-09
            """, from: Situation.accepted.story)
        #expect(told.matter.slips.allSatisfy { $0.receivedAt != nil && $0.state == .completed })
    }

    @Test func `3.3: a return needs the head's ruling while the promise runs on`() throws {
        let told = try story(
            """
            2026-03-02 09:25  police  returns police nowhere  ✗ unit-unknown 4.1
            2026-03-02 09:25  land    returns police          ✗ not-yours 3.3
            2026-03-02 12:30  police  returns police housing  → handling: head rule-return 2026-03-03 12:00, \
            office take-minutes 2026-03-04, unit:land complete 2026-03-09
            """, from: Situation.two.story)
        try story(
            """
            2026-03-02 12:31  police   finishes police      ✗ slip-not-open 3.3
            2026-03-02 12:31  police   receives police      ✗ slip-not-open 3.3
            2026-03-02 12:31  police   returns police       ✗ slip-not-open 3.3
            2026-03-02 12:31  land     completes resolved   ✗ slips-open 3.4a
            2026-03-02 12:31  officer  rules police stay    ✗ not-yours 3.3
            2026-03-02 12:31  head     rules land stay      ✗ no-return 3.3
            2026-03-02 12:31  head     rules police nobody  ✗ new-unit-needed 3.3
            2026-03-02 12:31  head     rules police nowhere  ✗ unit-unknown 4.1
            2026-03-02 12:31  head     rules police land    ✗ unit-twice 3.3
            2026-03-02 12:31  head     rules police police  ✗ unit-twice 3.3
            2026-03-02 14:00  head     rules police housing  → handling: office take-minutes 2026-03-04, \
            unit:land complete 2026-03-09, unit:housing handle-slip 2026-03-09, \
            unit:housing receive-slip 2026-03-03 12:00
            2026-03-02 14:01  head     rules police stay    ✗ no-return 3.3
            """, from: told)
    }

    @Test func `3.3: told to keep it, the unit works on under the same due and may not return again`() throws {
        try story(
            """
            2026-03-04 09:00  head    rules police stay  → handling: office take-minutes 2026-03-04, \
            unit:land complete 2026-03-09, unit:police handle-slip 2026-03-09
            2026-03-04 09:01  police  returns police     ✗ return-ruled-already 3.3
            2026-03-04 09:02  police  finishes police
            """, from: Situation.returned.story)
    }

    @Test func `3.3 L1: the lead told to keep it still owes its task force`() throws {
        let told = try story(
            """
            2026-03-02 10:00  land  returns land    → handling: head rule-return 2026-03-02
            2026-03-02 10:01  land  completes resolved  ✗ wrong-stage 3.4a
            2026-03-04 09:00  head  rules land stay  → handling: unit:land complete 2026-03-04, \
            unit:land name-task-force 2026-03-04
            """, from: Situation.issued.story)
        #expect(told.matter.slips.first?.receivedAt?.date == LocalDate("2026-03-04"))
        // Received before it came back: the task force's time runs from the ruling, not from that receipt.
        try story(
            """
            2026-03-02 10:00  land  returns land
            2026-03-04 14:00  head  rules land stay  → handling: unit:land complete 2026-03-04, \
            unit:land name-task-force 2026-03-05 12:00
            """, from: Situation.received.story)
    }

    @Test func `3.3: a return comes within half a workday of receipt`() throws {
        try story(
            """
            2026-03-02 14:00  land  receives land
            2026-03-03 12:00  land  returns land  → handling: head rule-return 2026-03-04 12:00
            """, from: Situation.issued.story)
        try story(
            """
            2026-03-02 14:00  land  receives land
            2026-03-03 12:01  land  returns land  ✗ return-too-late 3.3
            """, from: Situation.issued.story)
    }

    @Test func `3.3: one return a unit, two a matter`() throws {
        let told = try story(
            """
            2026-03-02 10:00  land     returns land
            2026-03-02 10:01  head     rules land bank          ✗ lead-asked-by-letter 3.3
            2026-03-02 10:01  head     rules land police        → handling: unit:police complete 2026-03-04, \
            unit:police receive-slip 2026-03-02
            2026-03-02 10:02  police   returns police
            2026-03-02 10:03  head     rules police housing
            2026-03-02 10:04  housing  returns housing          ✗ returns-exhausted 3.3
            2026-03-02 10:05  housing  receives housing
            2026-03-02 10:06  housing  completes resolved
            """, from: Situation.issued.story)
        #expect(told.matter.slips.map(\.state) == [.cancelled, .cancelled, .completed])
        #expect(told.matter.slips.map { $0.receivedAt == nil } == [true, true, false])
        #expect(told.matter.completedBy == "housing")
        #expect(told.matter.slips.map { $0.result?.id } == [nil, nil, "result"])
        try story(
            """
            2026-03-02 10:00  land     returns land
            2026-03-02 10:01  head     rules land police
            2026-03-02 10:02  police   returns police
            2026-03-02 10:03  head     rules police land
            2026-03-02 10:04  land     returns land             ✗ return-ruled-already 3.3
            """, from: Situation.issued.story)
    }

    @Test func `3.3: the plan may allow a unit no return at all`() throws {
        var firm = Story()
        firm.plan = .dianjiang(caps: Plan.dianjiangCaps.withoutReturns)
        try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:10  officer  accepts complex at 1 land
            2026-03-02 10:11  land     returns land  ✗ returns-exhausted 3.3
            """, from: firm)
    }

    @Test func `3.3: a slip nobody has is unknown, and a unit acts only on its own`() throws {
        try story(
            """
            2026-03-02 10:00  officer+paper  receives housing     ✗ slip-unknown 3.3
            2026-03-02 10:00  head           signs housing        ✗ slip-unknown 3.3
            2026-03-02 10:00  police         receives land        ✗ not-yours 3.3
            2026-03-02 10:00  clerk          receives land        ✗ not-yours 3.3
            2026-03-02 10:00  leader         receives land        ✗ not-yours 3.3
            2026-03-02 10:00  land-leader    receives land
            """, from: Situation.issued.story)
    }

    @Test func `outcomes: taken back, every open slip is cancelled and its unit owes nothing`() throws {
        let told = try story(
            """
            2026-03-02 10:00  reporter  withdraws  → follow-up (withdrawn): office call 2026-03-05
            2026-03-02 10:01  land      completes resolved  ✗ not-yours 3.4a
            2026-03-02 10:01  police    finishes police     ✗ slip-not-open 3.3
            """, from: Situation.two.story)
        #expect(told.matter.slips.allSatisfy { $0.state == .cancelled })
    }
}

extension Caps {
    /// The same caps in a plan where no unit may return a slip.
    var withoutReturns: Caps {
        Caps(
            returnsPerUnit: 0, returnsPerMatter: returnsPerMatter, returnTerm: returnTerm,
            extensionsByHead: extensionsByHead, extensions: extensions, reconsiderations: reconsiderations,
            reconsiderationTerm: reconsiderationTerm, callAttempts: callAttempts, callDays: callDays,
            suspensionWorkdays: suspensionWorkdays)
    }
}
