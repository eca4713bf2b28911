// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore
import MatterStore
import Wording

/// 组织 (4.1) as an official reads it on a day: names from beside the log.
struct OrganisationView {
    let roster: Roster
    let accounts: [AccountID: Account]
    let texts: [String: String]
    let calendar: WorkCalendar
    let hotlines: [Hotline]
    let day: LocalDate

    init(_ reader: Reader, on day: LocalDate) throws {
        roster = try reader.roster()
        accounts = Dictionary(uniqueKeysWithValues: try reader.accounts(on: day).map { ($0.id, $0) })
        texts = try reader.texts(roster.responsibilities.values.map(\.text))
        calendar = try reader.calendar()
        hotlines = try reader.plan().hotlines
        self.day = day
    }

    func name(_ account: AccountID) -> String {
        let name = accounts[account]?.name ?? ""
        return name.isEmpty ? account.text : name
    }

    func unit(_ id: UnitID?) -> String { id.map { roster.units[$0]?.unit.name ?? $0.text } ?? "" }

    var posts: [Post] { roster.current(roster.posts.values, on: day) }
    var seats: [GroupSeat] { roster.current(roster.seats.values, on: day) }
    var standIns: [StandIn] {
        roster.standIns.values.filter { $0.reaches(day) }.sorted { ($0.from, $0.id) < ($1.from, $1.id) }
    }
    var absences: [Absence] {
        roster.absences.values.filter { $0.reaches(day) }.sorted { ($0.from, $0.id) < ($1.from, $1.id) }
    }
    var delegations: [Delegation] {
        roster.delegations.values.filter { $0.reaches(day) }.sorted { ($0.from, $0.id) < ($1.from, $1.id) }
    }
    var responsibilities: [Responsibility] {
        roster.responsibilities.values.filter { $0.holds(on: day) }.sorted { $0.id < $1.id }
    }
    /// Days from today on for which somebody was named.
    var rota: [DutyDay] { roster.rota.values.filter { day <= $0.day }.sorted { $0.id < $1.id } }
    var gaps: [DutyDay] { roster.dutyGaps(calendar, from: day, workdays: 10) }

    /// 通讯录: whoever is there, by unit and name.
    func phoneBook(_ search: String) -> [Account] {
        accounts.values.filter { account in
            guard !account.disabled else { return false }
            let told = [
                account.id.text, account.name, account.phone, account.officePhone, unit(account.unit),
                Wording.sentence("role.\(account.role.rawValue)", .chinese),
            ]
            return search.isEmpty || told.contains { $0.lowercased().contains(search.lowercased()) }
        }.sorted { (unit($0.unit), $0.id) < (unit($1.unit), $1.id) }
    }
}

// MARK: over the API

extension OrganisationView {
    var fields: Fields {
        [
            "day": .text(day.description),
            "seats": .list(
                seats.map { Fields.dated($0, ["kind": .text($0.kind.rawValue), "account": .text($0.account.text)]) }),
            "units": .list(
                roster.units.values.filter { $0.until.map { day <= $0 } ?? true }.sorted { $0.unit.id < $1.unit.id }
                    .map { line in
                        [
                            "id": .text(line.unit.id.text), "name": .text(line.unit.name),
                            "kind": .text(line.unit.kind.rawValue),
                        ]
                    }),
            "posts": .list(
                posts.map {
                    Fields.dated(
                        $0,
                        [
                            "kind": .text($0.kind.rawValue), "unit": .text($0.unit.text),
                            "account": .text($0.account.text),
                        ])
                }),
            "standIns": .list(
                standIns.map { Fields.dated($0, ["account": .text($0.account.text), "of": .text($0.of.text)]) }),
            "absences": .list(absences.map { Fields.dated($0, ["account": .text($0.account.text)]) }),
            "delegations": .list(
                delegations.map {
                    Fields.dated($0, ["account": .text($0.account.text), "role": .text($0.role.rawValue)])
                }),
            "responsibilities": .list(
                responsibilities.map {
                    Fields.dated(
                        $0, ["account": .text($0.account.text), "text": Fields(texts[$0.text.id])])
                }),
            "missing": .list(
                roster.missing(on: day).map { missing in
                    let party: Party? = if case .somebody(let party) = missing { party } else { nil }
                    return [
                        "code": .text(missing.code), "unit": Fields(missing.unit?.text),
                        "party": Fields(party?.description),
                    ]
                }),
        ]
    }

    var rotaFields: Fields {
        func line(_ duty: DutyDay) -> Fields {
            [
                "day": .text(duty.day.description), "place": .text(duty.place.rawValue),
                "accounts": Fields(duty.accounts.map(\.text)),
            ]
        }
        return ["items": .list(rota.map(line)), "gaps": .list(gaps.map(line))]
    }

    func phoneBookFields(_ search: String) -> Fields {
        [
            "hotlines": .list(hotlines.map { ["name": .text($0.name), "number": .text($0.number)] }),
            "items": .list(
                phoneBook(search).map { account in
                    [
                        "account": .text(account.id.text), "name": .text(account.name),
                        "role": .text(account.role.rawValue), "unit": Fields(account.unit?.text),
                        "phone": .text(account.phone), "officePhone": .text(account.officePhone),
                        "posts": Fields(posts.filter { $0.account == account.id }.map(\.kind.rawValue)),
                    ]
                }),
        ]
    }
}

extension Fields {
    fileprivate static func dated(_ dated: some Dated, _ more: Fields) -> Fields {
        let base: Fields = ["id": .text(dated.id)]
        return base.adding(more).adding([
            "from": .text(dated.from.description), "until": Fields(dated.lastDay?.description),
        ])
    }
}
