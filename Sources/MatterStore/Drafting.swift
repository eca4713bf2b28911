// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// Random bytes, handed in by the executable: nothing below it rolls dice.
public typealias Chance = @Sendable (_ count: Int) -> [UInt8]

/// 正文. What somebody wrote, on its way to the text table.
public struct TextBody: Hashable, Sendable {
    public let id: String
    public let salt: [UInt8]
    public let body: String
}

/// 身份. Who somebody is, on its way to the person table.
public struct PersonBody: Hashable, Sendable {
    public let id: String
    public let salt: [UInt8]
    public let particulars: Particulars
}

/// 身份信息 (D1). The canonical body of a person row.
public struct Particulars: Hashable, Sendable, Codable {
    public let kind: ReporterKind
    public let name: String
    public let phone: String?
    public let idNumber: String?

    public init(kind: ReporterKind, name: String, phone: String?, idNumber: String?) {
        self.kind = kind
        self.name = name
        self.phone = phone
        self.idNumber = idNumber
    }
}

/// Puts free text and identities aside while a command is read, and leaves references in the command.
public struct Drafting {
    public private(set) var texts: [TextBody] = []
    public private(set) var persons: [PersonBody] = []
    private let chance: Chance

    public init(_ chance: @escaping Chance) { self.chance = chance }

    public mutating func text(_ body: String) -> TextRef {
        let text = TextBody(id: ContentDigest.hex(chance(12)), salt: chance(16), body: body)
        texts.append(text)
        return TextRef(id: text.id, digest: ContentDigest.of(salt: text.salt, body: body))
    }

    public mutating func person(_ particulars: Particulars) -> PersonRef {
        let person = PersonBody(id: ContentDigest.hex(chance(12)), salt: chance(16), particulars: particulars)
        persons.append(person)
        return PersonRef(id: person.id, digest: ContentDigest.of(salt: person.salt, body: person.body))
    }
}

extension PersonBody {
    /// Sorted keys: the digest is over these very characters.
    var body: String { JSON.text(particulars) }
}
