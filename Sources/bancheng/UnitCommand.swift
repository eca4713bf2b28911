// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import MatterCore
import MatterStore

/// 单位 (4.1). Records the units that slips go to, one or a file of them.
struct UnitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unit", abstract: say("help.unit"), subcommands: [Add.self, List.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "add", abstract: say("help.unit.add"))

        @OptionGroup var place: Place

        @Argument(help: .init(say("help.unit.id"), valueName: "id"))
        var id: String

        @Argument(help: .init(say("help.unit.name"), valueName: "name"))
        var name: String

        @Option(help: .init(say("help.unit.kind"), valueName: "kind"))
        var kind = HandlingUnit.Kind.county.rawValue

        func run() throws {
            guard let kind = HandlingUnit.Kind(rawValue: kind) else {
                let kinds = HandlingUnit.Kind.allCases.map(\.rawValue).joined(separator: " ")
                throw Complaint(say("unit.bad-kind", self.kind, kinds), code: 2)
            }
            let plain = id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
            guard plain, (1...64).contains(id.utf8.count), (1...60).contains(name.count) else {
                throw Complaint(say("unit.bad-id", id), code: 2)
            }
            let store = try place.prepared()
            let now = try place.now(store)
            let unit = HandlingUnit(id: UnitID(id), name: name, kind: kind)
            try store.lane(place.id).perform {
                try $0.record([.unitRecorded(unit)], by: .commandLine, at: now)
            }
            print(say("unit.added", name, id))
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: say("help.unit.list"))

        @OptionGroup var place: Place

        func run() throws {
            let store = try place.existing()
            let organisation = try store.read(place.id) { try $0.organisation() }
            for unit in organisation.units.values.sorted(by: { $0.id < $1.id }) {
                print("\(unit.id)\t\(unit.kind.rawValue)\t\(unit.name)")
            }
        }
    }
}
