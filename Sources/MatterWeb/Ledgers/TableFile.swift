// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import HTTPTypes
import Hummingbird
import Sheets

/// 台账文件. A file chosen on the page, and which of its sheets.
struct TableFile: Sendable {
    let bytes: [UInt8]
    let sheet: String?
}

extension Site {
    /// The form with one file: read whole, bounded, and refused before a byte is kept when it is not our own form.
    func tableFile(of request: Request, _ context: SiteContext) async throws -> TableFile {
        try refuseElsewhere(request)
        let type = MultipartHeaders.value(request.headers[.contentType] ?? "")
        guard let type, type.0 == "multipart/form-data" else { throw Problem(415, .uploadMediaType) }
        var parser = try Multipart(boundary: type.1["boundary"] ?? "")
        var parts = TableParts()
        var proved = false
        for try await buffer in request.body {
            for event in try parser.feed(buffer.readableBytesView) {
                if case .part(let part) = event, part.fileName != nil, !proved {
                    try proveOwnForm(parts.fields["csrf"], request, context)
                    proved = true
                }
                parts.take(event)
            }
        }
        try parser.finish()
        if !proved { try proveOwnForm(parts.fields["csrf"], request, context) }
        let sheet = parts.fields["sheet"]?.trimmed ?? ""
        return TableFile(bytes: parts.file, sheet: sheet.isEmpty ? nil : sheet)
    }
}

/// What the form holds; a second file is not asked for and not kept.
private struct TableParts {
    private(set) var fields: [String: String] = [:]
    private(set) var file: [UInt8] = []
    private var part: Multipart.Part?
    private var bytes: [UInt8] = []
    private var files = 0

    mutating func take(_ event: Multipart.Event) {
        switch event {
        case .part(let next):
            part = next
            bytes = []
            if next.fileName != nil { files += 1 }
        case .bytes(let more):
            if part?.fileName == nil || files == 1 { bytes += more }
        case .end:
            guard let part else { return }
            if part.fileName == nil {
                fields[part.name] = String(decoding: bytes, as: UTF8.self)
            } else if files == 1 {
                file = bytes
            }
        }
    }
}
