/* fault-sqlite.h — one call of the store to SQLite or to the system fails
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/**
 * FaultPhase:
 * @FAULT_PHASE_WORK: the calls of an operation
 * @FAULT_PHASE_TIDY: those of what the store does after it, for which nobody waits: the index
 *
 * Whose calls are counted.
 */
typedef enum
{
  FAULT_PHASE_WORK,
  FAULT_PHASE_TIDY,
} FaultPhase;

/**
 * FaultManner:
 * @code: what SQLite answers; its first byte chooses errno for a call of the system
 * @is_late: the call is made, and said to have failed all the same
 */
typedef struct
{
  int      code;
  gboolean is_late;
} FaultManner;

void       fault_sqlite_arm (FaultPhase         phase,
                             guint              nth,
                             const FaultManner *manner);
void       fault_sqlite_arm_call (FaultPhase         phase,
                                  const char        *call,
                                  const FaultManner *manner);
char      *fault_sqlite_disarm (void);
GPtrArray *fault_sqlite_get_calls (void);
guint      fault_sqlite_find_call (const char *call,
                                   guint       nth);
void       fault_sqlite_refuse_links (gboolean is_refused);
void       fault_sqlite_refuse_flags (gboolean is_refused);
void       fault_sqlite_spoil_copies (gboolean is_spoilt);
void       fault_sqlite_trace (FILE *file);

G_END_DECLS
