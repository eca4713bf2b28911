// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 延期申请 (3.3).
public struct ExtensionRequest: Hashable, Sendable, Codable {
    public let workdays: Int
    public let reason: TextRef
    public let reporterToldAt: Instant?

    public init(workdays: Int, reason: TextRef, reporterToldAt: Instant? = nil) {
        self.workdays = workdays
        self.reason = reason
        self.reporterToldAt = reporterToldAt
    }
}

/// 延期决定 (3.3).
public struct ExtensionDecision: Hashable, Sendable, Codable {
    public let granted: Bool
    public let reason: TextRef?

    public init(granted: Bool, reason: TextRef? = nil) {
        self.granted = granted
        self.reason = reason
    }
}

/// 延期已定 (3.3). The promise it leaves in force.
public struct ExtensionOutcome: Hashable, Sendable, Codable {
    public let granted: Bool
    public let reason: TextRef?
    public let promise: Due?

    public init(granted: Bool, reason: TextRef? = nil, promise: Due? = nil) {
        self.granted = granted
        self.reason = reason
        self.promise = promise
    }
}

/// 中止计时 (3.3). Ground, end and approver; the days stopped are never hidden.
public struct Suspension: Hashable, Sendable, Codable {
    public let ground: String
    public let reason: TextRef
    public let until: LocalDate
    /// 批准人, when the head did not enter it herself.
    public let approver: AccountID?
    /// 等待反映人补充材料
    public let reporterOwes: Bool

    public init(
        ground: String, reason: TextRef, until: LocalDate, approver: AccountID? = nil,
        reporterOwes: Bool = false
    ) {
        self.ground = ground
        self.reason = reason
        self.until = until
        self.approver = approver
        self.reporterOwes = reporterOwes
    }
}

/// 计时已停 (3.3). Workdays each clock still had.
public struct ClockStop: Hashable, Sendable, Codable {
    public let suspension: Suspension
    public let paused: [PausedClock]

    public init(suspension: Suspension, paused: [PausedClock]) {
        self.suspension = suspension
        self.paused = paused
    }
}

/// 停下的钟 (3.3).
public struct PausedClock: Hashable, Sendable, Codable {
    public let act: Act
    public let unit: UnitID?
    public let slip: SlipNumber?
    public let workdaysLeft: Int

    public init(act: Act, unit: UnitID? = nil, slip: SlipNumber? = nil, workdaysLeft: Int) {
        self.act = act
        self.unit = unit
        self.slip = slip
        self.workdaysLeft = workdaysLeft
    }
}

/// 恢复计时 (3.3).
public struct Resumption: Hashable, Sendable, Codable {
    public let note: TextRef?

    public init(note: TextRef? = nil) {
        self.note = note
    }
}

/// 计时已恢复 (3.3).
public struct ClockRestart: Hashable, Sendable, Codable {
    public let note: TextRef?
    public let workdaysStopped: Int

    public init(note: TextRef? = nil, workdaysStopped: Int) {
        self.note = note
        self.workdaysStopped = workdaysStopped
    }
}

/// 告知进展 (3.3). The unit tells the reporter how it stands: whether it can be done, why not yet, until when.
public struct Progress: Hashable, Sendable, Codable {
    public let reply: Reply
    /// 能否办成; nil says nothing about it.
    public let canBeDone: Bool?
    /// 预计何时办结
    public let until: LocalDate?

    public init(reply: Reply, canBeDone: Bool? = nil, until: LocalDate? = nil) {
        self.reply = reply
        self.canBeDone = canBeDone
        self.until = until
    }
}

/// 催办 (3.3). By message, phone or paper; copied to the leader in charge.
public struct Reminder: Hashable, Sendable, Codable {
    public let how: ContactMeans
    public let text: TextRef?
    public let slip: SlipNumber?

    public init(how: ContactMeans, text: TextRef? = nil, slip: SlipNumber? = nil) {
        self.how = how
        self.text = text
        self.slip = slip
    }
}

/// 催办已发 (3.3).
public struct ReminderSent: Hashable, Sendable, Codable {
    public let how: ContactMeans
    public let text: TextRef?
    public let to: [Party]

    public init(how: ContactMeans, text: TextRef? = nil, to: [Party]) {
        self.how = how
        self.text = text
        self.to = to
    }
}

/// 逾期 (闭环). A due passed; the next party up was called.
public struct MissedDue: Hashable, Sendable, Codable {
    public let obligation: Int
    public let act: Act
    public let party: Party
    public let rung: Int

    public init(obligation: Int, act: Act, party: Party, rung: Int) {
        self.obligation = obligation
        self.act = act
        self.party = party
        self.rung = rung
    }
}

/// 改期 (日历). An imported year moved a due.
public struct MovedDue: Hashable, Sendable, Codable {
    public let obligation: Int
    public let due: Due
    public let calendar: String

    public init(obligation: Int, due: Due, calendar: String) {
        self.obligation = obligation
        self.due = due
        self.calendar = calendar
    }
}
