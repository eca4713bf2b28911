// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 文件类型. What a county needs, told by the bytes alone; the name and the claimed type are never believed.
public enum FileKind: String, Hashable, Sendable, Codable, CaseIterable {
    case jpeg, png, webp, heic
    case pdf
    /// 版式文档 (GB/T 33190)
    case ofd
    case docx, xlsx, pptx
    /// Plain UTF-8
    case text
    case mp4
    case threeGP = "3gp"
    case mov

    /// What it is served as.
    public var mediaType: String {
        switch self {
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .webp: "image/webp"
        case .heic: "image/heic"
        case .pdf: "application/pdf"
        case .ofd: "application/ofd"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
        case .text: "text/plain; charset=utf-8"
        case .mp4: "video/mp4"
        case .threeGP: "video/3gpp"
        case .mov: "video/quicktime"
        }
    }

    /// How such a file's name may end; the first is what it gets when it ends otherwise.
    public var endings: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg"]
        case .heic: ["heic", "heif"]
        case .text: ["txt", "csv", "md", "log"]
        case .threeGP: ["3gp", "3gpp"]
        case .mp4: ["mp4", "m4v"]
        case .png, .webp, .pdf, .ofd, .docx, .xlsx, .pptx, .mov: [rawValue]
        }
    }

    /// 可直接查看: every browser decodes it itself and nothing in it can act.
    public var isViewable: Bool {
        switch self {
        case .jpeg, .png, .webp: true
        case .heic, .pdf, .ofd, .docx, .xlsx, .pptx, .text, .mp4, .threeGP, .mov: false
        }
    }
}

/// 文件内容. The bytes in the pieces they came in.
public struct FileContent: Sendable {
    public let pieces: [[UInt8]]
    public let count: Int

    public init(_ pieces: [[UInt8]]) {
        self.pieces = pieces
        count = pieces.reduce(0) { $0 + $1.count }
    }

    /// As many as there are from a place on, at most `length`.
    public func bytes(from start: Int, _ length: Int) -> [UInt8] {
        var found: [UInt8] = []
        var skipped = 0
        for piece in pieces {
            let from = max(0, start - skipped)
            skipped += piece.count
            if from >= piece.count { continue }
            found += piece[from...].prefix(length - found.count)
            if found.count >= length { break }
        }
        return found
    }
}
