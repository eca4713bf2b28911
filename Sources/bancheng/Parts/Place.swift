// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import MatterCore
import MatterStore

/// Which data a command touches: options every such command has, each also from the environment.
struct Place: ParsableArguments {
    private static func environment(_ name: String) -> String? {
        ProcessInfo.processInfo.environment["BANCHENG_\(name)"].flatMap { $0.isEmpty ? nil : $0 }
    }

    static let demoSetting = "demo"

    @Option(help: .init(say("help.database"), valueName: "sqlite:PATH|postgres://…"))
    var database = Place.environment("DATABASE") ?? "sqlite:bancheng.sqlite"

    @Option(help: .init(say("help.plans"), valueName: "dir"))
    var plans: String?

    @Option(help: .init(say("help.jurisdiction"), valueName: "id"))
    var jurisdiction = Place.environment("JURISDICTION") ?? "500231"

    /// The database as a sentence may name it: without a password.
    var shown: String { (try? DatabaseURL(database))?.shown ?? database }

    var id: JurisdictionID { JurisdictionID(jurisdiction) }

    /// The same database, another jurisdiction.
    func of(_ jurisdiction: String) -> Place {
        var place = self
        place.jurisdiction = jurisdiction
        return place
    }

    /// What is there already: nothing is made by looking at it.
    func existing() throws -> Store {
        let store = try opened()
        try known(in: store)
        return store
    }

    /// The same, whatever jurisdictions it has.
    func opened() throws -> Store {
        let url = try DatabaseURL(database)
        guard try url.isInUse() else { throw Complaint(say("database.missing", shown), code: 2) }
        return try Store(url, at: Outside.now)
    }

    /// Ready to work in: a new database gets this jurisdiction, the plan and the calendar.
    func prepared(demo: Bool = false) throws -> Store {
        let store = try Store(DatabaseURL(database), at: Outside.now)
        if try store.jurisdictions().isEmpty {
            let name = say("jurisdiction.\(jurisdiction)")
            try store.addJurisdiction(id, name: name.hasPrefix("[") ? jurisdiction : name)
            if demo { try store.set(Self.demoSetting, "yes") }
        }
        try known(in: store)
        if demo, try !Self.isDemo(store) { throw Complaint(say("demo.not-fresh", shown), code: 2) }
        return store
    }

    private func known(in store: Store) throws {
        if try store.jurisdictions().contains(where: { $0.id == id }) { return }
        throw StoreFault.noJurisdiction(jurisdiction)
    }

    static func isDemo(_ store: Store) throws -> Bool { try store.setting(demoSetting) != nil }

    /// The hour a command acts at. A demonstration lives in its own time: where its last tick ended.
    func now(_ store: Store) throws -> Instant {
        guard try Self.isDemo(store), let last = try store.lastTick(id), last.seconds > 0 else { return Outside.now }
        return last
    }

    /// Publishes every plan and calendar of `--plans` that never was; then those of this release where nothing is in
    /// force.
    func publish(in store: Store, at now: Instant) throws {
        if let directory = plans ?? Self.environment("PLANS") {
            let known = try store.read(id) { try Self.digests($0) }
            let ours = try fitting(try files(in: directory), directory, store)
            let new = ours.filter { !known.contains(ContentDigest.of($0)) }
            for bytes in new { try publish(bytes, in: store, at: now) }
        }
        let inForce = try store.read(id) { try $0.published() }
        if inForce.plan == nil {
            let name = try store.jurisdictions().first { $0.id == id }?.name ?? jurisdiction
            try publish(FirstPlan.of(id, name: name), in: store, at: now)
        }
        if inForce.calendar == nil { try publish(Shipped.calendar.bytes, in: store, at: now) }
    }

    private func publish(_ bytes: [UInt8], in store: Store, at now: Instant) throws {
        let isCalendar = CheckPlanCommand.isCalendar(bytes)
        _ = try store.lane(id).perform { transaction in
            isCalendar
                ? try transaction.importCalendar(bytes, by: .commandLine, at: now)
                : try transaction.publishPlan(bytes, by: .commandLine, at: now)
        }
        if isCalendar { try store.moveDues(id, by: .commandLine, at: now) }
    }

    /// Everything ever published here.
    private static func digests(_ reader: Reader) throws -> Set<String> {
        let facts = try reader.events(of: MatterNumber(JurisdictionFact.stream)).map { try JurisdictionFact($0) }
        return Set(
            facts.compactMap { fact in
                switch fact {
                case .planPublished(let publication), .calendarImported(let publication): publication.digest
                case .textErased, .personErased, .calendarRunsOut, .dueMissed: nil
                }
            })
    }

    /// Calendars, and of several programmes the one in force here, or the one a new jurisdiction begins with.
    private func fitting(_ files: [[UInt8]], _ directory: String, _ store: Store) throws -> [[UInt8]] {
        let plans = files.compactMap { bytes in PlanFile.plan(bytes).map { (id: $0.id, bytes: bytes) } }
        guard Set(plans.map(\.id)).count > 1 else { return files }
        let inForce = try store.read(id) { try $0.published().plan == nil ? nil : $0.plan().id }
        guard let id = inForce ?? Shipped.plans.first.flatMap({ PlanFile.plan($0.bytes)?.id }),
            plans.contains(where: { $0.id == id })
        else { throw Complaint(say("plans.several", directory, plans.map(\.id).joined(separator: ", ")), code: 2) }
        return files.filter { PlanFile.plan($0).map { $0.id == id } ?? true }
    }

    private func files(in directory: String) throws -> [[UInt8]] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
            throw Complaint(say("plans.missing", directory), code: 2)
        }
        let files = names.filter { $0.hasSuffix(".yaml") }.sorted()
        return try files.map { name in
            let bytes = try FileAt.read("\(directory)/\(name)")
            let mistakes = CheckPlanCommand.mistakes(in: bytes)
            if let first = mistakes.first {
                throw Complaint(say("plans.bad", name, "\(mistakes.count)", said(first)))
            }
            return bytes
        }
    }
}

extension Actor {
    /// Whoever may run this program on the machine that holds the data administers it.
    static let commandLine = Actor(account: "command-line", role: .admin)
}
