// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The relative links and pictures of one Markdown page.
struct DocumentLinks {
    private let page: SourceFile

    init(_ page: SourceFile) { self.page = page }

    func dead(from root: URL) -> [String] {
        let folder = root.appending(path: page.path).deletingLastPathComponent()
        return page.lines.enumerated().flatMap { index, line in
            targets(in: line).filter { target in
                let path = target.prefix { $0 != "#" }
                return !path.isEmpty && !FileManager.default.fileExists(atPath: folder.appending(path: path).path)
            }
            .map { "\(page.path):\(index + 1): no such file: \($0)" }
        }
    }

    private func targets(in line: String) -> [String] {
        line.matches(of: /\]\(([^)\s]+)\)|src="([^"]+)"/).compactMap { match in
            let target = String(match.1 ?? match.2 ?? "")
            return target.contains("://") || target.hasPrefix("mailto:") ? nil : target
        }
    }
}
