// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 账号 (4.1). An official's sign-in: role and unit from the log, name and telephone from beside it.
public struct Account: Hashable, Sendable {
    public let id: AccountID
    public let role: Role
    public let unit: UnitID?
    public let name: String
    public let phone: String
    public let disabled: Bool
    /// Roles lent to her by a delegation in force on the day that was asked about.
    public let lent: Set<Role>

    public var actor: Actor { Actor(account: id, role: role, lent: lent, unit: unit) }
}

/// What is needed to open an account.
public struct AccountRequest: Sendable {
    public var account: AccountID
    public var role: Role
    public var unit: UnitID?
    public var name: String
    public var phone = ""
    /// Already hashed: hashing takes a while and does not belong in the lane.
    public var password: PasswordHash?

    public init(account: AccountID, role: Role, unit: UnitID?, name: String) {
        self.account = account
        self.role = role
        self.unit = unit
        self.name = name
    }
}

/// Why an account cannot be opened.
public enum AccountRefusal: Error, Hashable, Sendable {
    case taken(AccountID)
    case nameNotAllowed(AccountID)
    case unitUnknown(UnitID)
    case unitNeeded(Role)
    /// `reporter` and `system` act without an account.
    case roleNotAllowed(Role)
    case unknown(AccountID)
}

extension LaneTransaction {
    /// 开户 (4.1).
    public func openAccount(_ request: AccountRequest, by actor: Actor, at now: Instant) throws {
        try check(request)
        let opening = AccountOpening(account: request.account, role: request.role, unit: request.unit)
        try record([.accountOpened(opening)], by: actor, at: now)
        try connection.execute(
            "insert into profile (jurisdiction, account, name, phone, password) values ($1, $2, $3, $4, $5)",
            [
                .text(jurisdiction.text), .text(request.account.text), .text(request.name),
                .text(request.phone), Value(request.password?.text),
            ])
    }

    private func check(_ request: AccountRequest) throws {
        if request.role == .reporter || request.role == .system {
            throw AccountRefusal.roleNotAllowed(request.role)
        }
        let name = request.account.text
        let allowed = name.utf8.allSatisfy { $0 > 32 && $0 != 127 && $0 != 58 }
        guard allowed, (1...64).contains(name.utf8.count), name != "system", name != "reporter" else {
            throw AccountRefusal.nameNotAllowed(request.account)
        }
        if [.unit, .representative].contains(request.role), request.unit == nil {
            throw AccountRefusal.unitNeeded(request.role)
        }
        if let unit = request.unit, try organisation().unit(unit) == nil { throw AccountRefusal.unitUnknown(unit) }
        if try account(request.account) != nil { throw AccountRefusal.taken(request.account) }
    }

    /// 停用 (4.1). Sessions and tokens end with it.
    public func disableAccount(_ account: AccountID, by actor: Actor, at now: Instant) throws {
        guard let known = try self.account(account) else { throw AccountRefusal.unknown(account) }
        try connection.execute(
            "delete from session where jurisdiction = $1 and account = $2",
            [.text(jurisdiction.text), .text(account.text)])
        if known { return }
        try record([.accountDisabled(account)], by: actor, at: now)
    }

    public func setPassword(_ password: PasswordHash, of account: AccountID) throws {
        let changed = try connection.execute(
            "update profile set password = $1 where jurisdiction = $2 and account = $3",
            [.text(password.text), .text(jurisdiction.text), .text(account.text)])
        if changed == 0 { throw AccountRefusal.unknown(account) }
    }

    /// Whether the account is disabled; nil when there is none.
    private func account(_ account: AccountID) throws -> Bool? {
        let row = try connection.row(
            "select disabled_at from account where jurisdiction = $1 and id = $2",
            [.text(jurisdiction.text), .text(account.text)])
        return row.map { !$0.isNull(0) }
    }
}

extension Reader {
    private static let columns = """
        a.id, a.role, a.unit, coalesce(p.name, ''), coalesce(p.phone, ''), a.disabled_at
        from account a left join profile p on p.jurisdiction = a.jurisdiction and p.account = a.id
        where a.jurisdiction = $1
        """

    public func account(_ id: AccountID, on day: LocalDate) throws -> Account? {
        let row = try connection.row(
            "select \(Self.columns) and a.id = $2", [.text(jurisdiction.text), .text(id.text)])
        return try row.map { try account($0, on: day) }
    }

    public func accounts(on day: LocalDate) throws -> [Account] {
        try connection.rows("select \(Self.columns) order by a.id", [.text(jurisdiction.text)])
            .map { try account($0, on: day) }
    }

    private func account(_ row: Row, on day: LocalDate) throws -> Account {
        guard let role = Role(rawValue: try row.text(1)) else { throw StoreFault.damagedColumn(1) }
        let id = AccountID(try row.text(0))
        return Account(
            id: id, role: role, unit: try row.textIfAny(2).map { UnitID($0) }, name: try row.text(3),
            phone: try row.text(4), disabled: !row.isNull(5), lent: try lent(to: id, on: day))
    }

    /// 授权在有效期内 (4.1).
    private func lent(to account: AccountID, on day: LocalDate) throws -> Set<Role> {
        let rows = try connection.rows(
            """
            select role from delegation
            where jurisdiction = $1 and account = $2 and since <= $3 and until >= $3
            """,
            [.text(jurisdiction.text), .text(account.text), .int(day.dayNumber)])
        return Set(try rows.compactMap { Role(rawValue: try $0.text(0)) })
    }

    /// The stored hash of an account that may sign in.
    public func password(of account: AccountID) throws -> PasswordHash? {
        let row = try connection.row(
            """
            select p.password from profile p join account a on a.jurisdiction = p.jurisdiction and a.id = p.account
            where p.jurisdiction = $1 and p.account = $2 and a.disabled_at is null
            """,
            [.text(jurisdiction.text), .text(account.text)])
        return try row?.textIfAny(0).flatMap(PasswordHash.init(stored:))
    }
}
