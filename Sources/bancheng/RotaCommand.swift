// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import MatterCore
import MatterStore

/// 值班表 (4.1). Imported from a small file; a day named again replaces what stood there.
struct RotaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rota", abstract: say("help.rota"), subcommands: [Import.self])

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "import", abstract: say("help.rota.import"))

        @OptionGroup var place: Place

        @Argument(help: .init(say("help.rota.file"), valueName: "file"))
        var file: String

        func run() throws {
            let text = String(decoding: try FileAt.read(file), as: UTF8.self)
            let store = try place.existing()
            let now = try place.now(store)
            let roster = try store.read(place.id) { try $0.roster() }
            let (days, wrong) = DutyDay.pasted(text) { roster.members[$0] != nil }
            if !wrong.isEmpty {
                let lines = wrong.map(String.init).joined(separator: ", ")
                throw Complaint(say("rota.bad-line", file, lines), code: 2)
            }
            guard !days.isEmpty else { throw Complaint(say("rota.empty", file), code: 2) }
            let facts = try store.lane(place.id).perform {
                try $0.change(by: .commandLine, at: now) { try $0.duty(days) }
            }
            let changed = facts.reduce(0) { count, fact in
                if case .rotaSet(let days) = fact { count + days.count } else { count }
            }
            print(changed == 0 ? say("rota.unchanged") : say("rota.recorded", "\(changed)"))
        }
    }
}
