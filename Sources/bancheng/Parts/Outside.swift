// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import MatterCore
import MatterStore

/// What only the executable may ask of the world: the hour and chance.
enum Outside {
    static var now: Instant { Instant(seconds: Int(Date().timeIntervalSince1970)) }

    /// Eight bytes at a time: each is a question to the system.
    static let chance: Chance = { count in
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 7)
        while bytes.count < count {
            withUnsafeBytes(of: generator.next()) { bytes.append(contentsOf: $0) }
        }
        return Array(bytes.prefix(count))
    }
}

extension Outside {
    /// A day somebody typed.
    static func day(_ text: String) throws -> LocalDate {
        guard let day = LocalDate(text) else { throw Complaint(say("bad-day", text), code: 2) }
        return day
    }
}

/// Files a person names.
enum FileAt {
    static func read(_ path: String) throws -> [UInt8] {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw Complaint(say("file.missing", path), code: 2)
        }
        guard !isDirectory.boolValue, let data = FileManager.default.contents(atPath: path) else {
            throw Complaint(say("file.unreadable", path), code: 2)
        }
        return Array(data)
    }

    /// A plan of this release by its name, such as `xiangtan`, or a file; a file of that name comes first.
    static func plan(_ path: String) throws -> [UInt8] {
        if !exists(path), let shipped = Shipped.plans.first(where: { $0.name == path || $0.name == path + ".yaml" }) {
            return shipped.bytes
        }
        return try read(path)
    }

    /// `-` is standard output. A file that exists is never overwritten; what is in it is for its owner's eyes.
    static func new(_ path: String) throws -> FileHandle {
        if path == "-" { return .standardOutput }
        if FileManager.default.fileExists(atPath: path) { throw Complaint(say("file.exists", path), code: 2) }
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw Complaint(say("file.not-writable", path), code: 2) }
        return handle
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
