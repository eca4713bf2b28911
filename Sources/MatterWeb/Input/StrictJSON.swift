// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// Reads RFC 8259 JSON and says what is wrong with it: Foundation's reader keeps one of two equal keys
/// silently and cannot name the field whose text is broken.
struct StrictJSON {
    private let bytes: [UInt8]
    private let deepest: Int
    private let most: Int
    private var place = 0
    private var values = 0
    private var errors: [FieldError] = []

    static func body(_ bytes: [UInt8]) throws(BodyProblem) -> Body {
        guard bytes.count <= Limits.body else { throw BodyProblem(.tooLarge, [String(Limits.body / 1024)]) }
        guard String(validating: bytes, as: UTF8.self) != nil else { throw BodyProblem(.notUTF8) }
        var reader = StrictJSON(bytes: bytes, deepest: Limits.depth, most: Limits.values)
        return try reader.whole()
    }

    /// A request that brings a table has many values and may be long.
    static func table(_ bytes: [UInt8]) throws(BodyProblem) -> Body {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw BodyProblem(.notUTF8) }
        var reader = StrictJSON(bytes: bytes, deepest: Limits.depth, most: Limits.cells)
        return try reader.whole()
    }

    /// What we wrote ourselves may be larger than what strangers send.
    static func own(_ bytes: [UInt8]) throws(BodyProblem) -> Fields {
        var reader = StrictJSON(bytes: bytes, deepest: 64, most: .max)
        return try reader.whole().fields
    }

    private init(bytes: [UInt8], deepest: Int, most: Int) {
        self.bytes = bytes
        self.deepest = deepest
        self.most = most
    }

    private mutating func whole() throws(BodyProblem) -> Body {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
        skipSpace()
        guard place < bytes.count else { throw BodyProblem(.empty) }
        let fields = try value(FieldPath(), depth: 1)
        skipSpace()
        guard place == bytes.count else { throw malformed() }
        guard case .object = fields else { throw BodyProblem(.notAnObject) }
        return Body(fields, errors: errors)
    }

    private mutating func value(_ path: FieldPath, depth: Int) throws(BodyProblem) -> Fields {
        guard depth <= deepest else { throw BodyProblem(.tooDeep, [String(deepest)]) }
        values += 1
        guard values <= most else { throw BodyProblem(.tooManyValues, [String(most)]) }
        switch try next() {
        case UInt8(ascii: "{"): return try object(path, depth: depth)
        case UInt8(ascii: "["): return try list(path, depth: depth)
        case UInt8(ascii: "\""): return .text(try string(path))
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object(_ path: FieldPath, depth: Int) throws(BodyProblem) -> Fields {
        var members: [Fields.Member] = []
        var names: Set<String> = []
        place += 1
        skipSpace()
        if try next() == UInt8(ascii: "}") { place += 1; return .object([]) }
        while true {
            guard try next() == UInt8(ascii: "\"") else { throw malformed() }
            let name = try string(path)
            let inner = path.adding(name)
            skipSpace()
            try take(":")
            skipSpace()
            let value = try value(inner, depth: depth + 1)
            if names.insert(name).inserted {
                members.append(Fields.Member(name, value))
            } else {
                errors.append(FieldError(inner, .duplicateKey))
            }
            if try finished("}") { return .object(members) }
        }
    }

    private mutating func list(_ path: FieldPath, depth: Int) throws(BodyProblem) -> Fields {
        var elements: [Fields] = []
        place += 1
        skipSpace()
        if try next() == UInt8(ascii: "]") { place += 1; return .list([]) }
        while true {
            elements.append(try value(path.adding(elements.count), depth: depth + 1))
            if try finished("]") { return .list(elements) }
        }
    }

    /// After an element: true at the closing bracket, false after a comma.
    private mutating func finished(_ closing: Unicode.Scalar) throws(BodyProblem) -> Bool {
        skipSpace()
        let byte = try next()
        place += 1
        if byte == UInt8(ascii: closing) { return true }
        guard byte == UInt8(ascii: ",") else { place -= 1; throw malformed() }
        skipSpace()
        return false
    }

    private mutating func string(_ path: FieldPath) throws(BodyProblem) -> String {
        place += 1
        var out: [UInt8] = []
        while true {
            let byte = try next()
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: out, as: UTF8.self)
            case UInt8(ascii: "\\"): out += Array(String(try escape(path)).utf8)
            case 0..<0x20: place -= 1; throw malformed()
            default: out.append(byte)
            }
        }
    }

    private mutating func escape(_ path: FieldPath) throws(BodyProblem) -> Unicode.Scalar {
        let byte = try next()
        place += 1
        switch byte {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicode(path)
        default: place -= 1; throw malformed()
        }
    }

    /// `\u4e0d`, or a pair of surrogates; half a pair is no character and is named as such.
    private mutating func unicode(_ path: FieldPath) throws(BodyProblem) -> Unicode.Scalar {
        let first = try hex()
        if let scalar = Unicode.Scalar(first) { return scalar }
        let isPair =
            first < 0xDC00 && place + 1 < bytes.count && bytes[place] == UInt8(ascii: "\\")
            && bytes[place + 1] == UInt8(ascii: "u")
        guard isPair else { return replacement(path) }
        let mark = place
        place += 2
        let second = try hex()
        guard (0xDC00...0xDFFF).contains(second) else { place = mark; return replacement(path) }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? replacement(path)
    }

    private mutating func replacement(_ path: FieldPath) -> Unicode.Scalar {
        errors.append(FieldError(path, .loneSurrogate))
        return "\u{FFFD}"
    }

    private mutating func hex() throws(BodyProblem) -> UInt32 {
        guard place + 4 <= bytes.count else { throw BodyProblem(.truncated) }
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(bytes[place])).hexDigitValue, bytes[place] < 0x80 else {
                throw malformed()
            }
            value = value << 4 + UInt32(digit)
            place += 1
        }
        return value
    }

    private mutating func number() throws(BodyProblem) -> Fields {
        let start = place
        while place < bytes.count, Self.numeric.contains(bytes[place]) { place += 1 }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        guard Self.isNumber(bytes[start..<place]), let value = Double(text), value.isFinite else {
            place = start
            throw malformed()
        }
        return .number(value)
    }

    private static let numeric = Set("+-0123456789.eE".utf8)

    /// RFC 8259's shape, narrower than what Swift reads as a number. By hand: a regular expression here took a quarter
    /// of the time of every request.
    private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        func digits() -> Int {
            let count = rest.prefix { (48...57).contains($0) }.count
            rest = rest.dropFirst(count)
            return count
        }
        func takes(_ signs: Unicode.Scalar...) -> Bool {
            guard let first = rest.first, signs.contains(where: { UInt8(ascii: $0) == first }) else { return false }
            rest = rest.dropFirst()
            return true
        }
        _ = takes("-")
        let leadingZero = rest.first == UInt8(ascii: "0")
        let whole = digits()
        guard whole == 1 || whole > 1 && !leadingZero else { return false }
        if takes("."), digits() == 0 { return false }
        if takes("e", "E") {
            _ = takes("+", "-")
            if digits() == 0 { return false }
        }
        return rest.isEmpty
    }

    private mutating func word(_ word: String, _ value: Fields) throws(BodyProblem) -> Fields {
        for byte in word.utf8 {
            guard try next() == byte else { throw malformed() }
            place += 1
        }
        return value
    }

    private mutating func take(_ scalar: Unicode.Scalar) throws(BodyProblem) {
        guard try next() == UInt8(ascii: scalar) else { throw malformed() }
        place += 1
    }

    private func next() throws(BodyProblem) -> UInt8 {
        guard place < bytes.count else { throw BodyProblem(.truncated) }
        return bytes[place]
    }

    private mutating func skipSpace() {
        while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
    }

    /// Says where, as an editor counts.
    private func malformed() -> BodyProblem {
        let before = bytes[..<min(place, bytes.count)]
        let line = before.count { $0 == 0x0A } + 1
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? before.startIndex
        let column = String(decoding: before[start...], as: UTF8.self).count + 1
        return BodyProblem(.malformed, [String(line), String(column)])
    }
}
