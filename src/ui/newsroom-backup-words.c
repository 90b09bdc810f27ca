/* newsroom-backup-words.c — a backup in words
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-backup-words.h"

#include <glib/gi18n-lib.h>

static char *
dup_time_as (const NewsroomBackup *backup,
             const char           *format)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (backup->time / G_TIME_SPAN_SECOND);

  return time != NULL ? g_date_time_format (time, format) : g_strdup ("");
}

/**
 * newsroom_backup_words_dup_time:
 * @backup: a backup
 *
 * Returns: (transfer full): when it was made, by the local clock
 */
char *
newsroom_backup_words_dup_time (const NewsroomBackup *backup)
{
  /* Translators: day, month, year, time; see g_date_time_format(). */
  return dup_time_as (backup, _ ("%-d %B %Y, %H:%M"));
}

/**
 * newsroom_backup_words_dup_title:
 * @backup: a backup
 * @with_seconds: whether the minute does not tell it from another one
 *
 * Returns: (transfer full): when it was made, and before what, if it is a library that was kept
 */
char *
newsroom_backup_words_dup_title (const NewsroomBackup *backup,
                                 gboolean              with_seconds)
{
  /* Translators: day, month, year, time with seconds; see g_date_time_format(). */
  g_autofree char *time = with_seconds ? dup_time_as (backup, _ ("%-d %B %Y, %H:%M:%S")) : newsroom_backup_words_dup_time (backup);

  switch (backup->kind)
    {
    case NEWSROOM_BACKUP_BEFORE_RESTORE:
      /* Translators: the library that was kept then; %s is the date and the time. */
      return g_strdup_printf (_ ("Before the restore, %s"), time);
    case NEWSROOM_BACKUP_BEFORE_UPGRADE:
      /* Translators: the library that was kept when a newer Newsroom changed it; %s is the date and the time. */
      return g_strdup_printf (_ ("Before the upgrade, %s"), time);
    case NEWSROOM_BACKUP_BEFORE_MOVE:
      /* Translators: the library that was kept when it was moved elsewhere; %s is the date and the time. */
      return g_strdup_printf (_ ("Before the move, %s"), time);
    case NEWSROOM_BACKUP_MADE:
    default:
      return g_steal_pointer (&time);
    }
}

/**
 * newsroom_backup_words_dup_contents:
 * @backup: a backup that was looked into
 *
 * Returns: (transfer full): how many articles it holds, how large it is and whether some of it is
 *   damaged; or why it is of no use
 */
char *
newsroom_backup_words_dup_contents (const NewsroomBackup *backup)
{
  g_autofree char *size = NULL;
  g_autofree char *n_articles = NULL;

  if (backup->trouble != NULL)
    return g_strdup (backup->trouble);

  size = g_format_size ((guint64)backup->size);
  n_articles = g_strdup_printf (ngettext ("%u article", "%u articles", (gulong)backup->figures.n_articles), (guint)backup->figures.n_articles);
  if (newsroom_backup_is_partial (backup->path))
    /* Translators: as “20 articles, 1.2 MB”. */
    return g_strdup_printf (_ ("%s, %s; some of it is damaged"), n_articles, size);

  /* Translators: as “20 articles, 1.2 MB”. */
  return g_strdup_printf (_ ("%s, %s"), n_articles, size);
}
