// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

extension DemoFiles {
    /// Units, accounts, posts, delegations, stand-ins and the duty rota, as an administrator would have entered them.
    func settle(
        in store: Store, _ jurisdiction: JurisdictionID, at start: Instant, _ chance: @escaping Chance
    ) throws {
        let hashes = try hashes(chance)
        let requests = accounts.map { account in
            var request = AccountRequest(
                account: account.account, role: account.role, unit: account.unit, name: account.name)
            request.phone = account.phone ?? ""
            request.officePhone = account.officePhone ?? ""
            request.password = hashes[account.password]
            return request
        }
        var facts: [OrganisationFact] = posts.map { .postRecorded($0) }
        facts += delegations.map { .delegationRecorded($0) }
        facts += standIns.map { .standInRecorded($0) }
        facts += absences.map { .absenceRecorded($0) }
        facts += seats.map { .seatRecorded($0) }
        let records = facts + [.rotaSet(rota)]
        try store.lane(jurisdiction).perform { [units] transaction in
            try transaction.record(units.map { .unitRecorded($0) }, by: .commandLine, at: start)
            for request in requests { try transaction.openAccount(request, by: .commandLine, at: start) }
            try transaction.record(records, by: .commandLine, at: start)
        }
    }

    /// One hash for each password: the demonstration's are public, and hashing is slow on purpose.
    private func hashes(_ chance: Chance) throws -> [String: PasswordHash] {
        var hashes: [String: PasswordHash] = [:]
        for password in Set(accounts.map(\.password)).sorted() {
            hashes[password] = try PasswordHash.make(password, chance)
        }
        return hashes
    }
}
