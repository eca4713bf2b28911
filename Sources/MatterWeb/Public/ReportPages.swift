// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Wording

extension ReportPage {
    init(
        _ step: ReportStep, _ form: ReportForm, _ request: PageRequest, _ here: Footing, draft: Draft?,
        problems: [ProblemView], notices: [String], isOwn: Bool, others: [ReviewPart]
    ) {
        let say = request.say
        heading = say("report-\(step.rawValue)")
        place = say("step-of", String(step.place), String(ReportStep.allCases.count))
        let title = say("title-place", heading, place)
        frame = request.frame(problems.isEmpty ? title : say("title-wrong", title), here.plan)
        self.problems = problems
        self.others = others
        self.notices = notices
        leads = [say.known("report-\(step.rawValue)-lead")].compactMap(\.self)
        fields = form.fields(step)
        let more = form.extra(step)
        let isTyped = more.contains { $0.bad || !$0.value.isEmpty }
        folds = more.isEmpty ? [] : [Fold(title: say("report-\(step.rawValue)-more"), open: isTyped, more: more)]
        notes = [say.known("report-\(step.rawValue)-note")].compactMap(\.self)
        asides = step == .what ? [request.ownField(isOwn)] : []
        action = step.address
        self.draft = [draft?.code].compactMap(\.self)
        seen = request.mark(draft).text
        // She may still say otherwise on the page that asks.
        idles = isOwn && step != .what ? [] : [IdleView("idle", say)]
        kept =
            draft.map { request.savedNote($0, here, isOwn: isOwn) }
            ?? say("draft-unsaved", String(here.plan.matters.draftDays))
        back = step.before.map { [FrameLink(href: $0.address, text: say("report-back"))] } ?? []
        submit = say(draft?.furthest == .check ? "report-to-check" : "report-on")
        left = say("letters-left", "{0}")
        over = say("letters-over", "{0}")
        csrf = request.csrf
    }
}

extension ReviewPage {
    init(
        _ form: ReportForm, _ draft: Draft, _ request: PageRequest, _ here: Footing, doubts: [ProblemView.Item],
        problems: [ProblemView]
    ) {
        let say = request.say
        let title = say("review-title")
        frame = request.frame(problems.isEmpty ? title : say("title-wrong", title), here.plan)
        place = say("step-of", String(ReportStep.check.place), String(ReportStep.allCases.count))
        self.problems = problems
        self.doubts = doubts.isEmpty ? [] : [ProblemView(title: say("doubt-title"), items: doubts)]
        parts = ReportStep.allCases.filter { $0 != .check }.map { step in
            ReviewPart(
                title: say("report-\(step.rawValue)"), href: step.address, facts: form.facts(step),
                change: say("review-change"))
        }
        let sealed = form.plan.obstacles.contains { $0.sealed && $0.id == draft.content["obstacle"]?.text }
        let isAnonymous = draft.content["reporter"]?["kind"]?.text == ReporterKind.anonymous.rawValue
        let hasPhone = draft.content["reporter"]?["phone"] != nil
        notes =
            (sealed ? [say("review-sealed")] : [])
            + (isAnonymous || !hasPhone ? [say("review-no-phone")] : [])
        self.draft = [draft.code]
        seen = request.mark(draft).text
        idles = request.hasOwnDevice ? [] : [IdleView("idle", say)]
        csrf = request.csrf
    }
}

extension DraftPage {
    /// What was begun some day on a device of her own.
    init(resuming draft: Draft, _ request: PageRequest, _ here: Footing) {
        let say = request.say
        self.init(
            frame: request.frame(say("draft-found"), here.plan), title: say("draft-found"),
            leads: [say("draft-found-lead", here.words.moment(draft.savedAt), here.words.day(draft.endsAt.date))],
            codes: [], asks: [],
            links: [DraftLink(href: draft.furthest.address, text: say("draft-go-on"), quiet: false)],
            draft: [draft.code], buttons: [.quiet("new", say("draft-aside")), .quiet("drop", say("draft-drop"))],
            idles: [], csrf: request.csrf)
    }

    /// Somebody began one here, and nobody knows who sits here now: not a word of it, and its code opens it.
    init(asking draft: Draft, _ request: PageRequest, _ here: Footing) {
        let say = request.say
        let code = FieldView(
            "code", say("field-draft-code"), .brief, hint: say("field-draft-code-hint"), longest: Limits.identifier)
        self.init(
            frame: request.frame(say("draft-begun"), here.plan), title: say("draft-begun"),
            leads: [say("draft-begun-lead", here.words.moment(draft.savedAt))], codes: [],
            asks: [DraftAsk(fields: [code, request.ownField(false)], submit: say("resume-go"))], links: [], draft: [],
            buttons: [.quiet("new", say("draft-aside"))], idles: [], csrf: request.csrf)
    }

    /// 先存着: the code to note, and until when.
    init(saved draft: Draft, _ request: PageRequest, _ here: Footing) {
        let say = request.say
        let minutes = String(Limits.idleSeconds / 60)
        let isOwn = request.hasOwnDevice
        self.init(
            frame: request.frame(say("draft-saved"), here.plan), title: say("draft-saved"),
            leads: [say("draft-saved-lead"), say("draft-saved-until", here.words.day(draft.endsAt.date))]
                + (isOwn ? [] : [say("draft-saved-shared", minutes)]) + [say("draft-saved-phone")],
            codes: [Draft.shown(draft.code)], asks: [],
            links: [DraftLink(href: draft.furthest.address, text: say("draft-go-on"), quiet: !isOwn)],
            draft: [draft.code],
            buttons: [
                DraftButton(value: "new", text: say("draft-noted"), quiet: isOwn), .quiet("drop", say("draft-drop")),
            ],
            idles: isOwn ? [] : [IdleView("new", say)], csrf: request.csrf)
    }
}

extension DraftButton {
    fileprivate static func quiet(_ value: String, _ text: String) -> DraftButton {
        DraftButton(value: value, text: text, quiet: true)
    }
}

extension IdleView {
    /// A minute before the time is over she is told, and any key or touch begins it anew.
    init(_ go: String, _ say: Words) {
        self.init(seconds: String(Limits.idleSeconds), go: go, to: "/report?note=idle", said: say("idle-soon"))
    }

    static func receipt(_ say: Words) -> IdleView {
        IdleView(seconds: String(Limits.idleSeconds), go: "done", to: "/", said: say("idle-receipt"))
    }
}
