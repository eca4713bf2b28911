// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// One step of a record on its way into the lane, with everything that is stored beside it.
public struct RecordSubmission: Sendable {
    public enum Target: Sendable {
        case new(RecordKind)
        case open(RecordNumber)
    }

    public var target: Target
    public var command: RecordCommand
    public var actor: Actor
    public var now: Instant
    public var texts: [TextBody] = []
    public var persons: [PersonBody] = []
    /// `If-Match`
    public var expected: Int?
    public var idempotency: IdempotencyKey?
    /// Renders the answer inside the transaction.
    public var answer: (@Sendable (StoredRecord, Context, Reader) throws -> [UInt8])?

    public init(_ command: RecordCommand, _ target: Target, by actor: Actor, at now: Instant) {
        self.command = command
        self.target = target
        self.actor = actor
        self.now = now
    }

    /// Takes the texts and persons a reader put aside.
    public mutating func bring(_ drafting: Drafting) {
        texts += drafting.texts
        persons += drafting.persons
    }
}

/// What became of it.
public struct RecordReceipt: Sendable {
    public let number: RecordNumber
    public let version: Int
    public let events: [RecordEvent]
    public let answer: [UInt8]
    /// True when this very request had been answered before and nothing was stored now.
    public let repeated: Bool

    init(number: RecordNumber, version: Int, events: [RecordEvent], answer: [UInt8], repeated: Bool) {
        self.number = number
        self.version = version
        self.events = events
        self.answer = answer
        self.repeated = repeated
    }

    /// What this very request was answered before.
    public init(repeating answer: [UInt8]) {
        self.init(number: "", version: 0, events: [], answer: answer, repeated: true)
    }
}
