// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

import MatterCore

@testable import MatterWeb

extension PageExamples {
    var reveal: RevealView {
        let options = ReadingPurpose.offered.map { OptionView($0.rawValue, say("purpose.\($0.rawValue)")) }
        return RevealView(
            action: "/desk/matters/500231-2026-000123/identity", csrf: "c5rf", open: true,
            title: say("identity-reveal"), hint: say("identity-reveal-hint"), submit: say("identity-show"),
            fields: [
                FieldView(
                    "purpose", say("label.purpose"), .choices, id: "identity-purpose", errors: ["请选一个目的。"],
                    options: options)
            ])
    }

    var identityReadings: IdentityReadingsPage {
        IdentityReadingsPage(
            frame: frame(say("identity-readings"), desk: true), title: say("identity-readings"),
            filters: [
                FieldView("account", say("label.account"), .brief, value: typed("lisi")),
                FieldView("day", say("label.day"), .date, value: "2026-02-25"),
            ],
            counts: list([
                .init(
                    href: "/desk/identity-readings?account=lisi", who: typed("李四（lisi）"), readings: "12", matters: "9")
            ]),
            rows: list([
                .init(
                    at: "2月25日 10:20", who: typed("李四（lisi）"), href: "/desk/matters/500231-2026-000123",
                    matter: "500231-2026-000123", purpose: say("purpose.contact"))
            ]),
            next: list([FrameLink(href: "/desk/identity-readings?cursor=17", text: say("more"))]))
    }

    var account: AccountPage {
        AccountPage(
            frame: frame(say("account-title"), desk: true), title: say("account-title"),
            notices: list([say("account-done.password")]),
            facts: list([FactRow(name: say("label.account"), value: typed("lisi"))]),
            sessions: list([
                SessionLine(
                    madeAt: "2月25日 08:58", seenAt: "2月25日 10:19", place: say("account-session.desk"),
                    note: [say("account-session-this")]),
                SessionLine(madeAt: "2月24日 17:02", seenAt: "2月24日 17:20", place: typed("台账对接"), note: []),
            ]),
            hasOthers: mood != .empty,
            password: FormView(
                id: "form-password", action: "/desk/account/password", title: say("account-password"),
                hints: [say("account-password-hint", "8")],
                fields: [
                    FieldView(
                        "password", say("label.password"), .password, errors: list([typed("现在的密码不对。请再输一次。")]))
                ], submit: say("account-password"), csrf: "c5rf", open: true, problems: []),
            lock: say("account-lock", "30"), csrf: "c5rf")
    }
}
