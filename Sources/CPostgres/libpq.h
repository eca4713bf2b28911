// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0

// PostgreSQL's own client library, as the system has it.
#include <libpq-fe.h>
