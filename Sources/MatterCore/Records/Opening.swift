// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 立项. A record to be opened, or a step of an open one, because of what happened to a matter.
public struct Opening: Hashable, Sendable {
    public let kind: RecordKind
    public let values: StepValues

    public init(_ kind: RecordKind, _ values: StepValues) {
        self.kind = kind
        self.values = values
    }
}

extension Matter {
    /// 由事及录 (2, 3.4c). Which records these events call for; `before` is the matter as it was before them.
    public func openings(after events: [MatterEvent], before: Matter, _ plan: Plan) -> [Opening] {
        var found: [Opening] = []
        for moment in RemedyMoment.allCases where hasReached(moment) {
            for rule in plan.remedies where rule.required && rule.when == moment && readings.contains(rule.obstacle) {
                let calledFor = before.hasReached(moment) && before.readings.contains(rule.obstacle)
                guard !calledFor, let opening = remedy(rule.kind) else { continue }
                if !found.contains(opening) { found.append(opening) }
            }
        }
        for case .called in events.map(\.fact) where owes(.inquire) && !before.owes(.inquire) {
            found.append(Opening(.ratingInquiry, inquiryValues))
        }
        return found
    }

    private func remedy(_ kind: String) -> Opening? {
        guard let number else { return nil }
        var values: StepValues = [.matters: .matters([number])]
        values[.unit] = leadSlip.map { .unit($0.unit) }
        switch RecordKind(rawValue: kind) {
        case .sealedComplaint: values["allegation"] = report.map { .text($0.narrative) }
        case .streamliningStudy: break
        case .specialStudy: if values[.unit] == nil { return nil }
        case .assistedService: values["mode"] = .choice("undecided")
        // What only a person can begin: the others need her answers.
        default: return nil
        }
        return Opening(RecordKind(rawValue: kind) ?? .sealedComplaint, values)
    }

    /// 行管办自己办的, its rating is oversight's alone to look into (3.4c).
    private var inquiryValues: StepValues {
        var values: StepValues = ["subject": .choice(leadSlip == nil ? "office" : "unit")]
        values[.matters] = number.map { .matters([$0]) }
        values[.unit] = leadSlip.map { .unit($0.unit) }
        return values
    }
}

extension ProgrammeRecord {
    /// 另立一件: what a trigger opens, from what is known here.
    public func opening(_ kind: RecordKind, _ naming: [FieldID: FieldID]) -> Opening {
        var values: StepValues = [:]
        for (there, here) in naming { values[there] = self.values[here] }
        let asked = Procedure.of(kind).opening.fields.map(\.id)
        if asked.contains(.matters), !matters.isEmpty { values[.matters] = .matters(matters) }
        return Opening(kind, values)
    }

    /// 核查结论 (3.4c), as the matter takes it.
    public var finding: Finding? {
        guard let cause = values["cause"]?.choice.flatMap({ Finding.Cause(rawValue: $0) }),
            let text = values["text"]?.text
        else { return nil }
        let rework = values["rework"]?.flag ?? false || values["result"]?.choice == "rework"
        return Finding(cause: cause, text: text, rework: rework)
    }

    /// 未查实的改类 (2.5).
    public var reclassification: Reclassification? {
        guard let obstacle = values["obstacle"]?.choice, let reason = values["opinion"]?.text else { return nil }
        return Reclassification(obstacle: obstacle, reason: reason)
    }
}
