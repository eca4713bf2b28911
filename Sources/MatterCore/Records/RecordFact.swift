// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 已走一步. The step, where it led and what was answered.
public struct StepTaken: Hashable, Sendable, Codable {
    public let step: StepID
    public let to: Phase
    public let values: StepValues

    public init(step: StepID, to: Phase, values: StepValues) {
        self.step = step
        self.to = to
        self.values = values
    }

    private enum Key: String, CodingKey { case to, values }

    /// The step itself is in the event's kind.
    public init(step: StepID, from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let named = try container.decode([String: RecordValue].self, forKey: .values)
        self.init(
            step: step, to: try container.decode(Phase.self, forKey: .to),
            values: Dictionary(uniqueKeysWithValues: named.map { (FieldID($0), $1) }))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(to, forKey: .to)
        try container.encode(
            Dictionary(uniqueKeysWithValues: values.map { ($0.text, $1) }), forKey: .values)
    }
}

/// 已发生之事. What happened to a record beside matters.
public enum RecordFact: Hashable, Sendable {
    case took(StepTaken)
    case dueMissed(MissedDue)
    case dueMoved(MovedDue)

    /// 事件种类, such as `undertaking-outcome.1`. The record's kind is in its number and in the kind of its steps.
    public func kind(_ record: RecordKind) -> String {
        switch self {
        case .took(let step): Self.kind(record, step.step)
        case .dueMissed: "record-due-missed.1"
        case .dueMoved: "record-due-moved.1"
        }
    }

    static func kind(_ record: RecordKind, _ step: StepID) -> String { "\(record.rawValue)-\(step).1" }

    /// Every kind this version can read and write.
    public static let kinds: [String] = Array(steps.keys).sorted() + ["record-due-missed.1", "record-due-moved.1"]

    private static let steps: [String: StepID] = Dictionary(
        uniqueKeysWithValues: RecordKind.allCases.flatMap { record in
            let procedure = Procedure.of(record)
            return ([procedure.opening] + procedure.steps).map { (kind(record, $0.id), $0.id) }
        })

    /// Nil when the kind is not one we know.
    public init?(kind: String, from decoder: any Decoder) throws {
        switch kind {
        case "record-due-missed.1": self = .dueMissed(try MissedDue(from: decoder))
        case "record-due-moved.1": self = .dueMoved(try MovedDue(from: decoder))
        default:
            guard let step = Self.steps[kind] else { return nil }
            self = .took(try StepTaken(step: step, from: decoder))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .took(let step): try step.encode(to: encoder)
        case .dueMissed(let missed): try missed.encode(to: encoder)
        case .dueMoved(let moved): try moved.encode(to: encoder)
        }
    }
}

/// 事件. A fact with the obligations it opens and the ones it ends.
public struct RecordEvent: Hashable, Sendable {
    public let fact: RecordFact
    public let opens: [Obligation]
    public let closes: [Int]
    /// What the lane does besides, in the same transaction; never stored.
    public let triggers: [Trigger]

    public init(fact: RecordFact, opens: [Obligation], closes: [Int], triggers: [Trigger] = []) {
        self.fact = fact
        self.opens = opens
        self.closes = closes
        self.triggers = triggers
    }
}

/// 要求. What somebody asks to be done to a record.
public enum RecordCommand: Hashable, Sendable {
    case take(StepID, StepValues)
    case passDues
    case moveDues
}
