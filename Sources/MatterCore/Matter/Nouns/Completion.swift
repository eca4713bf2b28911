// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 办结反馈 (3.4a). Outcome, result and the reply given.
public struct Completion: Hashable, Sendable, Codable {
    public let outcome: Outcome
    public let result: TextRef
    public let reply: Reply

    public init(outcome: Outcome, result: TextRef, reply: Reply) {
        self.outcome = outcome
        self.result = result
        self.reply = reply
    }
}

/// 分管领导审定 (3.4a). The unit's leader in charge submits what the handler drafted, or sends it back.
public struct DraftDecision: Hashable, Sendable, Codable {
    public let approved: Bool
    public let reason: TextRef?

    public init(approved: Bool, reason: TextRef? = nil) {
        self.approved = approved
        self.reason = reason
    }
}

/// 拟办结 (3.4a), with who drafted it: nobody submits her own draft.
public struct CompletionDraft: Hashable, Sendable {
    public let completion: Completion
    public let by: AccountID
    public let at: Instant
}

/// 补正 (3.4a). The office sends an incomplete completion back.
public struct CompletionReturn: Hashable, Sendable, Codable {
    public let reason: TextRef

    public init(reason: TextRef) {
        self.reason = reason
    }
}

/// 审批否定结果 (outcomes).
public struct OutcomeDecision: Hashable, Sendable, Codable {
    public let approved: Bool
    public let reason: TextRef?

    public init(approved: Bool, reason: TextRef? = nil) {
        self.approved = approved
        self.reason = reason
    }
}

/// 再查条件 (outcomes).
public struct Recheck: Hashable, Sendable, Codable {
    public let conditionMet: Bool
    public let note: TextRef

    public init(conditionMet: Bool, note: TextRef) {
        self.conditionMet = conditionMet
        self.note = note
    }
}

/// 抄报对象 (3.4a).
public enum CopyHolder: String, Hashable, Sendable, Codable, CaseIterable {
    case office, oversight
}

/// 收存抄报 (3.4a).
public struct CopyReceipt: Hashable, Sendable, Codable {
    public let holder: CopyHolder

    public init(holder: CopyHolder) {
        self.holder = holder
    }
}
