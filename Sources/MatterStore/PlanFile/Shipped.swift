// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

/// The plans and the calendar of this release, inside the executable, so that every command runs anywhere.
public enum Shipped {
    /// By file name; the first is the one a new jurisdiction begins with.
    public static var plans: [(name: String, bytes: [UInt8])] {
        [
            ("dianjiang-2021-18.yaml", PackageResources.dianjiang_2021_18_yaml),
            ("huangshi.yaml", PackageResources.huangshi_yaml),
            ("jiangsu-2023.yaml", PackageResources.jiangsu_2023_yaml),
            ("wansheng-2022.yaml", PackageResources.wansheng_2022_yaml),
            ("xiangtan.yaml", PackageResources.xiangtan_yaml),
        ]
    }

    public static var calendar: (name: String, bytes: [UInt8]) {
        ("calendar-cn.yaml", PackageResources.calendar_cn_yaml)
    }
}
