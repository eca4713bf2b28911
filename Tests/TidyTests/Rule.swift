// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Testing

/// One rule of docs/STYLE.md: which files it is about, what it finds, and examples that keep it honest.
struct Rule: Sendable, CustomTestStringConvertible {
    let name: String
    /// What to do instead, said in every failure.
    let instead: String
    let applies: @Sendable (SourceFile) -> Bool
    /// The numbers of the lines, from 1, where the file breaks the rule.
    let finds: @Sendable (SourceFile) -> [Int]
    /// Each must be found: a rule that finds nothing in these checks nothing.
    let bad: [SourceFile]
    /// None may be found.
    let good: [SourceFile]

    var testDescription: String { name }

    func findings(_ file: SourceFile) -> [String] {
        guard applies(file) else { return [] }
        return finds(file).map { "\(file.path):\($0): \(name). Instead: \(instead)" }
    }
}

extension Rule {
    static let all: [Rule] = sizes + boundaries + leftovers + language

    /// A rule that looks at one line of code at a time; comments and strings are already blank.
    static func code(
        _ name: String, instead: String, in applies: @escaping @Sendable (SourceFile) -> Bool,
        words: [String], bad: [String], good: [String] = [], at path: String = "Sources/MatterStore/Example.swift"
    ) -> Rule {
        Rule(
            name: name, instead: instead, applies: applies,
            finds: { file in numbers(of: file.code) { line in words.contains { says($0, in: line) } } },
            bad: bad.map { SourceFile(path: path, text: $0) },
            good: good.map { SourceFile(path: path, text: $0) })
    }

    /// The word stands there and is not the tail of a longer name.
    static func says(_ word: String, in line: String) -> Bool {
        guard line.utf8.count >= word.utf8.count, line.utf8.contains(word.utf8.first ?? 0) else { return false }
        var rest = line[...]
        while let found = rest.firstRange(of: word) {
            let before = found.lowerBound == line.startIndex ? " " : line[line.index(before: found.lowerBound)]
            let joins = before.isLetter || before.isNumber || before == "_"
            if !joins || word.hasPrefix(".") { return true }
            rest = rest[found.upperBound...]
        }
        return false
    }

    static func numbers(of lines: [String], where breaks: (String) -> Bool) -> [Int] {
        lines.enumerated().filter { breaks($0.element) }.map { $0.offset + 1 }
    }
}
