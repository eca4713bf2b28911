// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import MatterCore
import MatterStore
import Sheets

/// 辖区. Adds counties to this installation, and says by which addresses they are found.
struct JurisdictionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jurisdiction", abstract: say("help.jurisdiction-command"),
        subcommands: [Add.self, List.self, Import.self, Host.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: say("help.jurisdiction.add"))

        @OptionGroup var place: Place

        @Argument(help: .init(say("help.jurisdiction"), valueName: "id"))
        var id: String

        @Argument(help: .init(say("help.jurisdiction.name"), valueName: "name"))
        var name: String

        @Option(help: .init(say("help.jurisdiction.host"), valueName: "host"))
        var host: [String] = []

        @Flag(help: .init(say("help.demo-flag")))
        var demo = false

        func run() throws {
            let added = try NewJurisdiction(id: id, name: name, hosts: host)
            let store = try Store(DatabaseURL(place.database), at: Outside.now)
            if demo {
                guard try store.jurisdictions().isEmpty || Place.isDemo(store) else {
                    throw Complaint(say("demo.not-fresh", place.shown), code: 2)
                }
                try store.set(Place.demoSetting, "yes")
            }
            try added.add(to: store, place)
            print(say("jurisdiction.added", id, name))
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: say("help.jurisdiction.list"))

        @OptionGroup var place: Place

        func run() throws {
            for jurisdiction in try place.opened().jurisdictions() {
                let words = [jurisdiction.id.text, jurisdiction.name] + jurisdiction.hosts
                print(words.joined(separator: "\t"))
            }
        }
    }

    /// A table with code, name and, where there is one, address.
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: say("help.jurisdiction.import"))

        @OptionGroup var place: Place

        @Argument(help: .init(say("help.jurisdiction.file"), valueName: "file"))
        var file: String

        func run() throws {
            let new = try read()
            let store = try Store(DatabaseURL(place.database), at: Outside.now)
            let there = Set(try store.jurisdictions().map(\.id.text))
            let progress = Progress("jurisdiction.progress")
            for (index, jurisdiction) in new.enumerated() {
                try jurisdiction.add(to: store, place)
                progress.show(index + 1)
            }
            progress.finish()
            let added = new.count { !there.contains($0.id) }
            print(say("jurisdiction.imported", "\(added)", "\(new.count - added)"))
        }

        /// All of it, before anything is added. A first row without a code is the headings.
        private func read() throws -> [NewJurisdiction] {
            let rows = try SheetFile.read(try FileAt.read(file)).rows
            let hasHeadings = rows.first.map { row in !NewJurisdiction.isCode(row[0].trimmed) } ?? false
            let told = rows.dropFirst(hasHeadings ? 1 : 0)
            guard !told.isEmpty else { throw Complaint(say("jurisdiction.empty", file), code: 2) }
            return try told.map { row in
                let hosts = [row[2].trimmed].filter { !$0.isEmpty }
                do {
                    return try NewJurisdiction(id: row[0].trimmed, name: row[1].trimmed, hosts: hosts)
                } catch let wrong as Complaint {
                    throw Complaint(say("jurisdiction.bad-line", file, "\(row.number)", wrong.sentence), code: 2)
                }
            }
        }
    }

    /// 网址.
    struct Host: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "host", abstract: say("help.jurisdiction.host-command"))

        @OptionGroup var place: Place

        @Argument(help: .init(say("help.jurisdiction.host"), valueName: "host"))
        var host: String

        @Flag(help: .init(say("help.jurisdiction.host-remove")))
        var remove = false

        func run() throws {
            let name = try NewJurisdiction.host(host)
            let store = try place.existing()
            if remove {
                guard try store.removeHost(name, of: place.id) else {
                    throw Complaint(say("jurisdiction.host-unknown", name, place.jurisdiction), code: 2)
                }
                print(say("jurisdiction.host-removed", name, place.jurisdiction))
            } else {
                try NewJurisdiction.add(name, to: place.id, store)
                print(say("jurisdiction.host-added", name, place.jurisdiction))
            }
        }
    }
}

/// 要加的辖区, looked at before anything is stored.
private struct NewJurisdiction {
    let id: String
    let name: String
    let hosts: [String]

    init(id: String, name: String, hosts: [String]) throws {
        guard Self.isCode(id) else { throw Complaint(say("jurisdiction.bad-id", id), code: 2) }
        guard (1...100).contains(name.count) else { throw Complaint(say("jurisdiction.bad-name", name), code: 2) }
        self.id = id
        self.name = name
        self.hosts = try hosts.map(Self.host)
    }

    static func isCode(_ text: String) -> Bool {
        (1...32).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// As browsers send it: small letters, no port. Chinese names stand in their ASCII form.
    static func host(_ text: String) throws -> String {
        let name = text.lowercased()
        let known = name.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 46 }
        guard known, (1...253).contains(name.utf8.count), !name.hasPrefix("."), !name.hasSuffix(".") else {
            throw Complaint(say("jurisdiction.bad-host", text), code: 2)
        }
        return name
    }

    /// With the plan and the calendar it begins with; what it has already stays.
    func add(to store: Store, _ place: Place) throws {
        let there = place.of(id)
        try store.addJurisdiction(there.id, name: name)
        for host in hosts { try Self.add(host, to: there.id, store) }
        try there.publish(in: store, at: there.now(store))
    }

    static func add(_ host: String, to jurisdiction: JurisdictionID, _ store: Store) throws {
        do { try store.addHost(host, of: jurisdiction) } catch let taken as HostTaken {
            throw Complaint(say("jurisdiction.host-taken", host, taken.jurisdiction.text), code: 2)
        }
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
