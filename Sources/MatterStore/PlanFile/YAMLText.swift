// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Yams

/// The bytes of a file, turned into nodes with line numbers; refuses what no plan needs and what could choke us.
enum YAMLText {
    static let mostBytes = 1 << 20
    static let deepest = 64
    /// A doubled key is renamed to this and read on, so that the mistakes behind it show as well.
    static let doubled = "~doubled~"
    private static let mostDoubled = 20

    static func node(_ bytes: [UInt8], _ list: MistakeList) -> Node? {
        guard let text = text(bytes, list), isPlain(Array(text.utf8), list) else { return nil }
        var source = text
        for _ in 0..<mostDoubled {
            do {
                if let node = try compose(yaml: source) { return node }
                list.add(.emptyFile, line: 1)
                return nil
            } catch {
                guard let renamed = afterNoting(error, in: source, list) else { return nil }
                source = renamed
            }
        }
        return nil
    }

    private static func text(_ bytes: [UInt8], _ list: MistakeList) -> String? {
        if bytes.count > mostBytes {
            list.add(.tooLarge, line: 1, ["\(mostBytes / 1024)"])
            return nil
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        if let place = body.firstIndex(of: 0) {
            list.add(.holdsNUL, line: line(of: place, in: body))
            return nil
        }
        if let text = String(validating: body, as: UTF8.self) { return text }
        let broken = body.split(separator: 10, omittingEmptySubsequences: false).enumerated()
            .filter { String(validating: $0.element, as: UTF8.self) == nil }.map { $0.offset + 1 }
        list.add(.notUTF8, line: broken.first ?? 1, ["\(broken.count)"])
        return nil
    }

    /// No anchors (they make small files huge) and no deep nesting (it exhausts the stack).
    private static func isPlain(_ bytes: [UInt8], _ list: MistakeList) -> Bool {
        var depth = 0
        for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated() {
            for byte in line {
                if byte == 91 || byte == 123 { depth += 1 }
                if byte == 93 || byte == 125 { depth = max(0, depth - 1) }
                if depth > deepest { break }
            }
            if depth > deepest || line.prefix(while: { [32, 45, 58, 63].contains($0) }).count > deepest {
                list.add(.nestedTooDeep, line: index + 1, ["\(deepest)"])
                return false
            }
            if holdsAnchor(line) { list.add(.anchor, line: index + 1) }
        }
        return list.all.isEmpty
    }

    /// `&name` or `*name` where a value may begin, outside a comment.
    private static func holdsAnchor(_ line: ArraySlice<UInt8>) -> Bool {
        var before: UInt8 = 32
        var quoted = false
        for (place, byte) in zip(line.indices, line) {
            if byte == 35, before == 32, !quoted { return false }
            if byte == 34 || byte == 39 { quoted = true }
            let after = place + 1 < line.endIndex ? line[place + 1] : 32
            if byte == 38 || byte == 42, [9, 32, 44, 91, 123].contains(before), after > 32 { return true }
            before = byte
        }
        return false
    }

    /// The text to go on with, when going on is possible.
    private static func afterNoting(_ error: any Error, in source: String, _ list: MistakeList) -> String? {
        switch error {
        case YamlError.duplicatedKeysInMapping(let keys, let context):
            list.add(.duplicateKey, line: context.mark.line, [keys.joined(separator: ", ")])
            return renaming(at: context.mark, in: source)
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            list.add(.notYAML, line: mark.line, [problem])
        case YamlError.reader(let problem, let offset, _, let yaml):
            list.add(.notYAML, line: line(of: offset ?? 0, in: Array(yaml.utf8)), [problem])
        default: list.add(.notYAML, line: 1, ["YAML"])
        }
        return nil
    }

    private static func renaming(at mark: Mark, in source: String) -> String? {
        var lines = source.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
            String.UnicodeScalarView($0)
        }
        guard lines.indices.contains(mark.line - 1), mark.column <= lines[mark.line - 1].count else { return nil }
        let place = lines[mark.line - 1].index(lines[mark.line - 1].startIndex, offsetBy: mark.column - 1)
        lines[mark.line - 1].insert(contentsOf: doubled.unicodeScalars, at: place)
        return lines.map { String($0) }.joined(separator: "\n")
    }

    private static func line(of place: Int, in bytes: [UInt8]) -> Int {
        bytes.prefix(place).count { $0 == 10 } + 1
    }
}
