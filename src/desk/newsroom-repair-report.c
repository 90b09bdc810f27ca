/* newsroom-repair-report.c — what became of each article of a repaired library, in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-repair-private.h"

#include <glib/gi18n-lib.h>

static char *
dup_time (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  /* Translators: a day and a time of day, as in the names of files. */
  return local != NULL ? g_date_time_format (local, _ ("%Y-%m-%d %H:%M")) : g_strdup ("");
}

/**
 * newsroom_repair_get_fate_name:
 * @fate: what became of an article
 *
 * Returns: a word for scripts
 */
const char *
newsroom_repair_get_fate_name (NewsroomFate fate)
{
  static const char *const names[NEWSROOM_N_FATES] = { "whole", "history", "backup", "damaged", "lost" };

  return names[fate];
}

/**
 * newsroom_repair_dup_fate:
 * @salvaged: what became of an article
 *
 * Returns: (transfer full): a short sentence about it, without a full stop, translated
 */
char *
newsroom_repair_dup_fate (const NewsroomSalvaged *salvaged)
{
  g_autofree char *time = dup_time (salvaged->time);

  switch (salvaged->fate)
    {
    case NEWSROOM_FATE_WHOLE:
      return g_strdup (_ ("whole, as it was saved last"));
    case NEWSROOM_FATE_HISTORY:
      return g_strdup_printf (_ ("from its history, as saved on %s"), time);
    case NEWSROOM_FATE_BACKUP:
      return g_strdup_printf (_ ("from the backup, as saved on %s"), time);
    case NEWSROOM_FATE_DAMAGED:
      return g_strdup (_ ("damaged: parts of the text may be wrong or missing; there is no whole version"));
    case NEWSROOM_FATE_LOST:
    default:
      return g_strdup (_ ("lost: none of its text was found"));
    }
}

/**
 * newsroom_repair_dup_title:
 * @salvaged: what became of an article
 *
 * Returns: (transfer full): what to call it, translated
 */
char *
newsroom_repair_dup_title (const NewsroomSalvaged *salvaged)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, salvaged->id);

  if (salvaged->headline != NULL && salvaged->headline[0] != '\0')
    return g_strdup (salvaged->headline);

  /* Translators: an article without a headline; %s is its number. */
  return g_strdup_printf (_ ("Article %s"), number);
}

/* Returns: (transfer full): a line of the summary; each is a literal for the compiler to check */
static char *
dup_count (guint n,
           guint line)
{
  g_autofree char *number = g_strdup_printf ("%u", n);

  switch (line)
    {
    case NEWSROOM_FATE_WHOLE:
      return g_strdup_printf (ngettext ("%s article is whole.", "%s articles are whole.", n), number);
    case NEWSROOM_FATE_HISTORY:
      return g_strdup_printf (ngettext ("%s article is the last whole version of its history.", "%s articles are the last whole versions of their histories.", n), number);
    case NEWSROOM_FATE_BACKUP:
      return g_strdup_printf (ngettext ("%s article is from the backup.", "%s articles are from the backup.", n), number);
    case NEWSROOM_FATE_DAMAGED:
      return g_strdup_printf (ngettext ("%s article is damaged: please read it.", "%s articles are damaged: please read them.", n), number);
    case NEWSROOM_FATE_LOST:
      return g_strdup_printf (ngettext ("%s article is lost.", "%s articles are lost.", n), number);
    default:
      return g_strdup_printf (ngettext ("%s imported file is lost.", "%s imported files are lost.", n), number);
    }
}

/**
 * newsroom_repair_dup_summary:
 * @salvage: a salvage that has built its library
 *
 * Returns: (transfer full): how many articles became what, a line each, translated
 */
char *
newsroom_repair_dup_summary (NewsroomSalvage *salvage)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint line = 0; line <= NEWSROOM_N_FATES; line++)
    {
      const guint      n = line < NEWSROOM_N_FATES ? newsroom_salvage_count (salvage, (NewsroomFate)line) : newsroom_salvage_get_n_lost_files (salvage);
      g_autofree char *counted = dup_count (n, line);

      if (n > 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", counted);
    }
  if (text->len == 0)
    g_string_append (text, _ ("There were no articles in it."));

  return g_strdup (text->str);
}

/* What needs a look comes first. */
static void
add_articles (GString         *text,
              NewsroomSalvage *salvage,
              NewsroomFate     fate)
{
  GPtrArray *articles = newsroom_salvage_get_articles (salvage);

  for (guint i = 0; i < articles->len; i++)
    {
      const NewsroomSalvaged *salvaged = g_ptr_array_index (articles, i);
      g_autofree char        *title = NULL;
      g_autofree char        *became = NULL;

      if (salvaged->fate != fate)
        continue;
      title = newsroom_repair_dup_title (salvaged);
      became = newsroom_repair_dup_fate (salvaged);
      g_string_append_printf (text, "%" G_GINT64_FORMAT "\t%s\n\t%s\n", salvaged->id, title, became);
    }
}

/**
 * newsroom_repair_dup_report:
 * @salvage: a salvage that has built its library
 * @library: the library
 * @backup: (nullable): the backup that has helped
 *
 * Returns: (transfer full): the whole report, for a file
 */
char *
newsroom_repair_dup_report (NewsroomSalvage *salvage,
                            const char      *library,
                            const char      *backup)
{
  g_autofree char *shown = g_filename_display_name (library);
  g_autofree char *kept = g_filename_display_name (newsroom_salvage_get_kept_path (salvage));
  g_autofree char *from = backup != NULL ? g_filename_display_name (backup) : NULL;
  g_autofree char *summary = newsroom_repair_dup_summary (salvage);
  g_autofree char *time = dup_time (g_get_real_time ());
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _ ("The library “%s” was repaired on %s."), shown, time);
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("The damaged library is kept as “%s”."), kept);
  g_string_append_c (text, '\n');
  if (from != NULL)
    g_string_append_printf (text, _ ("What was missing was taken from the backup “%s”."), from);
  else
    g_string_append (text, _ ("No whole backup was found to take from what was missing: there is none, or it may not be read."));
  g_string_append_printf (text, "\n\n%s\n\n", summary);
  for (int fate = NEWSROOM_N_FATES - 1; fate >= 0; fate--)
    add_articles (text, salvage, (NewsroomFate)fate);

  return g_strdup (text->str);
}
