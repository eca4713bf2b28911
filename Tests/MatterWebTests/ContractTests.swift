// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import MatterCore
import MatterStore
import Sheets
import Testing
import Wording

@testable import MatterWeb

@Suite struct ContractTests {
    @Test(arguments: Language.allCases)
    func `interface: every refusal, field error and problem has a sentence that says what to do`(language: Language) {
        let sentences = Refusals.sentences(language)
        let codes =
            RefusalCode.allCases.map(\.rawValue) + FieldError.Code.allCases.map(\.rawValue)
            + BodyProblem.Code.allCases.map(\.rawValue) + SheetFault.Code.allCases.map(\.rawValue)
            + Problem.Code.allCases.map(\.rawValue)
            + Stage.allCases.map { "stage.\($0.rawValue)" } + Action.allCases.map { "action.\($0.rawValue)" }
            + [400, 401, 403, 404, 405, 409, 413, 414, 415, 421, 422, 429, 500, 503].map { "title.\($0)" }
            + ["title.fields-invalid"] + Doubt.Code.allCases.map { "doubt.\($0.rawValue)" }
        for code in codes { #expect(sentences[code] != nil, "\(code) has no sentence in \(language.rawValue)") }
        let known = Set(codes)
        let extra = sentences.codes.filter { code in
            // Words that sentences are made of: kinds of value, parties, what somebody holds.
            !known.contains(code) && !code.hasSuffix(".open") && !code.hasSuffix(".same")
                && !["type.", "party.", "held."].contains { code.hasPrefix($0) }
        }
        #expect(extra.isEmpty, "sentences nobody says: \(extra.sorted())")
    }

    @Test func `interface: openapi.json describes every address, and every POST has its schema`() async throws {
        let town = try Town()
        try await town.serve { client in
            let document = try await client.get("openapi.json").fields
            #expect(document["openapi"] == "3.1.0")
            let routes = town.site.apiRoutes().routes
            for route in routes {
                let operation = document["paths"]?[route.path]?[route.method.rawValue.lowercased()]
                #expect(operation != nil, "\(route.method) \(route.path)")
                let named = (operation?["parameters"]?.list ?? []).filter { $0["in"] == "path" }
                #expect(named.compactMap { $0["name"]?.text } == route.pathParameters, "\(route.path)")
                guard route.method == .post else { continue }
                let type = route.takesFiles ? "multipart/form-data" : "application/json"
                let schema = operation?["requestBody"]?["content"]?[type]?["schema"]
                #expect(schema?["type"] == "object", "\(route.path)")
            }
            let ids = (document["paths"]?.members ?? []).flatMap { $0.value.members ?? [] }
                .compactMap { $0.value["operationId"]?.text }
            #expect(Set(ids).count == ids.count)
            #expect(ids.count == routes.count)
        }
    }

    @Test func `interface: every address others rely on exists`() throws {
        let routes = try Town().site.apiRoutes()
        let relied = [
            "/sessions", "/matters", "/matters/1/on-the-spot-resolution", "/matters/1/judgement",
            "/matters/1/decline-reply", "/matters/1/reconsideration", "/matters/1/reclassification",
            "/matters/1/withdrawal", "/matters/1/correction", "/matters/1/coordination",
            "/matters/1/level-three-application", "/matters/1/level-three-application/instruction",
            "/matters/1/minutes", "/matters/1/escalation", "/matters/1/extension", "/matters/1/extension/decision",
            "/matters/1/suspension", "/matters/1/resumption", "/matters/1/reminders", "/slips/1/receipt",
            "/slips/1/return", "/slips/1/completion", "/returns/1/ruling", "/matters/1/completion",
            "/matters/1/copies/office/receipt", "/matters/1/copies/oversight/receipt",
            "/matters/1/follow-up-calls", "/matters/1/closure",
        ]
        for path in relied { #expect(routes.methods(at: "/api/v1" + path).contains("POST"), "\(path)") }
        let read = ["/matters", "/matters/1", "/matters/1/events", "/obligations", "/track/1", "/openapi.json"]
        for path in read { #expect(routes.methods(at: "/api/v1" + path).contains("GET"), "\(path)") }
    }

    @Test(arguments: Action.offered)
    func `interface: what a schema offers the reader takes, field by field`(action: Action) throws {
        let shape = Shape.request(action)
        for required in [false, true] {
            let reader = CommandReader(
                drafting: Drafting(SharedDice(seed: 1).roll), organisation: Organisation(units: [:]),
                now: Town.monday, areaCode: "023", makeCode: { "23456789" }, knowsAccount: { _ in true })
            let body = Body(shape.example(onlyRequired: required))
            var errors: [FieldError] = []
            do throws(FieldErrors) {
                _ = try reader.command(action, body, slip: action.concernsSlip ? "500231-2026-J0001" : nil)
            } catch { errors = error.errors }
            // Units are unknown here; what else is needed or out of place depends on another field.
            let depends = [
                (Action.correction, "text"), (.correction, "unit"), (.correction, "person"), (.instruction, "deadline"),
                (.jointReporters, "name"), (.jointReporters, "phone"), (.jointReporters, "idNumber"),
            ]
            let wrong = errors.filter { error in
                error.code != .unknownUnit && !depends.contains { $0.0 == action && error.path.description == $0.1 }
            }
            #expect(wrong.isEmpty, "\(action.rawValue): \(wrong.map { "\($0.path) \($0.code)" })")
        }
    }

    @Test func `interface: alive, ready and counted, without numbers of matters`() async throws {
        let town = try Town()
        try await town.serve { client in
            #expect(try await client.get("/healthz").fields["status"] == "ok")
            #expect(try await client.get("/readyz").fields["status"] == "ready")
            let number = try await client.registered().number
            _ = try await client.get("matters/\(number)?code=SECRET", as: "office")
            let metrics = try await client.get("/metrics").text
            let line = "bancheng_requests_total{route=\"/api/v1/matters/{number}\",method=\"GET\",status=\"200\"} 1"
            #expect(metrics.contains(line))
            #expect(!metrics.contains(number) && !metrics.contains("SECRET"))
            // Anybody may count, and nobody counts complaints by it (2.5).
            _ = try await client.get("sealed-complaints", as: "office")
            let after = try await client.get("/metrics").text
            #expect(after.contains("route=\"/api/v1/{records}\"") && !after.contains("sealed-complaints"))
            #expect(try await client.get("/readyz").fields["position"] == nil)
        }
    }

    @Test func `interface: the plan tells forms what there is to choose`() async throws {
        let town = try Town()
        try await town.serve { client in
            let plan = try await client.get("plan").fields
            #expect(plan["obstacles"]?.list?.count == 6)
            #expect(plan["hotlines"]?[0]?["number"] == "74522706")
            #expect(try await client.get("units").fields["items"]?.list?.count == Town.units.count)
        }
    }
}

extension Shape {
    /// A value of this shape.
    func example(onlyRequired: Bool) -> Fields {
        switch self {
        case .text: "x"
        case .integer(let range): Fields(range.lowerBound)
        case .flag: true
        case .date: "2026-03-20"
        case .time: "2026-03-02T09:00:00+08:00"
        case .choice(let values): .text(values[0])
        case .list(let element): [element.example(onlyRequired: onlyRequired)]
        case .nullable(let shape): shape.example(onlyRequired: onlyRequired)
        case .anything: nil
        case .object(let properties):
            .object(
                properties.filter { $0.required || !onlyRequired }
                    .map { Fields.Member($0.name, $0.shape.example(onlyRequired: onlyRequired)) })
        }
    }
}
