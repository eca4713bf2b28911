// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import MatterCore
import MatterStore

extension Site {
    /// 方案 in its public parts, and the units one may name.
    var planRoutes: [Route] {
        [
            Route(
                method: .get, path: "\(Self.api)/plan", summary: "What the programme offers, for forms",
                access: .open, answer: .plan
            ) { _, _ in .json(try await read { try $0.plan().publicFields }) },
            Route(
                method: .get, path: "\(Self.api)/units", summary: "Units one may name", access: .open,
                answer: .object([Shape.Property("items", .list(.anything))])
            ) { _, _ in
                let units = try await read { try $0.organisation().units.values.sorted { $0.id < $1.id } }
                let items = units.map { unit -> Fields in
                    ["id": .text(unit.id.text), "name": .text(unit.name), "kind": .text(unit.kind.rawValue)]
                }
                return .json(["items": .list(items)])
            },
        ]
    }
}

extension Plan {
    var publicFields: Fields {
        [
            "id": .text(id), "title": .text(title), "document": .text(document), "office": .text(office),
            "channels": .list(
                channels.map {
                    [
                        "id": .text($0.id), "name": .text($0.name), "open": .bool($0.open),
                        "clause": .text($0.clause.text),
                    ]
                }),
            "obstacles": .list(
                obstacles.map {
                    [
                        "id": .text($0.id), "name": .text($0.name), "plain": .text($0.plain),
                        "clause": .text($0.clause.text),
                    ]
                }),
            "declineGrounds": .list(declineGrounds.map(\.fields)),
            "suspensionGrounds": .list(suspensionGrounds.map(\.fields)),
            "levels": .list(
                levels.map {
                    [
                        "number": Fields($0.number), "name": .text($0.name), "leastUnits": Fields($0.leastUnits),
                        "mostUnits": Fields($0.mostUnits), "clause": .text($0.clause.text),
                    ]
                }),
            "outcomes": .list(outcomes.map { ["outcome": .text($0.outcome.rawValue), "name": .text($0.name)] }),
            "ratings": [
                "aspects": .list(scale.aspects.map { ["id": .text($0.id.rawValue), "name": .text($0.name)] }),
                "names": Fields(scale.names), "poorAtMost": Fields(scale.poorAtMost),
            ],
            "hotlines": .list(hotlines.map(\.fields)),
        ]
    }
}

extension Ground {
    fileprivate var fields: Fields {
        ["id": .text(id), "name": .text(name), "advice": .text(advice), "clause": .text(clause.text)]
    }
}

extension Hotline {
    var fields: Fields { ["name": .text(name), "number": .text(number), "hours": .text(hours)] }
}
