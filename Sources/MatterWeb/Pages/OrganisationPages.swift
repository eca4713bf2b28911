// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// `/desk/organisation`: who holds what, what is missing, and the forms of whoever may change it (4.1).
struct OrganisationPage: PageView {
    static let template = "organisation"
    let frame: Frame
    let title: String
    let notices: [String]
    let phoneBook: FrameLink
    let missing: [String]
    let rota: RotaView
    let sections: [OrganisationSection]
    let forms: [FormView]
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
    let lines: [OrganisationLine]
}

struct OrganisationLine {
    let cells: [String]
}

/// `/desk/organisation/phone-book`: officials only, for the screen and for paper (4.1).
struct PhoneBookPage: PageView {
    static let template = "phone-book"
    let frame: Frame
    let title: String
    let duty: String
    let field: FieldView
    let people: [PhoneLine]
    let printedAt: String
}

struct PhoneLine {
    let unit: String
    let name: String
    let post: String
    let phones: [PhoneNumber]
}

struct PhoneNumber {
    let number: String
    let tel: String
}
