// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 闭环线. One station of the loop.
struct LoopStep {
    enum State { case past, current, ahead }

    let name: String
    let notes: [String]
    let isPast: Bool
    let isCurrent: Bool
    /// Shown only at the current station: by when.
    let dues: [DueView]

    init(_ name: String, _ state: State, notes: [String] = [], dues: [DueView] = []) {
        self.name = name
        self.notes = notes
        isPast = state == .past
        isCurrent = state == .current
        self.dues = dues
    }
}

/// 到期. A shape (by class), a word and a date; colour comes last.
struct DueView {
    enum Shape: String { case calm = "", soon, late, done, paused }

    let text: String
    let shape: String

    init(_ text: String, _ shape: Shape) {
        self.text = text
        self.shape = shape.rawValue
    }
}

/// 谁该做什么. One obligation as a row.
struct ObligationRow {
    let party: String
    let act: String
    let due: DueView
    let notes: [String]
    let clause: String
}

/// 为什么是这天. The boxes of one deadline.
struct WhyDate {
    let title: String
    let rule: String
    let open: Bool
    let days: [DayBox]
}

struct DayBox {
    enum Shape: String { case start, counted, skipped, end }

    let day: String
    let note: String
    let more: String
    let shape: String

    init(day: String, note: String, more: String, _ shape: Shape) {
        self.day = day
        self.note = note
        self.more = more
        self.shape = shape.rawValue
    }
}

/// 经过. One event as one sentence, with the texts it wrote.
struct StoryEntry {
    let at: String
    let time: String
    let who: String
    let sentence: String
    let quotes: [String]
}

/// A label and what stands beside it.
struct FactRow {
    let name: String
    let value: String
    /// One where the value is a number to dial.
    var dials: [String] = []
}

/// 交办单, as a line of its matter.
struct SlipRow {
    let printed: String
    /// Where its paper lies: none for whoever only knows of it.
    let hrefs: [String]
    let unit: String
    let role: String
    let state: String
    let due: DueView
    /// Since when, and how to reach the unit.
    let notes: [String]
}

/// What was wrong, with a link to each place.
struct ProblemView {
    let title: String
    let items: [Item]

    struct Item {
        let text: String
        /// Empty when the mistake belongs to no single field.
        let href: String
        let linked: Bool

        init(_ text: String, href: String = "") {
            self.text = text
            self.href = href
            linked = !href.isEmpty
        }
    }
}
