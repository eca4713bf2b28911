// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import Synchronization

/// 临时文件. Nobody else can open it, and it is gone with the last of whoever holds it, whatever happens.
public final class ScratchFile: Sendable {
    let path: String
    private let descriptor: Int32
    private let isNamed = Mutex(true)

    private static let piece = 1 << 16

    public init() throws {
        let wild = String(repeating: "X", count: 6)
        var name = Array((FileManager.default.temporaryDirectory.path + "/bancheng-" + wild).utf8CString)
        descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw SheetWriteFault(reason: "mkstemp", code: errno) }
        path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        close(descriptor)
        leavePath()
    }

    public var size: Int {
        get throws {
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { throw SheetWriteFault(reason: "fstat", code: errno) }
            return Int(status.st_size)
        }
    }

    /// What was written stays readable here, and no name leads to it any more: it outlives no crash.
    func leavePath() {
        isNamed.withLock { isNamed in
            if isNamed { unlink(path) }
            isNamed = false
        }
    }

    /// A piece from this place on; empty at the end.
    public func read(at place: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Self.piece)
        let count = pread(descriptor, &bytes, bytes.count, off_t(place))
        guard count >= 0 else { throw SheetWriteFault(reason: "pread", code: errno) }
        return Array(bytes[..<count])
    }

    func append(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw SheetWriteFault(reason: "write", code: errno) }
            rest = rest.dropFirst(count)
        }
    }
}

/// Why a table could not be written: a full disk, or more rows than a workbook holds.
public struct SheetWriteFault: Error, Hashable, Sendable {
    public let reason: String
    public let code: Int32
}
