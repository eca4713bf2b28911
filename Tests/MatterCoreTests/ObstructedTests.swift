// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@Suite struct ObstructedTests {
    private func complaint() throws -> RecordStory { try .opened(.sealedComplaint, Said.about) }

    @Test func `2.5: a complaint owes its referral at once and the facts in fifteen workdays`() throws {
        #expect(try complaint().owed == ["refer office 2026-03-03", "establish-facts oversight 2026-03-23"])
    }

    @Test func `2.5: an obstructed matter calls for its complaint when it is judged, and only once`() throws {
        let reported = try story("2026-03-02 09:00  clerk    registers hall")
        let judged = try story("2026-03-02 09:10  officer  accepts obstructed", from: reported)
        let openings = judged.matter.openings(after: [], before: reported.matter, .dianjiangWithRemedies)
        #expect(openings.map(\.kind) == [.sealedComplaint])
        #expect(judged.matter.openings(after: [], before: judged.matter, .dianjiangWithRemedies) == [])
    }

    @Test func `2.5: facts are oversight's to establish, and only after the referral`() throws {
        var story = try complaint()
        let no: StepValues = ["established": .choice("no"), "opinion": Said.words, "obstacle": .choice("needs-help")]
        #expect(story.take("establishment", by: "head", no) == .notYours)
        #expect(story.take("establishment", by: "oversight", no) == .stepMissing)
        #expect(story.take("referral", by: "officer", Said.texts("contents")) == nil)
        #expect(story.triggers == [.open(.disciplineReferral, ["contents": "contents"])])
        #expect(story.take("referral", by: "officer", Said.texts("contents")) == .stepNotHere)
        #expect(story.take("establishment", by: "oversight", no) == nil)
        #expect(story.triggers == [.reclassify])
        #expect(story.owed == ["clear oversight 2026-03-09"])
        #expect(story.record.reclassification?.obstacle == "needs-help")
        story.take("clearing", by: "oversight", Said.texts("told") + ["told-on": Said.on("2026-03-02")])
        #expect(story.record.phase == "cleared")
    }

    @Test func `2.5: once established the circular is owed, signed by a leader and sent county-wide`() throws {
        var story = try complaint()
        story.take("referral", by: "officer", Said.texts("contents"))
        let yes: StepValues = ["established": .choice("yes"), "opinion": Said.words]
        #expect(story.take("establishment", by: "oversight", yes) == .fieldNeeded)
        #expect(story.take("establishment", by: "oversight", yes + ["ground": .choice("attitude")]) == nil)
        #expect(story.record.phase == "established")

        var circular = try RecordStory.opened(.circular, Said.texts("basis") + ["ground": .choice("attitude")])
        #expect(circular.owed == ["draft-circular office 2026-03-04"])
        circular.take("draft", by: "head", Said.texts("title", "text"))
        #expect(circular.take("signature", by: "head", Said.texts("signatory")) == .secondPersonNeeded)
        #expect(circular.take("signature", by: "leader", Said.texts("signatory")) == nil)
        #expect(circular.owed == ["publish office 2026-03-04"])
        circular.take(
            "publication", by: "officer", Said.texts("document", "reach") + ["issued-on": Said.on("2026-03-02")])
        #expect(circular.record.phase == "published")
    }

    @Test func `2.5: a referral is a list, a date and a receipt`() throws {
        var story = try RecordStory.opened(.disciplineReferral, Said.texts("contents"))
        #expect(story.owed == ["acknowledge-referral oversight 2026-03-05"])
        #expect(story.take("receipt", by: "officer", Said.texts("received-by")) == .notYours)
        #expect(story.take("receipt", by: "discipline", Said.texts("received-by")) == nil)
        #expect(story.record.phase == "received")
    }

    @Test func `2.5: no unit, no window and nobody outside may know of a complaint, referral, circular or inquiry`()
        throws
    {
        let readers: [(RecordKind, Set<String>)] = [
            (.sealedComplaint, ["officer", "head", "leader", "deputy", "oversight", "discipline"]),
            (.disciplineReferral, ["officer", "head", "leader", "oversight", "discipline"]),
            (.accountabilityProposal, ["officer", "head", "leader", "oversight", "discipline"]),
            (.circular, ["officer", "head", "leader", "deputy", "oversight", "discipline"]),
            (.ratingInquiry, ["officer", "head", "leader", "deputy", "oversight", "discipline"]),
        ]
        let everybody = [
            "clerk", "officer", "head", "leader", "deputy", "oversight", "discipline", "admin", "security", "audit",
            "reporter", "land", "land-chief", "land-leader", "police",
        ]
        for (kind, may) in readers {
            for name in everybody {
                let actor = try #require(Cast.actor(name))
                #expect(Procedure.of(kind).readers.admits(actor) == may.contains(name), "\(name) \(kind)")
            }
        }
    }
}
