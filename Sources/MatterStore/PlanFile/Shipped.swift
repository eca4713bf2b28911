// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// The plans and the calendar of this release, inside the executable, so that every command runs anywhere.
public enum Shipped {
    /// By file name.
    public static var plans: [(name: String, bytes: [UInt8])] {
        [("dianjiang-2021-18.yaml", PackageResources.dianjiang_2021_18_yaml)]
    }

    public static var calendar: (name: String, bytes: [UInt8]) {
        ("calendar-cn.yaml", PackageResources.calendar_cn_yaml)
    }
}
