// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import MatterCore
import MatterFixtures
import Testing

@testable import MatterStore

/// The same reports on the same days under the five plans: five sets of deadlines, side by side.
@Suite(.everyEngine) struct FivePlansTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../docs/FIVE-PLANS.md").standardizedFileURL

    /// `BANCHENG_RECORD=1` writes the table; otherwise it is compared.
    @Test func `3.3: one history under five plans sets the deadlines written down in docs`() throws {
        let text = try Self.document()
        if ProcessInfo.processInfo.environment["BANCHENG_RECORD"] != nil {
            try text.write(to: Self.file, atomically: true, encoding: .utf8)
        }
        let kept = try String(contentsOf: Self.file, encoding: .utf8)
        let first = zip(text.split(separator: "\n"), kept.split(separator: "\n")).first { $0 != $1 }
        #expect(text == kept, "\(first.map { "now: \($0)\nkept: \($1)" } ?? "one is longer")")
    }

    private static func document() throws -> String {
        var lines = [
            "# The same history under five plans", "",
            "Five counties of one program: the same reports on the same days, driven through the same commands, each "
                + "under one of the plans in [Plans/](../Plans/README.md). A cell is the day that was set, at its end "
                + "unless an hour is named, with the plan's own clause; — means that this plan makes nothing owed "
                + "there. "
                + "A refused step says why. Written and checked by `FivePlansTests`; nobody edits it.",
        ]
        for chapter in FivePlans.history { lines += ["", "## \(chapter.title)", ""] + (try table(chapter)) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func table(_ chapter: FivePlans.Chapter) throws -> [String] {
        let columns = try FivePlans.plans.map { try FivePlans.play(chapter, $0.file) }
        var rows = [
            "| step | owed | " + FivePlans.plans.map(\.place).joined(separator: " | ") + " |",
            "| --- | --- |" + String(repeating: " --- |", count: columns.count),
        ]
        for (place, step) in chapter.steps.enumerated() {
            var names: [String] = []
            for column in columns {
                for entry in column[place] where !names.contains(entry.name) { names.append(entry.name) }
            }
            for (row, name) in (names.isEmpty ? [""] : names).enumerated() {
                let cells = columns.map { column in
                    let found = column[place].filter { $0.name == name }.map(\.cell)
                    return found.isEmpty ? "—" : Set(found).sorted().joined(separator: ", ")
                }
                let told =
                    row == 0
                    ? "\(step.at.dropFirst(5)) \(step.deed.replacing("{", with: "").replacing("}", with: ""))" : ""
                rows.append("| \(told) | \(name) | " + cells.joined(separator: " | ") + " |")
            }
        }
        return rows
    }

    /// Counted by hand against the State Council's arrangement for 2026: 14 and 28 February worked, 15 to 23 off,
    /// 4 to 6 April off, 1 to 5 May off, 25 to 27 September off, 1 to 7 October off, 10 October worked.
    @Test(arguments: [
        // Accepted Friday 13 February. Worked days after it: 14, 24, 25, 26, 27, 28 February.
        "0 1 dianjiang-2021-18 complete 02-24〔3.4a〕", "0 1 wansheng-2022 complete 02-25〔办结〕",
        "0 1 xiangtan complete 02-27〔办结〕", "0 1 huangshi complete 02-13〔办结〕", "0 1 jiangsu-2023 complete 02-27〔办结〕",
        "0 1 xiangtan say-whether 02-25〔不能办〕", "0 1 jiangsu-2023 explain-delay 02-26〔到期说明〕",
        // Accepted Saturday 14 February. Worked days after it: 24, 25, 26, 27, 28 February, 2 March.
        "1 2 dianjiang-2021-18 complete 02-28〔3.4a〕", "1 2 wansheng-2022 complete 02-26〔办结〕",
        "1 2 huangshi complete 02-26〔办结〕", "1 2 xiangtan complete 02-28〔办结〕",
        // Accepted Thursday 24 September. Worked days after it: 28, 29, 30 September, 8, 9, 10, 12, 13, 14, 15 October.
        "2 1 dianjiang-2021-18 complete 09-29〔3.4a〕", "2 1 wansheng-2022 complete 09-30〔办结〕",
        "2 1 xiangtan complete 10-15〔办结〕", "2 1 huangshi complete 10-12〔办结〕", "2 1 jiangsu-2023 complete 10-22〔办结〕",
        // The extension counts from the promise: two, five, five, three and ten worked days more.
        "2 3 dianjiang-2021-18 complete 10-08〔3.4a〕", "2 3 wansheng-2022 complete 10-13〔办结〕",
        "2 3 xiangtan complete 10-22〔办结〕", "2 3 huangshi complete 10-15〔办结〕", "2 3 jiangsu-2023 complete 11-05〔办结〕",
        // Thursday 30 April; the next worked days are 6, 7, 8, 9 May.
        "4 3 dianjiang-2021-18 call 05-08〔3.4b〕", "4 3 jiangsu-2023 call 05-11〔回访〕",
    ])
    func `3.3: deadlines counted by hand against the published calendar`(expected: String) throws {
        let words = expected.split(separator: " ").map(String.init)
        let (chapter, step) = (try #require(Int(words[0])), try #require(Int(words[1])))
        let column = try FivePlans.play(FivePlans.history[chapter], words[2])
        #expect(column[step].contains { $0.name == words[3] && $0.cell == words[4] }, "\(column[step])")
    }

    @Test(arguments: Shipped.plans.map(\.name))
    func `plan: every shipped plan names every act, party, term and clause it needs`(name: String) throws {
        let bytes = try #require(Shipped.plans.first { $0.name == name }).bytes
        guard case .good(let plan) = PlanFile.read(bytes) else {
            guard case .mistakes(let mistakes) = PlanFile.read(bytes) else { return }
            Issue.record("\(mistakes)")
            return
        }
        #expect(plan.id + ".yaml" == name)
        #expect(Set(Act.allCases).subtracting(plan.acts.keys).isSubset(of: Act.optional))
        #expect(Clause.cited.allSatisfy { plan.clauses[plan.clause($0)] != nil })
    }
}
