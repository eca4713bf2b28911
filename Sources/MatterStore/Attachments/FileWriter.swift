// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Crypto
public import MatterCore

/// 收文件. Takes a file in as it arrives, in chunks as they will be stored: the bytes are in memory once, a photo's twice
/// while its traces are taken out, and nowhere else until they are stored.
public struct FileWriter: Sendable {
    private let id: AttachmentID
    private let salt: [UInt8]
    private let name: TextBody
    private let nameReference: TextRef
    private var pieces: [[UInt8]] = []
    public private(set) var size = 0

    /// `name` as it shall be kept; the rest comes with `append`.
    public init(named name: String, _ chance: @escaping Chance) {
        var drafting = Drafting(chance)
        nameReference = drafting.text(name)
        self.name = drafting.texts[0]
        id = AttachmentID("F" + ContentDigest.hex(chance(12)))
        salt = chance(16)
    }

    public mutating func append(_ bytes: some Collection<UInt8>) {
        let bytes = Array(bytes)
        size += bytes.count
        var rest = bytes[...]
        while !rest.isEmpty {
            if pieces.last?.count ?? StoredAttachment.chunk == StoredAttachment.chunk { pieces.append([]) }
            let room = StoredAttachment.chunk - pieces[pieces.count - 1].count
            pieces[pieces.count - 1] += rest.prefix(room)
            rest = rest.dropFirst(room)
        }
    }

    /// Refuses what is empty or of a kind nobody needs here. A photo loses its traces before anything is made of its
    /// bytes, so that neither they nor their digest are ever stored.
    public func finish() throws(Refusal) -> FileDraft {
        let content = FileContent(pieces)
        let kind = try FileKind.told(by: content)
        if let cleaned = try Photo.clean(content, kind) {
            var kept = self
            (kept.pieces, kept.size) = ([], 0)
            kept.append(cleaned)
            return kept.draft(kind)
        }
        return draft(kind)
    }

    private func draft(_ kind: FileKind) -> FileDraft {
        var (salted, plain) = (SHA256(), SHA256())
        salted.update(data: salt)
        for piece in pieces {
            salted.update(data: piece)
            plain.update(data: piece)
        }
        return FileDraft(
            id: id, name: name, nameReference: nameReference, kind: kind, size: size,
            digest: ContentDigest.hex(salted.finalize()), fingerprint: ContentDigest.hex(plain.finalize()), salt: salt,
            pieces: pieces)
    }
}

/// 待存的文件.
public struct FileDraft: Sendable {
    public let id: AttachmentID
    public let name: TextBody
    let nameReference: TextRef
    public let kind: FileKind
    public let size: Int
    let digest: String
    /// SHA-256 of the bytes alone: tells whether a request is the same one again, and is never stored.
    public let fingerprint: String
    let salt: [UInt8]
    let pieces: [[UInt8]]
}
