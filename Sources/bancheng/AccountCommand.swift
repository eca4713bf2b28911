// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import MatterCore
import MatterStore

/// 账号 (4.1). Opens, lists and disables officials' accounts.
struct AccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: say("help.account"),
        subcommands: [Add.self, List.self, Disable.self, Password.self])

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "add", abstract: say("help.account.add"))

        @OptionGroup var place: Place

        @Argument(help: .init(say("help.account.name"), valueName: "name"))
        var name: String

        @Option(help: .init(say("help.account.role"), valueName: "role"))
        var role: String

        @Option(help: .init(say("help.account.unit"), valueName: "unit"))
        var unit: String?

        @Option(help: .init(say("help.account.shown"), valueName: "text"))
        var shown: String?

        @Option(help: .init(say("help.account.phone"), valueName: "number"))
        var phone: String?

        @Flag(help: .init(say("help.account.password-stdin")))
        var passwordStdin = false

        func run() throws {
            guard let role = Role(rawValue: role) else {
                let roles = Role.allCases.filter { $0 != .reporter && $0 != .system }.map(\.rawValue)
                throw Complaint(say("account.bad-role", self.role, roles.joined(separator: " ")), code: 2)
            }
            let password = try passwordStdin ? Secret.fromStdin(for: AccountID(name)) : nil
            let store = try place.prepared()
            let now = try place.now(store)
            let unit = try self.unit.map { try place.unit($0, in: store, at: now) }
            var request = AccountRequest(account: AccountID(name), role: role, unit: unit, name: shown ?? name)
            request.phone = phone ?? ""
            request.password = password
            try store.lane(place.id).perform { [request] in
                try $0.openAccount(request, by: .commandLine, at: now)
            }
            print(say(passwordStdin ? "account.added" : "account.added-without-password", name, role.rawValue))
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: say("help.account.list"))

        @OptionGroup var place: Place

        func run() throws {
            let store = try place.existing()
            let day = try place.now(store).date
            for account in try store.read(place.id, { try $0.accounts(on: day) }) {
                let state = account.disabled ? say("account.is-disabled") : ""
                let columns = [account.id.text, account.role.rawValue, account.unit?.text ?? "-", account.name, state]
                print(columns.filter { !$0.isEmpty }.joined(separator: "\t"))
            }
        }
    }

    struct Disable: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "disable", abstract: say("help.account.disable"))

        @OptionGroup var place: Place

        @Argument(help: .init(say("help.account.name"), valueName: "name"))
        var name: String

        @Option(help: .init(say("help.account.successor"), valueName: "name"))
        var successor: String?

        @Option(help: .init(say("help.account.on"), valueName: "day"))
        var on: String?

        func run() throws {
            let store = try place.existing()
            let now = try place.now(store)
            let (successor, day) = (successor.map { AccountID($0) }, try on.map { try Outside.day($0) })
            try store.lane(place.id).perform { [name] in
                try $0.disableAccount(AccountID(name), successor: successor, on: day, by: .commandLine, at: now)
            }
            print(say("account.disabled", name))
        }
    }

    struct Password: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "password", abstract: say("help.account.password"))

        @OptionGroup var place: Place

        @Argument(help: .init(say("help.account.name"), valueName: "name"))
        var name: String

        @Flag(help: .init(say("help.account.password-stdin")))
        var passwordStdin = false

        func run() throws {
            guard passwordStdin else { throw Complaint(say("account.password-how"), code: 2) }
            let password = try Secret.fromStdin(for: AccountID(name))
            let store = try place.existing()
            try store.lane(place.id).perform { [name] in try $0.setPassword(password, of: AccountID(name)) }
            print(say("account.password-set", name))
        }
    }
}
