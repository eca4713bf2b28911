// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
#include <stdbool.h>

/// The mutant that is on in this process; 0 when none is.
extern int mutant_on;
/// One byte a mutant when a run writes down which it came to, else NULL.
extern unsigned char *mutants_reached;

static inline bool mutant(int id) {
    if (mutants_reached) mutants_reached[id] = 1;
    return id == mutant_on;
}
