/* newsroom-matches.h — what a person searches for, and where a text has it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomMatch:
 * @start: its first byte in the text
 * @end: the byte after it
 */
typedef struct
{
  gsize start;
  gsize end;
} NewsroomMatch;

char  **newsroom_matches_split (const char *query,
                                gboolean   *is_unfinished);
GArray *newsroom_matches_find (const char *text,
                               const char *query);

G_END_DECLS
