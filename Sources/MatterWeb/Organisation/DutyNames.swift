// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore

/// 值班人 (4.1) as people write them: names or accounts, several by comma; whoever may be on duty there that day.
struct DutyNames {
    private let roster: Roster
    /// Everybody who has a part in the programme.
    private let people: AccountNames

    init(_ roster: Roster, _ accounts: some Sequence<Account>) {
        self.roster = roster
        people = AccountNames(accounts.filter { roster.members[$0.id] != nil })
    }

    init(_ reader: Reader, on day: LocalDate) throws {
        self.init(try reader.roster(), try reader.accounts(on: day))
    }

    /// Whoever may be named, by account.
    func candidates(_ place: DutyDay.Place, on day: LocalDate) -> [AccountID] {
        roster.members.values.filter { place.roles.contains($0.role) && roster.isActive($0.account, on: day) }
            .map(\.account).sorted()
    }

    /// How it is written so that it is read again as the same person: her name, unless another one there has it too.
    func written(_ account: AccountID, _ place: DutyDay.Place, on day: LocalDate) -> String {
        guard let name = people.name(account), Self.parts(name) == [name],
            people.named(name).filter(candidates(place, on: day).contains) == [account]
        else { return account.text }
        return name
    }

    func written(_ accounts: [AccountID], _ place: DutyDay.Place, on day: LocalDate) -> String {
        accounts.map { written($0, place, on: day) }.joined(separator: "\u{3001}")
    }

    /// One day's row: what was typed for each place; what stands there as it was shown is left alone.
    func read(_ row: FieldReader, from today: LocalDate) -> [DutyDay] {
        let most = Limits.remark
        let (day, given) = (row.optionalDate("day"), row.value("day") != nil)
        let typed = DutyDay.Place.allCases.map { place in
            (place, row.optionalText(place.rawValue, most: most), row.optionalText("\(place.rawValue)Was", most: most))
        }
        guard let day else {
            if !given { row.fail("day", .required) }
            return []
        }
        let changed = typed.filter { $0.1 != $0.2 }
        if !changed.isEmpty, day < today {
            row.fail("day", .dayIsOver, [day.description])
            return []
        }
        return changed.map { place, text, _ in
            var accounts: [AccountID] = []
            for part in Self.parts(text ?? "") {
                switch account(part, place, day) {
                case .success(let account): if !accounts.contains(account) { accounts.append(account) }
                case .failure(let wrong): row.fail(place.rawValue, wrong.code, wrong.facts)
                }
            }
            return DutyDay(day: day, place: place, accounts: accounts)
        }
    }

    private struct Wrong: Error {
        let code: FieldError.Code
        let facts: [String]
    }

    private func account(
        _ text: String, _ place: DutyDay.Place, _ day: LocalDate
    ) -> Result<AccountID, Wrong> {
        let fitting = candidates(place, on: day)
        var meant = people.named(text)
        if meant.isEmpty { return .failure(Wrong(code: .unknownPerson, facts: [text])) }
        meant = meant.filter(fitting.contains)
        guard let account = meant.first else { return .failure(Wrong(code: .notForDuty, facts: [text])) }
        if meant.count > 1 {
            let accounts = meant.map(\.text).joined(separator: " ")
            return .failure(Wrong(code: .severalSoNamed, facts: [text, accounts]))
        }
        if roster.isAway(account, on: day) { return .failure(Wrong(code: .awayThatDay, facts: [text])) }
        return .success(account)
    }

    /// Commas of either script, semicolons and line ends part people.
    private static func parts(_ text: String) -> [String] {
        text.split { ",\u{FF0C}\u{3001};\u{FF1B}\n".contains($0) }
            .map { String($0).trimmed }.filter { !$0.isEmpty }
    }
}
