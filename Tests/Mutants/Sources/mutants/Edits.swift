// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// Texts to be put in or put instead, in a file's bytes. What is added first stands outside what is added later.
struct Edits {
    private struct Edit {
        let from: Int
        let to: Int
        let text: String
        let order: Int
    }

    private var edits: [Edit] = []

    /// `before` goes in at the start, `after` at the end of the range.
    mutating func wrap(_ range: Range<Int>, _ before: String, _ after: String) {
        // An end comes before a beginning at the same place, and the inner end before the outer.
        edits.append(Edit(from: range.upperBound, to: range.upperBound, text: after, order: -1 - edits.count))
        edits.append(Edit(from: range.lowerBound, to: range.lowerBound, text: before, order: 1 + edits.count))
    }

    mutating func replace(_ range: Range<Int>, _ text: String) {
        edits.append(Edit(from: range.lowerBound, to: range.upperBound, text: text, order: Int.max))
    }

    func applied(to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var place = 0
        for edit in edits.sorted(by: { ($0.from, $0.order) < ($1.from, $1.order) }) {
            result += bytes[place..<edit.from] + Array(edit.text.utf8)
            place = edit.to
        }
        return result + bytes[place...]
    }
}
