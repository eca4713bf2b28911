// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import MatterStore

/// 口令, read so that it never stands in a list of processes or in a shell's history.
enum Secret {
    static let shortest = 8
    static let longest = 200

    /// The first line of standard input.
    static func fromStdin() throws -> PasswordHash {
        guard let password = readLine(), !password.isEmpty else {
            throw Complaint(say("password.empty"), code: 2)
        }
        guard (shortest...longest).contains(password.count) else {
            throw Complaint(say("password.length", "\(shortest)", "\(longest)"), code: 2)
        }
        return try PasswordHash.make(password, Outside.chance)
    }
}
