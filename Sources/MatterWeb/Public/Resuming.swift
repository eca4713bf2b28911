// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import MatterCore
import MatterStore

/// 接着写 (3.1) with the draft's code, on any device; and putting a draft or a receipt away.
extension PageRequest {
    func resume(_ typed: Fields) async throws -> Response {
        let here = try await footing()
        let text = typed["code"]?.text ?? ""
        do {
            try site.admit(.wrongCodes, address)
            guard let code = Draft.code(typed: text), let draft = try await draft(code), draft.sent == nil else {
                site.visits.count(.wrongCodes, address, at: now)
                throw Problem(404, .draftCodeWrong)
            }
            return remembering(draft, isOwn: typed["own"] != nil, .seeOther(draft.furthest.address))
        } catch let problem as Problem where [404, 429].contains(problem.status) {
            let view = ProblemView(
                title: say("problem-wrong-draft"), items: [.init(problem.detail(language), href: "#code")])
            let page = resumePage(here, text, [view], isOwn: typed["own"] != nil)
            var response = Response.html(page, status: .init(code: problem.status))
            response.headers[.retryAfter] = problem.headers["Retry-After"]
            return response
        }
    }

    /// 收起来 (`new`), 删掉 (`drop`), 回执收起来 (`done`). Only who has the code erases.
    func putAway(_ typed: Fields) async throws -> Response {
        let go = typed["go"]?.text ?? ""
        let ended = go == "drop" ? try await draft(named: typed) : go == "done" ? try await draft() : nil
        if let ended, go == "drop" || ended.sent != nil {
            try await site.blocking { [site] in _ = try site.store.dropDraft(ended.code, in: site.jurisdiction) }
        }
        let note = ["drop": "?note=dropped", "new": "?note=aside"][go] ?? ""
        return forgettingDraft(.seeOther(go == "done" ? "/" : "/report" + note))
    }

    func resumePage(
        _ here: Footing, _ code: String, _ problems: [ProblemView], isOwn: Bool? = nil
    ) -> TrackFormPage {
        TrackFormPage(
            frame: frame(say("resume-title"), here.plan), problems: problems,
            notices: [query("note").flatMap { say.known("note-\($0)") }].compactMap(\.self), title: say("resume-title"),
            lead: say("resume-lead"), action: "/report/resume",
            fields: [
                FieldView(
                    "code", say("field-draft-code"), .brief, value: code, hint: say("field-draft-code-hint"),
                    longest: Limits.identifier), ownField(isOwn ?? isOwnDevice),
            ], submit: say("resume-go"), lost: say("resume-lost"), csrf: csrf)
    }

    /// 这是我自己的手机、电脑: what decides how long a draft stays open here.
    func ownField(_ isOwn: Bool) -> FieldView {
        FieldView(
            "own", say("field-own"), .flag, value: isOwn ? "true" : "",
            hint: say("field-own-hint", String(Limits.idleSeconds / 60)))
    }
}
