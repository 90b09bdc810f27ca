/* newsroom-open-notes.c — what is said of the notes in an article that leaves
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-open-notes.h"

#include <glib/gi18n-lib.h>

#include "newsroom-notes.h"

/**
 * newsroom_open_notes_dup_words:
 * @body: the body of an article that is about to be exported or printed
 *
 * Returns: (transfer full) (nullable): how many comments and marks it has; %NULL if it has none
 */
char *
newsroom_open_notes_dup_words (const char *body)
{
  const guint n = newsroom_notes_count (body, -1);

  if (n == 0)
    return NULL;

  return g_strdup_printf (ngettext ("%'u note or mark is still in the text", "%'u notes and marks are still in the text", n), n);
}
