// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// 电话. Whatever could be dialled is taken; what looks odd is doubted, never refused.
enum Telephone {
    /// One number, one spelling, or it is not found again: plain digits, a mobile without the country's code, a
    /// landline with its area code and a hyphen. `area`: the county's own. What looks odd stays as it was typed.
    static func tidied(_ text: String, area: String? = nil) -> String {
        let plain = text.withPlainDigits
        var digits = plain.filter(\.isNumber)
        guard isPossible(plain) else { return plain }
        let national = ["+86", "0086"].contains { plain.hasPrefix($0) }
        if national { digits.removeFirst(plain.hasPrefix("+") ? 2 : 4) }
        if plain.hasPrefix("+"), !national { return plain }
        if isMobile(digits) || isService(digits) { return digits }
        if national, !digits.hasPrefix("0") { digits = "0" + digits }
        if let area, isLocal(digits) { return "\(area)-\(digits)" }
        guard (10...12).contains(digits.count), digits.hasPrefix("0") else { return plain }
        let code = digits.dropFirst().first.map { "12".contains($0) } == true ? 3 : 4
        return "\(digits.prefix(code))-\(digits.dropFirst(code))"
    }

    /// What may be a number, in that spelling; nil for anything else.
    static func known(_ text: String, area: String?) -> String? {
        isPossible(text.withPlainDigits) ? tidied(text, area: area) : nil
    }

    static func isPossible(_ text: String) -> Bool {
        let marks: Set<Character> = ["+", "-", " ", "(", ")"]
        let digits = text.filter { !marks.contains($0) }
        return digits.utf8.allSatisfy { (48...57).contains($0) } && (5...15).contains(digits.count)
    }

    /// A number as numbers are: mobile, landline, service number.
    /// A house has short numbers of its own.
    static func isValid(_ text: String) -> Bool {
        isPossible(text) && (![.oddPhone, .mobileLength].contains(doubt(text)) || text.count == 5)
    }

    static func doubt(_ text: String) -> Doubt.Code? {
        var digits = text.filter(\.isNumber)
        if text.hasPrefix("+86") { digits.removeFirst(2) }
        if isMobile(digits) { return nil }
        switch digits.count {
        case _ where isLocal(digits): return .noAreaCode
        case _ where beginsLikeMobile(digits) && digits.count != 11: return .mobileLength
        case 5 where digits.hasPrefix("1") || digits.hasPrefix("9"): return nil
        case 10 where isService(digits): return nil
        case 10...12: return digits.hasPrefix("0") ? .landline : .oddPhone
        default: return .oddPhone
        }
    }

    /// A landline without its area code; none begins with 0 or 1.
    private static func isLocal(_ digits: String) -> Bool {
        (7...8).contains(digits.count) && !digits.hasPrefix("0") && !digits.hasPrefix("1")
    }

    /// 400 and 800 numbers: dialled the same from everywhere.
    private static func isService(_ digits: String) -> Bool {
        digits.count == 10 && ["400", "800"].contains { digits.hasPrefix($0) }
    }

    private static func isMobile(_ digits: String) -> Bool { digits.count == 11 && beginsLikeMobile(digits) }

    private static func beginsLikeMobile(_ digits: String) -> Bool {
        digits.hasPrefix("1") && digits.dropFirst().first.map { "3456789".contains($0) } == true
    }
}

/// 证件号码. A person's ID card (GB 11643) and an enterprise's unified social credit code (GB 32100) are doubted when
/// the check digit does not fit: a village collective's old code and a mistyped one look alike, and both are taken.
enum IdentityNumber {
    static func tidied(_ text: String) -> String { text.withPlainDigits.uppercased().filter { !$0.isWhitespace } }

    static func doubt(_ text: String, of kind: ReporterKind) -> Doubt.Code? {
        let characters = Array(text)
        guard characters.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isLetter) }) else { return .oddIdentity }
        guard characters.count == 18 else { return (5...20).contains(characters.count) ? nil : .oddIdentity }
        if kind == .enterprise {
            if isCreditCode(characters) { return nil }
            return isCard(characters) ? .cardOfPerson : .creditDigit
        }
        if isCard(characters) { return nil }
        return isCreditCode(characters) && !looksLikeCard(characters) ? .codeOfUnit : .cardDigit
    }

    /// Digits with a year of birth in its place: a mistyped card fits a credit code one time in thirty.
    private static func looksLikeCard(_ characters: [Character]) -> Bool {
        characters.dropLast().allSatisfy(\.isNumber) && ["19", "20"].contains(String(characters[6...7]))
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

extension String {
    /// Full-width digits and letters as plain ones.
    fileprivate var withPlainDigits: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    (0xFF01...0xFF5E).contains(scalar.value)
                        ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
                }))
    }
}
