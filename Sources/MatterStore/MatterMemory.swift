// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

/// One matter as the read models see it.
public struct Record: Sendable {
    public let jurisdiction: JurisdictionID
    public let number: MatterNumber
    /// Position of its first event: the ledger's order, and the cursor of its pages.
    public let serial: Int
    /// Digest of the plan it began with.
    public let plan: String
    public let matter: Matter
    /// The first kind this release does not know: the matter is as it stood before, to be read and not to be written.
    public let unknown: String?

    var key: [Value] { [.text(jurisdiction.text), .text(number.text)] }

    /// Nil without events.
    init?(_ events: [StoredEvent], _ number: MatterNumber) throws {
        guard let record = try Self.replayed(events[...], onto: nil, of: number.text) else { return nil }
        self = try record.whole()
    }

    init(
        jurisdiction: JurisdictionID, number: MatterNumber, serial: Int, plan: String, matter: Matter,
        unknown: String? = nil
    ) {
        self.jurisdiction = jurisdiction
        self.number = number
        self.serial = serial
        self.plan = plan
        self.matter = matter
        self.unknown = unknown
    }

    /// Itself; throws where a newer release wrote what this one cannot read.
    func whole() throws -> Record {
        if let unknown { throw StoreFault.unknownKind(unknown, stream: number.text) }
        return self
    }
}

/// The matters a lane worked on lately, so that their next step need not replay them.
/// Only the lane's current run touches it, which is what makes it safe to hand on.
final class MatterMemory: @unchecked Sendable {
    private var lately = Lately<MatterNumber, Record>(half: MatterMemory.half)
    static let half = 512

    func record(_ number: MatterNumber) -> Record? { lately[number] }

    func remember(_ record: Record, as number: MatterNumber) { lately[number] = record }
}
