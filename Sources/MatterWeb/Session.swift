// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore

/// 登录. Who is signed in, the same for pages (cookie) and other systems (bearer token).
struct Session: Sendable {
    let account: Account
    let token: String
    /// A browser sends cookies by itself, so its posts must show that they come from our own page.
    let byCookie: Bool

    var actor: Actor { account.actor }

    /// What a form on our own page carries, and nobody else can know.
    var formToken: String { ContentDigest.of(Array("form \(token)".utf8)) }

    /// 承办单位人员: sees only what concerns the unit.
    var unit: UnitID? {
        [.unit, .representative, .leader].contains(account.role) ? account.unit : nil
    }

    func viewer(_ plan: Plan) -> Viewer {
        let sealed = Set(plan.obstacles.filter(\.sealed).map(\.id))
        if let unit { return .unit(unit, hiding: sealed) }
        return actor.runsSystem ? .system(hiding: sealed) : .everything
    }

    /// Whose obligations are this person's.
    var parties: [Party] {
        actor.roles.compactMap { $0.party(in: account.unit) }.sorted { $0.description < $1.description }
    }
}

extension Session {
    static let cookieName = "bancheng"

    static func cookie(_ token: String, secure: Bool) -> Cookie {
        Cookie(
            name: cookieName, value: token, maxAge: SessionToken.sessionSeconds, path: "/", secure: secure,
            httpOnly: true, sameSite: .lax)
    }

    static func endedCookie(secure: Bool) -> Cookie {
        Cookie(name: cookieName, value: "", maxAge: 0, path: "/", secure: secure, httpOnly: true, sameSite: .lax)
    }
}

/// Recognises whoever sends a token; a visitor without one stays a visitor.
struct SessionReading: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: SiteContext, next: (Request, SiteContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let (token, byCookie) = Self.token(request) {
            let now = site.clock()
            let account = try await site.read { try $0.account(holding: token, at: now) }
            context.session = account.map { Session(account: $0, token: token, byCookie: byCookie) }
            context.sessionEnded = account == nil
        }
        return try await next(request, context)
    }

    private static func token(_ request: Request) -> (String, Bool)? {
        if let header = request.headers[.authorization], header.lowercased().hasPrefix("bearer ") {
            return (String(header.dropFirst(7).drop { $0 == " " }), false)
        }
        guard let cookie = request.cookies[Session.cookieName]?.value, !cookie.isEmpty else { return nil }
        return (cookie, true)
    }
}
