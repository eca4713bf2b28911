// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import MatterCore
import Testing

/// Random histories: people do whatever comes to mind, allowed or not, and time goes on.
///
/// `BANCHENG_SEED=8123 BANCHENG_HISTORIES=1` tells one again; the failing story is printed as a table.
@Suite struct HistoryTests {
    static let names = [
        "reporter", "clerk", "officer", "officer+paper", "second", "second+paper", "third", "head", "head-as-leader",
        "leader", "deputy", "delegate", "oversight", "discipline", "admin", "audit", "land", "land-chief",
        "land-leader", "police", "police-leader", "housing", "health", "town", "tax", "bank", "system",
    ]

    static let actors: [(name: String, actor: Actor)] = names.compactMap { name in
        Cast.actor(name).map { (name, $0) }
    }

    static func setting(_ name: String) -> UInt64? {
        ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
    }

    @Test func `closed loop: five hundred random histories break nothing`() throws {
        let first = Self.setting("BANCHENG_SEED") ?? UInt64.random(in: 0..<1_000_000_000)
        let count = Self.setting("BANCHENG_HISTORIES") ?? 500
        // First, so that even a trap leaves the seed behind.
        FileHandle.standardError.write(Data("histories: BANCHENG_SEED=\(first) BANCHENG_HISTORIES=\(count)\n".utf8))
        var sums = Sums()
        // A rare kind may not come in so few; the run goes on until every kind has, or it plainly never does.
        let most = count >= 100 ? first + 8 * count : first + count
        for seed in first..<most where seed < first + count || !sums.isWide {
            var history = History(seed: seed)
            let broken = try history.run()
            sums.add(history)
            guard broken.isEmpty else {
                let told = history.told.joined(separator: "\n")
                Issue.record("BANCHENG_SEED=\(seed) BANCHENG_HISTORIES=1: \(broken.joined(separator: "; "))\n\(told)")
                return
            }
        }
        // A run that never gets anywhere proves nothing.
        if count >= 100 {
            #expect(sums.filed > 0, "BANCHENG_SEED=\(first): nothing was ever filed")
            #expect(sums.isWide, "BANCHENG_SEED=\(first): \(sums.never)")
        }
        FileHandle.standardError.write(Data("histories: \(sums.events) events, \(sums.filed) filed\n".utf8))
    }

    struct Sums {
        var events = 0
        var filed = 0
        var kinds: Set<String> = []
        /// All but two: only an imported calendar moves dues, and only an old ledger enters history.
        var isWide: Bool { kinds.count >= MatterFact.kinds.count - 2 }
        var never: [String] { MatterFact.kinds.filter { !kinds.contains($0) } }

        mutating func add(_ history: History) {
            events += history.story.log.count
            if history.story.matter.filed { filed += 1 }
            kinds.formUnion(history.story.log.map(\.event.fact.kind))
        }
    }
}

/// One random history.
struct History {
    private(set) var story = Story()
    private(set) var told: [String] = []
    private var chance: Chance
    private var invariants: Invariants

    init(seed: UInt64) {
        chance = Chance(seed: seed)
        let start = Instant(seconds: 1_767_571_200 + Int.random(in: 0..<200 * 86_400, using: &chance))
        story.now = start
        if chance.comes(25) { story.plan = .dianjiang(onePersonSigning: false) }
        invariants = Invariants(lastTick: start)
    }

    mutating func run() throws -> [String] {
        let channels = Plan.dianjiangChannels.map(\.id)
        let extras = ["", "", " obstructed", " complex no-phone", " anonymous", " foreign", " first=police"]
        let channel = channels.randomElement(using: &chance) ?? "hall"
        let broken = try does("clerk", "registers \(channel)\(extras.randomElement(using: &chance) ?? "")")
        guard broken.isEmpty else { return broken }
        for _ in 0..<Int.random(in: 20...110, using: &chance) {
            let broken = try step()
            guard broken.isEmpty else { return broken }
        }
        return []
    }

    private mutating func step() throws -> [String] {
        if chance.comes(30) { return try pass() }
        // What becomes of another matter is heard at any time, whether it concerns this one or not.
        if chance.comes(6) {
            let day = story.now.date.adding(days: Int.random(in: 1...12, using: &chance))
            let news = ["joined", "joined \(day)", "parted", "moved \(day)", "ended", "reopened \(day)", "fell"]
            return try does("system", "hears \(news.randomElement(using: &chance) ?? "parted")")
        }
        story.now = story.now.adding(seconds: Int.random(in: 0..<5400, using: &chance))
        guard let (name, action, slip) = chance.comes(75) ? possible() : anything() else { return [] }
        let deeds = Deeds.all(action)
        let deed = chance.comes(50) ? deeds.first : deeds.randomElement(using: &chance)
        return try does(name, Deeds.filled(deed ?? "ticks", slip, story))
    }

    private typealias Choice = (name: String, action: Action, slip: SlipNumber?)

    /// Something that is open to somebody.
    private mutating func possible() -> Choice? {
        let enders = chance.comes(12) ? [] : Self.ending
        for action in Action.allCases.shuffled(using: &chance) where !enders.contains(action) {
            let slips: [SlipNumber?] = action.concernsSlip ? story.matter.slips.map { $0.number } : [nil]
            if slips.isEmpty { continue }
            let roles = action.roles
            for (name, actor) in HistoryTests.actors.shuffled(using: &chance) {
                guard !actor.roles.isDisjoint(with: roles) else { continue }
                let context = story.context(actor)
                for slip in slips where story.matter.isOpen(action, slip, context) { return (name, action, slip) }
            }
        }
        return nil
    }

    /// Anything by anybody, mostly refused.
    private mutating func anything() -> Choice? {
        let some = story.matter.slips.randomElement(using: &chance)?.number
        guard let action = Action.allCases.randomElement(using: &chance), !Self.ending.contains(action),
            let name = HistoryTests.names.randomElement(using: &chance)
        else { return nil }
        return (name, action, action.concernsSlip ? some : nil)
    }

    /// What would end most stories before they begin.
    private static let ending: Set<Action> = [
        .withdrawal, .onTheSpotResolution, .levelThreeApplication, .closure, .merger,
    ]

    /// Some days go by, each with its tick.
    private mutating func pass() throws -> [String] {
        for _ in 0..<(chance.comes(80) ? 1 : Int.random(in: 2...12, using: &chance)) {
            story.now = Instant(story.now.date.adding(days: 1), minute: 30)
            let broken = try does("system", "ticks")
            guard broken.isEmpty else { return broken }
        }
        // Morning: people come to work.
        story.now = story.now.adding(seconds: Int.random(in: 8 * 3600..<15 * 3600, using: &chance))
        return []
    }

    private mutating func does(_ name: String, _ deed: String) throws -> [String] {
        let row = "\(story.now.description.prefix(16).split(separator: "T").joined(separator: " "))  \(name)  \(deed)"
        guard let actor = Cast.actor(name) else { return ["nobody is called \(name)"] }
        let command = try story.command(deed)
        let before = story.matter
        let open = command.action.map { before.isOpen($0, command.slip, story.context(actor)) }
        let refusal = story.tries(actor, command)
        if let refusal {
            told.append(row + "  ✗ \(refusal.code.rawValue) \(refusal.clause)")
            return story.matter == before ? [] : ["a refused deed changed the matter"]
        }
        told.append(row)
        if deed == "ticks" { invariants.lastTick = story.now }
        var broken = invariants.broken(story)
        if open == false { broken.append("done though it was not among the actions") }
        return broken + repeats(actor, command, deed)
    }

    /// Asked again at once, it is refused or writes nothing, unless it is a thing people do several times.
    private func repeats(_ actor: Actor, _ command: MatterCommand, _ deed: String) -> [String] {
        let severally = [
            "supplements", "corrects", "urges", "reminds", "minutes", "contacts nobody", "calls nobody",
            "reports-milestone", "rechecks not", "escalates", "tells", "notes", "joins",
        ]
        guard !severally.contains(where: { deed.hasPrefix($0) }) else { return [] }
        return story.again(actor, command).isEmpty ? [] : ["it was done twice"]
    }
}

extension Matter {
    func isOpen(_ action: Action, _ slip: SlipNumber?, _ context: Context) -> Bool {
        do throws(Refusal) {
            try gate(action, slip: slip, context)
            return true
        } catch {
            return false
        }
    }
}
