// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 抄报 (3.4a). Who gets a copy, and of which outcomes.
public struct CopyRule: Hashable, Sendable, Codable {
    public let holder: CopyHolder
    /// Empty is every outcome.
    public let outcomes: [Outcome]
    public let clause: Clause
    public let source: Source
    public init(holder: CopyHolder, outcomes: [Outcome] = [], clause: Clause, source: Source) {
        self.holder = holder
        self.outcomes = outcomes
        self.clause = clause
        self.source = source
    }

    public func fits(_ outcome: Outcome) -> Bool { outcomes.isEmpty || outcomes.contains(outcome) }
}

extension CopyHolder {
    /// What a holder owes when a copy arrives.
    public var act: Act {
        switch self {
        case .office: .receiveOfficeCopy
        case .oversight: .receiveOversightCopy
        }
    }
}

extension Act {
    /// 可以不写: what not every programme demands. A plan that leaves one out never makes it owed.
    public static let optional: Set<Act> = [.sayWhether, .reportProgress, .explainDelay, .contactAgain]

    /// 告知: what the unit owes the reporter on the way.
    var isNews: Bool { [.sayWhether, .reportProgress, .explainDelay].contains(self) }

    /// 可以从到期日往回数: its due may be counted back from the promise.
    public var leansOnPromise: Bool { self == .explainDelay }
}

extension Level {
    /// 谁批延期 when so many were granted already.
    func decider(_ granted: Int, _ caps: Caps) -> PartyRule {
        guard let last = extensionBy.last else { return granted < caps.extensionsByHead ? .head : .groupLeader }
        return extensionBy.indices.contains(granted) ? extensionBy[granted] : last
    }

    /// Posts that may decide an extension.
    public static let mayExtend: [PartyRule] = [.head, .groupLeader, .unitLeader]
}

extension Clause {
    /// 程序引用的条款: every id a refusal or an action may cite, so that a plan with ids of its own can name them all.
    public static let cited: [Clause] = [
        "D1", "D2", "2", "2.1", "2.2", "2.3", "2.4", "2.5", "3.1", "3.2", "3.3", "3.3 L1", "3.3 L2", "3.3 L3", "3.4",
        "3.4a", "3.4b", "3.4c", "3.4d", "4.1", "4.2", "4.3", "outcomes", "closed loop", "file", "calendar",
    ]
}

extension Refusal {
    /// The same refusal under the plan's own clause.
    func under(_ plan: Plan) -> Refusal { Refusal(code, plan.clause(clause), facts) }
}
