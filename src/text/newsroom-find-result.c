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

/* Of the number of a group in a replacement */
#define MOST_DIGITS 3

/* What a sign in the replacement of a regular expression is */
typedef enum
{
  PART_LITERAL,
  PART_GROUP,
  PART_UNKNOWN,
  PART_MISSING,
} PartType;

typedef struct
{
  PartType type;
  gsize    length; /* in the replacement, in bytes */
  guint    group;
  char     literal;
} Part;

/* Without braces as many digits are a number as name a group that is there: “$10” is the tenth, or else the
 * first and a nought. So does JavaScript (ECMA-262, GetSubstitution). */
static Part
read_group (const char *sign,
            guint       n_groups)
{
  Part  part = { PART_GROUP, 2, (guint)(sign[1] - '0'), 0 };
  guint group = part.group;

  for (gsize i = 2; i <= MOST_DIGITS && g_ascii_isdigit (sign[i]); i++)
    {
      group = 10 * group + (guint)(sign[i] - '0');
      if (group > n_groups || sign[1] == '0')
        break;
      part.length = i + 1;
      part.group = group;
    }

  return part;
}

/* A “$” that names no group is a dollar, so that “$5” can be a price; only “${5}” is nothing else. */
static Part
read_dollar (const char *sign,
             guint       n_groups)
{
  const gboolean is_braced = sign[1] == '{';
  const char    *digits = sign + (is_braced ? 2 : 1);
  const gsize    n_digits = is_braced ? strspn (digits, "0123456789") : g_ascii_isdigit (*digits);

  if (sign[1] == '$')
    return (Part){ PART_LITERAL, 2, 0, '$' };
  if (n_digits == 0 || n_digits > MOST_DIGITS || (is_braced && digits[n_digits] != '}'))
    return (Part){ PART_LITERAL, 1, 0, '$' };
  if (!is_braced && (guint)(*digits - '0') > n_groups)
    return (Part){ PART_LITERAL, 1, 0, '$' };
  if (is_braced)
    return (Part){ PART_GROUP, n_digits + 3, (guint)g_ascii_strtoull (digits, NULL, 10), 0 };

  return read_group (sign, n_groups);
}

static Part
read_part (const char *sign,
           guint       n_groups)
{
  if (sign[0] == '$')
    return read_dollar (sign, n_groups);
  if (sign[1] == '\0')
    return (Part){ PART_MISSING, 1, 0, 0 };
  if (g_ascii_isdigit (sign[1]))
    return read_group (sign, n_groups);
  if (sign[1] == 'n' || sign[1] == 't')
    return (Part){ PART_LITERAL, 2, 0, sign[1] == 'n' ? '\n' : '\t' };

  return (Part){ strchr ("\\$", sign[1]) != NULL ? PART_LITERAL : PART_UNKNOWN, 2, 0, sign[1] };
}

/* Returns: (nullable): the next sign that read_part() reads */
static const char *
find_sign (const char *replacement)
{
  return strpbrk (replacement, "\\$");
}

static void
set_group_error (const char *sign,
                 gsize       length,
                 guint       n_groups,
                 GError    **error)
{
  g_autofree char *name = g_strndup (sign, length);

  if (n_groups == 0)
    /* Translators: %s is "${1}" or "\1" in the replacement of a regular expression */
    g_set_error (error, NEWSROOM_FIND_ERROR, NEWSROOM_FIND_ERROR_REPLACEMENT, _ ("There is no group for “%s”: put “( )” around what it is to stand for."), name);
  else if (n_groups == 1)
    g_set_error (error, NEWSROOM_FIND_ERROR, NEWSROOM_FIND_ERROR_REPLACEMENT, _ ("There is no group “%s”, only “\\1”."), name);
  else
    /* Translators: the replacement holds "\3", but the expression has only two groups */
    g_set_error (error, NEWSROOM_FIND_ERROR, NEWSROOM_FIND_ERROR_REPLACEMENT, _ ("There is no group “%1$s”, only “\\1” to “\\%2$u”."), name, n_groups);
}

/**
 * newsroom_find_check_replacement:
 * @self: what is looked for
 * @replacement: what a person wants in its place, UTF-8
 * @error: return location for a #NewsroomFindError, in words to show
 *
 * In the replacement of a regular expression “\0” and “$0” are all that was found, “\1”, “$1” and “${1}” up
 * to 999 what the groups of the expression found, “\n” a line end, “\t” a tab, “\\” a backslash, and “\$” and
 * “$$” a dollar, as is “$” before the number of a group that is not there. Without braces the number is the
 * longest that names a group which is there: with one group “$10” is that and “0”. Every other replacement is
 * taken letter by letter.
 *
 * Returns: whether @replacement can be used
 */
gboolean
newsroom_find_check_replacement (NewsroomFind *self,
                                 const char   *replacement,
                                 GError      **error)
{
  guint32 n_groups = 0;
  Part    part;

  g_return_val_if_fail (self != NULL && replacement != NULL, FALSE);

  if (self->code == NULL)
    return TRUE;

  pcre2_pattern_info (self->code, PCRE2_INFO_CAPTURECOUNT, &n_groups);
  for (const char *sign = find_sign (replacement); sign != NULL; sign = find_sign (sign + part.length))
    {
      part = read_part (sign, n_groups);
      if (part.type == PART_MISSING)
        g_set_error_literal (error, NEWSROOM_FIND_ERROR, NEWSROOM_FIND_ERROR_REPLACEMENT, _ ("After the last “\\” something is missing."));
      else if (part.type == PART_GROUP && part.group > n_groups)
        set_group_error (sign, part.length, n_groups, error);
      else if (part.type == PART_UNKNOWN)
        {
          g_autofree char *letter = g_strndup (sign + 1, (gsize)(g_utf8_next_char (sign + 1) - (sign + 1)));

          g_set_error (error, NEWSROOM_FIND_ERROR, NEWSROOM_FIND_ERROR_REPLACEMENT, _ ("“\\%s” is not known here; write “\\\\” for a backslash."), letter);
        }
      else
        continue;
      return FALSE;
    }

  return TRUE;
}

static void
append_part (GString            *to,
             NewsroomFindResult *result,
             guint               index,
             Part                part)
{
  const guint *ends = &g_array_index (result->groups, guint, 2 * index * result->n_groups);

  if (part.type == PART_LITERAL)
    g_string_append_c (to, part.literal);
  else if (part.type == PART_GROUP && part.group < result->n_groups)
    g_string_append_len (to, result->text + ends[2 * part.group], (gssize)(ends[2 * part.group + 1] - ends[2 * part.group]));
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

  for (const char *sign = find_sign (from); sign != NULL; sign = find_sign (from))
    {
      const Part part = read_part (sign, result->n_groups - 1);

      g_string_append_len (text, from, sign - from);
      append_part (text, result, index, part);
      from = sign + part.length;
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
