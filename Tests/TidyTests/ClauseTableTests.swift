// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// Clause by clause: what the plan says of it and which tests would fail without it.
/// `BANCHENG_RECORD=1` writes docs/CLAUSES.md anew.
@Suite struct ClauseTableTests {
    /// The programme's clauses, by hand.
    static let clauses: [(id: String, name: String)] = [
        ("D1", "范围"), ("D2", "不属于"), ("2.1", "不敢办"), ("2.2", "不愿办"), ("2.3", "不会办"),
        ("2.4", "不好办"), ("2.5", "不给办"), ("3.1", "一窗受理"), ("3.2", "两类评判"), ("3.3", "交办与计时"),
        ("3.3 L1", "一级调度"), ("3.3 L2", "二级调度"), ("3.3 L3", "三级调度"), ("3.4a", "办结反馈"),
        ("3.4b", "电话回访"), ("3.4c", "核查督办"), ("3.4d", "优化提升"), ("4.1", "组织"), ("4.2", "考核问责"),
        ("4.3", "总结宣传"), ("5", "热线"), ("outcomes", "结果"), ("file", "归档"), ("calendar", "日历"),
        ("closed loop", "闭环"),
    ]

    @Test func `every clause has a rule in the plan and tests of its own, and the table says which`() throws {
        let plan = try #require(SourceFile.all.first { $0.path == "Plans/dianjiang-2021-18.yaml" })
        let rows = Self.clauses.map { clause in
            Row(id: clause.id, name: clause.name, rules: Self.rules(clause.id, plan), tests: Self.tests(clause.id))
        }
        for row in rows {
            #expect(!row.rules.isEmpty, "clause \(row.id): the plan says nothing of it")
            #expect(!row.tests.isEmpty, "clause \(row.id): no test begins with it")
        }
        let table = Self.heading + rows.map(\.line).joined()
        let path = SourceFile.root.appending(path: "docs/CLAUSES.md")
        if ProcessInfo.processInfo.environment["BANCHENG_RECORD"] != nil {
            try table.write(to: path, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: path, encoding: .utf8) == table, "BANCHENG_RECORD=1 writes it anew")
    }

    private struct Row {
        let id: String
        let name: String
        let rules: [String]
        let tests: [String]

        var line: String {
            let rules = rules.map { "`\($0)`" }.joined(separator: " ")
            return "| \(id) \(name) | \(rules) | \(tests.joined(separator: "<br>")) |\n"
        }
    }

    private static let heading = """
        # Clause, plan, tests

        Every clause of the programme, where the plan file speaks of it, and the files with tests named after it. Written
        by `ClauseTableTests`; a clause without a rule or without a test fails there.

        | clause | plan rules | tests |
        | --- | --- | --- |

        """

    /// `acts.judge`, `remedies.investigation`: the entries whose line names the clause.
    private static func rules(_ clause: String, _ plan: SourceFile) -> [String] {
        var section = ""
        var entry = ""
        var found: [String] = []
        for line in plan.lines where !line.hasPrefix("#") {
            let words = line.drop { $0 == " " || $0 == "-" || $0 == "{" }
            let indent = line.prefix { $0 == " " }.count
            if indent == 0, let name = line.split(separator: ":").first { (section, entry) = (String(name), "") }
            if indent == 2 { entry = Self.entry(String(words)) }
            guard line.contains("clause: \"\(clause)\"") || line.contains("clause: \(clause),") else { continue }
            let rule = entry.isEmpty ? section : "\(section).\(entry)"
            if !found.contains(rule) { found.append(rule) }
        }
        return found
    }

    private static func entry(_ words: String) -> String {
        for key in ["id: ", "kind: ", "number: ", "outcome: ", "name: "] where words.hasPrefix(key) {
            return String(words.dropFirst(key.count).prefix { $0 != "," && $0 != "}" })
        }
        return String(words.prefix { $0 != ":" })
    }

    /// Files with a test whose name begins with the clause.
    private static func tests(_ clause: String) -> [String] {
        let beginnings = ["func `\(clause): ", "func `\(clause) ", "def test_\(clause.replacing(".", with: "_"))_"]
        return SourceFile.all.filter { file in
            guard file.isUnder("Tests", "EndToEnd"), !file.path.contains("ClauseTable") else { return false }
            return file.lines.contains { line in beginnings.contains { line.contains($0) } }
        }.map { String($0.path.split(separator: "/").last ?? "") }
    }
}
