// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import CryptoExtras
import Foundation

/// 口令. scrypt with its own salt and the cost it was made with, so that the cost can rise later.
public struct PasswordHash: Hashable, Sendable {
    /// `scrypt$16384$8$1$<salt>$<hash>`, both in hex.
    public let text: String

    static let rounds = 16_384
    static let blockSize = 8

    /// Takes some 50 ms on purpose.
    public static func make(_ password: String, _ chance: Chance) throws -> PasswordHash {
        let salt = chance(16)
        let hash = try derive(password, salt, rounds: rounds, blockSize: blockSize)
        return PasswordHash(
            text: "scrypt$\(rounds)$\(blockSize)$1$\(ContentDigest.hex(salt))$\(ContentDigest.hex(hash))")
    }

    private init(text: String) { self.text = text }

    init?(stored text: String) {
        guard text.hasPrefix("scrypt$") else { return nil }
        self.text = text
    }

    public func fits(_ password: String) -> Bool {
        let parts = text.split(separator: "$")
        guard parts.count == 6, let rounds = Int(parts[1]), let blockSize = Int(parts[2]),
            let salt = ContentDigest.bytes(hex: parts[4]), let hash = ContentDigest.bytes(hex: parts[5]),
            let derived = try? Self.derive(password, salt, rounds: rounds, blockSize: blockSize),
            derived.count == hash.count
        else { return false }
        // Every byte is looked at, so that the time taken says nothing.
        return zip(derived, hash).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func derive(
        _ password: String, _ salt: [UInt8], rounds: Int, blockSize: Int
    ) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.utf8), salt: Data(salt), outputByteCount: 32, rounds: rounds,
            blockSize: blockSize, parallelism: 1)
        return key.withUnsafeBytes { Array($0) }
    }
}
