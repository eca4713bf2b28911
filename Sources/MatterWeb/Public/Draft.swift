// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore

/// 草稿 (3.1) as the pages keep it: what was typed so far, and how far she came. Once it is sent the words are gone and
/// only number and code are left, for an hour, so that a reload or a second press shows the same receipt.
struct Draft: Sendable {
    let code: String
    var content: Fields
    var furthest: ReportStep
    var savedAt: Instant
    var endsAt: Instant
    var sent: Sent?

    struct Sent: Hashable, Sendable {
        let number: MatterNumber
        let code: String
    }

    static let cookie = "draft"

    /// What this page asked for, in place of what it said before.
    mutating func take(_ typed: Fields, from step: ReportStep) {
        let kept = (content.members ?? []).filter { !step.names.contains($0.name) }
        let new = (typed.members ?? []).filter { step.names.contains($0.name) }
        content = .object(kept + new)
        furthest = max(furthest, step)
    }

    /// `ABCD-EFGH-JKLM`, as one would copy it.
    static func shown(_ code: String) -> String {
        stride(from: 0, to: code.count, by: 4).map { String(code.dropFirst($0).prefix(4)) }.joined(separator: "-")
    }

    /// As typed: case, spaces and hyphens do not matter. Nil for what cannot be one.
    static func code(typed: String) -> String? {
        let code = typed.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return code.count == TrackingCode.draftLength ? code : nil
    }
}

extension Draft {
    init(stored: ReportDraft) throws {
        let fields = try StrictJSON.own(Array(stored.body.utf8))
        code = stored.code
        content = fields["content"] ?? .object([])
        furthest = fields["furthest"]?.text.flatMap { ReportStep(rawValue: $0) } ?? .what
        savedAt = stored.savedAt
        endsAt = stored.endsAt
        if let number = fields["sent"]?["number"]?.text, let code = fields["sent"]?["code"]?.text {
            sent = Sent(number: MatterNumber(number), code: code)
        }
    }

    var stored: ReportDraft {
        let sent: Fields = self.sent.map { ["number": .text($0.number.text), "code": .text($0.code)] } ?? .null
        let body: Fields = ["content": content, "furthest": .text(furthest.rawValue), "sent": sent]
        return ReportDraft(code: code, body: body.json, savedAt: savedAt, endsAt: endsAt)
    }
}

extension PageRequest {
    /// The draft this form belongs to, or the one this browser keeps; nil when there is none, or its days are over.
    func draft(_ typed: Fields = .object([])) async throws -> Draft? {
        let named = typed["draft"]?.text.flatMap { Draft.code(typed: $0) }
        guard let code = named ?? request.cookies[Draft.cookie].flatMap({ Draft.code(typed: $0.value) }) else {
            return nil
        }
        return try await draft(code)
    }

    func draft(_ code: String) async throws -> Draft? {
        let now = now
        return try await site.read { try $0.draft(code, at: now).map { try Draft(stored: $0) } }
    }

    /// A new one, counted by address.
    func newDraft() throws -> Draft {
        try site.admit(.drafts, address)
        site.visits.count(.drafts, address, at: now)
        let code = TrackingCode.make(site.chance, TrackingCode.draftLength)
        return Draft(code: code, content: .object([]), furthest: .what, savedAt: now, endsAt: now)
    }

    /// Kept for the plan's days from now on.
    func keep(_ draft: inout Draft, _ plan: Plan) async throws {
        draft.savedAt = now
        draft.endsAt =
            draft.sent == nil
            ? now.adding(seconds: plan.matters.draftDays * 86_400) : now.adding(seconds: Limits.receiptSeconds)
        let stored = draft.stored
        try await site.blocking { [site] in try site.store.keep(stored, in: site.jurisdiction) }
    }

    func remembering(_ draft: Draft, _ response: Response) -> Response {
        cookie(draft.code, max(0, draft.endsAt.seconds - now.seconds), response)
    }

    /// This browser forgets it; the draft itself stays, for whoever has the code.
    func forgettingDraft(_ response: Response) -> Response { cookie("", 0, response) }

    private func cookie(_ value: String, _ seconds: Int, _ response: Response) -> Response {
        var response = response
        response.setCookie(
            Cookie(
                name: Draft.cookie, value: value, maxAge: seconds, path: "/", secure: site.secureCookies,
                httpOnly: true, sameSite: .lax))
        return response
    }
}
