// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Testing

/// What holds before anything has happened, what is taken when nothing is said, and how dates and numbers are read.
@Suite struct BeginningTests {
    @Test func `D1: a matter begins empty, and its first duty is number one`() throws {
        let empty = Matter()
        #expect((empty.version, empty.versionForUnits, empty.stage, empty.number) == (0, 0, .intake, nil))
        #expect((empty.contacted, empty.senderAnswered, empty.inquiryOpen, empty.filed) == (false, false, false, false))
        #expect((empty.reconsiderationsAsked, empty.extensionsGranted, empty.workdaysStopped) == (0, 0, 0))
        let begun = try story("2026-03-02 10:00  reporter  registers online")
        #expect(begun.matter.version == 1)
        #expect(begun.matter.obligations.map(\.id) == [1, 2])
        #expect(begun.matter.obligations.map(\.rung) == [0, 0])
    }

    @Test func `3.3: a slip that was drawn is neither signed by one person nor deemed received`() throws {
        let drawn = try story(
            """
            2026-03-02 10:00  clerk    registers hall
            2026-03-02 10:20  officer  accepts complex at 1 land draft
            """)
        let slip = try #require(drawn.matter.slips.first)
        #expect((slip.onePerson, slip.deemedReceived, slip.state) == (false, false, .drafted))
        let waited = try story(
            """
            2026-03-02 10:30  officer  checks land
            2026-03-02 10:40  head     signs land
            2026-03-03 00:00  system   ticks
            2026-03-04 00:00  system   ticks
            """, from: drawn)
        let deemed = try #require(waited.matter.slips.first)
        #expect((deemed.deemedReceived, deemed.state) == (true, .received))
    }

    @Test func `2.5: the reporter is kept back where the obstacle is sealed or she asked for it`() throws {
        let plan = Plan.dianjiang
        #expect(try !story("2026-03-02 10:00  clerk  registers hall complex").matter.keepsReporterBack(plan))
        #expect(try story("2026-03-02 10:00  clerk  registers hall complex secret").matter.keepsReporterBack(plan))
        #expect(try story("2026-03-02 10:00  clerk  registers hall obstructed").matter.keepsReporterBack(plan))
        #expect(!Matter().keepsReporterBack(plan))
    }

    @Test func `3.1: a correction changes the field it names and no other`() throws {
        var told = try story("2026-03-02 10:00  clerk  registers hall")
        let clerk = try #require(Cast.actor("clerk"))
        let correction = Correction(
            field: .title, text: text("better"), person: person("li"), hasPhone: false, reason: text("reason"))
        #expect(told.tries(clerk, .correct(correction)) == nil)
        #expect(told.matter.report?.title == text("better"))
        #expect(told.matter.report?.reporter == person("zhang"))
        #expect(told.matter.report?.hasPhone == true)
    }

    @Test func `plan: what a plan leaves unsaid`() throws {
        let rules = AssessmentRules.standard
        #expect((rules.smallSample, rules.satisfiedAtLeast, rules.suppressBelow) == (10, 3, 5))
        #expect((rules.solved, rules.due) == ([.resolved], .promise))
        #expect(rules.indicators.count == Indicator.allCases.count)
        #expect(rules.indicators.values.allSatisfy { $0.weight == 0 && $0.points == 0 })
        let signs = rules.signs
        #expect((signs.lastMinutes, signs.relabelledHours, signs.bulk) == (60, 24, 5))
        #expect((signs.returnMinutes, signs.topMarks) == (30, 20))
        let recurrence = rules.recurrence.map {
            "\($0.same.map(\.rawValue).joined(separator: "+")) \($0.count) \($0.days)"
        }
        #expect(recurrence == ["service+units+obstacle 2 90", "service 3 90", "units+obstacle 5 90"])
        let matters = MatterRules()
        #expect((matters.leaderApproves, matters.invitesOversight) == ([], true))
        #expect((matters.sampleShare, matters.sampleLeast, matters.callLimit) == (20, 3, .workdays(5)))
        let day = try #require(LocalDate("2026-03-09"))
        #expect(!Suspension(ground: "publication", reason: text("reason"), until: day).reporterOwes)
        #expect(!Judgement(decision: .accept, participants: []).discretionary)
    }

    @Test(arguments: [
        "2026-02-00", "2026-00-10", "2026-13-10", "2026-02-29", "2026x02-12", "2026-02x12", "2026-02-1x", "0000-01-01",
        "2026-04-31", "2100-02-29", "026-02-012",
    ])
    func `calendar: there is no such day`(text: String) {
        #expect(LocalDate(text) == nil)
    }

    @Test func `calendar: the years one to 9999, and days before 1970`() throws {
        #expect(LocalDate(year: 9999, month: 12, day: 31) != nil)
        #expect(LocalDate(year: 10_000, month: 1, day: 1) == nil)
        #expect(LocalDate(year: 1, month: 1, day: 1)?.description == "0001-01-01")
        for text in ["1969-12-30", "1969-12-31", "1970-01-01", "1970-01-02"] {
            let day = try #require(LocalDate(text))
            #expect(Instant(day).date == day)
            #expect(Instant.end(of: day).date == day)
            #expect(Instant(day, minute: 61).minuteOfDay == 61)
        }
    }

    @Test(arguments: [
        "2026-02-12x16:00", "2026-02-12T16x00", "2026-02-12T24:00", "2026-02-12T16:60", "2026-02-12T16:00:60",
        "2026-02-12T16:00:5", "2026-02-12T16:00:00.5:", "2026-02-12T16:00x08:00", "2026-02-12T16:00+08x00",
        "2026-02-12T16:00+08:60", "2026-02-12T16:00+15:00", "2026-02-12T16:00+0800", "2026-02-12T16:00+08:0",
        "2026-02-12T16:00/08:00", "2026-02-12T16:00z", "2026-02-12T16",
    ])
    func `calendar: there is no such moment`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test(arguments: [
        ("2026-02-12T16:00:00.1029+08:00", "2026-02-12T16:00:00+08:00"),
        ("2026-02-12T16:00:09.", "2026-02-12T16:00:09+08:00"), ("2026-02-12 16:00Z", "2026-02-13T00:00:00+08:00"),
        ("2026-02-12T23:59:59+14:00", "2026-02-12T17:59:59+08:00"),
        ("2026-02-12T00:00-01:59", "2026-02-12T09:59:00+08:00"),
        ("1969-12-31T00:00", "1969-12-31T00:00:00+08:00"),
    ])
    func `calendar: a moment is read with its zone`(text: String, told: String) {
        #expect(Instant(text)?.description == told)
    }

    @Test func `3.1, 3.3: numbers are padded, and the next one follows`() {
        let numbers = Numbers(jurisdiction: "500231", year: 2026, nextMatter: 123, nextSlip: 7)
        #expect(numbers.matter == "500231-2026-000123")
        #expect([numbers.slip(0), numbers.slip(1)] == ["500231-2026-J0007", "500231-2026-J0008"])
        #expect(!(UnitID("land") < UnitID("land")))
        #expect(UnitID("land") < UnitID("police"))
    }
}
