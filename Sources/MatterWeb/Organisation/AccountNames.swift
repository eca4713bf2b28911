// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// 姓名或账号 (4.1). A person as people write her: her name where nobody else has it, else her account.
struct AccountNames {
    private let names: [AccountID: String]

    init(_ accounts: some Sequence<Account>) {
        names = Dictionary(accounts.filter { !$0.disabled }.map { ($0.id, $0.name) }) { first, _ in first }
    }

    /// Nil for one without a name.
    func name(_ account: AccountID) -> String? { names[account].flatMap { $0.isEmpty ? nil : $0 } }

    /// How she is written so that she is read again as the same person.
    func written(_ account: AccountID) -> String {
        guard let name = name(account), named(name) == [account] else { return account.text }
        return name
    }

    /// Whoever it may mean; an account goes before a name.
    func named(_ text: String) -> [AccountID] {
        if names[AccountID(text)] != nil { return [AccountID(text)] }
        return names.filter { $0.value == text }.keys.sorted()
    }
}

extension FieldReader {
    /// One person, by name or account; several of one name are listed to choose from.
    func person(_ name: String, _ accounts: AccountNames) -> AccountID? {
        guard let text = optionalText(name, most: Limits.name) else { return nil }
        let meant = accounts.named(text.trimmed)
        if meant.count > 1 { fail(name, .severalSoNamed, [text, meant.map(\.text).joined(separator: " ")]) }
        if meant.isEmpty { fail(name, .unknownAccount, [text]) }
        return meant.count == 1 ? meant.first : nil
    }
}
