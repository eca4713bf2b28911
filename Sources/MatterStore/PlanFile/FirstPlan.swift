// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 起步方案. What a jurisdiction without a plan of its own begins with: the first shipped plan, and in place of what
/// belongs to that county alone, its name and its telephones, the jurisdiction's own name and the national hotline.
public enum FirstPlan {
    private static let home: JurisdictionID = "500231"

    public static func of(_ jurisdiction: JurisdictionID, name: String) -> [UInt8] {
        let shipped = Shipped.plans[0].bytes
        if jurisdiction == home { return shipped }
        let quoted = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        let own = String(decoding: PackageResources.elsewhere_yaml, as: UTF8.self)
            .replacing("{code}", with: jurisdiction.text).replacing("{name}", with: quoted)
        var text = String(decoding: shipped, as: UTF8.self)
        for entry in entries(own) { text = replacing(entry, in: text) }
        return Array(text.utf8)
    }

    /// An entry of the outermost level: its key and every line of it.
    private struct Entry {
        let key: Substring
        var lines: [Substring]
    }

    private static func entries(_ text: String) -> [Entry] {
        var entries: [Entry] = []
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            if line.hasPrefix(" ") {
                entries[entries.count - 1].lines.append(line)
            } else {
                entries.append(Entry(key: line.prefix { $0 != ":" }, lines: [line]))
            }
        }
        return entries
    }

    private static func replacing(_ entry: Entry, in text: String) -> String {
        var kept: [Substring] = []
        var isInside = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("\(entry.key):") {
                kept += entry.lines
                isInside = true
            } else {
                isInside = isInside && line.hasPrefix(" ")
                if !isInside { kept.append(line) }
            }
        }
        return kept.joined(separator: "\n")
    }
}
