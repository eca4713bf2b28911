// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import MatterCore
import MatterStore

extension Site {
    /// Reading matters and obligations.
    var matterRoutes: [Route] {
        [
            Route(
                method: .get, path: "\(Self.api)/matters", summary: "The ledger, the newest first",
                access: .session, parameters: Self.ledgerParameters, answer: .found(.matter)
            ) { request, context in
                let session = try context.signedIn
                let query = try await ledgerQuery(request, session)
                return .bytes(Array(try await ledgerPage(query, session).utf8))
            },
            exportRoute,
            Route(
                method: .get, path: "\(Self.api)/matters/{number}", summary: "One matter", access: .session,
                answer: .matter
            ) { _, context in
                let session = try context.signedIn
                let number = MatterNumber(context.part("number"))
                let (whole, persons) = try await view(number, session) { ($0.whole, $0.personsShown) }
                try await enter(persons, of: number, for: .duty, by: session)
                var response = Response.json(whole)
                response.headers[.eTag] = whole["version"]?.integer.map { "\"\($0)\"" }
                return response
            },
            Route(
                method: .get, path: "\(Self.api)/matters/{number}/events", summary: "What happened, the oldest first",
                access: .session, answer: .object([Shape.Property("items", .list(.event))])
            ) { _, context in
                let number = MatterNumber(context.part("number"))
                return .json(try await events(number, try context.signedIn, context.language))
            },
            Route(
                method: .get, path: "\(Self.api)/obligations", summary: "What is owed, the earliest due first",
                access: .session, parameters: Self.owedParameters, answer: .page(.obligation)
            ) { request, context in
                .json(try await owedPage(request, try context.signedIn))
            },
        ]
    }

    /// Reads one matter as this session may see it.
    func view<T: Sendable>(
        _ number: MatterNumber, _ session: Session, _ body: @escaping @Sendable (MatterView) throws -> T
    ) async throws -> T {
        let now = clock()
        return try await read { reader in
            let record = try reader.record(number, Self.viewer(session.unit))
            return try reader.view(record, session.actor, session.unit, now, body)
        }
    }
}

extension Reader {
    /// Looks words and persons up while the view is made; a fault of the database is not taken for an erased text.
    func view<T>(
        _ record: Record, _ actor: Actor, _ unit: UnitID?, _ now: Instant, _ body: (MatterView) throws -> T
    ) throws -> T {
        let lookup = Lookup(self)
        let context = try context(record, actor, at: now)
        let silent = record.matter.withholdsWords(from: actor, context.plan)
        let view = MatterView(
            matter: record.matter, context: context, unit: unit,
            text: { silent ? nil : lookup.text($0) }, person: { silent ? nil : lookup.person($0) },
            records: { lookup.found { try self.records(of: record.number, for: actor) } ?? [] },
            attachments: { lookup.found { try self.attachments(of: .matter(record.number), for: actor) } ?? [] },
            other: { number in lookup.found { try self.record(number, .everything).matter } },
            telephones: { unit in lookup.found { try self.telephones(of: unit, on: now.date) } ?? [] })
        let answer = try body(view)
        if let fault = lookup.fault { throw fault }
        return answer
    }
}

extension Reader {
    /// 通讯录 (4.1): the liaison's telephones, or those of whoever else is there for the unit.
    fileprivate func telephones(of unit: UnitID, on day: LocalDate) throws -> [String] {
        let liaisons = try posts(on: day).filter { $0.unit == unit && $0.kind == .liaison }.map(\.account)
        let people = try accounts(on: day).filter { $0.unit == unit && !$0.disabled }
        let first = people.filter { liaisons.contains($0.id) }
        let found = (first.isEmpty ? people : first).flatMap { [$0.officePhone, $0.phone] }.filter { !$0.isEmpty }
        return found.enumerated().filter { !found[..<$0.offset].contains($0.element) }.map(\.element).prefix(2).map(
            \.self)
    }

    /// Records about one matter that this person may know of, the oldest first.
    func records(of matter: MatterNumber, for actor: Actor) throws -> [StoredRecord] {
        // The person who told us is told of what was promised with her, and of nothing else.
        let hers = RecordKind.allCases.filter { Procedure.of($0).readers.reporter }
        var query = actor.role == .reporter ? RecordQuery(hers) : RecordQuery.readable(by: actor)
        query.matter = matter
        query.limit = LedgerQuery.most
        return try records(query).items.reversed()
    }
}

/// Erasable words by reference, with the first fault met on the way.
final class Lookup {
    private let reader: Reader
    private(set) var fault: (any Error)?

    init(_ reader: Reader) { self.reader = reader }

    func text(_ reference: TextRef) -> String? { found { try reader.text(reference) } }

    func person(_ reference: PersonRef) -> Particulars? { found { try reader.person(reference) } }

    func found<Value>(_ look: () throws -> Value?) -> Value? {
        do { return try look() } catch {
            fault = fault ?? error
            return nil
        }
    }
}
