// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Rule {
    static let language: [Rule] = [
        Rule(
            name: "Chinese stands in data, not in code",
            instead: "a sentence in Wording/Sentences, a template, or a value of the plan",
            applies: { $0.isSwift && $0.isUnder("Sources") },
            finds: { file in
                zip(file.code, file.strings).enumerated()
                    .filter { isChinese($0.element.0) || isChinese($0.element.1) }.map { $0.offset + 1 }
            },
            bad: ["let a = \"办结\"", "let 办 = 1", "let a = \"\"\"\n    不予受理\n    \"\"\"", "let a = \"（\""].map {
                SourceFile(path: "Sources/A.swift", text: $0)
            },
            good: [SourceFile(path: "Sources/A.swift", text: "/// 交办单 (3.3).\nlet a = 1  // 签收\n/* 办 */")]),
        Rule(
            name: "a code file begins with its licence", instead: "the two SPDX lines of any other file",
            applies: { $0.isSwift || $0.isScript },
            finds: { file in
                let head = file.lines.prefix(4).joined(separator: "\n")
                return head.contains("SPDX-FileCopyrightText: Bancheng contributors")
                    && head.contains("SPDX-License-Identifier: Apache-2.0") ? [] : [1]
            },
            bad: [SourceFile(path: "Sources/A.swift", text: "let a = 1")],
            good: [
                SourceFile(
                    path: "bin/a",
                    text: "#!/bin/sh\n# SPDX-FileCopyrightText: Bancheng contributors\n"
                        + "# SPDX-License-Identifier: Apache-2.0\n")
            ]),
        Rule(
            name: "no file knows one machine", instead: "a path from the checkout, or a setting",
            applies: { !$0.path.hasSuffix("Rule+language.swift") },
            finds: { file in
                numbers(of: file.lines) { line in machines.contains { says($0, in: line) } }
            },
            bad: ["see ../shared/a", "cd /work/main", "/home/wang/a", "/root/a"].map {
                SourceFile(path: "docs/A.md", text: $0)
            },
            good: [SourceFile(path: "docs/A.md", text: "the work/life, /var/lib/bancheng, social/work/")]),
        Rule(
            name: "identifiers are ASCII", instead: "the English word of docs/GLOSSARY.md",
            applies: \.isSwift,
            finds: { file in numbers(of: file.code) { line in !line.allSatisfy(\.isASCII) } },
            bad: [SourceFile(path: "Tests/A.swift", text: "let 办 = 1")],
            good: [SourceFile(path: "Tests/A.swift", text: "func `3.3: 办结`() { say(\"办\") }  // 办")]),
    ]

    private static let machines = ["../shared", "/work/", "/home/", "/root/"]

    /// Han characters and the punctuation that goes with them.
    private static func isChinese(_ line: String) -> Bool {
        line.unicodeScalars.contains { (0x2E80...0x9FFF).contains($0.value) || (0xFF00...0xFFEF).contains($0.value) }
    }
}
