// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// 办成. The command line: one subcommand a file, each of them one thing a person or a machine asks.
@main
struct Bancheng: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bancheng", abstract: say("help.bancheng"), version: "0.2.0",
        subcommands: [
            ServeCommand.self, TickCommand.self, DueCommand.self, CheckPlanCommand.self, ExplainPlanCommand.self,
            PlanCommand.self, CalendarCommand.self, ImportCommand.self, ExportCommand.self, AssessCommand.self,
            DumpCommand.self, LoadCommand.self, VerifyCommand.self, RebuildCommand.self, AccountCommand.self,
            TokenCommand.self,
            UnitCommand.self, PostCommand.self, AbsenceCommand.self, RotaCommand.self, JurisdictionCommand.self,
            BackupCommand.self, MigrateCommand.self, DemoCommand.self,
            GenerateCommand.self,
        ])

    /// The parser's own exit codes are others than ours, and its errors take several lines.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(error)
        }
    }

    private static func end(_ error: any Error) -> Never {
        switch error {
        case let code as ExitCode: leave(code.rawValue)
        case let complaint as Complaint: end(complaint)
        case let known as any KnownFault: end(known.complaint)
        case is CleanExit: end(asParserSays: error)
        default:
            // The parser's own errors are not public; they alone have the exit code of wrong usage.
            if exitCode(for: error) == .success || exitCode(for: error) == .validationFailure {
                end(asParserSays: error)
            }
            end(Complaint(unforeseen: error))
        }
    }

    private static func end(_ complaint: Complaint) -> Never {
        tell(complaint.sentence)
        leave(complaint.code)
    }

    /// Help goes to stdout as it is; a usage error becomes one sentence.
    private static func end(asParserSays error: any Error) -> Never {
        if exitCode(for: error) == .success {
            print(fullMessage(for: error))
            leave(0)
        }
        let said = message(for: error).split(separator: "\n").first.map(String.init) ?? ""
        let known = configuration.subcommands.compactMap { $0.configuration.commandName }
        let name = CommandLine.arguments.dropFirst().first { known.contains($0) }.map { " " + $0 } ?? ""
        end(Complaint(say("usage", said.hasSuffix(".") ? String(said.dropLast()) : said, name), code: 2))
    }
}
