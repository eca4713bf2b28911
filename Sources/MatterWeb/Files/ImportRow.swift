// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import Wording

/// 导入行 (3.1). One matter of an older ledger: what the API takes, and `category level departments remedy …`,
/// which become the importer's proposal.
struct ImportRow {
    /// Named by the file, or by its content when the file names nothing.
    let id: String
    let body: Body

    /// Keys that are the importer's; every other key is one of the API's.
    private static let own: Set<String> = [
        "id", "category", "level", "departments", "remedy", "working_days", "outcome", "kind", "basis",
        "reportedAt", "judged", "assumed", "corrected",
    ]

    private static let remedyMost = 500

    /// Reads the importer's keys; what the API's reader says about the others comes later, so that a line's mistakes
    /// are all named at once.
    init(_ line: Body, _ bytes: [UInt8], _ plan: Plan) {
        let members = line.fields.members ?? []
        let own = FieldReader(.object(members.filter { Self.own.contains($0.name) }))
        id = own.optionalText("id", most: Limits.identifier) ?? ContentDigest.of(bytes)
        var api = members.filter { !Self.own.contains($0.name) }
        func add(_ name: String, _ value: Fields?) {
            if let value, !api.contains(where: { $0.name == name }) { api.append(Fields.Member(name, value)) }
        }
        let departments = own.texts("departments", most: Limits.units, each: Limits.identifier)
        add("obstacle", Self.obstacle(own, plan))
        add("proposal", Self.proposal(own, departments))
        add("unit", departments.first.map { .text($0) })
        add("happenedAt", own.optionalTime("reportedAt").map { .text($0.description) })
        add("channel", "other")
        add("reporter", ["kind": "anonymous"])
        // Kept for whoever reads the file; the proposal says what was assumed.
        ["judged", "corrected"].forEach { _ = own.value($0) }
        body = Body(.object(api), errors: line.errors + own.problems)
    }

    /// 类别: the how-many-th obstacle of the plan.
    private static func obstacle(_ own: FieldReader, _ plan: Plan) -> Fields? {
        guard let category = own.optionalInteger("category", in: 1...max(plan.obstacles.count, 1)) else { return nil }
        return .text(plan.obstacles[category - 1].id)
    }

    /// 导入建议: what the old ledger said, for whoever judges.
    private static func proposal(_ own: FieldReader, _ departments: [String]) -> Fields? {
        let parts: [(String, String?)] = [
            ("level", own.optionalInteger("level", in: 1...3).map(String.init)),
            ("departments", departments.isEmpty ? nil : departments.joined(separator: " ")),
            ("remedy", own.optionalText("remedy", most: remedyMost)),
            ("working-days", own.optionalInteger("working_days", in: 0...Term.longest).map(String.init)),
            ("outcome", own.optionalText("outcome", most: Limits.title)),
            ("kind", own.optionalText("kind", most: Limits.title)),
            ("basis", own.optionalText("basis", most: Limits.title)),
            ("assumed", assumed(own)),
        ]
        let said = parts.compactMap { part in
            part.1.map { Wording.sentence("cli.import.proposal.\(part.0)", [$0], .chinese) }
        }
        if said.isEmpty { return nil }
        let text = said.joined(separator: " ")
        // Only very many departments can be too much together.
        if text.count > Limits.remark { own.fail("departments", .tooLong, [String(Limits.remark)]) }
        return .text(String(text.prefix(Limits.remark)))
    }

    private static func assumed(_ own: FieldReader) -> String? {
        let names = own.texts("assumed", most: Limits.units, each: Limits.identifier)
        return names.isEmpty ? nil : names.joined(separator: " ")
    }
}
