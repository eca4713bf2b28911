// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import MatterCore
import MatterStore

/// 查进度 (3.1) with number and code, which travel in the form and never in an address.
extension PageRequest {
    func trackForm() async throws -> Response {
        let plan = try await site.read { try $0.plan() }
        let typed = Typed(["number": .text(query("number") ?? "")], [:])
        return .html(trackFormPage(plan, typed, []))
    }

    func track() async throws -> Response {
        let typed = try await form()
        do {
            let number = try await proved(typed)
            return try await trackPage(number, typed, nil)
        } catch let problem as Problem where [404, 429].contains(problem.status) {
            return try await refused(typed, problem)
        }
    }

    /// 换个样子 without leaving the page: the browser sends number and code once more.
    func trackLook() async throws -> Response {
        let look = try await form()["look"]?.text?.split(separator: "/").map(String.init) ?? []
        guard look.count == 2 else { throw Problem.notFound }
        return try Preference.set(look[0], look[1], self, on: .redirect(to: "/track", type: .temporary))
    }

    /// Supplement, urge, withdraw, ask for reconsideration.
    func trackAction() async throws -> Response {
        guard let action = Action(rawValue: context.part("action")), Site.reporterActions.contains(action) else {
            throw Problem.notFound
        }
        let typed = try await form()
        do {
            let number = try await proved(typed)
            let body = Body(typed.pruned(without: ["number", "code", "version", "once"]), fromForm: true)
            let version = typed["version"]?.text.flatMap { Int($0) }
            var step = Step(action: action, matter: number, actor: .reporter, body: body, version: version)
            // Of the page and its words: pressed twice, it is said once.
            step.idempotency = typed["once"]?.text.map { _ in
                IdempotencyKey(once: "track", Array("\(number)\n\(action.rawValue)\n\(typed.json)".utf8))
            }
            do {
                _ = try await site.take(step)
            } catch let error where error is FieldErrors || error is Refusal || error is VersionConflict {
                return try await trackPage(number, typed, Mistake(action: action, slip: nil, error: error))
            }
            return try await trackPage(number, typed, nil, done: say("done.\(action.rawValue)"))
        } catch let problem as Problem where [404, 429].contains(problem.status) {
            return try await refused(typed, problem)
        }
    }

    /// As it stands on the receipt, or the sixteen digits alone: nobody finds a hyphen on a telephone's keys.
    func trackedNumber(_ typed: Fields) -> MatterNumber {
        let text = (typed["number"]?.text ?? "").filter { !$0.isWhitespace }
        guard text.utf8.count == 16, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return MatterNumber(text) }
        return MatterNumber("\(text.prefix(6))-\(text.dropFirst(6).prefix(4))-\(text.dropFirst(10))")
    }

    func proved(_ typed: Fields) async throws -> MatterNumber {
        let number = trackedNumber(typed)
        try await site.refuseWrongCode(number, typed["code"]?.text ?? "", from: address)
        return number
    }

    func refused(_ typed: Fields, _ problem: Problem) async throws -> Response {
        let plan = try await site.read { try $0.plan() }
        let view = ProblemView(
            title: say("problem-wrong-pair"), items: [.init(problem.detail(language), href: "#number")])
        var response = Response.html(
            trackFormPage(plan, Typed(typed, [:]), [view]), status: .init(code: problem.status))
        for (name, value) in problem.headers where name == "Retry-After" { response.headers[.retryAfter] = value }
        return response
    }

    private func trackFormPage(_ plan: Plan, _ typed: Typed, _ problems: [ProblemView]) -> TrackFormPage {
        TrackFormPage(
            frame: frame(problems.isEmpty ? say("track-title") : say("title-wrong", say("track-title")), plan),
            problems: problems, notices: [], title: say("track-title"), lead: say("track-lead"), action: "/track",
            fields: [
                FieldView(
                    "number", say("field-number"), .brief, value: typed.value("number") ?? "",
                    hint: say("field-number-hint"), longest: Limits.identifier),
                FieldView(
                    "code", say("field-code"), .brief, value: typed.value("code") ?? "",
                    hint: say("field-code-hint"), longest: Limits.identifier),
            ], submit: say("track-look"), lost: say("track-lost"), csrf: csrf)
    }

    func trackPage(
        _ number: MatterNumber, _ typed: Fields, _ mistake: Mistake?, done: String? = nil,
        upload: UploadMistake? = nil
    ) async throws -> Response {
        let request = self
        let key =
            [FieldView("number", "", .hidden, value: number.text)]
            + [FieldView("code", "", .hidden, value: typed["code"]?.text ?? "")]
        let html = try await reading(forReporter: number) { reading in
            let allowed = Set(reading.matter.actions(reading.view.context).map(\.action))
            let open = [Action.rating, .supplement, .urge, .reconsideration, .withdrawal].filter {
                allowed.contains($0)
            }
            let once = [FieldView("once", "", .hidden, value: TrackingCode.make(request.site.chance))]
            let forms = open.map { request.reporterForm($0, key + once, reading, typed, mistake) }
            let strayed = mistake.flatMap { open.contains($0.action) ? nil : $0 }.map {
                [request.strayed($0, typed, reading)]
            }
            return TrackPage(
                reading, frame: request.staying(reading.plan, number, typed["code"]?.text ?? ""), forms: forms,
                notices: [done].compactMap(\.self),
                strayed: strayed ?? [],
                files: reading.files(request, adding: "/track/attachments", kept: key, upload)
            ).html
        }
        let status = mistake?.status(context.id) ?? upload?.status(context.id)
        return .page(html, language, status: status ?? .ok)
    }

    /// What was asked for and is no longer open, with what was written for it.
    private func strayed(_ mistake: Mistake, _ typed: Fields, _ reading: MatterReading) -> StrayedForm {
        let form = reporterForm(mistake.action, [], reading, typed, mistake)
        let reasons = mistake.problem(form.fields, say, language, id: context.id).items.map(\.text)
        return StrayedForm(form.title, reasons, form.fields, Typed(typed, [:]), say)
    }

    private func staying(_ plan: Plan, _ number: MatterNumber, _ code: String) -> Frame {
        var frame = frame(say("track-title"), plan)
        let looks = [
            LookButton(
                value: "\(Preference.large)/\(isLarge ? 0 : 1)", text: frame.largeLink.text, change: [frame.largeLink]),
            LookButton(
                value: "\(Preference.contrast)/\(isStrong ? 0 : 1)", text: frame.contrastLink.text,
                change: [frame.contrastLink]),
            LookButton(
                value: "\(Preference.language)/\(frame.otherLang)", text: frame.languageLink.text,
                langs: [frame.otherLang]),
        ]
        frame.staying = [StayingForm(number: number.text, code: code, csrf: csrf, looks: looks)]
        return frame
    }

    private func reporterForm(
        _ action: Action, _ key: [FieldView], _ reading: MatterReading, _ typed: Fields, _ mistake: Mistake?
    ) -> FormView {
        let mine = mistake.flatMap { $0.action == action ? $0 : nil }
        if action == .rating { return ratingForm(key, reading, mine == nil ? .object([]) : typed, mine) }
        let name = [.supplement, .urge].contains(action) ? "text" : "reason"
        let word = Self.formWord(action)
        let errors = mine?.fieldErrors?.byName(language)[name] ?? []
        let field = FieldView(
            name, say("form-\(word)-text"), .area, id: "\(action.rawValue)-\(name)",
            value: mine == nil ? "" : typed[name]?.text ?? "", errors: errors, optional: action == .urge,
            longest: action == .supplement ? Limits.narrative : Limits.remark)
        return FormView(
            id: "form-\(action.rawValue)", action: "/track/\(action.rawValue)", title: say("form-\(word)"),
            hints: [say.known("form-\(word)-hint")].compactMap(\.self), fields: key + [field],
            submit: say("form-\(word)-send"), csrf: csrf, open: mine != nil,
            problems: mine.map { [$0.problem([field], say, language, id: context.id)] } ?? [])
    }

    /// 本人评价 (3.4b): the four questions of the call, in her own time.
    private func ratingForm(
        _ key: [FieldView], _ reading: MatterReading, _ typed: Fields, _ mine: Mistake?
    ) -> FormView {
        let scale = reading.plan.scale
        let values = scale.names.indices.map { place in
            OptionView(String(scale.names.count - place), say.rating(scale.names.count - place, of: scale))
        }
        let typed = Typed(typed, mine?.fieldErrors?.byName(language) ?? [:])
        let aspects = scale.aspects.map { aspect in
            let name = "ratings[\(aspect.id.rawValue)]"
            return FieldView(
                name, say.name("aspect.\(aspect.id.rawValue)", aspect.name), .choices,
                id: "rating-\(aspect.id.rawValue)", value: typed.value(name) ?? "", errors: typed.errors[name] ?? [],
                options: values, optional: true)
        }
        let remark = FieldView(
            "remark", say("form-rating-remark"), .area, id: "rating-remark", value: typed.value("remark") ?? "",
            errors: typed.errors["remark"] ?? [], optional: true, longest: Limits.remark)
        return FormView(
            id: "form-rating", action: "/track/rating", title: say("form-rating"), hints: [say("form-rating-hint")],
            fields: key + aspects + [remark], submit: say("form-rating-send"), csrf: csrf,
            open: mine != nil || reading.matter.outcome != .withdrawn,
            problems: mine.map { [$0.problem(aspects + [remark], say, language, id: context.id)] } ?? [])
    }

    private static func formWord(_ action: Action) -> String {
        switch action {
        case .withdrawal: "withdraw"
        case .reconsideration: "reconsider"
        default: action.rawValue
        }
    }
}
