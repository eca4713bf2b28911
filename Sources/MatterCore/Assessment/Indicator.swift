// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 考核指标 (4.2). What is counted; the plan says what each is worth.
public enum Indicator: String, Hashable, Sendable, Codable, CaseIterable {
    /// 按时签收
    case receivedOnTime = "received-on-time"
    /// 退回
    case returned
    /// 退回被裁定不成立
    case ruledAgainst = "ruled-against"
    /// 按时办结
    case completedOnTime = "completed-on-time"
    /// 逾期工作日
    case overdueDays = "overdue-days"
    /// 延期
    case extended
    /// 中止计时工作日
    case suspensionDays = "suspension-days"
    /// 返工: sent back, disapproved, or reworked after a poor rating
    case reopened
    /// 未办结
    case unfinished
    /// 催办
    case reminded
    /// 办成
    case solved
    /// 回访到
    case reached
    /// 满意, of valid calls alone
    case satisfied
    /// 差评
    case poor
    /// 核查属实
    case foundAgainst = "found-against"
    /// 当日首次联系
    case contactedSameDay = "contacted-same-day"
    /// 按时评判
    case judgedOnTime = "judged-on-time"
    /// 按时派单
    case issuedOnTime = "issued-on-time"

    /// 越高越好: a high share speaks for the unit.
    public var isBetterHigh: Bool {
        switch self {
        case .receivedOnTime, .completedOnTime, .solved, .reached, .satisfied, .contactedSameDay, .judgedOnTime,
            .issuedOnTime:
            true
        case .returned, .ruledAgainst, .overdueDays, .extended, .suspensionDays, .reopened, .unfinished, .reminded,
            .poor, .foundAgainst:
            false
        }
    }

    /// 合计工作日: the numerator adds up days, so there is no share.
    public var isAmount: Bool { self == .overdueDays || self == .suspensionDays }

    /// 承办单位不得知悉: rests on calls and inquiries, of which a unit may learn nothing.
    public var isHiddenFromUnits: Bool {
        switch self {
        case .reached, .satisfied, .poor, .foundAgainst: true
        case .receivedOnTime, .returned, .ruledAgainst, .completedOnTime, .overdueDays, .extended, .suspensionDays,
            .reopened, .unfinished, .reminded, .solved, .contactedSameDay, .judgedOnTime, .issuedOnTime:
            false
        }
    }
}
