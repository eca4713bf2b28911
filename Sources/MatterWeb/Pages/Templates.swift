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

    private init() {
        MustacheContentTypes.register(ScalarHTML(), named: "PAGE")
        texts = ShippedTemplates.texts
        var library = MustacheLibrary()
        for (name, text) in texts {
            do {
                try library.register("{{% CONTENT_TYPE:PAGE}}" + text, named: name)
            } catch {
                preconditionFailure("template \(name) does not parse: \(error)")
            }
        }
        self.library = library
    }

    func html(_ page: some PageView) -> String {
        library.render(page, withTemplate: type(of: page).template) ?? ""
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
