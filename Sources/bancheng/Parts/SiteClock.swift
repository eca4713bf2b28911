// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import Synchronization

/// 时钟. The hour the site lives in: the machine's own; or, for a demonstration, one that starts elsewhere and runs
/// on, or stands still until it is moved.
final class SiteClock: Sendable {
    private enum Mode {
        case ahead(seconds: Int)
        case still(Instant)
    }

    private let mode: Mutex<Mode>

    private init(_ mode: Mode) { self.mode = Mutex(mode) }

    static let ofMachine = SiteClock(.ahead(seconds: 0))

    static func running(from moment: Instant) -> SiteClock {
        SiteClock(.ahead(seconds: moment.seconds - Outside.now.seconds))
    }

    static func still(at moment: Instant) -> SiteClock { SiteClock(.still(moment)) }

    var now: Instant {
        mode.withLock { mode in
            switch mode {
            case .ahead(let seconds): Outside.now.adding(seconds: seconds)
            case .still(let moment): moment
            }
        }
    }

    /// Stands still there from now on.
    func move(to moment: Instant) { mode.withLock { $0 = .still(moment) } }
}
