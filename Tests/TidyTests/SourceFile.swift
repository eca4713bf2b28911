// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation

/// One file of the checkout, read once, with its path from the root.
struct SourceFile: Sendable {
    let path: String
    let text: String
    /// The text as written, line by line.
    let lines: [String]
    /// The same lines with comments, string contents and quoted names blanked: what the compiler acts on.
    let code: [String]
    /// The same, byte for byte where the text has them.
    let codeBytes: [UInt8]
    /// The same lines with only the contents of strings kept.
    let strings: [String]

    init(path: String, text: String) {
        self.path = path
        self.text = text
        lines = Self.lines(Array(text.utf8))
        guard path.hasSuffix(".swift") else {
            codeBytes = Array(text.utf8)
            code = lines
            strings = lines
            return
        }
        var reader = SwiftReader(text)
        reader.read()
        codeBytes = reader.code
        code = Self.lines(reader.code)
        strings = Self.lines(reader.strings)
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    var isSwift: Bool { path.hasSuffix(".swift") }
    var isScript: Bool { path.hasPrefix("bin/") || path == ".ci/run" || path.hasSuffix(".py") }
    func isUnder(_ folders: String...) -> Bool { folders.contains { path.hasPrefix($0 + "/") } }
}

extension SourceFile {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every file a person wrote; builds, databases and pictures left out.
    static let all: [SourceFile] = {
        let places = ["Sources", "Tests", "EndToEnd", "Benchmarks", "bin", ".ci", "Demo", "Plans", "docs"]
        let found = places.flatMap { files(under: $0) } + topLevel()
        return found.sorted().compactMap { path in
            guard let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8) else { return nil }
            return SourceFile(path: path, text: text)
        }
    }()

    private static let left = [".png", ".sqlite", ".pyc"]

    private static func files(under folder: String) -> [String] {
        let place = root.appending(path: folder).path
        let inside = FileManager.default.enumerator(atPath: place)?.compactMap { $0 as? String } ?? []
        return inside.filter { path in
            !path.split(separator: "/").contains { [".build", "__pycache__", ".venv"].contains($0) }
                && !left.contains { path.hasSuffix($0) }
                && !isFolder(place + "/" + path)
        }
        .map { folder + "/" + $0 }
    }

    private static func topLevel() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        return names.filter { name in [".md", ".yml", ".swift"].contains { name.hasSuffix($0) } }
    }

    static func isFolder(_ path: String) -> Bool {
        var folder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &folder) && folder.boolValue
    }
}
