// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Rule {
    static let sizes: [Rule] = [
        Rule(
            name: "a file has at most 400 lines", instead: "one file per noun",
            applies: { $0.isSwift || $0.isScript },
            finds: { file in file.lines.count > 401 ? [401] : [] },
            bad: [SourceFile(path: "Sources/A.swift", text: String(repeating: "let a = 1\n", count: 401))],
            good: [SourceFile(path: "Sources/A.swift", text: String(repeating: "let a = 1\n", count: 400))]),
        Rule(
            name: "a line has at most 120 columns",
            instead: "break it where a reader breathes",
            applies: { $0.isSwift || $0.isScript },
            finds: { file in
                file.lines.indices.filter { file.lines[$0].count > (isTableRow($0, file) ? 180 : 120) }.map { $0 + 1 }
            },
            bad: [
                SourceFile(path: "Sources/A.swift", text: "//" + String(repeating: "办", count: 119)),
                SourceFile(path: "Sources/A.swift", text: tableRow(columns: 121)),
                SourceFile(path: "Tests/A.swift", text: tableRow(columns: 181)),
            ],
            good: [
                SourceFile(path: "Sources/A.swift", text: "//" + String(repeating: "办", count: 118)),
                SourceFile(path: "Tests/A.swift", text: tableRow(columns: 180)),
            ]),
        Rule(
            name: "a function has at most 70 lines", instead: "name its steps and make each a function",
            applies: { $0.isSwift },
            finds: { file in FunctionLengths(file).all.filter { $0.lines > 70 }.map(\.start) },
            bad: [
                SourceFile(path: "Sources/A.swift", text: functionOf(lines: 71)),
                SourceFile(
                    path: "Sources/A.swift",
                    text: "struct A {\n    init(\n        a: Int\n    )\n    where A: B\n    "
                        + "{\n" + String(repeating: "        a()\n", count: 70) + "    }\n}\n"),
            ],
            good: [
                SourceFile(path: "Sources/A.swift", text: functionOf(lines: 70)),
                SourceFile(
                    path: "Sources/A.swift",
                    text: "protocol P {\n    func a()\n}\nenum E {\n" + String(repeating: "    case a\n", count: 90)
                        + "}\n"),
            ]),
    ]

    /// A line of a multi-line string in a test: stories are told as tables, and a row is not broken.
    private static func isTableRow(_ index: Int, _ file: SourceFile) -> Bool {
        file.isSwift && file.isUnder("Tests") && !file.strings[index].isEmpty
            && file.code[index].allSatisfy { $0 == " " }
    }

    private static func tableRow(columns: Int) -> String {
        "let a = \"\"\"\n" + String(repeating: "a", count: columns) + "\n    \"\"\"\n"
    }

    private static func functionOf(lines: Int) -> String {
        "func long() {\n" + String(repeating: "    step(\"}\")  // }\n", count: lines - 2) + "}\n"
    }
}

/// Where each function of a file begins and how many lines it has, found by its braces.
struct FunctionLengths {
    private(set) var all: [(start: Int, lines: Int)] = []

    init(_ file: SourceFile) {
        for (index, line) in file.code.enumerated() {
            guard let keyword = Self.keyword(in: line), let end = Self.end(file.code, from: index, keyword) else {
                continue
            }
            all.append((index + 1, end - index + 1))
        }
    }

    private static func keyword(in line: String) -> String.Index? {
        for word in ["func ", "init(", "init?(", "init<", "subscript(", "deinit "] where Rule.says(word, in: line) {
            // `self.init(` and `super.init(` are calls.
            guard let found = line.firstRange(of: word), !line[..<found.lowerBound].hasSuffix(".") else { continue }
            return found.lowerBound
        }
        return nil
    }

    /// The line of the closing brace, or nil for a requirement without a body.
    private static func end(_ code: [String], from start: Int, _ keyword: String.Index) -> Int? {
        var braces = 0
        var brackets = 0
        for index in start..<code.count {
            let line = index == start ? code[index][keyword...] : code[index][...]
            let begins = line.drop { $0 == " " }
            let continues = ["->", "{", "where", "throws", "async", ")"].contains { begins.hasPrefix($0) }
            if index > start, braces == 0, brackets == 0, !continues { return nil }
            for character in line {
                switch character {
                case "(", "[": brackets += 1
                case ")", "]": brackets -= 1
                case "{": braces += 1
                case "}":
                    braces -= 1
                    if braces == 0, brackets == 0 { return index }
                    if braces < 0 { return nil }
                default: continue
                }
            }
        }
        return nil
    }
}
