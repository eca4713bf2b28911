// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Yams

/// 办件细则 (3.3, 3.4). A plan that leaves one out gets the stand-in.
extension PlanFile {
    static func matters(_ fields: Entry, _ bases: inout [String: Basis]) -> MatterRules {
        let standIn = MatterRules()
        guard let reader = fields.named["matters"] else { return standIn }
        let keys = [
            "leader-approves", "invites-oversight", "sample-share", "sample-least", "call-limit", "repeat-days",
            "draft-days",
        ]
        let entries = reader.fields([], optional: keys)
        func given<Value>(_ key: String, _ standIn: Value, _ read: (NodeReader) -> Value) -> Value {
            guard entries.named[key] != nil else { return standIn }
            return read(value(entries[key], &bases))
        }
        return MatterRules(
            leaderApproves: given("leader-approves", standIn.leaderApproves) { $0.items().map { $0.number(1...9) } },
            invitesOversight: given("invites-oversight", standIn.invitesOversight) { $0.flag() },
            sampleShare: given("sample-share", standIn.sampleShare) { $0.number(0...100) },
            sampleLeast: given("sample-least", standIn.sampleLeast) { $0.number(1...999) },
            callLimit: given("call-limit", standIn.callLimit) { $0.term() },
            repeatDays: given("repeat-days", standIn.repeatDays) { $0.number(1...999) },
            draftDays: given("draft-days", standIn.draftDays) { $0.number(1...60) })
    }

    /// 导出台账的列 (3.1). A column may stand once.
    static func exportColumns(_ reader: NodeReader?, _ bases: inout [String: Basis]) -> [ExportColumn] {
        guard let reader else { return ExportColumn.standard }
        return value(reader.fields(["columns"])["columns"], &bases).someItems().reduce(into: []) { columns, entry in
            let fields = entry.fields(["item", "heading"])
            let column = ExportColumn(fields["item"].choice(), heading: fields["heading"].text())
            if columns.contains(where: { $0.item == column.item }) {
                entry.note(.repeatedRung, entry.place, column.item.rawValue)
            }
            columns.append(column)
        }
    }
}
