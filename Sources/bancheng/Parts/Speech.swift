// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import Wording

/// The language of whoever runs us: English when the system says so, otherwise Chinese.
let spoken: Language = {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let said = variables.lazy.compactMap { ProcessInfo.processInfo.environment[$0] }.first { !$0.isEmpty }
    return said?.hasPrefix("en") == true ? .english : .chinese
}()

/// A sentence of the command line.
func say(_ key: String, _ facts: String...) -> String { Wording.sentence("cli." + key, facts, spoken) }

/// To stderr, a line of its own: stdout is for what was asked.
func tell(_ sentence: String) { FileHandle.standardError.write(Data((sentence + "\n").utf8)) }

/// Ends the program; `ParsableCommand.exit` hides the system's own.
func leave(_ code: Int32) -> Never { exit(code) }

/// What is being done and how far, overwritten in place; nothing at all unless a person watches.
struct Progress: Sendable {
    private let key: String
    private static let watched = isatty(STDERR_FILENO) == 1

    init(_ key: String) { self.key = key }

    func show(_ count: Int) {
        guard Self.watched else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(say(key, "\(count)"))".utf8))
    }

    /// Takes the line away, so that the result stands alone.
    func finish() {
        guard Self.watched else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
