// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// 密件的交办单 (2.5): whoever will not see the report knows only what its slip says.
@Suite struct KeptBackSlipTests {
    @Test func `2.5: a slip of a matter kept back says what to do, wherever it is drawn`() throws {
        try story(
            """
            2026-03-02 09:00  clerk    registers hall secret
            2026-03-02 09:10  officer  accepts complex at 1 land wordless      ✗ task-needed 2.5
            2026-03-02 09:11  officer  accepts complex
            2026-03-02 09:12  officer  coordinates 1 land wordless             ✗ task-needed 2.5
            2026-03-02 09:12  officer  coordinates 1 land wordless draft       ✗ task-needed 2.5
            2026-03-02 09:13  officer  coordinates 1 land
            2026-03-02 09:20  land     receives land force
            2026-03-02 09:30  officer  escalates police wordless minutes       ✗ task-needed 2.5
            2026-03-02 09:31  officer  applies
            2026-03-02 09:32  leader   instructs 2026-04-01 police wordless supported  ✗ task-needed 2.5
            2026-03-02 09:33  leader   instructs 2026-04-01 police supported
            """)
    }

    @Test func `2.5: a kind the plan seals keeps the report back from the judgement on`() throws {
        try story(
            """
            2026-03-02 09:00  clerk    registers hall
            2026-03-02 09:10  officer  accepts obstructed at 1 land wordless   ✗ task-needed 2.5
            2026-03-02 09:11  officer  accepts complex obstructed at 1 land wordless  ✗ task-needed 2.5
            2026-03-02 09:12  officer  accepts complex at 1 land wordless
            """)
    }

    @Test func `2.5: a slip given to another unit says it too, in the old slip's words or in the head's`() throws {
        let told = try story(
            """
            2026-03-02 09:00  clerk    registers hall
            2026-03-02 09:10  officer  accepts complex at 1 land wordless
            2026-03-02 09:20  land     receives land
            2026-03-02 09:30  officer  reclassifies obstructed
            2026-03-02 09:40  land     returns land
            2026-03-02 09:50  head     rules land town                         ✗ task-needed 2.5
            2026-03-02 09:51  head     rules land town task
            """)
        #expect(told.matter.leadSlip?.unit == "town" && told.matter.leadSlip?.draft.task != nil)
    }

    @Test func `2.5: the refusal names the unit`() throws {
        let story = try Situation.intake.story
        let command = try story.command("accepts obstructed at 1 land wordless")
        let refusal = story.refusal(try #require(Cast.actor("officer")), command)
        #expect(refusal?.facts.first?.isEmpty == false)
    }
}
