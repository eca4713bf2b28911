// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@Suite struct OfficeRecordTests {
    @Test func `4.1: a question is answered and written down`() throws {
        var story = try RecordStory.opened(.consultation, Said.texts("question"), by: "clerk")
        #expect(story.owed == ["answer-consultation window 2026-03-03"])
        story.take("answer", by: "clerk", Said.texts("answer", "how"))
        #expect(story.record.phase == "answered")
    }

    @Test func `4.1: a task assigned is done by its day and accepted, or goes back with a new one`() throws {
        let task = Said.about + Said.texts("task") + ["by": Said.on("2026-03-13")]
        var story = try RecordStory.opened(.assignedTask, task, by: "leader")
        #expect(story.owed == ["do-task unit:land 2026-03-13"])
        story.take("account", by: "land", Said.texts("done"))
        #expect(story.owed == ["accept-task office 2026-03-04"])
        #expect(story.take("acceptance", by: "officer", ["accepted": .choice("no")]) == .fieldNeeded)
        story.take("acceptance", by: "officer", ["accepted": .choice("no"), "by": Said.on("2026-03-20")])
        #expect(story.owed == ["do-task unit:land 2026-03-20"])
        story.take("account", by: "land", Said.texts("done"))
        story.take("acceptance", by: "officer", ["accepted": .choice("yes")])
        #expect(story.record.phase == "accepted")
    }

    @Test func `4.2: a unit asks that a matter not count, somebody else decides`() throws {
        let asked = Said.about + Said.texts("ground", "evidence") + ["indicator": .choice("completed-on-time")]
        var story = try RecordStory.opened(.assessmentExclusion, asked, by: "head")
        #expect(story.owed == ["decide-exclusion head 2026-03-04"])
        let decided = Said.texts("reason") + ["granted": .flag(false)]
        #expect(story.take("decision", by: "head", decided) == .secondPersonNeeded)
        #expect(story.take("decision", by: "leader", decided) == nil)
        #expect(story.record.phase == "refused")
    }

    @Test(arguments: [RecordKind.bulletin, .typicalMatter, .commendation])
    func `4.3: what is made public is signed by another before it goes out`(kind: RecordKind) throws {
        let values =
            Said.about + Said.texts("title", "text")
            + ["since": Said.on("2026-02-23"), "through": Said.on("2026-03-01")]
        var story = try RecordStory.opened(kind, values, by: "head")
        #expect(story.owed == ["sign-off head 2026-03-04"])
        #expect(story.take("signature", by: "head") == .secondPersonNeeded)
        let issued = Said.texts("reach") + ["issued-on": Said.on("2026-03-02")]
        #expect(story.take("publication", by: "officer", issued) == .stepNotHere)
        #expect(story.take("signature", by: "leader") == nil)
        #expect(story.take("publication", by: "officer", issued) == nil)
        #expect(story.record.phase == "published")
    }

    @Test func `3.4a: the week's copies are signed for once`() throws {
        let week: StepValues = ["since": Said.on("2026-02-23"), "through": Said.on("2026-03-01")]
        var story = try RecordStory.opened(.copiesList, week, by: "officer")
        #expect(story.owed == ["sign-copies-list oversight 2026-03-04"])
        #expect(story.take("signature", by: "discipline") == .notYours)
        #expect(story.take("signature", by: "oversight") == nil)
        #expect(story.triggers == [.receiveCopies])
    }
}
