// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 组织变动 (4.1). Units, accounts, posts, stand-ins, absences, duty rota and delegations as dated records.
public enum OrganisationFact: Hashable, Sendable {
    case unitRecorded(HandlingUnit)
    case unitEnded(UnitEnd)
    case accountOpened(AccountOpening)
    /// 停用, as it was recorded before leaving had a successor.
    case accountDisabled(AccountID)
    case accountLeft(Leaving)
    case postRecorded(Post)
    case delegationRecorded(Delegation)
    case standInRecorded(StandIn)
    case absenceRecorded(Absence)
    case seatRecorded(GroupSeat)
    case responsibilityRecorded(Responsibility)
    case rotaSet([DutyDay])
    /// 缺人: a party nobody may act for, or a working day nobody is on duty; somebody owes putting it right.
    case vacancyFound(Vacancy)
    case vacancyFilled(VacancyFilled)
    case dueMissed(VacancyMissed)

    /// Whether somebody may be able to do less after it than before.
    public var mayTakeAway: Bool {
        switch self {
        case .accountDisabled, .accountLeft, .delegationRecorded, .standInRecorded, .absenceRecorded: true
        case .unitRecorded, .unitEnded, .accountOpened, .postRecorded, .seatRecorded, .responsibilityRecorded,
            .rotaSet, .vacancyFound, .vacancyFilled, .dueMissed:
            false
        }
    }
}

/// 缺人 (4.1). What nobody may act for, and who owes filling it.
public struct Vacancy: Hashable, Sendable, Codable {
    /// A party, or nil for the duty rota.
    public let party: Party?
    public let opens: [Obligation]

    public init(party: Party?, opens: [Obligation]) {
        self.party = party
        self.opens = opens
    }
}

/// 补齐 (4.1).
public struct VacancyFilled: Hashable, Sendable, Codable {
    public let closes: [Int]
    public init(closes: [Int]) { self.closes = closes }
}

/// 缺人逾期未补 (4.1, closed loop).
public struct VacancyMissed: Hashable, Sendable, Codable {
    public let obligation: Int
    public let opens: [Obligation]
    public let closes: [Int]

    public init(obligation: Int, opens: [Obligation], closes: [Int]) {
        self.obligation = obligation
        self.opens = opens
        self.closes = closes
    }
}
