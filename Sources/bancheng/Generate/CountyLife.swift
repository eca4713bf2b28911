// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// 一县的日常. Lets every matter live: whoever owes something does it some time, through the store's lane.
/// Only the lane's current run touches it.
final class CountyLife: @unchecked Sendable {
    let files: GenerateFiles
    let staff: Staff
    let plan: Plan
    let hours: OfficeHours
    let chance: Chance
    private(set) var tally = Tally()
    private(set) var lives: [Life]
    private var diary = Diary()
    private var places: [MatterNumber: Int] = [:]

    init(_ drawer: FateDrawer, _ staff: Staff, _ chance: @escaping Chance) {
        files = drawer.files
        plan = drawer.plan
        hours = OfficeHours(calendar: drawer.calendar)
        self.staff = staff
        self.chance = chance
        lives = drawer.fates.enumerated().map { Life($0.element, .apart(drawer.seed &+ 1, $0.offset)) }
        diary.plan(.registering, at: lives.map(\.fate.at))
    }

    /// Everything that is planned before that moment. `stirred`: where the hour may have called somebody, or have
    /// started a clock again.
    func live(
        _ transaction: LaneTransaction, until end: Instant, from now: Instant, stirred: Set<MatterNumber>
    ) throws {
        for (place, number) in stirred.compactMap({ number in places[number].map { ($0, number) } }).sorted(by: <) {
            plan(place, try transaction.record(number).matter, now)
        }
        while let next = diary.next(before: end) { try take(next, transaction) }
    }

    private func take(_ next: Planned, _ transaction: LaneTransaction) throws {
        let number = lives[next.life].number
        let matter = try number.map { try transaction.record($0).matter } ?? Matter()
        // Only a matter still under way takes another in.
        let earlier = try lives[next.life].fate.earlier.flatMap { lives[$0].number }.flatMap { number in
            let other = try transaction.record(number).matter
            return other.takesIn && other.suspension == nil && !other.isSealed(plan) && !matter.isSealed(plan)
                ? number : nil
        }
        var scene = Scene(
            now: next.at, matter: matter, fate: lives[next.life].fate, earlier: earlier, files: files, staff: staff,
            plan: plan, hours: hours, dice: lives[next.life].dice, drafting: Drafting(chance))
        let doing = scene.doing(next.what)
        lives[next.life].dice = scene.dice
        switch doing {
        case .nothing: return
        case .later(let moment): diary.plan(next.what, of: next.life, at: moment)
        case .done(let actor, let command):
            var submission = Submission(command, on: number, by: actor, at: next.at)
            submission.bring(scene.drafting)
            try submit(submission, next, transaction)
        }
    }

    private func submit(_ submission: Submission, _ next: Planned, _ transaction: LaneTransaction) throws {
        for result in transaction.each([submission], { try $0.handle($1) }) {
            switch result {
            case .success(let receipt):
                tally.add(receipt)
                if lives[next.life].number == nil {
                    lives[next.life].number = receipt.number
                    places[receipt.number] = next.life
                }
                let matter = try transaction.record(receipt.number).matter
                plan(next.life, matter, next.at)
                for joined in matter.joined {
                    guard let place = places[joined.number] else { continue }
                    plan(place, try transaction.record(joined.number).matter, next.at)
                }
                again(next, matter)
            case .failure(let refusal as Refusal): tally.refuse(refusal)
            case .failure(let error): throw error
            }
        }
    }

    /// Sets out to do what is newly owed.
    private func plan(_ place: Int, _ matter: Matter, _ now: Instant) {
        for owed in lives[place].unseen(matter.obligations) {
            var timing = Timing(now: now, matter: matter, hours: hours, files: files, life: lives[place])
            let moments = timing.moments(owed)
            lives[place] = timing.life
            for (what, moment) in moments { diary.plan(what, of: place, at: max(moment, now)) }
        }
    }

    /// Nobody answered: it is still owed and tried another time.
    private func again(_ done: Planned, _ matter: Matter) {
        guard case .owed(let id) = done.what, matter.obligations.contains(where: { $0.id == id }) else { return }
        let tries = (lives[done.life].tries[id] ?? 0) + 1
        lives[done.life].tries[id] = tries
        guard tries <= 6 else { return }
        let moment = hours.soon(done.at, 100...1500, &lives[done.life].dice)
        diary.plan(done.what, of: done.life, at: moment)
    }
}

/// 人员. Who acts for the office and for each unit.
struct Staff {
    private let actors: [AccountID: Actor]
    private let handlers: [UnitID: Actor]

    init(_ accounts: [DemoAccount]) {
        var actors: [AccountID: Actor] = [:]
        var handlers: [UnitID: Actor] = [:]
        for account in accounts {
            let actor = Actor(account: account.account, role: account.role, unit: account.unit)
            actors[account.account] = actor
            if account.role == .unit, let unit = account.unit { handlers[unit] = actor }
        }
        self.actors = actors
        self.handlers = handlers
    }

    /// The first account of that name, or whoever may do everything at the office.
    func account(_ name: AccountID) -> Actor { actors[name] ?? Actor(account: name, role: .office) }

    /// Nil for a body that answers by letter or on paper.
    func handler(_ unit: UnitID) -> Actor? { handlers[unit] }
}

/// 计数. What came of it.
struct Tally {
    private(set) var events = 0
    private(set) var steps = 0
    private(set) var kinds: [String: Int] = [:]
    private(set) var refused: [String: Int] = [:]

    mutating func add(_ receipt: Receipt) {
        steps += 1
        events += receipt.events.count
        for event in receipt.events { kinds[event.fact.kind, default: 0] += 1 }
    }

    mutating func refuse(_ refusal: Refusal) { refused[refusal.code.rawValue, default: 0] += 1 }
}
