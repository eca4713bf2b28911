// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Wording

extension ReportPage {
    init(
        _ step: ReportStep, _ form: ReportForm, _ request: PageRequest, _ here: Footing, draft: Draft?,
        problems: [ProblemView], notices: [String], kept: [String]
    ) {
        let say = request.say
        heading = say("report-\(step.rawValue)")
        place = say("step-of", String(step.place), String(ReportStep.allCases.count))
        let title = say("title-place", heading, place)
        frame = request.frame(problems.isEmpty ? title : say("title-wrong", title), here.plan)
        self.problems = problems
        self.notices = notices
        leads = [say.known("report-\(step.rawValue)-lead")].compactMap(\.self)
        fields = form.fields(step)
        let more = form.extra(step)
        let isTyped = more.contains { $0.bad || !$0.value.isEmpty }
        folds = more.isEmpty ? [] : [Fold(title: say("report-\(step.rawValue)-more"), open: isTyped, more: more)]
        notes = [say.known("report-\(step.rawValue)-note")].compactMap(\.self)
        action = step.address
        self.draft = [draft?.code].compactMap(\.self)
        self.kept = kept.isEmpty ? say("draft-unsaved", String(here.plan.matters.draftDays)) : kept.joined()
        back = step.before.map { [FrameLink(href: $0.address, text: say("report-back"))] } ?? []
        submit = say(draft?.furthest == .check ? "report-to-check" : "report-on")
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
        csrf = request.csrf
    }
}

extension DraftPage {
    /// What this browser began some day.
    init(resuming draft: Draft, _ request: PageRequest, _ here: Footing) {
        let say = request.say
        self.init(
            frame: request.frame(say("draft-found"), here.plan), title: say("draft-found"),
            leads: [say("draft-found-lead", here.words.moment(draft.savedAt), here.words.day(draft.endsAt.date))],
            codes: [], href: draft.furthest.address, draft: draft.code, csrf: request.csrf)
    }

    /// 先存着: the code to note, and until when.
    init(saved draft: Draft, _ request: PageRequest, _ here: Footing) {
        let say = request.say
        self.init(
            frame: request.frame(say("draft-saved"), here.plan), title: say("draft-saved"),
            leads: [
                say("draft-saved-lead"), say("draft-saved-until", here.words.day(draft.endsAt.date)),
                say("draft-saved-phone"),
            ],
            codes: [Draft.shown(draft.code)], href: draft.furthest.address, draft: draft.code, csrf: request.csrf)
    }
}
