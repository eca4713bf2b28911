// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import MatterCore
import MatterStore
import Testing
import Wording

@Suite struct SentencesTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/Wording/Sentences").standardizedFileURL

    /// Such as `plan`, for `plan.zh-Hans.txt` and `plan.en.txt`.
    private static func topics() throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return Set(names.map { String($0.prefix { $0 != "." }) }).sorted()
    }

    private static func lines(_ topic: String, _ language: Language) throws -> [(key: String, sentence: String)] {
        let file = folder.appending(path: "\(topic).\(language.rawValue).txt")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            let equals = try #require($0.firstRange(of: " = "), "no “ = ” in \(topic): \($0)")
            return (String($0[..<equals.lowerBound]), String($0[equals.upperBound...]))
        }
    }

    private static func places(_ sentence: String) -> Set<String> {
        Set(sentence.matches(of: /\{(\d+)(:[a-z-]+)?\}/).map { String($0.output.1) })
    }

    @Test(arguments: try SentencesTests.topics())
    func `wording: both languages have the same keys and the same places`(topic: String) throws {
        let chinese = try Self.lines(topic, .chinese)
        let english = try Self.lines(topic, .english)
        #expect(Set(chinese.map(\.key)).symmetricDifference(english.map(\.key)) == [])
        #expect(Set(chinese.map(\.key)).count == chinese.count, "a key is written twice in \(topic).zh-Hans.txt")
        #expect(Set(english.map(\.key)).count == english.count, "a key is written twice in \(topic).en.txt")
        let sentences = Dictionary(english.map { ($0.key, $0.sentence) }) { first, _ in first }
        for (key, sentence) in chinese {
            #expect(Self.places(sentence) == Self.places(sentences[key] ?? sentence), "\(topic): \(key)")
        }
    }

    @Test func `wording: the topics joined in one place share no key`() throws {
        let keys = try ["acts", "cli", "plan", "assessment"].flatMap { try Self.lines($0, .chinese).map(\.key) }
        #expect(Set(keys).count == keys.count)
    }

    @Test(arguments: Language.allCases)
    func `wording: everything the programme names has a label`(language: Language) {
        // One list a line: joined with “+” in one expression they took the compiler minutes.
        var keys: [String] = Act.allCases.map { "act.\($0.rawValue)" }
        keys += Outcome.allCases.map { "outcome.\($0.rawValue)" }
        keys += Role.allCases.map { "role.\($0.rawValue)" }
        keys += PartyRule.allCases.map { "party.\($0.rawValue)" }
        keys += ClockStart.allCases.map { "start.\($0.rawValue)" }
        keys += Source.allCases.map { "source.\($0.rawValue)" }
        keys += RatingAspect.allCases.map { "aspect.\($0.rawValue)" }
        keys += DayMark.allCases.map { "mark.\($0.rawValue)" }
        keys += MistakeCode.allCases.map { "mistake.\($0.rawValue)" }
        keys += Period.allCases.map { "period.\($0.rawValue)" }
        keys += RemedyMoment.allCases.map { "moment.\($0.rawValue)" }
        for key in keys { #expect(Wording.label(key, language) != nil, "\(key)") }
    }

    @Test(arguments: Language.allCases)
    func `wording: everything the assessment names has a label`(language: Language) {
        var keys = Indicator.allCases.map { "indicator.\($0.rawValue)" }
        keys += Sign.Kind.allCases.map { "sign.\($0.rawValue)" }
        keys += Likeness.allCases.map { "likeness.\($0.rawValue)" }
        keys += DueBasis.allCases.map { "due-basis.\($0.rawValue)" }
        keys += BulletinDraft.Section.allCases.map { "bulletin-section.\($0.rawValue)" }
        for key in keys { #expect(Wording.label(key, language) != nil, "\(key)") }
    }

    @Test(arguments: Language.allCases)
    func `wording: everything the shipped plans name has a label in both languages`(language: Language) throws {
        for plan in try shippedPlans() {
            var keys = plan.channels.map { "channel.\($0.id)" }
            keys += plan.obstacles.map { "obstacle.\($0.id)" }
            keys += (plan.declineGrounds + plan.suspensionGrounds).map { "ground.\($0.id)" }
            keys += plan.remedies.map { "remedy.\($0.kind)" }
            for key in keys { #expect(Wording.label(key, language) != nil, "\(plan.id): \(key)") }
            #expect(plan.levels.allSatisfy { $0.english != nil }, "\(plan.id)")
        }
    }

    @Test func `wording: a key nobody wrote shows in brackets`() {
        #expect(Wording.sentence("no-such-key", .chinese) == "[no-such-key]")
        #expect(Wording.label("no-such-key", .english) == nil)
    }

    @Test func `wording: a mistake says line, what to do, code and clause`() {
        let facts = ["acts.judge", "term"]
        #expect(
            Wording.mistake(line: 7, code: "missing-key", clause: "3.2", facts: facts, .chinese)
                == "第 7 行：“acts.judge”下面缺少 term。请补上。〔missing-key，条款 3.2〕")
        #expect(
            Wording.mistake(line: 7, code: "missing-key", clause: nil, facts: facts, .english)
                == "line 7: “acts.judge” lacks term. Add it. [missing-key]")
        #expect(
            Wording.mistake(line: 1, code: "missing-key", clause: nil, facts: ["", "acts"], .chinese)
                == "第 1 行：文件里缺少 acts。请补上。〔missing-key〕")
    }

    @Test func `3.3: why this date, day by day`() throws {
        guard case .good(let calendar) = CalendarFile.read(Shipped.calendar.bytes) else {
            Issue.record("the shipped calendar does not load")
            return
        }
        let start = Instant(try #require(LocalDate("2026-02-13")), minute: 600)
        let due = calendar.due(from: start, term: .workdays(2))
        let lines = DueExplanation.lines(due, calendar, .chinese)
        #expect(lines.count == 12)
        #expect(lines[0] == "2026-02-13 周五　起算，当天不计")
        #expect(lines[1] == "2026-02-14 周六　调休上班（春节），第 1 天")
        #expect(lines[2] == "2026-02-15 周日　放假（春节），不计")
        #expect(lines[11] == "2026-02-24 周二　工作日，第 2 天")
        #expect(DueExplanation.lines(due, nil, .english)[1] == "2026-02-14 Sat  make-up working day, day 1")
        let late = calendar.due(from: Instant(try #require(LocalDate("2026-12-31"))), term: .workdays(1))
        #expect(DueExplanation.lines(late, calendar, .english).last?.contains("outside the published calendar") == true)
    }

    @Test(arguments: Language.allCases)
    func `explain-plan: every value is told with its clause and its source, and nothing is left unsaid`(
        language: Language
    ) throws {
        for plan in try shippedPlans() { try expectExplained(plan, language) }
    }

    private func expectExplained(_ plan: Plan, _ language: Language) throws {
        let lines = PlanExplanation.lines(plan, language)
        #expect(!lines.contains { $0.contains("[explain") || $0.contains("{") && !$0.contains("{year}") })
        for rule in plan.acts.values { #expect(lines.contains { $0.contains("\(rule.name)") }) }
        let document = Wording.sentence("source.document", language)
        let filled = Wording.sentence("source.default", language)
        let told = lines.filter { $0.hasSuffix("\(document)〕") || $0.hasSuffix("\(filled)〕") || $0.hasSuffix("]") }
        // One by one: a long sum of counts takes the compiler minutes.
        let entries: [Int] = [
            plan.channels.count, plan.obstacles.count, plan.declineGrounds.count, plan.suspensionGrounds.count,
            plan.levels.count, plan.acts.count, plan.outcomes.count, plan.remedies.count, plan.standing.count,
            plan.consequences.count, plan.criticismGrounds.count, plan.faults.count, plan.copies.count,
            plan.retention.count, plan.bases.count, plan.assessment.indicators.count,
            plan.assessment.exclusionGrounds.count, plan.assessment.recurrence.count,
        ]
        #expect(told.count == entries.reduce(0, +))
    }

    private func shippedPlans() throws -> [Plan] { try Shipped.plans.map { try read($0.bytes) } }

    private func read(_ bytes: [UInt8]) throws -> Plan {
        switch PlanFile.read(bytes) {
        case .good(let plan): return plan
        case .mistakes(let mistakes):
            let told = mistakes.map {
                Wording.mistake(line: $0.line, code: $0.code, clause: $0.clause, facts: $0.facts, .chinese)
            }
            throw Unreadable(mistakes: told)
        }
    }

    private struct Unreadable: Error {
        let mistakes: [String]
    }
}
