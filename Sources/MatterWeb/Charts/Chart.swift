// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// 图 (4.2). A figure to be seen: rows of marks, each a number with a bar and with the matters it counts.
struct Chart: Hashable, Sendable {
    enum Kind: String, CaseIterable, Sendable {
        /// 进出: registered, completed and declined by month
        case flow
        /// 按时办结
        case onTime = "on-time"
        /// 各阶段用时
        case stages
        /// 各单位用时
        case units
        /// 事项和问题类型
        case obstacles
        /// 回访评价
        case ratings
    }

    let kind: Kind
    let rows: [Row]
    /// How many units or services there are where only the busiest stand by themselves; 0 where all do.
    var whole = 0

    struct Row: Hashable, Sendable {
        /// In addresses.
        let key: String
        let name: String
        let marks: [Mark]
        var note = ""
    }

    struct Mark: Hashable, Sendable {
        /// In addresses.
        let key: String
        let name: String
        let items: [CountedItem]
        /// How long its bar is beside the others of the chart.
        let size: Int
        /// `12 件`
        let text: String
        /// Whether this reader may see which matters they are.
        let showsItems: Bool
        /// What its colour says again; its words say it first.
        var tone = Tone.plain

        /// There is nothing behind nothing.
        var leads: Bool { showsItems && !items.isEmpty }
    }

    enum Tone: String, Sendable {
        case plain, good, bad
    }

    /// Every kind of mark once, in order: the columns of its table.
    var series: [(key: String, name: String)] {
        var seen: Set<String> = []
        return rows.flatMap(\.marks).filter { seen.insert($0.key).inserted }.map { ($0.key, $0.name) }
    }

    func mark(_ row: String, _ mark: String) -> (row: Row, mark: Mark)? {
        guard let row = rows.first(where: { $0.key == row }), let mark = row.marks.first(where: { $0.key == mark })
        else { return nil }
        return (row, mark)
    }

    func href(_ period: AssessmentPeriod, _ row: Row, _ mark: Mark) -> String {
        let parts = [period.description, kind.rawValue, row.key, mark.key].map(\.addingPercentEncoding)
        return "/desk/figures/" + parts.joined(separator: "/")
    }
}
