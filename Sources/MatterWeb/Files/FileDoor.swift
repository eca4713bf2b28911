// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore
public import MatterStore
public import Wording

/// 文件之门. What files bring goes through the reader of the API and into the same lane: the third door beside API
/// and pages.
public struct FileDoor: Sendable {
    let store: Store
    let jurisdiction: JurisdictionID
    let chance: Chance

    public init(store: Store, jurisdiction: JurisdictionID, chance: @escaping Chance) {
        self.store = store
        self.jurisdiction = jurisdiction
        self.chance = chance
    }

    /// One line of a file, read as strictly as a request.
    public static func body(_ line: [UInt8]) throws -> Body {
        do { return try StrictJSON.body(line) } catch { throw LineFault(Problem(error)) }
    }

    /// One step as a client would post it, `/matters` or a path below a matter or a slip; nobody's account is a
    /// visitor's.
    ///
    /// Answers the number of what was opened or changed: a matter's or a record's.
    public func post(_ path: String, _ body: Body, by account: AccountID?, at now: Instant) async throws -> String {
        do {
            let session = try account.map { try signedIn($0, at: now) }
            let site = Site(
                store: store, jurisdiction: jurisdiction, clock: { now }, chance: chance, secureCookies: true)
            if path == "/matters" {
                return try await site.register(body, by: session?.actor ?? .reporter).number.text
            }
            if let session, let step = try step(path, body, session) { return try await site.take(step).number.text }
            let (matter, slip, action) = try place(path)
            return try await site.take(
                Step(
                    action: action, matter: matter, slip: slip, actor: session?.actor ?? .reporter,
                    unit: session?.unit, body: body)
            ).number.text
        } catch let fault as StoreFault {
            throw fault
        } catch {
            throw LineFault(Problem(any: error, id: "\(type(of: error))"))
        }
    }

    private func signedIn(_ account: AccountID, at now: Instant) throws -> Session {
        guard let account = try store.read(jurisdiction, { try $0.account(account, on: now.date) }) else {
            throw AccountRefusal.unknown(account)
        }
        return Session(account: account, token: "", byCookie: false)
    }

    /// `/undertakings`, `/undertakings/{number}/outcome`, `/matters/{n}/remedies`; nil when it is none of these.
    private func step(_ path: String, _ body: Body, _ session: Session) throws -> RecordStep? {
        let parts = path.split(separator: "/").map(String.init)
        if parts.count == 3, parts[0] == "matters", parts[2] == "remedies" {
            let (kind, rest) = try Site.remedy(body)
            return RecordStep(
                kind: kind, step: .opening, matter: MatterNumber(parts[1]), actor: session.actor, body: rest)
        }
        guard let kind = parts.first.flatMap({ RecordKind(plural: $0) }) else { return nil }
        if parts.count == 1 { return RecordStep(kind: kind, step: .opening, actor: session.actor, body: body) }
        guard parts.count == 3 else { throw Problem.notFound }
        return RecordStep(
            kind: kind, number: RecordNumber(parts[1]), step: StepID(parts[2]), actor: session.actor, body: body)
    }

    /// `/matters/{n}/judgement`, `/slips/{s}/receipt`, `/returns/{s}/ruling`.
    private func place(_ path: String) throws -> (MatterNumber, SlipNumber?, Action) {
        let parts = path.split(separator: "/", maxSplits: 2).map(String.init)
        guard parts.count == 3 else { throw Problem.notFound }
        if parts[0] == "matters" {
            guard let action = Action(rawValue: parts[2]), !action.concernsSlip, Action.offered.contains(action) else {
                throw Problem.notFound
            }
            return (MatterNumber(parts[1]), nil, action)
        }
        let slip = SlipNumber(parts[1])
        let action = Action.offered.first { $0.concernsSlip && "/" + $0.path(slip) == path }
        guard let action, let matter = try store.read(jurisdiction, { try $0.matter(of: slip) }) else {
            throw Problem.notFound
        }
        return (matter, slip, action)
    }
}

/// Why a line of a file was not taken; its sentence names each field.
public struct LineFault: Error, Sendable {
    let problem: Problem

    init(_ problem: Problem) { self.problem = problem }

    public func sentence(_ language: Language) -> String {
        if problem.errors.isEmpty { return problem.detail(language) }
        return problem.errors.map { "\($0.path) — \($0.sentence(language))" }.joined(separator: " ")
    }
}
