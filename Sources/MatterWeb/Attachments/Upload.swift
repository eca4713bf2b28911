// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import MatterCore
import MatterStore
import NIOCore
import Synchronization

/// 上传的内容. What came with an upload: its fields and its files, read once.
struct Upload: Sendable {
    let fields: Fields
    let files: [FileDraft]

    /// The same files under the same names with the same fields are the same request, whatever boundary they came with.
    var fingerprint: [UInt8] {
        let told = files.map { "\($0.name.body)\n\($0.fingerprint)" }.joined(separator: "\n")
        return Array("\(fields.json)\n\(told)".utf8)
    }
}

/// 同时上传. How many uploads are in memory now; reporters cannot take the officials' places.
final class Uploads: Sendable {
    private let counts = Mutex<[Bool: Int]>([:])

    private func take(_ isReporter: Bool) -> Bool {
        counts.withLock { counts in
            let taken = counts[isReporter, default: 0]
            guard taken < (isReporter ? Limits.reporterUploads : Limits.uploads) else { return false }
            counts[isReporter] = taken + 1
            return true
        }
    }

    /// Places that are taken now.
    var taken: Int { counts.withLock { $0.values.reduce(0, +) } }

    func within<T>(isReporter: Bool, _ body: () async throws -> T) async throws -> T {
        guard take(isReporter) else { throw Problem(503, .uploadsBusy, ["30"], headers: ["Retry-After": "30"]) }
        defer { counts.withLock { $0[isReporter, default: 1] -= 1 } }
        return try await body()
    }
}

extension Site {
    /// Reads files from a form or as the bare body. `admit` sees the fields that came before the first file and refuses
    /// whoever may not send one, before a byte of it is kept.
    func upload(
        _ request: Request, _ context: SiteContext, isReporter: Bool, admit: (Fields) async throws -> Void
    ) async throws -> Upload {
        try refuseElsewhere(request)
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Limits.upload {
            throw Multipart.tooLarge(Limits.file)
        }
        return try await uploads.within(isReporter: isReporter) {
            let form = MultipartHeaders.value(request.headers[.contentType] ?? "")
            switch form?.0 {
            case "multipart/form-data":
                return try await readForm(request, context, form?.1["boundary"] ?? "", admit)
            case nil, "application/x-www-form-urlencoded", "application/json":
                throw Problem(415, .uploadMediaType)
            default: return try await readBare(request, context, admit)
            }
        }
    }

    /// The body is the file; its name and the rest stand in the address.
    private func readBare(
        _ request: Request, _ context: SiteContext, _ admit: (Fields) async throws -> Void
    ) async throws -> Upload {
        let fields = Self.inAddress(request)
        try proveOwnForm(nil, request, context)
        try await admit(fields)
        var writer = FileWriter(named: FileName.kept(fields["name"]?.text), chance)
        let start = clock()
        for try await buffer in request.body {
            try refuseSlow(start)
            writer.append(buffer.readableBytesView)
            if writer.size > Limits.file { throw Multipart.tooLarge(Limits.file) }
        }
        // A connection that ends early looks like the end of the file; what was promised tells them apart.
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), writer.size < length {
            throw BodyProblem(.multipartCut)
        }
        return Upload(fields: fields.without("name"), files: try await finished([writer]))
    }

    private func readForm(
        _ request: Request, _ context: SiteContext, _ boundary: String, _ admit: (Fields) async throws -> Void
    ) async throws -> Upload {
        var parser = try Multipart(boundary: boundary)
        var parts = UploadParts(Self.inAddress(request), chance)
        var admitted = false
        func prove() async throws {
            if admitted { return }
            try proveOwnForm(parts.csrf, request, context)
            try await admit(parts.told)
            admitted = true
        }
        let start = clock()
        for try await buffer in request.body {
            try refuseSlow(start)
            for event in try parser.feed(buffer.readableBytesView) {
                if case .part(let part) = event, part.fileName != nil { try await prove() }
                try parts.take(event)
            }
        }
        try parser.finish()
        try await prove()
        // A form without a chosen file sends one without a name and without a byte.
        let chosen = parts.writers.filter { !$0.wasEmptyInput }.map(\.writer)
        guard !chosen.isEmpty else { throw FieldErrors([FieldError(FieldPath().adding("file"), .required)]) }
        return Upload(fields: parts.told, files: try await finished(chosen))
    }

    /// Somebody who sends a byte a minute would hold a place for ever.
    private func refuseSlow(_ start: Instant) throws(Problem) {
        if clock().seconds - start.seconds > Limits.uploadSeconds {
            throw Problem(400, .uploadTooSlow, [String(Limits.uploadSeconds / 60)])
        }
    }

    /// Telling the kind of a large file takes a moment.
    private func finished(_ writers: [FileWriter]) async throws -> [FileDraft] {
        try await blocking { try writers.map { try $0.finish() } }
    }

    private static func inAddress(_ request: Request) -> Fields {
        .object(request.uri.queryParameters.map { Fields.Member(String($0.key), .text(String($0.value))) })
    }
}

/// The parts of a form on their way in.
private struct UploadParts {
    struct Taken {
        var writer: FileWriter
        let hadName: Bool
        var wasEmptyInput: Bool { !hadName && writer.size == 0 }
    }

    private(set) var writers: [Taken] = []
    private(set) var csrf: String?
    private var fields: Fields
    private var field: (name: String, bytes: [UInt8])?
    private let chance: Chance

    init(_ fields: Fields, _ chance: @escaping Chance) {
        self.fields = fields
        self.chance = chance
    }

    var told: Fields { fields }

    mutating func take(_ event: Multipart.Event) throws {
        switch event {
        case .part(let part): begin(part)
        case .bytes(let bytes):
            if field != nil { field?.bytes += bytes } else { writers[writers.count - 1].writer.append(bytes) }
        case .end: try end()
        }
    }

    private mutating func begin(_ part: Multipart.Part) {
        guard let name = part.fileName else {
            field = (part.name, [])
            return
        }
        writers.append(Taken(writer: FileWriter(named: FileName.kept(name), chance), hadName: !name.isEmpty))
    }

    private mutating func end() throws {
        guard let (name, bytes) = field else { return }
        field = nil
        guard let text = String(validating: bytes, as: UTF8.self) else { throw BodyProblem(.notUTF8) }
        if name == "csrf" {
            csrf = text
        } else if fields[name] == nil {
            fields = fields.adding(.object([Fields.Member(name, .text(text))]))
        } else {
            throw BodyProblem(.malformedForm)
        }
    }
}
