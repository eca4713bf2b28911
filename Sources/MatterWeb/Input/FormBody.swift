// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// Reads `application/x-www-form-urlencoded`: `participants[0][unit]=…` nests, `units[]=…` appends, a plain name
/// sent twice is a list of both, which only a field of several values takes.
enum FormBody {
    static func body(_ bytes: [UInt8], most: Int = Limits.body) throws(BodyProblem) -> Body {
        guard bytes.count <= most else { throw BodyProblem(.tooLarge, [String(most / 1024)]) }
        let pairs = bytes.split(separator: UInt8(ascii: "&"))
        guard pairs.count <= Limits.values else {
            throw BodyProblem(.tooManyValues, [String(Limits.values)])
        }
        let root = Branch()
        for pair in pairs {
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let keys = try keys(try decoded(halves[0]))
            try root.insert(halves.count > 1 ? try decoded(halves[1]) : "", keys[...])
        }
        guard case .object = root.fields else { throw BodyProblem(.malformedForm) }
        return Body(root.fields, fromForm: true)
    }

    /// `+` is a space, `%xx` a byte; the whole must be UTF-8.
    static func decoded(_ bytes: ArraySlice<UInt8>) throws(BodyProblem) -> String {
        var out: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "+"): out.append(0x20)
            case UInt8(ascii: "%"):
                guard index + 2 < bytes.endIndex, let high = digit(bytes[index + 1]),
                    let low = digit(bytes[index + 2])
                else { throw BodyProblem(.malformedForm) }
                out.append(high << 4 | low)
                index += 2
            case let byte: out.append(byte)
            }
            index += 1
        }
        guard let text = String(validating: out, as: UTF8.self) else { throw BodyProblem(.notUTF8) }
        return text
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        byte < 0x80 ? Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init) : nil
    }

    private static func keys(_ name: String) throws(BodyProblem) -> [String] {
        let parts = name.split(separator: "[", omittingEmptySubsequences: false)
        guard parts.dropFirst().allSatisfy({ $0.hasSuffix("]") }), !parts[0].isEmpty else {
            throw BodyProblem(.malformedForm)
        }
        guard parts.count <= Limits.depth else { throw BodyProblem(.tooDeep, [String(Limits.depth)]) }
        return [String(parts[0])] + parts.dropFirst().map { String($0.dropLast()) }
    }

    /// A tree under construction: members in the order they came.
    private final class Branch {
        private var names: [String] = []
        private var branches: [String: Branch] = [:]
        private var values: [String] = []

        func insert(_ text: String, _ keys: ArraySlice<String>) throws(BodyProblem) {
            guard let first = keys.first else {
                guard names.isEmpty else { throw BodyProblem(.malformedForm) }
                values.append(text)
                return
            }
            guard values.isEmpty else { throw BodyProblem(.malformedForm) }
            let key = first.isEmpty ? String(names.count) : first
            let branch = branches[key] ?? Branch()
            if branches[key] == nil { names.append(key) }
            branches[key] = branch
            try branch.insert(text, keys.dropFirst())
        }

        var fields: Fields {
            if values.count > 1 { return .list(values.map { .text($0) }) }
            if let value = values.first { return .text(value) }
            // `-1`, `+1` and `007` are names: only a row's own number counts.
            let indices = names.compactMap { name in Int(name).flatMap { $0 >= 0 && String($0) == name ? $0 : nil } }
            if indices.count == names.count, let most = indices.max(), most < Limits.rows {
                // A row left out stays as nothing, so that an error names the row it was typed in.
                return .list((0...most).map { branches[String($0)]?.fields ?? .null })
            }
            return .object(names.compactMap { name in branches[name].map { Fields.Member(name, $0.fields) } })
        }
    }
}
