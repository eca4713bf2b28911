// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Stored JSON: sorted keys, so that one value has one form.
enum JSON {
    static func text(_ value: some Encodable) -> String {
        do { return try SortedEncoder.text(value) } catch {
            // Our own value types do not refuse to be written.
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
