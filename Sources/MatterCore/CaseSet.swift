// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// A case of a small enumeration with a place of its own, from 0 to 31.
public protocol PlacedCase: CaseIterable, Hashable, Sendable {
    var place: Int { get }
}

/// Some cases of a small enumeration, as bits. Every list asks of every matter and action whether a role is among them,
/// and a `Set` hashes and allocates each time.
public struct CaseSet<Element: PlacedCase>: SetAlgebra, Sequence, Hashable, Sendable {
    private var bits: UInt32

    private init(bits: UInt32) { self.bits = bits }

    public init() { bits = 0 }

    public var isEmpty: Bool { bits == 0 }
    public var count: Int { bits.nonzeroBitCount }

    public func contains(_ member: Element) -> Bool { bits & Self.bit(member) != 0 }
    public func isDisjoint(with other: Self) -> Bool { bits & other.bits == 0 }
    public func isSubset(of other: Self) -> Bool { bits & ~other.bits == 0 }

    public func union(_ other: Self) -> Self { Self(bits: bits | other.bits) }
    public func intersection(_ other: Self) -> Self { Self(bits: bits & other.bits) }
    public func symmetricDifference(_ other: Self) -> Self { Self(bits: bits ^ other.bits) }
    public func subtracting(_ other: Self) -> Self { Self(bits: bits & ~other.bits) }

    public mutating func formUnion(_ other: Self) { bits |= other.bits }
    public mutating func formIntersection(_ other: Self) { bits &= other.bits }
    public mutating func formSymmetricDifference(_ other: Self) { bits ^= other.bits }

    @discardableResult
    public mutating func insert(_ new: Element) -> (inserted: Bool, memberAfterInsert: Element) {
        let inserted = !contains(new)
        bits |= Self.bit(new)
        return (inserted, new)
    }

    @discardableResult
    public mutating func remove(_ member: Element) -> Element? {
        guard contains(member) else { return nil }
        bits &= ~Self.bit(member)
        return member
    }

    @discardableResult
    public mutating func update(with new: Element) -> Element? { insert(new).inserted ? nil : new }

    /// In the order of their places.
    public func makeIterator() -> AnyIterator<Element> {
        var rest = Array(Element.allCases.filter(contains)).makeIterator()
        return AnyIterator { rest.next() }
    }

    private static func bit(_ member: Element) -> UInt32 { 1 << UInt32(member.place) }
}

public typealias RoleSet = CaseSet<Role>
public typealias StageSet = CaseSet<Stage>

extension Role: PlacedCase {
    public var place: Int {
        switch self {
        case .window: 0
        case .office: 1
        case .head: 2
        case .unit: 3
        case .representative: 4
        case .leader: 5
        case .deputy: 6
        case .oversight: 7
        case .discipline: 8
        case .admin: 9
        case .security: 10
        case .audit: 11
        case .reporter: 12
        case .system: 13
        }
    }
}

extension Stage: PlacedCase {
    public var place: Int {
        switch self {
        case .intake: 0
        case .judgement: 1
        case .coordination: 2
        case .handling: 3
        case .followUp: 4
        case .closed: 5
        }
    }
}
