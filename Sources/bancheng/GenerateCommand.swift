// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import MatterCore
import MatterStore

/// 生成. A county and its matters over some years, from a seed: every step a real one, through the lane, the hour
/// running on between them. Only for demonstrations.
struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "generate", abstract: say("help.generate"))

    @OptionGroup var place: Place

    @Option(help: .init(say("help.generate.seed"), valueName: "7"))
    var seed: UInt64?

    @Option(help: .init(say("help.generate.matters"), valueName: "2000"))
    var matters = 2000

    @Option(help: .init(say("help.generate.years"), valueName: "1"))
    var years = 1

    @Option(help: .init(say("help.generate.from"), valueName: "2025-01-01"))
    var from = "2025-01-01"

    @Option(help: .init(say("help.demo.dir"), valueName: "dir"))
    var demoDir = "Demo"

    func run() throws {
        guard let first = LocalDate(from) else { throw Complaint(say("bad-date", from), code: 2) }
        guard (1...200_000).contains(matters), (1...20).contains(years),
            let end = LocalDate(year: first.year + years, month: first.month, day: min(first.day, 28))
        else { throw Complaint(say("generate.out-of-range"), code: 2) }
        let seed = seed ?? UInt64.random(in: 1...999_999)
        let files = try GenerateFiles(demoDir)
        let county = try DemoFiles(demoDir)
        let chance = Dice.chance(seed: seed)
        let start = try prepare(county, first, chance)
        let days = start.date.adding(days: 1)...max(end.adding(days: -1), start.date.adding(days: 1))
        let life = try life(files, county, days, seed, chance)
        tell(say("generate.seed", "\(seed)", "\(matters)", "\(days.lowerBound)", "\(days.upperBound)"))
        let called = try live(life, days)
        report(life.tally, called)
    }

    /// An empty database becomes a demonstration with its county; one that is no demonstration is left alone.
    private func prepare(_ county: DemoFiles, _ first: LocalDate, _ chance: @escaping Chance) throws -> Instant {
        let store = try Store(DatabaseURL(place.database), at: Outside.now)
        let fresh = try store.jurisdictions().isEmpty
        if !fresh, try !Place.isDemo(store) { throw Complaint(say("generate.not-demo", place.shown), code: 2) }
        let ready = try place.prepared(demo: true)
        let start = fresh ? Instant(first.adding(days: -1)) : try place.now(ready)
        try place.publish(in: ready, at: start)
        if try ready.read(place.id, { try $0.organisation().units.isEmpty }) {
            try county.settle(in: ready, place.id, at: start, chance)
        }
        return start
    }

    private func life(
        _ files: GenerateFiles, _ county: DemoFiles, _ days: ClosedRange<LocalDate>, _ seed: UInt64,
        _ chance: @escaping Chance
    ) throws -> CountyLife {
        let store = try place.existing()
        let (plan, calendar) = try store.read(place.id) { (try $0.plan(), try $0.calendar()) }
        var drawer = FateDrawer(files, plan, calendar, county.units, seed: seed)
        drawer.draw(matters, days)
        return CountyLife(drawer, Staff(county.accounts), chance)
    }

    /// Half a day at a time: what came due at noon or at midnight is acted on before anybody goes on.
    private func live(_ life: CountyLife, _ days: ClosedRange<LocalDate>) throws -> Int {
        let store = try place.existing()
        let progress = Progress("generate.progress")
        var called = 0
        var read = try store.read(place.id) { try $0.head().position }
        for number in days.lowerBound.dayNumber...days.upperBound.dayNumber {
            let day = LocalDate(dayNumber: number)
            let noon = Instant(day, minute: 12 * 60).adding(seconds: 1)
            for (from, until) in [(Instant(day), noon), (noon, Instant(day.adding(days: 1)))] {
                called += try store.tick(place.id, pace: .asDue).run(until: from)
                let stirred = try self.stirred(store, after: &read)
                try store.lane(place.id).perform { try life.live($0, until: until, from: from, stirred: stirred) }
            }
            progress.show(life.tally.events)
        }
        called += try store.tick(place.id, pace: .asDue).run(until: Instant(days.upperBound.adding(days: 1)))
        progress.finish()
        return called
    }

    /// The matters of which the log tells something new.
    private func stirred(_ store: Store, after read: inout Int) throws -> Set<MatterNumber> {
        try store.read(place.id) { reader in
            var numbers: Set<MatterNumber> = []
            try reader.eachEvent(from: read + 1) { event in
                numbers.insert(MatterNumber(event.stream))
                read = event.position
            }
            return numbers
        }
    }

    private func report(_ tally: Tally, _ called: Int) {
        for (kind, count) in tally.kinds.sorted(by: { $0.key < $1.key }) { print("\(kind)\t\(count)") }
        for (code, count) in tally.refused.sorted(by: { $0.key < $1.key }) {
            print(say("generate.refused", code, "\(count)"))
        }
        print(
            say(
                "generate.done", "\(tally.kinds["matter-registered.1"] ?? 0)", "\(tally.steps)", "\(called)",
                "\(tally.events)"))
    }
}
