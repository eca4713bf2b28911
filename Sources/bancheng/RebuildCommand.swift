// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import MatterStore

/// 重建读模型. Replays the read models from the log, while others work on.
struct RebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "rebuild", abstract: say("help.rebuild"))

    @OptionGroup var place: Place

    func run() throws {
        let store = try place.existing()
        let progress = Progress("rebuild.progress")
        let matters = try store.rebuild(place.id) { progress.show($0) }
        progress.finish()
        print(say("rebuild.done", "\(matters)"))
    }
}
