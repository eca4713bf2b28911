// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterFixtures
import MatterStore
import Testing

/// 湘潭: five working days, ten for hard matters, three to say that it cannot be done.
@Suite(.everyEngine) struct XiangtanTests {
    @Test func `湘潭·一般: five working days, and three to say whether it can be done`() throws {
        let story = try PlanStory("xiangtan")
        try story.play(
            """
            2026-09-23 10:00 | clerk | registers hall | judge 2026-09-24 评判
            2026-09-24 09:00 | officer | accepts other at 1 natural-resources | complete 2026-10-09 办结, \
            say-whether 2026-09-30 不能办
            2026-09-24 10:00 | unit | receives | say-whether 2026-09-30 不能办
            2026-09-28 10:00 | unit | tells can | -say-whether, complete 2026-10-09 办结
            2026-10-08 10:00 | unit | completes resolved | call 2026-10-12 回访
            """)
    }

    @Test func `湘潭·不能办: the answer that it cannot be done is owed by a day of its own and climbs by itself`() throws {
        let story = try PlanStory("xiangtan")
        try story.play(
            """
            2026-09-23 10:00 | clerk | registers hall |
            2026-09-24 09:00 | officer | accepts other at 1 natural-resources |
            2026-09-24 10:00 | unit | receives |
            2026-10-01 09:00 | officer | ticks | press 2026-10-08 闭环, complete 2026-10-09 办结
            2026-10-08 09:00 | unit | tells cannot | -say-whether, -press, complete 2026-10-09 办结
            2026-10-08 16:00 | unit | completes explained | call 2026-10-12 回访, -approve-outcome
            """)
        #expect(try story.matter.canBeDone == false)
    }

    @Test func `湘潭·不能办: who answers at once that it cannot be done owes no separate word`() throws {
        let story = try PlanStory("xiangtan")
        try story.play(
            """
            2026-09-23 10:00 | clerk | registers hall |
            2026-09-24 09:00 | officer | accepts other at 1 natural-resources | say-whether 2026-09-30 不能办
            2026-09-28 10:00 | unit | completes explained | -say-whether, call 2026-10-08 回访
            """)
    }

    @Test func `湘潭·复杂: ten working days from acceptance, even when it turns out hard later`() throws {
        let story = try PlanStory("xiangtan")
        try story.play(
            """
            2026-02-12 10:00 | clerk | registers hall |
            2026-02-13 09:00 | officer | accepts complex at 1 natural-resources | complete 2026-02-27 办结
            2026-02-25 09:00 | officer | escalates housing | complete 2026-03-05 办结, handle-slip 2026-03-05 办结
            """)
        let promises = try story.matter.promises.map { "\($0.level) \($0.promise.on)" }
        #expect(promises == ["1 2026-02-27", "2 2026-03-05"])
    }

    @Test func `湘潭·结果: once the conditions are there the person is contacted again`() throws {
        let story = try PlanStory("xiangtan")
        try story.play(
            """
            2026-03-02 09:00 | clerk | registers hall |
            2026-03-02 10:00 | officer | accepts other at 1 natural-resources |
            2026-03-03 10:00 | unit | completes waiting | recheck 2026-04-02 结果, -call
            2026-04-01 10:00 | officer | rechecks met | contact-again 2026-04-02 结果, complete 2026-04-09 办结
            2026-04-01 11:00 | officer | contacts | -contact-again
            2026-04-02 11:00 | unit | completes resolved | call 2026-04-08 回访
            """)
    }
}
