// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 所填. One value a person gave; free text and persons are references.
public enum RecordValue: Hashable, Sendable {
    case text(TextRef)
    case person(PersonRef)
    case day(LocalDate)
    case number(Int)
    case flag(Bool)
    case choice(String)
    case unit(UnitID)
    case units([UnitID])
    case matters([MatterNumber])
    case record(RecordNumber)
}

public typealias StepValues = [FieldID: RecordValue]

extension RecordValue {
    public var day: LocalDate? { if case .day(let day) = self { day } else { nil } }
    public var choice: String? { if case .choice(let choice) = self { choice } else { nil } }
    public var unit: UnitID? { if case .unit(let unit) = self { unit } else { nil } }
    public var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
    public var text: TextRef? { if case .text(let text) = self { text } else { nil } }
    public var matters: [MatterNumber] { if case .matters(let matters) = self { matters } else { [] } }
    public var units: [UnitID] {
        switch self {
        case .unit(let unit): [unit]
        case .units(let units): units
        default: []
        }
    }
}

/// 栏目规则. What a step asks for and in which shape.
public struct FieldRule: Hashable, Sendable {
    public let id: FieldID
    public let shape: Shape
    public let required: Bool
    /// Asked only when another field has this choice; then it is needed.
    public let when: Condition?

    public struct Condition: Hashable, Sendable {
        public let field: FieldID
        public let choice: String
    }

    public enum Shape: Hashable, Sendable {
        case text, person, unit, units, matters, record
        case day(Side)
        /// 0 to most
        case number(most: Int)
        case flag
        /// 须为是, 须为否: an answer the programme insists on
        case flagMustBe(Bool)
        case choice([String])
        case planned(PlanList)
    }

    /// 日期: today or before, after today, or any.
    public enum Side: Hashable, Sendable { case past, ahead, any }

    /// 方案里的选项.
    public enum PlanList: Hashable, Sendable {
        case obstacles, faults, criticismGrounds, consequences, duties, indicators
    }
}

extension FieldRule {
    /// How far ahead a day may be promised.
    public static let daysAhead = 730

    static func needed(_ id: FieldID, _ shape: Shape) -> FieldRule {
        FieldRule(id: id, shape: shape, required: true, when: nil)
    }
    static func optional(_ id: FieldID, _ shape: Shape) -> FieldRule {
        FieldRule(id: id, shape: shape, required: false, when: nil)
    }
    static func needed(_ id: FieldID, _ shape: Shape, when field: FieldID, is choice: String) -> FieldRule {
        FieldRule(id: id, shape: shape, required: true, when: Condition(field: field, choice: choice))
    }

    /// 问不问: whether the other answers make it a question at all.
    public func isAsked(_ values: StepValues) -> Bool {
        guard let when else { return true }
        return values[when.field]?.choice == when.choice
    }
}

extension FieldRule.PlanList {
    /// The plan's ids, in its order.
    public func ids(_ plan: Plan) -> [String] {
        switch self {
        case .obstacles: plan.obstacles.map(\.id)
        case .faults: plan.faults.map(\.id)
        case .criticismGrounds: plan.criticismGrounds.map(\.id)
        case .consequences: plan.consequences.map(\.id)
        case .duties: plan.standing.map(\.id)
        case .indicators: Indicator.allCases.filter { plan.assessment.indicators[$0] != nil }.map(\.rawValue)
        }
    }
}

extension RecordValue: Codable {
    private enum Key: String, CodingKey {
        case text, person, day, number, flag, choice, unit, units, matters, record
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        guard let key = container.allKeys.first else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "a value of no kind"))
        }
        switch key {
        case .text: self = .text(try container.decode(TextRef.self, forKey: key))
        case .person: self = .person(try container.decode(PersonRef.self, forKey: key))
        case .day: self = .day(try container.decode(LocalDate.self, forKey: key))
        case .number: self = .number(try container.decode(Int.self, forKey: key))
        case .flag: self = .flag(try container.decode(Bool.self, forKey: key))
        case .choice: self = .choice(try container.decode(String.self, forKey: key))
        case .unit: self = .unit(try container.decode(UnitID.self, forKey: key))
        case .units: self = .units(try container.decode([UnitID].self, forKey: key))
        case .matters: self = .matters(try container.decode([MatterNumber].self, forKey: key))
        case .record: self = .record(try container.decode(RecordNumber.self, forKey: key))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .text(let text): try container.encode(text, forKey: .text)
        case .person(let person): try container.encode(person, forKey: .person)
        case .day(let day): try container.encode(day, forKey: .day)
        case .number(let number): try container.encode(number, forKey: .number)
        case .flag(let flag): try container.encode(flag, forKey: .flag)
        case .choice(let choice): try container.encode(choice, forKey: .choice)
        case .unit(let unit): try container.encode(unit, forKey: .unit)
        case .units(let units): try container.encode(units, forKey: .units)
        case .matters(let matters): try container.encode(matters, forKey: .matters)
        case .record(let record): try container.encode(record, forKey: .record)
        }
    }
}
