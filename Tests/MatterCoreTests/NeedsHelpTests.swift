// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@Suite struct NeedsHelpTests {
    private static let mandate: StepValues =
        Said.texts("scope") + ["principal": .person(person("owner")), "expires": Said.on("2026-03-20")]
    private static let papers = Said.texts("papers", "taken-by") + ["taken-on": Said.on("2026-03-02")]

    private func onBehalf() throws -> RecordStory {
        try .opened(
            .assistedService, Said.about + Said.texts("helper", "help") + ["mode": .choice("on-behalf")])
    }

    @Test func `2.3: who cannot do it gets help by somebody's choice within two workdays`() throws {
        var story = try RecordStory.opened(.assistedService, Said.about + ["mode": .choice("undecided")])
        #expect(story.owed == ["assist office 2026-03-04"])
        story.take("mode", by: "clerk", Said.texts("helper", "help") + ["mode": .choice("guided")])
        #expect(story.record.phase == "helping")
        #expect(story.owed == ["assist office 2026-03-04"])
        let account = Said.texts("done", "delivered-to") + ["delivered-on": Said.on("2026-03-02")]
        #expect(story.take("account", by: "clerk", account) == nil)
        #expect(story.record.phase == "helped" && story.owed == [])
    }

    @Test func `2.3: on behalf of somebody only with a mandate, and papers only while it runs`() throws {
        var story = try onBehalf()
        #expect(story.owed == ["take-mandate office 2026-03-04"])
        #expect(story.take("papers-taken", by: "clerk", Self.papers) == .stepNotHere)
        #expect(story.take("mandate", by: "clerk", Self.mandate) == nil)
        #expect(story.take("papers-taken", by: "clerk", Self.papers) == nil)
        story.at("2026-03-21")
        #expect(story.take("papers-taken", by: "clerk", Self.papers) == .mandateExpired)
    }

    @Test func `2.3: help is over only when the papers are back`() throws {
        var story = try onBehalf()
        story.take("mandate", by: "clerk", Self.mandate)
        story.take("papers-taken", by: "clerk", Self.papers)
        story.take("account", by: "clerk", Said.texts("done", "delivered-to") + ["delivered-on": Said.on("2026-03-02")])
        #expect(story.record.isOpen)
        #expect(story.owed == ["return-papers office 2026-03-09"])
        story.take(
            "papers-returned", by: "clerk", Said.texts("papers", "returned-to") + ["returned-on": Said.on("2026-03-02")]
        )
        #expect(story.record.phase == "helped")
    }

    @Test func `2.3: alongside or guided nobody takes papers into custody`() throws {
        var story = try RecordStory.opened(
            .assistedService, Said.about + Said.texts("helper", "help") + ["mode": .choice("alongside")])
        #expect(story.take("papers-taken", by: "clerk", Self.papers) == .stepNotHere)
    }
}
