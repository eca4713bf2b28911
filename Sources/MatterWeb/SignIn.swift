// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import Synchronization

/// Wrong answers to a question that must not be guessed: after a few, nobody may try for a while.
final class Guesses: Sendable {
    private struct Count {
        var wrong = 0
        var until: Instant
    }

    private let counts = Mutex<[String: Count]>([:])
    /// Names somebody may fill the memory with.
    private static let most = 10_000

    /// Minutes until the next try; nil when one may try.
    func wait(_ key: String, at now: Instant) -> Int? {
        counts.withLock { counts in
            guard let count = counts[key], count.wrong >= Limits.wrongPasswords, now < count.until else {
                return nil
            }
            return max(1, (count.until.seconds - now.seconds + 59) / 60)
        }
    }

    func wrong(_ key: String, at now: Instant) {
        counts.withLock { counts in
            if counts.count >= Self.most { counts = counts.filter { $0.value.until > now } }
            if counts.count >= Self.most { counts.removeAll() }
            let known = counts[key].flatMap { $0.until > now ? $0 : nil }
            counts[key] = Count(
                wrong: (known?.wrong ?? 0) + 1, until: now.adding(seconds: Limits.lockSeconds))
        }
    }

    func right(_ key: String) { _ = counts.withLock { $0.removeValue(forKey: key) } }
}

extension Site {
    /// 登录. A session for the right password; the same sentence for an unknown name and a wrong password.
    func signIn(_ account: String, _ password: String, label: String) async throws -> Session {
        let now = clock()
        if let minutes = guesses.wait("account \(account)", at: now) {
            let wait = ["Retry-After": String(minutes * 60)]
            throw Problem(429, .accountLocked, [String(minutes)], headers: wait)
        }
        let id = AccountID(account)
        let session = try await blocking { [self] () -> Session? in
            guard let stored = try store.read(jurisdiction, { try $0.password(of: id, at: now) }) else {
                // As much work as a real name takes, so that the time taken says nothing.
                _ = try PasswordHash.make(password, chance)
                return nil
            }
            guard stored.fits(password) else { return nil }
            guard let known = try store.read(jurisdiction, { try $0.account(id, on: now.date) }) else { return nil }
            let token = try store.openSession(
                id, in: jurisdiction, kind: .session, label: label, at: now, chance)
            return Session(account: known, token: token.text, byCookie: false)
        }
        guard let session else {
            guesses.wrong("account \(account)", at: now)
            let limits = [String(Limits.wrongPasswords), String(Limits.lockSeconds / 60)]
            throw Problem(401, .wrongPassword, limits)
        }
        guesses.right("account \(account)")
        return session
    }

    func signOut(_ session: Session) async throws {
        let token = session.token
        try await blocking { [store] in try store.endSession(token) }
    }
}
