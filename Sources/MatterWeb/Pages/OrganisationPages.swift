// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// `/desk/organisation`: who holds what, what is missing, and the forms of whoever may change it (4.1).
struct OrganisationPage: PageView {
    static let template = "organisation"
    let frame: Frame
    let title: String
    let notices: [String]
    /// 今天值班, once a rota is kept.
    let duty: [String]
    let gaps: [String]
    /// 通讯录, and 方案与日历 for whoever serves the county.
    let ways: [FrameLink]
    let missing: [String]
    let missingRest: [FoldedList]
    let rota: RotaView
    let sections: [OrganisationSection]
    /// What this person may change; the form of the one that was asked for stands below.
    let changes: [FrameLink]
    let forms: [FormView]

    /// Longer lists are folded away: a county has dozens of units.
    static let shortList = 12
}

struct FoldedList {
    let title: String
    let lines: [String]
}

/// 值班表 of two weeks; with inputs for whoever keeps it.
struct RotaView {
    let title: String
    let editable: Bool
    let csrf: String
    let hints: [String]
    let problems: [ProblemView]
    let lists: [RotaList]
    let weeks: [RotaWeek]
    let submit: String
}

/// Whoever may be named at one place.
struct RotaList {
    let id: String
    let names: [String]
}

struct RotaWeek {
    let id: String
    let title: String
    let days: [RotaDay]
}

struct RotaDay {
    let name: String
    let day: String
    let title: String
    /// Today; a working day or what day it is instead.
    let marks: [String]
    let css: String
    let editable: Bool
    let cells: [RotaCell]
}

struct RotaCell {
    let head: String
    /// Who is written there, where nobody may change it.
    let text: String
    /// Who of them is away.
    let notes: [String]
    /// A working day without anybody.
    let gaps: [String]
    let fields: [FieldView]
    let list: String
    let was: String
    let shown: String
}

struct OrganisationSection {
    let id: String
    let title: String
    let heads: [String]
    let folded: Bool
    let unfold: String
    let lines: [OrganisationLine]
}

struct OrganisationLine {
    let cells: [OrganisationCell]
}

/// With its column's head, which a narrow window has no other place for.
struct OrganisationCell {
    let head: String
    let text: String
}

/// `/desk/organisation/phone-book`: officials only, for the screen and for paper (4.1).
struct PhoneBookPage: PageView {
    static let template = "phone-book"
    let frame: Frame
    let title: String
    let duty: String
    let field: FieldView
    let people: [PhoneLine]
    /// Said where nobody was found.
    let none: String
    let printedAt: String
}

struct PhoneLine {
    let unit: String
    let name: String
    let post: String
    let phones: [PhoneNumber]
}

struct PhoneNumber {
    let label: String
    let number: String
    let tel: String
}
