// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import Logging
import MatterCore
import MatterStore

/// 没写完的 (4.3). What an official wrote in one form on one page and has not sent.
struct DeskDraft: Sendable {
    /// Where the form is sent to.
    let form: String
    /// Which page it was written on: two pages of one form do not overwrite each other.
    let page: String
    /// The page's address.
    let place: String
    let typed: Fields
    let savedAt: Instant
    let version: Int

    var piece: DeskPiece { DeskPiece(page: page, version: version) }
}

/// Which draft a form goes by: that of its own page, and the one it goes on from until it was saved itself.
struct DeskPiece: Hashable, Sendable {
    let page: String
    var version: Int?
    var earlierPage: String?

    init(page: String, version: Int? = nil) {
        self.page = page
        self.version = version
    }

    /// A form filled with `earlier`, on a page of its own.
    init(page: String, goingOnFrom earlier: DeskDraft?) {
        self.page = page
        version = earlier?.version
        earlierPage = earlier?.page
    }

    /// `ABC…` alone; `ABC….3` at its third save; `ABC….DEF….3` going on from that.
    init?(_ text: String?) {
        let parts = (text ?? "").split(separator: ".").map(String.init)
        let pages = parts.filter { Draft.code(typed: $0) == $0 }
        guard let first = pages.first, (1...3).contains(parts.count), parts[0] == first else { return nil }
        page = first
        version = parts.count > 1 ? Int(parts[parts.count - 1]) : nil
        earlierPage = parts.count == 3 && pages.count > 1 ? pages[1] : nil
    }

    var text: String { [page, earlierPage, version.map { String($0) }].compactMap(\.self).joined(separator: ".") }

    /// In whose place it is saved.
    func earlier(of form: String, by account: AccountID) -> DraftMark? {
        earlierPage.map { DraftMark(Self.code(form, $0, account), version: version) }
    }

    func own(of form: String, by account: AccountID) -> DraftMark {
        DraftMark(Self.code(form, page, account), version: earlierPage == nil ? version : nil)
    }

    /// No code of a report's draft looks like this.
    static func code(_ form: String, _ page: String, _ account: AccountID) -> String {
        "desk\n\(account)\n\(form)\n\(page)"
    }
}

extension DeskDraft {
    /// What the form itself brings, who she is and what only the server counts: none of it is kept.
    private static let own: Set<String> = [
        "csrf", "piece", "once", "version", "step", "password", "newPassword", "again",
        PageRequest.signInFields,
    ]

    init?(_ stored: AccountDraft) throws {
        let body = try StrictJSON.own(Array(stored.body.utf8))
        guard let form = body["form"]?.text, let page = body["page"]?.text else { return nil }
        self.form = form
        self.page = page
        place = body["place"]?.text ?? "/desk"
        typed = body["typed"] ?? .object([])
        savedAt = stored.savedAt
        version = stored.version
    }

    /// What of a form is kept; nil when there is no word in it.
    static func kept(_ typed: Fields) -> Fields? {
        let kept = typed.pruned(without: own)
        // Spelt out: `nil` alone would be a value of the tree.
        return kept.isBlank ? Fields?.none : kept
    }

    static func body(_ form: String, _ page: String, _ place: String, _ typed: Fields) -> String {
        let fields: Fields = ["form": .text(form), "page": .text(page), "place": .text(place), "typed": typed]
        return fields.json
    }

    /// The page a form stands on; one that came back stands at an address that only takes forms.
    static func page(of place: String) -> String {
        let parts = place.split(separator: "/").prefix(3)
        if parts.dropFirst().first == "handover" { return PageRequest.handoverAddress }
        return parts.dropFirst().first == "calls" ? "/desk/calls" : "/" + parts.joined(separator: "/")
    }

    /// A form that is kept: intake, a step of a matter, a slip, a record, a call, what is handed
    /// over, or opening a record.
    static func isKept(_ form: String) -> Bool {
        let parts = form.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
        let kinds = ["matters", "slips", "returns", "records", "record-forms", "calls", "handover"]
        return form.utf8.count <= Limits.identifier * 2 && form.hasPrefix("/desk/") && (3...6).contains(parts.count)
            && kinds.contains(parts[1])
            && parts.allSatisfy { part in
                !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
            }
    }
}

/// What one account has begun, and the mark of the page it is shown on.
struct DeskDrafts: Sendable {
    var page = ""
    /// The latest first.
    var all: [DeskDraft] = []

    func of(_ form: String) -> [DeskDraft] { all.filter { $0.form == form } }
}

extension PageRequest {
    /// The same request, knowing what she has begun.
    func withDrafts() async throws -> PageRequest {
        let (account, now) = (try official.account.id, now)
        var request = self
        request.drafts = DeskDrafts(
            page: TrackingCode.make(site.chance, TrackingCode.draftLength),
            all: try await site.read { try $0.drafts(of: account, at: now).compactMap { try DeskDraft($0) } })
        return request
    }

    /// 存草稿. The script's own request, a few seconds after she stopped typing: no use of the session.
    func keepDraft() async throws -> Response {
        let session = try official
        do {
            let typed = try await form()
            guard let form = query("form"), DeskDraft.isKept(form), let piece = DeskPiece(typed["piece"]?.text) else {
                throw Problem.notFound
            }
            return .json(["said": .text(try await keep(typed, piece, form, session.account.id))])
        } catch let problem as Problem {
            return said(problem)
        } catch let problem as BodyProblem {
            return said(Problem(problem))
        }
    }

    private func said(_ problem: Problem) -> Response {
        .json(["said": .text(problem.detail(language))], status: .init(code: problem.status))
    }

    private func keep(
        _ typed: Fields, _ piece: DeskPiece, _ form: String, _ account: AccountID
    ) async throws -> String {
        // Where in the queue a call stands is no word of hers; elsewhere a field of that name is.
        guard let kept = DeskDraft.kept(form.hasPrefix("/desk/calls/") ? typed.without("after") : typed) else {
            try await drop(piece, of: form, account)
            return ""
        }
        let place = DeskDraft.page(of: Preference.way(back: query("place")))
        let draft = StoredDraft(
            code: DeskPiece.code(form, piece.page, account),
            body: DeskDraft.body(form, piece.page, place, kept), savedAt: now,
            endsAt: now.adding(seconds: Limits.deskDraftSeconds), version: 1)
        let isKept = try await site.blocking { [site] in
            try site.store.keep(
                draft, of: account, inPlaceOf: piece.earlier(of: form, by: account), most: Limits.deskDrafts,
                in: site.jurisdiction)
        }
        guard isKept else { throw Problem(409, .tooManyDrafts, [String(Limits.deskDrafts)]) }
        let words = words(try await site.read { try $0.calendar() })
        return say("desk-draft-kept", words.clock(now))
    }

    /// 不要了.
    func discardDraft() async throws -> Response {
        let session = try official
        let typed = try await form()
        if let form = typed["form"]?.text, DeskDraft.isKept(form), let piece = DeskPiece(typed["piece"]?.text) {
            try await settle(piece, of: form, session.account.id)
        }
        return .seeOther(Preference.way(back: typed["back"]?.text ?? "/desk"))
    }

    private func drop(_ piece: DeskPiece, of form: String, _ account: AccountID) async throws {
        let marks = [piece.own(of: form, by: account), piece.earlier(of: form, by: account)].compactMap(\.self)
        try await site.blocking { [site] in try site.store.drop(marks, of: account, in: site.jurisdiction) }
    }

    /// A save of this page may still be on its way.
    private func settle(_ piece: DeskPiece, of form: String, _ account: AccountID) async throws {
        let (now, own) = (now, piece.own(of: form, by: account).code)
        try await drop(piece, of: form, account)
        try await site.blocking { [site] in
            try site.store.settle(
                own, of: account, at: now, until: now.adding(seconds: Limits.deskDraftSettledSeconds),
                in: site.jurisdiction)
        }
    }

    /// The form was accepted: nothing of it is left to be sent. That it was accepted stands, whatever becomes of this.
    func forgetDraft(_ typed: Fields) async {
        guard var piece = DeskPiece(typed["piece"]?.text), let account = session?.account.id else { return }
        if piece.earlierPage == nil { piece.version = nil }
        do { try await settle(piece, of: path, account) } catch {
            context.logger.warning("draft not dropped", metadata: ["error": "\(type(of: error))"])
        }
    }
}
