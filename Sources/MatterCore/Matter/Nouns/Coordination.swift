// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 定级派单 (3.3). The level and one slip for each unit.
public struct Coordination: Hashable, Sendable, Codable {
    public let level: Int
    public let slips: [SlipOrder]
    public let minutes: Minutes?
    /// 只拟稿: to be checked and signed by others.
    public let draft: Bool
    /// 为什么定这一级, where the level asks for it.
    public let reason: TextRef?

    public init(
        level: Int, slips: [SlipOrder], minutes: Minutes? = nil, draft: Bool = false, reason: TextRef? = nil
    ) {
        self.reason = reason
        self.level = level
        self.slips = slips
        self.minutes = minutes
        self.draft = draft
    }
}

/// 派给谁 (3.3).
public struct SlipOrder: Hashable, Sendable, Codable {
    public let unit: UnitID
    public let role: SlipRole
    /// 本单位要办的事
    public let task: TextRef?

    public init(unit: UnitID, role: SlipRole, task: TextRef? = nil) {
        self.unit = unit
        self.role = role
        self.task = task
    }
}

/// 主办与协办 (3.3).
public enum SlipRole: String, Hashable, Sendable, Codable, CaseIterable {
    case lead, supporting
}

/// 级别已定 (3.3). The level in force and its promise.
public struct LevelSet: Hashable, Sendable, Codable {
    public let level: Int
    public let promise: Due
    public let escalatedFrom: Int?
    public let reason: TextRef?

    public init(level: Int, promise: Due, escalatedFrom: Int? = nil, reason: TextRef? = nil) {
        self.level = level
        self.promise = promise
        self.escalatedFrom = escalatedFrom
        self.reason = reason
    }
}

/// 提级 (3.3). From one unit to several.
public struct Escalation: Hashable, Sendable, Codable {
    public let reason: TextRef
    public let slips: [SlipOrder]
    public let minutes: Minutes?

    public init(reason: TextRef, slips: [SlipOrder], minutes: Minutes? = nil) {
        self.reason = reason
        self.slips = slips
        self.minutes = minutes
    }
}

/// 会商纪要 (3.3 L2).
public struct Minutes: Hashable, Sendable, Codable {
    public let on: LocalDate
    public let place: TextRef?
    public let present: [Participant]
    public let conclusion: TextRef
    public let tasks: [UnitTask]

    public init(
        on: LocalDate, place: TextRef? = nil, present: [Participant], conclusion: TextRef,
        tasks: [UnitTask] = []
    ) {
        self.on = on
        self.place = place
        self.present = present
        self.conclusion = conclusion
        self.tasks = tasks
    }
}

/// 任务分工 (3.3 L2).
public struct UnitTask: Hashable, Sendable, Codable {
    public let unit: UnitID
    public let task: TextRef

    public init(unit: UnitID, task: TextRef) {
        self.unit = unit
        self.task = task
    }
}

/// 请示 (3.3 L3). The office asks the group leader to convene.
public struct LevelThreeApplication: Hashable, Sendable, Codable {
    public let reason: TextRef

    public init(reason: TextRef) {
        self.reason = reason
    }
}

/// 节点 (3.3 L3). What must stand by which day.
public struct Milestone: Hashable, Sendable, Codable {
    public let on: LocalDate
    public let task: TextRef

    public init(on: LocalDate, task: TextRef) {
        self.on = on
        self.task = task
    }
}

/// 节点已到 (3.3 L3).
public struct MilestoneReport: Hashable, Sendable, Codable {
    public let obligation: Int
    public let text: TextRef

    public init(obligation: Int, text: TextRef) {
        self.obligation = obligation
        self.text = text
    }
}

/// 批示 (3.3 L3). The leader approves and sets the deadline.
public struct Instruction: Hashable, Sendable, Codable {
    public let text: TextRef
    public let deadline: LocalDate
    public let approved: Bool
    public let milestones: [Milestone]
    public let slips: [SlipOrder]
    /// 纸质批示的说明
    public let paper: TextRef?

    public init(
        text: TextRef, deadline: LocalDate, approved: Bool = true, milestones: [Milestone] = [],
        slips: [SlipOrder] = [], paper: TextRef? = nil
    ) {
        self.text = text
        self.deadline = deadline
        self.approved = approved
        self.milestones = milestones
        self.slips = slips
        self.paper = paper
    }
}
