// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import Wording

/// 办一步. One action somebody asks for, from whatever door: decoded, decided, stored and answered in one place.
struct Step: Sendable {
    let action: Action
    let matter: MatterNumber
    var slip: SlipNumber?
    let actor: Actor
    /// Set when a unit acts: it reaches only matters and slips it may see.
    var unit: UnitID?
    let body: Body
    /// The version she had before her, as she saw it.
    var version: Int?
    var idempotency: IdempotencyKey?
}

extension Site {
    /// Throws `FieldErrors` when the content has no shape, `Refusal` when a rule says no.
    func take(_ step: Step) async throws -> Receipt {
        let now = clock()
        let (drawn, codes) = try await read { [chance] reader in
            let record = try reader.record(step.matter, Self.viewer(step.unit))
            if let slip = step.slip { try Self.refuseHidden(slip, record.matter, step.unit) }
            let commands = try CommandReader(reader, now: now, chance)
            let command = try commands.command(step.action, step.body, slip: step.slip)
            var submission = Submission(
                command, on: step.matter, by: step.actor.presenting(commands.evidence), at: now)
            submission.bring(commands.drafting)
            return (submission, commands.codes)
        }
        var submission = drawn
        submission.expected = step.version.map { step.unit == nil ? .whole($0) : .forUnits($0) }
        submission.idempotency = step.idempotency
        submission.answer = { matter, context, _ in
            let summary = MatterView(matter: matter, context: context, unit: step.unit).summary
            guard let code = codes.first, !code.isEmpty else { return Array(summary.json.utf8) }
            return Array(summary.adding(["trackingCode": .text(code)]).json.utf8)
        }
        return try await store.lane(jurisdiction).submit { [submission] in try $0.handle(submission) }
    }

    /// 登记 (3.1). The answer carries the number and the code the reporter keeps.
    func register(
        _ body: Body, by actor: Actor, language: Language = .chinese, idempotency: IdempotencyKey? = nil
    ) async throws -> Receipt {
        let now = clock()
        let code = TrackingCode.make(chance)
        let similar = try await similar(to: body, actor, now, language)
        let (drawn, others, doubts) = try await read { [chance] reader in
            let commands = try CommandReader(reader, now: now, chance)
            let command = try commands.registration(
                body, trackingCode: code, byOfficial: actor.role != .reporter)
            var submission = Submission(command, on: nil, by: actor, at: now)
            submission.bring(commands.drafting)
            return (submission, commands.codes, commands.doubts)
        }
        var submission = drawn
        submission.idempotency = idempotency
        submission.answer = { matter, context, _ in
            let view = MatterView(matter: matter, context: context, unit: nil)
            let more: Fields = [
                "trackingCode": .text(code),
                "warnings": doubts.isEmpty ? .null : .list(doubts.map { $0.fields(language) }),
                "similar": similar.map { .list($0) } ?? .null,
            ]
            let representatives = Self.representatives(others, matter)
            return Array(view.summary.adding(more.withoutNulls).adding(representatives).json.utf8)
        }
        return try await store.lane(jurisdiction).submit { [submission] in try $0.handle(submission) }
    }

    /// 落稳. What was found by reading may still wait for a stand-by; after one more commit it does not.
    func confirmed() async throws { try await store.lane(jurisdiction).submit { _ in } }

    /// 代表人的查询码 (D1), each beside the number her person has in the matter.
    private static func representatives(_ codes: [String], _ matter: Matter) -> Fields {
        let named = zip(matter.jointReporters.map(\.id), codes).filter { !$1.isEmpty }
        if named.isEmpty { return .object([]) }
        return ["representatives": .list(named.map { ["reporter": Fields($0), "trackingCode": .text($1)] })]
    }

    /// What was told before, as it was when she began to write; nil for whoever may not know.
    private func similar(
        to body: Body, _ actor: Actor, _ now: Instant, _ language: Language
    ) async throws -> [Fields]? {
        guard actor.unit == nil, !actor.roles.isDisjoint(with: Self.registrars) else { return nil }
        let unit = body.fields["unit"]?.text
        await catchUp()
        return try await read { reader in
            let units = try reader.organisation().units
            let known = unit.flatMap { name in units[UnitID(name)]?.id ?? units.values.first { $0.name == name }?.id }
            return try reader.similar(Told(body.fields, unit: known), actor, now, language)
        }
    }

    static func viewer(_ unit: UnitID?) -> Viewer { unit.map { .unit($0, hiding: []) } ?? .everything }

    /// Another unit's slip does not exist for her, unless it leads.
    private static func refuseHidden(_ slip: SlipNumber, _ matter: Matter, _ unit: UnitID?) throws(Refusal) {
        guard let found = matter.slip(slip) else { throw Refusal(.slipUnknown, "3.3", [slip.text]) }
        guard let unit else { return }
        if !matter.reads(found, unit) { throw Refusal(.slipUnknown, "3.3", [slip.text]) }
    }
}

extension Action {
    /// What people may ask for; what only the system does has no address.
    static let offered = allCases.filter { $0.roles != [.system] }
}

extension CommandReader {
    /// Knows the units and accounts of this moment.
    convenience init(_ reader: Reader, now: Instant, _ chance: @escaping Chance) throws {
        self.init(
            drafting: Drafting(chance), organisation: try reader.organisation(), now: now,
            areaCode: try reader.plan().areaCode, obstacles: try reader.plan().obstacles,
            makeCode: { TrackingCode.make(chance) }, knowsAccount: { reader.knows($0, on: now.date) })
    }
}

extension Reader {
    /// An account that cannot be read now is not one to name now.
    fileprivate func knows(_ account: AccountID, on day: LocalDate) -> Bool {
        do { return try self.account(account, on: day)?.disabled == false } catch { return false }
    }
}

extension MatterView {
    /// Without words: what a step answers inside the lane.
    init(matter: Matter, context: Context, unit: UnitID?) {
        self.init(matter: matter, context: context, unit: unit, text: { _ in nil }, person: { _ in nil })
    }
}

/// 查询码. Eight characters nobody mistakes for another, printed on the receipt.
enum TrackingCode {
    private static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")

    /// 草稿号 is longer: it stands alone, without a number beside it.
    static let draftLength = 12

    static func make(_ chance: Chance, _ length: Int = 8) -> String {
        var code = ""
        while code.count < length {
            // Bytes past the last whole round would make the first letters more frequent.
            for byte in chance(16) where Int(byte) < 256 / alphabet.count * alphabet.count && code.count < length {
                code.append(alphabet[Int(byte) % alphabet.count])
            }
        }
        return code
    }

    /// As typed: case and spaces do not matter. Every character is looked at, whatever the first says.
    static func fits(_ typed: String, _ kept: String?) -> Bool {
        let typed = Array(typed.uppercased().filter { !$0.isWhitespace && $0 != "-" }.utf8)
        guard let kept, !kept.isEmpty, typed.count == kept.utf8.count else { return false }
        return zip(typed, kept.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
