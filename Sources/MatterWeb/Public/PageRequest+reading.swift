// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore

extension PageRequest {
    /// One matter as its reporter sees it; number and code were proved before.
    func reading<T: Sendable>(
        forReporter number: MatterNumber, _ body: @escaping @Sendable (MatterReading) throws -> T
    ) async throws -> T {
        let request = self
        return try await site.read { reader in
            try reader.reading(number, request, .reporter, actor: .reporter, unit: nil, body)
        }
    }

    /// One matter as this official may see it.
    func reading<T: Sendable>(
        _ number: MatterNumber, _ body: @escaping @Sendable (MatterReading) throws -> T
    ) async throws -> T {
        let request = self
        let session = try official
        let audience: MatterReading.Audience = session.unit.map { .unit($0) } ?? .desk
        return try await site.read { reader in
            try reader.reading(number, request, audience, actor: session.actor, unit: session.unit, body)
        }
    }
}

extension Reader {
    /// A matter without its story: what a row of a list tells. `calls`: with what somebody who waits said (3.1, 3.3).
    func glance<T>(
        _ number: MatterNumber, _ request: PageRequest, _ session: Session, calls: Bool = false,
        _ body: (MatterReading) throws -> T
    ) throws -> T {
        let audience: MatterReading.Audience = session.unit.map { .unit($0) } ?? .desk
        let record = try record(number, Site.viewer(session.unit))
        let entries = try calls ? self.calls(of: number, to: session.unit) : []
        return try view(record, session.actor, session.unit, request.now) { view in
            try body(
                MatterReading(
                    view: view, audience: audience, words: request.words(view.context.calendar), entries: entries,
                    names: [:]))
        }
    }

    func reading<T>(
        _ number: MatterNumber, _ request: PageRequest, _ audience: MatterReading.Audience, actor: Actor,
        unit: UnitID?, _ body: (MatterReading) throws -> T
    ) throws -> T {
        let record = try record(number, Site.viewer(unit))
        let entries = try knownEvents(of: number).map {
            MatterReading.Entry(
                at: $0.at, actor: $0.actor, fact: try EventCoding.matterEvent($0).fact,
                standing: try standing($0.actor, on: $0.at.date))
        }
        let names = try names(of: entries, on: request.now.date)
        return try view(record, actor, unit, request.now) { view in
            try body(
                MatterReading(
                    view: view, audience: audience, words: request.words(view.context.calendar),
                    entries: entries, names: names))
        }
    }

    /// Only where the event says that she had a role lent.
    private func standing(_ actor: Actor, on day: LocalDate) throws -> [String] {
        if actor.roles.count == 1 { return [] }
        return try stoodFor(by: actor.account, on: day).filter {
            actor.roles.contains($0.role) && $0.role != actor.role
        }
        .map { lent in
            let name = try account(lent.account, on: day)?.name ?? ""
            return name.isEmpty ? lent.account.text : name
        }
    }

    private func names(of entries: [MatterReading.Entry], on day: LocalDate) throws -> [AccountID: String] {
        var names: [AccountID: String] = [:]
        for account in Set(entries.map(\.actor.account)) {
            names[account] = try self.account(account, on: day)?.name
        }
        return names
    }
}
