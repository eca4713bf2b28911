// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// 单一之事. The only kind of fact on its streams, beside matters and records: its body is itself.
protocol LoneFact: Codable {
    static var kind: String { get }
}

extension LoneFact {
    static var kinds: [String] { [kind] }

    var body: String { JSON.text(self) }

    init(_ stored: StoredEvent) throws {
        guard stored.kind == Self.kind else { throw StoreFault.unknownKind(stored.kind, stream: stored.stream) }
        do { self = try JSON.value(Self.self, stored.body) } catch let error as DecodingError {
            throw StoreFault.damagedEvent(position: stored.position, reason: error.place)
        }
    }
}
