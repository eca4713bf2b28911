// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// For every action, ways of asking for it. The first is valid wherever the action is open; the rest try content
/// that some rule may refuse. `{slip}` is the slip it concerns, `{+9}` the day nine days on.
enum Deeds {
    static func all(_ action: Action) -> [String] {
        switch action {
        case .contact: ["contacts", "contacts nobody"]
        case .supplement: ["supplements"]
        case .convening: ["convenes land police", "convenes land", "convenes land site", "convenes nowhere"]
        case .judgement:
            [
                "accepts complex", "accepts obstructed other", "accepts complex at 1 land",
                "accepts obstructed at 1 land wordless",
                "declines petition",
                "accepts missing-evidence at 2 land police", "accepts other at 2 land bank tax minutes", "consults",
                "refers", "merges 500231-2026-000099", "accepts", "accepts complex alone", "declines boredom",
                "accepts needs-help at 1 housing draft", "accepts complex at 3 land",
            ]
        case .countersignature: ["countersigns"]
        case .declineReply: ["replies"]
        case .reconsideration: ["asks-again"]
        case .reconsiderationDecision: ["grants complex", "upholds", "grants"]
        case .reclassification: ["reclassifies rigid-reading", "reclassifies obstructed", "reclassifies other"]
        case .correction: ["corrects title", "corrects unit=police", "corrects reporter", "corrects unit=nowhere"]
        case .senderReply: ["answers-sender"]
        case .withdrawal: ["withdraws"]
        case .onTheSpotResolution: ["settles"]
        case .urge: ["urges"]
        case .filing: ["files"]
        case .closure: ["closes"]
        case .reminders: ["reminds", "reminds land", "reminds bank"]
        case .minutes: ["minutes"]
        case .milestones: ["reports-milestone", "reports-milestone 999"]
        case .progress: ["tells", "tells can", "tells cannot {+9}", "tells {+0}"]
        case .oversightAnswer: ["answers", "answers came", "answers no", "answers opinion"]
        case .resumption: ["resumes"]
        default: working(action)
        }
    }

    private static func working(_ action: Action) -> [String] {
        switch action {
        case .coordination:
            [
                "coordinates 1 land", "coordinates 3 land", "coordinates 2 land police",
                "coordinates 2 police land draft",
                "coordinates 2 land tax minutes", "coordinates 1 bank", "coordinates 3 land police minutes",
                "coordinates 1 land helpers", "coordinates 2 land",
            ]
        case .escalation: ["escalates housing", "escalates police health minutes", "escalates", "escalates lead-town"]
        case .levelThreeApplication: ["applies"]
        case .instruction:
            [
                "instructs {+30}", "instructs {+12} land police", "instructs {+40} by {+9} {+20}", "rejects",
                "instructs {+20} health supported", "instructs {+0}", "instructs {+10} by {+20}",
            ]
        case .slipCheck: ["checks {slip}"]
        case .slipSignature: ["signs {slip}"]
        case .slipReceipt: ["receives {slip}", "receives {slip} force"]
        case .slipTaskForce: ["names-force {slip}"]
        case .slipReturn: ["returns {slip}", "returns {slip} health"]
        case .returnRuling: ["rules {slip} stay", "rules {slip} town", "rules {slip} land", "rules {slip} nobody"]
        case .slipCompletion: ["finishes {slip}"]
        case .slipNote: ["notes {slip}"]
        case .extension: ["asks-extension 1", "asks-extension 2", "asks-extension 5", "asks-extension 1 untold"]
        case .extensionDecision: ["extends", "denies-extension"]
        case .suspension:
            [
                "suspends publication {+14} approver=head", "suspends waiting-for-papers {+9} reporter approver=head",
                "suspends appraisal {+90} approver=head", "suspends boredom {+9}", "suspends publication {+5}",
            ]
        default: ending(action)
        }
    }

    private static func ending(_ action: Action) -> [String] {
        switch action {
        case .completion:
            [
                "completes resolved", "completes partly", "completes explained", "completes waiting",
                "completes merged",
                "completes resolved to-leader",
            ]
        case .completionSubmission: ["submits", "hands-back", "hands-back silent"]
        case .completionReturn: ["sends-back"]
        case .completionApproval: ["approves", "disapproves"]
        case .recheck: ["rechecks met", "rechecks not"]
        case .officeCopyReceipt: ["keeps-copy office"]
        case .oversightCopyReceipt: ["keeps-copy oversight"]
        case .followUpCalls:
            [
                "calls 5 5 5 5", "calls nobody", "calls 5 1 5 5", "calls nobody unreached", "calls reached declined",
                "calls 9 9 9 9", "calls nobody no-phone",
            ]
        case .followUpCallVoid: ["voids"]
        case .rating: ["rates 5 5 5 5", "rates 5 1 5 5", "rates 9 9 9 9"]
        case .finding: ["finds policy", "finds rework"]
        case .links:
            [
                "links 500231-2026-000099", "links 500231-2026-000098", "links 500231-2026-000001",
                "links 500231-2026-000777",
            ]
        case .linkRemoval: ["unlinks 500231-2026-000099", "unlinks 500231-2026-000098"]
        case .merger:
            ["98", "99", "97", "96", "95", "94"].map { "moves-into 500231-2026-0000\($0)" }
        case .mergerUndoing: ["parts"]
        case .jointReporters: ["joins", "joins speaks", "joins no-phone"]
        case .jointReporterRemoval: ["leaves 1", "leaves 2", "leaves 9"]
        default: []
        }
    }

    /// The deed's places filled in.
    static func filled(_ deed: String, _ slip: SlipNumber?, _ story: Story) -> String {
        deed.split(separator: " ").map { word -> String in
            if word == "{slip}" { return slip?.text ?? "nobody" }
            guard word.hasPrefix("{+"), let days = Int(word.dropFirst(2).dropLast()) else { return String(word) }
            return story.now.date.adding(days: days).description
        }.joined(separator: " ")
    }

    /// A command nothing in it can be refused for.
    static func valid(_ action: Action, _ slip: SlipNumber?, _ story: Story) throws -> MatterCommand {
        let ways = all(action)
        // A level a leader opened is the level the slips go out at.
        var way = action == .coordination && story.matter.level == 3 ? ways[1] : ways[0]
        // What is linked already is linked with yet another.
        if action == .links, story.matter.isLinked("500231-2026-000099") { way = ways[1] }
        return try story.command(filled(way, slip, story))
    }
}
