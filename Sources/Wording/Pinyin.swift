// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import Synchronization

/// 拼音首字母 (3.3). How a Chinese name is abbreviated on a keyboard: the first letter of each character's reading.
public enum Pinyin {
    /// `xgaj` for a name of four characters; brackets, commas and the like count for nothing.
    public static func initials(of name: String) -> String {
        String(letters(of: name).compactMap(\.first))
    }

    /// Whether these letters, small ones, may stand for characters that follow each other in the name, or for all.
    public static func fits(_ typed: String, _ name: String, whole: Bool) -> Bool {
        let (typed, letters) = (Array(typed), letters(of: name))
        guard !typed.isEmpty, typed.count <= letters.count, !whole || typed.count == letters.count else { return false }
        return (0...letters.count - typed.count).contains { start in
            zip(typed, letters[start...]).allSatisfy { $1.contains($0) }
        }
    }

    private static func letters(of name: String) -> [String] {
        name.map { letters(of: $0) }.filter { !$0.isEmpty }
    }

    private static let known = Mutex<[Character: String]>([:])

    /// Every letter a character may begin with, the usual one first.
    private static func letters(of character: Character) -> String {
        if let found = known.withLock({ $0[character] }) { return found }
        let letters = read(character)
        known.withLock { $0[character] = letters }
        return letters
    }

    private static func read(_ character: Character) -> String {
        guard let scalar = character.unicodeScalars.first, scalar.properties.isAlphabetic || character.isNumber else {
            return ""
        }
        if let several = polyphones[scalar.value] { return several }
        let latin = String(character).applyingTransform(.toLatin, reverse: false)?
            .applyingTransform(.stripDiacritics, reverse: false)
        return latin?.lowercased().first.map(String.init) ?? ""
    }

    /// 多音字 of places, trades and surnames, whose readings begin differently.
    private static let polyphones: [UInt32: String] = [
        0x957F: "cz",  // 长
        0x91CD: "zc",  // 重
        0x884C: "xh",  // 行
        0x4E50: "ly",  // 乐
        0x671D: "cz",  // 朝
        0x53A6: "xs",  // 厦
        0x8983: "qt",  // 覃
        0x5355: "ds",  // 单
        0x66FE: "zc",  // 曾
        0x89E3: "jx",  // 解
        0x76DB: "sc",  // 盛
        0x6821: "xj",  // 校
        0x8C03: "dt",  // 调
        0x4F20: "cz",  // 传
        0x85CF: "cz",  // 藏
        0x4F1A: "hk",  // 会
        0x53C2: "cs",  // 参
        0x8F66: "cj",  // 车
        0x79CD: "zc",  // 种
        0x4EC7: "cq",  // 仇
        0x67E5: "cz",  // 查
        0x7CFB: "xj",  // 系
        0x5C5E: "sz",  // 属
        0x756A: "fp",  // 番
    ]
}
