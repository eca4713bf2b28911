// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Asks whoever sits at the terminal; elsewhere only `--yes` agrees, and what was shown stays a preview.
func agreed(_ yes: Bool, _ question: String) throws -> Bool {
    if yes { return true }
    guard isatty(STDIN_FILENO) == 1 else {
        tell(say("preview-only"))
        return false
    }
    FileHandle.standardError.write(Data("\(say(question)) [y/N] ".utf8))
    return ["y", "yes"].contains(readLine()?.lowercased() ?? "")
}
