// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Yams

/// One node with its place in the file. What cannot be read is noted and replaced by a stand-in, so that reading
/// goes on to the next mistake; `MistakeList.reading` never hands a stand-in out.
struct NodeReader {
    /// Nil when the key is missing, which is noted already.
    let node: Node?
    /// Such as `acts.judge.term`.
    let place: String
    let line: Int
    let clause: String?
    let list: MistakeList

    static let longestText = 400

    func note(_ code: MistakeCode, _ facts: String...) {
        guard node != nil else { return }
        list.add(code, line: line, clause: clause, facts)
    }

    /// Nil, and noted, when this is no single value or an empty one.
    private func scalar(_ expected: String) -> String? {
        guard let node else { return nil }
        guard let scalar = node.scalar else {
            note(.wrongType, place, expected)
            return nil
        }
        let isNull = scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
        if isNull || scalar.string.allSatisfy(\.isWhitespace) {
            note(.emptyValue, place)
            return nil
        }
        return scalar.string
    }

    func text() -> String {
        guard let text = scalar("text") else { return "" }
        if text.count > Self.longestText { note(.textTooLong, place, "\(Self.longestText)") }
        return text
    }

    /// Lower-case letters, digits and hyphens.
    func identifier() -> String {
        guard let text = scalar("text") else { return "" }
        let allowed = text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        if !allowed || text.utf8.count > 40 { note(.badID, place, text) }
        return text
    }

    func number(_ range: ClosedRange<Int>) -> Int {
        guard let text = scalar("number") else { return range.lowerBound }
        guard let value = Int(text) else {
            note(.wrongType, place, "number")
            return range.lowerBound
        }
        if !range.contains(value) { note(.badNumber, place, text, "\(range.lowerBound)", "\(range.upperBound)") }
        return value
    }

    func flag() -> Bool {
        guard let text = scalar("true-false") else { return false }
        if text != "true", text != "false" { note(.wrongType, place, "true-false") }
        return text == "true"
    }

    func choice<Choice: RawRepresentable & CaseIterable>() -> Choice where Choice.RawValue == String {
        let standIn = Choice.allCases[Choice.allCases.startIndex]
        guard let text = scalar("text") else { return standIn }
        if let choice = Choice(rawValue: text) { return choice }
        note(.unknownValue, place, text, Choice.allCases.map(\.rawValue).joined(separator: " "))
        return standIn
    }

    func term() -> Term {
        guard let text = scalar("term") else { return .atOnce }
        if let term = Term(text) { return term }
        note(.badTerm, place, text)
        // A stand-in no later check objects to: one mistake is named once.
        return .workdays(1)
    }

    func termRule() -> TermRule {
        switch node?.scalar?.string {
        case "level": .level
        case "stated": .stated
        case let text? where text.hasPrefix(Self.before): beforePromise(text.dropFirst(Self.before.count))
        default: .fixed(term())
        }
    }

    private static let before = "before-promise "

    private func beforePromise(_ text: Substring) -> TermRule {
        if let days = Int(text), (0...99).contains(days) { return .beforePromise(days) }
        note(.badTerm, place, Self.before + text)
        return .stated
    }

    func date() -> LocalDate? {
        guard let text = scalar("date") else { return nil }
        if let date = LocalDate(text) { return date }
        note(.badDate, place, text)
        return nil
    }

    func clauseID() -> Clause {
        guard let text = scalar("text") else { return "" }
        if let known = list.clauses, !known.contains(text) { note(.unknownClause, place, text) }
        return Clause(text)
    }
}

extension NodeReader {
    /// The elements of a list; `-` lines or `[a, b]`.
    func items() -> [NodeReader] {
        guard let node else { return [] }
        guard let sequence = node.sequence else {
            note(.wrongType, place, "list")
            return []
        }
        return sequence.enumerated().map { index, element in
            NodeReader(
                node: element, place: "\(place)[\(index + 1)]", line: element.mark?.line ?? line,
                clause: clause, list: list)
        }
    }

    /// Like `items`, and at least one of them.
    func someItems() -> [NodeReader] {
        let items = items()
        if items.isEmpty, node?.sequence != nil { note(.emptyValue, place) }
        return items
    }

    /// The `key: value` lines, in order.
    func entries() -> [(key: String, value: NodeReader)] {
        guard let node else { return [] }
        guard let mapping = node.mapping else {
            note(.wrongType, place, "entries")
            return []
        }
        return mapping.compactMap { key, value in
            guard let name = key.scalar?.string else {
                list.add(.wrongType, line: key.mark?.line ?? line, clause: clause, [place, "text"])
                return nil
            }
            if name.hasPrefix(YAMLText.doubled) { return nil }
            return (name, child(name, value, line: key.mark?.line ?? line))
        }
    }

    /// The entries under their names; notes those nobody asked for and those that are missing.
    func fields(_ needed: [String], optional: [String] = []) -> Entry {
        let entries = entries()
        let named = Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }
        let clause = named["clause"]?.node?.scalar?.string ?? clause
        for (key, value) in entries where !needed.contains(key) && !optional.contains(key) {
            list.add(.unknownKey, line: value.line, clause: clause, [place, key])
        }
        if node?.mapping != nil {
            for key in needed where named[key] == nil {
                list.add(.missingKey, line: line, clause: clause, [place, key])
            }
        }
        return Entry(
            owner: NodeReader(node: node, place: place, line: line, clause: clause, list: list), named: named)
    }

    private func child(_ name: String, _ node: Node?, line: Int) -> NodeReader {
        NodeReader(
            node: node, place: place.isEmpty ? name : "\(place).\(name)", line: line, clause: clause, list: list)
    }
}

/// Named values of one entry.
struct Entry {
    let owner: NodeReader
    let named: [String: NodeReader]

    subscript(key: String) -> NodeReader {
        let found = named[key]
        return NodeReader(
            node: found?.node, place: found?.place ?? key, line: found?.line ?? owner.line, clause: owner.clause,
            list: owner.list)
    }

    var clause: Clause { self["clause"].clauseID() }
    var source: Source { self["source"].choice() }
    var basis: Basis { Basis(clause: clause, source: source) }

    /// What a plan may leave out, such as a name in English.
    func textIfAny(_ key: String) -> String? { named[key] == nil ? nil : self[key].text() }
}
