// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// One small change of the source that some test must notice.
struct Mutant: Codable {
    /// What `BANCHENG_MUTANT` is set to.
    let id: Int
    /// Path below `Sources/MatterCore`.
    let file: String
    /// The function or value it lies in.
    let place: String
    let kind: Kind
    /// `original → changed`
    let change: String
    /// The how-many-th of the same change in the same place.
    let ordinal: Int

    enum Kind: String, Codable {
        /// Another code is thrown.
        case `throw`
        /// A condition of a guard always holds: the refusal behind it never comes.
        case passed
        /// `<` takes in the edge, `<=` leaves it out.
        case edge
        /// `==` for `!=`, `<` for `>=`.
        case comparison
        /// One more than the number.
        case number
        /// `true` for `false`, and the other way round.
        case boolean
        /// `&&` for `||`; `!` left out; a bare condition the other way round.
        case logic
    }

    /// Stable while the place itself is not rewritten: no line numbers in it.
    var name: String {
        "\(file) \(place): \(change)" + (ordinal > 1 ? " #\(ordinal)" : "")
    }
}
