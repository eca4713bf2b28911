// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Testing

/// Where a record's rules begin and end.
@Suite struct RecordEdgeTests {
    private static func day(_ text: String) throws -> LocalDate { try #require(LocalDate(text)) }

    @Test(arguments: [
        (Period.week, "2026-03-02", "2026-03-08"), (.week, "2026-03-08", "2026-03-08"),
        (.month, "2026-02-01", "2026-02-28"), (.month, "2026-11-30", "2026-11-30"),
        (.month, "2026-12-01", "2026-12-31"),
        (.quarter, "2026-01-01", "2026-03-31"), (.quarter, "2026-03-31", "2026-03-31"),
        (.quarter, "2026-04-01", "2026-06-30"), (.quarter, "2026-06-15", "2026-06-30"),
        (.quarter, "2026-09-30", "2026-09-30"), (.quarter, "2026-10-01", "2026-12-31"),
        (.year, "2026-01-01", "2026-12-31"), (.year, "2026-12-31", "2026-12-31"),
    ])
    func `3.4d: a period ends on its last day`(_ period: Period, _ day: String, _ end: String) throws {
        #expect(try period.end(of: Self.day(day)).description == end)
    }

    /// Days a duty is due on, performed again and again at each due's morning.
    private static func dues(
        _ every: Period, _ term: Term, from day: String = "2026-03-02", times: Int = 3
    ) throws -> [String] {
        var story = RecordStory(.standingDuty)
        story.at(day)
        story.plan = Plan.dianjiangWithRemedies(standing: [
            StandingRule(
                id: "duty", name: "常", act: "hold-review", every: every, term: term, party: .office, clause: "3.4d",
                source: .filled)
        ])
        #expect(story.take(.opening, by: "system", ["duty": .choice("duty"), "act": .choice("hold-review")]) == nil)
        var found: [String] = []
        for _ in 0..<times {
            let due = try #require(story.record.obligations.first?.due.on)
            found.append(due.description)
            story.at(due.description)
            #expect(story.take("performance", by: "officer", ["act": .choice("hold-review")]) == nil)
        }
        return found
    }

    @Test func `3.4a, 3.4d, 4.2, 4.3: a standing duty comes back after each period`() throws {
        #expect(try Self.dues(.week, .workdays(2)) == ["2026-03-10", "2026-03-17", "2026-03-24"])
        #expect(try Self.dues(.month, .workdays(1)) == ["2026-04-01", "2026-05-06", "2026-06-01"])
        #expect(try Self.dues(.month, .days(4)) == ["2026-04-07", "2026-05-06", "2026-06-04"])
        #expect(try Self.dues(.quarter, .sameDay) == ["2026-04-01", "2026-07-01", "2026-10-08"])
        #expect(try Self.dues(.year, .workdays(1), times: 2) == ["2027-01-01", "2028-01-03"])
        // Its own period over and its due passed: the next one.
        #expect(try Self.dues(.week, .workdays(2), from: "2026-03-08", times: 1) == ["2026-03-10"])
    }

    @Test func `3.4d: what was done late is next due after the period that follows`() throws {
        var story = RecordStory(.standingDuty)
        story.plan = Plan.dianjiangWithRemedies(standing: [
            StandingRule(
                id: "duty", name: "常", act: "hold-review", every: .week, term: .workdays(2), party: .head,
                clause: "4.3", source: .filled)
        ])
        #expect(story.take(.opening, by: "system", ["duty": .choice("duty"), "act": .choice("hold-review")]) == nil)
        #expect(story.owed == ["hold-review head 2026-03-10"])
        #expect(story.record.obligations.map(\.clause) == ["4.3"])
        story.at("2026-03-25")
        #expect(story.take("performance", by: "head", ["act": .choice("hold-review")]) == nil)
        #expect(story.owed == ["hold-review head 2026-03-31"])
    }

    @Test func `4.1: a task is due on its day, or the workday after it, at most two years ahead`() throws {
        func task(_ by: String) throws -> (RefusalCode?, [String]) {
            var story = RecordStory(.assignedTask)
            let code = story.take(
                .opening, by: "officer", [.unit: .unit("land"), "task": Said.words, "by": Said.on(by)])
            return (code, story.owed)
        }
        #expect(try task("2026-03-06") == (nil, ["do-task unit:land 2026-03-06"]))
        #expect(try task("2026-03-07") == (nil, ["do-task unit:land 2026-03-09"]))
        #expect(try task("2026-03-03").0 == nil)
        #expect(try task("2026-03-02").0 == .fieldDoesNotFit)
        #expect(try task("2028-03-01").0 == nil)
        #expect(try task("2028-03-02").0 == .fieldDoesNotFit)
    }

    @Test func `3.4d: a day that has passed is today or before, a number not above its most`() throws {
        func meeting(_ through: String) -> RefusalCode? {
            var story = RecordStory(.reviewMeeting)
            return story.take(
                .opening, by: "officer",
                ["since": Said.on("2026-02-01"), "through": Said.on(through), "held-on": Said.on("2026-04-01")])
        }
        #expect(meeting("2026-03-02") == nil)
        #expect(meeting("2026-03-03") == .fieldDoesNotFit)
        var story = RecordStory(.reviewMeeting)
        story.take(
            .opening, by: "officer",
            ["since": Said.on("2026-02-01"), "through": Said.on("2026-03-01"), "held-on": Said.on("2026-04-01")])
        let minutes = Said.texts("present", "conclusions")
        for wrong in [-1, 100] {
            #expect(story.take("minutes", by: "officer", minutes + ["items": .number(wrong)]) == .fieldDoesNotFit)
        }
        #expect(story.take("minutes", by: "officer", minutes + ["items": .number(99)]) == nil)
        #expect(story.record.closedAt == story.now)
    }

    @Test(arguments: [
        (RecordKind.streamliningStudy, "papers-before", 999), (.oneVisitPackage, "used", 999_999),
        (.improvement, "before-count", 99_999), (.improvement, "after-count", 99_999), (.reviewMeeting, "items", 99),
    ])
    func `2.4, 3.4d: how much may be written in a field`(_ kind: RecordKind, _ name: String, _ most: Int) {
        let fields = Procedure.of(kind).steps.flatMap(\.fields).filter { $0.id.text == name }
        #expect(fields.map(\.shape) == [.number(most: most)])
    }

    @Test func `2.1 to 4.3: which records are remedies, which a unit knows of, and which a reporter`() {
        let kinds = RecordKind.allCases
        #expect(
            kinds.filter { Procedure.of($0).isRemedy } == [
                .investigation, .documentsToFollow, .undertaking, .remoteSigning, .specialStudy, .goodFaithRecord,
                .assistedService,
            ])
        #expect(
            kinds.filter { !Procedure.of($0).readers.units } == [
                .streamliningStudy, .sealedComplaint, .disciplineReferral, .circular, .ratingInquiry,
                .accountabilityProposal, .reviewMeeting, .consultation, .copiesList, .standingDuty, .bulletin,
                .typicalMatter, .commendation,
            ])
        #expect(
            kinds.filter { Procedure.of($0).readers.reporter } == [
                .documentsToFollow, .undertaking, .remoteSigning, .assistedService,
            ])
    }

    @Test func `4.1: numbers and duties of a record count from one`() throws {
        #expect((ProgrammeRecord(.circular).version, ProgrammeRecord(.circular).isOpen) == (0, false))
        var story = RecordStory(.consultation)
        #expect(story.take(.opening, by: "clerk", ["question": Said.words]) == nil)
        #expect(story.record.version == 1)
        #expect(story.record.obligations.map { [$0.id, $0.rung] } == [[1, 0]])
        story.tick("2026-03-03")
        #expect(story.record.obligations.map { [$0.id, $0.rung] } == [[1, 0], [2, 1]])
        #expect(story.record.obligations.map(\.missed) == [true, false])
        #expect(RecordNumber("500231", 2026, .circular, 7).text.hasSuffix("0007"))
    }

    @Test func `closed loop: what is pressed for climbs, and ends with what it pressed for`() throws {
        var story = RecordStory(.consultation)
        story.take(.opening, by: "clerk", ["question": Said.words])
        story.tick("2026-03-03")
        #expect(story.owed == ["answer-consultation window 2026-03-03", "press office 2026-03-05"])
        let before = story.log.count
        story.tick("2026-03-03")
        #expect(story.log.count == before)
        for (day, party) in [("2026-03-05", "head"), ("2026-03-09", "group-leader"), ("2026-03-11", "oversight")] {
            story.tick(day)
            #expect(story.owed.last?.contains(" \(party) ") == true, "\(story.owed)")
        }
        #expect(story.take("answer", by: "clerk", Said.texts("answer", "how")) == nil)
        #expect(story.record.obligations.isEmpty)
    }

    @Test func `2.5: an obstacle among the plan's is chosen, an unknown one is refused; no list leaves the words free`()
    {
        let context = RecordStory(.circular).context("officer")
        let kinds = FieldRule.Shape.planned(.obstacles)
        #expect(kinds.fits(.choice("other"), context))
        #expect(!kinds.fits(.choice("boredom"), context))
        var free = RecordStory(.circular)
        free.plan = Plan.dianjiang
        #expect(FieldRule.Shape.planned(.duties).fits(.choice("anything"), free.context("officer")))
        #expect(!FieldRule.Shape.matters.fits(.matters([]), context))
        #expect(!FieldRule.Shape.matters.fits(.matters(["a", "a"]), context))
        #expect(!FieldRule.Shape.units.fits(.units(["land", "nowhere"]), context))
        #expect(FieldRule.Shape.flagMustBe(false).fits(.flag(false), context))
        #expect(!FieldRule.Shape.flagMustBe(false).fits(.flag(true), context))
    }
}
