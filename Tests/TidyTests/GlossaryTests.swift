// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Testing

@Suite struct GlossaryTests {
    @Test(arguments: ["Act", "Outcome", "Stage", "Role", "SlipRole"])
    func `the glossary has a line for every case`(_ type: String) throws {
        let cases = SourceFile.all.filter { $0.isUnder("Sources/MatterCore") }.flatMap { names(of: type, in: $0) }
        #expect(cases.count >= 2)
        let glossary = try #require(SourceFile.all.first { $0.path == "docs/GLOSSARY.md" })
        let missing = cases.filter { !glossary.text.contains("`\($0)`") }
        #expect(missing.isEmpty, "add to docs/GLOSSARY.md")
    }

    @Test func `the cases of an enum are found by the word they are stored as`() {
        let file = SourceFile(
            path: "A.swift",
            text: """
                public enum Act: String {
                    case firstContact = "first-contact"
                    /// 评判
                    case judge, call
                }
                enum Other {
                    case no
                }
                """)
        #expect(names(of: "Act", in: file) == ["first-contact", "judge", "call"])
    }

    /// The raw value where one is written, else the name.
    private func names(of type: String, in file: SourceFile) -> [String] {
        let body = file.lines.drop { !$0.contains("enum \(type):") }.dropFirst().prefix { $0 != "}" }
        return body.map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("case ") && !$0.contains(":") }
            .flatMap { $0.dropFirst(5).split(separator: ",") }
            .map { word in
                let quoted = word.split(separator: "\"", omittingEmptySubsequences: false)
                return quoted.count > 1 ? String(quoted[1]) : word.filter { $0.isLetter }
            }
    }
}
