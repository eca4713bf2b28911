// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Mustache

/// A page is its template's name and the values the template names; one struct per template.
protocol PageView: Sendable {
    static var template: String { get }
    var frame: Frame { get }
}

/// Every template of the house, parsed once.
struct Templates: Sendable {
    static let all = Templates()

    let texts: [String: String]
    private let library: MustacheLibrary
    private let lists: [String: ListTemplate]

    private init() {
        MustacheContentTypes.register(ScalarHTML(), named: "PAGE")
        texts = ShippedTemplates.texts
        lists = [LedgerPage.template: ListTemplate(of: "rows", in: LedgerPage.template)]
        var library = MustacheLibrary()
        for (name, text) in texts {
            Self.add(text, named: name, to: &library)
            for (name, text) in lists[name]?.parts(of: text) ?? [] { Self.add(text, named: name, to: &library) }
        }
        self.library = library
    }

    private static func add(_ text: String, named name: String, to library: inout MustacheLibrary) {
        do {
            try library.register("{{% CONTENT_TYPE:PAGE}}" + text, named: name)
        } catch {
            preconditionFailure("template \(name) does not parse: \(error)")
        }
    }

    func html(_ page: some PageView) -> String {
        library.render(Shown(page), withTemplate: type(of: page).template) ?? ""
    }
}

extension Templates {
    /// The same page, of lines that were written by `line` already.
    func html(_ page: LedgerPage, lines: [String]) -> String {
        guard let list = lists[LedgerPage.template] else { return html(page) }
        let shown = Shown(page)
        let before = library.render(shown, withTemplate: list.before) ?? ""
        let after = library.render(shown, withTemplate: list.after) ?? ""
        return before + lines.joined() + after
    }

    /// One line of its list, escaped like everything else.
    func line(_ line: LedgerLine) -> String {
        lists[LedgerPage.template].flatMap { library.render(Shown(line), withTemplate: $0.line) } ?? ""
    }
}

/// 分行写. A page's template in three: what stands before its list, one line of it, what follows.
struct ListTemplate {
    let before: String
    let line: String
    let after: String
    private let section: String

    init(of section: String, in name: String) {
        self.section = section
        (before, line, after) = ("\(name)/before", "\(name)/line", "\(name)/after")
    }

    /// The section's marks stand on lines of their own.
    fileprivate func parts(of text: String) -> [(String, String)] {
        guard let begin = text.firstRange(of: "{{#\(section)}}\n"),
            let end = text[begin.upperBound...].firstRange(of: "{{/\(section)}}\n")
        else { preconditionFailure("no list \(section)") }
        return [
            (before, String(text[..<begin.lowerBound])), (line, String(text[begin.upperBound..<end.lowerBound])),
            (after, String(text[end.upperBound...])),
        ]
    }
}

/// Escapes by scalar. By character, a quote with a combining mark behind it would pass and end the attribute.
struct ScalarHTML: MustacheContentType {
    func escapeText(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": out.append(contentsOf: "&lt;".unicodeScalars)
            case ">": out.append(contentsOf: "&gt;".unicodeScalars)
            case "&": out.append(contentsOf: "&amp;".unicodeScalars)
            case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
            case "'": out.append(contentsOf: "&#39;".unicodeScalars)
            case "\0": out.append("\u{FFFD}")
            default: out.append(scalar)
            }
        }
        return String(out)
    }
}
