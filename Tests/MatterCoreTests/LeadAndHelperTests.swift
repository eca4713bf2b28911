// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// 主办与协办 (3.3): the lead presses those that help it, and they tell it how they stand.
@Suite struct LeadAndHelperTests {
    @Test func `3.3: the lead reminds its helpers, copied to their leaders, and nobody else`() throws {
        let told = try story(
            """
            2026-03-02 10:00  police  reminds         ✗ not-yours 3.3
            2026-03-02 10:00  leader  reminds         ✗ not-yours 3.3
            2026-03-02 10:00  land    reminds land    ✗ nobody-to-remind 3.3
            2026-03-02 10:01  land    reminds
            """, from: Situation.two.story)
        guard case .reminded(let sent) = told.log.last?.event.fact else {
            Issue.record("no reminder in the log")
            return
        }
        #expect(Set(sent.to) == [.unit("police"), .unitLeader("police")])
        try story("2026-03-02 10:00  land  reminds  ✗ nobody-to-remind 3.3", from: Situation.leadLeft.story)
        try story("2026-03-02 10:00  land  reminds  ✗ nobody-to-remind 3.3", from: Situation.received.story)
    }

    @Test func `3.3: a supporting unit notes how it stands; nothing is owed by it and no due moves`() throws {
        let before = try Situation.two.story
        let told = try story("2026-03-02 10:00  police  notes police", from: before)
        #expect(told.owed == before.owed && told.matter.promise == before.matter.promise)
        try story(
            """
            2026-03-02 10:00  land    notes land      ✗ lead-tells-reporter 3.3
            2026-03-02 10:00  land    notes police    ✗ not-yours 3.3
            2026-03-02 10:00  officer  notes police   ✗ evidence-needed 4.1
            """, from: before)
        try story("2026-03-02 10:00  police  notes police  ✗ slip-not-open 3.3", from: Situation.leadLeft.story)
    }

    @Test func `3.4a: the refusal to complete names the units still at work`() throws {
        let story = try Situation.two.story
        let refusal = story.refusal(try #require(Cast.actor("land")), try story.command("completes resolved"))
        let slip = try #require(story.matter.slips.last)
        #expect(refusal?.code == .slipsOpen)
        let name = story.context(try #require(Cast.actor("land"))).organisation.unit("police")?.name ?? ""
        #expect(refusal?.facts == ["\(name) \(slip.draft.printed)"] && !name.isEmpty)
    }

    @Test func `2.4: the lead knows that its helpers have slips, and reads none of them`() throws {
        let matter = try Situation.two.story.matter
        let (lead, helper) = (try #require(matter.slips.first), try #require(matter.slips.last))
        #expect(matter.knows(helper, "land") && !matter.reads(helper, "land"))
        #expect(matter.reads(lead, "police") && !matter.knows(helper, "housing"))
        #expect(!matter.leads("police"))
    }
}
