// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import MatterCore
import MatterStore

extension Site {
    /// For whoever watches the server: alive, able to answer, and how much it answered.
    var healthRoutes: [Route] {
        let status = Shape.object([Shape.Property("status", .identifier)])
        return [
            Route(method: .get, path: "/healthz", summary: "Alive", access: .open, answer: status) { _, _ in
                .json(["status": "ok"])
            },
            Route(
                method: .get, path: "/readyz", summary: "Able to answer: database, plan and calendar are there",
                access: .open, answer: status
            ) { _, context in
                do {
                    try await read { reader in
                        _ = try reader.plan()
                        _ = try reader.calendar()
                        // A release that cannot read the organisation can decide nothing.
                        _ = try reader.roster()
                    }
                    // No position: whoever may ask would see that something was written.
                    return .json(["status": "ready"])
                } catch is StoreFault {
                    throw Problem(503, .unavailable)
                }
            },
            Route(
                method: .get, path: "/metrics", summary: "Counters in Prometheus' text format", access: .open,
                answerType: "text/plain", answer: .anything
            ) { _, _ in .bytes(Array(counters.text.utf8), type: "text/plain") },
        ]
    }
}
