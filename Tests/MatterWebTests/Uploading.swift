// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation
import HTTPTypes
import Testing

@testable import MatterWeb

/// Files as people send them.
enum Sent {
    /// One grey dot, as a picture any program opens.
    static let dot =
        [0xFF, 0xD8]
        + Array(
            Data(
                base64Encoded: """
                    /+AAEEpGSUYAAQEAAAEAAQAA/9sAQwD/////////////////////////////////////////////////\
                    /////////////////////////////////////8AACwgAAQABAQERAP/EABQAAQAAAAAAAAAAAAAAAAAA\
                    AAD/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AD//2Q==
                    """) ?? Data())
    /// The same with a remark of where it was taken.
    static let photo = (
        name: "照片.jpg",
        bytes: [0xFF, 0xD8, 0xFF, 0xFE, 0, 13] + Array("29.9N 107.3".utf8) + dot.dropFirst(2)
    )
    static let scan = (name: "scan.pdf", bytes: Array("%PDF-1.7 a scan".utf8))
    static let note = (name: "note.txt", bytes: Array("hello".utf8))

    static func form(_ fields: KeyValuePairs<String, String>, _ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var body: [UInt8] = []
        for (name, value) in fields {
            body += "--xyz\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8
        }
        for file in files {
            body += "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(file.name)\"\r\n".utf8
            // Whatever a sender claims a file to be.
            body += Array("Content-Type: text/html\r\n\r\n".utf8) + file.bytes + Array("\r\n".utf8)
        }
        return body + Array("--xyz--\r\n".utf8)
    }
}

extension Client {
    func upload(
        _ path: String, as account: String? = nil, _ files: [(name: String, bytes: [UInt8])],
        _ fields: KeyValuePairs<String, String> = [:], _ headers: [String: String] = [:]
    ) async throws -> Answered {
        let type = ["Content-Type": "multipart/form-data; boundary=xyz"]
        return try await send(
            .post, path, as: account, Sent.form(fields, files), headers.merging(type) { mine, _ in mine })
    }

    /// Sends one that must be taken, and says its id.
    func attached(
        _ path: String, as account: String?, _ file: (name: String, bytes: [UInt8]),
        _ fields: KeyValuePairs<String, String> = [:]
    ) async throws -> String {
        let answer = try await upload(path, as: account, [file], fields)
        try #require(answer.status == 201, "\(path) as \(account ?? "visitor"): \(answer.text)")
        return try #require(answer.fields["items"]?[0]?["id"]?.text)
    }

    func files(_ path: String, as account: String) async throws -> [Fields] {
        try await get(path, as: account).fields["attachments"]?.list ?? []
    }
}
