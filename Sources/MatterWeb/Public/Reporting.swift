// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import MatterCore
import MatterStore
import Wording

/// 我要反映 (3.1): one short page after another, everything once more, and the receipt.
extension PageRequest {
    private static let channel = "online"

    /// `/report`: on to the first question, or the choice to go on with what was begun. The question has an address of
    /// its own, so that "back" from the second one leads to it and not to the choice.
    func reportStart() async throws -> Response {
        let first = Response.seeOther(ReportStep.what.address + (query("note").map { "?note=\($0)" } ?? ""))
        guard let draft = try await draft() else { return first }
        // Whoever begins anew has done with the receipt.
        guard draft.sent == nil, !draft.content.isBlank else { return forgettingDraft(first) }
        let here = try await footing()
        return .html(isOwnDevice ? DraftPage(resuming: draft, self, here) : DraftPage(asking: draft, self, here))
    }

    /// `/report/…`: a question, or one of the pages around them.
    func reportPage() async throws -> Response {
        let here = try await footing()
        switch context.part("step") {
        case "resume": return .html(resumePage(here, "", []))
        case "saved":
            guard let draft = try await draft(), draft.sent == nil else { return .seeOther(Self.gone) }
            return remembering(draft, .html(DraftPage(saved: draft, self, here)))
        case "receipt": return try await receipt()
        default: return try await question(here)
        }
    }

    private static let gone = "/report/resume?note=gone"

    private func question(_ here: Footing) async throws -> Response {
        guard let step = ReportStep(rawValue: context.part("step")) else { throw Problem.notFound }
        let note = query("note").flatMap { say.known("note-\($0)") }
        guard let draft = try await draft() else {
            guard step == .what else { return .seeOther(Self.gone) }
            return .html(try await stepPage(.what, nil, here, notices: note))
        }
        if draft.sent != nil { return .seeOther(step == .what ? "/report" : "/report/receipt") }
        if step == .check { return remembering(draft, .html(try await checkPage(draft, here))) }
        return remembering(draft, .html(try await stepPage(step, draft, here, notices: note)))
    }

    func reportSend() async throws -> Response {
        let typed = try await form()
        switch context.part("step") {
        case "resume": return try await resume(typed)
        case "draft": return try await putAway(typed)
        case ReportStep.check.rawValue:
            return typed["go"]?.text == "idle" ? forgettingDraft(.json(["ended": true])) : try await send(typed)
        default:
            guard let step = ReportStep(rawValue: context.part("step")) else { throw Problem.notFound }
            return try await take(step, typed)
        }
    }

    // MARK: a page that was filled in

    private func take(_ step: ReportStep, _ typed: Fields) async throws -> Response {
        let here = try await footing()
        var found = try await draft(named: typed)
        if found?.sent != nil {
            guard step == .what else { return .seeOther("/report/receipt") }
            found = nil
        }
        let (part, mark) = (typed.pruned(), PageMark(typed: typed))
        let (draft, isKept) = try await changing(found?.code ?? newDraftCode(), here.plan) { draft in
            draft.sent == nil && draft.take(part, from: step, by: mark)
        }
        guard draft.sent == nil else { return .seeOther("/report/receipt") }
        let isOwn = step == .what ? typed["own"] != nil : hasOwnDevice
        guard isKept else {
            return remembering(draft, isOwn: isOwn, try await bothTexts(step, typed, draft, here, isOwn))
        }
        let isLost = found == nil && step != .what
        let next = try await onward(from: step, typed["go"]?.text, draft, here, isOwn: isOwn, isLost: isLost)
        return typed["go"]?.text == "idle" ? forgettingDraft(next) : remembering(draft, isOwn: isOwn, next)
    }

    /// Where it goes on after a page was kept.
    private func onward(
        from step: ReportStep, _ go: String?, _ draft: Draft, _ here: Footing, isOwn: Bool, isLost: Bool
    ) async throws -> Response {
        switch go {
        case "keep", "idle":
            // What the little script is told after it saved.
            return .json(["code": .text(draft.code), "said": .text(savedNote(draft, here, isOwn: isOwn))])
        case "later": return .seeOther("/report/saved")
        default: break
        }
        let mistakes = try await mistakes(draft).errors.filter { ReportStep.asking($0.path) == step }
        guard mistakes.isEmpty else {
            let page = try await stepPage(step, draft, here, FieldErrors(mistakes), isOwn: isOwn)
            return .html(page, status: .unprocessableContent)
        }
        if isLost { return .seeOther("/report/what?note=expired") }
        return .seeOther((draft.furthest == .check ? .check : step.next).address)
    }

    /// 两份都在: another page wrote the same part meanwhile. What she typed stays in its place, what the other one stored
    /// stands above it, and pressing again stores hers knowingly.
    private func bothTexts(
        _ step: ReportStep, _ typed: Fields, _ stored: Draft, _ here: Footing, _ isOwn: Bool
    ) async throws -> Response {
        if ["keep", "idle"].contains(typed["go"]?.text) {
            return .json(["said": .text(say("draft-elsewhere"))], status: .conflict)
        }
        var hers = stored
        hers.content = typed.pruned()
        let other = ReportForm(plan: here.plan, say: say, typed: Typed(stored.content, [:]))
        let page = try await stepPage(
            step, hers, here, isOwn: isOwn,
            others: [
                ReviewPart(
                    title: say("elsewhere-other"), href: step.address, facts: other.facts(step),
                    change: say("elsewhere-take"))
            ])
        return .html(page, status: .conflict)
    }

    func savedNote(_ draft: Draft, _ here: Footing, isOwn: Bool) -> String {
        let kept = say(
            "draft-kept", here.words.moment(draft.savedAt), Draft.shown(draft.code),
            here.words.day(draft.endsAt.date))
        return isOwn ? kept : say("draft-shared", kept, String(Limits.idleSeconds / 60))
    }

    // MARK: sending

    private func send(_ typed: Fields) async throws -> Response {
        let here = try await footing()
        guard let draft = try await draft(named: typed) else { return .seeOther(Self.gone) }
        if draft.sent != nil { return remembering(draft, .seeOther("/report/receipt")) }
        guard !draft.changed(since: PageMark(typed: typed)) else {
            let changed = ProblemView(title: say("elsewhere-title"), items: [.init(say("elsewhere-check"))])
            return .html(try await checkPage(draft, here, problem: changed), status: .conflict)
        }
        let errors = try await mistakes(draft)
        guard errors.errors.isEmpty else {
            return .html(try await checkPage(draft, here, errors), status: .unprocessableContent)
        }
        do {
            let sent = try await register(draft)
            let (kept, _) = try await changing(draft.code, here.plan) { draft in
                draft.sent = sent
                draft.content = .object([])
                return true
            }
            return remembering(kept, .seeOther("/report/receipt"))
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
    }

    /// Once for these words under this code, however often it is asked.
    private func register(_ draft: Draft) async throws -> Draft.Sent {
        let content = content(draft)
        try site.admitReport(content, from: address)
        let key = IdempotencyKey(once: "report", Array((draft.code + content.json).utf8))
        let receipt = try await site.register(
            Body(content, fromForm: true), by: .reporter, language: language, idempotency: key)
        let answer = try StrictJSON.own(receipt.answer)
        return Draft.Sent(
            number: MatterNumber(answer["number"]?.text ?? ""), code: answer["trackingCode"]?.text ?? "")
    }

    private func receipt() async throws -> Response {
        guard let draft = try await draft(), let sent = draft.sent else { return .seeOther("/track") }
        let request = self
        let page = try await reading(forReporter: sent.number) { reading in
            ReceiptPage(
                reading, code: sent.code, frame: request.frame(request.say("receipt-title"), reading.plan),
                isOwn: request.hasOwnDevice,
                files: [reading.files(request, adding: "/track/attachments", kept: Self.key(sent), nil)]
            ).html
        }
        return .page(page, language)
    }

    /// What proves her on the form that adds a photo; it leads to the page of her progress.
    private static func key(_ sent: Draft.Sent) -> [FieldView] {
        [
            FieldView("number", "", .hidden, value: sent.number.text),
            FieldView("code", "", .hidden, value: sent.code),
        ]
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
                return try Self.unknownObstacle(body, reader.plan())
            } catch let errors as FieldErrors {
                return errors.errors
            }
        }
        return FieldErrors(shape + PrivacyNotice.missing(in: draft.content))
    }

    /// A kind the plan does not know: the rules would say so only once the report is sent.
    private static func unknownObstacle(_ body: Body, _ plan: Plan) -> [FieldError] {
        guard let id = body.fields["obstacle"]?.text, !id.isEmpty, !plan.obstacles.contains(where: { $0.id == id })
        else { return [] }
        return [
            FieldError(FieldPath().adding("obstacle"), .unknownValue, [plan.obstacles.map(\.id).joined(separator: " ")])
        ]
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

    // MARK: pages

    private func stepPage(
        _ step: ReportStep, _ draft: Draft?, _ here: Footing, _ errors: FieldErrors? = nil, notices: String? = nil,
        isOwn: Bool? = nil, others: [ReviewPart] = []
    ) async throws -> ReportPage {
        let typed = Typed(draft?.content ?? .object([]), errors?.byName(language) ?? [:])
        let units =
            step == .place ? try await site.read { try $0.organisation().units.values.map(\.name).sorted() } : []
        let form = ReportForm(plan: here.plan, say: say, typed: typed, units: units)
        let elsewhere = ProblemView(title: say("elsewhere-title"), items: [.init(say("elsewhere-both"))])
        return ReportPage(
            step, form, self, here, draft: draft,
            problems: errors.map { [form.problem($0, language)] } ?? (others.isEmpty ? [] : [elsewhere]),
            notices: [notices].compactMap(\.self), isOwn: isOwn ?? (draft == nil ? isOwnDevice : hasOwnDevice),
            others: others)
    }

    private func checkPage(
        _ draft: Draft, _ here: Footing, _ errors: FieldErrors? = nil, problem: ProblemView? = nil
    ) async throws -> ReviewPage {
        let draft =
            draft.furthest == .check
            ? draft
            : try await changing(draft.code, here.plan) { draft in
                draft.furthest = .check
                return true
            }.draft
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
