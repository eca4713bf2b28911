// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 动作. Everything that may be done to a matter, named as the noun its address ends in.
public enum Action: String, Hashable, Sendable, Codable, CaseIterable {
    case contact, supplement, convening, judgement, countersignature
    case declineReply = "decline-reply"
    case reconsideration
    case reconsiderationDecision = "reconsideration/decision"
    case reclassification, correction, withdrawal
    case onTheSpotResolution = "on-the-spot-resolution"
    case coordination, escalation
    case senderReply = "sender-reply"
    case milestones
    case levelThreeApplication = "level-three-application"
    case instruction = "level-three-application/instruction"
    case minutes
    case `extension`
    case extensionDecision = "extension/decision"
    case suspension, resumption, reminders, progress, urge
    case completion
    case completionReturn = "completion/return"
    case completionSubmission = "completion/submission"
    case completionApproval = "completion/approval"
    case recheck
    case officeCopyReceipt = "copies/office/receipt"
    case oversightCopyReceipt = "copies/oversight/receipt"
    case followUpCalls = "follow-up-calls"
    case followUpCallVoid = "follow-up-calls/void"
    /// 本人评价: the person who told us rates by herself.
    case rating
    case finding
    case oversightAnswer = "oversight-answer"
    case closure, filing
    case links
    case linkRemoval = "links/removal"
    case merger
    case mergerUndoing = "merger/undoing"
    case jointReporters = "joint-reporters"
    case jointReporterRemoval = "joint-reporters/removal"
    case slipCheck = "check"
    case slipSignature = "signature"
    case slipReceipt = "receipt"
    case slipTaskForce = "task-force"
    case slipReturn = "return"
    case slipCompletion = "slip-completion"
    /// 协办进展: not told to the reporter.
    case slipNote = "note"
    case returnRuling = "ruling"

    /// 针对交办单: the address names a slip.
    public var concernsSlip: Bool {
        switch self {
        case .slipCheck, .slipSignature, .slipReceipt, .slipTaskForce, .slipReturn, .slipCompletion,
            .slipNote, .returnRuling:
            true
        default: false
        }
    }

    /// The address below the matter, or below `/api/v1` for a slip.
    public func path(_ slip: SlipNumber?) -> String {
        guard let slip else { return rawValue }
        switch self {
        case .returnRuling: return "returns/\(slip)/ruling"
        case .slipCompletion: return "slips/\(slip)/completion"
        default: return "slips/\(slip)/\(rawValue)"
        }
    }

    /// The clause that grants it.
    public var clause: Clause {
        switch self {
        case .contact, .convening, .judgement, .countersignature, .declineReply, .reconsideration,
            .reconsiderationDecision:
            "3.2"
        case .supplement, .correction, .onTheSpotResolution, .urge, .senderReply: "3.1"
        case .reclassification: "2"
        case .withdrawal, .completionApproval, .recheck: "outcomes"
        case .coordination, .escalation, .`extension`, .extensionDecision, .suspension, .resumption,
            .reminders, .slipCheck, .slipSignature, .slipReceipt, .slipReturn, .slipCompletion, .slipNote,
            .returnRuling, .oversightAnswer, .progress:
            "3.3"
        case .slipTaskForce: "3.3 L1"
        case .minutes: "3.3 L2"
        case .levelThreeApplication, .instruction, .milestones: "3.3 L3"
        case .completion, .completionSubmission, .completionReturn, .officeCopyReceipt, .oversightCopyReceipt: "3.4a"
        case .followUpCalls, .followUpCallVoid, .rating: "3.4b"
        case .finding: "3.4c"
        case .closure: "3.4"
        case .filing: "file"
        case .links, .linkRemoval: "3.1"
        case .merger, .mergerUndoing: "D2"
        case .jointReporters, .jointReporterRemoval: "D1"
        }
    }

    /// 可由谁办. The roles that may do it, before anything else is asked.
    public var roles: RoleSet {
        switch self {
        case .contact, .onTheSpotResolution: [.window, .office]
        case .supplement, .reconsideration, .withdrawal: [.reporter, .window, .office]
        case .urge, .rating: [.reporter]
        case .reclassification: [.office, .head, .system]
        case .convening, .judgement, .coordination, .escalation, .levelThreeApplication,
            .minutes, .suspension, .resumption, .completionReturn, .officeCopyReceipt, .followUpCalls,
            .followUpCallVoid, .closure, .countersignature, .slipCheck, .milestones:
            [.office, .head]
        // 由核查记录作出 (3.4c): the inquiry is a record of its own and tells the matter only what came of it.
        case .finding: [.system]
        case .declineReply, .correction, .senderReply: [.window, .office, .head]
        case .reconsiderationDecision, .extensionDecision, .completionApproval: [.head, .leader]
        case .instruction: [.leader]
        case .completionSubmission: [.leader, .office]
        // 首接负责 (2.4): of the units only the lead, and only those that help it.
        case .reminders: Self.units.union([.office, .head, .oversight])
        case .recheck, .filing: [.office]
        case .links, .linkRemoval, .jointReporters, .jointReporterRemoval: [.window, .office, .head]
        // 已经受理的一件: what the office accepted only the head lets end otherwise.
        case .merger: [.head]
        case .mergerUndoing: [.office, .head]
        case .oversightCopyReceipt: [.oversight, .system]
        case .oversightAnswer: [.oversight]
        case .slipSignature, .returnRuling: [.head]
        case .completion, .slipReceipt, .slipTaskForce, .slipReturn, .slipCompletion, .slipNote,
            .`extension`, .progress:
            Self.units.union([.office])
        }
    }

    /// 承办单位人员: in these roles one acts for a unit.
    public static let units: RoleSet = [.unit, .representative, .leader]
}
