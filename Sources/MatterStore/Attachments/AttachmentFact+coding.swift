// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// As stored: the fact itself, its kind beside it.
extension AttachmentFact {
    public static let kinds = ["file-attached.1", "file-shown.1", "file-erased.1"]

    public var kind: String {
        switch self {
        case .attached: "file-attached.1"
        case .shown: "file-shown.1"
        case .erased: "file-erased.1"
        }
    }

    var body: String {
        switch self {
        case .attached(let file): JSON.text(file)
        case .shown(let showing): JSON.text(showing)
        case .erased(let erasure): JSON.text(erasure)
        }
    }

    public init(_ stored: StoredEvent) throws {
        do {
            switch stored.kind {
            case "file-attached.1": self = .attached(try JSON.value(AttachedFile.self, stored.body))
            case "file-shown.1": self = .shown(try JSON.value(FileShowing.self, stored.body))
            case "file-erased.1": self = .erased(try JSON.value(FileErasure.self, stored.body))
            default: throw StoreFault.unknownKind(stored.kind, stream: stored.stream)
            }
        } catch let error as DecodingError {
            throw StoreFault.damagedEvent(position: stored.position, reason: error.place)
        }
    }
}
