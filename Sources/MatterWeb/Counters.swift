// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Synchronization

/// Numbers for whoever watches the server, in Prometheus' text format; no address and no person in them.
final class Counters: Sendable {
    private struct Key: Hashable {
        let route: String
        let method: String
        let status: Int
    }

    private let requests = Mutex<[Key: Int]>([:])

    func count(route: String, method: String, status: Int) {
        // Methods are whatever a stranger sends; ours are few.
        let known = ["GET", "HEAD", "POST", "DELETE"].contains(method) ? method : "other"
        let route = Self.shown(route)
        requests.withLock { $0[Key(route: route, method: known, status: status), default: 0] += 1 }
    }

    /// Anybody may read the counters: which kind of record was opened is not in them (2.5, 3.4c).
    private static func shown(_ route: String) -> String {
        let parts = route.split(separator: "/", maxSplits: 3)
        guard parts.count > 2, records.contains(String(parts[2])) else { return route }
        return "/api/v1/{records}"
    }

    private static let records = Set(RecordKind.allCases.map(\.plural))

    var text: String {
        let counted = requests.withLock { $0 }
        let lines = counted.map { key, count in
            "bancheng_requests_total{route=\"\(key.route)\",method=\"\(key.method)\",status=\"\(key.status)\"} \(count)"
        }
        return
            (["# HELP bancheng_requests_total Answered requests.", "# TYPE bancheng_requests_total counter"]
            + lines.sorted()).joined(separator: "\n") + "\n"
    }
}
