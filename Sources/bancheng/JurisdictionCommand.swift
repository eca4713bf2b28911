// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import MatterCore
import MatterStore

/// 辖区. Adds a county to this installation.
struct JurisdictionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jurisdiction", abstract: say("help.jurisdiction-command"), subcommands: [Add.self, List.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: say("help.jurisdiction.add"))

        @OptionGroup var place: Place

        @Argument(help: .init(say("help.jurisdiction"), valueName: "id"))
        var id: String

        @Argument(help: .init(say("help.jurisdiction.name"), valueName: "name"))
        var name: String

        @Flag(help: .init(say("help.demo-flag")))
        var demo = false

        func run() throws {
            guard (1...32).contains(id.utf8.count), id.utf8.allSatisfy({ (48...57).contains($0) }) else {
                throw Complaint(say("jurisdiction.bad-id", id), code: 2)
            }
            let store = try Store(DatabaseURL(place.database), at: Outside.now)
            if demo {
                guard try store.jurisdictions().isEmpty || Place.isDemo(store) else {
                    throw Complaint(say("demo.not-fresh", place.shown), code: 2)
                }
                try store.set(Place.demoSetting, "yes")
            }
            try store.addJurisdiction(JurisdictionID(id), name: name)
            print(say("jurisdiction.added", id, name))
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: say("help.jurisdiction.list"))

        @OptionGroup var place: Place

        func run() throws {
            for jurisdiction in try place.existing().jurisdictions() {
                print("\(jurisdiction.id)\t\(jurisdiction.name)")
            }
        }
    }
}
