// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import CPostgres

/// `postgres://user@host1:5432,host2:5433/name?target_session_attrs=read-write&sslmode=verify-full`. libpq reads it, so
/// that every one of its parameters works; only `pool`, the most connections of each kind, and `commit_seconds`, how
/// long a commit may wait for a stand-by, are ours.
public struct PostgresAddress: Hashable, Sendable {
    /// As libpq takes it.
    let connection: String
    /// At most this many connections that write, and as many that read.
    let pool: Int
    static let usualPool = 8
    /// Seconds after which a commit that nobody confirms is given up.
    let commitSeconds: Int
    static let usualCommitSeconds = 10

    init(_ text: String) throws(StoreFault) {
        let (before, pool) = Self.taking("pool", outOf: text)
        let (rest, seconds) = Self.taking("commit_seconds", outOf: before)
        guard let count = Int(pool ?? "\(Self.usualPool)"), (1...200).contains(count),
            let patience = Int(seconds ?? "\(Self.usualCommitSeconds)"), (1...600).contains(patience),
            !text.contains("\0"), Self.isReadable(rest)
        else { throw .databaseURL(Self.shown(text)) }
        connection = rest
        self.pool = count
        commitSeconds = patience
    }

    /// Without the password: what may stand in a sentence or a log.
    var shown: String { Self.shown(connection) }

    private static func isReadable(_ text: String) -> Bool {
        guard let options = PQconninfoParse(text, nil) else { return false }
        PQconninfoFree(options)
        return true
    }

    private static func taking(_ name: String, outOf text: String) -> (rest: String, value: String?) {
        guard let question = text.firstIndex(of: "?") else { return (text, nil) }
        var items = text[text.index(after: question)...].split(separator: "&")
        let own = items.firstIndex { $0.hasPrefix("\(name)=") }
        let value = own.map { String(items.remove(at: $0).dropFirst(name.count + 1)) }
        let rest = String(text[..<question])
        return (items.isEmpty ? rest : rest + "?" + items.joined(separator: "&"), value)
    }

    /// `postgres://user:password@host` and `?password=…` both lose it.
    static func shown(_ text: String) -> String {
        var shown = text
        if let scheme = shown.firstRange(of: "://"), let at = shown.lastIndex(of: "@"), at > scheme.upperBound,
            let colon = shown[scheme.upperBound..<at].firstIndex(of: ":")
        {
            shown.replaceSubrange(colon..<at, with: ":***")
        }
        for name in ["password=", "sslpassword="] {
            guard let start = shown.firstRange(of: name)?.upperBound else { continue }
            let end = shown[start...].firstIndex(of: "&") ?? shown.endIndex
            shown.replaceSubrange(start..<end, with: "***")
        }
        return shown
    }
}
