// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 找到的字. Where the words somebody searched for stand in a text, by the very rule the index goes by.
public struct SearchMarks: Sendable {
    public struct Part: Hashable, Sendable {
        public let text: String
        public let marked: Bool
    }

    private let runs: [[Unicode.Scalar]]
    /// Signs before and after the first word found.
    private static let before = 16
    private static let after = 44

    public init(_ asked: String) { runs = SearchWords.runs(asked) }

    /// The whole text in parts.
    public func parts(of text: String) -> [Part] {
        let scalars = Array(text.unicodeScalars)
        return parts(scalars[...], marks(scalars))
    }

    /// What stands around the first word found; nil where there is none.
    public func excerpt(of text: String) -> [Part]? {
        let scalars = Array(text.unicodeScalars)
        let marks = marks(scalars)
        guard let first = marks.firstIndex(of: true) else { return nil }
        let start = max(0, first - Self.before)
        let end = min(scalars.count, first + Self.after)
        let cut = (start > 0 ? [Part(text: "…", marked: false)] : [], end < scalars.count ? "…" : "")
        let parts = cut.0 + parts(scalars[start..<end], marks)
        return cut.1.isEmpty ? parts : parts + [Part(text: cut.1, marked: false)]
    }

    private func marks(_ scalars: [Unicode.Scalar]) -> [Bool] {
        let folded = scalars.map { SearchWords.folded($0) }
        var marks = [Bool](repeating: false, count: scalars.count)
        for run in runs where run.count <= folded.count {
            for start in 0...(folded.count - run.count) where run.indices.allSatisfy({ folded[start + $0] == run[$0] })
            {
                for place in start..<(start + run.count) { marks[place] = true }
            }
        }
        return marks
    }

    private func parts(_ scalars: ArraySlice<Unicode.Scalar>, _ marks: [Bool]) -> [Part] {
        var parts: [Part] = []
        var start = scalars.startIndex
        while start < scalars.endIndex {
            let end = scalars[start...].indices.first { marks[$0] != marks[start] } ?? scalars.endIndex
            parts.append(Part(text: SearchWords.text(scalars[start..<end]), marked: marks[start]))
            start = end
        }
        return parts
    }
}
