// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// `GET /matters/{number}`.
extension MatterView {
    var whole: Fields { told.adding(["records": .list(records().map(brief)), "attachments": files]) }

    var files: Fields { .list(attachments().map { $0.fields(for: context.actor) }) }

    /// What the matter itself tells, without what lies beside it: the ledger's columns.
    var table: Fields { told }

    private var told: Fields {
        head.adding(unit == nil ? reported : reportedForUnit).adding(decided).adding(handled)
            .adding(unit == nil ? ended.adding(repeats) : .object([])).adding(tail)
    }

    /// A line of `GET /matters`: what every matter carries at least.
    var row: Fields {
        let head = head
        let standing = ["number", "stage", "outcome", "obstacle", "level", "channel"].map {
            Fields.Member($0, head[$0] ?? .null)
        }
        return Fields.object(standing).adding(report).adding([
            "reportedAt": time(reportedAt), "ratings": unit == nil ? ratings(matter.ratings) : .null,
            "version": Fields(version), "obligations": .list(obligations.map(fields)), "actions": actions,
            "slips": .list(slipsKnown.map(brief)),
        ])
    }

    /// What was told, as a list says it: the same words as the whole matter's.
    private var report: Fields {
        guard let report = matter.report else { return .object([]) }
        if unit != nil {
            let task = slips.last { $0.unit == unit }?.draft.task
            return [
                "title": keepsBack ? .null : said(report.title),
                "narrative": said(keepsBack ? task : report.narrative),
                "reason": keepsBack ? .null : said(report.reason), "unit": .null, "unitName": .null,
            ]
        }
        return [
            "title": said(matter.title(context.plan)), "narrative": said(report.narrative),
            "reason": said(report.reason), "unit": Fields(report.unit?.text),
            "unitName": report.unit == nil ? said(report.unitAsTold) : unitName(report.unit),
        ]
    }

    private var head: Fields {
        [
            "number": .text(number), "stage": .text(matter.stage.rawValue),
            "outcome": Fields(outcome?.rawValue),
            "obstacle": keepsBack ? .null : Fields(matter.obstacle), "level": Fields(matter.level),
            "channel": Fields(matter.report?.channel), "reportedAt": time(reportedAt),
            "registeredAt": time(matter.moments[.registration]), "version": Fields(version),
        ]
    }

    private var reportedAt: Instant? { matter.report?.happenedAt ?? matter.moments[.registration] }

    private var reported: Fields {
        guard let report = matter.report else { return .object([]) }
        let told: Fields = [
            "title": said(matter.title(context.plan)), "narrative": said(report.narrative),
            "reason": said(report.reason),
            "service": said(report.service), "unit": Fields(report.unit?.text),
            "unitName": report.unit == nil ? said(report.unitAsTold) : unitName(report.unit),
            "tried": tried(report.tried), "joint": Fields(report.joint), "keepSecret": .bool(report.keepSecret),
            "obstacleReported": Fields(matter.obstacleReported),
            "obstacleJudged": Fields(matter.obstacleJudged),
            "firstContactUnit": Fields(report.firstContactUnit?.text),
            "firstContactOn": Fields(describing: report.firstContactOn), "foreign": said(report.foreign),
            "foreignDue": Fields(describing: report.foreignDue),
            "proposal": said(report.proposal),
        ]
        guard mayKnowPersons else { return told }
        return told.adding([
            "reporter": fields(report.reporter), "applicant": fields(report.applicant),
            "agent": fields(report.agent),
        ])
    }

    /// 三员分立: whoever runs, secures or audits the system needs no reporter's name.
    var mayKnowPersons: Bool { !context.actor.runsSystem }

    /// What was told and by whom; when kept back the slip's words only (2.5).
    private var reportedForUnit: Fields {
        guard let report = matter.report else { return .object([]) }
        let task = slips.last { $0.unit == unit }?.draft.task
        let known: Fields = [
            "title": keepsBack ? .null : said(report.title),
            "narrative": said(keepsBack ? task : report.narrative),
            "reason": keepsBack ? .null : said(report.reason), "task": said(task),
            "service": keepsBack ? .null : said(report.service),
        ]
        guard !keepsBack, let reporter = person(report.reporter) else {
            return known.adding(["reporter": .null])
        }
        let shown = reporter.masked(!showsReporter)
        return known.adding(["reporter": ["name": .text(shown.name), "phone": Fields(shown.phone)]])
    }

    func fields(_ reference: PersonRef?) -> Fields {
        guard let person = reference.flatMap({ person($0) }) else { return .null }
        return person.masked(!showsReporter).fields
    }

    private func tried(_ tried: Tried?) -> Fields {
        guard let tried else { return .null }
        return [
            "where": said(tried.place), "times": Fields(tried.times), "step": said(tried.step),
            "since": Fields(describing: tried.since),
        ]
    }

    private var decided: Fields {
        guard let judgement = matter.judgement, unit == nil || judgement.decision != .merger else {
            return ["judgement": .null]
        }
        let decision: Fields = [
            "decision": .text(judgement.decision.rawValue),
            "obstacle": keepsBack ? .null : Fields(judgement.obstacle),
        ]
        guard unit == nil else { return ["judgement": decision] }
        let rest: Fields = [
            "further": Fields(judgement.further), "ground": Fields(judgement.ground),
            "explanation": said(judgement.explanation), "into": Fields(judgement.into?.text),
            "discretionary": .bool(judgement.discretionary), "by": Fields(matter.judge?.text),
            "countersignedBy": Fields(matter.countersigner?.text),
            "participants": .list(judgement.participants.map(fields)),
            "reply": fields(matter.judgementReply),
        ]
        return [
            "judgement": decision.adding(rest),
            "reconsideration": matter.reconsideration.map {
                ["granted": .bool($0.granted), "reason": said($0.reason)]
            } ?? .null,
        ]
    }

    private func fields(_ participant: Participant) -> Fields {
        [
            "account": Fields(participant.account?.text),
            "name": Fields(participant.name.flatMap { person($0)?.name }),
            "unit": participant.unit.map { .text($0.text) } ?? said(participant.unitAsTold),
            "opinion": said(participant.opinion),
        ]
    }

    private func fields(_ reply: Reply?) -> Fields {
        guard let reply else { return .null }
        return ["at": time(reply.at), "how": .text(reply.how.rawValue), "text": said(reply.text)]
    }

    private var handled: Fields {
        [
            "promise": matter.promise.map { Self.explained($0) } ?? .null,
            "promises": .list(
                matter.promises.map {
                    [
                        "level": Fields($0.level), "due": .text($0.promise.on.description),
                        "reason": unit == nil ? said($0.reason) : .null,
                    ]
                }),
            "slips": .list(slipsKnown.map(fields)), "minutes": .list(keepsBack ? [] : matter.minutes.map(fields)),
            "application": matter.application.map { application in
                ["reason": unit == nil ? said(application.reason) : .null, "pending": .bool(application.pending)]
            } ?? .null,
            "extension": matter.extensionAsked.map { asked in
                ["workdays": Fields(asked.request.workdays), "reason": said(asked.request.reason)]
            } ?? .null,
            "extensionsGranted": Fields(matter.extensionsGranted), "suspension": suspension,
            "workdaysStopped": Fields(matter.workdaysStopped), "completion": completion, "draft": draft,
        ]
    }

    private var suspension: Fields {
        guard let stop = matter.suspension?.suspension else { return .null }
        return [
            "ground": .text(stop.ground), "reason": said(stop.reason), "since": time(matter.suspendedAt),
            "until": .text(stop.until.description),
        ]
    }

    /// 拟办结 (3.4a), for whoever completes the matter.
    private var draft: Fields {
        guard let draft = matter.draft, unit == nil || unit == matter.leadSlip?.unit else { return .null }
        let completion = draft.completion
        return [
            "outcome": .text(completion.outcome.rawValue), "result": said(completion.result),
            "reply": fields(completion.reply), "by": .text(draft.by.text), "at": time(draft.at),
        ]
    }

    /// 邀请监督 (3.3): sent, answered, who came, what they said.
    private var oversight: Fields {
        guard let invitation = matter.oversightInvitation else { return .null }
        return [
            "to": .text(invitation.to.description), "invitedAt": time(matter.oversightInvitedAt),
            "answers": .list(
                matter.oversightAnswers.map { answer in
                    [
                        "comes": .bool(answer.comes), "opinion": said(answer.opinion),
                        "present": .list((answer.present ?? []).map(fields)),
                    ]
                }),
        ]
    }

    private var completion: Fields {
        guard let completion = matter.completion else { return .null }
        return [
            "outcome": .text(completion.outcome.rawValue), "result": said(completion.result),
            "reply": fields(completion.reply), "by": Fields(matter.completedBy?.text),
        ]
    }

    private func brief(_ record: StoredRecord) -> Fields {
        [
            "number": .text(record.number.text), "kind": .text(record.state.kind.rawValue),
            "phase": .text(record.state.phase.text), "open": .bool(record.state.isOpen),
        ]
    }

    private func fields(_ minutes: Minutes) -> Fields {
        [
            "on": .text(minutes.on.description), "place": said(minutes.place),
            "present": unit == nil ? .list(minutes.present.map(fields)) : .null,
            "conclusion": said(minutes.conclusion),
            "tasks": .list(
                minutes.tasks.filter { unit == nil || $0.unit == unit }.map {
                    ["unit": .text($0.unit.text), "task": said($0.task)]
                }),
        ]
    }

    private func fields(_ slip: Slip) -> Fields {
        let own = unit == nil || slip.unit == unit
        let always: Fields = [
            "number": .text(slip.number.text), "printed": .text(slip.draft.printed),
            "unit": .text(slip.unit.text), "unitName": unitName(slip.unit),
            "role": .text(slip.draft.role.rawValue), "state": .text(slip.state.rawValue),
            "due": Fields(describing: slip.due?.on), "dueAt": time(slip.due?.at),
            "level": Fields(slip.draft.level), "letter": .bool(slip.draft.letter),
            "rework": .bool(slip.draft.rework), "issuedAt": time(slip.issuedAt),
            "receivedAt": time(slip.receivedAt), "deemedReceived": .bool(slip.deemedReceived),
        ]
        guard own else {
            let told = leads ? telephones(slip.unit) : []
            return told.isEmpty ? always : always.adding(["telephones": Fields(told)])
        }
        return always.adding([
            "task": said(slip.draft.task), "taskForce": said(slip.taskForce?.text), "result": said(slip.result),
            "returned": slip.returned.map {
                ["reason": said($0.reason), "proposedUnit": Fields($0.proposedUnit?.text)]
            } ?? .null,
            "ruling": slip.ruling.map {
                [
                    "decision": .text($0.decision.rawValue), "unit": Fields($0.unit?.text),
                    "reason": said($0.reason),
                ]
            } ?? .null,
            "actions": .list(
                matter.actions(context).filter { $0.slip == slip.number }.map { .text($0.action.path($0.slip)) }),
        ])
    }

    /// What follows the completion is between the reporter, the office and oversight.
    private var ended: Fields {
        [
            "ratings": ratings(matter.ratings),
            "calls": .list(
                matter.calls.map { call in
                    [
                        "at": time(call.at), "by": .text(call.by.text), "reached": .bool(call.call.reached),
                        "ratings": ratings(call.call.ratings), "remark": said(call.call.remark),
                        "wayOut": Fields(call.call.wayOut?.rawValue), "reporter": Fields(call.call.reporter),
                        "voided": .bool(call.voided),
                    ]
                }),
            "inquiryOpen": .bool(matter.inquiryOpen),
            "findings": .list(
                matter.findings.map {
                    ["cause": .text($0.cause.rawValue), "text": said($0.text), "rework": .bool($0.rework)]
                }),
            "oversight": oversight, "filed": .bool(matter.filed), "history": history,
        ]
    }

    private var history: Fields {
        guard let history = matter.history else { return .null }
        return [
            "endedOn": Fields(describing: history.endedOn), "outcome": Fields(history.outcome?.rawValue),
            "result": said(history.result),
        ]
    }

    func ratings(_ ratings: Ratings?) -> Fields {
        guard let ratings else { return .null }
        return [
            "attitude": Fields(ratings.attitude), "result": Fields(ratings.result),
            "efficiency": Fields(ratings.efficiency), "integrity": Fields(ratings.integrity),
        ]
    }

    private var tail: Fields {
        [
            "obligations": .list(obligations.map(fields)), "actions": actions,
            "links": ["events": .text("/api/v1/matters/\(number)/events")],
        ]
    }
}
