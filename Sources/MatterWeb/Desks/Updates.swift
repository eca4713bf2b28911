// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore
import NIOCore
import ServiceLifecycle

/// 新的变化 (4.1), as server-sent events: that her own board would show something else by now, and how many matters.
///
/// Every few seconds the end of the log is looked at, and only where it moved her board; so it holds for whatever wrote
/// there, this server or another. What is told comes from her board's own query and nothing else: a unit hears nothing
/// of what it may not see, not even that something was written.
extension PageRequest {
    func updates() async throws -> Response {
        let session = try official
        guard let place = site.streams.take(session.account.id) else { throw Problem(429, .streamsBusy) }
        let header = HTTPField.Name("Last-Event-ID").flatMap { request.headers[$0] }
        let stream = UpdateStream(site: site, session: session, place: place, since: header ?? query("since"))
        var headers: HTTPFields = [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"]
        if let name = HTTPField.Name("X-Accel-Buffering") { headers[name] = "no" }
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                try await stream.tell(&writer)
                try await writer.finish(nil)
            })
    }
}

/// One person's stream.
private struct UpdateStream: Sendable {
    let site: Site
    let session: Session
    /// Held until the last byte, or until the answer is thrown away unread.
    let place: Streams.Place
    /// The board her page shows, by the name it is remembered by.
    let since: String?

    func tell(_ output: inout any ResponseBodyWriter) async throws {
        var seen = Seen(position: -1, name: since ?? "")
        var known = since.flatMap { site.traces.find($0, session.account.id) }
        while true {
            guard let look = try await look(from: seen.position) else { return }
            var event = ":\n\n"
            if let trace = look.trace {
                let name = site.traces.keep(trace, session.account.id)
                if since == nil, known == nil { (known, seen.name) = (trace, name) }
                if name != seen.name {
                    let count = known.map { String(trace.changes(since: $0)) } ?? ""
                    event = "id: \(name)\nevent: changed\ndata: \(count)\n\n"
                    seen.name = name
                }
            }
            seen.position = look.position
            try await output.write(ByteBuffer(string: event))
            guard await waits() else { return }
            // Told to stay away: it would only push out another of hers.
            guard place.isKept else { return try await output.write(ByteBuffer(string: "event: end\ndata:\n\n")) }
        }
    }

    /// False when the site closes or nobody waits any more: the stream ends as a whole one.
    private func waits() async -> Bool {
        do {
            try await cancelWhenGracefulShutdown { [site] in try await site.pause(.seconds(Limits.updateSeconds)) }
            return true
        } catch {
            return false
        }
    }

    private struct Seen {
        var position: Int
        var name: String
    }

    /// Nil once the session is over; no trace where nothing at all was written.
    private func look(from position: Int) async throws -> (position: Int, trace: OwedTrace?)? {
        let now = site.clock()
        let session = session
        return try await site.read { reader in
            guard let held = try reader.holder(of: session.token, at: now), held.account == session.account,
                !session.byCookie || now < held.seenAt.adding(seconds: Limits.deskIdleSeconds)
            else { return nil }
            let head = try reader.head().position
            return (head, head == position ? nil : try BoardTraces.trace(reader, session))
        }
    }
}
