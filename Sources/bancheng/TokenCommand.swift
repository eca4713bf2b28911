// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import MatterCore
import MatterStore

/// 令牌. Hands another system a token for an account; it is shown once, alone on the last line.
struct TokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: say("help.token"), subcommands: [Add.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "add", abstract: say("help.token.add"))

        @OptionGroup var place: Place

        @Argument(help: .init(say("help.account.name"), valueName: "name"))
        var name: String

        @Option(help: .init(say("help.token.label"), valueName: "text"))
        var label = ""

        func run() throws {
            let store = try place.existing()
            let now = try place.now(store)
            let account = try store.read(place.id) { try $0.account(AccountID(name), on: now.date) }
            guard let account else { throw AccountRefusal.unknown(AccountID(name)) }
            guard !account.disabled else { throw Complaint(say("token.disabled", name)) }
            let token = try store.openSession(
                account.id, in: place.id, kind: .token, label: label, at: now, Outside.chance)
            print(say("token.added", name, "\(SessionToken.tokenSeconds / 86_400)"))
            print(token.text)
        }
    }
}
