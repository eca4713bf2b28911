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
    let sections: [OrganisationSection]
    let forms: [FormView]
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
