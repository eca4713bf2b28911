// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import MatterCore
import MatterStore

/// 请假 (4.1). The days somebody is away, and who stands in.
struct AbsenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "absence", abstract: say("help.absence"))

    @OptionGroup var place: Place

    @Argument(help: .init(say("help.post.account"), valueName: "account"))
    var account: String

    @Option(help: .init(say("help.day.from"), valueName: "day"))
    var from: String?

    @Option(help: .init(say("help.day.until"), valueName: "day"))
    var until: String

    @Option(help: .init(say("help.absence.stand-in"), valueName: "account"))
    var standIn: String?

    func run() throws {
        let store = try place.existing()
        let now = try place.now(store)
        let first = try from.map { try Outside.day($0) } ?? now.date
        let absence = Absence(
            id: "\(account):\(first)", account: AccountID(account), from: first, until: try Outside.day(until))
        let standIn = standIn.map { AccountID($0) }
        _ = try store.lane(place.id).perform {
            try $0.change(by: .commandLine, at: now) { try $0.absence(absence, standIn: standIn) }
        }
        print(say("organisation.recorded"))
    }
}
