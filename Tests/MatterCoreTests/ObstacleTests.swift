// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@Suite struct ObstacleTests {
    @Test func `2: three readings are kept, as reported, as judged, as it stands`() throws {
        let told = try story(
            """
            2026-03-02 10:00  clerk    registers hall needs-help
            2026-03-02 11:00  officer  accepts rigid-reading at 1 land
            2026-03-03 11:00  officer  reclassifies missing-evidence  → handling: \
            unit:land receive-slip 2026-03-02, unit:land complete 2026-03-04
            """)
        #expect(told.matter.obstacleReported == "needs-help")
        #expect(told.matter.obstacleJudged == "rigid-reading")
        #expect(told.matter.obstacle == "missing-evidence")
    }

    @Test func `2: reclassifying needs another obstacle of the plan and an accepted matter`() throws {
        try story(
            """
            2026-03-02 10:00  clerk    registers hall needs-help
            2026-03-02 10:30  officer  reclassifies other     ✗ wrong-stage 2
            2026-03-02 11:00  officer  accepts complex
            2026-03-02 11:01  officer  reclassifies complex   ✗ same-obstacle 2
            2026-03-02 11:01  officer  reclassifies nonsense  ✗ obstacle-unknown 2
            2026-03-02 11:01  head     reclassifies other
            """)
        try story(
            JudgementTests.declined + "\n2026-03-03 09:00  officer  reclassifies other  ✗ wrong-stage 2")
    }

    @Test(arguments: [
        ("registers hall obstructed", "accepts complex"), ("registers hall", "accepts obstructed"),
        ("registers hall complex", "accepts complex obstructed"),
    ])
    func `2.5: what was sealed once stays sealed`(registers: String, accepts: String) throws {
        let told = try story(
            """
            2026-03-02 10:00  clerk    \(registers)
            2026-03-02 11:00  officer  \(accepts)
            2026-03-02 11:01  officer  reclassifies other
            """)
        #expect(told.matter.isSealed(.dianjiang))
    }

    @Test func `2.5: a reading in between seals too, and nothing else does`() throws {
        let open = try story(
            """
            2026-03-02 10:00  clerk    registers hall complex
            2026-03-02 11:00  officer  accepts needs-help missing-evidence
            2026-03-02 11:01  officer  reclassifies rigid-reading
            """)
        #expect(!open.matter.isSealed(.dianjiang))
        let sealed = try story(
            """
            2026-03-03 11:01  officer  reclassifies obstructed
            2026-03-03 11:02  officer  reclassifies other
            """, from: open)
        #expect(sealed.matter.isSealed(.dianjiang))
    }

    @Test func `2.4: where nobody was named to lead, the first-contact unit leads`() throws {
        let told = try story(
            """
            2026-03-02 10:00  clerk    registers hall first=police
            2026-03-02 11:00  officer  accepts complex at 2 land police unled minutes
            """)
        #expect(told.matter.leadSlip?.unit == "police")
        let named = try story(
            """
            2026-03-02 10:00  clerk    registers hall first=police
            2026-03-02 11:00  officer  accepts complex at 2 land police minutes
            """)
        #expect(named.matter.leadSlip?.unit == "land")
        try story(
            """
            2026-03-02 10:00  clerk    registers hall first=police
            2026-03-02 11:00  officer  accepts complex at 2 land housing unled  ✗ one-lead-needed 3.3
            """)
    }
}
