// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import MatterStore
import Testing

/// 万盛经开区: three working days; a hard matter may be extended by up to five.
@Suite(.everyEngine) struct WanshengTests {
    @Test func `万盛·一般: three working days from acceptance, and no extension`() throws {
        let story = try PlanStory("wansheng-2022")
        try story.play(
            """
            2026-02-12 10:00 | clerk | registers hall | judge 2026-02-13 评判
            2026-02-13 09:30 | officer | accepts other at 1 natural-resources | complete 2026-02-25 办结
            2026-02-13 14:00 | unit | receives | complete 2026-02-25 办结, -name-task-force
            2026-02-13 15:00 | unit | asks-extension 1 | !extension-too-long 派单
            2026-02-24 10:00 | unit | completes resolved | call 2026-02-27 回访, receive-office-copy 2026-03-02 办结
            2026-02-24 10:30 | officer | keeps-copy office | -receive-office-copy, -receive-oversight-copy
            2026-02-25 09:00 | second | calls 5 | close 2026-02-26 闭环
            2026-02-25 09:10 | officer | closes | file 2026-03-03 归档
            2026-02-25 09:20 | officer | files | -file
            """)
        #expect(try story.matter.filed && story.matter.obligations.isEmpty)
        #expect(try story.county.verify().flaws == [])
    }

    @Test func `万盛·复杂、延期: a hard matter says why, and is extended once by at most five working days`() throws {
        let story = try PlanStory("wansheng-2022")
        try story.play(
            """
            2026-02-12 10:00 | clerk | registers hall |
            2026-02-13 09:30 | officer | accepts complex at 2 natural-resources housing | !explanation-needed 复杂
            2026-02-13 09:31 | officer | accepts complex at 2 natural-resources housing why | complete 2026-02-25 办结
            2026-02-13 09:40 | unit | asks-extension 6 | !extension-too-long 派单
            2026-02-24 17:00 | unit | asks-extension 5 | decide-extension 2026-02-25 12:00 延期
            2026-02-24 17:30 | head | extends | complete 2026-03-03 办结
            2026-03-02 09:00 | unit | asks-extension 1 | !extensions-exhausted 派单
            2026-03-02 10:00 | other | finishes | -handle-slip
            2026-03-03 10:00 | unit | completes partly | call 2026-03-06 回访
            """)
    }

    @Test func `万盛·不在范围: a decline is answered with where to go instead`() throws {
        let story = try PlanStory("wansheng-2022")
        try story.play(
            """
            2026-02-12 10:00 | clerk | registers hall |
            2026-02-12 11:00 | officer | declines litigation | countersign 2026-02-12 评判
            2026-02-12 11:30 | head | countersigns | reply-judgement 2026-02-13 评判
            2026-02-12 15:00 | officer | replies | call 2026-02-24 回访
            """)
        let advice = story.plan.declineGrounds.map(\.advice)
        #expect(!advice.contains(""))
    }
}
