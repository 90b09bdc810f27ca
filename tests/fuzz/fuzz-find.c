/* fuzz-find.c — anything found in anything, and replaced: flags, pattern, replacement, text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-target.h"

#include "newsroom-find.h"

#include <string.h>

/* What is found is in order, apart, between characters and counted right. */
static void
check (NewsroomFindResult *result,
       const char         *text,
       const char         *replacement)
{
  g_autoptr (GString) replaced = g_string_new (text);
  guint end = 0;

  for (guint i = 0; i < newsroom_find_result_get_n (result); i++)
    {
      const NewsroomFound *found = newsroom_find_result_get (result, i);
      g_autofree char     *before = newsroom_find_result_dup_before (result, i, 20);
      g_autofree char     *after = newsroom_find_result_dup_after (result, i, 20);

      g_assert_cmpuint (found->start, >=, end);
      g_assert_cmpuint (found->end, >=, found->start);
      g_assert_cmpint (found->first, ==, g_utf8_pointer_to_offset (text, text + found->start));
      g_assert_cmpint (found->last, ==, g_utf8_pointer_to_offset (text, text + found->end));
      g_assert_true (g_utf8_validate (before, -1, NULL) && g_utf8_validate (after, -1, NULL));
      end = found->end;
    }

  for (guint i = newsroom_find_result_get_n (result); replacement != NULL && i > 0; i--)
    {
      const NewsroomFound *found = newsroom_find_result_get (result, i - 1);
      g_autofree char     *piece = newsroom_find_result_dup_replacement (result, i - 1, replacement);

      g_string_erase (replaced, (gssize)found->start, (gssize)(found->end - found->start));
      g_string_insert (replaced, (gssize)found->start, piece);
    }
  g_assert_true (g_utf8_validate (replaced->str, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *bytes = g_strndup ((const char *)data, size);
  g_autofree char *input = g_utf8_make_valid (bytes, -1);
  g_auto (GStrv) parts = g_strsplit (input, "\n", 4);
  g_autoptr (NewsroomFind) find = NULL;
  g_autoptr (NewsroomFindResult) result = NULL;

  if (g_strv_length (parts) < 4 || parts[1][0] == '\0')
    return 0;

  find = newsroom_find_new (parts[1], (NewsroomFindFlags)(parts[0][0] & 7), NULL);
  if (find == NULL)
    return 0;

  result = newsroom_find_search (find, g_strdup (parts[3]), strlen (parts[3]), 0, strlen (parts[3]), NULL, NULL);
  if (result != NULL)
    check (result, parts[3], newsroom_find_check_replacement (find, parts[2], NULL) ? parts[2] : NULL);

  return 0;
}
