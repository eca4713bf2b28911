// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// The languages people read us in; Chinese unless somebody asks otherwise.
public enum Language: String, Hashable, Sendable, CaseIterable {
    case chinese = "zh-Hans"
    case english = "en"

    /// The first language of an `Accept-Language` header that we speak.
    public init(accepting header: String?) {
        let wanted = (header ?? "").split(separator: ",").map { part -> (String, Double) in
            let pieces = part.split(separator: ";")
            let name = String(pieces.first ?? "").filter { $0 != " " }.lowercased()
            let weight = pieces.dropFirst().compactMap { piece -> Double? in
                let text = piece.filter { $0 != " " }
                return text.hasPrefix("q=") ? Double(text.dropFirst(2)) : nil
            }
            return (name, weight.first ?? 1)
        }
        let known = wanted.filter { $0.1 > 0 && ($0.0.hasPrefix("zh") || $0.0.hasPrefix("en")) }
        var best: (String, Double)?
        for entry in known where best.map({ entry.1 > $0.1 }) ?? true { best = entry }
        self = best?.0.hasPrefix("en") == true ? .english : .chinese
    }
}

/// Sentences of one kind in one language, from a file of lines `code = sentence with {0}`.
public struct Sentences: Sendable {
    private let lines: [String: String]

    public init(_ bytes: [UInt8]) { self.init(joining: [bytes]) }

    /// Lines that are empty or begin with `#` are for whoever edits the file.
    public init(joining files: [[UInt8]]) {
        var lines: [String: String] = [:]
        let written = files.flatMap { String(decoding: $0, as: UTF8.self).split(separator: "\n") }
        for line in written where !line.hasPrefix("#") {
            guard let equals = line.firstRange(of: " = ") else { continue }
            lines[String(line[..<equals.lowerBound])] = String(line[equals.upperBound...])
        }
        self.lines = lines
    }

    public var codes: Set<String> { Set(lines.keys) }

    /// The sentence as written; nil when nobody wrote one.
    public subscript(code: String) -> String? { lines[code] }

    /// `{0}` becomes the first fact; `{0:stage}` the sentence called `stage.` and that fact.
    public func sentence(_ code: String, _ facts: [String] = []) -> String? {
        guard let pattern = lines[code] else { return nil }
        var out = ""
        var rest = Substring(pattern)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            out += rest[..<open]
            let parts = rest[rest.index(after: open)..<close].split(separator: ":")
            if let index = parts.first.flatMap({ Int($0) }) {
                let fact = facts.indices.contains(index) ? facts[index] : ""
                out += parts.count > 1 ? lines["\(parts[1]).\(fact)"] ?? fact : fact
            }
            rest = rest[rest.index(after: close)...]
        }
        return out + rest
    }
}

/// Why something was refused, and what to do.
public enum Refusals {
    private static let chinese = Sentences(PackageResources.refusals_zh_Hans_txt)
    private static let english = Sentences(PackageResources.refusals_en_txt)

    public static func sentences(_ language: Language) -> Sentences {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }
}
