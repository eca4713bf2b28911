// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import MatterCore
import MatterStore
import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import MatterWeb

/// 新的变化, as server-sent events.
@Suite struct UpdatesTests {
    private static func since(_ page: Answered) -> String { page.between("data-updates=\"", "\"") }

    /// `id event data` of every event of a stream.
    private static func events(_ answer: Answered) -> [String] {
        answer.text.split(separator: "\n\n").map(String.init).filter { $0.contains("event:") }
            .map { $0.split(separator: "\n").dropFirst().joined(separator: " ") }
    }

    private static func report(_ town: Town, _ client: Client) -> Pauses.Deed {
        { _ = try await client.registered() }
    }

    @Test func `3.1: the desk is told how many matters have changed since its page, and is not moved`() async throws {
        let town = try Town()
        try await town.serve { client in
            _ = try await client.registered()
            let page = try await client.get("/desk", as: "office")
            let address = Self.since(page)
            #expect(address.hasPrefix("/desk/updates?since="))
            town.pauses.prepare(
                { await Task.yield() }, Self.report(town, client), { await Task.yield() },
                Self.report(town, client))
            let stream = try await client.get(address, as: "office")
            #expect(stream.status == 200)
            #expect(stream.headers[.contentType] == "text/event-stream; charset=utf-8")
            #expect(Self.events(stream) == ["event: changed data: 1", "event: changed data: 2"], "\(stream.text)")
            #expect(stream.text.ranges(of: ":\n\n").count == 3, "a sign of life where nothing changed")
        }
    }

    @Test func `2.5: a unit hears nothing of what it may not see, not even that something was written`() async throws {
        let town = try Town()
        try await town.serve { client in
            let address = Self.since(try await client.get("/desk", as: "police"))
            let foreign: Pauses.Deed = { _ = try await Situation.issued.arise(client) }
            town.pauses.prepare(Self.report(town, client), foreign, { _ = try await Situation.two.arise(client) })
            let stream = try await client.get(address, as: "police")
            #expect(Self.events(stream) == ["event: changed data: 1"], "\(stream.text)")
            #expect(stream.text.ranges(of: ":\n\n").count == 3)
            #expect(!stream.text.contains("\(try town.position)"), "no position of the log")
        }
    }

    @Test func `3.1: a stream that breaks off goes on from its last event, and somebody else's tells her nothing`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let address = Self.since(try await client.get("/desk", as: "office"))
            town.pauses.prepare(Self.report(town, client))
            let first = try await client.get(address, as: "office")
            let last = ["Last-Event-ID": first.between("id: ", "\n")]
            #expect(Self.events(try await client.get(address, as: "office", last)).isEmpty, "nothing since")
            _ = try await client.registered()
            #expect(Self.events(try await client.get(address, as: "office", last)) == ["event: changed data: 1"])
            // Of another account, or of before the server began: that it changed, and not how much.
            for unknown in [last, ["Last-Event-ID": "0000"]] {
                let events = Self.events(try await client.get("/desk/updates", as: "head", unknown))
                #expect(events == ["event: changed data: "], "\(events)")
            }
        }
    }

    @Test func `3.4a: the stream ends with the session`() async throws {
        let town = try Town()
        try await town.serve { client in
            let session = try await client.form("/desk/sign-in", ["account": "office", "password": Town.password])
            let token = String(
                (session.headers[.setCookie] ?? "").split(separator: ";")[0].split(separator: "=")[1])
            let cookie = ["Cookie": "\(Session.cookieName)=\(token)"]
            town.pauses.prepare(
                { try town.store.endSession(token) }, { Issue.record("nobody waits for a session that is over") })
            let stream = try await client.get("/desk/updates", as: nil, cookie)
            #expect(stream.status == 200 && stream.text == ":\n\n")
            #expect(try await client.get("/desk/updates", as: nil, cookie).status == 303)
        }
    }

    @Test func `3.1: of one account the newest streams are kept, the oldest ends, and each place is given back`()
        async throws
    {
        let town = try Town()
        try await town.serve { client in
            let counted = Mutex<[Int]>([])
            // Each opens the next before it looks again: one more than there may be.
            for _ in 0..<Limits.streamsEach {
                town.pauses.prepare {
                    let inner = try await client.get("/desk/updates", as: "office")
                    #expect(inner.status == 200 && !inner.text.contains("event: end"))
                    counted.withLock { $0.append(town.site.streams.count) }
                }
            }
            let outer = try await client.get("/desk/updates", as: "office")
            #expect(outer.text == ":\n\nevent: end\ndata:\n\n")
            #expect(counted.withLock { $0 }.allSatisfy { $0 <= Limits.streamsEach })
            #expect(town.site.streams.count == 0)
            #expect(try await client.send(.head, "/desk/updates", as: "office", nil).status == 200)
            #expect(town.site.streams.count == 0, "nor does one that is never read keep its place")
        }
    }

    @Test func `3.1: where all places are taken another account gets none, and one's own are passed on`() {
        let streams = Streams(each: 2, all: 3)
        let held = [streams.take("a"), streams.take("a"), streams.take("b")]
        #expect(held.allSatisfy { $0?.isKept == true } && streams.take("c") == nil)
        let newest = streams.take("a")
        #expect(newest?.isKept == true && held[0]?.isKept == false && streams.count == 3)
    }

    @Test func `D1: a stream is no sign of a person: a desk that was left is locked, and its stream ends`() async throws
    {
        let town = try Town()
        try await town.serve { client in
            let session = try await client.form("/desk/sign-in", ["account": "office", "password": Town.password])
            let cookie = ["Cookie": String((session.headers[.setCookie] ?? "").split(separator: ";")[0])]
            let half = Limits.deskIdleSeconds / 2
            for _ in 0..<3 { town.pauses.prepare { town.now = town.now.adding(seconds: half) } }
            let stream = try await client.get("/desk/updates", as: nil, cookie)
            #expect(stream.text == ":\n\n:\n\n", "nothing after half an hour")
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `3.1: the site closes while streams are open, and each of them ends whole`() async throws {
        let town = try Town()
        var site = town.site
        // Waits until it is told to stop.
        site.pause = { _ in try await Task.sleep(for: .seconds(86_400)) }
        var configuration = SiteConfiguration()
        configuration.port = 0
        let received = try await site.application(configuration).test(.live) { [site] live in
            let head = """
                GET /desk/updates HTTP/1.1\r
                Host: 127.0.0.1\r
                Authorization: Bearer \(town.token("office"))\r
                \r

                """
            let port = try #require(live.port)
            let listener = Listener()
            let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .channelInitializer { $0.pipeline.addHandler(listener) }
                .connect(host: "127.0.0.1", port: port).get()
            try await channel.writeAndFlush(ByteBuffer(string: head))
            while !listener.text.contains(":\n\n") { await Task.yield() }
            #expect(site.streams.count == 1)
            return (channel, listener)
        }
        try await received.0.closeFuture.get()
        #expect(received.1.text.hasSuffix("0\r\n\r\n"), "\(received.1.text)")
        while site.streams.count > 0 { await Task.yield() }
    }
}

/// What came in, as text.
private final class Listener: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer
    private let bytes = Mutex<[UInt8]>([])

    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let buffer = unwrapInboundIn(data)
        bytes.withLock { $0 += buffer.readableBytesView }
    }
}
