// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// One command on its way into the lane, with everything that is stored beside it.
public struct Submission: Sendable {
    /// Nil to register a new matter.
    public var matter: MatterNumber?
    public var command: MatterCommand
    public var actor: Actor
    public var now: Instant
    public var texts: [TextBody] = []
    public var persons: [PersonBody] = []
    /// The version the person had before her, when she says so.
    public var expected: ExpectedVersion?
    public var idempotency: IdempotencyKey?
    /// The line or foreign number an import brought: the same one is never registered twice.
    public var origin: String?
    /// Another name of the same thing, such as the number of a paper form: whoever brings it again with other words is
    /// told where it is.
    public var alsoKnownAs: String?
    /// Renders the answer inside the transaction, so that a repeated request gets these very bytes.
    public var answer: (@Sendable (Matter, Context, Receipt) throws -> [UInt8])?

    public init(_ command: MatterCommand, on matter: MatterNumber?, by actor: Actor, at now: Instant) {
        self.command = command
        self.matter = matter
        self.actor = actor
        self.now = now
    }

    var origins: [String] { [origin, alsoKnownAs].compactMap(\.self) }

    /// Takes the texts and persons a reader put aside.
    public mutating func bring(_ drafting: Drafting) {
        texts += drafting.texts
        persons += drafting.persons
    }
}

/// `If-Match`. A unit counts only what it may see.
public enum ExpectedVersion: Hashable, Sendable {
    case whole(Int)
    case forUnits(Int)

    var number: Int {
        switch self {
        case .whole(let number), .forUnits(let number): number
        }
    }
}

/// `Idempotency-Key`, per account, with the digest of the request it came with.
public struct IdempotencyKey: Hashable, Sendable {
    public let key: String
    public let request: [UInt8]

    /// How long an answer is kept.
    public static let days = 7

    /// `request` is everything that makes two requests the same: method, path and body.
    public init(key: String, request: [UInt8]) {
        self.key = key
        self.request = ContentDigest.raw(request)
    }
}

/// What became of a command.
public struct Receipt: Sendable {
    public let number: MatterNumber
    public let version: Int
    /// Of the last event; 0 when nothing was new.
    public let position: Int
    public let events: [MatterEvent]
    public let answer: [UInt8]
    /// True when this very request had been answered before and nothing was stored now.
    public let repeated: Bool

    func answering(_ bytes: [UInt8]) -> Receipt {
        Receipt(
            number: number, version: version, position: position, events: events, answer: bytes,
            repeated: repeated)
    }
}

/// Somebody else was faster: what the person saw is no longer how it is.
public struct VersionConflict: Error, Hashable, Sendable {
    public let matter: MatterNumber
    public let expected: Int
    public let version: Int
}

/// The same key came with another request.
public struct IdempotencyMismatch: Error, Hashable, Sendable {
    public let key: String
}

/// The line or foreign number is in the ledger already.
public struct AlreadyThere: Error, Hashable, Sendable {
    public let origin: String
    public let matter: MatterNumber
}
