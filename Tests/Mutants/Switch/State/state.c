// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
#include "MutantState.h"
#include <stdio.h>
#include <stdlib.h>

enum { most = 65536 };

int mutant_on;
unsigned char *mutants_reached;

static void write_reached(void) {
    FILE *file = fopen(getenv("BANCHENG_MUTANTS_REACHED"), "w");
    if (!file) return;
    for (int id = 1; id < most; id++)
        if (mutants_reached[id]) fprintf(file, "%d\n", id);
    fclose(file);
}

// Before main, so that even the first static value is made under the switch.
__attribute__((constructor)) static void read_switch(void) {
    const char *on = getenv("BANCHENG_MUTANT");
    mutant_on = on ? atoi(on) : 0;
    if (!getenv("BANCHENG_MUTANTS_REACHED")) return;
    mutants_reached = calloc(most, 1);
    atexit(write_reached);
}
