// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import MatterCore
import MatterStore

/// 查进度 (3.1). What the person who told us sees and may do, with the number and the code of the receipt.
extension Site {
    /// What a reporter may ask for herself.
    static let reporterActions: [Action] = [.rating, .supplement, .urge, .withdrawal, .reconsideration]

    var trackingRoutes: [Route] {
        let path = "\(Self.api)/track/{number}"
        let follow = Route(
            method: .get, path: path, summary: "Where a matter stands, for the person who told us",
            access: .open, parameters: [.init("code", .identifier, required: true)], answer: .tracked
        ) { request, context in
            let code = try Self.fields(request).optionalText("code", most: Limits.identifier)
            let number = MatterNumber(context.part("number"))
            try await refuseWrongCode(number, code ?? "", from: address(of: request, context))
            return .json(try await tracked(number))
        }
        return [follow]
            + Self.reporterActions.map { action in
                Route(
                    method: .post, path: "\(path)/\(action.rawValue)",
                    summary: "\(action.clause) \(action.rawValue), by the person who told us", access: .open,
                    body: .request(action).adding([Shape.Property("code", .identifier)]), answer: .tracked
                ) { request, context in
                    try await reporterStep(action, request, context)
                }
            }
    }

    private func reporterStep(_ action: Action, _ request: Request, _ context: SiteContext) async throws -> Response {
        let read = try await body(of: request, context)
        let number = MatterNumber(context.part("number"))
        let code = read.body.fields["code"]?.text ?? ""
        var body = read.body
        body.fields = body.fields.without("code")
        try await refuseWrongCode(number, code, from: address(of: request, context))
        let key = try Self.idempotency(request, read.bytes)
        _ = try await take(
            Step(action: action, matter: number, actor: .reporter, body: body, idempotency: key))
        return .json(try await tracked(number))
    }

    /// Number and code are wrong together: neither is told apart, and guessing ends soon.
    func refuseWrongCode(_ number: MatterNumber, _ code: String, from address: String) async throws {
        let guess = Guess("track", number.text)
        try await refuseGuessing(guess) { Problem.tooMany(seconds: $0 * 60) }
        try admit(.wrongCodes, address)
        let (fits, known) = try await read { reader in
            do {
                let record = try reader.record(number, .everything)
                let fits = try record.matter.codes.map { try reader.text($0) }.reduce(false) { fits, kept in
                    // Every code is looked at, whichever fits.
                    let this = TrackingCode.fits(code, kept)
                    return fits || this
                }
                return (fits, true)
            } catch let refusal as Refusal where refusal.code == .matterUnknown {
                return (false, false)
            }
        }
        guard fits else {
            try await wrong(guess, known: known)
            visits.count(.wrongCodes, address, at: clock())
            throw Problem(404, .trackingCodeWrong)
        }
        try await right(guess)
    }

    /// The code was proved before.
    private func tracked(_ number: MatterNumber) async throws -> Fields {
        let now = clock()
        return try await read { reader in
            let record = try reader.record(number, .everything)
            return try reader.view(record, .reporter, nil, now) { $0.tracked }
        }
    }
}

extension Matter {
    /// 查询码: of whoever registered it, and of each representative.
    var codes: [TextRef] {
        [report?.tracking].compactMap(\.self) + jointReporters.compactMap(\.tracking)
    }
}

extension MatterView {
    /// Plain: where it stands, until when, what was answered, and what one may do.
    var tracked: Fields {
        let told = matter.judgementRepliedAt == nil ? nil : matter.judgement
        return [
            "number": .text(number), "title": said(matter.title(context.plan)), "stage": .text(matter.stage.rawValue),
            "outcome": Fields(matter.outcome?.rawValue), "level": Fields(matter.level),
            "reportedAt": time(matter.report?.happenedAt ?? matter.moments[.registration]),
            "promise": matter.promise.map { Self.explained($0) } ?? .null,
            "decision": Fields(told?.decision.rawValue), "explanation": said(told?.explanation),
            "answers": .list([matter.judgementReply?.text, matter.completion?.reply.text].compactMap { $0 }.map(said)),
            "suspended": suspended, "workdaysStopped": Fields(matter.workdaysStopped),
            "actions": .list(
                matter.actions(context).map(\.action).filter(Site.reporterActions.contains)
                    .map { .text($0.rawValue) }),
            "hotlines": .list(context.plan.hotlines.map(\.fields)), "records": .list(records().map(promised)),
            "attachments": files, "merged": whereItWentOn,
        ]
    }

    /// 与反映人有关的记录: what was promised with her, and by when.
    private func promised(_ record: StoredRecord) -> Fields {
        let values = record.state.values
        return [
            "kind": .text(record.state.kind.rawValue), "phase": .text(record.state.phase.text),
            "open": .bool(record.state.isOpen), "papers": said(values["papers"]?.text),
            "promised": Fields(describing: values["promised"]?.day),
            "consequence": Fields(values["consequence"]?.choice),
        ]
    }

    /// 中止计时 is shown to the reporter with its reason and end (3.3).
    private var suspended: Fields {
        guard let stop = matter.suspension?.suspension else { return .null }
        let ground = context.plan.suspensionGrounds.first { $0.id == stop.ground }
        return [
            "ground": .text(ground?.name ?? stop.ground), "advice": Fields(ground?.advice),
            "until": .text(stop.until.description), "since": time(matter.suspendedAt),
        ]
    }
}
