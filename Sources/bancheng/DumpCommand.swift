// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation
import MatterStore

/// 转储. The whole installation as lines of JSON.
struct DumpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "dump", abstract: say("help.dump"))

    @OptionGroup var place: Place

    @Argument(help: .init(say("help.dump.file"), valueName: "file"))
    var file: String

    func run() throws {
        let store = try place.existing()
        var output = try Output(file)
        let progress = Progress("dump.progress")
        var lines = 0
        let rows = try store.dump { line in
            try output.write(line + "\n")
            lines += 1
            if lines % 1000 == 0 { progress.show(lines) }
        }
        try output.finish()
        progress.finish()
        tell(say("dump.done", "\(rows)", file))
    }
}
