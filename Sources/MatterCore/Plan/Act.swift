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
