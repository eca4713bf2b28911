// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 上传的表单. Reads `multipart/form-data` (RFC 7578) as it arrives: bytes go in as they come, parts come out as soon as
/// they are known. It never holds more than the last bytes fed, one part's headers and one boundary's length.
///
/// Strict where senders do not differ: lines end in CR LF, nothing stands before the first boundary but an empty line,
/// every part has a name, and the closing boundary must come.
struct Multipart {
    struct Limits {
        var boundary = 70
        /// Bytes of one part's headers.
        var header = 4096
        var parts = 40
        /// Bytes of a part that is no file.
        var field = 8192
        var file = MatterWeb.Limits.file
        /// Bytes of the whole body.
        var total = MatterWeb.Limits.upload
    }

    enum Event: Equatable {
        case part(Part)
        case bytes([UInt8])
        /// Of the part.
        case end
    }

    /// 一段. What its headers said, and none of it believed.
    struct Part: Equatable {
        let name: String
        /// Set for a file, even when empty.
        let fileName: String?
    }

    private enum State { case start, delimiter, headers, body, finished }

    private static let newline: [UInt8] = [13, 10]

    private let limits: Limits
    /// CR LF, two dashes and the boundary.
    private let delimiter: [UInt8]
    private var state = State.start
    private var pending = Multipart.newline
    private var at = 0
    private var total = 0
    private var parts = 0
    private var size = 0
    private var isFile = false

    init(boundary: String, limits: Limits = Limits()) throws(BodyProblem) {
        guard (1...limits.boundary).contains(boundary.utf8.count), boundary.utf8.last != UInt8(ascii: " "),
            boundary.utf8.allSatisfy(Self.mayBeInBoundary)
        else { throw BodyProblem(.multipartMalformed) }
        self.limits = limits
        delimiter = Self.newline + Array("--\(boundary)".utf8)
    }

    /// What is certain after these bytes.
    mutating func feed(_ bytes: some Collection<UInt8>) throws(BodyProblem) -> [Event] {
        total += bytes.count
        guard total <= limits.total else { throw Self.tooLarge(limits.file) }
        if state == .finished { return [] }
        pending += bytes
        var events: [Event] = []
        var goesOn = true
        while goesOn { goesOn = try step(&events) }
        pending.removeFirst(at)
        at = 0
        return events
    }

    /// The body is over; whatever was cut off is refused.
    func finish() throws(BodyProblem) {
        if state != .finished { throw BodyProblem(total == 0 ? .empty : .multipartCut) }
    }

    /// False when more bytes are needed.
    private mutating func step(_ events: inout [Event]) throws(BodyProblem) -> Bool {
        switch state {
        case .start: try skipToFirst()
        case .delimiter: try passDelimiter()
        case .headers: try readHeaders(&events)
        case .body: try readBody(&events)
        case .finished: pass(pending.count - at)
        }
    }

    private mutating func pass(_ count: Int) -> Bool {
        at += count
        return false
    }

    private mutating func skipToFirst() throws(BodyProblem) -> Bool {
        let rest = pending[at...]
        // The first line needs no CR LF before it; ours was put there, and a sender's own empty line may follow.
        let isEmptyLine = rest.starts(with: Self.newline + Self.newline)
        let wanted = (isEmptyLine ? Self.newline : []) + delimiter
        guard rest.count >= wanted.count else {
            let mayCome = rest.elementsEqual(wanted.prefix(rest.count)) || rest.elementsEqual([13, 10, 13])
            if !mayCome { throw BodyProblem(.multipartMalformed) }
            return false
        }
        guard rest.starts(with: wanted) else { throw BodyProblem(.multipartMalformed) }
        at += wanted.count
        state = .delimiter
        return true
    }

    private mutating func passDelimiter() throws(BodyProblem) -> Bool {
        guard pending.count - at >= 2 else { return false }
        let two = pending[at..<(at + 2)]
        at += 2
        if two.elementsEqual("--".utf8) {
            state = .finished
            return true
        }
        guard two.elementsEqual(Self.newline) else { throw BodyProblem(.multipartMalformed) }
        parts += 1
        if parts > limits.parts { throw BodyProblem(.multipartTooManyParts, [String(limits.parts)]) }
        state = .headers
        return true
    }

    private mutating func readHeaders(_ events: inout [Event]) throws(BodyProblem) -> Bool {
        let window = pending[at...].prefix(limits.header + 4)
        // A part without headers has no name.
        if window.starts(with: Self.newline) { throw BodyProblem(.multipartMalformed) }
        guard let end = Self.find(Self.newline + Self.newline, in: window) else {
            if window.count > limits.header { throw BodyProblem(.multipartHeaderTooLarge) }
            return false
        }
        let part = try MultipartHeaders.part(window[..<end])
        at = end + 4
        size = 0
        isFile = part.fileName != nil
        state = .body
        events.append(.part(part))
        return true
    }

    private mutating func readBody(_ events: inout [Event]) throws(BodyProblem) -> Bool {
        let found = Self.find(delimiter, in: pending[at...])
        // The last bytes may be the beginning of a delimiter.
        let end = found ?? max(at, pending.count - delimiter.count + 1)
        if end > at {
            size += end - at
            if isFile, size > limits.file { throw Self.tooLarge(limits.file) }
            if !isFile, size > limits.field { throw BodyProblem(.tooLarge, [String(limits.field / 1024)]) }
            events.append(.bytes(Array(pending[at..<end])))
            at = end
        }
        guard found != nil else { return false }
        at += delimiter.count
        state = .delimiter
        events.append(.end)
        return true
    }

    static func tooLarge(_ most: Int) -> BodyProblem { BodyProblem(.fileTooLarge, [String(most / 1024 / 1024)]) }

    private static func find(_ needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= needle.count else { return nil }
        let last = bytes.endIndex - needle.count
        return bytes.withUnsafeBufferPointer { buffer in
            let shift = bytes.startIndex
            return needle.withUnsafeBufferPointer { wanted in
                (0...(last - shift)).first { from in
                    buffer[from] == wanted[0] && wanted.indices.allSatisfy { buffer[from + $0] == wanted[$0] }
                }.map { $0 + shift }
            }
        }
    }

    private static func mayBeInBoundary(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: "'()+_,-./:=? ".utf8.contains(byte)
        }
    }
}
