// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 要求. What somebody asks to be done to a matter; `decide` may say no.
public enum MatterCommand: Hashable, Sendable {
    case register(Registration, with: [JointReporter] = [])
    /// 补录旧件 (3.1). A matter that ended before the system knew of it.
    case enterHistory(Registration, History)
    case contact(FirstContact)
    case supplement(Supplement)
    case correct(Correction)
    case urge(Urging)
    case withdraw(Withdrawal)
    case settleOnTheSpot(OnTheSpotResolution)
    case convene(Convening)
    /// One save: the coordination may come with it.
    case judge(Judgement, Coordination?)
    case countersign(Countersignature)
    case replyJudgement(Reply)
    case askReconsideration(ReconsiderationRequest)
    case reconsider(ReconsiderationDecision)
    case reclassify(Reclassification)
    case coordinate(Coordination)
    case escalate(Escalation)
    case applyLevelThree(LevelThreeApplication)
    case instruct(Instruction)
    case reachMilestone(MilestoneReport)
    case replyToSender(SenderReply)
    case takeMinutes(Minutes)
    case checkSlip(SlipNumber)
    case signSlip(SlipNumber)
    case receiveSlip(SlipReceipt)
    case nameTaskForce(TaskForceNaming)
    case returnSlip(SlipReturn)
    case ruleReturn(ReturnRuling)
    case completeSlip(SlipCompletion)
    case noteSlip(SlipNote)
    case askExtension(ExtensionRequest)
    case decideExtension(ExtensionDecision)
    case suspend(Suspension)
    case resume(Resumption)
    case remind(Reminder)
    case tellProgress(Progress)
    case answerInvitation(OversightAnswer)
    /// 办结 (3.4a), to the leader in charge first where the plan or the handler says so.
    case complete(Completion, toLeader: Bool = false)
    case decideDraft(DraftDecision)
    case returnCompletion(CompletionReturn)
    case decideOutcome(OutcomeDecision)
    case recheck(Recheck)
    case receiveCopy(CopyHolder)
    case call(FollowUpCall)
    case voidCall(CallVoid)
    case rate(OwnRating)
    case find(Finding)
    case close(Closure)
    case file(Filing)
    case link(Link)
    case unlink(Unlinking)
    case merge(Merging)
    case undoMerger(MergerUndoing)
    case addReporter(JointReporter)
    case removeReporter(JointReporterRemoval)
    /// 回声. What another matter's step means for this one; no door offers it.
    case hear(Echo)
    /// 到期 (闭环). The system acts on every due that has passed.
    case passDues
    /// 改期 (日历). The system applies an imported calendar.
    case moveDues

    /// Nil for what only the system asks and for registering.
    public var action: Action? {
        switch self {
        case .register, .enterHistory, .hear, .passDues, .moveDues: nil
        case .contact: .contact
        case .supplement: .supplement
        case .correct: .correction
        case .urge: .urge
        case .withdraw: .withdrawal
        case .settleOnTheSpot: .onTheSpotResolution
        case .convene: .convening
        case .judge: .judgement
        case .countersign: .countersignature
        case .replyJudgement: .declineReply
        case .askReconsideration: .reconsideration
        case .reconsider: .reconsiderationDecision
        case .reclassify: .reclassification
        case .coordinate: .coordination
        case .escalate: .escalation
        case .applyLevelThree: .levelThreeApplication
        case .instruct: .instruction
        case .reachMilestone: .milestones
        case .replyToSender: .senderReply
        case .takeMinutes: .minutes
        case .checkSlip: .slipCheck
        case .signSlip: .slipSignature
        case .receiveSlip: .slipReceipt
        case .nameTaskForce: .slipTaskForce
        case .returnSlip: .slipReturn
        case .ruleReturn: .returnRuling
        case .completeSlip: .slipCompletion
        case .noteSlip: .slipNote
        case .askExtension: .extension
        case .decideExtension: .extensionDecision
        case .suspend: .suspension
        case .resume: .resumption
        case .remind: .reminders
        case .tellProgress: .progress
        case .answerInvitation: .oversightAnswer
        case .complete: .completion
        case .decideDraft: .completionSubmission
        case .returnCompletion: .completionReturn
        case .decideOutcome: .completionApproval
        case .recheck: .recheck
        case .receiveCopy(.office): .officeCopyReceipt
        case .receiveCopy(.oversight): .oversightCopyReceipt
        case .call: .followUpCalls
        case .rate: .rating
        case .voidCall: .followUpCallVoid
        case .find: .finding
        case .close: .closure
        case .file: .filing
        case .link: .links
        case .unlink: .linkRemoval
        case .merge: .merger
        case .undoMerger: .mergerUndoing
        case .addReporter: .jointReporters
        case .removeReporter: .jointReporterRemoval
        }
    }

    /// The slip it concerns.
    public var slip: SlipNumber? {
        switch self {
        case .checkSlip(let slip), .signSlip(let slip): slip
        case .receiveSlip(let receipt): receipt.slip
        case .nameTaskForce(let naming): naming.slip
        case .returnSlip(let returned): returned.slip
        case .ruleReturn(let ruling): ruling.slip
        case .completeSlip(let completion): completion.slip
        case .noteSlip(let note): note.slip
        default: nil
        }
    }
}
