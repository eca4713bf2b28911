// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// A form that can no longer be sent: why, and what was written in it, to be copied elsewhere.
struct StrayedForm {
    let title: String
    let reasons: [String]
    let hasWords: Bool
    let facts: [FactRow]

    init(_ title: String, _ reasons: [String], _ fields: [FieldView], _ typed: Typed) {
        self.title = title
        self.reasons = reasons
        facts = fields.compactMap { $0.written(typed) }
        hasWords = !facts.isEmpty
    }
}

extension FieldView {
    /// What she wrote or chose here, in the words of the form; nil for what the form itself brought.
    fileprivate func written(_ typed: Typed) -> FactRow? {
        guard !isHidden, let text = typed.value(name), !text.isEmpty else { return nil }
        let chosen = options.first { $0.value == text }?.label ?? text
        return FactRow(name: label, value: isFlag ? "✓" : chosen)
    }
}
