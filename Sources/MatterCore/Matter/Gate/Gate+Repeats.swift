// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

extension Matter {
    func gateRepeats(_ action: Action, _ context: Context) throws(Refusal) {
        switch action {
        case .linkRemoval: guard !links.isEmpty else { throw Refusal(.noLink, "3.1", [""]) }
        case .merger: try gateMerger(context)
        case .mergerUndoing:
            guard let merger else { throw Refusal(.notMerged, "D2") }
            guard merger.awaiting else { throw Refusal(.mergerOver, "D2", [merger.into.text]) }
        case .jointReporters: try refuse(action, unless: [.intake, .judgement, .coordination, .handling])
        case .jointReporterRemoval:
            try refuse(action, unless: [.intake, .judgement, .coordination, .handling])
            guard !jointReporters.isEmpty else { throw Refusal(.reporterUnknown, "D1", [""]) }
        // 关联 changes nothing but what is shown, so a closed matter may be linked too.
        default: return
        }
    }

    /// 办理中并件 (D2): before there is a result, with no clock stopped and nothing waiting for a decision.
    private func gateMerger(_ context: Context) throws(Refusal) {
        try refuse(.merger, unless: [.coordination, .handling])
        guard !isSealed(context.plan) else { throw Refusal(.sealedNotMerged, "2.5", [""]) }
        guard completion == nil else {
            throw Refusal(.wrongStage, "D2", [stage.rawValue, Action.merger.rawValue])
        }
        guard suspension == nil else { throw Refusal(.matterSuspended, "3.3") }
        guard draft == nil else { throw Refusal(.draftPending, "3.4a") }
        guard extensionAsked == nil else { throw Refusal(.extensionPending, "3.3") }
        guard application?.pending != true else { throw Refusal(.applicationPending, "3.3") }
        guard joined.isEmpty else {
            throw Refusal(.hasJoined, "D2", [joined.map(\.number.text).joined(separator: ", ")])
        }
    }
}
