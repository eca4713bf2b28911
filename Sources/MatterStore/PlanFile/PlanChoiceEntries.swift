// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore
import Yams

/// Choices not every programme makes the same way.
extension PlanFile {
    static func copy(_ reader: NodeReader) -> CopyRule {
        let fields = reader.fields(["holder", "clause", "source"], optional: ["outcomes"])
        return CopyRule(
            holder: fields["holder"].choice(),
            outcomes: fields.named["outcomes"] == nil ? [] : fields["outcomes"].someItems().map { $0.choice() },
            clause: fields.clause, source: fields.source)
    }

    /// Who decides an extension of a level, the first one first.
    static func extensionBy(_ fields: Entry) -> [PartyRule] {
        guard fields.named["extension-by"] != nil else { return [] }
        return fields["extension-by"].someItems().map { item in
            let party: PartyRule = item.choice()
            if !Level.mayExtend.contains(party) {
                let known = Level.mayExtend.map(\.rawValue).joined(separator: " ")
                item.note(.unknownValue, item.place, party.rawValue, known)
            }
            return party
        }
    }

    /// The plan's own clause for each the program cites, where they differ.
    static func localClauses(_ reader: NodeReader) -> [Clause: Clause] {
        var local: [Clause: Clause] = [:]
        for (key, entry) in reader.entries() {
            if Clause.cited.contains(Clause(key)) {
                local[Clause(key)] = entry.clauseID()
            } else {
                entry.note(.unknownKey, "local-clauses", key)
            }
        }
        return local
    }
}
