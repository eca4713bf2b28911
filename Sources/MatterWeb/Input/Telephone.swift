// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// 电话. Mobile, landline with or without its area code, service numbers; spaces and hyphens between are fine.
enum Telephone {
    static func isValid(_ text: String) -> Bool {
        var digits = text.filter { $0 != "-" && $0 != " " }
        if digits.hasPrefix("+86") { digits.removeFirst(3) }
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return false }
        switch digits.count {
        case 5, 7, 8: return !digits.hasPrefix("0")
        case 10: return digits.hasPrefix("400") || digits.hasPrefix("800") || digits.hasPrefix("0")
        case 11: return isMobile(digits) || digits.hasPrefix("0")
        case 12: return digits.hasPrefix("0")
        default: return false
        }
    }

    private static func isMobile(_ digits: String) -> Bool {
        digits.hasPrefix("1") && digits.dropFirst().first.map { "3456789".contains($0) } == true
    }
}

/// 证件号码. A person's ID card (GB 11643) and an enterprise's unified social credit code (GB 32100) by their
/// check digit; other papers by their shape.
enum IdentityNumber {
    static func isValid(_ text: String, of kind: ReporterKind) -> Bool {
        let characters = Array(text)
        guard characters.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isUppercase) }) else { return false }
        guard characters.count == 18 else { return (5...20).contains(characters.count) }
        return kind == .enterprise ? isCreditCode(characters) : isCard(characters)
    }

    private static func isCard(_ characters: [Character]) -> Bool {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let digits = characters.dropLast().compactMap(\.wholeNumberValue)
        guard digits.count == 17 else { return false }
        let sum = zip(weights, digits).reduce(0) { $0 + $1.0 * $1.1 }
        return Array("10X98765432")[sum % 11] == characters[17]
    }

    private static func isCreditCode(_ characters: [Character]) -> Bool {
        let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
        let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
        let values = characters.compactMap { alphabet.firstIndex(of: $0) }
        guard values.count == 18 else { return false }
        let sum = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
        return (31 - sum % 31) % 31 == values[17]
    }
}
