// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import MatterStore

/// 升级数据格式. Brings the database to this release's format; a second time changes nothing.
struct MigrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "migrate", abstract: say("help.migrate"))

    @OptionGroup var place: Place

    @Flag(help: .init(say("help.demo-flag")))
    var demo = false

    func run() throws {
        let store = try place.prepared(demo: demo)
        try place.publish(in: store, at: place.now(store))
        print(say("migrate.done", place.shown))
    }
}
