// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore

/// A form as it came: from a page of this session, or too late for it.
struct SentForm: Sendable {
    let fields: Fields
    /// Why nothing may be done with it yet: it is shown again, to be looked at and sent once more.
    let late: Problem?

    func prove() throws(Problem) {
        if let late { throw late }
    }
}

/// 登录过期时填写的内容. A session that ended while somebody wrote loses nothing: she signs in on the page that
/// answers, and her form comes back as she filled it in.
extension PageRequest {
    /// What the fields of the signing in are called among those of the form that waits.
    static let signInFields = "sign-in"

    /// The form as it came, proved or late.
    func sentForm() async throws -> SentForm {
        if let kept { return SentForm(fields: kept, late: Problem(409, .formKept)) }
        var sent = try await site.unprovedBody(of: request, most: most)
        let inForm = sent.body.fields["csrf"]?.text
        sent.body.fields = sent.body.fields.without("csrf")
        do throws(Problem) {
            try site.proveOwnForm(inForm, request, context)
        } catch {
            return SentForm(fields: sent.body.fields, late: Problem(409, .formKept))
        }
        return SentForm(fields: sent.body.fields, late: nil)
    }

    /// A form without a session: the page to sign in on carries it along, and the handler gets it once she did.
    func afterSigningIn(_ handler: PageDoor.Handler) async throws -> Response {
        // A password is typed again: it lies in no page.
        let typed = try await ["csrf", "password", "newPassword", "again"]
            .reduce(site.unprovedBody(of: request, most: most).body.fields) { $0.without($1) }
        guard let named = typed[Self.signInFields] else { return try await signingIn(typed, "", []) }
        let account = named["account"]?.text?.trimmed ?? ""
        let session: Session
        do {
            session = try await site.signIn(account, named["password"]?.text ?? "", label: "desk")
        } catch let problem as Problem {
            return try await signingIn(typed.without(Self.signInFields), account, [problem])
        }
        let page = signedIn(session, with: typed.without(Self.signInFields))
        var response: Response
        do { response = try await handler(page) } catch { response = try await page.failure(error) }
        response.setCookie(Session.cookie(session.token, secure: site.secureCookies))
        return response
    }

    private func signingIn(_ typed: Fields, _ account: String, _ wrong: [Problem]) async throws -> Response {
        let plan = try await site.read { try $0.plan() }
        let page = SignInPage(self, plan, to: path, account, wrong, carrying: typed)
        let problem = wrong.first ?? Problem(401, context.sessionEnded ? .sessionExpired : .sessionNeeded)
        return .html(page, status: .init(code: problem.status))
    }

    private func signedIn(_ session: Session, with typed: Fields) -> PageRequest {
        var context = context
        context.session = Session(account: session.account, token: session.token, byCookie: true)
        var page = PageRequest(site, request, context, isDesk: isDesk)
        page.most = most
        page.kept = typed
        return page
    }
}

extension Error {
    /// Such a form comes back on its own page, with everything typed.
    var returnsForm: Bool {
        self is FieldErrors || self is Refusal || self is VersionConflict
            || (self as? Problem)?.code == Problem.Code.formKept.rawValue
    }
}

extension Request {
    /// Fields only: a file cannot be carried along by a page.
    var isPlainForm: Bool {
        headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true
    }
}

extension Fields {
    /// Every text in it as a hidden input, so that a page of questions can follow another without a session.
    var hiddenInputs: [FieldView] { inputs("").map { FieldView($0.0, "", .hidden, value: $0.1) } }

    private func inputs(_ path: String) -> [(String, String)] {
        switch self {
        case .text(let text): [(path, text)]
        case .object(let members):
            members.flatMap { $0.value.inputs(path.isEmpty ? $0.name : "\(path)[\($0.name)]") }
        case .list(let values): values.enumerated().flatMap { $1.inputs("\(path)[\($0)]") }
        case .null, .bool, .number: []
        }
    }
}
