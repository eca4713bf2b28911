// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

extension ReadModel {
    /// 交办单 (3.3).
    static let slips = ReadModel(
        table: Table(
            "slip", keys: 3,
            ["jurisdiction", "record", "number", "unit", "role", "state", "printed", "due_on", "due_at"])
    ) { record in
        record.matter.slips.map { slip in
            record.key + [
                .text(slip.number.text), .text(slip.unit.text), .text(slip.draft.role.rawValue),
                .text(slip.state.rawValue), .text(slip.draft.printed), Value(slip.due?.on.dayNumber),
                Value(slip.due?.at.seconds),
            ]
        }
    }

    /// 可见范围. A unit may see a matter once a slip to it was issued, and from then on.
    static let matterUnits = ReadModel(
        table: Table("matter_unit", keys: 3, ["jurisdiction", "record", "unit", "serial"])
    ) { record in
        let units = Set(record.matter.slips.filter { $0.issuedAt != nil }.map(\.unit))
        return units.sorted().map { record.key + [.text($0.text), .int(record.serial)] }
    }

    /// 评价 (3.4b). A row an aspect that was asked; null is no comment.
    static let ratings = ReadModel(
        table: Table("rating", keys: 3, ["jurisdiction", "record", "aspect", "value"])
    ) { record in
        guard let ratings = record.matter.ratings else { return [] }
        let values: [(RatingAspect, Int?)] = [
            (.attitude, ratings.attitude), (.efficiency, ratings.efficiency), (.integrity, ratings.integrity),
            (.result, ratings.result),
        ]
        return values.map { record.key + [.text($0.rawValue), Value($1)] }
    }
}
