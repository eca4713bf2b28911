// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// `/desk/account`
struct AccountPage: PageView {
    static let template = "account"
    let frame: Frame
    let title: String
    let notices: [String]
    let facts: [FactRow]
    let sessions: [SessionLine]
    /// Signed in elsewhere too.
    let hasOthers: Bool
    let password: FormView
    /// 离开就锁
    let lock: String
    let csrf: String
}

struct SessionLine {
    let madeAt: String
    let seenAt: String
    /// The desk or another system.
    let place: String
    let note: [String]
}
