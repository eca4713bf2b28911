// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

/// 本人评价 (3.4b), as whoever calls her must know it: the inquiry is owed once she was called (decision 0047).
extension MatterReading {
    var ratedPoorly: Bool { matter.ownRating.map { matter.isPoor($0.ratings, plan) } ?? false }

    /// What she said by herself, when, and in which words.
    var ownRatingFacts: [FactRow] {
        guard let own = matter.ownRating else { return [] }
        let at = entries.last { entry in
            if case .rated = entry.fact { true } else { false }
        }?.at
        let marks = rated(own.ratings).map { say.fact("rated", [$0.name, $0.value]) }
        return [
            FactRow(
                name: say("call-own-rating", at.map { words.moment($0) } ?? ""),
                value: marks.joined(separator: say("list-comma"))),
            FactRow(name: say("form-rating-remark"), value: text(own.remark)),
        ].filter { !$0.value.isEmpty }
    }
}
