/* test-power-loss.c — the power goes at any write: the library is whole, and all that was acknowledged is in it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-work.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "fault-disk.h"

#define SEED 20260101

/* Crash images of all the phases together */
#define N_IMAGES 20000
#define N_TEETH 600
#define N_TWICE 8

static const char *synchronous = "FULL";

/* The store's statements on their way to SQLite: that a commit waits for the disk is taken from
 * them where a test is to see what happens then. */
int
sqlite3_prepare_v3 (sqlite3       *db,
                    const char    *sql,
                    int            size,
                    unsigned int   flags,
                    sqlite3_stmt **stmt,
                    const char   **tail)
{
  g_autofree char *set = g_strdup_printf ("PRAGMA synchronous = %s", synchronous);

  if (!g_str_equal (synchronous, "FULL") && g_str_equal (sql, "PRAGMA synchronous = FULL"))
    sql = set;
  else if (!g_str_equal (synchronous, "FULL") && g_str_equal (sql, "PRAGMA synchronous"))
    sql = "SELECT 2";

  return sqlite3_prepare_v2 (db, sql, size, stmt, tail);
}

/* How far the recording was when the store had said that something is done, and what the
 * library held then. */
typedef struct
{
  guint position;
  char *digest;
} Mark;

typedef struct
{
  char   *root;
  char   *folder; /* the disk */
  char   *image;
  char   *again; /* the image of an image */
  Work   *work;
  GArray *marks;
  GRand  *rand;

  guint n_images;
  guint n_corrupt;
  guint n_torn;
  guint n_lost;
} Fixture;

static void
mark_clear (gpointer data)
{
  g_free (((Mark *)data)->digest);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *made = g_dir_make_tmp ("newsroom-power-XXXXXX", NULL);

  fixture->root = g_steal_pointer (&made);
  fixture->folder = g_build_filename (fixture->root, "disk", NULL);
  fixture->image = g_build_filename (fixture->root, "image", NULL);
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  fixture->again = g_build_filename (fixture->root, "again", NULL);
  g_assert_cmpint (g_mkdir (fixture->image, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->again, 0700), ==, 0);
  fixture->work = work_new (fixture->folder);
  fixture->marks = g_array_new (FALSE, TRUE, sizeof (Mark));
  g_array_set_clear_func (fixture->marks, mark_clear);
  fixture->rand = g_rand_new_with_seed (SEED);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  fault_disk_end ();
  fault_disk_lie (FALSE);
  synchronous = "FULL";
  g_clear_pointer (&fixture->work, work_free);
  g_array_unref (fixture->marks);
  g_rand_free (fixture->rand);
  work_clear_folder (fixture->root);
  g_rmdir (fixture->root);
  g_free (fixture->root);
  g_free (fixture->folder);
  g_free (fixture->image);
  g_free (fixture->again);
}

static void
mark (Fixture *fixture)
{
  Mark made = { .position = fault_disk_get_position () };

  g_array_append_val (fixture->marks, made);
}

static void
do_all (Fixture             *fixture,
        const WorkOperation *operations,
        guint                n_operations)
{
  for (guint i = 0; i < n_operations; i++)
    {
      g_autoptr (GError) error = NULL;

      operations[i](fixture->work, &error);
      g_assert_no_error (error);
      mark (fixture);
    }
}

/* What was acknowledged must be what the library holds: all articles of the work, to the letter. */
static void
compare_articles (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < fixture->work->articles->len; i++)
    {
      NewsroomArticle *article = g_ptr_array_index (fixture->work->articles, i);
      g_autoptr (NewsroomArticle) loaded = load_article (fixture->work->store, newsroom_article_get_id (article), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (newsroom_article_get_text (loaded, NEWSROOM_FIELD_BODY), ==, newsroom_article_get_text (article, NEWSROOM_FIELD_BODY));
      g_assert_cmpint (newsroom_article_get_sequence (loaded), ==, newsroom_article_get_sequence (article));
    }
}

/* The digest of what the program itself saw at each mark */
static void
digest_marks (Fixture *fixture)
{
  fault_disk_rewind ();
  for (guint i = 0; i < fixture->marks->len; i++)
    {
      Mark *known = &g_array_index (fixture->marks, Mark, i);
      g_autoptr (GError) error = NULL;

      work_clear_folder (fixture->image);
      fault_disk_write_image (known->position, NULL, fixture->image);
      known->digest = work_check (fixture->image, TRUE, &error);
      g_assert_no_error (error);
    }
}

/* Between two marks it is the one state or the other, and no third. */
static void
judge (Fixture    *fixture,
       guint       position,
       const char *digest)
{
  guint last = 0;

  while (last + 1 < fixture->marks->len && g_array_index (fixture->marks, Mark, last + 1).position <= position)
    last++;
  for (guint i = last; i < MIN (last + 2, fixture->marks->len); i++)
    if (g_str_equal (digest, g_array_index (fixture->marks, Mark, i).digest))
      return;
  for (guint i = 0; i < last; i++)
    if (g_str_equal (digest, g_array_index (fixture->marks, Mark, i).digest))
      {
        fixture->n_lost++;
        return;
      }
  if (fixture->n_torn++ < 3)
    g_test_message ("at %u, after mark %u of %u: neither the state before nor that after", position, last, fixture->marks->len);
}

static void
try_image (Fixture *fixture,
           guint    position)
{
  g_autofree char *digest = NULL;
  g_autoptr (GError) error = NULL;

  fixture->n_images++;
  work_clear_folder (fixture->image);
  fault_disk_write_image (position, fixture->rand, fixture->image);
  /* What is one of the known states to the letter has no other sums either. */
  digest = work_check (fixture->image, fixture->n_images % 8 == 0, &error);
  if (digest != NULL)
    {
      judge (fixture, position, digest);
      return;
    }

  if (fixture->n_corrupt++ < 3)
    g_test_message ("at %u: %s", position, error->message);
}

static void
crash (Fixture *fixture,
       guint    n_images)
{
  const guint first = g_array_index (fixture->marks, Mark, 0).position;
  const guint last = fault_disk_get_position ();
  guint       n_points = 0;
  guint       n_point = 0;

  fault_disk_end ();
  digest_marks (fixture);
  for (guint i = first + 1; i <= last; i++)
    n_points += fault_disk_is_write (i);
  fault_disk_rewind ();
  for (guint i = first + 1; i <= last; i++)
    if (fault_disk_is_write (i))
      {
        const guint due = (guint)((guint64)n_images * ++n_point / n_points);

        while (fixture->n_images < due)
          try_image (fixture, i);
      }
  g_test_message ("%u images at %u writes: %u corrupt, %u torn, %u without what was acknowledged (seed %d)",
                  fixture->n_images,
                  n_points,
                  fixture->n_corrupt,
                  fixture->n_torn,
                  fixture->n_lost,
                  SEED);
}

static void
assert_none (Fixture *fixture)
{
  g_assert_cmpuint (fixture->n_corrupt, ==, 0);
  g_assert_cmpuint (fixture->n_torn, ==, 0);
  g_assert_cmpuint (fixture->n_lost, ==, 0);
}

/* From nothing on: the first start, then all that writes. */
static void
do_everything (Fixture *fixture)
{
  static const WorkOperation operations[] = {
    work_open,
    work_add,
    work_add,
    work_save,
    work_save_long,
    work_import,
    work_step,
    work_restore,
    work_save,
    work_author,
    work_reopen,
    work_save,
    work_save_long,
    work_import,
    work_save_long,
    work_save_long,
    work_thin,
    work_thin,
    work_thin,
    work_save_long,
    work_save_long,
    work_save_long,
    work_add,
    work_save_long,
    work_save,
    work_reopen,
    work_save,
    work_spike,
    work_delete,
    work_close,
  };

  fault_disk_begin (fixture->folder);
  mark (fixture);
  do_all (fixture, operations, G_N_ELEMENTS (operations) - 1);
  compare_articles (fixture);
  do_all (fixture, operations + G_N_ELEMENTS (operations) - 1, 1);
}

static void
test_work (Fixture      *fixture,
           gconstpointer data)
{
  do_everything (fixture);
  crash (fixture, work_get_trials (N_IMAGES * 7 / 10));
  assert_none (fixture);
}

/* A library that is there: opened, and one thing done. */
static void
test_operation (Fixture             *fixture,
                const WorkOperation *operations,
                guint                n_operations)
{
  g_autoptr (GError) error = NULL;

  work_prepare (fixture->work);
  fault_disk_begin (fixture->folder);
  work_open (fixture->work, &error);
  g_assert_no_error (error);
  mark (fixture);
  do_all (fixture, operations, n_operations);
  crash (fixture, work_get_trials (N_IMAGES / 10));
  assert_none (fixture);
}

static void
test_backup (Fixture      *fixture,
             gconstpointer data)
{
  static const WorkOperation operations[] = { work_save, work_back_up, work_save, work_back_up };

  test_operation (fixture, operations, G_N_ELEMENTS (operations));
}

static void
test_restore (Fixture      *fixture,
              gconstpointer data)
{
  static const WorkOperation operations[] = { work_put_back };

  test_operation (fixture, operations, G_N_ELEMENTS (operations));
}

static void
test_upgrade (Fixture      *fixture,
              gconstpointer data)
{
  static const WorkOperation operations[] = { work_open, work_close };

  work_prepare_first_version (fixture->work);
  fault_disk_begin (fixture->folder);
  mark (fixture);
  do_all (fixture, operations, G_N_ELEMENTS (operations));
  crash (fixture, work_get_trials (N_IMAGES / 10));
  assert_none (fixture);
}

/* The recovery is recorded, and the power goes at each of its writes. Returns: what the library is
 * to hold in any case */
static char *
crash_in_recovery (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = NULL;
  guint            last;

  fault_disk_begin (fixture->image);
  expected = work_check (fixture->image, TRUE, &error);
  g_assert_no_error (error);
  last = fault_disk_get_position ();
  fault_disk_end ();

  fault_disk_rewind ();
  for (guint i = 1; i <= last; i++)
    {
      g_autofree char *digest = NULL;

      if (!fault_disk_is_write (i))
        continue;
      work_clear_folder (fixture->again);
      fault_disk_write_image (i, fixture->rand, fixture->again);
      digest = work_check (fixture->again, TRUE, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (digest, ==, expected);
      fixture->n_images++;
    }

  return g_steal_pointer (&expected);
}

/* One call of the recovery fails; the next start finds what the first one should have. */
static void
fail_in_recovery (Fixture    *fixture,
                  const char *expected)
{
  const FaultKind  kinds = FAULT_READ | FAULT_WRITE | FAULT_SYNC | FAULT_CUT | FAULT_NAME;
  g_autofree char *digest = NULL;
  g_autoptr (GError) error = NULL;

  fault_disk_rewind ();
  work_clear_folder (fixture->again);
  fault_disk_write_image (0, NULL, fixture->again);
  fault_disk_begin (fixture->again);
  fault_disk_set_fault (kinds, (guint)g_rand_int_range (fixture->rand, 1, 60), g_rand_boolean (fixture->rand) ? EIO : ENOSPC, g_rand_boolean (fixture->rand));
  g_free (work_check (fixture->again, TRUE, NULL));
  fault_disk_clear_fault ();
  fault_disk_end ();
  digest = work_check (fixture->again, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (digest, ==, expected);
  fixture->n_images++;
}

/* The power goes in the middle of work, and then the library cannot recover in peace either. */
static void
test_twice (Fixture      *fixture,
            gconstpointer data)
{
  const guint n_crashes = work_get_trials (N_TWICE);

  work_prepare (fixture->work);
  for (guint i = 0; i < n_crashes; i++)
    {
      g_autofree char *expected = NULL;
      guint            start;
      guint            end;

      fault_disk_begin (fixture->folder);
      g_assert_true (work_open (fixture->work, NULL));
      start = fault_disk_get_position ();
      g_assert_true (work_save (fixture->work, NULL));
      g_assert_true (work_save_long (fixture->work, NULL));
      g_assert_true (work_close (fixture->work, NULL));
      end = fault_disk_get_position ();
      fault_disk_end ();

      fault_disk_rewind ();
      work_clear_folder (fixture->image);
      fault_disk_write_image ((guint)g_rand_int_range (fixture->rand, (gint32)start, (gint32)end), fixture->rand, fixture->image);
      expected = crash_in_recovery (fixture);
      fail_in_recovery (fixture, expected);
    }
  g_test_message ("%u crashes, in whose recoveries there were %u more: all whole (seed %d)", n_crashes, fixture->n_images, SEED);
}

/* The suite must see what it is there for. */
static void
test_teeth_normal (Fixture      *fixture,
                   gconstpointer data)
{
  synchronous = "NORMAL";
  do_everything (fixture);
  crash (fixture, N_TEETH);
  g_assert_cmpuint (fixture->n_lost, >, N_TEETH / 20);
}

static void
test_teeth_lying_disk (Fixture      *fixture,
                       gconstpointer data)
{
  fault_disk_lie (TRUE);
  do_everything (fixture);
  crash (fixture, N_TEETH);
  g_assert_cmpuint (fixture->n_corrupt + fixture->n_lost + fixture->n_torn, >, N_TEETH / 4);
}

#define ADD_TEST(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("/faults/power-loss/work", test_work);
  ADD_TEST ("/faults/power-loss/backup", test_backup);
  ADD_TEST ("/faults/power-loss/restore", test_restore);
  ADD_TEST ("/faults/power-loss/upgrade", test_upgrade);
  ADD_TEST ("/faults/power-loss/twice", test_twice);
  ADD_TEST ("/faults/power-loss/teeth-normal", test_teeth_normal);
  ADD_TEST ("/faults/power-loss/teeth-lying-disk", test_teeth_lying_disk);

  return g_test_run ();
}
