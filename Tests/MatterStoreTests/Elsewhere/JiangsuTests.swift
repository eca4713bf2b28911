// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import MatterStore
import Testing

/// 江苏: fifteen working days for hard matters; reasons and a new date before a promise passes.
@Suite(.everyEngine) struct JiangsuTests {
    @Test func `江苏·复杂: fifteen working days, with news on the way`() throws {
        let story = try PlanStory("jiangsu-2023")
        try story.play(
            """
            2026-02-12 10:00 | clerk | registers hall |
            2026-02-13 09:00 | officer | accepts complex at 2 natural-resources why | complete 2026-03-12 办结, \
            report-progress 2026-02-27 办结, explain-delay 2026-03-11 到期说明
            2026-02-27 10:00 | unit | tells | report-progress 2026-03-05 办结, explain-delay 2026-03-11 到期说明
            2026-03-05 10:00 | unit | tells | -report-progress
            2026-03-11 10:00 | unit | completes resolved | -explain-delay, call 2026-03-18 回访
            """)
    }

    @Test func `江苏·到期说明: asking for more time in time is the explanation, and moves the next one along`() throws {
        let story = try PlanStory("jiangsu-2023")
        try story.play(
            """
            2026-02-12 10:00 | clerk | registers hall |
            2026-02-13 09:00 | officer | accepts complex at 2 natural-resources why | explain-delay 2026-03-11 到期说明
            2026-03-10 10:00 | unit | asks-extension 10 | -explain-delay, decide-extension 2026-03-10 到期说明
            2026-03-10 11:00 | head | extends | complete 2026-03-26 办结, explain-delay 2026-03-25 到期说明
            """)
    }

    @Test func `江苏·到期说明: who names a day has explained; who says nothing is pressed before the promise passes`() throws
    {
        let story = try PlanStory("jiangsu-2023")
        try story.play(
            """
            2026-02-12 10:00 | clerk | registers hall |
            2026-02-13 09:00 | officer | accepts other at 1 natural-resources | complete 2026-02-27 办结, \
            explain-delay 2026-02-26 到期说明, -report-progress
            2026-02-27 00:10 | officer | ticks | press 2026-02-28 闭环
            2026-02-27 10:00 | unit | tells 2026-03-04 | -explain-delay, -press, complete 2026-02-27 办结
            """)
    }

    @Test func `江苏·不在范围: civil disputes are declined and every ground says where to go`() throws {
        let story = try PlanStory("jiangsu-2023")
        try story.play(
            """
            2026-02-12 10:00 | clerk | registers hall |
            2026-02-12 11:00 | officer | declines civil-dispute | countersign 2026-02-12 评判
            2026-02-12 11:30 | head | countersigns |
            2026-02-12 15:00 | officer | replies | call 2026-02-26 回访
            """)
        let grounds = story.plan.declineGrounds
        #expect(grounds.filter { $0.source == .document }.map(\.name) == ["涉法", "涉诉", "信访", "民事纠纷"])
        #expect(grounds.allSatisfy { !$0.advice.isEmpty })
    }

    @Test func `江苏·派单: while the clock stands no news is owed, and with it all comes back`() throws {
        let story = try PlanStory("jiangsu-2023")
        try story.play(
            """
            2026-03-02 09:00 | clerk | registers hall |
            2026-03-02 09:10 | officer | accepts complex at 2 natural-resources why | complete 2026-03-23 办结
            2026-03-03 09:00 | officer | suspends appraisal 2026-03-10 | -complete, -explain-delay, -report-progress
            2026-03-10 09:00 | officer | resumes | complete 2026-03-30 办结, explain-delay 2026-03-27 到期说明
            """)
    }
}
