// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore

/// 一件 at the desk: the page, its papers, and every action that is open now.
extension PageRequest {
    private var number: MatterNumber { MatterNumber(context.part("number")) }

    func matter() async throws -> Response { try await matterPage(number, .object([]), nil) }

    /// One action from its form. What a rule refuses comes back on the same page, with everything typed.
    func take(_ action: Action) async throws -> Response {
        let session = try official
        let sent = try await sentForm()
        let typed = sent.fields
        let slip = action.concernsSlip ? SlipNumber(context.part("slip")) : nil
        let number = try await matter(of: slip)
        let body = Body(typed.pruned(without: ["version", "piece"]).withRoles, fromForm: true)
        let step = Step(
            action: action, matter: number, slip: slip, actor: session.actor, unit: session.unit, body: body,
            version: typed["version"]?.text.flatMap { Int($0) })
        do {
            try sent.prove()
            let receipt = try await site.take(step)
            await forgetDraft(typed)
            if let code = try StrictJSON.body(receipt.answer).fields["trackingCode"]?.text {
                return try await matterPage(number, .object([]), nil, told: [say("code-of-representative", code)])
            }
            return .seeOther("/desk/matters/\(number)?done=\(action.rawValue.addingPercentEncoding)")
        } catch let error where error.returnsForm {
            return try await matterPage(number, typed, Mistake(action: action, slip: slip, error: error))
        }
    }

    private func matter(of slip: SlipNumber?) async throws -> MatterNumber {
        guard let slip else { return number }
        guard let found = try await site.read({ try $0.matter(of: slip) }) else {
            throw Refusal(.slipUnknown, "3.3", [slip.text])
        }
        return found
    }

    func matterPage(
        _ number: MatterNumber, _ typed: Fields, _ mistake: Mistake?, _ upload: UploadMistake? = nil,
        told: [String] = [], shown: ReadingPurpose? = nil, purposeWrong: [String] = []
    ) async throws -> Response {
        let request = try await withDrafts()
        let (html, persons) = try await reading(number) { reading in
            let forms = OpenForms(reading: reading, request: request, typed: typed, mistake: mistake)
            let page = MatterPage(
                reading, frame: request.frame(reading.title, reading.plan).offering(reading.view.context.organisation),
                forms: forms.views,
                blocked: forms.blocked, strayed: forms.strayed,
                notices: request.done + request.fileNotices + told + reading.identityShown(shown),
                files: reading.files(request, adding: "/desk/matters/\(number)/attachments", upload),
                asked: shown != nil, reveal: reading.reveal(request, shown: shown, wrong: purposeWrong))
            return (page.html, reading.view.personsShown)
        }
        try await site.enter(persons, of: number, for: .duty, by: official)
        let wrong = purposeWrong.isEmpty ? nil : HTTPResponse.Status.unprocessableContent
        let status = mistake?.status(context.id) ?? upload?.status(context.id) ?? wrong
        return .page(html, language, status: status ?? .ok)
    }

    /// What was just done, after the redirect.
    fileprivate var done: [String] {
        guard let action = query("done").flatMap({ Action(rawValue: $0) }) else { return [] }
        return [say("desk-done", say("form.\(action.rawValue)"))]
    }
}

/// The forms of everything this person may do now, hers first.
struct OpenForms {
    let reading: MatterReading
    let request: PageRequest
    let typed: Fields
    let mistake: Mistake?

    var views: [FormView] {
        let open = reading.matter.actions(reading.view.context).filter { isHers($0.slip) && $0.action != .urge }
        let ranked = open.sorted { (rank($0.action), $0.action.rawValue) < (rank($1.action), $1.action.rawValue) }
        return ranked.map { view($0.action, $0.slip) }
    }

    /// A form that came back but is no longer offered: somebody else was faster. What she wrote stands beside it.
    var strayed: [StrayedForm] {
        guard let mistake else { return begun }
        guard !isOffered(mistake.action, mistake.slip) else { return [] }
        let form = ActionForm(
            action: mistake.action, slip: mistake.slip, reading: reading, typed: Typed(typed, [:]), csrf: "")
        let problem = mistake.problem(form.fields, request.say, request.language, id: request.context.id)
        let reasons = problem.items.map(\.text)
        return [StrayedForm(form.title, reasons, form.fields, form.typed, request.say)]
    }

    private func isOffered(_ action: Action, _ slip: SlipNumber?) -> Bool {
        reading.matter.actions(reading.view.context).contains { $0.action == action && $0.slip == slip }
    }

    /// What she had begun of a step that is no longer hers to take.
    private var begun: [StrayedForm] {
        let slips = reading.view.slips.map { Optional($0.number) }
        return Action.offered.flatMap { action -> [StrayedForm] in
            (action.concernsSlip ? slips : [nil]).flatMap { slip -> [StrayedForm] in
                let form = ActionForm(action: action, slip: slip, reading: reading, typed: .nothing, csrf: "")
                let drafts = request.drafts.of(form.address)
                guard !drafts.isEmpty, !isOffered(action, slip) else { return [] }
                return drafts.map { draft in
                    let said = request.say("desk-draft-strayed", reading.words.moment(draft.savedAt))
                    var stray = StrayedForm(form.title, [said], form.fields, Typed(draft.typed, [:]), request.say)
                    stray.restored = [request.restored(draft, "")]
                    return stray
                }
            }
        }
    }

    /// What she owes and yet may not do: the rule's own sentence says whose turn it is.
    var blocked: [String] {
        let parties = Set(request.session?.parties ?? [])
        var sentences: [String] = []
        for owed in reading.obligations where owed.rung == 0 && parties.contains(owed.party) {
            guard let action = owed.act.fulfilledBy else { continue }
            do throws(Refusal) {
                try reading.matter.gate(action, slip: action.concernsSlip ? owed.slip : nil, reading.view.context)
            } catch {
                let reason = Problem(error).detail(request.language)
                sentences.append(request.say("problem-at", request.say("form.\(action.rawValue)"), reason))
            }
        }
        return sentences
    }

    private func view(_ action: Action, _ slip: SlipNumber?) -> FormView {
        let mine = mistake.flatMap { $0.action == action && $0.slip == slip ? $0 : nil }
        let empty = ActionForm(action: action, slip: slip, reading: reading, typed: .nothing, csrf: request.csrf)
        let keeping = request.keeping(empty.address, reading.words, cameBack: mine.map { _ in typed })
        let kept = Typed(
            keeping.typed ?? (mine == nil ? .object([]) : typed), mine?.fieldErrors?.byName(request.language) ?? [:])
        let form = ActionForm(action: action, slip: slip, reading: reading, typed: kept, csrf: request.csrf)
        let problems = mine.map { mistake in
            [mistake.problem(form.fields, request.say, request.language, id: request.context.id)]
        }
        let isOpen = mine != nil || keeping.typed != nil || mistake == nil && isDuty(action, slip)
        var view = form.view(open: isOpen, problems: problems ?? [])
        view.keeps = [keeping.kept]
        return view
    }

    private func isHers(_ slip: SlipNumber?) -> Bool {
        slip.map { number in reading.view.slips.contains { $0.number == number } } ?? true
    }

    /// The action that fulfils what this person owes is opened for her.
    private func isDuty(_ action: Action, _ slip: SlipNumber?) -> Bool {
        let parties = Set(request.session?.parties ?? [])
        return reading.obligations.contains { owed in
            parties.contains(owed.party) && owed.act.fulfilledBy == action && (slip == nil || owed.slip == slip)
        }
    }

    private func rank(_ action: Action) -> Int {
        let duty = reading.obligations.contains { owed in
            owed.act.fulfilledBy == action && (request.session?.parties ?? []).contains(owed.party)
        }
        return duty ? 0 : ActionForm.rare.contains(action) ? 2 : 1
    }
}

extension ActionForm {
    /// Offered last: needed now and then.
    static let rare: Set<Action> = [
        .correction, .withdrawal, .reclassification, .followUpCallVoid, .supplement, .suspension, .progress,
        .links, .linkRemoval, .merger, .mergerUndoing, .jointReporters, .jointReporterRemoval,
    ]
}

extension Act {
    /// The action by which it is done.
    var fulfilledBy: Action? {
        switch self {
        case .firstContact, .contactAgain: .contact
        case .sayWhether, .reportProgress: .progress
        case .explainDelay: .extension
        case .judge, .judgeSeveral: .judgement
        case .countersign: .countersignature
        case .replyJudgement: .declineReply
        case .reconsider: .reconsiderationDecision
        case .coordinate: .coordination
        case .instruct: .instruction
        case .milestone: .milestones
        case .answerSender: .senderReply
        case .checkSlip: .slipCheck
        case .signSlip: .slipSignature
        case .receiveSlip, .confirmReceipt: .slipReceipt
        case .nameTaskForce: .slipTaskForce
        case .handleSlip: .slipCompletion
        case .complete, .rework: .completion
        case .approveCompletion: .completionSubmission
        case .ruleReturn: .returnRuling
        case .takeMinutes: .minutes
        case .decideExtension: .extensionDecision
        case .resume: .resumption
        case .supplement: .supplement
        case .approveOutcome: .completionApproval
        case .recheck: .recheck
        case .receiveOfficeCopy: .officeCopyReceipt
        case .receiveOversightCopy: .oversightCopyReceipt
        case .call: .followUpCalls
        case .close: .closure
        case .file: .filing
        case .press, .pressTop: .reminders
        // What records beside matters owe is done by their own steps.
        default: nil
        }
    }
}

extension Fields {
    /// Units without a role: the first leads, the others support.
    var withRoles: Fields {
        guard case .object(let members) = self else { return self }
        return .object(
            members.map { member in
                guard member.name == "slips", case .list(let rows) = member.value else {
                    return Member(member.name, member.value.withRoles)
                }
                return Member("slips", .list(Self.roles(rows)))
            })
    }

    private static func roles(_ rows: [Fields]) -> [Fields] {
        var hasLead = rows.contains { $0["role"]?.text == "lead" }
        return rows.map { row in
            guard row.members != nil, row["role"] == nil else { return row }
            let role = hasLead ? "supporting" : "lead"
            hasLead = true
            return row.adding(["role": .text(role)])
        }
    }
}
