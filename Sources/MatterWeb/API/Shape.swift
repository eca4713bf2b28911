// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// What a value on the wire looks like: written once, told to clients as JSON Schema, shown as an example.
indirect enum Shape: Sendable {
    case text(most: Int)
    case integer(ClosedRange<Int>)
    case flag
    case date
    case time
    case choice([String])
    case list(Shape)
    case object([Property])
    /// This or null.
    case nullable(Shape)
    /// Something described in words only.
    case anything

    struct Property: Sendable {
        let name: String
        let shape: Shape
        let required: Bool
        let about: String?

        init(_ name: String, _ shape: Shape, required: Bool = true, _ about: String? = nil) {
            self.name = name
            self.shape = shape
            self.required = required
            self.about = about
        }

        static func optional(_ name: String, _ shape: Shape, _ about: String? = nil) -> Property {
            Property(name, shape, required: false, about)
        }
    }

    static func choice<Choice: CaseIterable & RawRepresentable<String>>(_ type: Choice.Type) -> Shape {
        .choice(Choice.allCases.map(\.rawValue))
    }

    static let nothing = Shape.object([])

    /// JSON Schema, 2020-12.
    var schema: Fields {
        switch self {
        case .text(let most): ["type": "string", "maxLength": Fields(most)]
        case .integer(let range):
            ["type": "integer", "minimum": Fields(range.lowerBound), "maximum": Fields(range.upperBound)]
        case .flag: ["type": "boolean"]
        case .date: ["type": "string", "format": "date"]
        case .time: ["type": "string", "format": "date-time"]
        case .choice(let values): ["type": "string", "enum": Fields(values)]
        case .list(let element): ["type": "array", "items": element.schema]
        case .object(let properties): Self.schema(properties)
        case .nullable(let shape): ["anyOf": [shape.schema, ["type": "null"]]]
        case .anything: [:]
        }
    }

    private static func schema(_ properties: [Property]) -> Fields {
        let members = properties.map { property -> Fields.Member in
            let about: Fields = property.about.map { ["description": .text($0)] } ?? [:]
            return Fields.Member(property.name, property.shape.schema.adding(about))
        }
        let required = properties.filter(\.required).map(\.name)
        return ["type": "object", "properties": .object(members), "required": Fields(required)]
    }
}
