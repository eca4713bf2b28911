// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// What came in with a form, so that the page that comes back loses nothing that was typed.
struct Typed {
    let fields: Fields
    let errors: [String: [String]]

    static let nothing = Typed(.object([]), [:])

    init(_ fields: Fields, _ errors: [String: [String]]) {
        self.fields = fields
        self.errors = errors
    }

    /// By the input's name: `participants[0][opinion]`.
    func value(_ name: String) -> String? {
        var here: Fields? = fields
        for key in Self.keys(name) { here = here?[key] ?? Int(key).flatMap { here?[$0] } }
        return here?.text
    }

    static func keys(_ name: String) -> [String] {
        name.split(separator: "[").map { $0.hasSuffix("]") ? String($0.dropLast()) : String($0) }
    }
}

extension Fields {
    /// Without `names`, and without rows, groups and inputs that were left empty: a form sends them all.
    func pruned(without names: Set<String> = []) -> Fields {
        switch self {
        case .object(let members):
            .object(
                members.filter { !names.contains($0.name) && !$0.value.isBlank }
                    .map { Member($0.name, $0.value.pruned()) })
        case .list(let values): .list(values.map { $0.isBlank ? .null : $0.pruned() })
        case .null, .bool, .number, .text: self
        }
    }
}
