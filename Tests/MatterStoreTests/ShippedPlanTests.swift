// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore
import Testing

/// The county's plan written out a second time, by hand and by clause: whoever changes a value changes it here too, and
/// says so under the clause it belongs to.
///
/// A duty reads `act party start term /ladder source`; a level `number convenor units term`; a figure `weight -points`.
@Suite struct ShippedPlanTests {
    private static let shipped = PlanFile.plan(Shipped.plans[0].bytes)
    static func plan() throws -> Plan { try #require(shipped) }

    /// The rows under a clause, in whatever order.
    static func expect(
        _ clause: Clause, _ rows: String, location: SourceLocation = #_sourceLocation
    ) throws {
        let told = try Set(PlanAsTold(plan()).under(clause))
        let wanted = Set(rows.split(separator: "\n").map(String.init))
        #expect(told.subtracting(wanted) == [], "not expected", sourceLocation: location)
        #expect(wanted.subtracting(told) == [], "not there", sourceLocation: location)
    }

    @Test func `plan: nothing with a basis is left untold`() throws {
        let plan = try Self.plan()
        let told = PlanAsTold(plan)
        #expect(plan.id == "dianjiang-2021-18")
        #expect(Set(plan.bases.keys).symmetricDifference(told.places) == [])
        #expect(told.rows.count == 235)
        #expect(Set(told.rows.map(\.text)).count == told.rows.count)
    }

    @Test func `D1: what resembles none of the five is still taken in`() throws {
        try Self.expect(
            "D1",
            """
            obstacle other default
            """)
    }

    @Test func `D2: the grounds for declining, and a question is answered in a workday`() throws {
        try Self.expect(
            "D2",
            """
            decline law-enforcement document
            decline litigation document
            decline petition document
            decline against-policy document
            decline not-government-service default
            answer-consultation window request workdays 1 /window default
            await-merged office request workdays 5 /office default
            """)
    }

    @Test func `2.1: evidence, papers to follow and signatures from afar, with their terms`() throws {
        try Self.expect(
            "2.1",
            """
            obstacle missing-evidence document
            consequence revoked default
            consequence treated-as-withdrawn default
            consequence refused default
            consequence ended default
            investigate unit request workdays 2 /unit default
            handle-before-papers unit request workdays 2 /unit default
            fulfil-undertaking reporter request stated /reporter default
            remind-undertaking office request workdays 3 /office default
            apply-consequence unit request workdays 2 /unit default
            send-for-signing office request workdays 1 /office default
            obtain-signature office request workdays 5 /office default
            remedy investigation missing-evidence handling document
            remedy documents-to-follow missing-evidence handling document
            remedy remote-signing missing-evidence handling document
            """)
    }

    @Test func `2.2: a study is required, a good-faith record is not`() throws {
        try Self.expect(
            "2.2",
            """
            obstacle rigid-reading document
            study unit request workdays 3 /unit default
            acknowledge-good-faith head request workdays 2 /head default
            find-tolerance discipline request workdays 10 /oversight default
            remedy special-study rigid-reading handling required document
            remedy good-faith-record rigid-reading handling document
            """)
    }

    @Test func `2.3: help is required, with its mandate and papers back`() throws {
        try Self.expect(
            "2.3",
            """
            obstacle needs-help document
            take-mandate office request workdays 2 /office default
            assist office request workdays 2 /office default
            return-papers office request workdays 5 /office default
            remedy assisted-service needs-help handling required document
            """)
    }

    @Test func `2.4: streamlining is studied after completion`() throws {
        try Self.expect(
            "2.4",
            """
            obstacle complex document
            study-streamlining office request workdays 20 /office default
            record-why-not head request workdays 2 /head default
            launch-package office request workdays 20 /office default
            remedy assisted-service complex handling default
            remedy streamlining-study complex completion required document
            """)
    }

    @Test func `2.5: at once is one workday; complaint and referral are required, a circular is not`() throws {
        try Self.expect(
            "2.5",
            """
            obstacle obstructed sealed document
            fault extortion document
            fault unskilled document
            fault attitude document
            refer office request workdays 1 /office default
            acknowledge-referral oversight request workdays 3 /oversight default
            establish-facts oversight request workdays 15 /oversight default
            clear oversight request workdays 5 /oversight default
            draft-circular office request workdays 2 /office default
            sign-circular group-leader request workdays 2 /leader default
            at-once workdays 1 default
            remedy sealed-complaint obstructed judgement required default
            remedy discipline-referral obstructed judgement required document
            remedy circular obstructed completion document
            """)
    }

    @Test func `3.1: the channels, and an answer to the sender in a workday`() throws {
        try Self.expect(
            "3.1",
            """
            channel hall in-contact document
            channel hotline in-contact document
            channel online open document
            channel qungong document
            channel found document
            channel township in-contact default
            channel 12345 default
            channel other document
            answer-sender office completion workdays 1 /office default
            matters.repeat-days 90 default
            matters.draft-days 7 default
            ledger.columns number told-at channel name phone title narrative service reason obstacle unit first-contact-unit level handlers promise state ended-on result default
            """)
    }

    @Test func `3.2: contact the same day, judgement in one workday or two, one reconsideration`() throws {
        try Self.expect(
            "3.2",
            """
            first-contact office registration same-day /office default
            judge office registration workdays 1 /office default
            judge-several office registration workdays 2 /office default
            countersign head request workdays 0.5 /head default
            reply-judgement office request workdays 1 /office default
            reconsider head request workdays 2 /head default
            caps.reconsiderations 1 default
            caps.reconsideration-term workdays 5 default
            second-signature true default
            figure contacted-same-day 10 -0 document
            figure judged-on-time 10 -0 default
            """)
    }

    @Test func `3.3: slips, receipts, returns, extensions and suspensions`() throws {
        try Self.expect(
            "3.3",
            """
            suspension publication default
            suspension appraisal default
            suspension expert-review default
            suspension waiting-for-papers default
            levels[1].needs-minutes false default
            levels[1].extension-workdays 2 default
            levels[2].needs-minutes true default
            levels[2].extension-workdays 5 default
            levels[3].needs-minutes true default
            levels[3].extension-workdays 5 default
            coordinate office acceptance workdays 0.5 /office default
            check-slip office request workdays 0.5 /office default
            sign-slip head request workdays 0.5 /head default
            receive-slip unit issue workdays 0.5 /unit default
            confirm-receipt office request workdays 0.5 /office default
            handle-slip unit acceptance level /unit document
            rule-return head request workdays 0.5 /head default
            decide-extension head request workdays 0.5 /head default
            resume office request stated /office default
            supplement reporter request workdays 5 /reporter default
            caps.returns-per-unit 1 default
            caps.returns-per-matter 2 default
            caps.return-term workdays 0.5 default
            caps.extensions-by-head 1 default
            caps.extensions 2 default
            caps.suspension-workdays 30 default
            matters.invites-oversight true document
            series.slip 垫办交〔{year}〕{number}号 default
            series.letter 垫办商〔{year}〕{number}号 default
            one-person-signing true default
            figure issued-on-time 10 -0 default
            """)
    }

    @Test func `3.3 L1: one unit, two workdays, a task force in half a workday`() throws {
        try Self.expect(
            "3.3 L1",
            """
            level 1 unit 1-1 workdays 2 task-force document
            name-task-force unit receipt workdays 0.5 /unit default
            """)
    }

    @Test func `3.3 L2: two units or more, five workdays, minutes in two`() throws {
        try Self.expect(
            "3.3 L2",
            """
            level 2 office 2- workdays 5 document
            take-minutes office coordination workdays 2 /office default
            """)
    }

    @Test func `3.3 L3: the group leader's instruction states the day`() throws {
        try Self.expect(
            "3.3 L3",
            """
            level 3 group-leader 1- stated instruction document
            instruct group-leader request workdays 2 /leader default
            milestone office request stated /office default
            """)
    }
}
