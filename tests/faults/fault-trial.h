/* fault-trial.h — a library that is the same before each trial, and allocations of SQLite that fail
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fault-work.h"

G_BEGIN_DECLS

/* Folders of its own for each test. What a test does not need is NULL. */
typedef struct
{
  char *root;
  char *folder; /* of the library: the disk */
  char *kept;   /* how it is before each trial */
  char *image;  /* a copy, to be looked at */
  Work *start;  /* what is kept */

  char *before; /* what the library holds without the operation, and with it */
  char *after;
  char *told; /* what the operation says */

  guint n_trials;
  guint n_failed;
} Trials;

void  trials_set_up (Trials       *trials,
                     gconstpointer data);
void  trials_tear_down (Trials       *trials,
                        gconstpointer data);
Work *trials_begin (Trials *trials);

void     fault_memory_install (void);
void     fault_memory_set (guint nth,
                           guint every);
gboolean fault_memory_clear (void);

G_END_DECLS
