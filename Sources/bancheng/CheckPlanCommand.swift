// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import MatterStore

/// 检查方案. Every mistake with its line, rule and clause; calendar files are told apart by their first key.
struct CheckPlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check-plan", abstract: say("help.check-plan"))

    @Argument(help: .init(say("help.plan-file"), valueName: "file"))
    var files: [String]

    func run() throws {
        var wrong = false
        for file in files {
            let mistakes = Self.mistakes(in: try FileAt.plan(file))
            mistakes.forEach { print("\(file): \(said($0))") }
            if mistakes.isEmpty {
                print(say("check.good", file))
            } else {
                tell(say("check.bad", file, "\(mistakes.count)"))
                wrong = true
            }
        }
        if wrong { throw ExitCode(1) }
    }

    static func isCalendar(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").contains { $0.hasPrefix("calendar:") }
    }

    static func mistakes(in bytes: [UInt8]) -> [PlanMistake] {
        isCalendar(bytes) ? mistakes(CalendarFile.read(bytes)) : mistakes(PlanFile.read(bytes))
    }

    private static func mistakes<T>(_ reading: Reading<T>) -> [PlanMistake] {
        switch reading {
        case .good: []
        case .mistakes(let mistakes): mistakes
        }
    }
}
