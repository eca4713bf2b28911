// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import MatterCore
import MatterStore

/// 到期处理 (闭环). Acts on every obligation whose due has passed.
struct TickCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "tick", abstract: say("help.tick"))

    @OptionGroup var place: Place

    @Option(help: .init(say("help.tick.until"), valueName: "2026-03-02T09:00+08:00"))
    var until: String?

    func run() throws {
        let store = try place.existing()
        let moment = try moment(store)
        let progress = Progress("tick.progress")
        let acted = try store.tick(place.id, pace: Place.isDemo(store) ? .asDue : .now)
            .run(until: moment) { progress.show($0) }
        progress.finish()
        print(say("tick.done", "\(acted)", "\(moment)"))
    }

    /// A real installation never acts on what is still to come.
    private func moment(_ store: Store) throws -> Instant {
        guard let until else { return Outside.now }
        guard let moment = Instant(until) ?? LocalDate(until).map({ Instant.end(of: $0) }) else {
            throw Complaint(say("bad-moment", until), code: 2)
        }
        if try !Place.isDemo(store), moment > Outside.now { throw Complaint(say("tick.not-demo"), code: 2) }
        return moment
    }
}
