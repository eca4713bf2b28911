// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 办件细则 (3.3, 3.4). Values of the plan about single matters; each has a stand-in where a plan is silent.
public struct MatterRules: Hashable, Sendable, Codable {
    /// 办结须经分管领导审定的级别 (3.4a)
    public let leaderApproves: [Int]
    /// 受理时邀请监督室 (3.3)
    public let invitesOversight: Bool
    /// 联名件抽查回访比例 (3.4b), in per cent
    public let sampleShare: Int
    /// 联名件至少回访几人 (3.4b)
    public let sampleLeast: Int
    /// 重复反映往回看几天 (3.1)
    public let repeatDays: Int
    /// 回访最迟期限 (3.4b); the act's own term is the goal.
    public let callLimit: Term
    /// 草稿保留天数 (3.1): a report begun and not sent is erased after so many days.
    public let draftDays: Int

    public init(
        leaderApproves: [Int] = [], invitesOversight: Bool = true, sampleShare: Int = 20, sampleLeast: Int = 3,
        callLimit: Term = .workdays(5), repeatDays: Int = 90, draftDays: Int = 7
    ) {
        self.repeatDays = repeatDays
        self.leaderApproves = leaderApproves
        self.invitesOversight = invitesOversight
        self.sampleShare = sampleShare
        self.sampleLeast = sampleLeast
        self.callLimit = callLimit
        self.draftDays = draftDays
    }

    /// How many of several reporters are called: the share, at least the least, never more than there are.
    public func sample(of reporters: Int) -> Int {
        min(reporters, max(sampleLeast, (reporters * sampleShare + 99) / 100))
    }
}
