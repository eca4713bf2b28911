// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 组织变动 (4.1). Units, accounts, posts and delegations as dated records in the stream `organisation`.
public enum OrganisationFact: Hashable, Sendable {
    case unitRecorded(HandlingUnit)
    case unitEnded(UnitEnd)
    case accountOpened(AccountOpening)
    case accountDisabled(AccountID)
    case postRecorded(Post)
    case delegationRecorded(Delegation)

    static let stream = "organisation"
}

/// 单位撤并 (4.1).
public struct UnitEnd: Hashable, Sendable, Codable {
    public let unit: UnitID
    public let on: LocalDate
    public init(unit: UnitID, on: LocalDate) {
        self.unit = unit
        self.on = on
    }
}

/// 开户 (4.1). Role and unit; the name and the password lie outside the log.
public struct AccountOpening: Hashable, Sendable, Codable {
    public let account: AccountID
    public let role: Role
    public let unit: UnitID?
    public init(account: AccountID, role: Role, unit: UnitID?) {
        self.account = account
        self.role = role
        self.unit = unit
    }
}

/// 岗位 (4.1). Who holds a post in a unit, from and to.
public struct Post: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// 分管领导
        case leaderInCharge = "leader-in-charge"
        /// 联络员
        case liaison
        /// 窗口首席代表
        case representative
        /// AB 岗替补
        case standIn = "stand-in"
    }

    public let id: String
    public let kind: Kind
    public let unit: UnitID
    public let account: AccountID
    public let from: LocalDate
    public let until: LocalDate?

    public init(
        id: String, kind: Kind, unit: UnitID, account: AccountID, from: LocalDate, until: LocalDate? = nil
    ) {
        self.id = id
        self.kind = kind
        self.unit = unit
        self.account = account
        self.from = from
        self.until = until
    }
}

/// 授权代行 (4.1, 3.3 L3). A role lent to an account for a time, such as the leader's to a deputy.
public struct Delegation: Hashable, Sendable, Codable {
    public let id: String
    public let account: AccountID
    public let role: Role
    public let unit: UnitID?
    public let from: LocalDate
    public let until: LocalDate

    public init(
        id: String, account: AccountID, role: Role, unit: UnitID? = nil, from: LocalDate, until: LocalDate
    ) {
        self.id = id
        self.account = account
        self.role = role
        self.unit = unit
        self.from = from
        self.until = until
    }
}

extension OrganisationFact {
    public static let kinds = [
        "unit-recorded.1", "unit-ended.1", "account-opened.1", "account-disabled.1", "post-recorded.1",
        "delegation-recorded.1",
    ]

    public var kind: String {
        switch self {
        case .unitRecorded: "unit-recorded.1"
        case .unitEnded: "unit-ended.1"
        case .accountOpened: "account-opened.1"
        case .accountDisabled: "account-disabled.1"
        case .postRecorded: "post-recorded.1"
        case .delegationRecorded: "delegation-recorded.1"
        }
    }

    var body: String {
        switch self {
        case .unitRecorded(let unit): JSON.text(unit)
        case .unitEnded(let end): JSON.text(end)
        case .accountOpened(let opening): JSON.text(opening)
        case .accountDisabled(let account): JSON.text(AccountBody(account: account))
        case .postRecorded(let post): JSON.text(post)
        case .delegationRecorded(let delegation): JSON.text(delegation)
        }
    }

    public init(_ stored: StoredEvent) throws {
        do {
            switch stored.kind {
            case "unit-recorded.1": self = .unitRecorded(try JSON.value(HandlingUnit.self, stored.body))
            case "unit-ended.1": self = .unitEnded(try JSON.value(UnitEnd.self, stored.body))
            case "account-opened.1": self = .accountOpened(try JSON.value(AccountOpening.self, stored.body))
            case "account-disabled.1":
                self = .accountDisabled(try JSON.value(AccountBody.self, stored.body).account)
            case "post-recorded.1": self = .postRecorded(try JSON.value(Post.self, stored.body))
            case "delegation-recorded.1":
                self = .delegationRecorded(try JSON.value(Delegation.self, stored.body))
            default: throw StoreFault.unknownKind(stored.kind, stream: stored.stream)
            }
        } catch let error as DecodingError {
            throw StoreFault.damagedEvent(position: stored.position, reason: error.place)
        }
    }

    private struct AccountBody: Codable { let account: AccountID }
}
