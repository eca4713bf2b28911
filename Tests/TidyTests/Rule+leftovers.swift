// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Rule {
    static let leftovers: [Rule] = [
        Rule(
            name: "nothing is left for later", instead: "do it now, or say in docs/ that it is not there",
            applies: { ($0.isSwift || $0.isScript) && !$0.path.hasSuffix("Rule+leftovers.swift") },
            finds: { file in
                numbers(of: file.lines) { line in ["TODO", "FIXME", "XXX", "HACK"].contains { line.contains($0) } }
            },
            bad: ["// TODO: more", "let a = 1  // FIXME", "# XXX"].map { SourceFile(path: "bin/example", text: $0) },
            good: [SourceFile(path: "bin/example", text: "# what is still to do")]),
        .code(
            "nothing is forced", instead: "`try` in a throwing function, or `guard` with a sentence",
            in: \.isSwift, words: ["try!", "as!", "fatalError("],
            bad: ["let a = try! b()", "let a = b as! C", "fatalError(\"no\")"],
            good: ["let a = try b()", "let a = b != c", "let a = \"try!\""]),
        Rule(
            name: "no body is empty", instead: "say in one line why nothing happens, or take the branch away",
            applies: \.isSwift, finds: emptyBodies,
            bad: [
                "func a() {}", "do { try b() } catch {}", "if a {\n}", "a.forEach { }", "else {\n}",
            ].map { SourceFile(path: "Sources/A.swift", text: $0) },
            good: [
                "public init() {}", "extension A: B {}", "struct A: Error {}", "enum Empty {}", "actor A {}",
                "protocol A: B {}", "final class A: B {\n}", "extension A:\n    B,\n    C\n{}", "let a = \"{}\"",
                "do { try b() } catch {\n    // The caller saw it already.\n}",
            ].map { SourceFile(path: "Sources/A.swift", text: $0) }),
        Rule(
            name: "a folder says what is in it", instead: "the noun the files are about",
            applies: { $0.isUnder("Sources", "Tests") },
            finds: { file in
                let folders = file.path.split(separator: "/").dropLast()
                return folders.contains {
                    ["Utils", "Utilities", "Helpers", "Core", "Extensions", "Common"].contains($0)
                }
                    ? [1] : []
            },
            bad: [SourceFile(path: "Sources/MatterWeb/Helpers/A.swift", text: "")],
            good: [SourceFile(path: "Sources/MatterCore/A.swift", text: "")]),
    ]

    /// Empty braces, on one line or over several, unless a type, an extension or `init` owns them.
    private static func emptyBodies(_ file: SourceFile) -> [Int] {
        let code = file.codeBytes
        var found: [Int] = []
        var line = 1
        var statement: [UInt8] = []
        for (index, byte) in code.enumerated() {
            if byte == UInt8(ascii: "\n") { line += 1 }
            if byte == UInt8(ascii: "{") {
                let closing = code[(index + 1)...].firstIndex { !isSpace($0) }
                if let closing, code[closing] == UInt8(ascii: "}"), !mayBeEmpty(statement) {
                    let body = String(decoding: Array(file.text.utf8)[index..<closing], as: UTF8.self)
                    // A comment says why nothing happens.
                    if !body.contains("// ") { found.append(line) }
                }
                statement = []
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: ";") {
                statement = []
            } else {
                statement.append(byte)
            }
        }
        return found
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") }

    private static func mayBeEmpty(_ statement: [UInt8]) -> Bool {
        let words = String(decoding: statement, as: UTF8.self).split { $0.isWhitespace || $0 == "(" || $0 == ":" }
        let owners: Set<Substring> = ["extension", "struct", "enum", "class", "protocol", "actor", "init"]
        let last = words.last { owners.contains($0) || $0 == "func" || $0 == "catch" || $0 == "else" || $0 == "if" }
        return last.map { owners.contains($0) } ?? false
    }
}
