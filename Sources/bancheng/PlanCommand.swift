// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import MatterCore
import MatterStore
import Wording

/// 方案. Publishes a new version; matters already begun keep theirs.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: say("help.plan"), subcommands: [List.self, Publish.self])

    /// The programmes inside this release, by the names `publish`, `check-plan` and `explain-plan` take.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: say("help.plan.list"))

        func run() {
            for shipped in Shipped.plans {
                guard let plan = PlanFile.plan(shipped.bytes) else { continue }
                let levels = plan.levels.map { say("plan.level", $0.name, Wording.term($0.term, spoken)) }
                print(say("plan.listed", plan.id, plan.title, levels.joined(separator: say("plan.and"))))
            }
        }
    }

    struct Publish: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "publish", abstract: say("help.plan.publish"))

        @OptionGroup var place: Place

        @Argument(help: .init(say("help.plan-file"), valueName: "file"))
        var file: String

        @Flag(help: .init(say("help.yes")))
        var yes = false

        func run() throws {
            let bytes = try FileAt.plan(file)
            let new = try plan(bytes)
            let store = try place.prepared()
            let now = try place.now(store)
            let before = try store.read(place.id) { try $0.published().plan == nil ? nil : $0.plan() }
            if let before, before == new { return print(say("plan.same", new.title)) }
            preview(new, before)
            guard try agreed(yes, "plan.confirm") else { return }
            let publication = try store.lane(place.id).perform {
                try $0.publishPlan(bytes, by: .commandLine, at: now)
            }
            print(say("plan.published", new.title, publication.digest))
        }

        private func plan(_ bytes: [UInt8]) throws -> Plan {
            switch PlanFile.read(bytes) {
            case .good(let plan): return plan
            case .mistakes(let mistakes): throw Complaint(mistakes)
            }
        }

        private func preview(_ new: Plan, _ before: Plan?) {
            let lines = PlanExplanation.lines(new, spoken)
            guard let before else { return print(say("plan.first", new.title, "\(lines.count)")) }
            print(say("plan.changes", new.title))
            for section in PlanExplanation.changes(from: before, to: new, spoken) {
                print(section.title)
                section.gone.forEach { print("- \($0)") }
                section.new.forEach { print("+ \($0)") }
            }
        }
    }
}
