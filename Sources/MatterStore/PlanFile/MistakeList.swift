// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// Collects every mistake of one file, so that an official corrects it in one go.
final class MistakeList {
    private(set) var all: [PlanMistake] = []
    /// Filled in once the plan's own clauses are read; until then none can be unknown.
    var clauses: Set<String>?

    /// 已启用的方案. Published under an earlier release: what later releases came to ask for may be missing.
    private let published: Bool

    init(published: Bool = false) { self.published = published }

    /// A file with more is not read to its end by anybody.
    private static let most = 500

    func add(_ code: MistakeCode, line: Int, clause: String? = nil, _ facts: [String] = []) {
        guard all.count < Self.most, !published || !Self.grown.contains(code) else { return }
        all.append(PlanMistake(line: line, code: code.rawValue, clause: clause, facts: facts))
    }

    /// What grows with the plan's language: a plan that loaded once has none of these by its own fault.
    private static let grown: Set<MistakeCode> = [.missingKey, .missingAct, .missingEntry, .clauseNotLocal]

    /// The value when nothing was wrong. Stand-ins for unreadable values never leave this way.
    func reading<Value>(_ value: Value) -> Reading<Value> {
        if all.isEmpty { return .good(value) }
        let inOrder = all.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
        return .mistakes(inOrder.map(\.element))
    }
}
