// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

// The three containers Codable asks for. What it asks for one number type at a time is said once for all of them.

/// `{…}`
struct SortedObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: SortedEncoder
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil(forKey key: Key) {
        encoder.write(member: key.stringValue) { encoder.write(plain: "null") }
    }
    mutating func encode(_ value: String, forKey key: Key) {
        encoder.write(member: key.stringValue) { encoder.write(text: value) }
    }
    mutating func encode(_ value: some Encodable, forKey key: Key) throws {
        try encoder.write(member: key.stringValue) { try encoder.write(value) }
    }
    mutating func encode(_ value: Bool, forKey key: Key) { plain(value, key) }
    mutating func encode(_ value: Double, forKey key: Key) { plain(value, key) }
    mutating func encode(_ value: Float, forKey key: Key) { plain(value, key) }
    mutating func encode(_ value: Int, forKey key: Key) { plain(value, key) }
    mutating func encode(_ value: Int8, forKey key: Key) { plain(value, key) }
    mutating func encode(_ value: Int16, forKey key: Key) { plain(value, key) }
    mutating func encode(_ value: Int32, forKey key: Key) { plain(value, key) }
    mutating func encode(_ value: Int64, forKey key: Key) { plain(value, key) }
    mutating func encode(_ value: UInt, forKey key: Key) { plain(value, key) }
    mutating func encode(_ value: UInt8, forKey key: Key) { plain(value, key) }
    mutating func encode(_ value: UInt16, forKey key: Key) { plain(value, key) }
    mutating func encode(_ value: UInt32, forKey key: Key) { plain(value, key) }
    mutating func encode(_ value: UInt64, forKey key: Key) { plain(value, key) }

    private func plain(_ value: some CustomStringConvertible, _ key: Key) {
        encoder.write(member: key.stringValue) { encoder.write(plain: value.description) }
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> { preconditionFailure(SortedEncoder.noNesting) }
    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        preconditionFailure(SortedEncoder.noNesting)
    }
    mutating func superEncoder() -> any Encoder { preconditionFailure(SortedEncoder.noNesting) }
    mutating func superEncoder(forKey key: Key) -> any Encoder { preconditionFailure(SortedEncoder.noNesting) }
}

/// `[…]`
struct SortedArray: UnkeyedEncodingContainer {
    let encoder: SortedEncoder
    var codingPath: [any CodingKey] { [] }
    private(set) var count = 0

    init(encoder: SortedEncoder) { self.encoder = encoder }

    mutating func encodeNil() {
        count += 1
        encoder.write { encoder.write(plain: "null") }
    }
    mutating func encode(_ value: String) {
        count += 1
        encoder.write { encoder.write(text: value) }
    }
    mutating func encode(_ value: some Encodable) throws {
        count += 1
        try encoder.write { try encoder.write(value) }
    }
    mutating func encode(_ value: Bool) { plain(value) }
    mutating func encode(_ value: Double) { plain(value) }
    mutating func encode(_ value: Float) { plain(value) }
    mutating func encode(_ value: Int) { plain(value) }
    mutating func encode(_ value: Int8) { plain(value) }
    mutating func encode(_ value: Int16) { plain(value) }
    mutating func encode(_ value: Int32) { plain(value) }
    mutating func encode(_ value: Int64) { plain(value) }
    mutating func encode(_ value: UInt) { plain(value) }
    mutating func encode(_ value: UInt8) { plain(value) }
    mutating func encode(_ value: UInt16) { plain(value) }
    mutating func encode(_ value: UInt32) { plain(value) }
    mutating func encode(_ value: UInt64) { plain(value) }

    private mutating func plain(_ value: some CustomStringConvertible) {
        count += 1
        encoder.write { encoder.write(plain: value.description) }
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> { preconditionFailure(SortedEncoder.noNesting) }
    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        preconditionFailure(SortedEncoder.noNesting)
    }
    mutating func superEncoder() -> any Encoder { preconditionFailure(SortedEncoder.noNesting) }
}

/// One value.
struct SortedScalar: SingleValueEncodingContainer {
    let encoder: SortedEncoder
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil() { encoder.write(plain: "null") }
    mutating func encode(_ value: String) { encoder.write(text: value) }
    mutating func encode(_ value: some Encodable) throws { try encoder.write(value) }
    mutating func encode(_ value: Bool) { plain(value) }
    mutating func encode(_ value: Double) { plain(value) }
    mutating func encode(_ value: Float) { plain(value) }
    mutating func encode(_ value: Int) { plain(value) }
    mutating func encode(_ value: Int8) { plain(value) }
    mutating func encode(_ value: Int16) { plain(value) }
    mutating func encode(_ value: Int32) { plain(value) }
    mutating func encode(_ value: Int64) { plain(value) }
    mutating func encode(_ value: UInt) { plain(value) }
    mutating func encode(_ value: UInt8) { plain(value) }
    mutating func encode(_ value: UInt16) { plain(value) }
    mutating func encode(_ value: UInt32) { plain(value) }
    mutating func encode(_ value: UInt64) { plain(value) }

    private func plain(_ value: some CustomStringConvertible) { encoder.write(plain: value.description) }
}
