// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Hummingbird
import Wording

/// What one request carries from door to door.
struct SiteContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Nil for a visitor.
    var session: Session?
    /// A token came that is no longer good.
    var sessionEnded = false
    var language: Language = .chinese

    init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
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
