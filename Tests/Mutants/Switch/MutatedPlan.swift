// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Goes into the copy of MatterStore that is tested: the plan with one value changed instead of the shipped one.
let mutatedPlan: [UInt8]? = ProcessInfo.processInfo.environment["BANCHENG_MUTANT_PLAN"].flatMap {
    FileManager.default.contents(atPath: $0).map(Array.init)
}
