// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// Everybody goes away for a year and only the clock ticks; then they come back and bring the matter to its end.
@Suite struct IdleYearTests {
    static let days = 365

    @Test(arguments: Situation.all)
    func `closed loop: a year in which nobody acts climbs to the top, repeats there, and stays small`(
        situation: Situation
    ) throws {
        var story = try situation.story
        let before = story.log.count
        var invariants = Invariants(lastTick: story.now)
        var broken = invariants.broken(story)
        for _ in 0..<Self.days where broken.isEmpty {
            story.now = Instant(story.now.date.adding(days: 1), minute: 30)
            story.tries(.system, .passDues)
            invariants.lastTick = story.now
            broken = invariants.broken(story)
        }
        #expect(broken.isEmpty, "\(broken)")
        // One step a week at the top for each thing owed, and a handful on the way up.
        let owed = story.matter.obligations.count { $0.about == nil }
        #expect(story.log.count - before <= max(1, owed) * 64 + 8)
        for duty in story.matter.obligations where duty.about == nil {
            let step = try #require(story.matter.obligations.first { $0.about == duty.id }, "\(Story.line(duty))")
            #expect(step.act == .pressTop, "\(Story.line(step))")
            #expect(step.party == (duty.party == .oversight ? .groupLeader : .oversight), "\(Story.line(step))")
            #expect(step.due.at >= story.now)
        }
        try finish(&story, situation)
    }

    /// Whoever may, does the next thing that helps.
    static let deeds: [(String, String)] = [
        ("clerk", "answers-sender"), ("officer", "contacts"), ("officer", "resumes"), ("head", "rules land stay"),
        ("head", "rules police stay"), ("leader", "rejects"), ("leader", "denies-extension"), ("head", "approves"),
        ("officer", "rechecks met"), ("head", "upholds"), ("leader", "upholds"), ("head", "replies"),
        ("second", "accepts complex"), ("second", "coordinates 1 land"), ("second", "coordinates 3 land"),
        ("second", "checks land"), ("second", "checks police"), ("head", "signs land"), ("head", "signs police"),
        ("police", "finishes police"), ("land", "completes resolved"), ("officer", "keeps-copy office"),
        ("oversight", "keeps-copy oversight"), ("third", "calls 5 5 5 5"), ("third", "calls 5 5 5 5 who=0"),
        ("third", "calls 5 5 5 5 who=1"), ("system", "finds policy"), ("system", "hears ended"),
        ("third", "closes"), ("third", "files"),
    ]

    private func finish(_ story: inout Story, _ situation: Situation) throws {
        for _ in 0..<40 {
            if story.matter.filed, story.matter.obligations.isEmpty { return }
            story.now = story.now.adding(seconds: 600)
            var moved = false
            for (name, deed) in Self.deeds where !moved {
                // To a matter that waits for no other, the end of another says nothing.
                guard deed != "hears ended" || story.matter.owes(.awaitMerged) else { continue }
                moved = try story.tries(name, deed) == nil
            }
            guard moved else { break }
        }
        Issue.record("\(situation.name) is stuck at \(story.matter.stage): \(story.owed)")
    }
}
