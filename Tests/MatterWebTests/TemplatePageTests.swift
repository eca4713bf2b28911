// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import MatterCore
import Testing
import Wording

@testable import MatterWeb

@Suite struct TemplatePageTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

    /// Mustache renders a misspelt name as nothing; this is where it is found.
    @Test func `every name in a template is there, and every list of an example shows something`() {
        var contract = TemplateContract(Templates.all.texts)
        for language in Language.allCases {
            for page in PageExamples(mood: .named, language: language, large: language == .english).pages {
                contract.check(type(of: page).template, page)
            }
        }
        #expect(contract.problems.sorted() == [])
        // Chosen in Swift, shown by another name or by the browser.
        let unshown: Set = ["ObligationRow.clause", "FieldView.isFold"]
        #expect(contract.known.subtracting(contract.used).subtracting(unshown).sorted() == [])
    }

    @Test func `the contract finds a misspelt name, an empty list and an unescaped value`() {
        var contract = TemplateContract([
            "wrong": "{{frame.titel}}{{{frame.title}}}{{#problems}}{{title}}{{/problems}}{{frame.say.no-such}}{{>gone}}"
        ])
        contract.check("wrong", PageExamples(mood: .empty).trackForm)
        #expect(
            contract.problems == [
                "wrong names frame.titel, which nothing has", "wrong shows frame.title unescaped",
                "the example of wrong shows nothing for problems",
                "wrong names frame.say.no-such, which nothing has", "there is no template gone",
            ])
    }

    @Test func `every template file is in the binary and shown by an example`() throws {
        let files = try FileManager.default.contentsOfDirectory(
            atPath: Self.folder.appending(path: "MatterWeb/Templates").path())
        let names = Set(files.map { $0.replacing(".mustache", with: "") })
        #expect(Set(Templates.all.texts.keys) == names)
        var shown = Set(PageExamples(mood: .named).pages.map { type(of: $0).template })
        for name in names {
            for case .partial(let partial) in Self.flat(TemplateNode.parse(Templates.all.texts[name] ?? "")) {
                shown.insert(partial)
            }
        }
        #expect(names.subtracting(shown) == [])
    }

    private static func flat(_ nodes: [TemplateNode]) -> [TemplateNode] {
        nodes.flatMap { node -> [TemplateNode] in
            if case .section(_, _, let inner) = node { [node] + flat(inner) } else { [node] }
        }
    }

    @Test func `both languages say the same things`() {
        #expect(PageSentences.sentences(.chinese).codes == PageSentences.sentences(.english).codes)
        #expect(FactSentences.sentences(.chinese).codes == FactSentences.sentences(.english).codes)
    }

    @Test func `every kind of event has its sentence`() {
        for language in Language.allCases {
            let codes = FactSentences.sentences(language).codes
            for kind in MatterFact.kinds {
                let name = kind.split(separator: ".")[0]
                #expect(codes.contains { $0 == name || $0.hasPrefix("\(name).") }, "\(kind)")
            }
        }
    }

    @Test func `every sentence the code asks for is written`() throws {
        let known = PageSentences.sentences(.chinese).codes
        let facts = FactSentences.sentences(.chinese).codes
        let folders = ["Pages", "Public", "Desks"].map { Self.folder.appending(path: "MatterWeb/\($0)") }
        var asked = 0
        for folder in folders {
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()) {
                let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
                for match in text.matches(of: /\bsay\(\s*"([a-zA-Z0-9.\/-]+[a-zA-Z0-9])"/) {
                    asked += 1
                    #expect(known.contains(String(match.1)), "\(name) says \(match.1)")
                }
                for match in text.matches(of: /say\.fact\(\s*"([a-z0-9.-]+[a-z])"/) {
                    #expect(facts.contains(String(match.1)), "\(name) tells \(match.1)")
                }
            }
        }
        #expect(asked > 100)
    }

    @Test func `no page carries its own style, script or handler, and the stylesheet stays small`() {
        for (name, text) in Templates.all.texts {
            #expect(!text.contains("style="), "\(name)")
            let ours = "<script src=\"{{frame.script}}\" defer></script>"
            #expect(!text.replacing(ours, with: "").contains("<script"), "\(name)")
            #expect(text.firstMatch(of: /\son[a-z]+=/) == nil, "\(name)")
        }
        #expect(Stylesheet.bytes.count < 24 * 1024)
    }
}
