// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import MatterCore
import MatterStore

/// 口令, read so that it never stands in a list of processes or in a shell's history.
enum Secret {
    /// The first line of standard input.
    static func fromStdin(for account: AccountID) throws -> PasswordHash {
        guard let password = readLine(), !password.isEmpty else {
            throw Complaint(say("password.empty"), code: 2)
        }
        if let fault = PasswordRule.fault(password, of: account) {
            let sentence = say("password.\(fault.rawValue)", "\(PasswordRule.least)", "\(PasswordRule.most)")
            throw Complaint(sentence, code: 2)
        }
        return try PasswordHash.make(password, Outside.chance)
    }
}
