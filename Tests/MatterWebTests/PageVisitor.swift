// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
import Testing

@testable import MatterWeb

extension Client {
    /// Sends a form as a browser would.
    func form(
        _ path: String, as account: String? = nil, _ values: KeyValuePairs<String, String>,
        _ headers: [String: String] = [:]
    ) async throws -> Answered {
        try await form(path, as: account, values.map { ($0, $1) }, headers)
    }

    func form(
        _ path: String, as account: String? = nil, _ values: [(String, String)], _ headers: [String: String] = [:]
    ) async throws -> Answered {
        let body = values.map { "\(Self.encoded($0))=\(Self.encoded($1))" }.joined(separator: "&")
        let type = ["Content-Type": "application/x-www-form-urlencoded"]
        return try await send(
            .post, path, as: account, Array(body.utf8), headers.merging(type) { mine, _ in mine })
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}

extension Answered {
    var location: String { headers[.location] ?? "" }

    /// The text between the first `before` and the next `after`.
    func between(_ before: String, _ after: String) -> String {
        guard let start = text.firstRange(of: before) else { return "" }
        let rest = text[start.upperBound...]
        return rest.firstRange(of: after).map { String(rest[..<$0.lowerBound]) } ?? ""
    }

    /// What each form of the page would be sent to, in order.
    var forms: [String] {
        text.matches(of: /<form method="post" action="([^"]+)"/).map { String($0.1) }.filter { $0 != "/desk/sign-out" }
    }

    /// What a reader reads: no tags, no empty lines.
    /// Without what is different on every page: the mark that a form is sent once, and the place of its draft.
    var still: String { text.replacing(/name="(?:once|piece)" value="[^"]*"/, with: "") }

    var words: String {
        text.replacing(/<[^>]+>/, with: "\n").split(separator: "\n")
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

/// A whole answer as text, kept beside the tests and read in every review.
struct Exchange {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Exchanges")

    /// A cookie's attributes come in any order.
    private static func inOrder(_ header: HTTPField) -> String {
        guard header.name == .setCookie else { return header.value }
        let parts = header.value.split(separator: "; ").map(String.init)
        return (parts.prefix(1) + parts.dropFirst().sorted()).joined(separator: "; ")
    }

    /// Compares with what is kept; `BANCHENG_RECORD=1` keeps the new one instead.
    static func check(_ answer: Answered, _ name: String, _ place: SourceLocation = #_sourceLocation) throws {
        let headers = answer.headers.filter { $0.name.rawName.lowercased() != "x-request-id" }
            .map { "\($0.name.rawName.lowercased()): \(Self.inOrder($0))" }.sorted()
        let styled = answer.text.replacing(/\.(css|js)\?v=[0-9a-f]+/) { ".\($0.1)?v=…" }
        let text = (["\(answer.status)"] + headers + ["", styled]).joined(separator: "\n")
        let file = folder.appending(path: name + ".txt")
        if ProcessInfo.processInfo.environment["BANCHENG_RECORD"] != nil {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let kept = try String(contentsOf: file, encoding: .utf8)
        let pairs = zip(text.split(separator: "\n"), kept.split(separator: "\n"))
        let first = pairs.first { $0 != $1 }.map { "now: \($0)\nkept: \($1)" } ?? "one is longer"
        #expect(text == kept, "\(name) changed.\n\(first)", sourceLocation: place)
    }
}
