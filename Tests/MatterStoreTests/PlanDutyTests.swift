// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore
import Testing

/// What the county's plan says about remedies, standing duties, criticism and the archive.
@Suite struct PlanDutyTests {
    private var text: String { String(decoding: Shipped.plans[0].bytes, as: UTF8.self) }

    private func plan() throws -> Plan {
        guard case .good(let plan) = PlanFile.read(Shipped.plans[0].bytes) else { throw CancellationError() }
        return plan
    }

    private func found(_ old: String, _ new: String) throws -> [String] {
        var changed = text
        let range = try #require(changed.firstRange(of: old), "the plan lacks \(old)")
        let line = changed[..<range.lowerBound].count { $0 == "\n" } + 1
        changed.replaceSubrange(range, with: new)
        guard case .mistakes(let mistakes) = PlanFile.read(Array(changed.utf8)) else { return [] }
        return mistakes.map { "\($0.line - line) " + ([$0.code] + $0.facts).joined(separator: " ") }
    }

    @Test func `2.1 to 2.5: each of the five obstacles has its remedies, demanded or allowed`() throws {
        let plan = try plan()
        let told = plan.obstacles.map { kind in
            plan.remedies(kind.id).map { "\($0.kind)\($0.required ? "!" : "") \($0.when)" }.joined(separator: ", ")
        }
        #expect(
            told == [
                "investigation handling, documents-to-follow handling, remote-signing handling",
                "special-study! handling, good-faith-record handling", "assisted-service! handling",
                "assisted-service handling, streamlining-study! completion",
                "sealed-complaint! judgement, discipline-referral! judgement, circular completion", "",
            ])
        #expect(plan.remedies("complex", at: .completion).map(\.kind) == ["streamlining-study"])
    }

    @Test func `3.4a, 3.4d, 4.2, 4.3: standing duties come back weekly, monthly and yearly`() throws {
        let told = try plan().standing.map { "\($0.id) \($0.every) \($0.term) \($0.party) \($0.clause)" }
        #expect(
            told == [
                "weekly-copies week workdays 2 office 3.4a", "monthly-review month workdays 10 office 3.4d",
                "monthly-assessment month workdays 5 office 4.2", "yearly-assessment year workdays 15 office 4.2",
                "weekly-bulletin week workdays 1 office 4.3", "monthly-bulletin month workdays 5 office 4.3",
                "yearly-bulletin year workdays 15 office 4.3",
            ])
    }

    @Test func `2.5, 4.2: the faults stay apart and the grounds of criticism are the document's`() throws {
        let plan = try plan()
        #expect(plan.faults.map(\.name) == ["吃拿卡要", "业务不熟", "态度不好"])
        #expect(plan.criticismGrounds.map(\.name).joined(separator: " ") == "服务态度差 作风纪律问题 业务不熟 不担当 不作为 慢作为 乱作为")
        #expect(Set((plan.faults + plan.criticismGrounds).map(\.source)) == [.document])
        #expect(plan.consequences.map(\.name) == ["撤销受理", "视为撤回申请", "不予办理", "终止办理"])
        #expect(Set(plan.consequences.map(\.source)) == [.filled])
    }

    @Test func `file: every way a matter can end has its term of keeping`() throws {
        let plan = try plan()
        #expect(plan.retention(.resolved, level: 1)?.years == 10)
        #expect(plan.retention(nil, level: nil)?.id == "ten-years")
        #expect(plan.retention(.explained, level: 2)?.years == 30)
        #expect(plan.retention(.explained, level: 3)?.id == "permanent")
        #expect(plan.retention(.resolved, level: 3).map { $0.years } == .some(nil))
        for outcome in Outcome.allCases { #expect(plan.retention(outcome, level: 2) != nil) }
    }

    @Test func `plan: mistakes in these sections are named where they stand`() throws {
        #expect(
            try found("obstacle: rigid-reading, when", "obstacle: rigid, when") == [
                "0 unknown-value remedies[4].obstacle rigid missing-evidence rigid-reading needs-help complex "
                    + "obstructed other"
            ])
        #expect(
            try found("kind: good-faith-record", "kind: special-study") == [
                "0 duplicate-id remedies[5].kind special-study"
            ])
        #expect(
            try found("{id: monthly-review,", "{id: weekly-copies,")
                == ["0 duplicate-id standing[2].id weekly-copies"])
        #expect(
            try found("every: week", "every: day") == [
                "0 unknown-value standing[1].every day week month quarter year"
            ])
        #expect(
            try found("kind: remote-signing", "kind: telepathy").first?.hasPrefix("0 unknown-value remedies[3].kind")
                == true)
        #expect(
            try found("act: hold-review", "act: hold-party").first?.hasPrefix("0 unknown-value standing[2].act") == true
        )
        #expect(
            try found("every: week, term: workdays 2", "every: week, term: hours 2")
                == ["0 bad-term standing[1].term hours 2"])
        #expect(try found("years: 10, ", "years: 10, levels: [1], ") == ["0 retention-gap retention[3]"])
        #expect(try found(", levels: [3]", "") == ["0 retention-gap retention[1]"])
        #expect(try found("levels: [3]", "levels: [8]") == ["0 unknown-value retention[1].levels 8 1 2 3"])
        #expect(try found("years: 30", "years: soon") == ["0 wrong-type retention[2].years number"])
        #expect(try found("-Y-{number}", "-Y") == ["0 series-incomplete retention[1].series {number}"])
    }

    @Test func `plan: one published before these sections and acts were asked for still loads`() throws {
        let sections = try #require(text.firstRange(of: "\nremedies:"))
        let after = try #require(text.firstRange(of: "\nseries:"))
        let old = (text[..<sections.lowerBound] + text[after.lowerBound...])
            .split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("  recheck:") }
            .joined(separator: "\n")
        guard case .mistakes(let mistakes) = PlanFile.read(Array(old.utf8)) else {
            Issue.record("a new plan may not leave them out")
            return
        }
        #expect(Set(mistakes.map(\.code)) == ["missing-key", "missing-act"])
        guard case .good(let plan) = PlanFile.read(Array(old.utf8), published: true) else {
            Issue.record("a published plan has to load for ever")
            return
        }
        #expect(plan.remedies == [] && plan.acts[.recheck] == nil && plan.acts[.judge] != nil)
        guard case .mistakes = PlanFile.read(Array(old.replacing("workdays 2", with: "two").utf8), published: true)
        else {
            Issue.record("what is wrong stays wrong")
            return
        }
    }
}
