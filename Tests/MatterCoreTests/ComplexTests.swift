// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@Suite struct ComplexTests {
    private static let counts: StepValues = [
        "papers-before": .number(9), "papers-after": .number(5), "forms-before": .number(4), "forms-after": .number(1),
        "steps-before": .number(7), "steps-after": .number(3), "days-before": .number(20), "days-after": .number(5),
    ]

    @Test func `2.4: a study ends in a package, or the head writes down why not`() throws {
        var packaged = try RecordStory.opened(.streamliningStudy, Said.about)
        #expect(packaged.owed == ["study-streamlining office 2026-03-30"])
        let result = Self.counts + Said.texts("result")
        #expect(packaged.take("result", by: "officer", result + ["verdict": .choice("package")]) == .fieldNeeded)
        #expect(
            packaged.take("result", by: "officer", result + Said.texts("name") + ["verdict": .choice("package")]) == nil
        )
        #expect(packaged.record.phase == "packaged")
        #expect(packaged.triggers == [.open(.oneVisitPackage, ["name": "name", "contents": "result"])])

        var unpackaged = try RecordStory.opened(.streamliningStudy, Said.about)
        unpackaged.take("result", by: "officer", result + ["verdict": .choice("not-packaged")])
        #expect(unpackaged.owed == ["record-why-not head 2026-03-04"])
        #expect(unpackaged.take("reason", by: "officer", Said.texts("reason")) == .notYours)
        #expect(unpackaged.take("reason", by: "head", Said.texts("reason")) == nil)
        #expect(unpackaged.record.phase == "not-packaged")
    }

    @Test func `2.4: one study may cover many matters, and one may be joined into another`() throws {
        var study = try RecordStory.opened(.streamliningStudy, Said.about)
        study.take("matters", by: "officer", [.matters: .matters(["500231-2026-000002", "500231-2026-000001"])])
        #expect(study.record.matters == ["500231-2026-000001", "500231-2026-000002"])
        var other = try RecordStory.opened(.streamliningStudy, Said.about)
        other.take("joining", by: "officer", ["into": .record("500231-2026-SL0001")])
        #expect(other.record.phase == "joined" && other.owed == [])
    }

    @Test func `2.4: a package is launched, then looked at again`() throws {
        var story = try RecordStory.opened(.oneVisitPackage, Said.texts("name", "contents"), by: "officer")
        story.take("launch", by: "officer", Said.texts("published") + ["launched-on": Said.on("2026-03-02")])
        #expect(story.owed == ["check-effect office 2026-06-01"])
        story.take("effect", by: "officer", Said.texts("effect") + ["used": .number(31)])
        #expect(story.record.phase == "in-force")
    }
}
