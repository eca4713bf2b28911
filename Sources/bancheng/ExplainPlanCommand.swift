// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import MatterStore
import Wording

/// 说明方案. A plan as text to read aloud, every value with its clause and source.
struct ExplainPlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain-plan", abstract: say("help.explain-plan"))

    @Argument(help: .init(say("help.plan-file"), valueName: "file"))
    var file: String

    func run() throws {
        switch PlanFile.read(try FileAt.plan(file)) {
        case .good(let plan): PlanExplanation.lines(plan, spoken).forEach { print($0) }
        case .mistakes(let mistakes): throw Complaint(mistakes)
        }
    }
}
