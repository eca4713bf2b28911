// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

/// Every reason for which a record says no, met once, with nothing changed by it.
@Suite struct RecordRefusalTests {
    struct Meeting: Sendable {
        let kind: RecordKind
        /// Steps before, each by whom.
        var before: [(step: StepID, by: String, values: StepValues)] = []
        let step: StepID
        let by: String
        var values: StepValues = [:]
        var day: String?
    }

    private static let matters: StepValues = [.matters: .matters(["500231-2026-000001"])]
    private static let words: RecordValue = .text(text("words"))
    private static let mandate: StepValues = [
        "principal": .person(person("owner")), "scope": words,
        "expires": .day(LocalDate("2026-03-10") ?? LocalDate(dayNumber: 0)),
    ]
    private static let taken: StepValues = [
        "papers": words, "taken-by": words, "taken-on": .day(LocalDate("2026-03-01") ?? LocalDate(dayNumber: 0)),
    ]

    static let provoked: [RefusalCode: Meeting] = [
        .stepUnknown: Meeting(kind: .circular, step: "dance", by: "officer"),
        .stepNotHere: Meeting(kind: .circular, step: "signature", by: "leader", values: ["signatory": words]),
        .stepMissing: Meeting(
            kind: .sealedComplaint, before: [(.opening, "system", matters)], step: "establishment", by: "oversight",
            values: ["established": .choice("no"), "opinion": words, "obstacle": .choice("other")]),
        .onlyOnce: Meeting(
            kind: .unitAccount,
            before: [
                (.opening, "officer", matters.merging([.unit: .unit("land"), "request": words]) { $1 }),
                ("account", "land", ["account": words]), ("answer", "officer", ["answer": words]),
                ("appeal", "land", ["appeal": words]),
                ("appeal-decision", "second", ["upheld": .flag(true), "reason": words]),
            ], step: "appeal", by: "land", values: ["appeal": words]),
        .oversightAlone: Meeting(
            kind: .ratingInquiry,
            before: [(.opening, "system", matters.merging(["subject": .choice("office")]) { $1 })], step: "contact",
            by: "officer", values: ["reached": .flag(true), "words": words]),
        .mandateExpired: Meeting(
            kind: .assistedService,
            before: [
                (.opening, "system", matters.merging(["mode": .choice("on-behalf")]) { $1 }),
                ("mandate", "clerk", mandate),
            ], step: "papers-taken", by: "clerk", values: taken, day: "2026-03-11"),
        .remedyNotForObstacle: Meeting(
            kind: .specialStudy, step: .opening, by: "officer", values: matters.merging([.unit: .unit("land")]) { $1 }),
        .remedyTooEarly: Meeting(
            kind: .streamliningStudy, step: .opening, by: "officer", values: matters),
        .fieldNeeded: Meeting(kind: .consultation, step: .opening, by: "clerk"),
        .fieldDoesNotFit: Meeting(kind: .consultation, step: .opening, by: "clerk", values: ["question": .number(3)]),
        .recordUnknown: Meeting(kind: .consultation, step: .opening, by: "clerk"),
    ]

    @Test(arguments: provoked.keys.filter { ![.recordUnknown, .remedyTooEarly].contains($0) })
    func `2: every refusal of a record can be met, and changes nothing`(code: RefusalCode) throws {
        let meeting = try #require(Self.provoked[code])
        var story = RecordStory(meeting.kind)
        for step in meeting.before {
            #expect(story.take(step.step, by: step.by, step.values) == nil, "\(step.step)")
        }
        if let day = meeting.day { story.at(day) }
        let before = story.record
        let about = code == .remedyNotForObstacle ? [Matter()] : []
        #expect(story.take(meeting.step, by: meeting.by, meeting.values, about: about) == code)
        #expect(story.record == before)
    }

    @Test func `2.1: a remedy has to wait for the moment the plan names`() throws {
        let judged = try story(
            """
            2026-03-02 09:00  clerk    registers hall
            2026-03-02 09:10  officer  accepts missing-evidence
            """)
        var study = RecordStory(.investigation)
        let values = Self.matters.merging([.unit: .unit("land"), "question": Self.words]) { $1 }
        #expect(study.take(.opening, by: "officer", values, about: [judged.matter]) == .remedyTooEarly)
        let issued = try story("2026-03-02 09:20  officer  coordinates 1 land", from: judged)
        #expect(study.take(.opening, by: "officer", values, about: [issued.matter]) == nil)
        #expect(study.owed == ["investigate unit:land 2026-03-04"])
    }
}
