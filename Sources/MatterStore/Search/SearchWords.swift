// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 检索用字. How text is cut for the search: into runs of letters and digits in one spelling, and these into signs and
/// pairs of signs. Chinese has no spaces between words, and a word of two signs is one pair; so any part of a text is
/// found, and the engines need not know any language.
enum SearchWords {
    /// A letter or digit as it is searched for; nil for what only divides.
    static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x61...0x7A, 0x30...0x39: return scalar
        case 0x41...0x5A: return Unicode.Scalar(UInt8(scalar.value + 0x20))
        case 0..<0x80: return nil
        case 0x4E00...0x9FFF: return scalar
        // Full width, as Chinese input writes digits and Latin letters.
        case 0xFF01...0xFF5E: return folded(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
        default:
            let properties = scalar.properties
            guard properties.isAlphabetic || properties.numericType != nil else { return nil }
            let lower = properties.lowercaseMapping.unicodeScalars
            return lower.count == 1 ? lower.first : scalar
        }
    }

    /// What stands together without a space or a mark between.
    static func runs(_ text: String) -> [[Unicode.Scalar]] {
        var runs: [[Unicode.Scalar]] = []
        var run: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            if let folded = folded(scalar) {
                run.append(folded)
            } else if !run.isEmpty {
                runs.append(run)
                run = []
            }
        }
        return run.isEmpty ? runs : runs + [run]
    }

    /// Every pair in a row; a single sign is itself.
    static func pairs(_ run: [Unicode.Scalar]) -> [String] {
        run.count < 2 ? [text(run)] : (1..<run.count).map { text(run[($0 - 1)...$0]) }
    }

    static func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    /// A whole name, however it is spaced; empty when nothing of it can be searched.
    static func joined(_ text: String) -> String { self.text(runs(text).joined()) }

    /// The beginnings under which a number is found: all of it, from the year on, from the last part on, and this one
    /// without its zeros.
    static func beginnings(ofNumber number: String) -> [String] {
        let parts = runs(number)
        var wanted = parts.indices.map { Array(parts[$0...].joined()) }
        if let last = parts.last, let first = last.firstIndex(where: { $0 != "0" }) {
            wanted.append(Array(last[first...]))
        }
        var seen: Set<String> = []
        return wanted.flatMap { whole in (0..<whole.count).map { text(whole[...$0]) } }
            .filter { seen.insert($0).inserted }
    }
}

/// 编入索引的字. What one matter is found by, sign for sign the same on both engines; the first letter says where it stood.
struct EntryWords {
    enum Place: String {
        case number = "n"
        /// Title and service item.
        case heading = "h"
        /// The unit in whoever's words told it.
        case unit = "o"
        case narrative = "b"
        /// A whole name, never a part of one.
        case person = "p"
        /// A unit that has or had a slip in it, by its id.
        case involved = "u"
        /// The unit it is about, by its id.
        case about = "r"
        /// Id of a text or a person whose words are in here: what has to be looked at again once they are erased.
        case source = "t"
    }

    private var bytes: [UInt8] = []
    private var count = 0
    /// How often each sign and pair stands at its place, by both in one number: most words are such.
    private var counts: [UInt64: Int] = [:]
    private var whole: Set<String> = []

    /// What stands between two runs, so that no phrase reaches across.
    private static let gap = UInt8(ascii: "z")
    /// As many as one PostgreSQL document numbers, of all words and of one.
    private static let most = 16_000
    private static let mostOfOne = 255

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Once.
    mutating func add(_ place: Place, _ word: String) {
        guard !word.isEmpty, whole.insert(place.rawValue + word).inserted else { return }
        append { bytes in
            bytes.append(contentsOf: place.rawValue.utf8)
            bytes.append(contentsOf: word.utf8)
        }
    }

    /// Single signs once, pairs in their order.
    mutating func add(_ place: Place, text: String) {
        let runs = SearchWords.runs(text)
        for run in runs { for sign in run where counts[Self.code(place, sign)] == nil { append(place, sign) } }
        for run in runs where run.count > 1 {
            for (first, second) in zip(run, run.dropFirst()) { append(place, first, second) }
            append { $0.append(Self.gap) }
        }
    }

    private mutating func append(_ place: Place, _ first: Unicode.Scalar, _ second: Unicode.Scalar? = nil) {
        let times = counts[Self.code(place, first, second), default: 0]
        if count < Self.most { counts[Self.code(place, first, second)] = times + 1 }
        append { bytes in
            guard times < Self.mostOfOne else { return bytes.append(Self.gap) }
            bytes.append(contentsOf: place.rawValue.utf8)
            bytes.append(contentsOf: Unicode.UTF8.encode(first) ?? .init())
            if let second { bytes.append(contentsOf: Unicode.UTF8.encode(second) ?? .init()) }
        }
    }

    private mutating func append(_ word: (inout [UInt8]) -> Void) {
        guard count < Self.most else { return }
        if count > 0 { bytes.append(UInt8(ascii: " ")) }
        count += 1
        word(&bytes)
    }

    private static func code(_ place: Place, _ first: Unicode.Scalar, _ second: Unicode.Scalar? = nil) -> UInt64 {
        let letter = UInt64(place.rawValue.utf8.first ?? 0)
        return letter << 42 | UInt64(first.value) << 21 | UInt64(second?.value ?? 0)
    }

    /// An id as a word: letters and digits only, and no two ids the same.
    static func word(forID id: String) -> String {
        let isPlain = id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
        return isPlain && !id.hasPrefix("x") ? id : "x" + ContentDigest.hex(Array(id.utf8))
    }
}
