// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import MatterCore
import MatterStore
import Wording

/// 我要反映 (3.1): one short page after another, everything once more, and the receipt.
extension PageRequest {
    private static let channel = "online"

    /// `/report`: straight to the first question, or the choice to go on with what was begun.
    func reportStart() async throws -> Response {
        let here = try await footing()
        if let draft = try await draft(), draft.sent == nil, !draft.content.isBlank {
            return .html(DraftPage(resuming: draft, self, here))
        }
        return .html(try await stepPage(.what, nil, here, notices: query("note").flatMap { say.known("note-\($0)") }))
    }

    /// `/report/…`: a question, or one of the pages around them.
    func reportPage() async throws -> Response {
        let here = try await footing()
        switch context.part("step") {
        case "resume": return .html(resumePage(here, "", []))
        case "saved":
            guard let draft = try await draft(), draft.sent == nil else { return .seeOther("/report?note=gone") }
            return .html(DraftPage(saved: draft, self, here))
        case "receipt": return try await receipt()
        default: return try await question(here)
        }
    }

    private func question(_ here: Footing) async throws -> Response {
        guard let step = ReportStep(rawValue: context.part("step")) else { throw Problem.notFound }
        guard let draft = try await draft() else {
            return step == .what ? .html(try await stepPage(.what, nil, here)) : .seeOther("/report?note=gone")
        }
        if draft.sent != nil { return .seeOther(step == .what ? "/report" : "/report/receipt") }
        if step == .check { return .html(try await checkPage(draft, here)) }
        let note = query("note").flatMap { say.known("note-\($0)") }
        return .html(try await stepPage(step, draft, here, notices: note))
    }

    func reportSend() async throws -> Response {
        let typed = try await form()
        switch context.part("step") {
        case "resume": return try await resume(typed)
        case "draft": return try await putAway(typed)
        case ReportStep.check.rawValue: return try await send(typed)
        default:
            guard let step = ReportStep(rawValue: context.part("step")) else { throw Problem.notFound }
            return try await take(step, typed)
        }
    }

    // MARK: a page that was filled in

    private func take(_ step: ReportStep, _ typed: Fields) async throws -> Response {
        let here = try await footing()
        var found = try await draft(typed)
        if found?.sent != nil {
            guard step == .what else { return .seeOther("/report/receipt") }
            found = nil
        }
        let lost = found == nil && step != .what
        var draft = try found ?? newDraft()
        draft.take(typed.pruned(), from: step)
        try await keep(&draft, here.plan)
        if typed["go"]?.text == "keep" { return remembering(draft, kept(draft, here)) }
        if typed["go"]?.text == "later" { return remembering(draft, .seeOther("/report/saved")) }
        let mistakes = try await mistakes(draft).errors.filter { ReportStep.asking($0.path) == step }
        guard mistakes.isEmpty else {
            let page = try await stepPage(step, draft, here, FieldErrors(mistakes))
            return remembering(draft, .html(page, status: .unprocessableContent))
        }
        if lost { return remembering(draft, .seeOther("/report/what?note=expired")) }
        let next = draft.furthest == .check ? .check : step.next
        return remembering(draft, .seeOther(next.address))
    }

    /// What the little script is told after it saved.
    private func kept(_ draft: Draft, _ here: Footing) -> Response {
        .json(["code": .text(draft.code), "said": .text(savedNote(draft, here))])
    }

    private func savedNote(_ draft: Draft, _ here: Footing) -> String {
        say(
            "draft-kept", here.words.moment(draft.savedAt), Draft.shown(draft.code),
            here.words.day(draft.endsAt.date))
    }

    // MARK: sending

    private func send(_ typed: Fields) async throws -> Response {
        let here = try await footing()
        guard var draft = try await draft(typed) else { return .seeOther("/report?note=gone") }
        if draft.sent != nil { return remembering(draft, .seeOther("/report/receipt")) }
        let errors = try await mistakes(draft)
        guard errors.errors.isEmpty else {
            return .html(try await checkPage(draft, here, errors), status: .unprocessableContent)
        }
        do {
            let content = content(draft)
            try site.admitReport(content, from: address)
            let once = Array((draft.code + content.json).utf8)
            let key = IdempotencyKey(key: "report \(ContentDigest.of(once))", request: once)
            let receipt = try await site.register(
                Body(content, fromForm: true), by: .reporter, language: language, idempotency: key)
            let answer = try StrictJSON.own(receipt.answer)
            draft.sent = Draft.Sent(
                number: MatterNumber(answer["number"]?.text ?? ""), code: answer["trackingCode"]?.text ?? "")
        } catch let refusal as Refusal {
            let problem = ProblemView.rule(Problem(refusal), say, language)
            return .html(try await checkPage(draft, here, problem: problem), status: .unprocessableContent)
        } catch let problem as Problem where problem.status == 429 {
            let view = ProblemView.rule(problem, say, language)
            var response = Response.html(
                try await checkPage(draft, here, problem: view), status: .tooManyRequests)
            response.headers[.retryAfter] = problem.headers["Retry-After"]
            return response
        }
        draft.content = .object([])
        try await keep(&draft, here.plan)
        return remembering(draft, .seeOther("/report/receipt"))
    }

    private func receipt() async throws -> Response {
        guard let draft = try await draft(), let sent = draft.sent else { return .seeOther("/track") }
        let request = self
        let page = try await reading(forReporter: sent.number) { reading in
            ReceiptPage(
                reading, code: sent.code, frame: request.frame(request.say("receipt-title"), reading.plan)
            ).html
        }
        return .page(page, language)
    }

    /// The report as it would be sent, with which wording of the notice she agreed to.
    private func content(_ draft: Draft) -> Fields {
        var content = draft.content.withReportChannel(Self.channel)
        if let consent = content["consent"] {
            let notice: Fields = ["notice": .text(PrivacyNotice.version(language))]
            content = content.without("consent").adding(["consent": consent.adding(notice)])
        }
        return content
    }

    /// Reads it as if it were sent, and keeps nothing.
    private func mistakes(_ draft: Draft) async throws -> FieldErrors {
        let (chance, now) = (site.chance, now)
        let body = Body(content(draft), fromForm: true)
        let shape = try await site.read { reader -> [FieldError] in
            do {
                _ = try CommandReader(reader, now: now, chance).registration(body, trackingCode: "")
                return []
            } catch let errors as FieldErrors {
                return errors.errors
            }
        }
        return FieldErrors(shape + PrivacyNotice.missing(in: draft.content))
    }

    private func doubts(_ draft: Draft) async throws -> [Doubt] {
        let (chance, now) = (site.chance, now)
        let body = Body(content(draft), fromForm: true)
        return try await site.read { reader in
            let commands = try CommandReader(reader, now: now, chance)
            do { _ = try commands.registration(body, trackingCode: "") } catch is FieldErrors { return [] }
            return commands.doubts
        }
    }

    // MARK: coming back, putting away

    private func resume(_ typed: Fields) async throws -> Response {
        let here = try await footing()
        let text = typed["code"]?.text ?? ""
        do {
            try site.admit(.wrongCodes, address)
            guard let code = Draft.code(typed: text), let draft = try await draft(code), draft.sent == nil else {
                site.visits.count(.wrongCodes, address, at: now)
                throw Problem(404, .draftCodeWrong)
            }
            return remembering(draft, .seeOther(draft.furthest == .check ? "/report/check" : draft.furthest.address))
        } catch let problem as Problem where [404, 429].contains(problem.status) {
            let view = ProblemView(
                title: say("problem-wrong-draft"), items: [.init(problem.detail(language), href: "#code")])
            var response = Response.html(resumePage(here, text, [view]), status: .init(code: problem.status))
            response.headers[.retryAfter] = problem.headers["Retry-After"]
            return response
        }
    }

    private func putAway(_ typed: Fields) async throws -> Response {
        if typed["go"]?.text == "drop" || typed["go"]?.text == "done", let draft = try await draft(typed) {
            try await site.blocking { [site] in _ = try site.store.dropDraft(draft.code, in: site.jurisdiction) }
        }
        let note = ["drop": "?note=dropped", "new": "?note=aside"][typed["go"]?.text ?? ""] ?? ""
        return forgettingDraft(.seeOther(typed["go"]?.text == "done" ? "/" : "/report" + note))
    }

    private func resumePage(_ here: Footing, _ code: String, _ problems: [ProblemView]) -> TrackFormPage {
        TrackFormPage(
            frame: frame(say("resume-title"), here.plan), problems: problems, title: say("resume-title"),
            lead: say("resume-lead"), action: "/report/resume",
            fields: [
                FieldView(
                    "code", say("field-draft-code"), .brief, value: code, hint: say("field-draft-code-hint"),
                    longest: Limits.identifier)
            ], submit: say("resume-go"), lost: say("resume-lost"), csrf: csrf)
    }

    // MARK: pages

    private func stepPage(
        _ step: ReportStep, _ draft: Draft?, _ here: Footing, _ errors: FieldErrors? = nil, notices: String? = nil
    ) async throws -> ReportPage {
        let typed = Typed(draft?.content ?? .object([]), errors?.byName(language) ?? [:])
        let units =
            step == .place ? try await site.read { try $0.organisation().units.values.map(\.name).sorted() } : []
        let form = ReportForm(plan: here.plan, say: say, typed: typed, units: units)
        return ReportPage(
            step, form, self, here, draft: draft, problems: errors.map { [form.problem($0, language)] } ?? [],
            notices: [notices].compactMap(\.self), kept: draft.map { [savedNote($0, here)] } ?? [])
    }

    private func checkPage(
        _ draft: Draft, _ here: Footing, _ errors: FieldErrors? = nil, problem: ProblemView? = nil
    ) async throws -> ReviewPage {
        var draft = draft
        if draft.furthest != .check {
            draft.furthest = .check
            try await keep(&draft, here.plan)
        }
        let form = ReportForm(plan: here.plan, say: say, typed: Typed(draft.content, [:]))
        let doubts = try await doubts(draft)
        return ReviewPage(
            form, draft, self, here, doubts: doubts.map { form.doubt($0, language) },
            problems: (errors.map { [form.elsewhere($0, language)] } ?? []) + [problem].compactMap(\.self))
    }
}

extension PageView {
    /// Rendered while what it tells of is still being read.
    var html: String { Templates.all.html(self) }
}

extension Fields {
    func withReportChannel(_ channel: String) -> Fields { without("channel").adding(["channel": .text(channel)]) }
}

extension FieldErrors {
    /// The sentences beside each input, by its name.
    func byName(_ language: Language) -> [String: [String]] {
        Dictionary(grouping: errors, by: \.path.form).mapValues { $0.map { $0.sentence(language) } }
    }
}
