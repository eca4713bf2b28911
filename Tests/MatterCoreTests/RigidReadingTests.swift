// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@Suite struct RigidReadingTests {
    @Test func `2.2: a special study is the unit's within three workdays and ends in a verdict`() throws {
        var story = try RecordStory.opened(.specialStudy, Said.about)
        #expect(story.owed == ["study unit:land 2026-03-05"])
        let conclusion = Said.texts("present", "basis", "conclusion") + ["met-on": Said.on("2026-03-02")]
        #expect(story.take("conclusion", by: "land", conclusion + ["verdict": .choice("perhaps")]) == .fieldDoesNotFit)
        #expect(story.take("conclusion", by: "land", conclusion + ["verdict": .choice("can-be-done")]) == nil)
        #expect(story.record.phase == "concluded" && story.owed == [])
    }

    @Test func `2.2: a rigid reading calls for its study when slips go out`() throws {
        let judged = try story(
            """
            2026-03-02 09:00  clerk    registers hall
            2026-03-02 09:10  officer  accepts rigid-reading
            """)
        let issued = try story("2026-03-02 09:20  officer  coordinates 1 land", from: judged)
        let openings = issued.matter.openings(after: [], before: judged.matter, .dianjiangWithRemedies)
        #expect(openings.map(\.kind) == [.specialStudy])
        #expect(openings.first?.values[.unit] == .unit("land"))
        // Once is enough: a second slip does not call for a second study.
        #expect(issued.matter.openings(after: [], before: issued.matter, .dianjiangWithRemedies) == [])
    }

    @Test func `2.2: good faith is stated without private gain, acknowledged by another, tolerance found apart`() throws
    {
        var story = RecordStory(.goodFaithRecord)
        let facts = Said.about + Said.texts("facts", "basis", "decided-by")
        #expect(story.take(.opening, by: "head", facts + ["no-private-gain": .flag(false)]) == .fieldDoesNotFit)
        #expect(story.take(.opening, by: "head", facts + ["no-private-gain": .flag(true)]) == nil)
        #expect(story.owed == ["acknowledge-good-faith head 2026-03-04"])
        #expect(story.take("acknowledgement", by: "head") == .secondPersonNeeded)
        #expect(story.take("acknowledgement", by: "leader") == nil)
        #expect(story.record.phase == "kept" && !story.record.isOpen)
        #expect(story.take("tolerance-request", by: "officer", Said.texts("reason")) == nil)
        #expect(story.owed == ["find-tolerance discipline 2026-03-16"])
        let found = Said.texts("body", "grounds") + ["found": .flag(true)]
        #expect(story.take("tolerance", by: "head", found) == .notYours)
        #expect(story.take("tolerance", by: "discipline", found) == nil)
        #expect(story.record.phase == "tolerated")
        #expect(story.take("tolerance-request", by: "officer", Said.texts("reason")) == .onlyOnce)
    }
}
