// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Lines of a file, one in memory at a time. A line that is far too long is cut, so that whoever reads it can say so.
struct LineReader {
    private let handle: FileHandle
    private let path: String
    private let most: Int
    private var buffer: [UInt8] = []
    private var place = 0
    private var ended = false
    /// Of the line last read, from 1.
    private(set) var number = 0

    static let chunk = 1 << 16

    /// `-` is standard input.
    init(_ path: String, most: Int) throws {
        if path != "-", !FileAt.exists(path) { throw Complaint(say("file.missing", path), code: 2) }
        let named = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        guard let named else { throw Complaint(say("file.unreadable", path), code: 2) }
        handle = named
        self.path = path
        self.most = most
    }

    /// Without its line end; nil at the end of the file.
    mutating func next() throws -> [UInt8]? {
        var line: [UInt8] = []
        while true {
            if place == buffer.count, try !fill() {
                if line.isEmpty { return nil }
                number += 1
                return line
            }
            let rest = buffer[place...]
            let end = rest.firstIndex(of: 0x0A)
            let piece = rest[..<(end ?? rest.endIndex)]
            if line.count <= most { line += piece.prefix(most + 1 - line.count) }
            place = end.map { $0 + 1 } ?? buffer.count
            guard end != nil else { continue }
            number += 1
            if line.last == 0x0D { line.removeLast() }
            return line
        }
    }

    private mutating func fill() throws -> Bool {
        if ended { return false }
        do {
            buffer = Array(try handle.read(upToCount: Self.chunk) ?? Data())
        } catch {
            throw Complaint(say("file.unreadable", path), code: 2)
        }
        place = 0
        ended = buffer.isEmpty
        return !ended
    }
}
