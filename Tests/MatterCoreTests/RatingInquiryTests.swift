// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@Suite struct RatingInquiryTests {
    private func inquiry(_ subject: String = "unit") throws -> RecordStory {
        try .opened(.ratingInquiry, Said.about + ["subject": .choice(subject)])
    }

    private static let finding: StepValues = ["cause": .choice("service"), "text": Said.words]

    @Test func `3.4c: who rated is contacted within one workday, the inquiry concluded within five`() throws {
        #expect(try inquiry().owed == ["contact-rater office 2026-03-03", "conclude-inquiry office 2026-03-09"])
    }

    @Test func `3.4c: about the office itself everything is oversight's alone`() throws {
        var story = try inquiry("office")
        #expect(story.owed == ["contact-rater oversight 2026-03-03", "conclude-inquiry oversight 2026-03-09"])
        #expect(story.take("finding", by: "head", Self.finding) == .oversightAlone)
        #expect(story.take("finding", by: "oversight", Self.finding) == nil)
        #expect(story.owed == ["second-call oversight 2026-03-12"])
        story.take("second-call", by: "oversight", ["reached": .flag(true)])
        #expect(story.record.phase == "concluded")
    }

    @Test func `3.4c: a finding about a unit owes oversight's opinion and a second call, in whatever order`() throws {
        for order in [["opinion", "second-call"], ["second-call", "opinion"]] {
            var story = try inquiry()
            story.take("finding", by: "officer", Self.finding + ["rework": .flag(true)])
            #expect(story.triggers == [.concludeInquiry])
            #expect(story.record.finding?.rework == true)
            #expect(story.owed == ["second-call office 2026-03-12", "give-opinion oversight 2026-03-04"])
            for step in order {
                #expect(story.record.isOpen)
                if step == "opinion" {
                    story.take("opinion", by: "oversight", Said.texts("opinion") + ["agrees": .flag(true)])
                } else {
                    story.take("second-call", by: "officer", ["reached": .flag(true)])
                }
            }
            #expect(story.record.phase == "concluded")
        }
    }

    @Test func `3.4c: a proposal of accountability goes to the body that decides and waits for its answer`() throws {
        var story = try inquiry()
        let proposed = Self.finding + ["result": .choice("proposal")]
        #expect(story.take("finding", by: "officer", proposed) == .fieldNeeded)
        #expect(story.take("finding", by: "officer", proposed + Said.texts("body")) == nil)
        #expect(story.take("proposal", by: "officer", Said.texts("body", "proposal")) == nil)
        var proposal = try RecordStory.opened(.accountabilityProposal, Said.about + Said.texts("body", "proposal"))
        #expect(proposal.owed == ["answer-proposal discipline 2026-03-16"])
        proposal.take("answer", by: "discipline", Said.texts("answer") + ["adopted": .flag(true)])
        #expect(proposal.record.phase == "answered")
    }

    @Test func `3.4c: who could not be reached is tried again the next workday`() throws {
        var story = try inquiry()
        story.take("contact", by: "officer", Said.texts("words") + ["reached": .flag(false)])
        #expect(story.record.phase == "contacting")
        #expect(story.owed == ["conclude-inquiry office 2026-03-09", "contact-rater office 2026-03-03"])
    }

    @Test func `3.4a: a unit tells how it handled a matter, and may appeal the answer once, to somebody else`() throws {
        var story = try RecordStory.opened(.unitAccount, Said.about + Said.texts("request"), by: "officer")
        #expect(story.owed == ["give-account unit:land 2026-03-03"])
        #expect(story.take("account", by: "police", Said.texts("account")) == .notYours)
        story.take("account", by: "land", Said.texts("account"))
        story.take("answer", by: "officer", Said.texts("answer"))
        #expect(story.record.phase == "answered")
        story.take("appeal", by: "land-leader", Said.texts("appeal"))
        #expect(story.owed == ["decide-appeal office 2026-03-04"])
        let decided = Said.texts("reason") + ["upheld": .flag(false)]
        #expect(story.take("appeal-decision", by: "officer", decided) == .secondPersonNeeded)
        #expect(story.take("appeal-decision", by: "second", decided) == nil)
    }
}
