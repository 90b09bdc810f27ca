/* newsroom-search-expression.c — from what a person types to what FTS5 understands
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-search-expression-private.h"

#include "newsroom-matches.h"

/**
 * newsroom_search_expression_new:
 * @text: what was typed, in any encoding
 *
 * All the words must be found, in any order; what stands in quotation marks must be found as
 * it is. The last word may go on, unless a space or a quotation mark ends it.
 *
 * Returns: (transfer full) (nullable): an expression that FTS5 always accepts; %NULL if there
 *   is no letter and no digit to search for
 */
char *
newsroom_search_expression_new (const char *text)
{
  gboolean is_unfinished;
  g_auto (GStrv) phrases = newsroom_matches_split (text, &is_unfinished);
  g_autoptr (GString) expression = g_string_new (NULL);

  /* Within quotation marks nothing has a meaning to FTS5, and no phrase holds one. */
  for (guint i = 0; phrases[i] != NULL; i++)
    g_string_append_printf (expression, "%s\"%s\"", i > 0 ? " " : "", phrases[i]);
  if (is_unfinished)
    g_string_append_c (expression, '*');

  return phrases[0] != NULL ? g_strdup (expression->str) : NULL;
}
