/* test-backup-plan.c — which backups are kept, by a clock that may be wrong
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-backup-plan.h"

#include <string.h>

#define HOUR (3600 * G_TIME_SPAN_SECOND)
#define DAY (24 * HOUR)
#define START ((gint64)1795874400 * G_TIME_SPAN_SECOND) /* 2026-11-28T14:00:00Z, a Saturday */
#define SIZE 1000000

/* The backups of a folder, the oldest first. */
static GArray *marks;

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const NewsroomBackupMark *mark = a;
  const NewsroomBackupMark *other = b;

  return mark->time < other->time ? -1 : mark->time > other->time;
}

static const NewsroomBackupMark *
get_marks (void)
{
  return (const NewsroomBackupMark *)(gpointer)marks->data;
}

static gint64
get_time (guint index)
{
  return get_marks ()[index].time;
}

/* Makes a backup and rotates. Returns: how many went */
static guint
back_up (gint64 now,
         gint64 size)
{
  NewsroomBackupMark   mark = { now, size };
  g_autofree gboolean *goes = NULL;
  guint                n_gone = 0;

  g_array_append_val (marks, mark);
  g_array_sort (marks, compare_marks);
  goes = g_new0 (gboolean, marks->len);
  newsroom_backup_plan_choose (get_marks (), marks->len, now, goes);
  for (guint i = marks->len; i-- > 0;)
    if (goes[i])
      {
        g_assert_cmpint (get_time (i), !=, now);
        g_array_remove_index (marks, i);
        n_gone++;
      }

  return n_gone;
}

/* Returns: whether there is a backup that is at most @age old and younger than @older */
static gboolean
has_between (gint64 now,
             gint64 age,
             gint64 older)
{
  for (guint i = 0; i < marks->len; i++)
    if (now - get_time (i) <= older && now - get_time (i) >= age)
      return TRUE;

  return FALSE;
}

static gboolean
has (gint64 time)
{
  for (guint i = 0; i < marks->len; i++)
    if (get_time (i) == time)
      return TRUE;

  return FALSE;
}

static void
set_up (void)
{
  g_clear_pointer (&marks, g_array_unref);
  marks = g_array_new (FALSE, FALSE, sizeof (NewsroomBackupMark));
}

static void
test_names (void)
{
  static const char *const wrong[] = {
    "library.db",
    "library-20261128T140000Z",
    "library-20261128T140000Z.db-wal",
    "library-20261328T140000Z.db",
    "library-20261128T1400Z.db",
    "library-before-restore-20261128T140000Z.db",
    "other-20261128T140000Z.db",
    "library-20261128T140000Z-.db",
    "library-2026112٨T140000Z.db",
    "library20261128T140000Z.db",
    "",
    "library-",
  };
  g_autofree char *name = newsroom_backup_plan_dup_name ("library", START + 5, 1);
  g_autofree char *second = newsroom_backup_plan_dup_name ("library", START, 2);
  gint64           time = 0;

  g_assert_cmpstr (name, ==, "library-20261128T140000Z.db");
  g_assert_true (newsroom_backup_plan_parse_name ("library", name, &time));
  g_assert_cmpint (time, ==, START);
  g_assert_cmpstr (second, ==, "library-20261128T140000Z-2.db");
  time = 0;
  g_assert_true (newsroom_backup_plan_parse_name ("library", second, &time));
  g_assert_cmpint (time, ==, START);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (newsroom_backup_plan_parse_name ("library", wrong[i], &time));
}

/* What is kept of a library with damaged rows is no backup, and no backup is that. */
static void
test_partial_names (void)
{
  g_autofree char *name = newsroom_backup_plan_dup_name ("library", START, 2);
  g_autofree char *partial = newsroom_backup_plan_dup_partial_name (name);
  gint64           time = 0;

  g_assert_cmpstr (partial, ==, "library-20261128T140000Z-2-partial.db");
  g_assert_false (newsroom_backup_plan_parse_name ("library", partial, &time));
  g_assert_false (newsroom_backup_plan_parse_partial_name ("library", name, &time));
  g_assert_false (newsroom_backup_plan_parse_partial_name ("other", partial, &time));
  g_assert_true (newsroom_backup_plan_parse_partial_name ("library", partial, &time));
  g_assert_cmpint (time, ==, START);
}

static void
test_due (void)
{
  const NewsroomBackupMark one[] = { { START, SIZE } };
  const NewsroomBackupMark future[] = { { START, SIZE }, { START + 365 * DAY, SIZE } };

  g_assert_true (newsroom_backup_plan_is_due (NULL, 0, START));
  g_assert_false (newsroom_backup_plan_is_due (one, 1, START + HOUR - 1));
  g_assert_true (newsroom_backup_plan_is_due (one, 1, START + HOUR));
  /* What was made while the clock was a year ahead stops nothing. */
  g_assert_true (newsroom_backup_plan_is_due (future, 2, START + HOUR));
  g_assert_true (newsroom_backup_plan_is_due (one, 1, START - DAY));
}

/* A backup an hour, for a year. */
static void
test_year (void)
{
  set_up ();
  for (guint hour = 0; hour < 365 * 24; hour++)
    {
      gint64 now = START + hour * HOUR;

      g_assert_true (newsroom_backup_plan_is_due (get_marks (), marks->len, now));
      back_up (now, SIZE + hour);
      g_assert_cmpuint (marks->len, <=, NEWSROOM_BACKUP_HOURS + NEWSROOM_BACKUP_DAYS + NEWSROOM_BACKUP_WEEKS);
      for (guint i = 0; i < MIN (hour + 1, NEWSROOM_BACKUP_HOURS); i++)
        g_assert_true (has (now - i * HOUR));
      for (guint i = 0; i < MIN (hour / 24, NEWSROOM_BACKUP_DAYS - 1); i++)
        g_assert_true (has_between (now, i * DAY, (i + 1) * DAY));
      for (guint i = 0; i < MIN (hour / 24 / 7, NEWSROOM_BACKUP_WEEKS - 1); i++)
        g_assert_true (has_between (now, i * 7 * DAY, (i + 1) * 7 * DAY));
    }
  /* The oldest is the last of its week, a Sunday at 23:00 UTC. */
  g_assert_cmpint (get_time (0) / HOUR % 24, ==, 23);
  g_assert_cmpint ((get_time (0) / DAY + 3) % 7, ==, 6);
  g_assert_cmpint (START + 365 * DAY - get_time (0), >, 24 * 7 * DAY);
  g_assert_cmpuint (marks->len, >, NEWSROOM_BACKUP_WEEKS + 10);
}

/* Whoever was away finds what there was. */
static void
test_away (void)
{
  guint n_before;

  set_up ();
  for (guint hour = 0; hour < 60 * 24; hour++)
    back_up (START + hour * HOUR, SIZE);
  n_before = marks->len;
  back_up (START + 300 * DAY, SIZE);
  g_assert_cmpuint (marks->len, >=, n_before - 2);
}

/* The clock was a year ahead for a while, and is right again. */
static void
test_clock_goes_back (void)
{
  guint n_future = 0;

  set_up ();
  for (guint hour = 0; hour < 48; hour++)
    back_up (START + hour * HOUR, SIZE);
  for (guint hour = 0; hour < 24; hour++)
    back_up (START + 400 * DAY + hour * HOUR, SIZE);
  for (guint i = 0; i < marks->len; i++)
    n_future += get_time (i) >= START + 400 * DAY;
  g_assert_cmpuint (n_future, >=, NEWSROOM_BACKUP_HOURS);

  for (guint hour = 48; hour < 24 * 90; hour++)
    {
      gint64 now = START + hour * HOUR;
      guint  n = 0;

      back_up (now, SIZE);
      for (guint i = 0; i < MIN (hour, NEWSROOM_BACKUP_HOURS); i++)
        g_assert_true (has (now - i * HOUR) || hour - i < 48);
      for (guint i = 0; i < marks->len; i++)
        n += get_time (i) >= START + 400 * DAY;
      g_assert_cmpuint (n, ==, n_future);
    }
  /* When their time has come they are as all others. */
  for (guint hour = 0; hour < 24 * 60; hour++)
    back_up (START + 402 * DAY + hour * HOUR, SIZE);
  g_assert_cmpuint (marks->len, <=, NEWSROOM_BACKUP_HOURS + NEWSROOM_BACKUP_DAYS + NEWSROOM_BACKUP_WEEKS);

  /* A clock that begins in 1970 deletes nothing but what it made itself. */
  n_future = marks->len;
  for (guint hour = 0; hour < 100; hour++)
    back_up (DAY + hour * HOUR, SIZE);
  g_assert_cmpuint (marks->len, >, n_future);
  g_assert_cmpint (get_time (marks->len - 1), ==, START + 402 * DAY + (24 * 60 - 1) * HOUR);
}

static void
test_shrunken (void)
{
  guint n_before;

  set_up ();
  for (guint hour = 0; hour < 24 * 30; hour++)
    back_up (START + hour * HOUR, SIZE);
  n_before = marks->len;

  /* Nothing goes when it happens, not even one that would have gone anyway. */
  g_assert_cmpuint (back_up (START + 30 * DAY, SIZE * 69 / 100), ==, 0);
  g_assert_true (newsroom_backup_plan_is_shrunken (get_marks (), marks->len, START + 30 * DAY));
  g_assert_cmpuint (marks->len, ==, n_before + 1);

  /* The last large one stays, however many small ones come. */
  for (guint hour = 1; hour < 24 * 365; hour++)
    back_up (START + 30 * DAY + hour * HOUR, SIZE * 69 / 100);
  g_assert_true (has (START + 30 * DAY - HOUR));
  g_assert_cmpuint (marks->len, <=, NEWSROOM_BACKUP_HOURS + NEWSROOM_BACKUP_DAYS + NEWSROOM_BACKUP_WEEKS + 1);

  /* A little smaller is nothing. */
  set_up ();
  back_up (START, SIZE);
  back_up (START + HOUR, SIZE * 71 / 100);
  g_assert_false (newsroom_backup_plan_is_shrunken (get_marks (), marks->len, START + HOUR));
}

/* Made by hand, all in one hour. */
static void
test_same_hour (void)
{
  set_up ();
  for (guint i = 0; i < 10; i++)
    back_up (START + i * G_TIME_SPAN_MINUTE, SIZE);
  g_assert_cmpuint (marks->len, ==, 3);
  g_assert_true (has (START + 9 * G_TIME_SPAN_MINUTE));
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/backup-plan/names", test_names);
  g_test_add_func ("/desk/backup-plan/partial-names", test_partial_names);
  g_test_add_func ("/desk/backup-plan/due", test_due);
  g_test_add_func ("/desk/backup-plan/year", test_year);
  g_test_add_func ("/desk/backup-plan/away", test_away);
  g_test_add_func ("/desk/backup-plan/clock-goes-back", test_clock_goes_back);
  g_test_add_func ("/desk/backup-plan/shrunken", test_shrunken);
  g_test_add_func ("/desk/backup-plan/same-hour", test_same_hour);
  status = g_test_run ();
  g_clear_pointer (&marks, g_array_unref);

  return status;
}
