// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@Suite struct MissingEvidenceTests {
    private func promised() throws -> RecordStory {
        try .opened(
            .undertaking,
            Said.about + Said.texts("papers") + ["promised": Said.on("2026-03-20"), "consequence": .choice("revoked")])
    }

    @Test func `2.1: a promise is owed by the reporter on its day, and the office reminds three workdays before`()
        throws
    {
        #expect(
            try promised().owed == ["fulfil-undertaking reporter 2026-03-20", "remind-undertaking office 2026-03-17"])
    }

    @Test func `2.1: a promise kept ends everything, one extended starts again, one lapsed has its consequence`() throws
    {
        var kept = try promised()
        #expect(kept.take("outcome", by: "clerk", ["outcome": .choice("kept")]) == nil)
        #expect(kept.record.phase == "kept" && kept.owed == [])

        var extended = try promised()
        #expect(
            extended.take(
                "outcome", by: "clerk", ["outcome": .choice("extended"), "promised": Said.on("2026-04-10")]) == nil)
        #expect(extended.owed == ["fulfil-undertaking reporter 2026-04-10", "remind-undertaking office 2026-04-07"])

        var lapsed = try promised()
        lapsed.at("2026-03-23")
        #expect(lapsed.take("outcome", by: "officer", ["outcome": .choice("lapsed")]) == nil)
        #expect(lapsed.owed == ["apply-consequence unit:land 2026-03-25"])
        #expect(lapsed.take("consequence", by: "land", Said.texts("done") + ["told": .flag(false)]) == .fieldDoesNotFit)
        #expect(lapsed.take("consequence", by: "land", Said.texts("done") + ["told": .flag(true)]) == nil)
        #expect(lapsed.record.phase == "lapsed")
    }

    @Test func `2.1: an extension without a day, or with one that has passed, is refused`() throws {
        var story = try promised()
        #expect(story.take("outcome", by: "clerk", ["outcome": .choice("extended")]) == .fieldNeeded)
        #expect(
            story.take("outcome", by: "clerk", ["outcome": .choice("extended"), "promised": Said.on("2026-03-01")])
                == .fieldDoesNotFit)
    }

    @Test func `2.1: a promise nobody keeps is the office's to press, then the head's`() throws {
        var story = try promised()
        story.take("reminders", by: "clerk", Said.texts("how"))
        story.tick("2026-03-20")
        #expect(story.owed == ["fulfil-undertaking reporter 2026-03-20", "press office 2026-03-23"])
        story.tick("2026-03-23")
        #expect(story.owed == ["fulfil-undertaking reporter 2026-03-20", "press head 2026-03-25"])
    }

    @Test func `2.1: papers to follow are never key ones, and the promise becomes a record of its own`() throws {
        var story = RecordStory(.documentsToFollow)
        let values =
            Said.about + Said.texts("papers", "urgency", "confirmed-by")
            + ["promised": Said.on("2026-03-20"), "consequence": .choice("revoked"), "key": .flag(true)]
        #expect(story.take(.opening, by: "officer", values, about: []) == .fieldDoesNotFit)
        #expect(story.take(.opening, by: "officer", values + ["key": .flag(false)]) == nil)
        #expect(story.owed == ["handle-before-papers unit:land 2026-03-04"])
        let naming: [FieldID: FieldID] = [
            "papers": "papers", "promised": "promised", "consequence": "consequence", .unit: .unit,
        ]
        #expect(story.triggers == [.open(.undertaking, naming)])
        let opening = story.record.opening(.undertaking, naming)
        #expect(opening.values[.matters] == Said.about[.matters])
        #expect(opening.values["promised"] == Said.on("2026-03-20"))
        #expect(story.take("handling", by: "land", Said.texts("result") + ["at": Said.on("2026-03-02")]) == nil)
        #expect(story.record.phase == "handled")
    }

    @Test func `2.1: findings are the unit's; another unit may not make them, the office may on its behalf`() throws {
        var story = try RecordStory.opened(.investigation, Said.about + Said.texts("question"))
        let findings = Said.texts("findings", "evidence") + ["established": .flag(true)]
        #expect(story.take("findings", by: "police", findings) == .notYours)
        #expect(story.take("findings", by: "clerk", findings) == .notYours)
        #expect(story.take("findings", by: "land", findings) == nil)
        #expect(story.record.phase == "found")
    }

    @Test func `2.1: a signature from afar is sent, then comes back signed or not`() throws {
        var story = try RecordStory.opened(
            .remoteSigning,
            Said.about + Said.texts("document") + ["signer": .person(person("heir")), "means": .choice("video")])
        #expect(story.owed == ["send-for-signing office 2026-03-03"])
        story.take("dispatch", by: "clerk", ["sent-on": Said.on("2026-03-02")])
        #expect(story.owed == ["obtain-signature office 2026-03-09"])
        story.take("return", by: "clerk", ["signed": .flag(false), "returned-on": Said.on("2026-03-02")])
        #expect(story.record.phase == "unsigned")
    }
}
