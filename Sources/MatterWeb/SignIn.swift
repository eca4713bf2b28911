// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

extension Site {
    /// 登录. A session for the right password; the same sentence for an unknown name and a wrong password.
    func signIn(_ account: String, _ password: String, label: String) async throws -> Session {
        let now = clock()
        let guess = try await unlocked(account)
        let id = AccountID(account)
        let session = try await blocking { [self] () -> Session? in
            guard let stored = try store.read(jurisdiction, { try $0.password(of: id, at: now) }) else {
                // As much work as a real name takes, so that the time taken says nothing.
                _ = try PasswordHash.make(password, chance)
                return nil
            }
            guard stored.fits(password) else { return nil }
            // Many tries at once: whoever was locked meanwhile does not get in by being among them.
            guard try wait(guess, now) == nil else { return nil }
            guard let known = try store.read(jurisdiction, { try $0.account(id, on: now.date) }) else { return nil }
            let token = try store.openSession(
                id, in: jurisdiction, kind: .session, label: label, at: now, chance)
            return Session(account: known, token: token.text, byCookie: false)
        }
        guard let session else {
            let known = try await read { try $0.account(id, on: now.date) } != nil
            try await wrong(guess, known: known)
            let limits = [String(Limits.wrongPasswords), String(Limits.lockSeconds / 60)]
            throw Problem(401, .wrongPassword, limits)
        }
        try await right(guess)
        return session
    }

    func signOut(_ session: Session) async throws {
        let token = session.token
        try await blocking { [store] in try store.endSession(token) }
    }
}

/// 连错锁定, the same for passwords and tracking codes.
extension Site {
    /// An account's password may be tried; after too many wrong ones it may not for a while.
    func unlocked(_ account: String) async throws -> Guess {
        let guess = Guess("account", account)
        try await refuseGuessing(guess) { minutes in
            Problem(429, .accountLocked, [String(minutes)], headers: ["Retry-After": String(minutes * 60)])
        }
        return guess
    }

    func refuseGuessing(_ guess: Guess, _ problem: (Int) -> Problem) async throws {
        let now = clock()
        let seconds = try await blocking { [self] in try wait(guess, now) }
        if let seconds { throw problem(max(1, (seconds + 59) / 60)) }
    }

    func wrong(_ guess: Guess, known: Bool) async throws {
        let now = clock()
        try await blocking { [store, jurisdiction] in
            try store.wrong(guess, known: known, in: jurisdiction, seconds: Limits.lockSeconds, at: now)
        }
    }

    func right(_ guess: Guess) async throws {
        try await blocking { [store, jurisdiction] in try store.right(guess, in: jurisdiction) }
    }

    private func wait(_ guess: Guess, _ now: Instant) throws -> Int? {
        try store.wait(guess, in: jurisdiction, after: Limits.wrongPasswords, at: now)
    }
}
