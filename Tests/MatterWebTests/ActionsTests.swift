// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@testable import MatterWeb

/// `actions` is true: what it lists succeeds, everything else is refused and nothing of it is stored.
@Suite struct ActionsTests {
    /// One account for every way of standing to a matter.
    static let accounts = [
        "window", "office", "head", "resources", "resources-rep", "resources-leader", "police", "guixi", "leader",
        "deputy", "oversight", "discipline", "admin", "audit",
    ]

    /// An action with the address it is asked for at.
    private struct Asked {
        let action: Action
        let listed: String
        let path: String
    }

    private static func everything(_ number: String, _ slips: [String]) -> [Asked] {
        Action.allCases.flatMap { action -> [Asked] in
            guard action.concernsSlip else {
                return [Asked(action: action, listed: action.path(nil), path: "matters/\(number)/\(action.path(nil))")]
            }
            return slips.map { slip in
                let path = action.path(SlipNumber(slip))
                return Asked(action: action, listed: path, path: path)
            }
        }
    }

    @Test(arguments: Situation.allCases)
    func `actions: everything not listed is refused and nothing is stored`(_ situation: Situation) async throws {
        let town = try Town()
        try await town.serve { client in
            let number = try await situation.arise(client).number
            let whole = try await client.get("matters/\(number)", as: "office").fields
            let slips = try await client.slips(number)
            let before = try town.position
            for account in Self.accounts {
                let seen = try await client.get("matters/\(number)", as: account)
                for asked in Self.everything(number, slips) where !seen.actions.contains(asked.listed) {
                    let answer = try await client.post(asked.path, as: account, Said.valid(asked.action, whole))
                    let refused = seen.status == 404 ? [404] : [403, 404, 422]
                    #expect(refused.contains(answer.status), "\(account) \(asked.path): \(answer.text)")
                    #expect(answer.code != "fields-invalid", "\(account) \(asked.path): \(answer.text)")
                }
            }
            #expect(try town.position == before)
        }
    }

    @Test(arguments: Situation.allCases)
    func `actions: everything listed succeeds`(_ situation: Situation) async throws {
        let town = try Town()
        try await town.serve { client in
            var used: Set<String> = []
            for account in Self.accounts {
                var (number, _) = try await situation.arise(client)
                let count = try await client.get("matters/\(number)", as: account).actions.count
                for index in 0..<count {
                    if index > 0 { number = try await situation.arise(client).number }
                    let whole = try await client.get("matters/\(number)", as: "office").fields
                    let listed = try await client.get("matters/\(number)", as: account).actions
                    let slips = try await client.slips(number)
                    try #require(listed.count == count)
                    let asked = try #require(Self.everything(number, slips).first { $0.listed == listed[index] })
                    let answer = try await client.post(asked.path, as: account, Said.valid(asked.action, whole))
                    #expect(answer.status == 200, "\(account) \(asked.path): \(answer.text)")
                    used.insert(asked.action.rawValue)
                }
            }
            #expect(situation == .filed || !used.isEmpty)
        }
    }

    @Test(arguments: Situation.allCases)
    func `actions: the person who told us may do what tracking lists, and no more`(_ situation: Situation) async throws {
        let town = try Town()
        try await town.serve { client in
            for action in Site.reporterActions {
                let (number, code) = try await situation.arise(client)
                let tracked = try await client.get("track/\(number)?code=\(code)")
                let body = Said.valid(action, [:]).adding(["code": .text(code)])
                let before = try town.position
                let answer = try await client.post("track/\(number)/\(action.rawValue)", body)
                let listed = tracked.actions.contains(action.rawValue)
                #expect((answer.status == 200) == listed, "\(action.rawValue): \(answer.text)")
                #expect((try town.position > before) == listed)
            }
        }
    }
}
