// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 花名册 (4.1). The organisation as its dated records left it: who holds what, and so who may act for whom on a day.
public struct Roster: Hashable, Sendable {
    public struct Member: Hashable, Sendable {
        public let account: AccountID
        public let role: Role
        public let unit: UnitID?
        public let since: Instant
        /// From when on the account is disabled; a leaving may be known ahead.
        public internal(set) var ended: Instant?
    }

    public struct Line: Hashable, Sendable {
        public internal(set) var unit: HandlingUnit
        public let since: LocalDate
        public internal(set) var until: LocalDate?
    }

    public private(set) var units: [UnitID: Line] = [:]
    public private(set) var members: [AccountID: Member] = [:]
    public private(set) var posts: [String: Post] = [:]
    public private(set) var delegations: [String: Delegation] = [:]
    public private(set) var standIns: [String: StandIn] = [:]
    public private(set) var absences: [String: Absence] = [:]
    public private(set) var seats: [String: GroupSeat] = [:]
    public private(set) var responsibilities: [String: Responsibility] = [:]
    public private(set) var rota: [String: DutyDay] = [:]
    /// What is owed to fill what is empty.
    public private(set) var obligations: [Obligation] = []
    /// The party each such obligation is about; nil for the duty rota.
    public private(set) var vacant: [Int: Party?] = [:]
    public private(set) var lastObligation = 0

    public init() {
        // Nobody, until somebody is recorded.
    }

    public mutating func evolve(_ fact: OrganisationFact, at: Instant) {
        switch fact {
        case .unitRecorded(let unit):
            units[unit.id] = Line(unit: unit, since: units[unit.id]?.since ?? at.date, until: nil)
        case .unitEnded(let end): units[end.unit]?.until = end.on
        case .accountOpened(let opening):
            members[opening.account] = Member(
                account: opening.account, role: opening.role, unit: opening.unit, since: at, ended: nil)
        case .accountDisabled(let account): members[account]?.ended = at
        case .accountLeft(let leaving):
            members[leaving.account]?.ended =
                leaving.on <= at.date ? at : Instant(leaving.on.adding(days: 1), minute: 0)
        case .postRecorded(let post): posts[post.id] = post
        case .delegationRecorded(let lent): delegations[lent.id] = lent
        case .standInRecorded(let standIn): standIns[standIn.id] = standIn
        case .absenceRecorded(let absence): absences[absence.id] = absence
        case .seatRecorded(let seat): seats[seat.id] = seat
        case .responsibilityRecorded(let responsibility): responsibilities[responsibility.id] = responsibility
        case .rotaSet(let days): for day in days { rota[day.id] = day.accounts.isEmpty ? nil : day }
        case .vacancyFound(let vacancy): open(vacancy.opens, about: vacancy.party)
        case .vacancyFilled(let filled): close(filled.closes)
        case .dueMissed(let missed):
            let about = vacant[missed.obligation] ?? nil
            close(missed.closes)
            for place in obligations.indices where obligations[place].id == missed.obligation {
                obligations[place].missed = true
            }
            open(missed.opens, about: about)
        }
    }

    private mutating func open(_ opened: [Obligation], about: Party?) {
        obligations += opened
        for owed in opened { vacant.updateValue(about, forKey: owed.id) }
        lastObligation = max(lastObligation, opened.map(\.id).max() ?? 0)
    }

    private mutating func close(_ ids: [Int]) {
        obligations.removeAll { ids.contains($0.id) }
        for id in ids { vacant[id] = nil }
    }
}

// MARK: who may act

extension Role {
    /// 责任方. Whose obligations are its holder's in that unit, or without one.
    public func party(in unit: UnitID?) -> Party? {
        switch self {
        case .window: .window
        case .office: .office
        case .head: .head
        case .unit, .representative: unit.map { .unit($0) }
        case .leader: unit.map { .unitLeader($0) } ?? .groupLeader
        case .oversight: .oversight
        case .discipline: .discipline
        case .admin: .admin
        case .deputy, .security, .audit, .reporter, .system: nil
        }
    }

    /// 分设. Roles that watch or keep the others: lent only among their own.
    public var standsApart: Bool {
        switch self {
        case .oversight, .discipline, .admin, .security, .audit: true
        case .window, .office, .head, .unit, .representative, .leader, .deputy, .reporter, .system: false
        }
    }
}

extension Roster {
    public func isActive(_ account: AccountID, on day: LocalDate) -> Bool {
        guard let member = members[account], member.since.date <= day else { return false }
        return member.ended.map { day < $0.date } ?? true
    }

    public func isAway(_ account: AccountID, on day: LocalDate) -> Bool {
        absences.values.contains { $0.account == account && $0.holds(on: day) }
    }

    /// A's for whom this account stands in today: away, or no longer there.
    public func stoodFor(by account: AccountID, on day: LocalDate) -> [AccountID] {
        let pairs = standIns.values.filter { $0.account == account && $0.holds(on: day) }
        return Set(pairs.map(\.of)).filter { mayLend($0, to: account) && isOut($0, on: day) }.sorted()
    }

    private func isOut(_ account: AccountID, on day: LocalDate) -> Bool {
        isAway(account, on: day) || !isActive(account, on: day)
    }

    /// Only within one unit, and what stands apart only among its own.
    func mayLend(_ from: AccountID, to: AccountID) -> Bool {
        guard let from = members[from], let to = members[to], from.unit == to.unit else { return false }
        return from.role == to.role || !from.role.standsApart && !to.role.standsApart
    }

    /// Own role and those lent today, by a delegation or by standing in.
    public func roles(of account: AccountID, on day: LocalDate) -> RoleSet {
        guard let member = members[account] else { return [] }
        let delegated = delegations.values.filter {
            $0.account == account && $0.holds(on: day) && ($0.unit == nil || $0.unit == member.unit)
        }
        let stood = stoodFor(by: account, on: day).compactMap { members[$0]?.role }
        return RoleSet(delegated.map(\.role) + stood + [member.role])
    }

    public func parties(of account: AccountID, on day: LocalDate) -> Set<Party> {
        guard isActive(account, on: day) else { return [] }
        return Set(roles(of: account, on: day).compactMap { $0.party(in: members[account]?.unit) })
    }

    /// 可办人. Active, there, and with the role.
    public func able(for party: Party, on day: LocalDate) -> [AccountID] {
        members.keys.filter { !isAway($0, on: day) && parties(of: $0, on: day).contains(party) }.sorted()
    }

    /// Every party somebody may act for that day.
    public func covered(on day: LocalDate) -> Set<Party> {
        var parties: Set<Party> = [.reporter]
        for account in members.keys where !isAway(account, on: day) {
            parties.formUnion(self.parties(of: account, on: day))
        }
        // 商请: whoever is asked by letter answers on paper, and the office enters it.
        if parties.contains(.office) {
            for (id, line) in units where line.unit.isAskedByLetter || !line.unit.countsForLevel {
                parties.formUnion([.unit(id), .unitLeader(id)])
            }
        }
        return parties
    }

    /// Who must never be without somebody: the programme's posts, every unit it may call on, and whoever owes now.
    public func kept(owing: Set<Party>, on day: LocalDate) -> Set<Party> {
        let posts: Set<Party> = [.window, .office, .head, .groupLeader, .oversight, .discipline, .admin]
        let called = units.filter { $0.value.until.map { day <= $0 } ?? true }.keys
        return posts.union(owing).union(called.flatMap { [Party.unit($0), .unitLeader($0)] })
    }

    /// Days from that one on which something begins or has just ended.
    func turns(from day: LocalDate) -> Set<LocalDate> {
        let dated: [any Dated] =
            Array(delegations.values) + Array(standIns.values) + Array(absences.values)
        var days = Set(dated.flatMap { [$0.from, $0.lastDay?.adding(days: 1)] }.compactMap(\.self))
        days.formUnion(members.values.compactMap(\.ended?.date))
        return days.filter { day < $0 }.union([day])
    }

    /// 一刻无人. Refuses a change after which somebody who is owed would have nobody, today or on a day to come.
    public func refuseGaps(before: Roster, owing: Set<Party>, from today: LocalDate) throws(Refusal) {
        for day in turns(from: today).union(before.turns(from: today)).sorted() {
            let lost = before.covered(on: day).subtracting(covered(on: day)).intersection(kept(owing: owing, on: day))
            guard let first = lost.min(by: { $0.description < $1.description }) else { continue }
            if case .unitLeader(let id) = first {
                throw Refusal(.unitLeaderMustAct, "4.1", [name(id), day.description])
            }
            throw Refusal(.somebodyMustAct, "4.1", [first.unit.map { name($0) } ?? first.description, day.description])
        }
    }

    func name(_ unit: UnitID) -> String { units[unit]?.unit.name ?? unit.text }
}
