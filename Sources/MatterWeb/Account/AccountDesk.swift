// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore
import Wording

/// 我的账号. Who one is here, where one is signed in, and a new password.
extension PageRequest {
    func account() async throws -> Response { try await accountPage(nil) }

    func changePassword() async throws -> Response {
        let session = try official
        let typed = try await form()
        do {
            let change = try PasswordChange(FieldReader(Body(typed.pruned(), fromForm: true)), again: true)
            try await site.change(change, of: session)
            return .seeOther("/desk/account?done=password")
        } catch let error as FieldErrors {
            return try await accountPage(error)
        }
    }

    func endOtherSessions() async throws -> Response {
        let session = try official
        _ = try await form()
        _ = try await site.blocking { [site] in
            try site.store.endSessions(of: session.account.id, in: site.jurisdiction, but: session.token)
        }
        return .seeOther("/desk/account?done=sessions")
    }

    private func accountPage(_ wrong: FieldErrors?) async throws -> Response {
        let session = try official
        let request = self
        let html = try await site.read { reader in
            // A browser nobody used is locked; it only has not been told yet.
            let sessions = try reader.sessions(of: session.account.id, at: request.now, asking: session.token)
                .filter {
                    $0.isThis || $0.label != "desk" || request.now < $0.seenAt.adding(seconds: Limits.deskEndSeconds)
                }
            let words = request.words(try reader.calendar())
            let unit = try session.account.unit.flatMap { try reader.organisation().units[$0]?.name }
            return AccountPage(
                session, unit, sessions, words, wrong, request.frame(request.say("account-title"), try reader.plan()),
                done: request.query("done"), csrf: request.csrf, problem: request.passwordProblem(wrong)
            ).html
        }
        return .page(html, language, status: wrong == nil ? .ok : .init(code: 422))
    }

    private func passwordProblem(_ wrong: FieldErrors?) -> [ProblemView] {
        guard let wrong else { return [] }
        let problem = ProblemView.fields(wrong, AccountPage.fields(wrong, say, language), say, language)
        // A password is never sent back: all three boxes are empty again.
        return [ProblemView(title: say("account-password-wrong", String(problem.items.count)), items: problem.items)]
    }
}

extension AccountPage {
    fileprivate init(
        _ session: Session, _ unit: String?, _ sessions: [OpenSession], _ words: DayWords, _ wrong: FieldErrors?,
        _ frame: Frame, done: String?, csrf: String, problem: [ProblemView]
    ) {
        let (say, account) = (words.say, session.account)
        self.frame = frame
        title = say("account-title")
        notices = [done].compactMap(\.self).compactMap { say.known("account-done.\($0)") }
        facts = [
            FactRow(name: say("label.account"), value: account.id.text),
            FactRow(name: say("label.name"), value: account.name),
            FactRow(
                name: say("account-roles"),
                value: session.actor.roles.map { Wording.sentence("role.\($0.rawValue)", say.language) }.sorted()
                    .joined(separator: say("list-comma"))),
            FactRow(name: say("account-unit"), value: unit ?? ""),
            FactRow(name: say("account-phone"), value: account.phone),
        ].filter { !$0.value.isEmpty }
        self.sessions = sessions.map { open in
            SessionLine(
                madeAt: words.moment(open.madeAt), seenAt: words.moment(open.seenAt),
                place: say.known("account-session.\(open.label)") ?? open.label,
                note: open.isThis ? [say("account-session-this")] : [])
        }
        hasOthers = sessions.contains { !$0.isThis }
        password = FormView(
            id: "form-password", action: "/desk/account/password", title: say("account-password"),
            hints: [say("account-password-hint", String(PasswordRule.least))],
            fields: Self.fields(wrong, say, say.language), submit: say("account-password"), csrf: csrf,
            open: wrong != nil, problems: problem)
        lock = say("account-lock", String(Limits.deskIdleSeconds / 60))
        self.csrf = csrf
    }

    fileprivate static func fields(_ wrong: FieldErrors?, _ say: Words, _ language: Language) -> [FieldView] {
        let errors = wrong?.byName(language) ?? [:]
        return [("password", "current-password"), ("newPassword", "new-password"), ("again", "new-password")].map {
            FieldView(
                $0, say($0 == "password" ? "account-password-now" : "label.\($0)"), .password, errors: errors[$0] ?? [],
                autocomplete: $1)
        }
    }
}

/// 离开就锁. What a page asks before it locks itself, and tells when somebody types in it.
extension PageRequest {
    /// Seconds until this session is locked, counting what other windows do. Asking is no use of it.
    func secondsLeft() async throws -> Response {
        let session = try official
        let left = session.seenAt.adding(seconds: Limits.deskIdleSeconds).seconds - now.seconds
        return .json(["left": Fields(max(0, left))])
    }

    /// Somebody is there.
    func stayAwake() async throws -> Response {
        _ = try official
        _ = try await form()
        return .json(["left": Fields(Limits.deskIdleSeconds)])
    }
}
