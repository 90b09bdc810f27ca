/* newsroom-article-subtitle.c — what the header and the banner say of the open article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-article-subtitle.h"

#include <glib/gi18n-lib.h>

/* "Saved" is never said before the library said so. */
static char *
dup_saved_text (NewsroomDraft *draft,
                gboolean       shows_time)
{
  gint64 saved_at = newsroom_draft_get_saved_at (draft);
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) now = NULL;

  switch (newsroom_draft_get_status (draft))
    {
    case NEWSROOM_DRAFT_FAILED:
      return g_strdup (_ ("Not saved"));
    case NEWSROOM_DRAFT_CHANGED:
    case NEWSROOM_DRAFT_SAVING:
      return shows_time ? g_strdup (_ ("Saving…")) : NULL;
    case NEWSROOM_DRAFT_SAVED:
    default:
      break;
    }

  if (saved_at == 0 || !shows_time)
    return NULL;

  time = g_date_time_new_from_unix_local (saved_at / G_USEC_PER_SEC);
  now = g_date_time_new_now_local ();
  if (g_date_time_get_year (time) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now))
    /* Translators: the time at which the article was saved, as "Saved 14:03" */
    return g_date_time_format (time, _ ("Saved %H:%M"));

  /* Translators: the day on which the article was saved, as "Saved 18 Mar" */
  return g_date_time_format (time, _ ("Saved %e %b"));
}

static char *
dup_words (guint n_words,
           guint n_selected)
{
  if (n_selected == 0)
    return g_strdup_printf (ngettext ("%'u word", "%'u words", n_words), n_words);

  /* Translators: how many words are selected, and how many there are */
  return g_strdup_printf (ngettext ("%'u of %'u word", "%'u of %'u words", n_words), n_selected, n_words);
}

/**
 * newsroom_article_subtitle_new:
 * @draft: what is open
 * @n_words: how many words its body has
 * @n_selected: how many of them are selected, 0 for none
 * @n_minutes: how long it takes to read it
 * @shows_time: whether to say when it was saved, too; that it was not is said in any case
 *
 * Returns: (transfer full): a line
 */
char *
newsroom_article_subtitle_new (NewsroomDraft *draft,
                               guint          n_words,
                               guint          n_selected,
                               guint          n_minutes,
                               gboolean       shows_time)
{
  g_autofree char *saved = dup_saved_text (draft, shows_time);
  g_autofree char *words = dup_words (n_words, n_selected);
  /* Translators: how long it takes to read the article */
  g_autofree char *minutes = g_strdup_printf (ngettext ("%u min", "%u min", n_minutes), n_minutes);

  if (saved == NULL)
    return g_strjoin (" · ", words, minutes, NULL);

  return g_strjoin (" · ", saved, words, minutes, NULL);
}

/**
 * newsroom_article_subtitle_dup_failure:
 * @error: why an article could not be saved
 * @copy: (nullable): a copy of its text
 *
 * Returns: (transfer full): that, with an end to its sentence, and where the text is
 */
char *
newsroom_article_subtitle_dup_failure (const GError *error,
                                       GFile        *copy)
{
  g_autofree char *sentence = g_strconcat (error->message, g_str_has_suffix (error->message, ".") ? "" : ".", NULL);
  g_autofree char *path = copy != NULL ? g_file_get_parse_name (copy) : NULL;

  if (path == NULL)
    return g_strdup_printf (_ ("%s Your text is still here."), sentence);

  return g_strdup_printf (_ ("%s Your text is still here, and a copy of it in “%s”."), sentence, path);
}
