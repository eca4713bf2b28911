// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import MatterStore

/// 备份. A consistent copy while others work on.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "backup", abstract: say("help.backup"))

    @OptionGroup var place: Place

    @Argument(help: .init(say("help.backup.file"), valueName: "file"))
    var file: String

    func run() throws {
        let store = try place.existing()
        if FileAt.exists(file) { throw Complaint(say("file.exists", file), code: 2) }
        try store.backup(to: file)
        print(say("backup.done", file))
    }
}
