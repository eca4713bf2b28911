// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@Suite struct ImprovementTests {
    @Test func `3.4d: an item has an owner, a measure and a day, and is looked at again until such matters stop`()
        throws
    {
        var story = RecordStory(.improvement)
        let item = Said.about + Said.texts("cause", "measure") + ["by": Said.on("2026-03-31")]
        #expect(story.take(.opening, by: "officer", item) == nil)
        #expect(story.owed == ["improve unit:land 2026-03-31"])
        story.take("completion", by: "land", Said.texts("before", "after") + ["done-on": Said.on("2026-03-02")])
        #expect(story.owed == ["check-effect office 2026-06-01"])
        let effect = Said.texts("effect") + ["before-count": .number(8), "after-count": .number(5)]
        story.take("effect", by: "officer", effect + ["stopped": .flag(false)])
        #expect(story.owed == ["improve unit:land 2026-03-30"])
        story.take("completion", by: "land", Said.texts("before", "after") + ["done-on": Said.on("2026-03-02")])
        story.take("effect", by: "officer", effect + ["stopped": .flag(true)])
        #expect(story.record.phase == "stopped")
    }

    @Test func `3.4d: a review meeting ends in minutes and does the month's duty`() throws {
        var story = RecordStory(.reviewMeeting)
        let month: StepValues = [
            "since": Said.on("2026-02-01"), "through": Said.on("2026-02-28"), "held-on": Said.on("2026-03-02"),
        ]
        story.take(.opening, by: "officer", month)
        #expect(story.owed == ["conclude-review office 2026-03-05"])
        story.take("minutes", by: "officer", Said.texts("present", "conclusions") + ["items": .number(2)])
        #expect(story.triggers == [.perform(.holdReview)])
    }

    private func duty(_ id: String, _ act: String) throws -> RecordStory {
        try .opened(.standingDuty, ["duty": .choice(id), "act": .choice(act)])
    }

    /// 2026-03-02 is a Monday.
    @Test(arguments: [
        ("weekly-copies", "prepare-copies-list", "2026-03-10", "2026-03-17"),
        ("monthly-review", "hold-review", "2026-04-15", "2026-05-18"),
        ("weekly-bulletin", "draft-bulletin", "2026-03-09", "2026-03-16"),
        ("yearly-bulletin", "draft-bulletin", "2027-01-21", "2028-01-21"),
    ])
    func `3.4d: a standing duty comes back after every period`(
        _ id: String, _ act: String, _ first: String, _ next: String
    ) throws {
        var story = try duty(id, act)
        #expect(story.record.obligations.map(\.due.on.description) == [first])
        story.take("performance", by: "officer", ["act": .choice(act)])
        #expect(story.record.obligations.map(\.due.on.description) == [next])
        #expect(story.record.isOpen)
    }

    @Test func `3.4d: a duty nobody does is pressed, and done late it comes due in a period still to come`() throws {
        var story = try duty("weekly-bulletin", "draft-bulletin")
        for day in ["2026-03-09", "2026-03-20", "2026-04-30"] { story.tick(day) }
        #expect(story.owed.contains { $0.hasPrefix("press") })
        story.take("performance", by: "officer", ["act": .choice("draft-bulletin")])
        #expect(story.owed == ["draft-bulletin office 2026-05-06"])
    }
}
