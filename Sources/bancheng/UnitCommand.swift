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
            guard HandlingUnit.isID(id), HandlingUnit.isName(name) else {
                throw Complaint(say("unit.bad-id", id), code: 2)
            }
            let store = try place.prepared()
            try place.record(
                HandlingUnit(id: UnitID(id), name: name, kind: kind), in: store, at: try place.now(store))
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

extension HandlingUnit {
    fileprivate static func isID(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }

    fileprivate static func isName(_ text: String) -> Bool { (1...60).contains(text.count) }
}

extension Place {
    func record(_ unit: HandlingUnit, in store: Store, at now: Instant) throws {
        try store.lane(id).perform { try $0.record([.unitRecorded(unit)], by: .commandLine, at: now) }
        print(say("unit.added", unit.name, unit.id.text))
    }

    /// A unit by id or name. One nobody has recorded yet becomes a county unit, and the output says so: the first
    /// account of a new installation should not need a second command.
    func unit(_ named: String, in store: Store, at now: Instant) throws -> UnitID {
        let known = try store.read(id) { try $0.organisation() }.units
        if known[UnitID(named)] != nil { return UnitID(named) }
        if let unit = known.values.filter({ $0.name == named }).min(by: { $0.id < $1.id }) { return unit.id }
        guard HandlingUnit.isName(named) else { throw Complaint(say("unit.bad-id", named), code: 2) }
        let fresh = (1...).lazy.map { UnitID("unit-\($0)") }.first { known[$0] == nil }
        let unit = HandlingUnit(
            id: HandlingUnit.isID(named) ? UnitID(named) : fresh ?? UnitID(named), name: named, kind: .county)
        try record(unit, in: store, at: now)
        return unit.id
    }
}
