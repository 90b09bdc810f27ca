/* newsroom-find-words.c — what is said of a search
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-find-words.h"

#include <glib/gi18n-lib.h>

/**
 * newsroom_find_words_dup_count:
 * @state: how a search stands
 * @is_elsewhere: whether it is in another text of the article
 *
 * Returns: (transfer full): how often it is there and which one is selected, "" when nothing is searched for
 */
char *
newsroom_find_words_dup_count (NewsroomFinderState state,
                               gboolean            is_elsewhere)
{
  const guint n = state.result != NULL ? newsroom_find_result_get_n (state.result) : 0;

  if (state.find == NULL || state.error != NULL)
    return g_strdup ("");
  if (n == 0)
    return g_strdup (is_elsewhere ? _ ("Not in the body") : _ ("No results"));
  if (newsroom_find_result_is_cut (state.result))
    /* Translators: how often something was found */
    return g_strdup_printf (_ ("More than %'u"), n);
  if (state.current < 0)
    return g_strdup_printf (ngettext ("%'u result", "%'u results", n), n);

  /* Translators: the third of 17 places where something was found: "3 of 17" */
  return g_strdup_printf (_ ("%1$'u of %2$'u"), (guint)state.current + 1, n);
}

/**
 * newsroom_find_words_dup_message:
 * @state: how a search stands
 * @in_selection: whether it is in a selection
 * @error: (nullable): what is wrong with what was typed
 *
 * Returns: (transfer full): what else there is to say, or ""
 */
char *
newsroom_find_words_dup_message (NewsroomFinderState state,
                                 gboolean            in_selection,
                                 const GError       *error)
{
  const char *wrapped = NULL;

  if (error != NULL)
    return g_strdup (error->message);

  if (state.wrapped > 0)
    wrapped = _ ("Went on from the beginning.");
  else if (state.wrapped < 0)
    wrapped = _ ("Went on from the end.");
  if (in_selection)
    return g_strjoin (" ", _ ("Only in the selection."), wrapped, NULL);

  return g_strdup (wrapped != NULL ? wrapped : "");
}

/**
 * newsroom_find_words_dup_replaced:
 * @n_done: how many were replaced
 * @n: how many there were to replace
 *
 * Returns: (transfer full): that they were
 */
char *
newsroom_find_words_dup_replaced (guint n_done,
                                  guint n)
{
  if (n_done == n)
    return g_strdup_printf (ngettext ("%'u replaced", "%'u replaced", n), n);

  /* Translators: how many of how many were replaced before it was stopped */
  return g_strdup_printf (_ ("Stopped: %1$'u of %2$'u replaced"), n_done, n);
}

/**
 * newsroom_find_words_join:
 * @separator: what stands between two
 * @first: what is said, or ""
 * @second: likewise
 * @third: likewise
 *
 * Returns: (transfer full): all that is said
 */
char *
newsroom_find_words_join (const char *separator,
                          const char *first,
                          const char *second,
                          const char *third)
{
  const char *const all[] = { first, second, third };
  const char       *said[G_N_ELEMENTS (all) + 1] = { NULL };
  guint             n_said = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i][0] != '\0')
      said[n_said++] = all[i];

  return g_strjoinv (separator, (char **)said);
}

/**
 * newsroom_find_words_get_help:
 * @flags: how it is looked for
 *
 * Returns: (nullable): what can be written as a replacement, if it is not taken letter by letter
 */
const char *
newsroom_find_words_get_help (NewsroomFindFlags flags)
{
  if ((flags & NEWSROOM_FIND_REGEX) == 0)
    return NULL;

  return _ ("“$1” or “\\1” is what the first group found, “$0” all that was found, and “$$” a dollar sign. “$10” is the tenth group, or the first and “0” where there are fewer.");
}
