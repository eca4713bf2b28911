// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 应办 (闭环). One party owes one act by one due, under one clause.
public struct Obligation: Hashable, Sendable, Codable {
    /// Counts up within its record; never reused.
    public let id: Int
    public let act: Act
    public let party: Party
    public let due: Due
    public let clause: Clause
    /// The slip it is about, when it is about one.
    public let slip: SlipNumber?
    /// The overdue obligation this one presses for, when it is a step up the ladder.
    public let about: Int?
    /// 0 for the act itself; 1 and up for each step up the ladder.
    public let rung: Int
    /// 已逾期: its due has passed and the ladder was called.
    public var missed: Bool

    public init(
        id: Int, act: Act, party: Party, due: Due, clause: Clause, slip: SlipNumber?, about: Int?, rung: Int,
        missed: Bool
    ) {
        self.id = id
        self.act = act
        self.party = party
        self.due = due
        self.clause = clause
        self.slip = slip
        self.about = about
        self.rung = rung
        self.missed = missed
    }
}
