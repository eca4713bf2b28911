// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
public import MatterCore

/// Events as stored: `{"closes":[2],"fact":{…},"opens":[…]}`, the kind beside it in its own column.
public enum EventCoding {
    /// Everything this release can read, in whatever stream.
    public static let kinds =
        MatterFact.kinds + RecordFact.kinds + AttachmentFact.kinds + PaperFact.kinds + OrganisationFact.kinds
        + JurisdictionFact.kinds + IdentityReading.kinds + LedgerExported.kinds + HandoverWritten.kinds
        + HandoverRead.kinds

    static func body(_ event: MatterEvent) -> String {
        JSON.text(Envelope(fact: event.fact, opens: event.opens, closes: event.closes))
    }

    static func body(_ event: RecordEvent) -> String {
        JSON.text(Envelope(fact: event.fact, opens: event.opens, closes: event.closes))
    }

    public static func matterEvent(_ stored: StoredEvent) throws -> MatterEvent {
        let envelope = try envelope(MatterFact.self, MatterFact.kinds, stored)
        return MatterEvent(fact: envelope.fact, opens: envelope.opens, closes: envelope.closes)
    }

    public static func recordEvent(_ stored: StoredEvent) throws -> RecordEvent {
        let envelope = try envelope(RecordFact.self, RecordFact.kinds, stored)
        return RecordEvent(fact: envelope.fact, opens: envelope.opens, closes: envelope.closes)
    }

    private static func envelope<Fact: StoredFact>(
        _ type: Fact.Type, _ kinds: [String], _ stored: StoredEvent
    ) throws -> Envelope<Fact> {
        guard kinds.contains(stored.kind) else { throw StoreFault.unknownKind(stored.kind, stream: stored.stream) }
        do {
            let decoder = JSON.decoder
            decoder.userInfo[.kind] = stored.kind
            return try JSON.value(Envelope<Fact>.self, stored.body, decoder)
        } catch let error as DecodingError {
            throw StoreFault.damagedEvent(position: stored.position, reason: error.place)
        }
    }

    /// Decoding needs the kind, which is a column and not in the body; hence `userInfo`.
    private struct Envelope<Fact: StoredFact>: Codable {
        let fact: Fact
        let opens: [Obligation]
        let closes: [Int]

        init(fact: Fact, opens: [Obligation], closes: [Int]) {
            self.fact = fact
            self.opens = opens
            self.closes = closes
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: EnvelopeKey.self)
            guard let kind = decoder.userInfo[.kind] as? String,
                let fact = try Fact(kind: kind, from: container.superDecoder(forKey: .fact))
            else { throw DecodingError.dataCorruptedError(forKey: .fact, in: container, debugDescription: "kind") }
            self.fact = fact
            opens = try container.decodeIfPresent([Obligation].self, forKey: .opens) ?? []
            closes = try container.decodeIfPresent([Int].self, forKey: .closes) ?? []
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: EnvelopeKey.self)
            try container.encode(Bare(fact: fact), forKey: .fact)
            if !opens.isEmpty { try container.encode(opens, forKey: .opens) }
            if !closes.isEmpty { try container.encode(closes, forKey: .closes) }
        }
    }
}

private enum EnvelopeKey: String, CodingKey { case fact, opens, closes }

/// What can stand in an event's body: its payload alone, the kind beside it.
protocol StoredFact: Sendable {
    init?(kind: String, from decoder: any Decoder) throws
    func encode(to encoder: any Encoder) throws
}

extension MatterFact: StoredFact {}
extension RecordFact: StoredFact {}

/// A fact writes its payload without its kind.
private struct Bare<Fact: StoredFact>: Encodable {
    let fact: Fact
    func encode(to encoder: any Encoder) throws { try fact.encode(to: encoder) }
}

extension CodingUserInfoKey {
    fileprivate static let kind: CodingUserInfoKey = {
        guard let key = CodingUserInfoKey(rawValue: "kind") else { preconditionFailure("a literal key") }
        return key
    }()
}

extension DecodingError {
    /// Where it went wrong, without quoting what stood there.
    var place: String {
        let context: Context? =
            switch self {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
                .dataCorrupted(let context):
                context
            @unknown default: nil
            }
        return (context?.codingPath ?? []).map(\.stringValue).joined(separator: ".")
    }
}

extension Matter {
    /// Replays one stream.
    static func replay(
        _ events: ArraySlice<StoredEvent>, onto before: Matter, as number: MatterNumber
    ) throws -> Matter {
        var matter = before
        for stored in events {
            matter.evolve(
                try EventCoding.matterEvent(stored), at: stored.at, by: stored.actor.account, number: number)
        }
        return matter
    }
}
