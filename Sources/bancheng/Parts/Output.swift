// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Text on its way to a file or to standard output, in pieces large enough to be quick and small enough to stream.
struct Output {
    private let handle: FileHandle
    private var waiting = Data()
    static let piece = 1 << 16

    init(_ path: String) throws { handle = try FileAt.new(path) }

    mutating func write(_ text: String) throws {
        waiting.append(contentsOf: text.utf8)
        if waiting.count >= Self.piece { try flush() }
    }

    mutating func finish() throws { try flush() }

    private mutating func flush() throws {
        do { try handle.write(contentsOf: waiting) } catch { throw Complaint(say("file.full")) }
        waiting.removeAll(keepingCapacity: true)
    }
}
