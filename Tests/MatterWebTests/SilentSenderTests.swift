// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import MatterCore
import NIOCore
import NIOPosix
import Testing

@testable import MatterWeb

/// Through a real socket: somebody begins to send a file and then says nothing more.
@Suite struct SilentSenderTests {
    /// Sends what is there, promises more, and waits for the other side to lose patience.
    private static func fallSilent(_ port: Int, _ path: String, _ type: String, _ body: [UInt8]) async throws
        -> any NIOCore.Channel
    {
        let head = """
            POST /api/v1/\(path) HTTP/1.1\r
            Host: 127.0.0.1\r
            Content-Type: \(type)\r
            Content-Length: \(body.count + 1000)\r
            \r

            """
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port).get()
        try await channel.writeAndFlush(ByteBuffer(bytes: Array(head.utf8) + body))
        return channel
    }

    @Test(.timeLimit(.minutes(2)))
    func `3.1: whoever falls silent while sending loses the place, and nothing of the file is kept`() async throws {
        let town = try Town()
        let (number, code) = try await town.serve { try await Situation.received.arise($0) }
        let before = try town.position
        var configuration = SiteConfiguration()
        configuration.port = 0
        configuration.silence = .seconds(2)
        let site = buildSite(
            store: town.store, clock: { Town.monday }, chance: SharedDice(seed: 2).roll, configuration: configuration)
        try await site.test(.live) { live in
            let client = Client(town: town, client: live)
            let port = try #require(live.port)
            let path = "track/\(number)/attachments?code=\(code)"
            var silent: [any NIOCore.Channel] = []
            for _ in 0..<Limits.reporterUploads {
                silent.append(
                    try await Self.fallSilent(
                        port, path, "multipart/form-data; boundary=xyz", Sent.form([:], [Sent.note]).dropLast(20)))
            }
            // Without a file: refused for that where there is a place, for want of one where there is none.
            func asked() async throws -> Int { try await client.upload(path, [("", [])]).status }
            var status = 422
            while status == 422 { status = try await asked() }
            #expect(status == 503, "every place is taken by somebody who says nothing")
            for channel in silent { try await channel.closeFuture.get() }
            while status == 503 { status = try await asked() }
            #expect(try town.position == before)
            #expect(try await client.upload(path, [Sent.note]).status == 201)
        }
    }
}
