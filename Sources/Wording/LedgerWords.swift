// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 旧台账用语 (3.1). What old ledgers call their columns, and how people write days, levels and endings in them.
public enum LedgerWords {
    private static let files = [
        Sentences(PackageResources.headings_zh_Hans_txt), Sentences(PackageResources.headings_en_txt),
    ]

    /// In both languages, the better word first.
    public static func words(_ key: String) -> [String] {
        files.flatMap { ($0[key] ?? "").split(separator: " ").map(String.init) }
    }

    /// Chinese alone: one letter of English would be found everywhere.
    public static func signs(_ key: String) -> [String] {
        (files[0][key] ?? "").split(separator: " ").map(String.init)
    }

    /// A heading as it is compared: no spaces, no explanations in brackets, no marks, one width, small letters.
    public static func plain(_ heading: String) -> String {
        var out = String.UnicodeScalarView()
        var depth = 0
        for scalar in narrow(heading).lowercased().unicodeScalars {
            switch scalar {
            case "(", "[", "\u{3010}": depth += 1
            case ")", "]", "\u{3011}": depth = max(0, depth - 1)
            default:
                let kept = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                if depth == 0, kept { out.append(scalar) }
            }
        }
        return String(out)
    }

    /// Full-width letters, digits and marks as their ASCII twins.
    public static func narrow(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let wide = (0xFF01...0xFF5E).contains(scalar.value)
            let twin = wide ? Unicode.Scalar(scalar.value - 0xFEE0) : scalar == "\u{3000}" ? " " : scalar
            out.append(twin ?? scalar)
        }
        return String(out)
    }
}
