// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import Logging
import MatterCore
import MatterStore

/// 登录. Who is signed in, the same for pages (cookie) and other systems (bearer token).
struct Session: Sendable {
    let account: Account
    let token: String
    /// A browser sends cookies by itself, so its posts must show that they come from our own page.
    let byCookie: Bool
    /// When something was last done with it, to the minute.
    var seenAt = Instant(seconds: 0)

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

    /// 县里的岗位: any of these roles, and of no unit.
    func serves(_ roles: RoleSet) -> Bool { unit == nil && !actor.roles.isDisjoint(with: roles) }

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
            let held = try await holder(token, byCookie, request, context.logger)
            context.session = held.session
            context.sessionEnded = held.session == nil
            context.deskLocked = held.locked
        }
        return try await next(request, context)
    }

    /// 离开就锁 (4.6): a browser nobody used for a while has no session any more. A token of another system has no screen
    /// that could be left alone.
    private func holder(
        _ token: String, _ byCookie: Bool, _ request: Request, _ logger: Logger
    ) async throws -> (session: Session?, locked: Bool) {
        let now = site.clock()
        guard let held = try await site.read({ try $0.holder(of: token, at: now) }) else { return (nil, false) }
        if byCookie, now >= held.seenAt.adding(seconds: Limits.deskEndSeconds) {
            await noting(logger) { [site] in try site.store.endSession(token) }
            return (nil, true)
        }
        if now > held.seenAt, !Self.isQuiet(request), Self.isSign(request) || now >= Self.stale(held.seenAt) {
            await noting(logger) { [site] in try site.store.seen(token, at: now) }
        }
        return (Session(account: held.account, token: token, byCookie: byCookie, seenAt: held.seenAt), false)
    }

    /// Whoever only reads is not refused because nothing can be written at the moment.
    private func noting(_ logger: Logger, _ work: @escaping @Sendable () throws -> Void) async {
        do { try await site.workers.run(for: site.jurisdiction, work) } catch {
            logger.warning("session use not noted", metadata: ["error": "\(type(of: error))"])
        }
    }

    private static func stale(_ seenAt: Instant) -> Instant { seenAt.adding(seconds: Limits.seenSeconds) }

    /// A page says that somebody types in it.
    private static func isSign(_ request: Request) -> Bool {
        request.method == .post && request.uri.path == "/desk/session"
    }

    /// What a page asks by itself is no sign that somebody is there.
    private static func isQuiet(_ request: Request) -> Bool {
        request.method == .get && ["/desk/session", "/desk/updates"].contains(request.uri.path)
            || request.method == .post && request.uri.path == "/desk/drafts"
    }

    private static func token(_ request: Request) -> (String, Bool)? {
        if let header = request.headers[.authorization], header.lowercased().hasPrefix("bearer ") {
            return (String(header.dropFirst(7).drop { $0 == " " }), false)
        }
        guard let cookie = request.cookies[Session.cookieName]?.value, !cookie.isEmpty else { return nil }
        return (cookie, true)
    }
}
