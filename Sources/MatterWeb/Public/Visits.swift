// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Synchronization

/// 公开入口的限次. How often one address, or one number, may knock within a while. It lives in memory, is bounded, and
/// is told the time.
final class Visits: Sendable {
    /// One kind of knocking, and how much of it is too much.
    struct Rule: Hashable, Sendable {
        let name: String
        let most: Int
        let seconds: Int
    }

    private struct Key: Hashable {
        let rule: String
        let who: String
    }

    private struct Window {
        var count: Int
        let until: Instant
    }

    private let windows = Mutex<[Key: Window]>([:])
    private let capacity: Int

    init(capacity: Int = 20_000) { self.capacity = capacity }

    /// Seconds until the next try; nil when one may try.
    func wait(_ rule: Rule, _ who: String, at now: Instant) -> Int? {
        windows.withLock { windows in
            guard let window = windows[Key(rule: rule.name, who: who)], now < window.until, window.count >= rule.most
            else { return nil }
            return max(1, window.until.seconds - now.seconds)
        }
    }

    func count(_ rule: Rule, _ who: String, at now: Instant) {
        windows.withLock { windows in
            let key = Key(rule: rule.name, who: who)
            if let window = windows[key], now < window.until {
                windows[key]?.count += 1
                return
            }
            if windows.count >= capacity { Self.makeRoom(&windows, at: now) }
            windows[key] = Window(count: 1, until: now.adding(seconds: rule.seconds))
        }
    }

    var known: Int { windows.withLock { $0.count } }

    /// What is over goes first, then what ends soonest: whoever fills the memory does not free the others.
    private static func makeRoom(_ windows: inout [Key: Window], at now: Instant) {
        let before = windows.count
        windows = windows.filter { now < $0.value.until }
        guard windows.count > before / 2 else { return }
        let kept = windows.sorted { $0.value.until > $1.value.until }.prefix(before / 2)
        windows = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
    }
}

extension Visits.Rule {
    /// 不用账号的反映, by address. A hall's one machine serves many people.
    static let reports = Self(name: "report", most: Limits.reportsPerHour, seconds: 3600)
    static let anonymous = Self(name: "anonymous", most: Limits.anonymousPerHour, seconds: 3600)
    static let drafts = Self(name: "draft", most: Limits.draftsPerHour, seconds: 3600)
    /// 猜查询码、草稿号, by address; by number there are `Guesses`.
    static let wrongCodes = Self(name: "code", most: Limits.wrongCodes, seconds: Limits.lockSeconds)
}

extension Site {
    /// Refuses with how long to wait.
    func admit(_ rule: Visits.Rule, _ address: String) throws(Problem) {
        guard let seconds = visits.wait(rule, address, at: clock()) else { return }
        throw Problem.tooMany(seconds: seconds)
    }

    /// 不用账号的反映 (3.1): counted by address, those without a name more closely.
    func admitReport(_ content: Fields, from address: String) throws(Problem) {
        let isAnonymous = content["reporter"]?["kind"]?.text == ReporterKind.anonymous.rawValue
        let rules: [Visits.Rule] = isAnonymous ? [.reports, .anonymous] : [.reports]
        for rule in rules { try admit(rule, address) }
        for rule in rules { visits.count(rule, address, at: clock()) }
    }
}

extension Problem {
    static func tooMany(seconds: Int) -> Problem {
        Problem(
            429, .tooManyRequests, [String((seconds + 59) / 60)], headers: ["Retry-After": String(seconds)])
    }
}
