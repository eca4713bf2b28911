// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore

/// 记录 over HTTP: every kind has the same addresses, made from its procedure.
extension Site {
    var recordRoutes: [Route] {
        [remedyRoute, listRoute("\(Self.api)/records", "Records of every kind, the newest first", RecordKind.allCases)]
            + RecordKind.allCases.flatMap { routes(of: Procedure.of($0)) }
    }

    private func routes(of procedure: Procedure) -> [Route] {
        let kind = procedure.kind
        let path = "\(Self.api)/\(kind.plural)"
        let opening = procedure.opening.isOffered ? [stepRoute(procedure, procedure.opening, path)] : []
        let steps = procedure.steps.filter(\.isOffered).map {
            stepRoute(procedure, $0, "\(path)/{number}/\($0.id.text)")
        }
        return [listRoute(path, "\(procedure.clause) \(kind.plural), the newest first", [kind])] + opening
            + [readRoute(procedure, "\(path)/{number}")] + steps
    }

    private func readRoute(_ procedure: Procedure, _ path: String) -> Route {
        let kind = procedure.kind
        return Route(
            method: .get, path: path, summary: "\(procedure.clause) \(kind.rawValue)", access: .session,
            answer: .record(kind)
        ) { _, context in
            let session = try context.signedIn
            let (number, now) = (RecordNumber(context.part("number")), clock())
            let whole = try await read { reader in
                let stored = try reader.record(number, of: kind, for: session.actor)
                return try reader.view(stored, session.actor, now) { $0.whole }
            }
            var response = Response.json(whole)
            response.headers[.eTag] = whole["version"]?.integer.map { "\"\($0)\"" }
            return response
        }
    }

    private func stepRoute(_ procedure: Procedure, _ rule: StepRule, _ path: String) -> Route {
        let (kind, opens) = (procedure.kind, rule.id == .opening)
        return Route(
            method: .post, path: path, summary: "\(procedure.clause) \(kind.rawValue): \(rule.id)",
            access: .session, body: .request(rule), status: opens ? 201 : 200, answer: .record(kind)
        ) { request, context in
            let session = try context.signedIn
            let read = try await body(of: request, context)
            let step = RecordStep(
                kind: kind, number: opens ? nil : RecordNumber(context.part("number")), step: rule.id,
                actor: session.actor, body: read.body, version: try Self.version(request),
                idempotency: try Self.idempotency(request, read.bytes))
            return try Self.answer(try await take(step), opens: opens ? kind : nil)
        }
    }

    /// 办法 (2.1–2.5) on a matter: `kind` says which, the rest is what that kind's opening asks for.
    private var remedyRoute: Route {
        Route(
            method: .post, path: "\(Self.api)/matters/{number}/remedies", summary: "2 open a remedy on a matter",
            access: .session, body: .remedy, status: 201, answer: .anyRecord
        ) { request, context in
            let session = try context.signedIn
            let read = try await body(of: request, context)
            let (kind, rest) = try Self.remedy(read.body)
            let step = RecordStep(
                kind: kind, step: .opening, matter: MatterNumber(context.part("number")), actor: session.actor,
                body: rest, version: nil, idempotency: try Self.idempotency(request, read.bytes))
            return try Self.answer(try await take(step), opens: kind)
        }
    }

    static func remedy(_ body: Body) throws(FieldErrors) -> (RecordKind, Body) {
        let fields = FieldReader(["kind": body.fields["kind"] ?? .null], isForm: body.fromForm)
        let text = fields.text("kind", most: Limits.identifier)
        let kind = RecordKind.remedies.first { $0.rawValue == text }
        if kind == nil, !text.isEmpty {
            fields.fail("kind", .unknownValue, [RecordKind.remedies.map(\.rawValue).joined(separator: " ")])
        }
        var rest = body
        rest.fields = rest.fields.without("kind")
        return (try fields.finish(kind), rest)
    }

    static func answer(_ receipt: RecordReceipt, opens kind: RecordKind?) throws -> Response {
        let answer = try StrictJSON.own(receipt.answer)
        var response = Response.bytes(receipt.answer, status: kind == nil ? .ok : .created)
        response.headers[.eTag] = answer["version"]?.integer.map { "\"\($0)\"" }
        if let kind { response.headers[.location] = "\(api)/\(kind.plural)/\(answer["number"]?.text ?? "")" }
        return response
    }
}

// MARK: lists

extension Site {
    private static let recordParameters: [Route.Parameter] = [
        .init("open", .flag), .init("matter", .identifier), .init("unit", .identifier), .init("cursor", .identifier),
        .init("limit", .integer(1...LedgerQuery.most)),
    ]

    private func listRoute(_ path: String, _ summary: String, _ kinds: [RecordKind]) -> Route {
        Route(
            method: .get, path: path, summary: summary, access: .session, parameters: Self.recordParameters,
            answer: .page(.recordLine(kinds))
        ) { request, context in
            .json(try await recordPage(request, try context.signedIn, kinds))
        }
    }

    private func recordPage(_ request: Request, _ session: Session, _ kinds: [RecordKind]) async throws -> Fields {
        let now = clock()
        let fields = try Self.fields(request)
        var query = RecordQuery.readable(kinds, by: session.actor)
        query.open = fields.optionalFlag("open")
        query.matter = fields.optionalText("matter", most: Limits.identifier).map { MatterNumber($0) }
        let unit = fields.optionalText("unit", most: Limits.identifier).map { UnitID($0) }
        query.after = try Self.cursor(fields) { Int($0) }
        query.limit = fields.optionalInteger("limit", in: 1...LedgerQuery.most) ?? LedgerQuery.page
        let own = query.unit
        // A unit asks about itself only, and about matters it has a part in.
        if let unit, let own, unit != own { query.kinds = [] }
        query.unit = own ?? unit
        let wanted = try fields.finish(query)
        return try await read { reader in
            guard try reader.mayAsk(wanted.matter, session.actor) else { return ["items": [], "next": nil] }
            let page = try reader.records(wanted)
            let items = try page.items.map { try reader.view($0, session.actor, now) { $0.row } }
            return ["items": .list(items), "next": Fields(page.next.map { String($0) })]
        }
    }
}

extension Reader {
    /// Whether a list about this matter may say anything: not to a unit that has no part in it.
    fileprivate func mayAsk(_ matter: MatterNumber?, _ actor: Actor) throws -> Bool {
        guard let matter, let unit = actor.ownUnit else { return true }
        do { return try record(matter, .everything).matter.involves(unit) } catch let refusal as Refusal {
            guard refusal.code == .matterUnknown else { throw refusal }
            return false
        }
    }
}

extension StepRule {
    /// What only the system does has no address.
    var isOffered: Bool { roles != [.system] }
}

extension RecordKind {
    /// 办法: what may be opened on a matter, by its plan.
    static let remedies = allCases.filter { kind in
        let opening = Procedure.of(kind).opening
        return opening.isOffered && opening.fields.contains { $0.id == .matters }
    }
}
