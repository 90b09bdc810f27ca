/* newsroom-sort-key.c — texts made comparable: for finding and for sorting
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-sort-key-private.h"

#include <string.h>

/* Without case, and with the marks on letters as characters of their own. */
static char *
fold_case (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (decomposed, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
}

/**
 * newsroom_fold_text:
 * @text: a text
 *
 * Returns: (transfer full): the text without case and without the marks on letters
 */
char *
newsroom_fold_text (const char *text)
{
  g_autofree char *folded = fold_case (text);
  g_autoptr (GString) bare = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (bare, g_utf8_get_char (p));

  return g_strdup (bare->str);
}

/**
 * newsroom_dup_name_key:
 * @name: a person's name
 *
 * Two names that differ in case alone have the same key; "Zoe" and "Zoë" are two.
 *
 * Returns: (transfer full): by which an author is found again
 */
char *
newsroom_dup_name_key (const char *name)
{
  return fold_case (name);
}

/**
 * newsroom_dup_author_key:
 * @name: a person's name
 * @sort_name: the name as it is to be sorted, perhaps ""
 *
 * Without a sort name the last word of the name counts first.
 *
 * Returns: (transfer full): a key that strcmp() sorts as the locale does
 */
char *
newsroom_dup_author_key (const char *name,
                         const char *sort_name)
{
  const char      *last = strrchr (name, ' ');
  g_autofree char *made = NULL;

  if (sort_name[0] != '\0')
    return g_utf8_collate_key (sort_name, -1);
  if (last == NULL)
    return g_utf8_collate_key (name, -1);

  made = g_strdup_printf ("%s, %.*s", last + 1, (int)(last - name), name);

  return g_utf8_collate_key (made, -1);
}
