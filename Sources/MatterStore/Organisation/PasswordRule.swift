// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// 密码要求. What anybody would guess is refused; length counts for more than a mixture of signs.
public enum PasswordRule {
    public static let least = 8
    public static let most = 200

    public enum Fault: String, Error, Hashable, Sendable {
        case wrongLength = "length"
        case guessable
    }

    /// Nil when the password will do for this account.
    public static func fault(_ password: String, of account: AccountID) -> Fault? {
        guard (least...most).contains(password.count) else { return .wrongLength }
        return isGuessable(password.lowercased(), account.text.lowercased()) ? .guessable : nil
    }

    private static func isGuessable(_ password: String, _ account: String) -> Bool {
        // A birthday, a telephone, an ID card.
        if password.allSatisfy(\.isNumber) || Set(password).count < 4 { return true }
        if known.contains(password.filter { $0.isLetter || $0.isNumber }) { return true }
        return password.hasPrefix(account) && password.dropFirst(account.count).allSatisfy { !$0.isLetter }
    }

    /// What is tried first, without its signs and in small letters.
    private static let known: Set = [
        "password", "password1", "password12", "password123", "passw0rd", "ppassword", "pssw0rd", "pssword",
        "admin123", "admin1234", "admin123456", "administrator", "aa123456", "aa12345678", "a1234567", "a12345678",
        "a123456789", "abc12345", "abc123456", "abcd1234", "abcd123456", "abcdefgh", "qwer1234", "qwert12345",
        "qwerty123", "qwertyui", "qwertyuiop", "asdfghjkl", "asdf1234", "zxcvbnm123", "1qazwsx", "1qaz2wsx", "1q2w3e4r",
        "1q2w3e4r5t", "q1w2e3r4", "woaini520", "woaini1314", "wodemima", "iloveyou", "welcome1", "welcome123",
        "letmein123", "test1234", "root1234", "user1234", "changeme", "changeme123", "123456aa", "123456abc",
        "12345678a", "123456789a", "123qweasd", "147258369a", "5201314a",
    ]
}
