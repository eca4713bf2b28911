// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// Other matters a story may name: 99 and 98 are open, 97 is completed, 96 was merged, 95 is a complaint.
enum Others {
    static let all: [MatterNumber: Matter] = [
        "500231-2026-000099": told(""), "500231-2026-000098": told(""),
        "500231-2026-000097": told(
            """
            2026-03-02 09:10  officer  accepts complex at 1 land
            2026-03-02 09:20  land     receives land
            2026-03-02 09:30  land     completes resolved
            """),
        "500231-2026-000096": told(
            """
            2026-03-02 09:10  officer  merges 500231-2026-000099
            """, knowing: ["500231-2026-000099": told("")]),
        "500231-2026-000095": told("", " obstructed"),
        "500231-2026-000094": told(
            """
            2026-03-02 09:10  officer  accepts complex at 1 land
            2026-03-02 09:20  land     receives land
            2026-03-02 09:30  head     suspends publication 2026-03-16
            """),
    ]

    static func told(_ table: String, _ extra: String = "", knowing: [MatterNumber: Matter] = [:]) -> Matter {
        var story = Story()
        // Never empty: these stories make the others and cannot name them.
        story.others = knowing.isEmpty ? ["500231-2026-000001": Matter()] : knowing
        let rows = "2026-03-02 09:00  clerk  registers hall\(extra)\n" + table
        for line in rows.split(separator: "\n") {
            guard let row = try? Row(String(line)) else { continue }
            story.now = row.at
            _ = try? story.tries(row.who, row.deed)
        }
        return story.matter
    }
}
