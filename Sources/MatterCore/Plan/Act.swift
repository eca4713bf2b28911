// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 应办之事. Every act somebody can owe; the plan gives each its party, clock start and term.
public enum Act: String, Hashable, Sendable, Codable, CaseIterable {
    /// 首次联系 (3.2)
    case firstContact = "first-contact"
    /// 评判 (3.2)
    case judge
    /// 评判，多个单位或需现场查看 (3.2)
    case judgeSeveral = "judge-several"
    /// 不予受理复签 (3.2)
    case countersign
    /// 答复评判结果 (3.2)
    case replyJudgement = "reply-judgement"
    /// 复核 (3.2)
    case reconsider
    /// 等并入件办结 (D2)
    case awaitMerged = "await-merged"
    /// 定级派单 (3.3)
    case coordinate
    /// 批示 (3.3 L3)
    case instruct
    /// 审核交办单 (3.3)
    case checkSlip = "check-slip"
    /// 签发交办单 (3.3)
    case signSlip = "sign-slip"
    /// 签收 (3.3)
    case receiveSlip = "receive-slip"
    /// 电话催收 (3.3)
    case confirmReceipt = "confirm-receipt"
    /// 成立专班 (3.3 L1)
    case nameTaskForce = "name-task-force"
    /// 协办事项办理 (3.3)
    case handleSlip = "handle-slip"
    /// 办结并答复 (3.3, 3.4a)
    case complete
    /// 分管领导审定办结 (3.4a)
    case approveCompletion = "approve-completion"
    /// 裁定退单 (3.3)
    case ruleReturn = "rule-return"
    /// 会商纪要 (3.3 L2)
    case takeMinutes = "take-minutes"
    /// 审批延期 (3.3)
    case decideExtension = "decide-extension"
    /// 恢复计时 (3.3)
    case resume
    /// 三级调度节点 (3.3 L3)
    case milestone
    /// 回填来源单位 (3.1)
    case answerSender = "answer-sender"
    /// 反映人补充材料 (3.3)
    case supplement
    /// 审批否定结果 (outcomes)
    case approveOutcome = "approve-outcome"
    /// 条件具备再查 (outcomes)
    case recheck
    /// 条件具备后再联系 (outcomes)
    case contactAgain = "contact-again"
    /// 答复能否办成 (3.3)
    case sayWhether = "say-whether"
    /// 反馈进度 (3.3)
    case reportProgress = "report-progress"
    /// 到期前说明理由和期限 (3.3)
    case explainDelay = "explain-delay"
    /// 收存抄报, 行管办 (3.4a)
    case receiveOfficeCopy = "receive-office-copy"
    /// 收存抄报, 监督室 (3.4a)
    case receiveOversightCopy = "receive-oversight-copy"
    /// 电话回访 (3.4b)
    case call
    /// 差评核查 (3.4c)
    case inquire
    /// 差评整改 (3.4c): how long a rework slip runs
    case rework
    /// 销号 (closed loop)
    case close
    /// 归档 (file)
    case file
    /// 督促逾期 (closed loop)
    case press
    /// 督促逾期, 最高一级重复 (closed loop)
    case pressTop = "press-top"
    /// 导入工作日历 (calendar)
    case importCalendar = "import-calendar"
    // Acts of records beside matters.
    /// 调查取证 (2.1)
    case investigate
    /// 容缺先办 (2.1)
    case handleBeforePapers = "handle-before-papers"
    /// 履行承诺、补交材料 (2.1)
    case fulfilUndertaking = "fulfil-undertaking"
    /// 提醒补交材料 (2.1)
    case remindUndertaking = "remind-undertaking"
    /// 按承诺处理逾期未补 (2.1)
    case applyConsequence = "apply-consequence"
    /// 寄送或发起异地签字 (2.1)
    case sendForSigning = "send-for-signing"
    /// 收回异地签字 (2.1)
    case obtainSignature = "obtain-signature"
    /// 专题研究 (2.2)
    case study
    /// 确认担当作为记录 (2.2)
    case acknowledgeGoodFaith = "acknowledge-good-faith"
    /// 认定是否容错 (2.2)
    case findTolerance = "find-tolerance"
    /// 签订授权委托 (2.3)
    case takeMandate = "take-mandate"
    /// 帮办导办代办 (2.3)
    case assist
    /// 退还材料 (2.3)
    case returnPapers = "return-papers"
    /// 研究优化流程 (2.4)
    case studyStreamlining = "study-streamlining"
    /// 写明不纳入套餐的理由 (2.4)
    case recordWhyNot = "record-why-not"
    /// 推出一件事一次办套餐 (2.4)
    case launchPackage = "launch-package"
    /// 回看成效 (3.4d)
    case checkEffect = "check-effect"
    /// 移送线索 (2.5)
    case refer
    /// 接收移送线索 (2.5)
    case acknowledgeReferral = "acknowledge-referral"
    /// 查明是否属实 (2.5)
    case establishFacts = "establish-facts"
    /// 澄清 (2.5)
    case clear
    /// 起草通报 (2.5)
    case draftCircular = "draft-circular"
    /// 签发通报 (2.5)
    case signCircular = "sign-circular"
    /// 印发 (4.3)
    case publish
    /// 联系评价人核实 (3.4c)
    case contactRater = "contact-rater"
    /// 作出核查结论 (3.4c)
    case concludeInquiry = "conclude-inquiry"
    /// 监督室会同意见 (3.4c)
    case giveOpinion = "give-opinion"
    /// 再次回访 (3.4c)
    case secondCall = "second-call"
    /// 提交情况说明 (3.4)
    case giveAccount = "give-account"
    /// 回复情况说明 (3.4)
    case answerAccount = "answer-account"
    /// 裁定申诉 (3.4c)
    case decideAppeal = "decide-appeal"
    /// 答复问责建议 (3.4c)
    case answerProposal = "answer-proposal"
    /// 整理梳理会结论 (3.4d)
    case concludeReview = "conclude-review"
    /// 落实优化措施 (3.4d)
    case improve
    /// 答复咨询 (D2)
    case answerConsultation = "answer-consultation"
    /// 完成交办任务 (4.1)
    case doTask = "do-task"
    /// 验收交办任务 (4.1)
    case acceptTask = "accept-task"
    /// 签收抄报清单 (3.4a)
    case signCopiesList = "sign-copies-list"
    /// 审批考核剔除 (4.2)
    case decideExclusion = "decide-exclusion"
    /// 审签 (4.3)
    case signOff = "sign-off"
    /// 召开定期梳理会 (3.4d)
    case holdReview = "hold-review"
    /// 整理抄报清单 (3.4a)
    case prepareCopiesList = "prepare-copies-list"
    /// 起草简报 (4.3)
    case draftBulletin = "draft-bulletin"
    /// 核定考核结果 (4.2)
    case assess
    /// 补人：无人可办的岗位或单位 (4.1)
    case fillPost = "fill-post"
    /// 补排值班 (4.1)
    case fillRota = "fill-rota"
}

/// 起算点. The moment a term is counted from.
public enum ClockStart: String, Hashable, Sendable, Codable, CaseIterable {
    /// 登记
    case registration
    /// 受理
    case acceptance
    /// 定级 (本级受理)
    case coordination
    /// 签发
    case issue
    /// 签收
    case receipt
    /// 办结
    case completion
    /// 回访完成
    case call
    /// 销号
    case closure
    /// 提出之时: the moment the act became owed
    case request
}

/// 期限规则. A term, the level's own, or what a person states case by case.
public enum TermRule: Hashable, Sendable, Codable {
    case fixed(Term)
    /// 本级时限 (3.3)
    case level
    /// 一事一议 (3.3 L3)
    case stated
    /// 到期前几个工作日: counted back from the promise; 0 is its very day.
    case beforePromise(Int)
}

/// 责任方规则. A post, or "the unit concerned" filled in when the act becomes owed.
public enum PartyRule: String, Hashable, Sendable, Codable, CaseIterable {
    case window, office, head, oversight, discipline, admin, reporter, unit
    case groupLeader = "group-leader"
    case unitLeader = "unit-leader"

    /// Nil when the rule speaks of a unit and none is concerned.
    public func party(_ unit: UnitID?) -> Party? {
        switch self {
        case .window: .window
        case .office: .office
        case .head: .head
        case .oversight: .oversight
        case .discipline: .discipline
        case .admin: .admin
        case .reporter: .reporter
        case .groupLeader: .groupLeader
        case .unit: unit.map { .unit($0) }
        case .unitLeader: unit.map { .unitLeader($0) }
        }
    }
}
