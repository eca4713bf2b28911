// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 待补 (4.1). One thing the organisation lacks today.
public enum Missing: Hashable, Sendable {
    case groupLeader, groupDeputy, officeHead
    case leaderInCharge(UnitID)
    case liaison(UnitID)
    /// Nobody may act for it today.
    case somebody(Party)

    /// Stable name; its sentence is in Wording.
    public var code: String {
        switch self {
        case .groupLeader: "group-leader"
        case .groupDeputy: "group-deputy"
        case .officeHead: "office-head"
        case .leaderInCharge: "leader-in-charge"
        case .liaison: "liaison"
        case .somebody: "somebody"
        }
    }

    public var unit: UnitID? {
        switch self {
        case .leaderInCharge(let unit), .liaison(let unit): unit
        case .somebody(let party): party.unit
        case .groupLeader, .groupDeputy, .officeHead: nil
        }
    }
}

extension Roster {
    /// Units the working group reaches by slip: those asked by letter have no post here.
    private func ordered(on day: LocalDate) -> [UnitID] {
        units.values.filter { line in
            !line.unit.isAskedByLetter && line.unit.countsForLevel && (line.until.map { day <= $0 } ?? true)
        }.map(\.unit.id).sorted()
    }

    public func current(_ posts: some Sequence<Post>, on day: LocalDate) -> [Post] {
        posts.filter { $0.holds(on: day) && isActive($0.account, on: day) }.sorted { $0.id < $1.id }
    }

    public func current(_ seats: some Sequence<GroupSeat>, on day: LocalDate) -> [GroupSeat] {
        seats.filter { $0.holds(on: day) && isActive($0.account, on: day) }.sorted { $0.id < $1.id }
    }

    /// 待补名单 (4.1): what somebody should put right.
    public func missing(on day: LocalDate) -> [Missing] {
        let seats = Set(current(self.seats.values, on: day).map(\.kind))
        let posts = Set(current(self.posts.values, on: day).map { "\($0.kind.rawValue) \($0.unit)" })
        let covered = covered(on: day)
        let group: [Missing] = [
            seats.contains(.leader) ? nil : .groupLeader, seats.contains(.deputy) ? nil : .groupDeputy,
            seats.contains(.officeHead) ? nil : .officeHead,
        ].compactMap(\.self)
        let parties = kept(owing: [], on: day).subtracting(covered).sorted { $0.description < $1.description }
        return group
            + ordered(on: day).flatMap { unit -> [Missing] in
                [
                    posts.contains("\(Post.Kind.leaderInCharge.rawValue) \(unit)") ? nil : .leaderInCharge(unit),
                    posts.contains("\(Post.Kind.liaison.rawValue) \(unit)") ? nil : .liaison(unit),
                ].compactMap(\.self)
            } + parties.map { .somebody($0) }
    }

    /// 值班缺口 (4.1). Working days among the next ones on which nobody is there; none while no rota was ever kept.
    public func dutyGaps(_ calendar: WorkCalendar, from day: LocalDate, workdays: Int) -> [DutyDay] {
        if rota.isEmpty { return [] }
        let last = calendar.workday(workdays, after: day.adding(days: -1))
        return (day.dayNumber...max(day.dayNumber, last.dayNumber)).map { LocalDate(dayNumber: $0) }
            .filter { calendar.isWorkday($0) }
            .flatMap { day in DutyDay.Place.allCases.map { DutyDay(day: day, place: $0, accounts: []) } }
            .filter { onDuty($0.day, $0.place).isEmpty }
    }

    /// Who is on duty and there.
    public func onDuty(_ day: LocalDate, _ place: DutyDay.Place) -> [AccountID] {
        let entry = rota[DutyDay(day: day, place: place, accounts: []).id]
        return (entry?.accounts ?? []).filter { isActive($0, on: day) && !isAway($0, on: day) }
    }
}
