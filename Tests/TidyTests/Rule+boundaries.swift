// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Rule {
    /// Everything but the executable: it may be linked by others, so time and chance come in as values.
    private static let belowTheExecutable: @Sendable (SourceFile) -> Bool = { file in
        file.isSwift && file.isUnder("Sources") && !file.isUnder("Sources/bancheng")
    }

    static let boundaries: [Rule] = [
        .code(
            "MatterCore imports nothing", instead: "a value of our own (LocalDate, Instant) or a closure passed in",
            in: { $0.isSwift && $0.isUnder("Sources/MatterCore") }, words: ["import "],
            bad: ["import Foundation", "public import Foundation", "@_exported import Glibc"],
            good: ["/// import is a word\nlet important = 1"], at: "Sources/MatterCore/Example.swift"),
        .code(
            "nobody below the executable asks the clock", instead: "a parameter `now: Instant`",
            in: belowTheExecutable,
            words: [
                "Date()", "Date.now", "Date(timeIntervalSinceNow", "ContinuousClock", "SuspendingClock", "time(nil)",
                "gettimeofday(", "clock_gettime(", "DispatchTime",
            ],
            bad: [
                "let a = Date()", "let a = Date.now", "let a = ContinuousClock().now", "time(nil)",
                "let a = ContinuousClock.now",
            ],
            good: ["let a = LocalDate(year: 2026)", "// Date()", "let a = \"Date()\"", "let a = update()"]),
        .code(
            "nobody below the executable throws dice", instead: "a parameter `chance` that the executable fills",
            in: belowTheExecutable,
            words: [
                "UUID()", ".random(", "SystemRandomNumberGenerator", ".randomElement()", ".shuffled()",
                "arc4random", "SymmetricKey(size",
            ],
            bad: [
                "let a = UUID()", "let a = Int.random(in: 0..<3)", "var a = SystemRandomNumberGenerator()",
                "let a = list.shuffled()", "let a = SymmetricKey(size: .bits128)",
            ],
            good: ["let a = list.shuffled(using: &chance)"]),
        Rule(
            name: "SQL lives only in MatterStore", instead: "a select in MatterStore/ReadModels with a name",
            applies: { $0.isSwift && $0.isUnder("Sources") && !$0.isUnder("Sources/MatterStore") },
            finds: { file in numbers(of: file.strings, where: isSQL) },
            bad: [
                "let a = \"select number from matter\"",
                "let a = \"\"\"\n    INSERT INTO matter values (1)\n    \"\"\"",
                "let a = \"delete from matter\"", "let a = \"update head set position = 1\"",
            ].map { SourceFile(path: "Sources/MatterWeb/Example.swift", text: $0) },
            good: ["// select a from b\nlet a = from.select(b)", "let a = \"selected\""].map {
                SourceFile(path: "Sources/MatterWeb/Example.swift", text: $0)
            }),
        .code(
            "only the executable prints", instead: "return the text, or throw an error with a sentence",
            in: belowTheExecutable, words: ["print(", "debugPrint("],
            bad: ["print(a)", "    debugPrint(a)"], good: ["fingerprint(a)", "// print(a)", "page.blueprint(a)"]),
    ]

    private static func isSQL(_ line: String) -> Bool {
        let words = line.lowercased().split { !$0.isLetter && $0 != "_" }
        return words.indices.contains { index in
            switch words[index] {
            case "select": words[index...].contains("from")
            case "insert": words.dropFirst(index + 1).first == "into"
            case "delete": words.dropFirst(index + 1).first == "from"
            case "update": words.dropFirst(index + 2).first == "set"
            case "create": words.dropFirst(index + 1).first == "table"
            default: false
            }
        }
    }
}
