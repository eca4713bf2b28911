// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 写表. Rows go to a file as they come, so that any number of them takes the memory of one.
public protocol TableWriter: AnyObject {
    func add(_ cells: [WrittenCell]) throws

    /// Nothing can be added any more; the whole table is in the file.
    func finish() throws -> ScratchFile
}

/// 一格. What is written as it stands, or a day or minute that can be sorted and counted with.
public enum WrittenCell: Hashable, Sendable {
    case text(String)
    /// Days since 1970-01-01.
    case day(Int)
    /// Seconds since then, by the clock on the wall.
    case minute(Int)
}

/// Rows as text, each made into a line by whoever knows how such a file is read.
public final class LineWriter: TableWriter {
    private let file: ScratchFile
    private let line: ([WrittenCell]) -> String
    private var waiting: [UInt8]

    private static let piece = 1 << 16

    public init(_ headings: [String], mark: String, line: @escaping ([WrittenCell]) -> String) throws {
        file = try ScratchFile()
        self.line = line
        waiting = Array((mark + line(headings.map { .text($0) })).utf8)
    }

    public func add(_ cells: [WrittenCell]) throws {
        waiting += line(cells).utf8
        if waiting.count >= Self.piece { try flush() }
    }

    public func finish() throws -> ScratchFile {
        try flush()
        file.leavePath()
        return file
    }

    private func flush() throws {
        try file.append(waiting)
        waiting = []
    }
}
