// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Stored JSON: sorted keys, so that one value has one form.
enum JSON {
    static func text(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do { return String(decoding: try encoder.encode(value), as: UTF8.self) } catch {
            // Our own value types have no number that JSON cannot hold.
            preconditionFailure("cannot encode \(type(of: value)): \(error)")
        }
    }

    static var decoder: JSONDecoder { JSONDecoder() }

    static func value<T: Decodable>(
        _ type: T.Type, _ text: String, _ decoder: JSONDecoder = JSONDecoder()
    ) throws -> T {
        try decoder.decode(type, from: Data(text.utf8))
    }
}
