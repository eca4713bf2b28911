// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore

extension Site {
    static let api = "/api/v1"

    /// Contents of the API: every address, in the order a reader would want them.
    func apiRoutes() -> RouteList {
        let routes =
            sessionRoutes + planRoutes + [registerRoute, similarRoute] + matterRoutes + Action.offered.map(actionRoute)
            + trackingRoutes + recordRoutes + attachmentRoutes + assessmentRoutes + countyRoutes + organisationRoutes
            + importRoutes
            + identityRoutes
        return RouteList(routes: routes + healthRoutes + [openAPIRoute])
    }

    private var registerRoute: Route {
        Route(
            method: .post, path: "\(Self.api)/matters", summary: "Report a matter", access: .either,
            body: .report, status: 201, answer: .registered
        ) { request, context in
            let read = try await body(of: request, context)
            if context.session == nil { try admitReport(read.body.fields, from: address(of: request, context)) }
            let receipt = try await register(
                read.body, by: context.session?.actor ?? .reporter, language: context.language,
                idempotency: try Self.idempotency(request, read.bytes))
            var response = Response.bytes(receipt.answer, status: .created)
            // Of a request that was answered before, the number stands in that answer alone.
            let number =
                receipt.repeated ? try StrictJSON.own(receipt.answer)["number"]?.text : receipt.number.text
            response.headers[.location] = "\(Self.api)/matters/\(number ?? "")"
            return response
        }
    }

    /// One address for each action: below the matter, or below the slip it concerns.
    private func actionRoute(_ action: Action) -> Route {
        Route(
            method: .post, path: Self.path(of: action), summary: "\(action.clause) \(action.rawValue)",
            access: .session, body: .request(action), answer: .summary
        ) { request, context in
            let session = try context.signedIn
            let read = try await body(of: request, context)
            let slip = action.concernsSlip ? SlipNumber(context.part("slip")) : nil
            let step = Step(
                action: action, matter: try await matter(context, slip), slip: slip, actor: session.actor,
                unit: session.unit, body: read.body, version: try Self.version(request),
                idempotency: try Self.idempotency(request, read.bytes))
            return try Self.answer(try await take(step))
        }
    }

    static func path(of action: Action) -> String {
        action.concernsSlip ? "\(api)/\(action.path("{slip}"))" : "\(api)/matters/{number}/\(action.path(nil))"
    }

    private func matter(_ context: SiteContext, _ slip: SlipNumber?) async throws -> MatterNumber {
        guard let slip else { return MatterNumber(context.part("number")) }
        guard let number = try await read({ try $0.matter(of: slip) }) else {
            throw Refusal(.slipUnknown, "3.3", [slip.text])
        }
        return number
    }

    /// What a step answered, with its version where caches and `If-Match` look for it.
    static func answer(_ receipt: Receipt) throws -> Response {
        var response = Response.bytes(receipt.answer)
        let version = try StrictJSON.own(receipt.answer)["version"]?.integer
        response.headers[.eTag] = version.map { "\"\($0)\"" }
        return response
    }

    /// `If-Match: "7"`, `7` or `*`; nil when absent.
    static func version(_ request: Request) throws(Problem) -> Int? {
        guard let header = request.headers[.ifMatch], header != "*" else { return nil }
        let bare = header.hasPrefix("W/") ? header.dropFirst(2) : header[...]
        let digits = bare.hasPrefix("\"") && bare.hasSuffix("\"") ? bare.dropFirst().dropLast() : bare
        guard let version = Int(digits), version >= 0 else { throw Problem(400, .versionMalformed) }
        return version
    }

    static func idempotency(_ request: Request, _ body: [UInt8]) throws(Problem) -> IdempotencyKey? {
        guard let name = HTTPField.Name("Idempotency-Key"), let key = request.headers[name] else { return nil }
        guard (1...Limits.idempotencyKey).contains(key.utf8.count), key.utf8.allSatisfy({ (33...126).contains($0) })
        else { throw Problem(400, .idempotencyKeyMalformed, [String(Limits.idempotencyKey)]) }
        return IdempotencyKey(key: key, request: Array("\(request.method) \(request.uri.path)\n".utf8) + body)
    }
}
