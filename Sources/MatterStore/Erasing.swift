// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
public import MatterCore

extension LaneTransaction {
    /// 删除正文. Deletes salt and words and says so in the log; the digest that stays gives nothing away.
    /// False when there was nothing to erase.
    @discardableResult
    public func eraseText(_ id: String, reason: String, by actor: Actor, at now: Instant) throws -> Bool {
        try erase("text", id, .textErased(Erasure(id: id, reason: reason)), actor, now)
    }

    /// 删除身份.
    @discardableResult
    public func erasePerson(_ id: String, reason: String, by actor: Actor, at now: Instant) throws -> Bool {
        try erase("person", id, .personErased(Erasure(id: id, reason: reason)), actor, now)
    }

    private func erase(
        _ table: String, _ id: String, _ fact: JurisdictionFact, _ actor: Actor, _ now: Instant
    ) throws -> Bool {
        let gone = try connection.execute(
            "delete from \(table) where jurisdiction = $1 and id = $2", [.text(jurisdiction.text), .text(id)])
        if gone == 0 { return false }
        try record(fact, Stamp(at: now, actor: actor, plan: nil, calendar: nil))
        try reader.forgetWords(of: id)
        return true
    }
}
