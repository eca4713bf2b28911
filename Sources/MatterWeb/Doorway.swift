// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import Logging
import MatterCore
import MatterStore
import Sheets
import Wording

/// The first thing every request meets: language, limits, and whatever went wrong as one clear sentence.
struct Doorway: RouterMiddleware {
    let site: Site
    let routes: RouteList

    func handle(
        _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.language = Language(accepting: request.headers[.acceptLanguage])
        var response = await answer(request, context, next)
        if let id = HTTPField.Name("X-Request-Id") { response.headers[id] = context.id }
        SecurityHeaders.add(to: &response, secure: site.secureCookies)
        let route = context.endpointPath ?? "none"
        site.counters.count(route: route, method: request.method.rawValue, status: response.status.code)
        // The route, never the address: numbers, codes and searches stay out of the log.
        context.logger.info(
            "answered",
            metadata: [
                "method": "\(request.method)", "route": "\(route)", "status": "\(response.status.code)",
            ])
        return response
    }

    private func answer(
        _ request: Request, _ context: SiteContext, _ next: (Request, SiteContext) async throws -> Response
    ) async -> Response {
        do {
            guard request.uri.description.utf8.count <= Limits.address else {
                throw Problem(414, .addressTooLong, [String(Limits.address)])
            }
            return try await next(request, context)
        } catch {
            let problem = problem(error, request, context)
            return await page(problem, request, context) ?? problem.response(context.language)
        }
    }

    /// For a person with a browser a page that says it; nil for everybody else, or when even that fails.
    private func page(_ problem: Problem, _ request: Request, _ context: SiteContext) async -> Response? {
        let path = request.uri.path
        guard !path.hasPrefix("/api/"), request.headers[.accept]?.contains("text/html") == true else { return nil }
        let page = PageRequest(site, request, context, isDesk: path.hasPrefix("/desk"))
        do { return try await page.failure(problem) } catch { return nil }
    }

    private func problem(_ error: any Error, _ request: Request, _ context: SiteContext) -> Problem {
        if let error = error as? HTTPError, error.status == .notFound {
            let methods = routes.methods(at: request.uri.path)
            guard methods.isEmpty else {
                let allowed = methods.joined(separator: ", ")
                return Problem(
                    405, .methodNotAllowed, [request.method.rawValue, allowed], headers: ["Allow": allowed])
            }
        }
        let problem = Problem(any: error, id: context.id)
        if problem.status >= 500 {
            // The kind of the error only: its text may quote what somebody typed.
            context.logger.error("failed", metadata: ["error": "\(type(of: error))"])
        }
        return problem
    }
}

extension Problem {
    /// Whatever a handler threw.
    init(any error: any Error, id: String) {
        switch error {
        case let problem as Problem: self = problem
        case let refusal as Refusal: self.init(refusal)
        case let fields as FieldErrors: self.init(fields)
        case let body as BodyProblem: self.init(body)
        case let sheet as SheetFault: self.init(sheet)
        case is VersionConflict: self.init(409, .versionChanged)
        case is IdempotencyMismatch: self.init(422, .idempotencyKeyReused)
        case let error as any HTTPResponseError where error.status == .contentTooLarge:
            self.init(BodyProblem(.tooLarge, [String(Limits.body / 1024)]))
        case let error as any HTTPResponseError where error.status == .notFound: self = .notFound
        case StoreFault.outcomeUnknown: self.init(503, .outcomeUnknown, headers: ["Retry-After": "5"])
        case StoreFault.unknownKind: self.init(503, .newerRelease, headers: ["Retry-After": "5"])
        case let fault as StoreFault where fault.passes: self.init(503, .unavailable, headers: ["Retry-After": "5"])
        default: self.init(500, .internalFault, [id])
        }
    }

    func response(_ language: Language) -> Response {
        var response = Response.json(fields(language), status: .init(code: status), type: "application/problem+json")
        response.headers[.contentLanguage] = language.rawValue
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { response.headers[name] = value }
        }
        if status == 401 { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }
}

extension Response {
    static func json(
        _ fields: Fields, status: HTTPResponse.Status = .ok, type: String = "application/json"
    ) -> Response {
        .bytes(Array(fields.json.utf8), status: status, type: type)
    }

    static func bytes(
        _ bytes: [UInt8], status: HTTPResponse.Status = .ok, type: String = "application/json"
    ) -> Response {
        Response(
            status: status, headers: [.contentType: "\(type); charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

/// What a browser may do with our answers: nothing from elsewhere, nothing inline.
enum SecurityHeaders {
    private static let all = named([
        (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
                + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"), ("Cache-Control", "no-store"), ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ])

    /// Behind https a browser shall come back no other way.
    private static let strict = named([("Strict-Transport-Security", "max-age=31536000")])

    private static func named(_ headers: [(String, String)]) -> [(HTTPField.Name, String)] {
        headers.compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
    }

    static func add(to response: inout Response, secure: Bool) {
        for (name, value) in all where response.headers[name] == nil { response.headers[name] = value }
        guard secure else { return }
        for (name, value) in strict where response.headers[name] == nil { response.headers[name] = value }
    }
}
