// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// 场景. One moment of one matter: what somebody does now, and in which words.
struct Scene {
    let now: Instant
    let matter: Matter
    let fate: Fate
    /// The number of an earlier matter of the same person about the same service.
    let earlier: MatterNumber?
    let files: GenerateFiles
    let staff: Staff
    let plan: Plan
    let hours: OfficeHours
    var dice: Dice
    var drafting: Drafting

    enum Doing {
        case done(Actor, MatterCommand)
        case later(Instant)
        /// It is settled already, or nobody does it.
        case nothing
    }

    mutating func doing(_ what: Planned.What) -> Doing {
        switch what {
        case .registering: return .done(registrar, .register(registration()))
        case .besides(let name): return besides(name)
        case .owed(let id):
            guard let owed = matter.obligations.first(where: { $0.id == id }) else { return .nothing }
            return doing(owed)
        }
    }

    private mutating func doing(_ owed: Obligation) -> Doing {
        intake(owed) ?? coordinating(owed) ?? onSlip(owed) ?? ending(owed) ?? .nothing
    }

    mutating func word(_ name: String) -> String { dice.one(of: files.words[name] ?? []) ?? name }
    mutating func text(_ name: String) -> TextRef { drafting.text(word(name)) }
    mutating func comes(_ name: String) -> Bool { dice.comes(name, files.rates) }

    mutating func reply(_ words: String) -> Reply { Reply(at: now, how: .phone, text: drafting.text(words)) }

    var office: Actor { staff.account("office") }
    var head: Actor { staff.account("head") }

    /// The unit's own handler, or the office with the paper the unit answered on.
    mutating func acting(for unit: UnitID) -> Actor {
        staff.handler(unit) ?? office.presenting(text("evidence"))
    }

    /// Somebody at the office who has not worked on it (3.4b).
    var caller: Actor? {
        ["office2", "office", "head"].map { staff.account($0) }.first { !matter.handlers.contains($0.account) }
    }

    private var registrar: Actor {
        switch fate.channel {
        case "hall": staff.account("window")
        case "hotline": staff.account("window2")
        default: plan.channel(fate.channel)?.open == true ? .reporter : office
        }
    }

    private mutating func registration() -> Registration {
        let sent = ["12345", "qungong"].contains(fate.channel)
        let backdated = fate.channel == "township" && fate.besides.contains("backdated")
        let from = hours.calendar
        let person = Particulars(
            kind: fate.person.kind, name: fate.person.name, phone: fate.person.phone, idNumber: nil)
        let tracking = String((0..<8).map { _ in dice.one(of: Self.letters) ?? "2" })
        return Registration(
            channel: fate.channel, title: drafting.text(fate.kind.title), narrative: drafting.text(fate.kind.narrative),
            reason: drafting.text(fate.kind.reason), service: drafting.text(fate.kind.service), unit: fate.lead,
            tried: fate.besides.contains("tried") ? Tried(times: dice.between(1...5)) : nil,
            reporter: drafting.person(person), reporterKind: person.kind, hasPhone: person.phone != nil,
            keepSecret: fate.besides.contains("keepSecret"),
            joint: fate.besides.contains("joint") ? dice.between(3...40) : 1, obstacle: fate.kind.obstacle,
            happenedAt: backdated ? now.adding(seconds: -dice.between(1...40) * 3600) : nil,
            tracking: drafting.text(tracking),
            foreign: sent ? drafting.text(word("foreign") + "\(now.seconds)") : nil,
            foreignDue: sent && fate.besides.contains("foreignDue")
                ? from.workday(dice.between(5...12), after: now.date) : nil)
    }

    private static let letters = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
}
