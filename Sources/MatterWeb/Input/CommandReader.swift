// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// Turns what somebody sent into a command, for the API and the pages alike.
///
/// Shape only: whether a step is allowed is for `decide`. Texts and identities are put aside in `drafting`.
final class CommandReader {
    let organisation: Organisation
    let knowsAccount: (AccountID) -> Bool
    let now: Instant
    /// 区号 of the county.
    let areaCode: String?
    /// 问题类型 of the plan: which one is sealed, and its plain words.
    let obstacles: [ObstacleKind]
    private(set) var drafting: Drafting
    /// 代录依据 (4.1), when the sender named one.
    private(set) var evidence: TextRef?
    /// 代表人的查询码 (D1), in the order of the people named: told once, in the answer; empty for whoever needs none.
    private(set) var codes: [String] = []
    private let makeCode: () -> String
    /// 存疑: taken, and said.
    private(set) var doubts: [Doubt] = []

    init(
        drafting: Drafting, organisation: Organisation, now: Instant, areaCode: String?,
        obstacles: [ObstacleKind] = [], makeCode: @escaping () -> String, knowsAccount: @escaping (AccountID) -> Bool
    ) {
        self.drafting = drafting
        self.organisation = organisation
        self.now = now
        self.areaCode = areaCode
        self.obstacles = obstacles
        self.makeCode = makeCode
        self.knowsAccount = knowsAccount
    }

    func command(_ action: Action, _ body: Body, slip: SlipNumber? = nil) throws(FieldErrors) -> MatterCommand {
        let fields = FieldReader(body)
        if Self.mayCarryEvidence.contains(action) { readEvidence(fields) }
        let command = slip.map { slipCommand(action, fields, $0) } ?? matterCommand(action, fields)
        return try fields.finish(command)
    }

    /// 查询码 of one more person, if she is to have one.
    func codeAside(_ needed: Bool) -> TextRef? {
        let code = needed ? makeCode() : ""
        codes.append(code)
        return needed ? aside(code) : nil
    }

    func readEvidence(_ fields: FieldReader) {
        evidence = optionalText(fields, "evidence", most: Limits.remark)
    }

    /// What an office may enter for a unit that answers on paper or by phone.
    static let mayCarryEvidence: Set<Action> = [
        .slipReceipt, .slipTaskForce, .slipReturn, .slipCompletion, .slipNote, .completion, .completionSubmission,
        .extension, .progress,
    ]

    private func matterCommand(_ action: Action, _ fields: FieldReader) -> MatterCommand? {
        switch action {
        case .contact: contact(fields)
        case .supplement: .supplement(Supplement(text: text(fields, "text", most: Limits.narrative)))
        case .correction: correction(fields)
        case .urge: .urge(Urging(text: optionalText(fields, "text", most: Limits.remark)))
        case .withdrawal: .withdraw(Withdrawal(reason: reason(fields)))
        case .onTheSpotResolution: onTheSpot(fields)
        case .convening: convening(fields)
        case .judgement: judgement(fields)
        case .countersignature: .countersign(Countersignature(note: note(fields)))
        case .declineReply: reply(fields).map { .replyJudgement($0) }
        case .reconsideration: .askReconsideration(ReconsiderationRequest(reason: reason(fields)))
        case .reconsiderationDecision: reconsiderationDecision(fields)
        case .reclassification: reclassification(fields)
        case .coordination: coordination(fields).map { .coordinate($0) }
        case .escalation: escalation(fields)
        case .senderReply: senderReply(fields)
        case .milestones: milestoneReport(fields)
        case .levelThreeApplication: .applyLevelThree(LevelThreeApplication(reason: reason(fields)))
        case .instruction: instruction(fields)
        case .minutes: minutes(fields).map { .takeMinutes($0) }
        case .extension: extensionRequest(fields)
        case .extensionDecision: extensionDecision(fields)
        case .suspension: suspension(fields)
        case .resumption: .resume(Resumption(note: note(fields)))
        case .reminders: reminder(fields)
        case .progress: progress(fields)
        case .completion: completion(fields)
        case .completionSubmission: draftDecision(fields)
        case .completionReturn: .returnCompletion(CompletionReturn(reason: reason(fields)))
        case .completionApproval: outcomeDecision(fields)
        case .recheck: recheck(fields)
        case .officeCopyReceipt: .receiveCopy(.office)
        case .oversightCopyReceipt: .receiveCopy(.oversight)
        case .followUpCalls: call(fields)
        case .rating: ownRating(fields)
        case .followUpCallVoid: .voidCall(CallVoid(reason: reason(fields)))
        case .oversightAnswer: oversightAnswer(fields)
        case .closure: .close(Closure(note: note(fields)))
        case .filing: .file(Filing(note: note(fields)))
        case .links: .link(Link(other: matterNumber(fields, "other"), reason: reason(fields)))
        case .linkRemoval: .unlink(Unlinking(other: matterNumber(fields, "other"), reason: reason(fields)))
        case .merger: .merge(Merging(into: matterNumber(fields, "into"), reason: reason(fields)))
        case .mergerUndoing: .undoMerger(MergerUndoing(reason: reason(fields)))
        case .jointReporters: jointReporter(fields).map { .addReporter($0) }
        case .jointReporterRemoval: jointReporterRemoval(fields)
        // What only the system does (`Action.offered`), and what needs a slip.
        case .finding, .slipCheck, .slipSignature, .slipReceipt, .slipTaskForce, .slipReturn, .slipCompletion,
            .slipNote, .returnRuling:
            nil
        }
    }

    private func slipCommand(_ action: Action, _ fields: FieldReader, _ slip: SlipNumber) -> MatterCommand? {
        switch action {
        case .slipCheck: .checkSlip(slip)
        case .slipSignature: .signSlip(slip)
        case .slipReceipt: slipReceipt(fields, slip)
        case .slipTaskForce: taskForceNaming(fields, slip)
        case .slipReturn: slipReturn(fields, slip)
        case .slipCompletion:
            .completeSlip(SlipCompletion(slip: slip, result: text(fields, "result", most: Limits.narrative)))
        case .slipNote: .noteSlip(SlipNote(slip: slip, text: text(fields, "text", most: Limits.narrative)))
        case .returnRuling: returnRuling(fields, slip)
        default: nil
        }
    }
}

// MARK: what many nouns share

extension CommandReader {
    func text(_ fields: FieldReader, _ name: String, most: Int) -> TextRef {
        drafting.text(fields.text(name, most: most))
    }

    func optionalText(_ fields: FieldReader, _ name: String, most: Int) -> TextRef? {
        fields.optionalText(name, most: most).map { drafting.text($0) }
    }

    func aside(_ text: String) -> TextRef { drafting.text(text) }
    func aside(_ particulars: Particulars) -> PersonRef { drafting.person(particulars) }

    func doubt(_ fields: FieldReader, _ name: String, _ code: Doubt.Code) {
        doubts.append(Doubt(path: fields.path.adding(name), code: code))
    }

    func reason(_ fields: FieldReader) -> TextRef { text(fields, "reason", most: Limits.remark) }
    func note(_ fields: FieldReader) -> TextRef? { optionalText(fields, "note", most: Limits.remark) }

    /// A unit we know, by id or exact name.
    func knownUnit(_ text: String) -> UnitID? {
        if organisation.unit(UnitID(text)) != nil { return UnitID(text) }
        return organisation.units.values.filter { $0.name == text }.map(\.id).min()
    }

    /// 单位 as somebody told it, written down by an official: words that fit one unit are that unit, others stay as told;
    /// letters on a form must fit one.
    func toldUnit(_ fields: FieldReader, _ name: String, _ text: String) -> UnitID? {
        guard fields.isForm else { return knownUnit(text) }
        if case .one(let unit) = UnitNames(organisation).find(text) { return unit }
        return UnitNames.isLetters(text) ? fields.unit(name, text, in: organisation) : nil
    }

    func optionalUnit(_ fields: FieldReader, _ name: String) -> UnitID? {
        guard let text = fields.optionalText(name, most: Limits.identifier) else { return nil }
        if fields.isForm { return fields.unit(name, text, in: organisation) }
        guard let unit = knownUnit(text) else { fields.fail(name, .unknownUnit, [text]); return nil }
        return unit
    }

    func unit(_ fields: FieldReader, _ name: String) -> UnitID {
        if fields.value(name) == nil { fields.fail(name, .required) }
        return optionalUnit(fields, name) ?? ""
    }

    func account(_ fields: FieldReader, _ name: String) -> AccountID? {
        guard let text = fields.optionalText(name, most: Limits.identifier) else { return nil }
        guard knowsAccount(AccountID(text)) else { fields.fail(name, .unknownAccount, [text]); return nil }
        return AccountID(text)
    }

    /// 答复. When it was given counts from the clock here when nobody says.
    func reply(_ fields: FieldReader) -> Reply? {
        let how: ContactMeans? = fields.choice("how")
        let at = fields.optionalTime("at") ?? now
        let words = text(fields, "text", most: Limits.narrative)
        return how.map { Reply(at: at, how: $0, text: words) }
    }

    /// The inner `reply`; its words alone mean that it was said face to face just now.
    func innerReply(_ fields: FieldReader, wordsAlone: ContactMeans?) -> Reply? {
        if let wordsAlone, fields.value("reply")?.text != nil {
            return Reply(at: now, how: wordsAlone, text: text(fields, "reply", most: Limits.narrative))
        }
        return fields.object("reply").flatMap { reply($0) }
    }
}
