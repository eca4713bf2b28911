// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 交办单 (3.3). A unit's numbered, dated duty to act on one matter, as drafted.
public struct SlipDraft: Hashable, Sendable, Codable {
    public let number: SlipNumber
    /// 文号
    public let printed: String
    public let unit: UnitID
    public let role: SlipRole
    public let task: TextRef?
    public let level: Int
    /// 商请函
    public let letter: Bool
    /// 差评整改
    public let rework: Bool

    public init(
        number: SlipNumber, printed: String, unit: UnitID, role: SlipRole, task: TextRef? = nil, level: Int,
        letter: Bool, rework: Bool
    ) {
        self.number = number
        self.printed = printed
        self.unit = unit
        self.role = role
        self.task = task
        self.level = level
        self.letter = letter
        self.rework = rework
    }
}

/// 审核 (3.3).
public struct SlipCheck: Hashable, Sendable, Codable {
    public let slip: SlipNumber

    public init(slip: SlipNumber) {
        self.slip = slip
    }
}

/// 签发 (3.3). Issuing starts the unit's clock.
public struct SlipSignature: Hashable, Sendable, Codable {
    public let slip: SlipNumber
    /// 一人模式
    public let onePerson: Bool

    public init(slip: SlipNumber, onePerson: Bool) {
        self.slip = slip
        self.onePerson = onePerson
    }
}

/// 签收 (3.3).
public struct SlipReceipt: Hashable, Sendable, Codable {
    public let slip: SlipNumber
    public let taskForce: TaskForce?

    public init(slip: SlipNumber, taskForce: TaskForce? = nil) {
        self.slip = slip
        self.taskForce = taskForce
    }
}

/// 视同签收 (3.3).
public struct SlipDeemedReceipt: Hashable, Sendable, Codable {
    public let slip: SlipNumber

    public init(slip: SlipNumber) {
        self.slip = slip
    }
}

/// 专班 (3.3 L1). Head, sections, members and phone, in words.
public struct TaskForce: Hashable, Sendable, Codable {
    public let text: TextRef

    public init(text: TextRef) {
        self.text = text
    }
}

/// 专班已定 (3.3 L1).
public struct TaskForceNaming: Hashable, Sendable, Codable {
    public let slip: SlipNumber
    public let taskForce: TaskForce

    public init(slip: SlipNumber, taskForce: TaskForce) {
        self.slip = slip
        self.taskForce = taskForce
    }
}

/// 退回 (3.3).
public struct SlipReturn: Hashable, Sendable, Codable {
    public let slip: SlipNumber
    public let reason: TextRef
    public let proposedUnit: UnitID?

    public init(slip: SlipNumber, reason: TextRef, proposedUnit: UnitID? = nil) {
        self.slip = slip
        self.reason = reason
        self.proposedUnit = proposedUnit
    }
}

/// 裁定 (3.3). The head decides on a return; kept as precedent.
public struct ReturnRuling: Hashable, Sendable, Codable {
    public enum Decision: String, Hashable, Sendable, Codable, CaseIterable {
        /// 改派
        case reassign
        /// 仍由原单位办理
        case stay
    }

    public let slip: SlipNumber
    public let decision: Decision
    public let unit: UnitID?
    /// 要新单位办什么; nil is what the old slip said.
    public let task: TextRef?
    public let reason: TextRef

    public init(
        slip: SlipNumber, decision: Decision, unit: UnitID? = nil, task: TextRef? = nil, reason: TextRef
    ) {
        self.task = task
        self.slip = slip
        self.decision = decision
        self.unit = unit
        self.reason = reason
    }
}

/// 协办办结 (3.3).
public struct SlipCompletion: Hashable, Sendable, Codable {
    public let slip: SlipNumber
    public let result: TextRef

    public init(slip: SlipNumber, result: TextRef) {
        self.slip = slip
        self.result = result
    }
}

/// 协办进展 (3.3). What a supporting unit tells the lead and the office; the reporter hears from the lead.
public struct SlipNote: Hashable, Sendable, Codable {
    public let slip: SlipNumber
    public let text: TextRef

    public init(slip: SlipNumber, text: TextRef) {
        self.slip = slip
        self.text = text
    }
}

/// 撤单. A slip ended because the matter went another way.
public struct SlipCancellation: Hashable, Sendable, Codable {
    public let slip: SlipNumber

    public init(slip: SlipNumber) {
        self.slip = slip
    }
}
