// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// 一列应办的样子 (closed loop). What a list of obligations would show, small enough to be kept and compared.
public struct OwedTrace: Hashable, Sendable {
    struct Line: Hashable, Sendable {
        let record: String
        let id: Int
        let dueAt: Int
        let missed: Int
    }

    let lines: Set<Line>

    /// How many matters and records stand there otherwise than in an older trace.
    public func changes(since older: OwedTrace) -> Int {
        Set(lines.symmetricDifference(older.lines).map(\.record)).count
    }

    public func union(_ other: OwedTrace) -> OwedTrace { OwedTrace(lines: lines.union(other.lines)) }

    /// Opaque, and another one for every reader: it tells nobody what it was made from.
    public func digest(for reader: String) -> String {
        let sorted = lines.map { "\($0.record) \($0.id) \($0.dueAt) \($0.missed)" }.sorted()
        return String(ContentDigest.of(Array(([reader] + sorted).joined(separator: "\n").utf8)).prefix(32))
    }
}

extension Reader {
    /// The rows these lists would show, all pages, at most so many of each.
    public func trace(_ queries: [OwedQuery], most: Int) throws -> OwedTrace {
        var lines: Set<OwedTrace.Line> = []
        for query in queries {
            let (sql, values) = query.trace(jurisdiction, most: most)
            for row in try connection.rows(sql, values) {
                lines.insert(
                    OwedTrace.Line(
                        record: try row.text(0), id: try row.int(1), dueAt: try row.int(2), missed: try row.int(3)))
            }
        }
        return OwedTrace(lines: lines)
    }
}
