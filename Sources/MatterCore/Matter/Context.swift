// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 办理人. Who acts, in which roles, for which unit.
public struct Actor: Hashable, Sendable {
    public let account: AccountID
    public let role: Role
    /// Own role and those lent by a delegation in force today.
    public let roles: RoleSet
    public let unit: UnitID?
    /// 代录依据 (4.1): the paper, call or message behind an entry made for a unit.
    public let evidence: TextRef?

    public init(
        account: AccountID, role: Role, lent: RoleSet = [], unit: UnitID? = nil, evidence: TextRef? = nil
    ) {
        self.account = account
        self.role = role
        roles = lent.union([role])
        self.unit = unit
        self.evidence = evidence
    }

    /// 三员分立: whoever runs, secures or audits the system handles no matter.
    public var runsSystem: Bool { !roles.isDisjoint(with: [.admin, .security, .audit]) }

    public static let system = Actor(account: "system", role: .system)
    public static let reporter = Actor(account: "reporter", role: .reporter)

    public func presenting(_ evidence: TextRef?) -> Actor {
        Actor(account: account, role: role, lent: roles, unit: unit, evidence: evidence)
    }

    /// 组长: a leader without a unit, or a deputy to whom it was delegated.
    var isGroupLeader: Bool { roles.contains(.leader) && unit == nil }

    /// The unit for whose eyes she reads, when she reads as a unit's person.
    public var ownUnit: UnitID? { unit.flatMap { belongs(to: $0) ? $0 : nil } }

    /// 担任: whether this is the head, the group leader or that unit's leader in charge.
    func holds(_ party: Party) -> Bool {
        switch party {
        case .head: roles.contains(.head)
        case .groupLeader: isGroupLeader
        case .unitLeader(let id): roles.contains(.leader) && unit == id
        case .window, .office, .oversight, .discipline, .admin, .reporter, .unit: false
        }
    }

    /// 承办单位人员: handler, chief representative or the unit's leader in charge.
    func belongs(to unit: UnitID) -> Bool {
        self.unit == unit && !roles.isDisjoint(with: [.unit, .representative, .leader])
    }
}

/// 场合. Everything a decision may look at besides the matter, as values.
public struct Context: Sendable {
    public let now: Instant
    public let actor: Actor
    public let plan: Plan
    public let calendar: WorkCalendar
    public let organisation: Organisation
    public let numbers: Numbers
    /// 另一件. The matters a command names, as they stand in the same transaction.
    public let others: [MatterNumber: Matter]
    /// 抽签的种子 (3.4b): what nobody who acts can choose. The lane takes the digest the log ended with.
    public let seed: String

    public init(
        now: Instant, actor: Actor, plan: Plan, calendar: WorkCalendar, organisation: Organisation,
        numbers: Numbers, others: [MatterNumber: Matter] = [:], seed: String = ""
    ) {
        self.others = others
        self.seed = seed
        self.now = now
        self.actor = actor
        self.plan = plan
        self.calendar = calendar
        self.organisation = organisation
        self.numbers = numbers
    }
}

/// 组织 (4.1). The units known today; people and passwords lie elsewhere.
public struct Organisation: Sendable {
    public let units: [UnitID: HandlingUnit]
    public init(units: [UnitID: HandlingUnit]) { self.units = units }
    public func unit(_ id: UnitID) -> HandlingUnit? { units[id] }
}

/// 单位 (4.1).
public struct HandlingUnit: Hashable, Sendable, Codable {
    public let id: UnitID
    public let name: String
    public let kind: Kind

    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// 县级部门
        case county
        /// 乡镇街道
        case township
        /// 垂直管理单位
        case vertical
        /// 县外或非政府单位, asked by letter
        case outside
        /// 行管办及帮办机构, not counted as a unit (3.3 L1)
        case helper
    }

    public init(id: UnitID, name: String, kind: Kind) {
        self.id = id
        self.name = name
        self.kind = kind
    }

    /// 商请函: a body the county cannot order gets a letter, not a slip.
    public var isAskedByLetter: Bool { kind == .outside || kind == .vertical }
    public var countsForLevel: Bool { kind != .helper }
}

/// 编号. The next free numbers; the lane keeps what was used.
public struct Numbers: Hashable, Sendable {
    public let jurisdiction: JurisdictionID
    public let year: Int
    public let nextMatter: Int
    public let nextSlip: Int

    public init(jurisdiction: JurisdictionID, year: Int, nextMatter: Int, nextSlip: Int) {
        self.jurisdiction = jurisdiction
        self.year = year
        self.nextMatter = nextMatter
        self.nextSlip = nextSlip
    }

    public var matter: MatterNumber { MatterNumber("\(jurisdiction)-\(year)-\(padded(nextMatter, 6))") }
    public func slip(_ offset: Int) -> SlipNumber {
        SlipNumber("\(jurisdiction)-\(year)-J\(padded(nextSlip + offset, 4))")
    }
}
