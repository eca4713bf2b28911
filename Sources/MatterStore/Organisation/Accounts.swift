// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 账号 (4.1). An official's sign-in: role and unit from the log, name and telephone from beside it.
public struct Account: Hashable, Sendable {
    public let id: AccountID
    public let role: Role
    public let unit: UnitID?
    public let name: String
    /// 手机
    public let phone: String
    /// 办公电话
    public let officePhone: String
    public let disabled: Bool
    /// Roles lent to her on the day that was asked about, by a delegation or by standing in for somebody.
    public let lent: RoleSet

    public var actor: Actor { Actor(account: id, role: role, lent: lent, unit: unit) }
}

/// What is needed to open an account.
public struct AccountRequest: Sendable {
    public var account: AccountID
    public var role: Role
    public var unit: UnitID?
    public var name: String
    public var phone = ""
    public var officePhone = ""
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
            """
            insert into profile (jurisdiction, account, name, phone, password, office_phone)
            values ($1, $2, $3, $4, $5, $6)
            """,
            [
                .text(jurisdiction.text), .text(request.account.text), .text(request.name),
                .text(request.phone), Value(request.password?.text), .text(request.officePhone),
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

    /// 离任、停用 (4.1). What she held is her successor's in the same transaction; sessions and tokens end with it.
    /// Refused with what would be nobody's. A second time changes nothing.
    public func disableAccount(
        _ account: AccountID, successor: AccountID? = nil, on day: LocalDate? = nil, by actor: Actor, at now: Instant
    ) throws {
        guard try self.account(account) != nil else { throw AccountRefusal.unknown(account) }
        let today = now.date
        if try roster().isActive(account, on: today) {
            let leaving = Leaving(account: account, successor: successor, on: day ?? today)
            try change(by: actor, at: now) { try $0.leaving(leaving, today: today) }
        }
        // Told ahead, she works until then.
        if day.map({ today < $0 }) ?? false { return }
        try connection.execute(
            "delete from session where jurisdiction = $1 and account = $2",
            [.text(jurisdiction.text), .text(account.text)])
    }

    /// 联系方式 (4.1). Nil leaves what is there; an empty text erases it.
    public func setContact(
        of account: AccountID, name: String? = nil, phone: String? = nil, officePhone: String? = nil
    ) throws {
        let changed = try connection.execute(
            """
            update profile set name = coalesce($1, name), phone = coalesce($2, phone),
            office_phone = coalesce($3, office_phone) where jurisdiction = $4 and account = $5
            """,
            [Value(name), Value(phone), Value(officePhone), .text(jurisdiction.text), .text(account.text)])
        if changed == 0 { throw AccountRefusal.unknown(account) }
    }

    /// Whoever is signed in under the old one is signed out; `token` is hers who changes her own.
    public func setPassword(_ password: PasswordHash, of account: AccountID, keeping token: String = "") throws {
        let changed = try connection.execute(
            "update profile set password = $1 where jurisdiction = $2 and account = $3",
            [.text(password.text), .text(jurisdiction.text), .text(account.text)])
        if changed == 0 { throw AccountRefusal.unknown(account) }
        try connection.execute(
            "delete from session where jurisdiction = $1 and account = $2 and kind = 'session' and token <> $3",
            [.text(jurisdiction.text), .text(account.text), SessionToken.stored(token)])
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
        a.id, a.role, a.unit, coalesce(p.name, ''), coalesce(p.phone, ''), a.disabled_at, coalesce(p.office_phone, '')
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
        let ended = try row.intIfAny(5).map { Instant(seconds: $0).date }
        return Account(
            id: id, role: role, unit: try row.textIfAny(2).map { UnitID($0) }, name: try row.text(3),
            phone: try row.text(4), officePhone: try row.text(6), disabled: ended.map { $0 <= day } ?? false,
            lent: try lent(to: id, on: day))
    }

    /// 授权在有效期内, and roles of those she stands in for (4.1): `Roster.roles` in one question to the database.
    private func lent(to account: AccountID, on day: LocalDate) throws -> RoleSet {
        let rows = try connection.rows(
            """
            select d.role from delegation d
            join account a on a.jurisdiction = d.jurisdiction and a.id = d.account
            where d.jurisdiction = $1 and d.account = $2 and d.since <= $3 and d.until >= $3
            and (d.unit is null or d.unit = a.unit)
            """,
            [.text(jurisdiction.text), .text(account.text), .int(day.dayNumber)])
        let delegated = try rows.compactMap { Role(rawValue: try $0.text(0)) }
        return RoleSet(try delegated + stoodFor(by: account, on: day).map(\.role))
    }

    /// AB 岗 (4.1). For whom this account stands in that day, with the role it lends.
    public func stoodFor(by account: AccountID, on day: LocalDate) throws -> [(account: AccountID, role: Role)] {
        let rows = try connection.rows(
            """
            select distinct a.id, a.role, b.role from stand_in s
            join account a on a.jurisdiction = s.jurisdiction and a.id = s.stands_for
            join account b on b.jurisdiction = s.jurisdiction and b.id = s.account
            where s.jurisdiction = $1 and s.account = $2 and s.since <= $3 and (s.until is null or s.until >= $3)
            and coalesce(a.unit, '') = coalesce(b.unit, '')
            and (a.disabled_at <= $4 or exists (select 1 from absence x where x.jurisdiction = s.jurisdiction
            and x.account = a.id and x.since <= $3 and x.until >= $3)) order by a.id
            """,
            [
                .text(jurisdiction.text), .text(account.text), .int(day.dayNumber), .int(Instant.end(of: day).seconds),
            ])
        return try rows.compactMap { row in
            guard let lent = Role(rawValue: try row.text(1)), let own = Role(rawValue: try row.text(2)),
                lent == own || !lent.standsApart && !own.standsApart
            else { return nil }
            return (AccountID(try row.text(0)), lent)
        }
    }

    /// The stored hash of an account that may sign in.
    public func password(of account: AccountID, at now: Instant) throws -> PasswordHash? {
        let row = try connection.row(
            """
            select p.password from profile p join account a on a.jurisdiction = p.jurisdiction and a.id = p.account
            where p.jurisdiction = $1 and p.account = $2 and (a.disabled_at is null or a.disabled_at > $3)
            """,
            [.text(jurisdiction.text), .text(account.text), .int(Instant.end(of: now.date).seconds)])
        return try row?.textIfAny(0).flatMap(PasswordHash.init(stored:))
    }
}
