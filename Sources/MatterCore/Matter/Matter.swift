// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 反映事项 (D1). One matter from report to closed loop, as its events left it.
public struct Matter: Hashable, Sendable {
    /// Nil until registered.
    public internal(set) var number: MatterNumber?
    /// Events so far.
    public internal(set) var version = 0
    /// Events a unit may know of.
    public internal(set) var versionForUnits = 0
    public internal(set) var stage: Stage = .intake
    public internal(set) var outcome: Outcome?
    public internal(set) var report: Registration?
    public internal(set) var obligations: [Obligation] = []
    var lastObligation = 0

    public internal(set) var moments: [ClockStart: Instant] = [:]
    public internal(set) var contacted = false
    /// 已回填: the sending body has its answer.
    public internal(set) var senderAnswered = false
    public internal(set) var convened: Convening?
    public internal(set) var judgement: Judgement?
    public internal(set) var judge: AccountID?
    public internal(set) var countersigner: AccountID?
    public internal(set) var judgementReply: Reply?
    public internal(set) var judgementRepliedAt: Instant?
    public internal(set) var reconsiderationsAsked = 0
    public internal(set) var reconsideration: ReconsiderationDecision?
    /// 三种读法: as reported, as judged, as it stands.
    public internal(set) var obstacleReported: String?
    public internal(set) var obstacleJudged: String?
    public internal(set) var obstacle: String?
    /// Every reading there ever was, further ones included: what was sealed once stays sealed.
    public internal(set) var readings: Set<String> = []
    /// 关联 (3.1)
    public internal(set) var links: [LinkedMatter] = []
    /// 并入何处 (D2)
    public internal(set) var merger: Merger?
    /// 并进来的 (D2)
    public internal(set) var joined: [JoinedMatter] = []
    /// What was promised before a merger that was undone.
    public internal(set) var earlierPromises: [Due] = []
    /// 联名人 (D1), besides whoever registered it.
    public internal(set) var jointReporters: [JointReporter] = []
    var lastReporter = 0
    /// 抽中回访的人 (3.4b), and how many calls had been made when they were drawn.
    public internal(set) var sample: [Int] = []
    var callsBeforeSample = 0

    public internal(set) var level: Int?
    /// 对反映人的承诺; earlier levels' stay shown.
    public internal(set) var promises: [LevelSet] = []
    public internal(set) var promise: Due?
    public internal(set) var application: Applied?
    public internal(set) var minutes: [Minutes] = []
    public internal(set) var slips: [Slip] = []
    public internal(set) var extensionAsked: Asked?
    public internal(set) var extensionsGranted = 0
    public internal(set) var suspension: ClockStop?
    public internal(set) var suspendedAt: Instant?
    public internal(set) var workdaysStopped = 0
    public internal(set) var oversightInvitedAt: Instant?
    public internal(set) var oversightInvitation: OversightInvitation?
    public internal(set) var oversightAnswers: [OversightAnswer] = []
    /// 已答复能否办成: what the reporter was told last; nil until somebody said.
    public internal(set) var canBeDone: Bool?

    /// 拟办结, while the leader in charge has not decided.
    public internal(set) var draft: CompletionDraft?
    public internal(set) var completion: Completion?
    public internal(set) var completedBy: UnitID?
    public internal(set) var calls: [Call] = []
    public internal(set) var ratings: Ratings?
    /// 本人评价 of the completion as it stands.
    public internal(set) var ownRating: OwnRating?
    public internal(set) var inquiryOpen = false
    public internal(set) var findings: [Finding] = []
    public internal(set) var filed = false
    /// 补录旧件 (3.1): what an old ledger says; nil for whatever ran here.
    public internal(set) var history: History?
    /// 经办过的人: they may not make the follow-up call.
    public internal(set) var handlers: Set<AccountID> = []

    public init() {
        number = nil
    }
}

/// 阶段. Six, in order; everything else lies over them.
public enum Stage: String, Hashable, Sendable, Codable, CaseIterable {
    /// 登记
    case intake
    /// 评判
    case judgement
    /// 调度
    case coordination
    /// 办理
    case handling
    /// 回访
    case followUp = "follow-up"
    /// 销号
    case closed
}

/// 请示 with who asked: nobody approves her own application.
public struct Applied: Hashable, Sendable {
    public let reason: TextRef
    public let by: AccountID
    public internal(set) var pending: Bool
}

/// 延期申请 with who asked and when.
public struct Asked: Hashable, Sendable {
    public let request: ExtensionRequest
    public let by: AccountID
}

/// 回访一次 (3.4b), with who called and when.
public struct Call: Hashable, Sendable {
    public let call: FollowUpCall
    public let at: Instant
    public let by: AccountID
    public internal(set) var voided: Bool
}

/// 交办单 (3.3). A unit's numbered, dated duty to act on one matter.
public struct Slip: Hashable, Sendable {
    public let draft: SlipDraft
    public let draftedBy: AccountID
    public internal(set) var state: State
    public internal(set) var checkedBy: AccountID?
    public internal(set) var onePerson = false
    public internal(set) var issuedAt: Instant?
    public internal(set) var receivedAt: Instant?
    public internal(set) var deemedReceived = false
    public internal(set) var taskForce: TaskForce?
    public internal(set) var returned: SlipReturn?
    public internal(set) var ruling: ReturnRuling?
    public internal(set) var result: TextRef?
    /// The promise it lies within.
    public internal(set) var due: Due?

    public enum State: String, Hashable, Sendable, Codable, CaseIterable {
        /// 拟稿
        case drafted
        /// 已审核
        case checked
        /// 已签发
        case issued
        /// 已签收
        case received
        /// 已退回, 待裁定
        case returned
        /// 已办结
        case completed
        /// 已撤单或改派
        case cancelled
    }

    public var number: SlipNumber { draft.number }
    public var unit: UnitID { draft.unit }

    /// 未了: the unit still owes something on it, or somebody must still issue it.
    public var isOpen: Bool { state != .completed && state != .cancelled }
}

extension Matter {
    public func slip(_ number: SlipNumber) -> Slip? { slips.first { $0.number == number } }

    /// 主办单: the one in force.
    public var leadSlip: Slip? { slips.last { $0.draft.role == .lead && $0.state != .cancelled } }

    public func owes(_ act: Act, slip: SlipNumber? = nil) -> Bool {
        obligations.contains { $0.act == act && (slip == nil || $0.slip == slip) }
    }

    /// 保密: sealed (2.5), or the reporter asked for it. Both look the same to a unit, so that neither shows.
    public func keepsReporterBack(_ plan: Plan) -> Bool { isSealed(plan) || report?.keepSecret ?? false }

    /// 密: what the plan seals may not reach the unit it is about (2.5).
    public func isSealed(_ plan: Plan) -> Bool {
        plan.obstacles.contains { $0.sealed && readings.contains($0.id) }
    }

    /// 三员 (2.5): who runs, secures or audits the system sees that a sealed matter is there and reads none of its words.
    public func withholdsWords(from actor: Actor, _ plan: Plan) -> Bool {
        isSealed(plan) && actor.runsSystem
    }

    /// 标题 (2.5): a cut of the reporter's own words is not shown once the report is kept back, whoever looks.
    public func title(_ plan: Plan) -> TextRef? {
        keepsReporterBack(plan) ? report?.neutralTitle ?? report?.title : report?.title
    }

    /// 参与单位: units that have or had a slip.
    public func involves(_ unit: UnitID) -> Bool { slips.contains { $0.unit == unit && $0.issuedAt != nil } }

    /// 差评 (3.4c).
    public func isPoor(_ ratings: Ratings, _ plan: Plan) -> Bool {
        [ratings.attitude, ratings.result, ratings.efficiency, ratings.integrity]
            .contains { $0.map { $0 <= plan.scale.poorAtMost } ?? false }
    }
}
