// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// 延期, 中止计时, 催办 (3.3) on the wire.
extension CommandReader {
    /// `reporterTold: true` means just now; `reporterToldAt` says when.
    func extensionRequest(_ fields: FieldReader) -> MatterCommand? {
        let justNow = fields.flag("reporterTold") ? now : nil
        let told = fields.optionalTime("reporterToldAt") ?? justNow
        return .askExtension(
            ExtensionRequest(
                workdays: fields.integer("workdays", in: 1...99), reason: reason(fields), reporterToldAt: told))
    }

    func extensionDecision(_ fields: FieldReader) -> MatterCommand? {
        let granted = fields.requiredFlag("granted")
        let reason = optionalText(fields, "reason", most: Limits.remark)
        return .decideExtension(ExtensionDecision(granted: granted, reason: reason))
    }

    func suspension(_ fields: FieldReader) -> MatterCommand? {
        .suspend(
            Suspension(
                ground: fields.text("ground", most: Limits.identifier), reason: reason(fields),
                until: fields.date("until"), approver: account(fields, "approver"),
                reporterOwes: fields.flag("reporterOwes")))
    }

    func reminder(_ fields: FieldReader) -> MatterCommand? {
        let slip = fields.optionalText("slip", most: Limits.identifier).map { SlipNumber($0) }
        return .remind(
            Reminder(
                how: fields.optionalChoice("how") ?? .message,
                text: optionalText(fields, "text", most: Limits.remark), slip: slip))
    }

    func progress(_ fields: FieldReader) -> MatterCommand? {
        let canBeDone = fields.optionalFlag("canBeDone")
        let until = fields.optionalDate("until")
        return reply(fields).map { .tellProgress(Progress(reply: $0, canBeDone: canBeDone, until: until)) }
    }

    func oversightAnswer(_ fields: FieldReader) -> MatterCommand? {
        let comes = fields.requiredFlag("comes")
        let opinion = optionalText(fields, "opinion", most: Limits.remark)
        let present = participants(fields, "present")
        return .answerInvitation(
            OversightAnswer(comes: comes, opinion: opinion, present: present.isEmpty ? nil : present))
    }
}
