// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import MatterCore

/// What a deed is refused with; nil when it goes through.
func refusal(_ deed: () throws -> Void) -> Refusal? {
    do { try deed() } catch { return error as? Refusal }
    return nil
}
