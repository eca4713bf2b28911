// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 自动标题 (3.1). Stands where nobody gave a title, and tells nothing of who reported (2.5).
public struct AutomaticTitle: Hashable, Sendable {
    public let title: String
    /// 备用标题, when the title is a cut of her own words: what stands instead should the report be kept back later.
    public let neutral: String?

    /// `names` are of everybody who stands behind the report; `otherwise` is a word that says nothing.
    public init(
        _ narrative: String, names: [String], service: String?, obstacle: ObstacleKind?, keptBack: Bool,
        otherwise: String
    ) {
        let neutral = service.map { Self.blanked($0, names) } ?? obstacle?.plain ?? otherwise
        title = keptBack ? Self.cut(neutral) : Self.cut(Self.blanked(narrative, names))
        self.neutral = keptBack ? nil : Self.cut(neutral)
    }

    private static let longest = 30
    private static let blank = "***"

    private static func cut(_ text: String) -> String {
        let line = text.prefix { !$0.isNewline }
        return line.count <= longest ? String(line) : line.prefix(longest - 1) + "…"
    }

    /// Before anything is cut: half a name or half a number would no longer be found.
    private static func blanked(_ text: String, _ names: [String]) -> String {
        var told = text
        for name in names.sorted(by: { $0.count > $1.count }) where name.count > 1 {
            told = told.replacing(name, with: blank)
        }
        return withoutNumbers(told)
    }

    /// 电话、证件号码: seven digits and more in a row, whatever a hand puts between them.
    private static func withoutNumbers(_ text: String) -> String {
        var told = ""
        var run = ""
        var digits = 0
        func finished() -> String {
            guard digits >= 7 else { return run }
            return blank + String(run.reversed().prefix { isJoint($0, after: 0) }.reversed())
        }
        for character in text {
            if isDigit(character) {
                run.append(character)
                digits += 1
            } else if digits > 0, isJoint(character, after: digits) {
                run.append(character)
            } else {
                told += finished() + String(character)
                (run, digits) = ("", 0)
            }
        }
        return told + finished()
    }

    private static func isDigit(_ character: Character) -> Bool {
        ("0"..."9").contains(character) || ("\u{FF10}"..."\u{FF19}").contains(character)
    }

    /// The last place of an identity number may be a letter.
    private static func isJoint(_ character: Character, after digits: Int) -> Bool {
        "- \u{FF0D}\u{2014}".contains(character) || digits >= 14 && "Xx".contains(character)
    }
}
