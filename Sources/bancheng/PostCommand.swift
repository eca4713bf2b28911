// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import MatterCore
import MatterStore

/// 定岗 (4.1). Who is leader in charge, liaison or chief representative of a unit, from and to.
struct PostCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "post", abstract: say("help.post"))

    @OptionGroup var place: Place

    @Argument(help: .init(say("help.post.kind"), valueName: "kind"))
    var kind: String

    @Argument(help: .init(say("help.post.unit"), valueName: "unit"))
    var unit: String

    @Argument(help: .init(say("help.post.account"), valueName: "account"))
    var account: String

    @Option(help: .init(say("help.day.from"), valueName: "day"))
    var from: String?

    @Option(help: .init(say("help.day.until"), valueName: "day"))
    var until: String?

    func run() throws {
        guard let kind = Post.Kind(rawValue: kind) else {
            let kinds = Post.Kind.allCases.filter { $0 != .standIn }.map(\.rawValue).joined(separator: " ")
            throw Complaint(say("post.bad-kind", self.kind, kinds), code: 2)
        }
        let store = try place.existing()
        let now = try place.now(store)
        let first = try from.map { try Outside.day($0) } ?? now.date
        let post = Post(
            id: "\(kind.rawValue):\(unit):\(account):\(first)", kind: kind, unit: UnitID(unit),
            account: AccountID(account), from: first, until: try until.map { try Outside.day($0) })
        _ = try store.lane(place.id).perform { try $0.change(by: .commandLine, at: now) { try $0.post(post) } }
        print(say("organisation.recorded"))
    }
}
