// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import MatterStore
import Testing

/// 黄石: on the spot, three working days for several units, seven for hard matters.
@Suite(.everyEngine) struct HuangshiTests {
    @Test func `黄石·当场: what one unit can do is done the same day`() throws {
        let story = try PlanStory("huangshi")
        try story.play(
            """
            2026-02-12 10:00 | clerk | registers hall | judge 2026-02-13 评判
            2026-02-12 10:20 | officer | accepts other at 1 natural-resources | complete 2026-02-12 办结
            2026-02-12 16:00 | unit | completes resolved | call 2026-02-24 回访
            """)
    }

    @Test func `黄石·当场: what comes after the office closed is done the next working day`() throws {
        let story = try PlanStory("huangshi")
        try story.play(
            """
            2026-02-12 16:00 | clerk | registers hall |
            2026-02-12 18:00 | officer | accepts other at 1 natural-resources | complete 2026-02-13 办结
            """)
    }

    @Test func `黄石·当场: settled at the window there is neither level nor slip, but still a call`() throws {
        let story = try PlanStory("huangshi")
        try story.play(
            """
            2026-02-12 16:00 | clerk | registers hall |
            2026-02-12 16:10 | clerk | settles | call 2026-02-24 回访, -judge
            """)
    }

    @Test func `黄石·多部门: several units have three working days, one alone does not fit`() throws {
        let story = try PlanStory("huangshi")
        try story.play(
            """
            2026-02-12 10:00 | clerk | registers hall |
            2026-02-13 09:00 | officer | accepts complex at 2 natural-resources | !units-do-not-fit-level 多部门
            2026-02-13 09:01 | officer | accepts complex at 1 natural-resources housing | !units-do-not-fit-level 当场
            2026-02-13 09:02 | officer | accepts complex at 2 natural-resources housing | complete 2026-02-25 办结, \
            handle-slip 2026-02-25 办结
            """)
    }

    @Test func `黄石·复杂: seven working days; the head extends first, then only the leader`() throws {
        let story = try PlanStory("huangshi")
        try story.play(
            """
            2026-02-12 10:00 | clerk | registers hall |
            2026-02-13 09:00 | officer | accepts complex at 3 natural-resources why | complete 2026-03-02 办结
            2026-02-28 09:00 | unit | asks-extension 3 | decide-extension 2026-02-28 派单
            2026-02-28 09:30 | unit-leader | extends | !not-yours 派单
            2026-02-28 10:00 | head | extends | complete 2026-03-05 办结
            2026-03-04 09:00 | unit | asks-extension 1 | !extensions-exhausted 派单
            """)
    }

    @Test func `黄石·评判: a decline needs no second signature`() throws {
        let story = try PlanStory("huangshi")
        try story.play(
            """
            2026-02-12 10:00 | clerk | registers hall |
            2026-02-12 11:00 | officer | declines petition | reply-judgement 2026-02-13 评判, -countersign
            2026-02-12 15:00 | officer | replies | call 2026-02-24 回访
            """)
        #expect(story.plan.levels.allSatisfy { !$0.needsInstruction })
    }

    @Test func `黄石·派单: where no leader's instruction exists nobody can apply for one`() throws {
        let story = try PlanStory("huangshi")
        try story.play(
            """
            2026-02-12 10:00 | clerk | registers hall |
            2026-02-13 09:00 | officer | accepts complex at 3 natural-resources why |
            2026-02-13 10:00 | officer | applies | !level-not-higher 复杂
            """)
    }
}
