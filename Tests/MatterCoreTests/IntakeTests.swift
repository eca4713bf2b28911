// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@Suite struct IntakeTests {
    @Test func `D1: five fields register a matter and the judgement is owed in one workday`() throws {
        let told = try story(
            """
            2026-02-12 10:20  clerk  registers hall  → intake: office judge 2026-02-13
            """)
        #expect(told.matter.number == Story.number)
        #expect(told.matter.report?.joint == 1)
        #expect(told.matter.obstacle == nil)
    }

    @Test func `3.1: in the week before Spring Festival the make-up Saturday counts`() throws {
        try story(
            """
            2026-02-13 16:00  clerk  registers hall  → intake: office judge 2026-02-14
            """)
        try story(
            """
            2026-02-14 16:00  clerk  registers hall  → intake: office judge 2026-02-24
            """)
    }

    @Test func `3.2: who was not spoken to at intake is contacted the same day`() throws {
        try story(
            """
            2026-03-02 10:20  reporter  registers online  → intake: office first-contact 2026-03-02, \
            office judge 2026-03-03
            """)
        try story(
            """
            2026-03-02 17:30  reporter  registers online  → intake: office first-contact 2026-03-03, \
            office judge 2026-03-03
            """)
        for channel in ["hall", "hotline", "township"] {
            try story("2026-03-02 10:20  clerk  registers \(channel)  → intake: office judge 2026-03-03")
        }
        for channel in ["qungong", "found", "12345", "other"] {
            try story(
                """
                2026-03-02 10:20  clerk  registers \(channel)  → intake: office first-contact 2026-03-02, \
                office judge 2026-03-03
                """)
        }
    }

    @Test func `3.2: a try that reached nobody leaves the first contact owed`() throws {
        let told = try story(
            """
            2026-03-02 10:20  reporter  registers online
            2026-03-02 10:30  officer   contacts nobody  → intake: office first-contact 2026-03-02, \
            office judge 2026-03-03
            """)
        #expect(!told.matter.contacted)
        let reached = try story(
            """
            2026-03-02 11:30  clerk    contacts        → intake: office judge 2026-03-03
            2026-03-02 11:31  clerk    contacts        ✗ already-contacted 3.2
            """, from: told)
        #expect(reached.matter.contacted)
    }

    @Test func `3.1: only an open channel takes reports without an account`() throws {
        for who in ["reporter", "land", "leader", "oversight", "admin"] {
            for channel in ["hall", "hotline", "qungong", "found", "township", "12345", "other"] {
                try story("2026-03-02 10:20  \(who)  registers \(channel)  ✗ channel-needs-account 3.1")
            }
            try story("2026-03-02 10:20  \(who)  registers online")
        }
        for who in ["clerk", "officer", "head"] { try story("2026-03-02 10:20  \(who)  registers other") }
        try story("2026-03-02 10:20  clerk  registers pigeon  ✗ channel-unknown 3.1")
    }

    @Test func `3.1: nothing unknown is registered, and nothing twice`() throws {
        try story(
            """
            2026-03-02 10:20  clerk  registers hall unknown       ✗ obstacle-unknown 2
            2026-03-02 10:20  clerk  registers hall unit=nowhere  ✗ unit-unknown 4.1
            2026-03-02 10:20  clerk  registers hall first=nobody  ✗ unit-unknown 4.1
            2026-03-02 10:20  clerk  registers hall unit=bank
            2026-03-02 10:21  clerk  registers hall               ✗ wrong-stage 3.1
            """)
    }

    @Test func `3.1: what can be settled on the spot is, and is still called about`() throws {
        let told = try story(
            """
            2026-02-12 10:20  clerk   registers hall
            2026-02-12 10:24  clerk   settles  → follow-up (resolved): office call 2026-02-24
            2026-02-12 10:25  clerk   settles  ✗ wrong-stage 3.1
            """)
        // 13, 14 February and the 24th, the first workday after the festival.
        #expect(told.matter.completion?.outcome == .resolved)
        #expect(told.matter.handlers == ["clerk"])
        try story(
            """
            2026-03-02 10:00  reporter  registers online
            2026-03-02 10:10  officer   convenes land
            2026-03-02 10:20  officer   settles  → follow-up (resolved): office call 2026-03-05
            2026-03-03 10:00  officer   calls 5 5 5 5  ✗ caller-handled-it 3.4b
            """)
    }

    @Test func `3.1: after a judgement nothing is settled on the spot`() throws {
        try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:10  officer  declines petition
            2026-03-02 10:20  clerk    settles  ✗ wrong-stage 3.1
            """)
    }

    @Test func `3.1: a correction replaces one field and the log keeps both`() throws {
        let told = try story(
            """
            2026-03-02 10:00  clerk    registers hall no-phone unit=land
            2026-03-02 10:01  clerk    corrects title          → intake: office judge 2026-03-03
            2026-03-02 10:02  officer  corrects unit=police
            2026-03-02 10:03  head     corrects reporter
            2026-03-02 10:04  clerk    corrects title nothing  ✗ nothing-to-correct 3.1
            2026-03-02 10:04  clerk    corrects reporter nothing  ✗ nothing-to-correct 3.1
            2026-03-02 10:04  clerk    corrects unit nothing   ✗ nothing-to-correct 3.1
            2026-03-02 10:05  clerk    corrects unit=nowhere   ✗ unit-unknown 4.1
            """)
        let report = try #require(told.matter.report)
        #expect(report.title.id == "corrected")
        #expect(report.narrative.id == "narrative")
        #expect(report.unit == "police")
        #expect(report.reporter == person("li"))
        #expect(report.hasPhone)
        #expect(told.log.count == 4)
    }

    @Test func `3.1: the reporter may add and urge until the matter is closed, without moving a clock`() throws {
        try story(
            """
            2026-03-02 10:00  clerk     registers hall
            2026-03-03 10:00  reporter  urges        → intake: office judge 2026-03-03
            2026-03-03 10:00  reporter  supplements  → intake: office judge 2026-03-03
            2026-03-03 10:00  clerk     supplements
            2026-03-03 10:00  clerk     urges        ✗ not-yours 3.1
            """)
        try story(
            """
            2026-03-12 16:00  reporter  urges        ✗ wrong-stage 3.1
            2026-03-12 16:00  reporter  supplements  ✗ wrong-stage 3.1
            """, from: Situation.closed.story)
    }

    @Test func `3.1: a matter sent here by another body ends with an answer to it`() throws {
        try story(
            """
            2026-03-02 10:00  clerk    registers 12345 foreign
            2026-03-02 10:05  clerk    answers-sender  ✗ sender-not-owed 3.1
            2026-03-02 10:10  clerk    settles  → follow-up (resolved): office call 2026-03-05, \
            office answer-sender 2026-03-03
            2026-03-03 10:10  officer  calls 5 5 5 5  → follow-up (resolved): office answer-sender 2026-03-03, \
            office close 2026-03-04
            2026-03-03 10:11  officer  closes   ✗ not-ready-to-close 3.4
            2026-03-03 10:12  clerk    answers-sender  → follow-up (resolved): office close 2026-03-04
            2026-03-03 10:13  clerk    answers-sender  ✗ sender-not-owed 3.1
            2026-03-03 10:14  officer  closes
            """)
    }

    @Test func `3.1: the sender is answered once, however often the matter ends`() throws {
        try story(
            """
            2026-03-02 10:00  clerk    registers 12345 foreign
            2026-03-02 10:01  clerk    contacts
            2026-03-02 10:02  officer  accepts complex at 1 land
            2026-03-02 10:03  land     completes resolved
            2026-03-02 10:04  clerk    answers-sender
            2026-03-02 10:05  officer  sends-back
            2026-03-02 10:06  land     completes resolved  → follow-up (resolved): office call 2026-03-05, \
            office receive-office-copy 2026-03-09, oversight receive-oversight-copy 2026-03-09
            """)
    }

    @Test func `3.1: the sender's own day outlives every other duty, with whoever presses for it`() throws {
        try story(
            """
            2026-03-02 10:00  clerk     registers 12345 foreign=2026-03-04
            2026-03-02 10:01  clerk     contacts   → intake: office answer-sender 2026-03-04, office judge 2026-03-03
            2026-03-02 10:02  officer   accepts complex at 1 land
            2026-03-05 00:00  system    ticks
            2026-03-05 10:02  reporter  withdraws  → follow-up (withdrawn): office answer-sender 2026-03-04 missed, \
            head press 2026-03-06, office call 2026-03-10
            2026-03-07 00:00  system    ticks      → follow-up (withdrawn): office answer-sender 2026-03-04 missed, \
            group-leader press 2026-03-09, office call 2026-03-10
            2026-03-09 10:02  head      answers-sender  → follow-up (withdrawn): office call 2026-03-10
            """)
    }

    @Test func `outcomes: what a reporter takes back ends at once and is still called about`() throws {
        for who in ["reporter", "clerk", "officer"] {
            try story(
                """
                2026-03-02 10:00  clerk   registers hall
                2026-03-02 10:10  \(who)  withdraws  → follow-up (withdrawn): office call 2026-03-05
                2026-03-02 10:11  \(who)  withdraws  ✗ already-withdrawn outcomes
                """)
        }
    }
}
