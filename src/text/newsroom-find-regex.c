/* newsroom-find-regex.c — finds in a text what a regular expression tells
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-find-private.h"

#include <glib/gi18n-lib.h>

/* What PCRE2 may try from one place on, in steps, and remember of it, in kilobytes: some tenths of
 * a second. (a+)+$ would else try for years. */
#define MOST_STEPS 1000000
#define MOST_MEMORY 65536

/* No expression that a person types is longer, in bytes. */
#define LONGEST_PATTERN 4096

/* So many bytes are searched between two looks at the clock, for at most so long in all, in µs. */
#define BYTES_AT_A_TIME 4096
#define MOST_TIME (10 * G_USEC_PER_SEC)

/* What is wrong, in words for people who use expressions now and then. */
static char *
dup_reason (int   code,
            guint at)
{
  switch (code)
    {
    case PCRE2_ERROR_END_BACKSLASH:
      return g_strdup (_ ("After the last “\\” something is missing."));
    case PCRE2_ERROR_UNKNOWN_ESCAPE:
      /* Translators: %u is the number of the character in the text that was typed */
      return g_strdup_printf (_ ("What follows “\\” is not known, at character %u."), at);
    case PCRE2_ERROR_MISSING_SQUARE_BRACKET:
      return g_strdup_printf (_ ("A “]” is missing, at character %u."), at);
    case PCRE2_ERROR_CLASS_RANGE_ORDER:
      return g_strdup_printf (_ ("The range in “[ ]” goes backwards, at character %u."), at);
    case PCRE2_ERROR_QUANTIFIER_INVALID:
      return g_strdup_printf (_ ("There is nothing to repeat, at character %u."), at);
    case PCRE2_ERROR_QUANTIFIER_OUT_OF_ORDER:
    case PCRE2_ERROR_QUANTIFIER_TOO_BIG:
      return g_strdup_printf (_ ("The numbers in “{ }” do not fit, at character %u."), at);
    case PCRE2_ERROR_MISSING_CLOSING_PARENTHESIS:
      return g_strdup_printf (_ ("A “)” is missing, at character %u."), at);
    case PCRE2_ERROR_UNMATCHED_CLOSING_PARENTHESIS:
      return g_strdup_printf (_ ("A “(” is missing for the “)”, at character %u."), at);
    case PCRE2_ERROR_BAD_SUBPATTERN_REFERENCE:
      return g_strdup_printf (_ ("There is no such group, at character %u."), at);
    case PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH:
      return g_strdup (_ ("What is looked for behind must have one length."));
    default:
      return g_strdup_printf (_ ("This is no regular expression, from character %u on."), at);
    }
}

/**
 * newsroom_find_regex_new:
 * @pattern: what a person typed, UTF-8
 * @flags: how to take it
 * @error: return location for a #NewsroomFindError
 *
 * “^” and “$” stand for the ends of lines, “\w” and “\b” for letters and words of all scripts.
 *
 * Returns: (transfer full): the expression; %NULL with @error set if it is none
 */
pcre2_code *
newsroom_find_regex_new (const char       *pattern,
                         NewsroomFindFlags flags,
                         GError          **error)
{
  pcre2_compile_context *context = pcre2_compile_context_create (NULL);
  pcre2_code            *code;
  guint32                options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT;
  int                    number;
  gsize                  at;

  if ((flags & NEWSROOM_FIND_CASE) == 0)
    options |= PCRE2_CASELESS;
  pcre2_set_newline (context, PCRE2_NEWLINE_LF);
  pcre2_set_max_pattern_length (context, LONGEST_PATTERN);
  code = pcre2_compile ((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, options, &number, &at, context);
  pcre2_compile_context_free (context);

  if (code == NULL)
    {
      g_autofree char *reason = dup_reason (number, (guint)g_utf8_strlen (pattern, (gssize)at) + 1);

      g_set_error_literal (error, NEWSROOM_FIND_ERROR, NEWSROOM_FIND_ERROR_PATTERN, reason);
    }

  return code;
}

/* One character on, or beyond the end. */
static gsize
step_over (const NewsroomFindRun *run,
           gsize                  at)
{
  const char *text = run->result->text;

  return at < run->to ? (gsize)(g_utf8_next_char (text + at) - text) : at + 1;
}

static void
add_groups (NewsroomFindResult *result,
            pcre2_match_data   *data,
            guint               n_set)
{
  const gsize *ends = pcre2_get_ovector_pointer (data);

  for (guint i = 0; i < result->n_groups; i++)
    {
      gboolean is_set = i < n_set && ends[2 * i] != PCRE2_UNSET;
      guint    start = is_set ? (guint)ends[2 * i] : 0;
      guint    end = is_set ? (guint)ends[2 * i + 1] : 0;

      g_array_append_val (result->groups, start);
      g_array_append_val (result->groups, end);
    }
}

/* Searches on from *at. Returns FALSE when all is searched, or more was found than is wanted. */
static gboolean
match_next (NewsroomFindRun     *run,
            pcre2_code          *code,
            pcre2_match_data    *data,
            pcre2_match_context *context,
            gsize               *at,
            gsize               *empty_at,
            int                 *failure)
{
  const char  *text = run->result->text;
  const gsize *ends = pcre2_get_ovector_pointer (data);
  gsize        limit = MIN (*at + BYTES_AT_A_TIME, run->to);
  guint32      options = PCRE2_NO_UTF_CHECK;
  int          n;

  /* The end of a selection is not the end of its line. */
  if (run->to < run->result->length && text[run->to] != '\n')
    options |= PCRE2_NOTEOL;
  if (*empty_at == *at)
    options |= PCRE2_NOTEMPTY_ATSTART;
  pcre2_set_offset_limit (context, limit);
  n = pcre2_match (code, (PCRE2_SPTR)text, run->to, *at, options, data, context);
  if (n < 0 && n != PCRE2_ERROR_NOMATCH)
    {
      *failure = n;
      return FALSE;
    }
  if (n == PCRE2_ERROR_NOMATCH)
    {
      *at = limit < run->to ? (gsize)(g_utf8_find_next_char (text + limit - 1, NULL) - text) : run->to + 1;
      return *at <= run->to;
    }

  if (ends[0] > ends[1] || !newsroom_find_run_add (run, ends[0], ends[1]))
    {
      *at = MAX (*at, step_over (run, ends[0]));
      return *at <= run->to && !run->result->is_cut;
    }
  add_groups (run->result, data, (guint)n);
  *at = ends[1];
  *empty_at = ends[0] == ends[1] ? ends[1] : G_MAXSIZE;

  return TRUE;
}

/**
 * newsroom_find_regex_run:
 * @code: a regular expression
 * @run: a search that has found nothing yet
 * @error: return location for a #NewsroomFindError or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether all of the text could be searched
 */
gboolean
newsroom_find_regex_run (pcre2_code      *code,
                         NewsroomFindRun *run,
                         GError         **error)
{
  pcre2_match_data    *data = pcre2_match_data_create_from_pattern (code, NULL);
  pcre2_match_context *context = pcre2_match_context_create (NULL);
  const gint64         give_up = g_get_monotonic_time () + MOST_TIME;
  gsize                at = run->from;
  gsize                empty_at = G_MAXSIZE;
  int                  failure = 0;
  gboolean             goes_on;

  run->result->n_groups = pcre2_get_ovector_count (data);
  pcre2_set_match_limit (context, MOST_STEPS);
  pcre2_set_depth_limit (context, MOST_STEPS);
  pcre2_set_heap_limit (context, MOST_MEMORY);
  do
    {
      goes_on = match_next (run, code, data, context, &at, &empty_at, &failure);
      if (g_get_monotonic_time () > give_up)
        failure = PCRE2_ERROR_MATCHLIMIT;
    }
  while (goes_on && failure == 0 && !g_cancellable_is_cancelled (run->cancellable));
  pcre2_match_context_free (context);
  pcre2_match_data_free (data);

  if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
    return FALSE;
  if (failure != 0)
    g_set_error_literal (error, NEWSROOM_FIND_ERROR, NEWSROOM_FIND_ERROR_TOO_HARD, _ ("This expression takes too long in this text."));

  return failure == 0;
}
