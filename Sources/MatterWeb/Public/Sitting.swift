// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore

/// 这一次坐下来写. What a browser remembers of a draft: its code, when something was last done, and whether the device is
/// her own. Any other device forgets after some minutes, for the next person sits down at it.
struct Sitting: Hashable, Sendable {
    let code: String
    let seenAt: Instant
    let isOwn: Bool

    static let cookie = "draft"

    init(_ code: String, at now: Instant, isOwn: Bool) {
        self.code = code
        seenAt = now
        self.isOwn = isOwn
    }

    /// Nil for what is none, and when nothing was done for too long.
    init?(cookie: String, at now: Instant) {
        let parts = cookie.split(separator: ".").map(String.init)
        guard parts.count == 3, let code = Draft.code(typed: parts[0]), let seconds = Int(parts[1]),
            (0...now.seconds).contains(seconds)
        else { return nil }
        self.init(code, at: Instant(seconds: seconds), isOwn: parts[2] == "own")
        guard isOwn || now < seenAt.adding(seconds: Limits.idleSeconds) else { return nil }
    }

    var cookie: String { "\(code).\(seenAt.seconds).\(isOwn ? "own" : "shared")" }
}

extension PageRequest {
    /// The draft this browser has open.
    var sitting: Sitting? { request.cookies[Sitting.cookie].flatMap { Sitting(cookie: $0.value, at: now) } }

    /// 自己的手机电脑: as she said, and before she was asked a telephone is taken for her own, a hall's machine is not.
    var isOwnDevice: Bool { sitting?.isOwn ?? isPhone }

    /// She said so, and has something open here.
    var hasOwnDevice: Bool { sitting?.isOwn == true }

    private var isPhone: Bool {
        if let hint = HTTPField.Name("Sec-CH-UA-Mobile"), let told = request.headers[hint] { return told == "?1" }
        return request.headers[.userAgent]?.contains("Mobile") == true
    }

    /// The draft this browser has open; nil when there is none, or its days are over.
    func draft() async throws -> Draft? {
        guard let code = sitting?.code else { return nil }
        return try await draft(code)
    }

    /// The draft a form names. A page that names none belongs to none, whatever this browser has open: it may be
    /// another person's.
    func draft(named typed: Fields) async throws -> Draft? {
        guard let code = typed["draft"]?.text.flatMap({ Draft.code(typed: $0) }) else { return nil }
        return try await draft(code)
    }

    func draft(_ code: String) async throws -> Draft? {
        let now = now
        return try await site.read { try $0.draft(code, at: now).map { try Draft(stored: $0) } }
    }

    /// The code of a new one, counted by address.
    func newDraftCode() throws -> String {
        try site.admit(.drafts, address)
        site.visits.count(.drafts, address, at: now)
        return TrackingCode.make(site.chance, TrackingCode.draftLength)
    }

    /// Changes what lies under a code and keeps it for the plan's days from now on, unless `change` says no. What it is
    /// given is what lies there at that moment.
    func changing(
        _ code: String, _ plan: Plan, _ change: @escaping @Sendable (inout Draft) -> Bool
    ) async throws -> (draft: Draft, kept: Bool) {
        let now = now
        return try await site.blocking { [site] in
            try site.store.change(draft: code, at: now, in: site.jurisdiction) { stored in
                var draft = try stored.map { try Draft(stored: $0) } ?? Draft(code: code, at: now)
                guard change(&draft) else { return (nil, (draft, false)) }
                draft.savedAt = now
                draft.endsAt =
                    draft.sent == nil
                    ? now.adding(seconds: plan.matters.draftDays * 86_400)
                    : now.adding(seconds: Limits.receiptSeconds)
                let after = draft.stored
                draft.version = after.version
                return (after, (draft, true))
            }
        }
    }

    /// A mark for a page that shows this save.
    func mark(_ draft: Draft?) -> PageMark {
        PageMark(seen: draft?.version ?? 0, page: TrackingCode.make(site.chance, TrackingCode.draftLength))
    }

    /// This browser has it open from now on.
    func remembering(_ draft: Draft, isOwn: Bool? = nil, _ response: Response) -> Response {
        let isOwn = isOwn ?? hasOwnDevice
        let left = max(0, draft.endsAt.seconds - now.seconds)
        let sitting = Sitting(draft.code, at: now, isOwn: isOwn)
        return cookie(sitting.cookie, isOwn ? left : min(left, Limits.idleSeconds), response)
    }

    /// This browser forgets it; the draft itself stays, for whoever has the code.
    func forgettingDraft(_ response: Response) -> Response { cookie("", 0, response) }

    private func cookie(_ value: String, _ seconds: Int, _ response: Response) -> Response {
        var response = response
        response.setCookie(
            Cookie(
                name: Sitting.cookie, value: value, maxAge: seconds, path: "/", secure: site.secureCookies,
                httpOnly: true, sameSite: .lax))
        return response
    }
}
