// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@Suite struct CallTests {
    @Test func `3.4b: satisfied in all four aspects, the matter may close`() throws {
        let told = try story(
            """
            2026-03-05 10:00  officer  calls 5 4 3 -  → follow-up (resolved): office close 2026-03-06, \
            office receive-office-copy 2026-03-09, oversight receive-oversight-copy 2026-03-09
            2026-03-05 10:01  officer  calls 5 5 5 5  ✗ call-not-owed 3.4b
            """, from: Situation.completed.story)
        #expect(told.matter.ratings == Ratings(attitude: 5, result: 4, efficiency: 3))
        #expect(!told.matter.inquiryOpen)
    }

    @Test func `3.4b: she may rate by herself, is called all the same, and a poor rating stays poor`() throws {
        let good = try story(
            """
            2026-03-05 09:00  reporter  rates - - - -  ✗ ratings-needed 3.4b
            2026-03-05 09:00  reporter  rates 5 6 5 5  ✗ rating-out-of-range 3.4b
            2026-03-05 09:00  officer   rates 5 5 5 5  ✗ not-yours 3.4b
            2026-03-05 09:00  reporter  rates 5 5 4 -
            2026-03-05 09:01  reporter  rates 5 5 5 5  ✗ already-rated 3.4b
            2026-03-05 10:00  officer   calls 5 5 5 5
            2026-03-05 10:01  reporter  rates 5 5 5 5  ✗ call-not-owed 3.4b
            """, from: Situation.completed.story)
        #expect(!good.matter.inquiryOpen)
        let poor = try story(
            """
            2026-03-05 09:00  reporter  rates 5 2 5 5
            2026-03-05 10:00  officer   calls 5 5 5 5
            """, from: Situation.completed.story)
        #expect(poor.matter.inquiryOpen)
        let unreached = try story(
            """
            2026-03-05 09:00  reporter  rates 5 2 5 5
            2026-03-05 10:00  officer   calls reached declined
            """, from: Situation.completed.story)
        #expect(unreached.matter.inquiryOpen)
    }

    @Test func `3.4b: ratings lie between 1 and 5 and come from somebody who was reached`() throws {
        try story(
            """
            2026-03-05 10:00  officer  calls 0 5 5 5         ✗ rating-out-of-range 3.4b
            2026-03-05 10:00  officer  calls 5 6 5 5         ✗ rating-out-of-range 3.4b
            2026-03-05 10:00  officer  calls 5 5 9 5         ✗ rating-out-of-range 3.4b
            2026-03-05 10:00  officer  calls 5 5 5 0         ✗ rating-out-of-range 3.4b
            2026-03-05 10:00  officer  calls reached         ✗ ratings-needed 3.4b
            2026-03-05 10:00  officer  calls nobody 5 5 5 5  ✗ ratings-without-call 3.4b
            2026-03-05 10:00  officer  calls reached no-phone  ✗ way-out-does-not-fit 3.4b
            2026-03-05 10:00  officer  calls 5 5 5 5 unreached  ✗ way-out-does-not-fit 3.4b
            2026-03-05 10:00  land     calls 5 5 5 5         ✗ not-yours 3.4b
            2026-03-05 10:00  clerk    calls 5 5 5 5         ✗ not-yours 3.4b
            2026-03-05 10:00  officer  calls - - - -
            """, from: Situation.completed.story)
    }

    @Test func `3.4b: whoever handled the matter does not make the call; who judged it may`() throws {
        try story(
            """
            2026-03-02 09:30  second+paper  names-force land
            2026-03-02 10:00  third+paper   completes resolved
            2026-03-03 10:00  third         calls 5 5 5 5  ✗ caller-handled-it 3.4b
            2026-03-03 10:00  officer       calls 5 5 5 5
            """, from: Situation.received.story)
        try story(
            """
            2026-03-02 09:30  second+paper  receives land
            2026-03-02 10:00  land          completes resolved
            2026-03-03 10:00  second        calls 5 5 5 5  ✗ caller-handled-it 3.4b
            """, from: Situation.issued.story)
        try story(
            """
            2026-03-02 09:30  second+paper  returns police
            2026-03-02 09:31  head          rules police stay
            2026-03-02 09:32  third+paper   finishes police
            2026-03-02 10:00  land          completes resolved
            2026-03-03 10:00  second        calls 5 5 5 5  ✗ caller-handled-it 3.4b
            2026-03-03 10:00  third         calls 5 5 5 5  ✗ caller-handled-it 3.4b
            2026-03-03 10:00  head          calls 5 5 5 5
            """, from: Situation.two.story)
    }

    @Test func `3.4b: unreached only after three tries, on two days, at different hours`() throws {
        let twice = try story(
            """
            2026-03-03 10:00  officer  calls nobody            → follow-up (resolved): office call 2026-03-05, \
            office receive-office-copy 2026-03-09, oversight receive-oversight-copy 2026-03-09
            2026-03-03 15:00  officer  calls nobody
            2026-03-03 15:01  officer  calls nobody unreached  ✗ too-few-tries 3.4b
            """, from: Situation.completed.story)
        try story(
            """
            2026-03-03 16:00  officer  calls nobody
            2026-03-03 16:01  officer  calls nobody unreached  ✗ too-few-tries 3.4b
            """, from: twice)
        let gone = try story(
            """
            2026-03-04 10:00  second   calls nobody
            2026-03-04 10:01  officer  calls nobody unreached  → follow-up (resolved): office close 2026-03-05, \
            office receive-office-copy 2026-03-09, oversight receive-oversight-copy 2026-03-09
            """, from: twice)
        #expect(gone.matter.ratings == nil)
        try story(
            """
            2026-03-03 10:00  officer  calls nobody
            2026-03-04 10:10  officer  calls nobody
            2026-03-05 10:20  officer  calls nobody
            2026-03-05 10:21  officer  calls nobody unreached  ✗ too-few-tries 3.4b
            2026-03-05 11:00  officer  calls nobody
            2026-03-05 11:21  officer  calls nobody unreached
            """, from: Situation.completed.story)
    }

    @Test func `3.4b: two tries are not three`() throws {
        try story(
            """
            2026-03-03 10:00  officer  calls nobody
            2026-03-04 11:00  officer  calls nobody
            2026-03-04 11:01  officer  calls nobody unreached  ✗ too-few-tries 3.4b
            """, from: Situation.completed.story)
    }

    @Test func `3.4b: tries before a rework do not count for the call after it`() throws {
        try story(
            """
            2026-03-03 09:00  officer  calls nobody
            2026-03-04 10:00  officer  calls nobody
            2026-03-04 11:00  officer  calls nobody
            2026-03-04 12:00  officer  calls 1 1 1 1
            2026-03-04 12:10  system   finds rework
            2026-03-05 12:10  land     completes resolved
            2026-03-05 12:11  officer  calls nobody unreached  ✗ too-few-tries 3.4b
            """, from: Situation.completed.story)
    }

    @Test func `3.4b: ways out fit who told us`() throws {
        try story(
            """
            2026-03-03 09:00  officer  calls nobody no-phone   ✗ way-out-does-not-fit 3.4b
            2026-03-03 09:00  officer  calls nobody anonymous  ✗ way-out-does-not-fit 3.4b
            2026-03-03 09:00  officer  calls reached declined
            """, from: Situation.completed.story)
        try story("2026-03-03 09:00  officer  calls nobody declined", from: Situation.completed.story)
        for (told, way) in [("no-phone", "no-phone"), ("anonymous", "anonymous"), ("anonymous", "no-phone")] {
            try story(
                """
                2026-03-02 09:00  clerk    registers hall \(told)
                2026-03-02 09:10  clerk    settles
                2026-03-03 09:00  officer  calls nobody \(way)  → follow-up (resolved): office close 2026-03-04
                """)
        }
    }

    @Test func `3.4b: a mis-keyed call is voided the same day by a second person, and both are kept`() throws {
        let told = try story(
            """
            2026-03-03 10:01  officer  voids          ✗ second-person-needed 3.4b
            2026-03-03 10:02  second   voids          → follow-up (resolved): office call 2026-03-05, \
            office receive-office-copy 2026-03-09, oversight receive-oversight-copy 2026-03-09
            2026-03-03 10:03  second   voids          ✗ no-call-to-void 3.4b
            2026-03-03 10:04  second   calls 4 4 4 4
            """, from: Situation.poor.story)
        #expect(told.matter.calls.map(\.voided) == [true, false])
        #expect(told.matter.ratings == Ratings(attitude: 4, result: 4, efficiency: 4, integrity: 4))
        try story("2026-03-04 00:00  second  voids  ✗ void-only-same-day 3.4b", from: Situation.called.story)
        try story("2026-03-03 23:59  second  voids", from: Situation.called.story)
        try story("2026-03-03 10:30  land    voids  ✗ not-yours 3.4b", from: Situation.called.story)
    }

    @Test func `3.4b: a try that reached nobody is not voided, nor a call an inquiry has spoken about`() throws {
        try story(
            """
            2026-03-03 10:00  officer  calls nobody
            2026-03-03 10:01  second   voids  ✗ no-call-to-void 3.4b
            """, from: Situation.completed.story)
        try story(
            """
            2026-03-03 10:10  system   finds policy
            2026-03-03 10:11  second   voids  ✗ no-call-to-void 3.4b
            """, from: Situation.poor.story)
        try story("2026-03-03 11:30  second  voids  ✗ wrong-stage 3.4b", from: Situation.closed.story)
    }
}

@Suite struct InquiryTests {
    @Test(arguments: ["2 5 5 5", "5 1 5 5", "5 5 2 5", "5 5 5 1", "- - - 2"])
    func `3.4c: one poor aspect opens an inquiry of five workdays`(ratings: String) throws {
        let told = try story(
            """
            2026-03-03 10:00  officer  calls \(ratings)  → follow-up (resolved): office inquire 2026-03-10, \
            office receive-office-copy 2026-03-09, oversight receive-oversight-copy 2026-03-09
            2026-03-03 10:01  officer  closes        ✗ inquiry-open 3.4c
            2026-03-03 10:01  land     finds policy  ✗ not-yours 3.4c
            """, from: Situation.completed.story)
        #expect(told.matter.inquiryOpen)
    }

    @Test func `3.4c: an explanation lets the matter close, a workday from then`() throws {
        let told = try story(
            """
            2026-03-09 14:00  system   finds policy  → follow-up (resolved): office close 2026-03-10, \
            office receive-office-copy 2026-03-09, oversight receive-oversight-copy 2026-03-09
            2026-03-09 14:01  system   finds policy  ✗ inquiry-not-open 3.4c
            2026-03-09 14:02  officer  closes
            """, from: Situation.poor.story)
        #expect(!told.matter.inquiryOpen)
        #expect(told.matter.findings.count == 1)
    }

    @Test func `3.4c: rework is a new slip with a due of its own`() throws {
        let told = try story(
            """
            2026-03-09 14:00  system   finds rework  → handling: unit:land complete 2026-03-16, \
            unit:land receive-slip 2026-03-10 12:00, \
            office receive-office-copy 2026-03-09, oversight receive-oversight-copy 2026-03-09
            2026-03-09 15:00  land     receives land  → handling: unit:land complete 2026-03-16, \
            office receive-office-copy 2026-03-09, oversight receive-oversight-copy 2026-03-09
            2026-03-10 15:00  land     completes resolved  → follow-up (resolved): office call 2026-03-13, \
            office receive-office-copy 2026-03-17, oversight receive-oversight-copy 2026-03-17
            2026-03-11 15:00  officer  sends-back          → handling: unit:land complete 2026-03-16
            """, from: Situation.poor.story)
        #expect(told.matter.slips.map(\.draft.rework) == [false, true])
        #expect(told.matter.slips.map(\.state) == [.completed, .received])
    }

    @Test func `3.4c: a rework slip that came back keeps its own due`() throws {
        try story(
            """
            2026-03-09 14:00  system   finds rework
            2026-03-09 15:00  land     returns land
            2026-03-10 09:00  head     rules land stay  → handling: unit:land complete 2026-03-16, \
            office receive-office-copy 2026-03-09, oversight receive-oversight-copy 2026-03-09
            """, from: Situation.poor.story)
    }

    @Test func `3.4c: where no unit worked there is nothing to rework`() throws {
        try story(
            """
            2026-03-02 10:00  clerk    settles
            2026-03-03 10:00  officer  calls 1 1 1 1
            2026-03-03 10:10  system   finds rework  ✗ not-completed 3.4c
            2026-03-03 10:10  system   finds policy
            """, from: Situation.intake.story)
    }
}

@Suite struct ClosingTests {
    @Test func `3.4: closed after the call, filed in five workdays`() throws {
        try story(
            """
            2026-03-03 10:30  clerk    closes  ✗ not-yours 3.4
            2026-03-03 10:30  officer  files   ✗ not-ready-to-file file
            2026-03-03 14:30  officer  closes  → closed (resolved): office file 2026-03-10, \
            office receive-office-copy 2026-03-09, oversight receive-oversight-copy 2026-03-09
            2026-03-03 14:31  officer  closes  ✗ not-ready-to-close 3.4
            2026-03-04 14:31  head     files   ✗ not-yours file
            2026-03-04 14:31  officer  files   → closed (resolved): \
            office receive-office-copy 2026-03-09, oversight receive-oversight-copy 2026-03-09
            2026-03-04 14:32  officer  files   ✗ not-ready-to-file file
            """, from: Situation.called.story)
        try story("2026-03-02 15:00  officer  closes  ✗ not-ready-to-close 3.4", from: Situation.completed.story)
        try story("2026-03-02 15:00  officer  closes  ✗ not-ready-to-close 3.4", from: Situation.intake.story)
    }
}
