// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Testing

/// Who may open a record, on which matter, and who may go on with it.
@Suite struct RecordDoorTests {
    private static let judged = """
        2026-03-02 09:00  clerk    registers hall
        2026-03-02 09:10  officer  accepts OBSTACLE

        """

    private static func matter(_ obstacle: String, _ rows: String = "") throws -> Matter {
        try story(judged.replacing("OBSTACLE", with: obstacle) + rows).matter
    }

    private static let issued = "2026-03-02 09:20  officer  coordinates 1 land\n"
    private static let done = issued + "2026-03-02 10:00  land  completes resolved\n"
    private static let question: StepValues = Said.about + Said.texts("question")

    private static func openings(_ matter: Matter, _ events: [MatterEvent] = []) -> [RecordKind] {
        matter.openings(after: events, before: Matter(), Plan.dianjiangWithRemedies).map(\.kind)
    }

    @Test func `2.1 to 2.5: a required remedy opens when its moment comes, an allowed one never by itself`() throws {
        #expect(try Self.openings(Self.matter("complex", Self.issued)) == [])
        #expect(try Self.openings(Self.matter("complex", Self.done)) == [.streamliningStudy])
        #expect(try Self.openings(Self.matter("missing-evidence", Self.done)) == [])
        #expect(try Self.openings(Self.matter("rigid-reading")) == [])
        #expect(try Self.openings(Self.matter("rigid-reading", Self.issued)) == [.specialStudy])
        #expect(try Self.openings(Self.matter("obstructed")) == [.sealedComplaint])
        let again = try Self.matter("obstructed")
        #expect(again.openings(after: [], before: again, Plan.dianjiangWithRemedies).isEmpty)
    }

    @Test func `3.4c: only a poor rating opens an inquiry, about the unit or about the office that settled it`() throws
    {
        func opened(_ table: String, _ marks: String) throws -> [String] {
            let before = try story(table)
            let told = try story("2026-03-03 09:00  officer  calls \(marks)", from: before)
            let found = told.matter.openings(
                after: told.log.dropFirst(before.log.count).map(\.event), before: before.matter,
                Plan.dianjiangWithRemedies)
            return found.map {
                "\($0.kind) \($0.values["subject"]?.choice ?? "") \($0.values[.unit]?.unit?.text ?? "")"
            }
        }
        let handled = Self.judged.replacing("OBSTACLE", with: "other") + Self.done
        #expect(try opened(handled, "5 1 5 5") == ["ratingInquiry unit land"])
        #expect(try opened(handled, "5 3 5 5") == [])
        let settled = "2026-03-02 09:00  clerk  registers hall\n2026-03-02 09:10  clerk  settles\n"
        #expect(try opened(settled, "5 1 5 5") == ["ratingInquiry office "])
    }

    @Test func `3.4c: what an inquiry found goes to its matter, with rework where that was said in either way`() throws
    {
        func finding(_ more: StepValues) throws -> Finding? {
            var story = try RecordStory.opened(.ratingInquiry, Said.about + ["subject": .choice("unit")])
            #expect(story.record.finding == nil)
            let values: StepValues = ["cause": .choice("service"), "text": Said.words]
            #expect(story.take("finding", by: "officer", values + more) == nil)
            return story.record.finding
        }
        #expect(try finding([:]).map { [$0.rework, $0.cause == .service] } == [false, true])
        #expect(try finding(["rework": .flag(true)])?.rework == true)
        #expect(try finding(["rework": .flag(false)])?.rework == false)
        #expect(try finding(["result": .choice("rework")])?.rework == true)
        #expect(try finding(["result": .choice("explanation")])?.rework == false)
    }

    @Test func `2.1: a remedy is for its own obstacles, and for matters the unit has a slip in`() throws {
        let missing = try Self.matter("missing-evidence", Self.issued)
        let complex = try Self.matter("complex", Self.issued)
        func opens(_ kind: RecordKind, _ who: String, _ about: Matter, _ values: StepValues) -> RefusalCode? {
            var story = RecordStory(kind)
            return story.take(.opening, by: who, values, about: [about])
        }
        #expect(opens(.investigation, "officer", missing, Self.question) == nil)
        #expect(opens(.investigation, "land", missing, Self.question) == nil)
        #expect(opens(.investigation, "officer", complex, Self.question) == .remedyNotForObstacle)
        #expect(opens(.specialStudy, "officer", missing, Said.about) == .remedyNotForObstacle)
        #expect(opens(.specialStudy, "system", missing, Said.about) == nil)
        #expect(opens(.consultation, "clerk", complex, ["question": Said.words]) == nil)
        // Another unit's matter, or her own named for another unit.
        let police: StepValues = [
            .matters: .matters(["500231-2026-000001"]), .unit: .unit("police"), "question": Said.words,
        ]
        #expect(opens(.investigation, "police", missing, police) == .matterUnknown)
        #expect(opens(.investigation, "land", missing, police) == .notYours)
        #expect(opens(.investigation, "land", missing, police + ["with": .units(["land"])]) == nil)
        let context = RecordStory(.investigation).context("police")
        do throws(Refusal) {
            _ = try ProgrammeRecord(.investigation).decide(.take(.opening, police), context, about: [missing])
            Issue.record("it was opened")
        } catch {
            #expect(error.facts == ["500231-2026-000001"])
        }
    }

    @Test func `4.1: a unit's step is its own people's, or the office's with the paper in hand`() throws {
        let opening: StepValues = [.unit: .unit("land"), "task": Said.words, "by": Said.on("2026-03-06")]
        func account(_ who: String) throws -> RefusalCode? {
            var story = try RecordStory.opened(.assignedTask, opening, by: "officer")
            return story.take("account", by: who, ["done": Said.words])
        }
        #expect(try account("land") == nil)
        #expect(try account("land-leader") == nil)
        #expect(try account("police") == .notYours)
        #expect(try account("officer") == .evidenceNeeded)
        #expect(try account("officer+paper") == nil)
        #expect(try account("system") == nil)
        #expect(try account("oversight") == .notYours)
        // Where the step itself asks for the evidence, that is the paper.
        var looking = try RecordStory.opened(.investigation, Self.question)
        let found = Said.texts("findings", "evidence") + ["established": .flag(true)]
        #expect(looking.take("findings", by: "officer", found) == nil)
    }

    @Test func `4.1: what is open is not opened again, and a step's answer to other matters is its own`() throws {
        var story = try RecordStory.opened(.specialStudy, Said.about)
        #expect(story.take(.opening, by: "officer", Said.about) == .stepNotHere)
        let conclusion =
            Said.texts("present", "basis", "conclusion") + [
                "met-on": Said.on("2026-03-02"), "verdict": .choice("can-be-done"),
            ]
        #expect(story.take("conclusion", by: "land", conclusion, about: [Matter()]) == nil)
        #expect(!story.record.isOpen)
    }

    @Test func `2.5: a sealed record opens to no unit, though it is about it`() throws {
        var story = RecordStory(.circular)
        let code = story.take(
            .opening, by: "system",
            Said.about + Said.texts("basis", "title", "text", "case", "body") + ["ground": .choice("attitude")])
        #expect(code == nil)
        func reads(_ who: String) throws -> Bool {
            story.record.isReadable(by: try #require(Cast.actor(who)))
        }
        for who in ["land", "land-leader", "clerk", "audit"] { #expect(try !reads(who), "\(who)") }
        for who in ["officer", "leader", "oversight"] { #expect(try reads(who), "\(who)") }
        for step in story.record.procedure.steps {
            #expect(story.take(step.id, by: "land-leader") != nil)
        }
        let open = try RecordStory.opened(.investigation, Self.question)
        #expect(open.record.isReadable(by: try #require(Cast.actor("land"))))
        #expect(open.record.isReadable(by: try #require(Cast.actor("officer"))))
        #expect(!open.record.isReadable(by: try #require(Cast.actor("police"))))
    }

    @Test func `2.3: a mandate holds through its last day`() throws {
        var story = try RecordStory.opened(
            .assistedService, [.matters: .matters(["500231-2026-000001"]), "mode": .choice("on-behalf")])
        let mandate: StepValues = [
            "principal": .person(person("owner")), "scope": Said.words, "expires": Said.on("2026-03-10"),
        ]
        #expect(story.take("mandate", by: "clerk", mandate) == nil)
        story.at("2026-03-10")
        let taken = Said.texts("papers", "taken-by") + ["taken-on": Said.on("2026-03-10")]
        #expect(story.take("papers-taken", by: "clerk", taken) == nil)
    }

    @Test func `2.1: reminded three workdays before, or on the day itself where that is past`() throws {
        func reminded(_ promised: String) throws -> [String] {
            try RecordStory.opened(
                .undertaking,
                Said.about + Said.texts("papers") + [
                    "promised": Said.on(promised), "consequence": .choice("revoked"),
                ]
            ).owed.filter { $0.hasPrefix("remind") }
        }
        #expect(try reminded("2026-03-06") == ["remind-undertaking office 2026-03-03"])
        #expect(try reminded("2026-03-05") == ["remind-undertaking office 2026-03-05"])
    }

    @Test func `closed loop: dues of a record are missed oldest first, the last second is in time, the top repeats`()
        throws
    {
        var story = try RecordStory.opened(.sealedComplaint, Said.about, by: "officer")
        let last = try #require(story.record.obligations.first?.due.at)
        story.now = last
        #expect(try story.record.decide(.passDues, story.context("system")).isEmpty)
        story.tick("2026-04-30")
        let missed = story.log.compactMap { event -> Act? in
            if case .dueMissed(let due) = event.fact { due.act } else { nil }
        }
        #expect(missed == [.refer, .establishFacts])
        var asked = RecordStory(.consultation)
        asked.take(.opening, by: "clerk", ["question": Said.words])
        var acts: [String] = []
        for day in ["2026-03-03", "2026-03-10", "2026-03-17", "2026-03-24", "2026-04-10"] {
            asked.tick(day)
            acts.append(asked.owed.last?.split(separator: " ").prefix(2).joined(separator: " ") ?? "")
        }
        #expect(acts == ["press office", "press head", "press group-leader", "press oversight", "press-top oversight"])
    }

    @Test func `3.4d: performed on the very day the next one is due, the one after that is due`() throws {
        var story = RecordStory(.standingDuty)
        story.plan = Plan.dianjiangWithRemedies(standing: [
            StandingRule(
                id: "duty", name: "常", act: "hold-review", every: .week, term: .workdays(2), party: .office,
                clause: "3.4d", source: .filled)
        ])
        story.take(.opening, by: "system", ["duty": .choice("duty"), "act": .choice("hold-review")])
        #expect(story.owed == ["hold-review office 2026-03-10"])
        story.at("2026-03-17")
        story.take("performance", by: "officer", ["act": .choice("hold-review")])
        #expect(story.owed == ["hold-review office 2026-03-24"])
    }

    @Test func `4.1: numbers are read as they are written, and fields have their lists`() throws {
        #expect(RecordNumber("500231", 2026, .circular, 7).text == "500231-2026-CI0007")
        for text in ["500231-CI0007", "500231-2026-1-CI0007", "500231--CI0007-", "500231-2026-XY0007", "--CI0007-"] {
            #expect(RecordNumber(parsing: text) == nil, "\(text)")
        }
        #expect(RecordNumber(parsing: "-2026-CI0007") != nil)
        #expect(RecordNumber(parsing: "500231-2026-CI0007")?.kind == .circular)
        #expect(RecordKind(plural: "circulars") == .circular)
        #expect(RecordKind(plural: "nonsense") == nil)
        #expect(FieldRule.PlanList.indicators.ids(Plan.dianjiang) == Indicator.allCases.map(\.rawValue))
        let context = RecordStory(.circular).context("officer")
        #expect(FieldRule.Shape.units.fits(.units(["land", "police"]), context))
        #expect(FieldRule.Shape.number(most: 3).fits(.number(0), context))
        #expect(!FieldRule.Shape.number(most: 3).fits(.number(4), context))
    }
}
