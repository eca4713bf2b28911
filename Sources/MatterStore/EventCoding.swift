// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
public import MatterCore

/// Events as stored: `{"closes":[2],"fact":{…},"opens":[…]}`, the kind beside it in its own column.
public enum EventCoding {
    /// Everything this release can read, in whatever stream.
    public static let kinds = MatterFact.kinds + OrganisationFact.kinds + JurisdictionFact.kinds

    static func body(_ event: MatterEvent) -> String { JSON.text(Envelope(event: event)) }

    public static func matterEvent(_ stored: StoredEvent) throws -> MatterEvent {
        guard MatterFact.kinds.contains(stored.kind) else {
            throw StoreFault.unknownKind(stored.kind, stream: stored.stream)
        }
        do {
            let decoder = JSON.decoder
            decoder.userInfo[.kind] = stored.kind
            return try JSON.value(Envelope.self, stored.body, decoder).event
        } catch let error as DecodingError {
            throw StoreFault.damagedEvent(position: stored.position, reason: error.place)
        }
    }

    /// Decoding needs the kind, which is a column and not in the body; hence `userInfo`.
    private struct Envelope: Codable {
        let event: MatterEvent

        enum CodingKeys: String, CodingKey { case fact, opens, closes }

        init(event: MatterEvent) { self.event = event }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            guard let kind = decoder.userInfo[.kind] as? String,
                let fact = try MatterFact(kind: kind, from: container.superDecoder(forKey: .fact))
            else { throw DecodingError.dataCorruptedError(forKey: .fact, in: container, debugDescription: "kind") }
            event = MatterEvent(
                fact: fact, opens: try container.decodeIfPresent([Obligation].self, forKey: .opens) ?? [],
                closes: try container.decodeIfPresent([Int].self, forKey: .closes) ?? [])
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(Bare(fact: event.fact), forKey: .fact)
            if !event.opens.isEmpty { try container.encode(event.opens, forKey: .opens) }
            if !event.closes.isEmpty { try container.encode(event.closes, forKey: .closes) }
        }
    }
}

/// A fact writes its payload without its kind.
private struct Bare: Encodable {
    let fact: MatterFact
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
    static func replay(_ events: [StoredEvent], as number: MatterNumber) throws -> Matter {
        var matter = Matter()
        for stored in events {
            matter.evolve(
                try EventCoding.matterEvent(stored), at: stored.at, by: stored.actor.account, number: number)
        }
        return matter
    }
}
