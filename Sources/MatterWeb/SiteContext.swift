// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import NIOCore
import Wording

/// What one request carries from door to door.
struct SiteContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Nil for a visitor.
    var session: Session?
    /// A token came that is no longer good.
    var sessionEnded = false
    /// 离开就锁: it ended because nobody did anything.
    var deskLocked = false
    var language: Language = .chinese
    /// Whoever opened the connection; nil where there is no network, as in tests.
    let peer: String?

    init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress
    }

    /// Bodies are read by our own readers, with their own limit.
    var maxUploadSize: Int { Limits.body }

    /// The session, or the refusal that asks for one.
    var signedIn: Session {
        get throws(Problem) {
            guard let session else { throw Problem(401, sessionEnded ? .sessionExpired : .sessionNeeded) }
            return session
        }
    }

    /// A part of the address between braces.
    func part(_ name: String) -> String { parameters.get(name) ?? "" }
}
