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

    @Test(.timeLimit(.minutes(5)))
    func `3.1: whoever falls silent while sending loses the place, and nothing of the file is kept`() async throws {
        let town = try Town()
        let (number, code) = try await town.serve { try await Situation.received.arise($0) }
        let before = try town.position
        var configuration = SiteConfiguration()
        configuration.port = 0
        configuration.silence = .seconds(5)
        try await town.site.application(configuration).test(.live) { live in
            let port = try #require(live.port)
            let silent = try await Self.fallSilent(
                port, "track/\(number)/attachments?code=\(code)", "multipart/form-data; boundary=xyz",
                Sent.form([:], [Sent.note]).dropLast(20))
            while town.site.uploads.taken == 0 { await Task.yield() }
            try await silent.closeFuture.get()
            while town.site.uploads.taken > 0 { await Task.yield() }
            #expect(try town.position == before)
        }
    }
}
