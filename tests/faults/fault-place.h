/* fault-place.h — the usual library on a watched disk, and what other processes do to it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "fault-disk.h"

G_BEGIN_DECLS

#define PLACE_MAX_CALLS 2000 /* more than there are in any of the tests */

#define PLACE_HARM (FAULT_WRITE | FAULT_SYNC | FAULT_CUT | FAULT_NAME)
#define PLACE_MOMENTS (PLACE_HARM | FAULT_READ | FAULT_OPEN)

/* The test, and the disk. Where the user's folders are is asked once in a process: they are the same in
 * all tests. */
extern char *place_program;
extern char *place_folder;

typedef struct
{
  char *library; /* before the move */
  char *safe;    /* the folder that it is moved to */
  char *target;  /* where it is then */
  char *first;   /* what it holds */
  char *backup;  /* the same */
  gsize length;

  gboolean is_visited;
  gboolean is_saved; /* by another process, which said so */
  gboolean is_moved; /* likewise */
  gboolean is_restored;
} Place;

void     place_init (const char *program);
void     place_set_up (Place        *place,
                       gconstpointer data);
void     place_tear_down (Place        *place,
                          gconstpointer data);
void     place_begin (Place *place);
void     place_clear_folder (const char *path);
gboolean place_spawn (const char *const *arguments,
                      char             **output);
gboolean place_save_elsewhere (const char *headline);
gboolean place_save_here (const char *library,
                          gboolean    is_killed);
char    *place_list (const char *library);
void     place_assert_usual (const char *path);
void     place_assert (Place      *place,
                       gboolean    is_moved,
                       const char *saved);

G_END_DECLS
