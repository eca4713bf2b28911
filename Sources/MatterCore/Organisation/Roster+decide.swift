// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Roster {
    /// 最长: nothing is recorded further ahead than this.
    static let daysAhead = 3660

    /// 定岗 (4.1). One leader in charge per unit: the one before ends the day before.
    public func post(_ post: Post) throws(Refusal) -> [OrganisationFact] {
        try holds(post.account, post)
        guard let line = units[post.unit] else { throw Refusal(.unitUnknown, "4.1", [post.unit.text]) }
        guard members[post.account]?.unit == post.unit else {
            throw Refusal(.holderElsewhere, "4.1", [post.account.text, line.unit.name])
        }
        let wanted: Role? =
            switch post.kind {
            case .leaderInCharge: .leader
            case .representative: .representative
            case .liaison: nil
            case .standIn: throw Refusal(.standInForWhom, "4.1")
            }
        if let wanted { try needs(wanted, post.account) }
        guard post.kind == .leaderInCharge else { return [.postRecorded(post)] }
        let others = posts.values.filter { $0.kind == post.kind && $0.unit == post.unit && $0.id != post.id }
        let ended = try giving(way: others, to: post) { old, day in
            Post(id: old.id, kind: old.kind, unit: old.unit, account: old.account, from: old.from, until: day)
        }
        return ended.map { .postRecorded($0) } + [.postRecorded(post)]
    }

    /// 工作组席位 (4.1). One leader and one head of the office at a time; deputies may be several.
    public func seat(_ seat: GroupSeat) throws(Refusal) -> [OrganisationFact] {
        try holds(seat.account, seat)
        switch seat.kind {
        case .leader: try needs(.leader, seat.account)
        case .officeHead: try needs(.head, seat.account)
        case .deputy: break
        }
        guard members[seat.account]?.unit == nil else {
            throw Refusal(.roleDoesNotFit, "4.1", [seat.account.text, seat.kind.rawValue])
        }
        guard seat.kind != .deputy else { return [.seatRecorded(seat)] }
        let others = seats.values.filter { $0.kind == seat.kind && $0.id != seat.id }
        let ended = try giving(way: others, to: seat) { old, day in
            GroupSeat(id: old.id, kind: old.kind, account: old.account, from: old.from, until: day)
        }
        return ended.map { .seatRecorded($0) } + [.seatRecorded(seat)]
    }

    private func giving<Item: Dated>(
        way others: [Item], to new: some Dated, _ shorten: (Item, LocalDate) -> Item
    ) throws(Refusal) -> [Item] {
        var ended: [Item] = []
        for old in others where old.reaches(new.from) && (new.lastDay.map { old.from <= $0 } ?? true) {
            guard old.from < new.from else { throw Refusal(.heldAlready, "4.1", [old.from.description]) }
            ended.append(shorten(old, new.from.adding(days: -1)))
        }
        return ended
    }

    /// 职责 (4.1).
    public func responsibility(_ responsibility: Responsibility) throws(Refusal) -> [OrganisationFact] {
        try holds(responsibility.account, responsibility)
        return [.responsibilityRecorded(responsibility)]
    }

    /// AB 岗 (4.1).
    public func standIn(_ standIn: StandIn) throws(Refusal) -> [OrganisationFact] {
        try holds(standIn.account, standIn)
        try holds(standIn.of, standIn)
        guard standIn.account != standIn.of, mayLend(standIn.of, to: standIn.account) else {
            throw Refusal(.standInDoesNotFit, "4.1", [standIn.account.text, standIn.of.text])
        }
        return [.standInRecorded(standIn)]
    }

    /// 授权 (4.1). Nobody lends a role to herself, and what stands apart is not lent at all.
    public func delegation(_ delegation: Delegation, by actor: AccountID) throws(Refusal) -> [OrganisationFact] {
        try holds(delegation.account, delegation)
        guard delegation.account != actor else { throw Refusal(.notToOneself, "4.1") }
        let own = members[delegation.account]
        let apart = delegation.role.standsApart || own?.role.standsApart == true
        guard delegation.role != .reporter, delegation.role != .system, !apart,
            delegation.unit == nil || delegation.unit == own?.unit
        else { throw Refusal(.delegationDoesNotFit, "4.1", [delegation.account.text, delegation.role.rawValue]) }
        return [.delegationRecorded(delegation)]
    }

    /// 请假 (4.1). Whoever alone may act for somebody names who stands in meanwhile.
    public func absence(_ absence: Absence, standIn: AccountID?) throws(Refusal) -> [OrganisationFact] {
        try holds(absence.account, absence)
        guard let standIn else { return [.absenceRecorded(absence)] }
        let pair = StandIn(
            id: "\(absence.id):\(standIn)", account: standIn, of: absence.account, from: absence.from,
            until: absence.until)
        return try self.standIn(pair) + [.absenceRecorded(absence)]
    }

    /// 排班 (4.1). A day named again replaces what stood there; what stands there already is no change.
    public func duty(_ days: [DutyDay]) throws(Refusal) -> [OrganisationFact] {
        for duty in days {
            for account in duty.accounts {
                guard isActive(account, on: duty.day) else {
                    throw Refusal(.accountUnknown, "4.1", [account.text])
                }
                guard let role = members[account]?.role, duty.place.roles.contains(role) else {
                    throw Refusal(.roleDoesNotFit, "4.1", [account.text, duty.place.rawValue])
                }
            }
        }
        let changed = days.filter { $0.accounts != rota[$0.id]?.accounts ?? [] }
        return changed.isEmpty ? [] : [.rotaSet(changed)]
    }

    private func holds(_ account: AccountID, _ dated: some Dated) throws(Refusal) {
        if let last = dated.lastDay, last < dated.from {
            throw Refusal(.endsBeforeItBegins, "4.1", [dated.from.description, last.description])
        }
        let far = (dated.lastDay ?? dated.from).dayNumber - dated.from.dayNumber
        guard far <= Self.daysAhead else { throw Refusal(.termTooLong, "4.1", [String(Self.daysAhead)]) }
        guard members[account] != nil else { throw Refusal(.accountUnknown, "4.1", [account.text]) }
        // What has ended may still be put right; what goes on needs somebody who is there.
        let there = members[account].flatMap(\.ended).map { dated.from < $0.date } ?? true
        guard there else { throw Refusal(.accountUnknown, "4.1", [account.text]) }
    }

    private func needs(_ role: Role, _ account: AccountID) throws(Refusal) {
        guard members[account]?.role == role else {
            throw Refusal(.roleDoesNotFit, "4.1", [account.text, role.rawValue])
        }
    }
}

// MARK: leaving

extension Roster {
    /// 离任 (4.1). Everything she holds from then on is her successor's in the same step; refused with what is left
    /// over. Whether a party would be left without anybody is asked of the roster afterwards (`refuseGaps`).
    public func leaving(_ leaving: Leaving, today: LocalDate) throws(Refusal) -> [OrganisationFact] {
        guard let member = members[leaving.account], isActive(leaving.account, on: today) else {
            throw Refusal(.accountUnknown, "4.1", [leaving.account.text])
        }
        guard leaving.on >= today else { throw Refusal(.dateNotAhead, "4.1") }
        if let successor = leaving.successor {
            guard successor != leaving.account, isActive(successor, on: leaving.on.adding(days: 1)),
                members[successor]?.unit == member.unit
            else { throw Refusal(.successorDoesNotFit, "4.1", [successor.text]) }
        } else if let held = firstHeld(by: leaving.account, after: leaving.on) {
            throw Refusal(.stillHolds, "4.1", [leaving.account.text, held])
        }
        return handover(leaving) + [.accountLeft(leaving)]
    }

    /// The first thing somebody must take over.
    private func firstHeld(by account: AccountID, after day: LocalDate) -> String? {
        let posts = posts.values.filter { $0.account == account && $0.reaches(day.adding(days: 1)) }
        if let post = posts.min(by: { $0.id < $1.id }) { return "post.\(post.kind.rawValue)" }
        let seats = seats.values.filter { $0.account == account && $0.reaches(day.adding(days: 1)) }
        if let seat = seats.min(by: { $0.id < $1.id }) { return "seat.\(seat.kind.rawValue)" }
        if standIns.values.contains(where: { $0.account == account && $0.reaches(day.adding(days: 1)) }) {
            return "held.stand-in"
        }
        return rota.values.contains { $0.accounts.contains(account) && day < $0.day } ? "held.rota" : nil
    }

    private func handover(_ leaving: Leaving) -> [OrganisationFact] {
        postsMoved(leaving) + pairsMoved(leaving) + datesMoved(leaving)
    }

    private func postsMoved(_ leaving: Leaving) -> [OrganisationFact] {
        let moved = Moved(leaving)
        let posts = posts.values.filter(moved.concerns).sorted { $0.id < $1.id }.flatMap { old in
            moved.split(old) {
                Post(id: $0, kind: old.kind, unit: old.unit, account: $1, from: $2, until: $3)
            }.map { OrganisationFact.postRecorded($0) }
        }
        let seats = seats.values.filter(moved.concerns).sorted { $0.id < $1.id }.flatMap { old in
            moved.split(old) { GroupSeat(id: $0, kind: old.kind, account: $1, from: $2, until: $3) }
                .map { OrganisationFact.seatRecorded($0) }
        }
        let duties = responsibilities.values.filter(moved.concerns).sorted { $0.id < $1.id }.flatMap { old in
            moved.split(old) { Responsibility(id: $0, account: $1, text: old.text, from: $2, until: $3) }
                .map { OrganisationFact.responsibilityRecorded($0) }
        }
        return posts + seats + duties
    }

    private func pairsMoved(_ leaving: Leaving) -> [OrganisationFact] {
        let moved = Moved(leaving)
        let lent = delegations.values.filter(moved.concerns).sorted { $0.id < $1.id }.flatMap { old in
            moved.split(old) {
                Delegation(id: $0, account: $1, role: old.role, unit: old.unit, from: $2, until: $3 ?? old.until)
            }.map { OrganisationFact.delegationRecorded($0) }
        }
        let stands = standIns.values.filter(moved.concerns).sorted { $0.id < $1.id }.flatMap { old in
            moved.split(old) { StandIn(id: $0, account: $1, of: old.of, from: $2, until: $3) }
                // Nobody stands in for herself.
                .filter { $0.account != $0.of }.map { OrganisationFact.standInRecorded($0) }
        }
        let stoodFor = standIns.values
            .filter { $0.of == leaving.account && $0.account != leaving.account && moved.reaches($0) }
            .sorted { $0.id < $1.id }.flatMap { old in
                moved.split(old) { StandIn(id: $0, account: old.account, of: $1, from: $2, until: $3) }
                    .filter { $0.account != $0.of }.map { OrganisationFact.standInRecorded($0) }
            }
        return lent + stands + stoodFor
    }

    private func datesMoved(_ leaving: Leaving) -> [OrganisationFact] {
        let days = rota.values.filter { leaving.on < $0.day && $0.accounts.contains(leaving.account) }
            .sorted { $0.id < $1.id }.map { old in
                let others = old.accounts.filter { $0 != leaving.account && $0 != leaving.successor }
                return DutyDay(
                    day: old.day, place: old.place, accounts: others + [leaving.successor].compactMap(\.self))
            }
        return days.isEmpty ? [] : [.rotaSet(days)]
    }
}

/// What is dated, as a leaving cuts it: hers until that day, her successor's from the next.
private struct Moved {
    let leaving: Leaving

    init(_ leaving: Leaving) { self.leaving = leaving }

    func reaches(_ dated: some Dated) -> Bool { dated.reaches(leaving.on.adding(days: 1)) }
    func concerns(_ post: Post) -> Bool { post.account == leaving.account && reaches(post) }
    func concerns(_ seat: GroupSeat) -> Bool { seat.account == leaving.account && reaches(seat) }
    func concerns(_ duty: Responsibility) -> Bool { duty.account == leaving.account && reaches(duty) }
    func concerns(_ lent: Delegation) -> Bool { lent.account == leaving.account && reaches(lent) }
    func concerns(_ pair: StandIn) -> Bool { pair.account == leaving.account && reaches(pair) }

    func split<Item: Dated>(
        _ old: Item, _ make: (String, AccountID, LocalDate, LocalDate?) -> Item
    ) -> [Item] {
        let next = leaving.on.adding(days: 1)
        let hers = old.from <= leaving.on ? [make(old.id, leaving.account, old.from, leaving.on)] : []
        guard let successor = leaving.successor else { return hers }
        // What had not begun is the successor's under its own name.
        let id = hers.isEmpty ? old.id : "\(old.id)+\(next)"
        return hers + [make(id, successor, max(old.from, next), old.lastDay)]
    }
}
