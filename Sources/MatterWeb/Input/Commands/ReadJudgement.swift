// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// 评判 (3.2) on the wire.
extension CommandReader {
    /// One page, one save: `coordination` may come with an acceptance.
    func judgement(_ fields: FieldReader) -> MatterCommand? {
        let decision: Judgement.Decision? = fields.choice("decision")
        let obstacle = fields.optionalText("obstacle", most: Limits.identifier)
        let further = fields.texts("further", most: 10, each: Limits.identifier)
        let ground = fields.optionalText("ground", most: Limits.identifier)
        let explanation = optionalText(fields, "explanation", most: Limits.narrative)
        let participants = participants(fields, "participants")
        let into = fields.optionalText("into", most: Limits.identifier).map { MatterNumber($0) }
        let discretionary = fields.flag("discretionary")
        let coordination = fields.optionalObject("coordination").flatMap { self.coordination($0) }
        guard let decision else { return nil }
        let judgement = Judgement(
            decision: decision, obstacle: obstacle, further: further, ground: ground, explanation: explanation,
            participants: participants, into: into, discretionary: discretionary)
        return .judge(judgement, coordination)
    }

    func participants(_ fields: FieldReader, _ name: String) -> [Participant] {
        fields.objects(name, most: Limits.participants).map { fields in
            let account = account(fields, "account")
            let named = fields.optionalText("name", most: Limits.name)
            if account == nil, named == nil, fields.value("account") == nil, fields.value("name") == nil {
                fields.fail("name", .required)
            }
            let told = fields.optionalText("unit", most: Limits.identifier)
            let unit = told.flatMap { toldUnit(fields, "unit", $0) }
            return Participant(
                account: account,
                name: named.map { aside(Particulars(kind: .person, name: $0, phone: nil, idNumber: nil)) },
                unit: unit, unitAsTold: unit == nil ? told.map { aside($0) } : nil,
                opinion: optionalText(fields, "opinion", most: Limits.remark))
        }
    }

    func convening(_ fields: FieldReader) -> MatterCommand? {
        let units = units(fields, "units")
        return .convene(Convening(units: units, siteVisit: fields.flag("siteVisit"), note: note(fields)))
    }

    func units(_ fields: FieldReader, _ name: String) -> [UnitID] {
        fields.texts(name, most: Limits.units, each: Limits.identifier).compactMap { text in
            if fields.isForm { return fields.unit(name, text, in: organisation) }
            guard let unit = knownUnit(text) else { fields.fail(name, .unknownUnit, [text]); return nil }
            return unit
        }
    }

    func reconsiderationDecision(_ fields: FieldReader) -> MatterCommand? {
        let granted = fields.requiredFlag("granted")
        let obstacle = fields.optionalText("obstacle", most: Limits.identifier)
        return .reconsider(ReconsiderationDecision(granted: granted, reason: reason(fields), obstacle: obstacle))
    }

    func reclassification(_ fields: FieldReader) -> MatterCommand? {
        .reclassify(
            Reclassification(obstacle: fields.text("obstacle", most: Limits.identifier), reason: reason(fields)))
    }
}
