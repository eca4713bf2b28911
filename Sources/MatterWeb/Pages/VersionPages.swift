// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// `/desk/versions`: every plan and calendar this county ever followed.
struct VersionsPage: PageView {
    static let template = "versions"
    let frame: Frame
    let title: String
    let notices: [String]
    let kinds: [VersionList]
}

struct VersionList {
    let title: String
    let lead: String
    let lines: [VersionLine]
    /// 发布新版本, for whoever may.
    let ways: [FrameLink]
}

struct VersionLine {
    let at: String
    let name: FrameLink
    let by: String
    let inForce: Bool
}

/// One version beside the one before it, or a new one beside what is in force.
struct VersionPage: PageView {
    static let template = "version"
    let frame: Frame
    let problems: [ProblemView]
    let title: String
    let facts: [FactRow]
    let notices: [String]
    let sections: [VersionSection]
    /// 改期: dues a new calendar would move.
    let moved: [MovedDues]
    let whole: [FoldedList]
    let publishing: [PublishingView]
    let chooser: [FileChooser]
    let ways: [FrameLink]
}

struct VersionSection {
    let title: String
    let gone: [String]
    let new: [String]
}

struct MovedDues {
    let title: String
    let lines: [String]
}

/// The text of a version in a box, and what may be done with it.
struct PublishingView {
    let action: String
    let csrf: String
    let fields: [FieldView]
    /// The button's words, where it may be published as it stands.
    let publish: [String]
}

struct FileChooser {
    let action: String
    let csrf: String
}
