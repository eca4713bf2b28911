// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

extension PasswordRule {
    /// The fault as a mistake in a form's field.
    static func prove(_ password: String, of account: AccountID, in field: String) throws(FieldErrors) {
        guard let fault = fault(password, of: account) else { return }
        let code: FieldError.Code = fault == .guessable ? .guessable : .wrongLength
        throw FieldErrors([FieldError(FieldPath().adding(field), code, [String(least), String(most)])])
    }
}

/// 改密码: the old one and the new one, each as it was typed.
struct PasswordChange: Sendable {
    let old: String
    let new: String

    /// `again`: typed twice, where nobody can see what she types.
    init(_ fields: FieldReader, again: Bool) throws(FieldErrors) {
        let (old, new) = (fields.secret("password"), fields.secret("newPassword"))
        if again, fields.secret("again") != new, !new.isEmpty { fields.fail("again", .notTheSame) }
        self = try fields.finish(PasswordChange(old: old, new: new))
    }

    private init(old: String, new: String) {
        self.old = old
        self.new = new
    }
}

extension FieldReader {
    /// A password as it was typed: blanks at its ends belong to it.
    fileprivate func secret(_ name: String) -> String {
        let text = value(name)?.text ?? ""
        if text.isEmpty { fail(name, .required) }
        return text
    }
}

extension Site {
    /// Proved by the old one, which locks after five wrong tries as signing in does; other sessions of hers end.
    func change(_ change: PasswordChange, of session: Session) async throws {
        let (account, now) = (session.account.id, clock())
        let guess = try await unlocked(account.text)
        let fits = try await read { try $0.password(of: account, at: now)?.fits(change.old) == true }
        guard fits else {
            try await wrong(guess, known: true)
            throw FieldErrors([FieldError(FieldPath().adding("password"), .passwordWrong)])
        }
        try PasswordRule.prove(change.new, of: account, in: "newPassword")
        try await blocking { [self] in
            let hash = try PasswordHash.make(change.new, chance)
            try store.lane(jurisdiction).perform {
                try $0.setPassword(hash, of: account, keeping: session.token)
            }
        }
        try await right(guess)
    }
}
