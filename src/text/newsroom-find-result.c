/* newsroom-find-result.c — what was found in a text, and what takes its place
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-find-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
result_clear (gpointer data)
{
  NewsroomFindResult *result = data;

  g_free (result->text);
  g_array_unref (result->found);
  g_array_unref (result->groups);
}

/**
 * newsroom_find_result_ref:
 * @result: what was found
 *
 * Returns: (transfer full): @result
 */
NewsroomFindResult *
newsroom_find_result_ref (NewsroomFindResult *result)
{
  return g_atomic_rc_box_acquire (result);
}

/**
 * newsroom_find_result_unref:
 * @result: (transfer full): what was found
 */
void
newsroom_find_result_unref (NewsroomFindResult *result)
{
  g_atomic_rc_box_release_full (result, result_clear);
}

/**
 * newsroom_find_result_get_n:
 * @result: what was found
 *
 * Returns: how often
 */
guint
newsroom_find_result_get_n (NewsroomFindResult *result)
{
  return result->found->len;
}

/**
 * newsroom_find_result_is_cut:
 * @result: what was found
 *
 * Returns: whether it is there more often than %NEWSROOM_FIND_MOST times, and only the first are told
 */
gboolean
newsroom_find_result_is_cut (NewsroomFindResult *result)
{
  return result->is_cut;
}

/**
 * newsroom_find_result_get:
 * @result: what was found
 * @index: which one
 *
 * Returns: (transfer none): where it is
 */
const NewsroomFound *
newsroom_find_result_get (NewsroomFindResult *result,
                          guint               index)
{
  g_return_val_if_fail (index < result->found->len, NULL);

  return &g_array_index (result->found, NewsroomFound, index);
}

/**
 * newsroom_find_result_from:
 * @result: what was found
 * @first: a place in the text, in characters
 *
 * Returns: the first that begins there or behind it; the number of all if there is none
 */
guint
newsroom_find_result_from (NewsroomFindResult *result,
                           guint               first)
{
  guint low = 0;
  guint high = result->found->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (result->found, NewsroomFound, middle).first < first)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * newsroom_find_check_replacement:
 * @self: what is looked for
 * @replacement: what a person wants in its place, UTF-8
 * @error: return location for a #NewsroomFindError, in words to show
 *
 * In the replacement of a regular expression “\0” is all that was found, “\1” to “\9” what the groups
 * of the expression found, “\n” a line end, “\t” a tab and “\\” a backslash. Every other replacement
 * is taken letter by letter.
 *
 * Returns: whether @replacement can be used
 */
gboolean
newsroom_find_check_replacement (NewsroomFind *self,
                                 const char   *replacement,
                                 GError      **error)
{
  guint32 n_groups = 0;

  g_return_val_if_fail (self != NULL && replacement != NULL, FALSE);

  if (self->code == NULL)
    return TRUE;

  pcre2_pattern_info (self->code, PCRE2_INFO_CAPTURECOUNT, &n_groups);
  for (const char *p = strchr (replacement, '\\'); p != NULL; p = strchr (p + 2, '\\'))
    {
      if (p[1] == '\0')
        {
          g_set_error_literal (error, NEWSROOM_FIND_ERROR, NEWSROOM_FIND_ERROR_REPLACEMENT, _ ("After the last “\\” something is missing."));
          return FALSE;
        }
      if (g_ascii_isdigit (p[1]) && (guint32)(p[1] - '0') > n_groups)
        {
          /* Translators: the replacement holds "\3", but the expression has fewer groups */
          g_set_error (error, NEWSROOM_FIND_ERROR, NEWSROOM_FIND_ERROR_REPLACEMENT, _ ("The expression has no group “\\%c”."), p[1]);
          return FALSE;
        }
      if (!g_ascii_isdigit (p[1]) && strchr ("nt\\", p[1]) == NULL)
        {
          g_autofree char *letter = g_strndup (p + 1, (gsize)(g_utf8_next_char (p + 1) - (p + 1)));

          g_set_error (error, NEWSROOM_FIND_ERROR, NEWSROOM_FIND_ERROR_REPLACEMENT, _ ("“\\%s” is not known here; write “\\\\” for a backslash."), letter);
          return FALSE;
        }
    }

  return TRUE;
}

static void
append_escape (GString            *to,
               NewsroomFindResult *result,
               guint               index,
               char                letter)
{
  const guint *ends = &g_array_index (result->groups, guint, 2 * index * result->n_groups);
  const guint  group = (guint)(letter - '0');

  if (letter == 'n')
    g_string_append_c (to, '\n');
  else if (letter == 't')
    g_string_append_c (to, '\t');
  else if (!g_ascii_isdigit (letter))
    g_string_append_c (to, letter);
  else if (group < result->n_groups)
    g_string_append_len (to, result->text + ends[2 * group], (gssize)(ends[2 * group + 1] - ends[2 * group]));
}

/**
 * newsroom_find_result_dup_replacement:
 * @result: what was found
 * @index: which one
 * @replacement: what newsroom_find_check_replacement() has found right
 *
 * Returns: (transfer full): the text that takes its place
 */
char *
newsroom_find_result_dup_replacement (NewsroomFindResult *result,
                                      guint               index,
                                      const char         *replacement)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *from = replacement;

  g_return_val_if_fail (index < result->found->len, NULL);

  if (result->n_groups == 0)
    return g_strdup (replacement);

  for (const char *p = strchr (from, '\\'); p != NULL && p[1] != '\0'; p = strchr (from, '\\'))
    {
      g_string_append_len (text, from, p - from);
      append_escape (text, result, index, p[1]);
      from = p + 2;
    }
  g_string_append (text, from);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * newsroom_find_result_dup_match:
 * @result: what was found
 * @index: which one
 *
 * Returns: (transfer full): the text that was found
 */
char *
newsroom_find_result_dup_match (NewsroomFindResult *result,
                                guint               index)
{
  const NewsroomFound *found;

  g_return_val_if_fail (index < result->found->len, NULL);

  found = newsroom_find_result_get (result, index);

  return g_strndup (result->text + found->start, found->end - found->start);
}

/**
 * newsroom_find_result_dup_before:
 * @result: what was found
 * @index: which one
 * @n_chars: how much at most, in characters
 *
 * Returns: (transfer full): what stands before it on its line, its beginning cut at a word and told by “…”
 */
char *
newsroom_find_result_dup_before (NewsroomFindResult *result,
                                 guint               index,
                                 guint               n_chars)
{
  const char *found;
  const char *p;
  const char *word = NULL;

  g_return_val_if_fail (index < result->found->len, NULL);

  found = result->text + newsroom_find_result_get (result, index)->start;
  for (p = found; p > result->text && p[-1] != '\n' && n_chars > 0; n_chars--)
    {
      if (p[-1] == ' ')
        word = p;
      p = g_utf8_prev_char (p);
    }
  if (p == result->text || p[-1] == '\n')
    return g_strndup (p, (gsize)(found - p));
  if (word == NULL)
    word = p;

  return g_strdup_printf ("…%.*s", (int)(found - word), word);
}

/**
 * newsroom_find_result_dup_after:
 * @result: what was found
 * @index: which one
 * @n_chars: how much at most, in characters
 *
 * Returns: (transfer full): what stands behind it on its last line, its end cut at a word and told by “…”
 */
char *
newsroom_find_result_dup_after (NewsroomFindResult *result,
                                guint               index,
                                guint               n_chars)
{
  const char *found;
  const char *p;
  const char *word = NULL;

  g_return_val_if_fail (index < result->found->len, NULL);

  found = result->text + newsroom_find_result_get (result, index)->end;
  for (p = found; *p != '\0' && *p != '\n' && n_chars > 0; n_chars--)
    {
      if (*p == ' ')
        word = p;
      p = g_utf8_next_char (p);
    }
  if (*p == '\0' || *p == '\n')
    return g_strndup (found, (gsize)(p - found));
  if (word == NULL)
    word = p;

  return g_strdup_printf ("%.*s…", (int)(word - found), found);
}
