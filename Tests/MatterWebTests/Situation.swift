// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Testing

@testable import MatterWeb

/// A matter brought to one point of its way, over HTTP as people would.
enum Situation: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case reported, sentHere, convened, declined, countersigned, declineTold, reconsiderationAsked, accepted, drafted
    case checked, issued, received, two, supportingDone, returned, suspended, extensionAsked, levelThreeAsked
    case instructed, sentToLeader, completed, explained, waiting, calledPoor, calledWell, closed, filed, withdrawn
    case linked, merged, mergedTold, joint

    var testDescription: String { rawValue }

    /// What must happen before, and the steps that lead on from there: account, path, body.
    private var way: (Situation?, [(String, String, Fields)]) {
        switch self {
        case .reported, .sentHere: (nil, [])
        case .convened: (.reported, [("office", "convening", ["siteVisit": true])])
        case .declined: (.reported, [("office", "judgement", Said.decline)])
        case .countersigned: (.declined, [("head", "countersignature", [:])])
        case .declineTold: (.countersigned, [("office", "decline-reply", Said.reply)])
        case .reconsiderationAsked: (.declineTold, [("window", "reconsideration", ["reason": "不在法院"])])
        case .accepted: (.reported, [("office", "judgement", Said.acceptance)])
        case .drafted: (.accepted, [("office", "coordination", Said.oneUnit.adding(["draft": true]))])
        case .checked: (.drafted, [("office2", "check", [:])])
        case .issued: (.accepted, [("office", "coordination", Said.oneUnit)])
        case .received: (.issued, [("resources", "receipt", [:])])
        case .two: (.accepted, [("office", "coordination", Said.twoUnits)])
        case .supportingDone: (.two, [("police", "completion", ["result": "已核实"])])
        case .returned: (.issued, [("resources", "receipt", [:]), ("resources", "return", ["reason": "不归我们"])])
        case .suspended:
            (.received, [("head", "suspension", ["ground": "appraisal", "reason": "等鉴定", "until": "2026-03-09"])])
        case .extensionAsked:
            (.received, [("resources", "extension", ["workdays": 1, "reason": "材料多", "reporterTold": true])])
        case .levelThreeAsked: (.accepted, [("office", "level-three-application", ["reason": "要突破"])])
        case .instructed: (.levelThreeAsked, [("leader", "level-three-application/instruction", Said.instruction)])
        case .completed: (.received, [("resources", "completion", Said.completion)])
        case .sentToLeader: (.received, [("resources", "completion", Said.completion.adding(["toLeader": true]))])
        case .explained: (.received, [("resources", "completion", Said.completion(outcome: "explained"))])
        case .waiting:
            (
                .received,
                [
                    ("resources", "completion", Said.completion(outcome: "waiting")),
                    ("head", "completion/approval", ["approved": true]),
                ]
            )
        case .calledPoor: (.completed, [("office2", "follow-up-calls", Said.call(1))])
        case .calledWell: (.completed, [("office2", "follow-up-calls", Said.call(5))])
        case .closed: (.calledWell, [("office", "closure", [:])])
        case .filed: (.closed, [("office", "filing", [:])])
        case .linked: (.reported, [("window", "links", ["other": "500231-2026-000001", "reason": "同一件事"])])
        case .merged:
            (
                .reported,
                [
                    (
                        "office", "judgement",
                        ["decision": "merger", "into": "500231-2026-000001", "explanation": "同一件事，一起办。"]
                    )
                ]
            )
        case .mergedTold: (.merged, [("window", "decline-reply", Said.reply)])
        case .joint:
            (
                .received,
                [("window", "joint-reporters", ["name": "王五", "phone": "13800000005", "representative": true])]
            )
        case .withdrawn: (.issued, [("window", "withdrawal", ["reason": "不办了"])])
        }
    }

    private static let aboutSlips: Set<String> = ["check", "receipt", "return"]

    /// The matter's number.
    func arise(_ client: Client) async throws -> (number: String, code: String) {
        let (before, steps) = way
        let found: (number: String, code: String)
        if let before {
            found = try await before.arise(client)
        } else {
            let report = try await client.registered(self == .sentHere ? Said.sentHere : Said.report)
            found = (report.number, report.fields["trackingCode"]?.text ?? "")
        }
        for (account, path, body) in steps {
            let slips = try await client.slips(found.number)
            let isSlip = Self.aboutSlips.contains(path) || (path == "completion" && account == "police")
            let place = isSlip ? "slips/\(slips.last ?? "")" : "matters/\(found.number)"
            try await client.must("\(place)/\(path)", as: account, body)
        }
        return found
    }
}

extension Said {
    static let instruction: Fields = [
        "text": "同意，请自然资源局牵头。", "deadline": "2026-03-20",
        "slips": [["unit": "natural-resources", "role": "lead", "task": "请牵头"]],
        "milestones": [["on": "2026-03-10", "task": "拿出方案"]],
    ]

    static let sentHere: Fields = report(channel: "qungong").adding(["foreign": "QG-1", "foreignDue": "2026-03-20"])

    static func completion(outcome: String) -> Fields {
        completion.without("outcome").adding(["outcome": .text(outcome)])
    }

    static func call(_ rating: Int) -> Fields {
        let value = Fields(rating)
        return [
            "reached": true,
            "ratings": ["attitude": value, "result": value, "efficiency": value, "integrity": value],
        ]
    }

    /// A request for this action that nothing but a rule about who and when could refuse.
    static func valid(_ action: Action, _ matter: Fields) -> Fields {
        switch action {
        case .contact: ["how": "phone"]
        case .supplement, .urge, .senderReply: ["text": "请尽快"]
        case .withdrawal, .reconsideration, .levelThreeApplication, .completionReturn, .followUpCallVoid:
            ["reason": "情况有变"]
        case .correction: ["field": "title", "text": "更正后的标题", "reason": "打错字"]
        case .onTheSpotResolution: ["result": "当场办好", "reply": reply]
        case .convening: ["units": ["natural-resources", "public-security"]]
        case .judgement: acceptance
        case .declineReply: reply
        case .reconsiderationDecision: ["granted": true, "reason": "可以", "obstacle": "needs-help"]
        case .extensionDecision: ["granted": true, "reason": "可以"]
        case .reclassification: ["obstacle": "needs-help", "reason": "看错了"]
        case .coordination: matter["level"] == 3 ? ["level": 3, "slips": oneUnit["slips"] ?? []] : oneUnit
        case .escalation:
            ["reason": "要两家", "slips": [["unit": "civil-affairs", "role": "supporting"]], "minutes": "两家一起办"]
        case .instruction: instruction
        case .milestones: ["obligation": milestone(matter), "text": "方案已报"]
        case .minutes: ["on": "2026-03-02", "conclusion": "一致同意"]
        case .extension: ["workdays": 1, "reason": "材料多", "reporterTold": true, "evidence": "3 月 2 日电话"]
        case .suspension:
            ["ground": "appraisal", "reason": "等鉴定", "until": "2026-03-09", "approver": "head"]
        case .completion: completion.adding(["evidence": "3 月 2 日电话"])
        case .completionSubmission: ["approved": true, "evidence": "3 月 2 日签字件"]
        case .completionApproval: ["approved": true]
        case .recheck: ["conditionMet": true, "note": "条件已具备"]
        case .followUpCalls: call(5)
        case .rating: ["ratings": ["attitude": 5, "result": 4]]
        case .progress: ["how": "phone", "text": "还差一个章", "until": "2026-03-09", "evidence": "3 月 2 日电话"]
        case .oversightAnswer: ["comes": true]
        case .linkRemoval: ["other": .text(neighbour), "reason": "同一件事"]
        case .links:
            // One that is linked already needs another to be linked with.
            ["other": .text(matter["linked"]?.list?.isEmpty == false ? second : neighbour), "reason": "同一件事"]
        case .merger: ["into": .text(neighbour), "reason": "同一件事"]
        case .mergerUndoing: ["reason": "不是同一件事"]
        case .jointReporters: ["name": "王五", "phone": "13800000005", "representative": true]
        case .jointReporterRemoval: ["reporter": 1, "reason": "不再参加"]
        default: valid(slip: action)
        }
    }

    /// The matter every county of these tests begins with: open, and there to be linked with or merged into.
    static let neighbour = "500231-2026-000001"
    static let second = "500231-2026-000002"

    private static func valid(slip action: Action) -> Fields {
        switch action {
        case .slipReceipt: ["taskForce": "组长王五", "evidence": "3 月 2 日电话"]
        case .slipTaskForce: ["taskForce": "组长王五", "evidence": "3 月 2 日电话"]
        case .slipReturn: ["reason": "不归我们", "evidence": "3 月 2 日电话"]
        case .slipNote: ["text": "还等一份材料", "evidence": "3 月 2 日电话"]
        case .slipCompletion: ["result": "已办好", "evidence": "3 月 2 日电话"]
        case .returnRuling: ["decision": "stay", "reason": "仍由你办"]
        default: [:]
        }
    }

    private static func milestone(_ matter: Fields) -> Fields {
        let owed = matter["obligations"]?.list?.first { $0["act"] == "milestone" }
        return owed?["id"] ?? 1
    }
}
