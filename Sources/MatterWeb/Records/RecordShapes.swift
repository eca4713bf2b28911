// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// What the addresses of records take and answer, made from their procedures.
extension Shape {
    static func request(_ rule: StepRule) -> Shape {
        .object(rule.fields.map { property($0) } + (rule.mayCarryEvidence ? [evidence] : []))
    }

    /// Every field any opening asks for; which are needed depends on the kind.
    static let remedy: Shape = {
        var properties = [Property("kind", .choice(RecordKind.remedies.map(\.rawValue)))]
        for field in RecordKind.remedies.flatMap({ Procedure.of($0).opening.fields }) where field.id != .matters {
            guard !properties.contains(where: { $0.name == field.id.text }) else { continue }
            properties.append(.optional(field.id.text, shape(field.shape), "as the kind's own address asks"))
        }
        return .object(properties)
    }()

    private static func property(_ field: FieldRule) -> Property {
        let about = field.when.map { "needed when \($0.field) is \($0.choice)" } ?? about(field.shape)
        return Property(
            field.id.text, shape(field.shape), required: field.required && field.when == nil, about)
    }

    private static func shape(_ shape: FieldRule.Shape) -> Shape {
        switch shape {
        case .text: .narrative
        case .person: .person
        case .unit, .record, .planned: .identifier
        case .units, .matters: .list(.identifier)
        case .day: .date
        case .number(let most): .integer(0...most)
        case .flag, .flagMustBe: .flag
        case .choice(let choices): .choice(choices)
        }
    }

    private static func about(_ shape: FieldRule.Shape) -> String? {
        switch shape {
        case .unit: "a unit's id or its exact name"
        case .matters: "numbers of matters"
        case .record: "a record's number"
        case .day(.past): "today or before"
        case .day(.ahead): "after today"
        case .flagMustBe(let wanted): "must be \(wanted)"
        case .planned(let list): "one of the plan's \(list)"
        case .text, .person, .units, .day(.any), .number, .flag, .choice: nil
        }
    }
}

/// What a record answers.
extension Shape {
    static func recordLine(_ kinds: [RecordKind]) -> Shape {
        .object([
            Property("number", .identifier), Property("kind", .choice(kinds.map(\.rawValue))),
            Property("phase", kinds.count == 1 ? phases(kinds[0]) : .identifier), Property("open", .flag),
            Property("version", .integer(1...Limits.ordinal)), Property("clause", .identifier),
            Property("matters", .list(.identifier), "those the reader may know of"),
            Property("unit", .nullable(.identifier)), Property("unitName", .nullable(.title)),
            Property("openedAt", .time), Property("closedAt", .maybeTime),
            Property("obligations", .list(.obligation)),
            Property("actions", .list(.identifier), "steps one may take now: the address below the record"),
        ])
    }

    static func record(_ kind: RecordKind) -> Shape {
        recordLine([kind]).adding([
            Property("values", .values([kind])), Property("history", .history([kind])), files,
        ])
    }

    static let anyRecord = recordLine(RecordKind.remedies)
        .adding([Property("values", .anything), Property("history", .list(.anything)), files])

    private static let files = Property("attachments", .list(.attachment), "those the reader may know of")

    private static func phases(_ kind: RecordKind) -> Shape { .choice(Procedure.of(kind).phases.map(\.text)) }

    /// The latest answer to each question, null where the words were erased or are not for the reader.
    private static func values(_ kinds: [RecordKind]) -> Shape {
        var properties: [Property] = []
        for rule in kinds.flatMap({ [Procedure.of($0).opening] + Procedure.of($0).steps }) {
            for field in rule.fields where !properties.contains(where: { $0.name == field.id.text }) {
                properties.append(.optional(field.id.text, .nullable(shape(field.shape))))
            }
        }
        return .object(properties)
    }

    private static func history(_ kinds: [RecordKind]) -> Shape {
        .list(
            .object([
                Property("step", .identifier, "or due-missed, due-moved"), Property("at", .time),
                Property("role", .nullable(.choice(Role.self))), .optional("account", .identifier),
                .optional("phase", .identifier), .optional("values", .values(kinds)),
                .optional("act", .choice(Act.self)), .optional("party", .identifier),
            ]))
    }

    /// `records` of a matter.
    static let recordGlance = Shape.object([
        Property("number", .identifier), Property("kind", .choice(RecordKind.self)), Property("phase", .identifier),
        Property("open", .flag),
    ])
}
