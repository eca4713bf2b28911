// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import Synchronization

extension Site {
    /// The API's own description, made from the very list the router is made from.
    var openAPIRoute: Route {
        Route(
            method: .get, path: "\(Self.api)/openapi.json", summary: "This description", access: .open,
            answer: .anything
        ) { _, _ in
            .bytes(description.bytes { Array(OpenAPI.document(apiRoutes()).json.utf8) })
        }
    }
}

/// 接口说明, as it is sent. It is the same for every jurisdiction, and as large as all the rest a jurisdiction's door takes
/// in memory; so it is made once, when somebody first asks.
final class APIDescription: Sendable {
    private let made = Mutex<[UInt8]?>(nil)

    func bytes(_ make: () -> [UInt8]) -> [UInt8] {
        made.withLock { made in
            let bytes = made ?? make()
            made = bytes
            return bytes
        }
    }
}

/// OpenAPI 3.1.
enum OpenAPI {
    static func document(_ list: RouteList) -> Fields {
        var paths: [Fields.Member] = []
        for path in list.routes.map(\.path).reduce(into: [String](), { if !$0.contains($1) { $0.append($1) } }) {
            let operations = list.routes.filter { $0.path == path }
                .map { Fields.Member($0.method.rawValue.lowercased(), operation($0)) }
            paths.append(Fields.Member(path, .object(operations)))
        }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Bancheng", "version": "1.0.0",
                "description": "A report comes in, is judged, coordinated, handled, answered, followed up and closed.",
            ],
            "paths": .object(paths),
            "components": [
                "schemas": ["Problem": Shape.problem.schema],
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
                "responses": [
                    "Problem": [
                        "description": "Why it was refused and what to do",
                        "content": [
                            "application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]
                        ],
                    ]
                ],
            ],
        ]
    }

    private static func operation(_ route: Route) -> Fields {
        let security: Fields =
            switch route.access {
            case .open: []
            case .either: [[:], ["token": []]]
            case .session: [["token": []]]
            }
        let base: Fields = [
            "operationId": .text(identifier(route)), "summary": .text(route.summary), "security": security,
            "parameters": .list(parameters(route)),
        ]
        let files: Fields = route.takesFiles ? ["requestBody": Self.files] : [:]
        let body: Fields = route.body.map { ["requestBody": requestBody($0)] } ?? files
        return base.adding(body).adding(["responses": responses(route)])
    }

    /// `post-matters-number-judgement`
    private static func identifier(_ route: Route) -> String {
        let words = route.path.split { !$0.isLetter && !$0.isNumber }.filter { $0 != "api" && $0 != "v1" }
        return ([route.method.rawValue.lowercased()] + words.map(String.init)).joined(separator: "-")
    }

    private static func parameters(_ route: Route) -> [Fields] {
        let inPath = route.pathParameters.map { name in parameter(name, "path", .identifier, required: true) }
        let inQuery = route.parameters.map { parameter($0.name, "query", $0.shape, required: $0.required) }
        guard route.method == .post, route.access != .open else { return inPath + inQuery }
        return inPath + inQuery + [
            parameter("If-Match", "header", .identifier, required: false),
            parameter("Idempotency-Key", "header", .text(most: Limits.idempotencyKey), required: false),
        ]
    }

    private static func parameter(_ name: String, _ place: String, _ shape: Shape, required: Bool) -> Fields {
        ["name": .text(name), "in": .text(place), "required": .bool(required), "schema": shape.schema]
    }

    private static func requestBody(_ shape: Shape) -> Fields {
        [
            "required": .bool(shape.hasRequired),
            "content": [
                "application/json": ["schema": shape.schema],
                "application/x-www-form-urlencoded": ["schema": shape.schema],
            ],
        ]
    }

    /// Fields first, then the files; or one file as the bare body with its name in the address.
    private static let files: Fields = [
        "required": true,
        "content": [
            "multipart/form-data": [
                "schema": [
                    "type": "object",
                    "properties": [
                        "forUnits": Shape.flag.schema, "slip": Shape.identifier.schema,
                        "file": ["type": "array", "items": ["type": "string", "format": "binary"]],
                    ],
                    "required": ["file"],
                ]
            ],
            "application/octet-stream": ["schema": ["type": "string", "format": "binary"]],
        ],
    ]

    private static func responses(_ route: Route) -> Fields {
        let content: Fields =
            route.status == 204 ? [:] : ["content": [route.answerType: ["schema": route.answer.schema]]]
        let good: Fields = ["description": .text(route.summary)]
        return .object([
            Fields.Member(String(route.status), good.adding(content)),
            Fields.Member("default", ["$ref": "#/components/responses/Problem"]),
        ])
    }
}

extension Shape {
    var hasRequired: Bool {
        if case .object(let properties) = self { properties.contains(where: \.required) } else { true }
    }
}
