// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// The headers of one part, and the parameters of a header's value.
enum MultipartHeaders {
    private static let most = 10

    /// Without the empty line behind them.
    static func part(_ block: ArraySlice<UInt8>) throws(BodyProblem) -> Multipart.Part {
        guard let text = String(validating: block, as: UTF8.self) else { throw BodyProblem(.notUTF8) }
        var disposition: String?
        let lines = text.unicodeScalars.split(separator: "\r\n".unicodeScalars, omittingEmptySubsequences: false)
        guard (1...most).contains(lines.count) else { throw BodyProblem(.multipartMalformed) }
        for line in lines {
            // A bare CR, LF or NUL, and a line that continues the one before, are things only an attacker sends.
            guard line.first != " ", line.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }),
                let colon = line.firstIndex(of: ":")
            else { throw BodyProblem(.multipartMalformed) }
            let name = String(String.UnicodeScalarView(line[..<colon])).lowercased()
            let value = String(String.UnicodeScalarView(line[line.index(after: colon)...])).trimmed
            switch name {
            case "content-disposition":
                guard disposition == nil else { throw BodyProblem(.multipartMalformed) }
                disposition = value
            case "content-transfer-encoding":
                guard ["binary", "8bit", "7bit"].contains(value.lowercased()) else {
                    throw BodyProblem(.multipartMalformed)
                }
            default: continue
            }
        }
        return try part(disposition)
    }

    private static func part(_ disposition: String?) throws(BodyProblem) -> Multipart.Part {
        guard let disposition, let (kind, parameters) = value(disposition), kind == "form-data",
            let name = parameters["name"], !name.isEmpty
        else { throw BodyProblem(.multipartMalformed) }
        let file = parameters["filename*"].flatMap { extended($0) } ?? parameters["filename"].map { unescaped($0) }
        return Multipart.Part(name: unescaped(name), fileName: file)
    }

    /// `form-data; name="x"; filename="y"`: the value in lower case, and its parameters; nil when it has no such form
    /// or says one thing twice.
    static func value(_ text: String) -> (String, [String: String])? {
        var rest = text.unicodeScalars[...]
        let kind = String(take(&rest) { $0 != ";" }).trimmed.lowercased()
        var parameters: [String: String] = [:]
        while rest.popFirst() != nil {
            let name = String(take(&rest) { $0 != "=" && $0 != ";" }).trimmed.lowercased()
            if name.isEmpty, rest.isEmpty { break }
            guard !name.isEmpty, rest.popFirst() == "=", let value = parameter(&rest), parameters[name] == nil else {
                return nil
            }
            parameters[name] = value
        }
        return kind.isEmpty ? nil : (kind, parameters)
    }

    /// A word, or anything between quotes.
    private static func parameter(_ rest: inout String.UnicodeScalarView.SubSequence) -> String? {
        _ = take(&rest) { $0 == " " }
        guard rest.first == "\"" else { return String(take(&rest) { $0 != ";" }).trimmed }
        rest.removeFirst()
        var value = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            if scalar == "\"" {
                _ = take(&rest) { $0 == " " }
                return rest.isEmpty || rest.first == ";" ? String(value) : nil
            }
            // A path as old browsers send it has backslashes of its own.
            let isEscape = scalar == "\\" && (rest.first == "\"" || rest.first == "\\")
            value.append(isEscape ? rest.removeFirst() : scalar)
        }
        return nil
    }

    private static func take(
        _ rest: inout String.UnicodeScalarView.SubSequence, while holds: (Unicode.Scalar) -> Bool
    ) -> String.UnicodeScalarView {
        let taken = rest.prefix(while: holds)
        rest = rest[taken.endIndex...]
        return String.UnicodeScalarView(taken)
    }

    /// Browsers write a quote and a line end in a name as `%22`, `%0D`, `%0A`, and nothing else so.
    private static func unescaped(_ text: String) -> String {
        text.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }

    /// `UTF-8''%E7%85%A7.jpg` (RFC 8187).
    private static func extended(_ text: String) -> String? {
        let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercased() == "utf-8" else { return nil }
        var bytes: [UInt8] = []
        var rest = parts[2].utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let value = UInt8(String(decoding: Array(rest.prefix(2)), as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
