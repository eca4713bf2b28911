// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterStore
import NIOPosix
import ServiceLifecycle

/// 索引跟随. While the site is open the index follows the log every second, whoever wrote there; so it is at most two
/// seconds late, and a search has little left to wait for.
struct SearchFollower: Service {
    let store: Store
    let pause: Pause

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown { try await follow() }
        } catch is CancellationError {
            // Told to stop, or nobody waits here: the others go on until they are told so too.
            try await gracefulShutdown()
        }
    }

    private func follow() async throws {
        while true {
            try await pause(.seconds(1))
            do {
                try await NIOThreadPool.singleton.runIfActive { [store] in
                    try store.catchUpAll(steps: Store.searchSteps)
                }
            } catch is StoreFault { continue }
        }
    }
}
