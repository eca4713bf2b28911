// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import MatterStore

/// 看哪一列 (closed loop). Whose dues and which of them: what a count on the board stands for, and its rows.
struct BoardList: Hashable, Sendable {
    enum Scope: String {
        /// 要您办的
        case own
        /// 全县的: what every party owes, for whoever keeps the whole moving
        case county
    }

    let scope: Scope
    /// An act, or one of the names below; empty for all.
    let show: String

    init(_ scope: Scope, _ show: String = "") {
        self.scope = scope
        self.show = show
    }

    /// As an address or a form names it; whoever may not look at the county sees her own.
    init(of: String?, show: String?, _ session: Session) {
        let asked = of.flatMap { Scope(rawValue: $0) } ?? (session.parties.isEmpty ? .county : .own)
        self.init(Self.mayWatchCounty(session) ? asked : .own, show ?? "")
    }

    /// 全县 is for the office, the head, leaders and oversight; a unit's people, leaders included, see their own.
    static func mayWatchCounty(_ session: Session) -> Bool {
        session.serves([.office, .head, .leader, .deputy, .oversight])
    }

    var address: String { address([:]) }

    func address(_ more: KeyValuePairs<String, String>) -> String {
        let own = (scope == .county ? [("of", scope.rawValue)] : []) + (show.isEmpty ? [] : [("show", show)])
        let pairs = (own + more.map { ($0.key, $0.value) }).map { "\($0)=\($1.addingPercentEncoding)" }
        return "/desk" + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }

    /// The rows and their count come from this one query; nil where nobody's dues are asked about.
    func query(_ session: Session, _ words: DayWords) -> OwedQuery? {
        guard scope == .county || !session.parties.isEmpty else { return nil }
        var query = scope == .county ? OwedQuery.county(readBy: session.actor) : OwedQuery(session.parties)
        switch show {
        case "": break
        case "late": query.dueBefore = words.now
        case "today":
            query.dueFrom = words.now
            query.dueBefore = Instant.end(of: words.today).adding(seconds: 1)
        default: query.acts = Self.acts[show] ?? Act(rawValue: show).map { [$0] }
        }
        return query
    }

    /// What belongs together in one count.
    private static let acts: [String: [Act]] = [
        "judge": [.judge, .judgeSeveral], "unreceived": [.receiveSlip], "check": [.receiveOfficeCopy],
        "approve": [.countersign, .signSlip, .ruleReturn, .decideExtension, .approveOutcome],
    ]

    /// 全县的几个数 by what each post watches over, in the order of its day.
    static func watched(_ roles: RoleSet) -> [String] {
        if !roles.isDisjoint(with: [.leader, .deputy]) {
            return ["instruct", "approve", "late", "today", "unreceived", "inquire"]
        }
        if roles.contains(.oversight) { return ["late", "today", "unreceived", "instruct", "inquire", "call"] }
        let office = ["judge", "unreceived", "today", "late", "check", "instruct", "call"]
        return office + (roles.contains(.head) ? ["approve"] : [])
    }

    static let shapes = ["late": "late", "today": "soon"]
}
