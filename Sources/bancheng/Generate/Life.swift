// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// 一件的日子. One matter under way: its fate, its own die, and what was planned for it already.
struct Life {
    let fate: Fate
    var dice: Dice
    var number: MatterNumber?
    var besides: Set<String>
    /// Obligations somebody has set out to do.
    private(set) var seen: Set<Int> = []
    /// How often an obligation was tried in vain.
    var tries: [Int: Int] = [:]

    init(_ fate: Fate, _ dice: Dice) {
        self.fate = fate
        self.dice = dice
        besides = fate.besides
    }

    /// Those nobody has set out to do yet; steps up the ladder end by themselves.
    mutating func unseen(_ owed: [Obligation]) -> [Obligation] {
        owed.filter { seen.insert($0.id).inserted }
    }

    /// Once only.
    mutating func takes(_ name: String) -> Bool { besides.remove(name) != nil }
}

/// 打算. What somebody means to do to a matter, and when.
struct Planned {
    enum What: Hashable {
        case registering
        /// By the number of the obligation.
        case owed(Int)
        case besides(String)
    }

    let at: Instant
    let place: Int
    let life: Int
    let what: What

    /// Equal moments keep the order in which they were planned.
    static func earlier(_ left: Planned, _ right: Planned) -> Bool { (left.at, left.place) < (right.at, right.place) }
}

/// 日程. What is planned, the earliest taken first.
struct Diary {
    private var planned: [Planned] = []
    private var placed = 0

    /// The same for many lives, by their order.
    mutating func plan(_ what: Planned.What, at moments: [Instant]) {
        for (life, moment) in moments.enumerated() {
            planned.append(Planned(at: moment, place: placed, life: life, what: what))
            placed += 1
        }
        planned.sort { Planned.earlier($1, $0) }
    }

    mutating func plan(_ what: Planned.What, of life: Int, at moment: Instant) {
        let new = Planned(at: moment, place: placed, life: life, what: what)
        placed += 1
        // The latest stand first, so that the next is taken from the end.
        var low = 0
        var high = planned.count
        while low < high {
            let middle = (low + high) / 2
            if Planned.earlier(new, planned[middle]) { low = middle + 1 } else { high = middle }
        }
        planned.insert(new, at: low)
    }

    mutating func next(before end: Instant) -> Planned? {
        guard let next = planned.last, next.at < end else { return nil }
        return planned.removeLast()
    }
}
