// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import MatterCore
import MatterStore

/// 演示. A county with its units, people and matters at many stages, in a database of its own and a time of its own.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "demo", abstract: say("help.demo"))

    @OptionGroup var place: Place

    @Option(help: .init(say("help.demo.dir"), valueName: "dir"))
    var demoDir = "Demo"

    @Option(help: .init(say("help.demo.until"), valueName: "2026-03-02T09:30+08:00"))
    var until = "2026-03-02T09:30+08:00"

    @Flag(help: .init(say("help.demo.empty")))
    var empty = false

    func run() async throws {
        guard let end = Instant(until) else { throw Complaint(say("bad-moment", until), code: 2) }
        let files = try DemoFiles(demoDir)
        if try DatabaseURL(place.database).isInUse() {
            throw Complaint(say("demo.not-fresh", place.shown), code: 2)
        }
        let first = files.walks.flatMap(\.steps).map(\.at.instant).min() ?? end
        // The county stood ready when the first report came.
        let start = Instant(first.date.adding(days: -1))
        let store = try place.prepared(demo: true)
        try place.publish(in: store, at: start)
        try files.settle(in: store, place.id, at: start, Outside.chance)
        if empty {
            try store.tick(place.id, pace: .asDue).run(until: start)
        } else {
            try await walk(files, store, end)
        }
        for account in files.accounts {
            guard let shown = account.shown else { continue }
            print([account.role.rawValue, account.account.text, account.password, shown].joined(separator: "\t"))
        }
    }

    private func walk(_ files: DemoFiles, _ store: Store, _ end: Instant) async throws {
        let progress = Progress("demo.progress")
        var walker = Walker(store: store, jurisdiction: place.id)
        let steps = try await walker.walk(files.walks, until: end) { progress.show($0) }
        progress.finish()
        print(say("demo.done", "\(files.walks.count)", "\(steps)", "\(end)"))
    }
}
