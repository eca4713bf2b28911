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

    @Option(help: .init(say("help.database"), valueName: "sqlite:PATH"))
    var database = Place.environment("DATABASE") ?? "sqlite:bancheng.sqlite"

    @Option(help: .init(say("help.plans"), valueName: "dir"))
    var plans: String?

    @Option(help: .init(say("help.jurisdiction"), valueName: "id"))
    var jurisdiction = Place.environment("JURISDICTION") ?? "500231"

    var id: JurisdictionID { JurisdictionID(jurisdiction) }

    /// What is there already: nothing is made by looking at it.
    func existing() throws -> Store {
        let url = try DatabaseURL(database)
        if case .sqlite(let path) = url, !FileAt.exists(path) {
            throw Complaint(say("database.missing", database), code: 2)
        }
        let store = try Store(url, at: Outside.now)
        try known(in: store)
        return store
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
        if demo, try !Self.isDemo(store) { throw Complaint(say("demo.not-fresh", database), code: 2) }
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

    /// Publishes every plan and calendar of `--plans` that is not in force; without one, those of this release
    /// where nothing was ever published.
    func publish(in store: Store, at now: Instant) throws {
        let lane = store.lane(id)
        let published = try store.read(id) { try $0.published() }
        let plans = plans ?? Self.environment("PLANS")
        if let plans {
            for bytes in try files(in: plans) {
                try lane.perform { transaction in
                    if CheckPlanCommand.isCalendar(bytes) {
                        try transaction.importCalendar(bytes, by: .commandLine, at: now)
                    } else {
                        try transaction.publishPlan(bytes, by: .commandLine, at: now)
                    }
                }
            }
        }
        if published.plan == nil, plans == nil {
            try lane.perform { transaction in
                for plan in Shipped.plans.prefix(1) {
                    try transaction.publishPlan(plan.bytes, by: .commandLine, at: now)
                }
            }
        }
        if published.calendar == nil, plans == nil {
            try lane.perform { try $0.importCalendar(Shipped.calendar.bytes, by: .commandLine, at: now) }
        }
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
