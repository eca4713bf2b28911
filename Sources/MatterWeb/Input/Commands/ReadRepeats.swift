// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// 关联、并件、联名 (3.1, D2, D1) on the wire.
extension CommandReader {
    func matterNumber(_ fields: FieldReader, _ name: String) -> MatterNumber {
        MatterNumber(fields.text(name, most: Limits.identifier).filter { !$0.isWhitespace })
    }

    /// 联名人. A representative gets a code of her own.
    func jointReporter(_ fields: FieldReader) -> JointReporter? {
        let isRepresentative = fields.flag("representative")
        guard let person = person(fields) else { return nil }
        return JointReporter(
            person: aside(person), hasPhone: person.phone != nil, tracking: codeAside(isRepresentative))
    }

    func jointReporterRemoval(_ fields: FieldReader) -> MatterCommand? {
        let reporter = fields.optionalInteger("reporter", in: 1...Limits.ordinal)
        if reporter == nil { fields.fail("reporter", .required) }
        let reason = reason(fields)
        return reporter.map { .removeReporter(JointReporterRemoval(reporter: $0, reason: reason)) }
    }
}
