// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// 文件名. What is kept of the name a sender gave: its last part, without what steers a terminal, turns the direction
/// of writing, or leads elsewhere.
enum FileName {
    private static let unnamed = "file"

    static func kept(_ claimed: String?) -> String {
        let last = (claimed ?? "").unicodeScalars.split { $0 == "/" || $0 == "\\" }.last.map { Array($0) } ?? []
        var kept = String.UnicodeScalarView()
        for scalar in last where isPlain(scalar) { kept.append(scalar) }
        let name = String(String(kept).trimmed.drop { $0 == "." }).trimmed
        guard name.count > Limits.fileName else { return name.isEmpty ? unnamed : name }
        let ending = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
        let tail = ending.count <= 10 ? ending : ""
        return String(name.prefix(Limits.fileName - tail.count)) + tail
    }

    /// As it is saved: with an ending that tells the truth.
    static func saved(_ name: String, _ kind: FileKind) -> String {
        let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
        return ending.map { kind.endings.contains($0) } == true ? name : "\(name).\(kind.endings[0])"
    }

    /// The value of `Content-Disposition`: a plain name for old readers, the real one for the rest.
    static func disposition(_ name: String, inline: Bool) -> String {
        let ending = name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
        return "\(inline ? "inline" : "attachment"); filename=\"\(unnamed)\(ending)\"; "
            + "filename*=UTF-8''\(name.addingPercentEncoding)"
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: !"\"<>:|?*".unicodeScalars.contains(scalar)
        }
    }
}
