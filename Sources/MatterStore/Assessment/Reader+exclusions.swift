// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

extension Reader {
    /// 剔除 (4.2) asked for until then, with what was decided by then; refused ones are kept and change nothing.
    public func exclusions(until: Instant) throws -> [Exclusion] {
        let numbers = try connection.rows(
            """
            select stream from event
            where jurisdiction = $1 and kind = 'assessment-exclusion-opening.1' and at <= $2 order by position
            """,
            [.text(jurisdiction.text), .int(until.seconds)]
        ).map { RecordNumber(try $0.text(0)) }
        return try numbers.flatMap { number -> [Exclusion] in
            let events = try EventLog.stream(connection, jurisdiction, number.text).filter { $0.at <= until }
            return try StoredRecord(events, number)?.state.exclusions ?? []
        }
    }
}

extension ProgrammeRecord {
    fileprivate var exclusions: [Exclusion] {
        guard let indicator = values["indicator"]?.choice.flatMap({ Indicator(rawValue: $0) }) else { return [] }
        let decided = values["granted"]?.flag
        return matters.map {
            Exclusion(
                matter: $0, indicator: indicator, ground: values["ground"]?.text, unit: values[.unit]?.unit,
                approved: decided)
        }
    }
}
