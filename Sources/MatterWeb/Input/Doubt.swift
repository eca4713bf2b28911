// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Wording

/// 存疑 (3.1). Something that looks mistyped and may still be right: it is said once, and going on confirms it.
struct Doubt: Hashable, Sendable {
    let path: FieldPath
    let code: Code

    /// Stable; each has a sentence in both languages.
    enum Code: String, Hashable, Sendable, CaseIterable {
        case landline
        case noAreaCode = "no-area-code"
        case areaAdded = "area-added"
        case oddPhone = "odd-phone"
        case mobileLength = "mobile-length"
        case cardDigit = "card-digit"
        case creditDigit = "credit-digit"
        case codeOfUnit = "code-of-unit"
        case cardOfPerson = "card-of-person"
        case oddIdentity = "odd-identity"
    }

    func sentence(_ language: Language) -> String {
        Refusals.sentences(language)["doubt.\(code.rawValue)"] ?? code.rawValue
    }

    func fields(_ language: Language) -> Fields {
        ["field": .text(path.description), "code": .text(code.rawValue), "detail": .text(sentence(language))]
    }
}
