// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Foundation
import MatterWeb
import Synchronization

/// 文书转 PDF. Starts the helper for one page and holds it to its time and memory: it reads HTML from its standard
/// input, writes a PDF to its standard output, and is killed when it takes too long.
final class PDFHelper: Sendable {
    private let path: String
    private let seconds: Int
    private let running = Mutex(0)

    /// At once: each may take the memory it is allowed.
    private static let most = 2
    private static let kibibytes = 1_536_000

    init(path: String, seconds: Int) {
        self.path = path
        self.seconds = seconds
        // A helper that ends before it has read everything must not end us.
        signal(SIGPIPE, SIG_IGN)
    }

    var maker: PDFMaker {
        { html async throws(PDFTrouble) in try await self.make(html) }
    }

    private func make(_ html: [UInt8]) async throws(PDFTrouble) -> [UInt8] {
        guard FileManager.default.isExecutableFile(atPath: path) else { throw .missing }
        let admitted = running.withLock { running in
            if running == Self.most { return false }
            running += 1
            return true
        }
        guard admitted else { throw .busy }
        defer { running.withLock { $0 -= 1 } }
        let outcome: Result<[UInt8], PDFTrouble> = await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: self.run(html)) }
        }
        return try outcome.get()
    }

    private func run(_ html: [UInt8]) -> Result<[UInt8], PDFTrouble> {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        // Memory and processor time are the kernel's to hold; the clock on the wall is ours.
        process.arguments = ["-c", "ulimit -v \(Self.kibibytes); ulimit -t \(seconds); exec \"$0\"", path]
        process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": NSTemporaryDirectory()]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return .failure(.missing) }
        let begun = DispatchTime.now()
        let number = process.processIdentifier
        let watch = DispatchWorkItem { kill(number, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: begun + .seconds(seconds), execute: watch)
        let writing = input.fileHandleForWriting
        DispatchQueue.global().async {
            do {
                try writing.write(contentsOf: Data(html))
                try writing.close()
            } catch {
                // A helper that does not read to the end is found by what it writes.
            }
        }
        let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        watch.cancel()
        if DispatchTime.now() >= begun + .seconds(seconds) { return .failure(.tooSlow) }
        guard process.terminationStatus == 0, bytes.starts(with: Array("%PDF-".utf8)) else { return .failure(.failed) }
        return .success(bytes)
    }
}
