/* fault-sqlite-private.h — what the calls that may fail ask
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fault-sqlite.h"

G_BEGIN_DECLS

/* A call with what it returns and takes, defined as what the linker calls in its place */
#define WRAP(type, name, ...)       \
  type __real_##name (__VA_ARGS__); \
  type __wrap_##name (__VA_ARGS__); \
  type __wrap_##name (__VA_ARGS__)

gboolean           fault_sqlite_strikes (const char *name,
                                         const char *about);
const FaultManner *fault_sqlite_get_manner (void);

G_END_DECLS
