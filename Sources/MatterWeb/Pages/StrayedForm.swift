// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// A form that can no longer be sent: why, and what was written in it, to be copied elsewhere.
struct StrayedForm {
    let title: String
    let reasons: [String]
    let hasWords: Bool
    let facts: [FactRow]
    /// None or one: what was kept of it, to be put away.
    var restored: [RestoredForm] = []

    init(_ title: String, _ reasons: [String], _ fields: [FieldView], _ typed: Typed, _ say: Words) {
        self.title = title
        self.reasons = reasons
        facts = fields.compactMap { $0.told(typed, say) }
        hasWords = !facts.isEmpty
    }
}

extension FieldView {
    /// What she wrote or chose here, in the words of the form; nil for what the form itself brought.
    func told(_ typed: Typed, _ say: Words) -> FactRow? {
        guard !isHidden, let text = typed.value(name), !text.isEmpty else { return nil }
        let chosen = options.first { $0.value == text }?.label ?? text
        return FactRow(name: label, value: isFlag ? say("yes") : chosen)
    }
}
