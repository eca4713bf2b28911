// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 任期. From a day to a day, both included; open when nobody said until when.
public protocol Dated {
    var id: String { get }
    var from: LocalDate { get }
    var lastDay: LocalDate? { get }
}

extension Dated {
    public func holds(on day: LocalDate) -> Bool { from <= day && (lastDay.map { day <= $0 } ?? true) }
    /// Whether it holds on that day or later.
    public func reaches(_ day: LocalDate) -> Bool { lastDay.map { day <= $0 } ?? true }
}

/// 岗位 (4.1). Who holds a post in a unit, from and to.
public struct Post: Hashable, Sendable, Codable, Dated {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// 分管领导
        case leaderInCharge = "leader-in-charge"
        /// 联络员
        case liaison
        /// 窗口首席代表
        case representative
        /// AB 岗替补, without saying whose: only in old records, `StandIn` says it.
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

    public var lastDay: LocalDate? { until }
}

/// 授权代行 (4.1, 3.3 L3). A role lent to an account for a time, such as the leader's to a deputy.
public struct Delegation: Hashable, Sendable, Codable, Dated {
    public let id: String
    public let account: AccountID
    public let role: Role
    /// It lends the role in this unit only; without one, in the account's own place.
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

    public var lastDay: LocalDate? { until }
}

/// AB 岗 (4.1). B stands in for A: while A is away, or no longer there, A's role is lent to B.
public struct StandIn: Hashable, Sendable, Codable, Dated {
    public let id: String
    /// B
    public let account: AccountID
    /// A
    public let of: AccountID
    public let from: LocalDate
    public let until: LocalDate?

    public init(id: String, account: AccountID, of: AccountID, from: LocalDate, until: LocalDate? = nil) {
        self.id = id
        self.account = account
        self.of = of
        self.from = from
        self.until = until
    }

    public var lastDay: LocalDate? { until }
}

/// 请假 (4.1). Days on which an account's holder is away; never why.
public struct Absence: Hashable, Sendable, Codable, Dated {
    public let id: String
    public let account: AccountID
    public let from: LocalDate
    public let until: LocalDate

    public init(id: String, account: AccountID, from: LocalDate, until: LocalDate) {
        self.id = id
        self.account = account
        self.from = from
        self.until = until
    }

    public var lastDay: LocalDate? { until }
}

/// 工作组席位 (4.1). Leader, deputies and the head of its office; the members are the units' leaders in charge.
public struct GroupSeat: Hashable, Sendable, Codable, Dated {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// 组长
        case leader
        /// 副组长
        case deputy
        /// 办公室主任
        case officeHead = "office-head"
    }

    public let id: String
    public let kind: Kind
    public let account: AccountID
    public let from: LocalDate
    public let until: LocalDate?

    public init(id: String, kind: Kind, account: AccountID, from: LocalDate, until: LocalDate? = nil) {
        self.id = id
        self.kind = kind
        self.account = account
        self.from = from
        self.until = until
    }

    public var lastDay: LocalDate? { until }
}

/// 职责 (4.1). What an account's holder answers for; the words lie beside the log.
public struct Responsibility: Hashable, Sendable, Codable, Dated {
    public let id: String
    public let account: AccountID
    public let text: TextRef
    public let from: LocalDate
    public let until: LocalDate?

    public init(id: String, account: AccountID, text: TextRef, from: LocalDate, until: LocalDate? = nil) {
        self.id = id
        self.account = account
        self.text = text
        self.from = from
        self.until = until
    }

    public var lastDay: LocalDate? { until }
}

/// 值班 (4.1). Who is on duty one day at the window or in the office; nobody when the list is empty.
public struct DutyDay: Hashable, Sendable, Codable {
    public enum Place: String, Hashable, Sendable, Codable, CaseIterable {
        case window, office

        /// Whose holders may be on duty there.
        public var roles: RoleSet {
            switch self {
            case .window: [.window, .office]
            case .office: [.office, .head]
            }
        }
    }

    public let day: LocalDate
    public let place: Place
    public let accounts: [AccountID]

    public init(day: LocalDate, place: Place, accounts: [AccountID]) {
        self.day = day
        self.place = place
        self.accounts = accounts
    }

    public var id: String { "\(day) \(place.rawValue)" }
}

/// 离任 (4.1). The account ends with that day; what its holder held is her successor's in the same step.
public struct Leaving: Hashable, Sendable, Codable {
    public let account: AccountID
    public let successor: AccountID?
    public let on: LocalDate

    public init(account: AccountID, successor: AccountID?, on: LocalDate) {
        self.account = account
        self.successor = successor
        self.on = on
    }
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
