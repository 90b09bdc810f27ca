/* newsroom-backup-plan.c — when a backup is due, what it is called, and which ones go
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-backup-plan.h"

#include <string.h>

#define HOUR (3600 * G_TIME_SPAN_SECOND)
#define DAY (24 * HOUR)
#define WEEK (7 * DAY)

/* 1970 began on a Thursday, weeks begin on Mondays. */
#define FIRST_MONDAY (3 * DAY)

/* A backup with less than this part of the one before it has lost something. */
#define SHRUNKEN_PERCENT 70

/* Whatever the clock says. */
#define ALWAYS_KEPT 3

#define EXTENSION ".db"
#define TIME_FORMAT "%Y%m%dT%H%M%SZ"
#define TIME_LENGTH 16 /* 20261128T140000Z */

/*
 * Slots:
 * @length: of the hours, days or weeks, in microseconds
 * @offset: where in one of them the year 1970 began
 * @n_free: of how many one backup more may be kept
 * @last: of which one was kept last
 */
typedef struct
{
  gint64 length;
  gint64 offset;
  guint  n_free;
  gint64 last;
} Slots;

/**
 * newsroom_backup_plan_dup_name:
 * @stem: the name of the library without its extension
 * @time: when the backup is made, in microseconds since 1970 in UTC
 * @number: 1; more if there is a backup of that second
 *
 * Returns: (transfer full): the name of its file, as “library-20261128T140000Z.db”
 */
char *
newsroom_backup_plan_dup_name (const char *stem,
                               gint64      time,
                               guint       number)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (time / G_TIME_SPAN_SECOND);
  g_autofree char *shown = moment != NULL ? g_date_time_format (moment, TIME_FORMAT) : g_strdup ("19700101T000000Z");

  if (number > 1)
    return g_strdup_printf ("%s-%s-%u" EXTENSION, stem, shown, number);

  return g_strdup_printf ("%s-%s" EXTENSION, stem, shown);
}

/**
 * newsroom_backup_plan_dup_partial_name:
 * @name: the name, or the path, of a backup
 *
 * Returns: (transfer full): that of one in which rows are damaged, which no rotation takes for a
 *   backup
 */
char *
newsroom_backup_plan_dup_partial_name (const char *name)
{
  g_autofree char *stem = g_strndup (name, strlen (name) - (g_str_has_suffix (name, EXTENSION) ? strlen (EXTENSION) : 0));

  return g_strconcat (stem, NEWSROOM_BACKUP_PARTIAL_EXTENSION, NULL);
}

static gboolean
parse_digits (const char *text,
              guint       n_digits,
              int        *value)
{
  *value = 0;
  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + g_ascii_digit_value (text[i]);
    }

  return TRUE;
}

static gboolean
parse_time (const char *text,
            gint64     *time)
{
  g_autoptr (GDateTime) moment = NULL;
  int year, month, day, hour, minute, second;

  if (!parse_digits (text, 4, &year) || !parse_digits (text + 4, 2, &month) || !parse_digits (text + 6, 2, &day) ||
      text[8] != 'T' || !parse_digits (text + 9, 2, &hour) || !parse_digits (text + 11, 2, &minute) ||
      !parse_digits (text + 13, 2, &second) || text[15] != 'Z')
    return FALSE;

  moment = g_date_time_new_utc (year, month, day, hour, minute, second);
  if (moment == NULL)
    return FALSE;
  *time = g_date_time_to_unix (moment) * G_TIME_SPAN_SECOND;

  return TRUE;
}

/**
 * newsroom_backup_plan_parse_name:
 * @stem: the name of the library without its extension
 * @name: the name of a file
 * @time: (out): when the backup was made, in microseconds since 1970 in UTC
 *
 * Returns: whether it is a name that newsroom_backup_plan_dup_name() gives; other files are none
 *   of ours
 */
gboolean
newsroom_backup_plan_parse_name (const char *stem,
                                 const char *name,
                                 gint64     *time)
{
  gsize       length = strlen (stem);
  const char *rest;

  if (!g_str_has_prefix (name, stem) || name[length] != '-' || strlen (name + length + 1) < TIME_LENGTH)
    return FALSE;
  if (!parse_time (name + length + 1, time))
    return FALSE;

  rest = name + length + 1 + TIME_LENGTH;
  if (rest[0] == '-' && g_ascii_isdigit (rest[1]))
    for (rest++; g_ascii_isdigit (*rest); rest++)
      ;

  return g_str_equal (rest, EXTENSION);
}

/**
 * newsroom_backup_plan_parse_partial_name:
 * @stem: the name of the library without its extension
 * @name: the name of a file
 * @time: (out): when it was made, in microseconds since 1970 in UTC
 *
 * Returns: whether it is a name that newsroom_backup_plan_dup_partial_name() gives
 */
gboolean
newsroom_backup_plan_parse_partial_name (const char *stem,
                                         const char *name,
                                         gint64     *time)
{
  g_autofree char *whole = NULL;

  if (!g_str_has_suffix (name, NEWSROOM_BACKUP_PARTIAL_EXTENSION))
    return FALSE;
  whole = g_strdup_printf ("%.*s" EXTENSION, (int)(strlen (name) - strlen (NEWSROOM_BACKUP_PARTIAL_EXTENSION)), name);

  return newsroom_backup_plan_parse_name (stem, whole, time);
}

/* How many there are that the clock knows. What it dates to the future was made while it was
 * wrong, or it is wrong now: it counts for nothing, and stays. */
static guint
count_past (const NewsroomBackupMark *marks,
            guint                     n_marks,
            gint64                    now)
{
  while (n_marks > 0 && marks[n_marks - 1].time > now)
    n_marks--;

  return n_marks;
}

/**
 * newsroom_backup_plan_is_due:
 * @marks: (array length=n_marks): the backups that there are, the oldest first
 * @n_marks: how many
 * @now: what the clock says, in microseconds since 1970 in UTC
 *
 * Returns: whether a library that has changed since the last backup is to be backed up now
 */
gboolean
newsroom_backup_plan_is_due (const NewsroomBackupMark *marks,
                             guint                     n_marks,
                             gint64                    now)
{
  guint n_past = count_past (marks, n_marks, now);

  return n_past == 0 || now - marks[n_past - 1].time >= HOUR;
}

static gboolean
is_much_smaller (const NewsroomBackupMark *mark,
                 const NewsroomBackupMark *before)
{
  return mark->size * 100 < before->size * SHRUNKEN_PERCENT;
}

/**
 * newsroom_backup_plan_is_shrunken:
 * @marks: (array length=n_marks): the backups that there are, the oldest first
 * @n_marks: how many
 * @now: what the clock says, in microseconds since 1970 in UTC
 *
 * Returns: whether the newest is more than 30 % smaller than the one before it
 */
gboolean
newsroom_backup_plan_is_shrunken (const NewsroomBackupMark *marks,
                                  guint                     n_marks,
                                  gint64                    now)
{
  guint n_past = count_past (marks, n_marks, now);

  return n_past > 1 && is_much_smaller (&marks[n_past - 1], &marks[n_past - 2]);
}

/* The newest of each hour, day or week has its place; asked from the newest to the oldest. */
static gboolean
takes_slot (Slots *slots,
            gint64 time)
{
  gint64 slot = (time + slots->offset) / slots->length;

  if (slots->n_free == 0 || slot == slots->last)
    return FALSE;

  slots->last = slot;
  slots->n_free--;

  return TRUE;
}

/**
 * newsroom_backup_plan_choose:
 * @marks: (array length=n_marks): the verified backups that there are, the oldest first
 * @n_marks: how many
 * @now: what the clock says, in microseconds since 1970 in UTC
 * @goes: (out caller-allocates) (array length=n_marks): which of them are to be deleted
 *
 * Of the last 12 hours, 7 days and 26 weeks in which there was a backup the newest one is kept.
 * Hours without one do not count, so that nothing is lost by being away. Nothing goes when the
 * newest is more than 30 % smaller than the one before. The last one before the library became
 * so much smaller stays even then when the smaller ones have become the rule; so do the last
 * three, and those that the clock dates to the future.
 */
void
newsroom_backup_plan_choose (const NewsroomBackupMark *marks,
                             guint                     n_marks,
                             gint64                    now,
                             gboolean                 *goes)
{
  Slots slots[] = {
    { HOUR, 0, NEWSROOM_BACKUP_HOURS, -1 },
    { DAY, 0, NEWSROOM_BACKUP_DAYS, -1 },
    { WEEK, FIRST_MONDAY, NEWSROOM_BACKUP_WEEKS, -1 },
  };
  guint n_past = count_past (marks, n_marks, now);
  guint n_large = NEWSROOM_BACKUP_WEEKS;

  for (guint i = 0; i < n_marks; i++)
    goes[i] = FALSE;
  if (newsroom_backup_plan_is_shrunken (marks, n_marks, now))
    return;

  for (guint i = n_past; i-- > 0;)
    {
      gboolean is_kept = i + ALWAYS_KEPT >= n_past;

      for (guint j = 0; j < G_N_ELEMENTS (slots); j++)
        is_kept |= takes_slot (&slots[j], marks[i].time);
      if (n_large > 0 && i + 1 < n_past && is_much_smaller (&marks[i + 1], &marks[i]))
        {
          is_kept = TRUE;
          n_large--;
        }
      goes[i] = !is_kept;
    }
}

/**
 * newsroom_backup_plan_get_needed_space:
 * @library_size: of the library's files, in bytes
 *
 * Returns: how many bytes must be free where a backup is to be written: a disk that is nearly
 *   full is left to the library
 */
guint64
newsroom_backup_plan_get_needed_space (guint64 library_size)
{
  return 2 * library_size + 64 * 1024 * 1024;
}
