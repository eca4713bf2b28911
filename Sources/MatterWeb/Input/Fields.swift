// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// The one tree behind JSON bodies, urlencoded forms and our own answers; members keep their order.
public indirect enum Fields: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case list([Fields])
    case object([Member])

    public struct Member: Hashable, Sendable {
        public let name: String
        public let value: Fields
        public init(_ name: String, _ value: Fields) {
            self.name = name
            self.value = value
        }
    }

    /// The member called `name`; nil when this is no object or has none.
    public subscript(name: String) -> Fields? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    public subscript(index: Int) -> Fields? {
        guard case .list(let values) = self, values.indices.contains(index) else { return nil }
        return values[index]
    }

    public var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    public var integer: Int? {
        if case .number(let number) = self { Int(exactly: number) } else { nil }
    }

    public var list: [Fields]? {
        if case .list(let values) = self { values } else { nil }
    }

    public var members: [Member]? {
        if case .object(let members) = self { members } else { nil }
    }
}

extension Fields: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int) { self = .number(Double(value)) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(nilLiteral: ()) { self = .null }
    public init(arrayLiteral elements: Fields...) { self = .list(elements) }
    public init(dictionaryLiteral elements: (String, Fields)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }
}

/// What an answer may be made of.
extension Fields {
    public init(_ text: String?) { self = text.map { .text($0) } ?? .null }
    public init(_ number: Int?) { self = number.map { .number(Double($0)) } ?? .null }
    public init(_ flag: Bool) { self = .bool(flag) }
    public init(_ values: [String]) { self = .list(values.map { .text($0) }) }
    /// A date, a time, a number of ours: anything that describes itself.
    public init<Value: CustomStringConvertible>(describing value: Value?) {
        self = value.map { .text($0.description) } ?? .null
    }

    /// The same object with more members at its end.
    public func adding(_ more: Fields) -> Fields {
        .object((members ?? []) + (more.members ?? []))
    }

    /// Without the members that are null: what an answer does not know it does not say.
    public var withoutNulls: Fields {
        .object((members ?? []).filter { $0.value != .null })
    }
}
