// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@Suite struct JudgementTests {
    static let registered = """
        2026-03-02 10:00  clerk    registers hall
        """

    @Test func `3.2: several units or a visit give the judgement two workdays`() throws {
        try story(Self.registered + "\n2026-03-02 11:00  officer  convenes land  → judgement: office judge 2026-03-03")
        try story(
            Self.registered
                + "\n2026-03-02 11:00  officer  convenes land police  → judgement: office judge-several 2026-03-04")
        try story(
            Self.registered
                + "\n2026-03-02 11:00  head  convenes land site  → judgement: office judge-several 2026-03-04")
        try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 11:00  officer  convenes nowhere  ✗ unit-unknown 4.1
            2026-03-02 11:00  officer  convenes
            2026-03-02 11:01  officer  convenes land     ✗ already-convened 3.2
            """)
    }

    @Test func `3.2: a late convening does not restart the clock`() throws {
        try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-04 00:00  system   ticks                 → intake: office judge 2026-03-03 missed, \
            head press 2026-03-05
            2026-03-04 11:00  officer  convenes land police  → judgement: office judge-several 2026-03-04
            """)
    }

    @Test func `3.2: accepted enters handling: the level is owed within half a workday`() throws {
        let told = try story(
            """
            2026-03-02 10:00  clerk    registers hall needs-help
            2026-03-02 11:00  officer  accepts complex missing-evidence  → coordination: office coordinate 2026-03-02
            2026-03-02 11:01  officer  accepts complex                   ✗ wrong-stage 3.2
            """)
        #expect(told.matter.judgement?.further == ["missing-evidence"])
        #expect(told.matter.judge == "officer")
        try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 14:00  officer  accepts complex  → coordination: office coordinate 2026-03-03 12:00
            """)
    }

    @Test func `3.2: one page, one save: judged, level set, slips out`() throws {
        try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 11:00  officer  accepts complex at 1 land  → handling: unit:land complete 2026-03-04, \
            unit:land receive-slip 2026-03-02
            """)
        // A coordination that does not fit takes the judgement with it: nothing is stored by half.
        let told = try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 11:00  officer  accepts complex at 1 land police  ✗ units-do-not-fit-level 3.3 L1
            """)
        #expect(told.log.count == 1)
        #expect(told.matter.judgement == nil)
    }

    @Test func `3.2: a judgement names its obstacle and who took part`() throws {
        try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 11:00  officer  accepts                ✗ obstacle-needed 2
            2026-03-02 11:00  officer  accepts nonsense       ✗ obstacle-unknown 2
            2026-03-02 11:00  officer  accepts other rubbish  ✗ obstacle-unknown 2
            2026-03-02 11:00  officer  accepts complex alone  ✗ participants-needed 3.2
            2026-03-02 11:00  officer  declines petition alone  ✗ participants-needed 3.2
            2026-03-02 11:00  clerk    accepts complex        ✗ not-yours 3.2
            """)
    }

    @Test func `D2: a decline needs a ground of the plan and an explanation`() throws {
        try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 11:00  officer  declines                  ✗ ground-needed D2
            2026-03-02 11:00  officer  declines boredom          ✗ ground-unknown D2
            2026-03-02 11:00  officer  declines petition silent  ✗ explanation-needed 3.2
            """)
        for ground in ["law-enforcement", "litigation", "petition", "against-policy", "not-government-service"] {
            try story(
                """
                2026-03-02 10:00  clerk    registers hall
                2026-03-02 11:00  officer  declines \(ground)  → judgement: head countersign 2026-03-02
                """)
        }
    }

    @Test func `3.2: a decline is signed by a second person before the reporter is answered`() throws {
        let told = try story(
            """
            2026-03-02 10:00  clerk     registers hall
            2026-03-02 14:00  officer   declines petition  → judgement: head countersign 2026-03-03 12:00
            2026-03-02 14:01  officer   countersigns       ✗ second-person-needed 3.2
            2026-03-02 14:01  officer   replies            ✗ countersignature-missing 3.2
            2026-03-02 14:01  clerk     replies            ✗ countersignature-missing 3.2
            2026-03-02 14:02  second    countersigns       → judgement: office reply-judgement 2026-03-03
            2026-03-02 14:03  second    countersigns       ✗ already-countersigned 3.2
            2026-03-02 14:04  clerk     replies            → follow-up: office call 2026-03-05
            2026-03-02 14:05  clerk     replies            ✗ wrong-stage 3.2
            """)
        #expect(told.matter.countersigner == "second")
        #expect(told.matter.outcome == nil)
        try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 11:00  officer  countersigns  ✗ not-declined 3.2
            2026-03-02 11:00  officer  replies       ✗ wrong-stage 3.2
            """)
    }

    @Test func `3.2: the head's own reply is the second signature, unless she declined it herself`() throws {
        let told = try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 11:00  officer  declines petition
            2026-03-02 11:04  head     replies            → follow-up: office call 2026-03-05
            """)
        #expect(told.matter.countersigner == "head")
        try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 11:00  head     declines petition
            2026-03-02 11:04  head     replies            ✗ countersignature-missing 3.2
            2026-03-02 11:04  head     countersigns       ✗ second-person-needed 3.2
            2026-03-02 11:05  officer  countersigns
            2026-03-02 11:06  head     replies
            """)
    }

    @Test func `3.2: the reply to a decline ends the first contact too`() throws {
        try story(
            """
            2026-03-02 10:00  reporter  registers online
            2026-03-02 11:00  officer   declines petition  → judgement: head countersign 2026-03-02, \
            office first-contact 2026-03-02
            2026-03-02 11:04  head      replies            → follow-up: office call 2026-03-05
            """)
    }

    @Test(arguments: [("consults", "explained"), ("refers", "referred")])
    func `D2: a consultation and a referral are answered without a second signature`(
        deed: String, outcome: String
    ) throws {
        try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 11:00  officer  \(deed) alone  → judgement: office reply-judgement 2026-03-03
            2026-03-02 11:01  officer  countersigns   ✗ not-declined 3.2
            2026-03-03 11:02  officer  replies        → follow-up (\(outcome)): office call 2026-03-06
            2026-03-03 11:03  reporter  asks-again    ✗ not-declined 3.2
            """)
    }

    @Test func `D2: each of them is explained, and a merger names another matter`() throws {
        try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 11:00  officer  consults silent           ✗ explanation-needed D2
            2026-03-02 11:00  officer  refers silent             ✗ explanation-needed D2
            2026-03-02 11:00  officer  merges                    ✗ merger-target-needed D2
            2026-03-02 11:00  officer  merges 500231-2026-000001  ✗ merger-with-itself D2
            2026-03-02 11:00  officer  merges 500231-2026-000099 silent  ✗ explanation-needed D2
            """)
    }

    static let declined = """
        2026-03-02 10:00  clerk    registers hall
        2026-03-02 11:00  officer  declines petition
        2026-03-02 11:04  second   countersigns
        2026-03-02 11:05  clerk    replies
        """

    @Test func `3.2: a decline allows one reconsideration, within five workdays`() throws {
        try story(
            Self.declined
                + """

                2026-03-09 23:59  reporter  asks-again  → follow-up: head reconsider 2026-03-11, office call 2026-03-05
                2026-03-09 23:59  reporter  asks-again  ✗ reconsideration-used 3.2
                2026-03-10 09:00  head      upholds     → follow-up: office call 2026-03-05
                2026-03-10 09:00  head      upholds     ✗ reconsideration-not-asked 3.2
                2026-03-10 09:00  reporter  asks-again  ✗ reconsideration-used 3.2
                """)
        try story(Self.declined + "\n2026-03-10 00:00  reporter  asks-again  ✗ reconsideration-too-late 3.2")
        try story(Self.declined + "\n2026-03-03 00:00  head  upholds  ✗ reconsideration-not-asked 3.2")
    }

    @Test func `3.2: a granted reconsideration goes to coordination with a clock of its own`() throws {
        let told = try story(
            Self.declined
                + """

                2026-03-03 09:00  clerk     asks-again
                2026-03-04 14:00  head      grants             ✗ obstacle-needed 2
                2026-03-04 14:00  head      grants nonsense    ✗ obstacle-unknown 2
                2026-03-04 14:00  head      grants rigid-reading  → coordination: office coordinate 2026-03-05 12:00
                2026-03-04 14:10  officer   coordinates 1 land  → handling: \
                unit:land receive-slip 2026-03-05 12:00, unit:land complete 2026-03-06
                """)
        #expect(told.matter.obstacle == "rigid-reading")
        #expect(told.matter.outcome == nil)
    }

    @Test func `3.2: nobody reconsiders her own decline`() throws {
        try story(
            """
            2026-03-02 10:00  clerk     registers hall
            2026-03-02 11:00  head      declines petition
            2026-03-02 11:04  second    countersigns
            2026-03-02 11:05  clerk     replies
            2026-03-02 12:05  reporter  asks-again
            2026-03-03 12:05  head      upholds        ✗ own-application 3.2
            2026-03-03 12:05  head-as-leader  upholds  ✗ own-application 3.2
            2026-03-03 12:05  land-leader  upholds     ✗ not-yours 3.2
            2026-03-03 12:05  delegate  upholds
            """)
    }

    @Test func `3.2: the right to a reconsideration outlasts the closing of the matter`() throws {
        let asked = try story(
            Self.declined
                + """

                2026-03-03 09:00  second    calls 1 1 1 1
                2026-03-03 09:01  system    finds policy
                2026-03-03 09:02  second    closes          → closed: office file 2026-03-10
                2026-03-03 09:03  officer   files           → closed:
                2026-03-04 09:00  reporter  asks-again      → closed: head reconsider 2026-03-06
                """)
        let again = try story(
            "2026-03-05 09:00  head  grants complex  → coordination: office coordinate 2026-03-05", from: asked)
        #expect(!again.matter.filed)
        let upheld = try story("2026-03-05 09:00  head  upholds  → closed:", from: asked)
        #expect(upheld.matter.filed)
    }

    @Test func `3.2: while a reconsideration is asked for the matter is not closed`() throws {
        try story(
            Self.declined
                + """

                2026-03-03 09:00  second    calls 5 5 5 5
                2026-03-03 09:10  reporter  asks-again
                2026-03-03 09:11  second    closes   ✗ not-ready-to-close 3.4
                2026-03-03 09:12  head      upholds
                2026-03-03 09:13  second    closes
                """)
    }

    @Test func `3.2: an inquiry ends with the decline it was about`() throws {
        let told = try story(
            Self.declined
                + """

                2026-03-03 09:00  second    calls 1 1 1 1  → follow-up: oversight inquire 2026-03-10
                2026-03-03 09:10  reporter  asks-again
                2026-03-03 09:12  head      grants other   → coordination: office coordinate 2026-03-03
                """)
        #expect(!told.matter.inquiryOpen)
    }
}
