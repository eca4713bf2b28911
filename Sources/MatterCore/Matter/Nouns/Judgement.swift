// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 评判 (3.2). Accept or decline, or send where it belongs.
public struct Judgement: Hashable, Sendable, Codable {
    public enum Decision: String, Hashable, Sendable, Codable, CaseIterable {
        /// 予以受理
        case accept
        /// 不予受理
        case decline
        /// 咨询, 答复即可
        case consultation
        /// 转介
        case referral
        /// 并件
        case merger
    }

    public let decision: Decision
    /// 类型, as judged
    public let obstacle: String?
    /// 其他类型
    public let further: [String]
    /// 不予受理理由 (D2)
    public let ground: String?
    public let explanation: TextRef?
    public let participants: [Participant]
    /// 并入哪一件
    public let into: MatterNumber?
    /// 酌情受理 (D2)
    public let discretionary: Bool

    public init(
        decision: Decision, obstacle: String? = nil, further: [String] = [], ground: String? = nil,
        explanation: TextRef? = nil, participants: [Participant] = [], into: MatterNumber? = nil,
        discretionary: Bool = false
    ) {
        self.decision = decision
        self.obstacle = obstacle
        self.further = further
        self.ground = ground
        self.explanation = explanation
        self.participants = participants
        self.into = into
        self.discretionary = discretionary
    }
}

/// 参与研判 (3.2). Who took part and what they said; dissent is kept.
public struct Participant: Hashable, Sendable, Codable {
    public let account: AccountID?
    public let name: PersonRef?
    public let unit: UnitID?
    /// The unit as written down, when it is not one we know: whoever came is kept all the same.
    public let unitAsTold: TextRef?
    public let opinion: TextRef?

    public init(
        account: AccountID? = nil, name: PersonRef? = nil, unit: UnitID? = nil, unitAsTold: TextRef? = nil,
        opinion: TextRef? = nil
    ) {
        self.account = account
        self.name = name
        self.unit = unit
        self.unitAsTold = unitAsTold
        self.opinion = opinion
    }
}

/// 召集研判 (3.2). Which units look, and whether on site.
public struct Convening: Hashable, Sendable, Codable {
    public let units: [UnitID]
    public let siteVisit: Bool
    public let note: TextRef?

    public init(units: [UnitID], siteVisit: Bool, note: TextRef? = nil) {
        self.units = units
        self.siteVisit = siteVisit
        self.note = note
    }
}

/// 复签 (3.2). A second person stands behind a decline.
public struct Countersignature: Hashable, Sendable, Codable {
    public let note: TextRef?

    public init(note: TextRef? = nil) {
        self.note = note
    }
}

/// 申请复核 (3.2).
public struct ReconsiderationRequest: Hashable, Sendable, Codable {
    public let reason: TextRef

    public init(reason: TextRef) {
        self.reason = reason
    }
}

/// 复核决定 (3.2).
public struct ReconsiderationDecision: Hashable, Sendable, Codable {
    public let granted: Bool
    public let reason: TextRef
    /// 类型, needed when it was never judged.
    public let obstacle: String?

    public init(granted: Bool, reason: TextRef, obstacle: String? = nil) {
        self.granted = granted
        self.reason = reason
        self.obstacle = obstacle
    }
}

/// 改类 (2). Reported, judged and closed readings are all kept.
public struct Reclassification: Hashable, Sendable, Codable {
    public let obstacle: String
    public let reason: TextRef

    public init(obstacle: String, reason: TextRef) {
        self.obstacle = obstacle
        self.reason = reason
    }
}
