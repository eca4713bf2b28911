// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@testable import MatterWeb

/// `actions` is true: what it lists succeeds, everything else is refused and nothing of it is stored.
@Suite struct ActionsTests {
    /// Every way of standing to a matter.
    static let accounts = [
        "window", "office", "head", "resources", "resources-leader", "police", "guixi", "leader", "deputy",
        "oversight", "audit",
    ]

    /// Those that differ in what they may do; each listed action needs a matter of its own.
    static let doers = ["window", "office", "head", "resources", "police", "leader", "oversight"]

    /// Situations share a county, so that plan and calendar are read seldom.
    static let groups = (0..<4).map { group in
        Situation.allCases.enumerated().filter { $0.offset % 4 == group }.map(\.element)
    }

    /// An action with the address it is asked for at.
    private struct Asked {
        let action: Action
        let listed: String
        let path: String
    }

    private static func everything(_ number: String, _ slips: [String]) -> [Asked] {
        Action.offered.flatMap { action -> [Asked] in
            guard action.concernsSlip else {
                return [Asked(action: action, listed: action.path(nil), path: "matters/\(number)/\(action.path(nil))")]
            }
            return slips.map { slip in
                let path = action.path(SlipNumber(slip))
                return Asked(action: action, listed: path, path: path)
            }
        }
    }

    @Test(arguments: ActionsTests.groups)
    func `actions: everything not listed is refused and nothing is stored`(_ situations: [Situation]) async throws {
        let town = try Town()
        try await town.serve { client in
            _ = try await client.registered()
            for situation in situations { try await Self.refuseUnlisted(situation, client) }
        }
    }

    private static func refuseUnlisted(_ situation: Situation, _ client: Client) async throws {
        let number = try await situation.arise(client).number
        let whole = try await client.get("matters/\(number)", as: "office").fields
        let slips = try await client.slips(number)
        let before = try client.town.position
        let place = Situation.allCases.firstIndex(of: situation) ?? 0
        for (row, account) in accounts.enumerated() {
            let seen = try await client.get("matters/\(number)", as: account)
            let listed = Set(seen.actions)
            // A Latin square: every two of situation, account and action meet; all three do in `StageRoleTests`.
            for (column, asked) in everything(number, slips).enumerated()
            where (place + row + column) % 3 == 0 && !listed.contains(asked.listed) {
                let answer = try await client.post(asked.path, as: account, Said.valid(asked.action, whole))
                let refused = seen.status == 404 ? [404] : [403, 404, 422]
                let told: Comment = "\(situation): \(account) \(asked.path): \(answer.text)"
                #expect(refused.contains(answer.status), told)
                #expect(answer.code != "fields-invalid", told)
            }
        }
        #expect(try client.town.position == before, "\(situation)")
    }

    @Test(arguments: ActionsTests.groups)
    func `actions: everything listed succeeds`(_ situations: [Situation]) async throws {
        let town = try Town()
        try await town.serve { client in
            _ = try await client.registered()
            for situation in situations {
                for listing in try await Self.listings(situation, client) {
                    try await Self.doListed(listing, situation, client)
                }
            }
        }
    }

    /// The place of an action in what one account is offered.
    private struct Listing {
        let account: String
        let place: Int
    }

    /// Each action that is offered to anybody, once: those who may do it take turns by situation.
    private static func listings(_ situation: Situation, _ client: Client) async throws -> [Listing] {
        let number = try await situation.arise(client).number
        var offered: [String: [Listing]] = [:]
        for account in doers {
            let listed = try await client.get("matters/\(number)", as: account).actions
            for (place, path) in listed.enumerated() {
                offered[path, default: []].append(Listing(account: account, place: place))
            }
        }
        let turn = Situation.allCases.firstIndex(of: situation) ?? 0
        return offered.sorted { $0.key < $1.key }.map { $0.value[turn % $0.value.count] }
    }

    /// On a matter of its own: what one does changes what comes next.
    private static func doListed(_ listing: Listing, _ situation: Situation, _ client: Client) async throws {
        let number = try await situation.arise(client).number
        let account = listing.account
        let whole = try await client.get("matters/\(number)", as: "office").fields
        let now = try await client.get("matters/\(number)", as: account).actions
        let all = everything(number, try await client.slips(number))
        try #require(now.indices.contains(listing.place), "\(situation)")
        let asked = try #require(all.first { $0.listed == now[listing.place] })
        let answer = try await client.post(asked.path, as: account, Said.valid(asked.action, whole))
        #expect(answer.status == 200, "\(situation): \(account) \(asked.path): \(answer.text)")
    }

    @Test func `actions: the person who told us may do what tracking lists, and no more`() async throws {
        let town = try Town()
        try await town.serve { client in
            _ = try await client.registered()
            for situation in Situation.allCases {
                for action in Site.reporterActions { try await Self.asReporter(action, situation, client) }
            }
        }
    }

    private static func asReporter(_ action: Action, _ situation: Situation, _ client: Client) async throws {
        let (number, code) = try await situation.arise(client)
        let tracked = try await client.get("track/\(number)?code=\(code)")
        let before = try client.town.position
        let body = Said.valid(action, [:]).adding(["code": .text(code)])
        let answer = try await client.post("track/\(number)/\(action.rawValue)", body)
        let listed = tracked.actions.contains(action.rawValue)
        #expect((answer.status == 200) == listed, "\(situation): \(action.rawValue): \(answer.text)")
        #expect((try client.town.position > before) == listed, "\(situation): \(action.rawValue)")
    }

    @Test func `actions: every action is somebody's to do at some point`() async throws {
        let town = try Town()
        try await town.serve { client in
            _ = try await client.registered()
            // The system alone concludes an inquiry, through its record.
            var seen: Set<Action> = [.urge, .rating, .finding]
            for situation in Situation.allCases {
                let number = try await situation.arise(client).number
                let all = Self.everything(number, try await client.slips(number))
                for account in Self.accounts {
                    let listed = try await client.get("matters/\(number)", as: account).actions
                    seen.formUnion(all.filter { listed.contains($0.listed) }.map(\.action))
                }
            }
            #expect(Set(Action.offered).subtracting(seen).map(\.rawValue) == [])
        }
    }
}
