/* test-harm.c — the library's file is taken away while it is written: not one more save is acknowledged
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-work.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

#define SEED 20260101
#define TRIALS 10
#define MAX_SAVES 100000

typedef struct
{
  const char *name;
  gboolean    is_undone; /* whether what was taken away is put back */
} Harm;

static const Harm harms[] = {
  { "removed", FALSE },
  { "replaced", TRUE },
  { "overwritten", FALSE },
  { "cut", FALSE },
  { "log-removed", FALSE },
  { "folder-renamed", TRUE },
};

typedef struct
{
  char  *root;
  char  *folder;
  char  *aside;
  char  *other; /* another library */
  Work  *work;
  GRand *rand;
} Fixture;

/* Done on a thread of its own, at any moment of a save. */
typedef struct
{
  Fixture    *fixture;
  const Harm *harm;
  gulong      delay; /* µs */
  gint        is_done;
} Doing;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Work *other;

  fixture->root = g_dir_make_tmp ("newsroom-harm-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->folder = g_build_filename (fixture->root, "disk", NULL);
  fixture->aside = g_build_filename (fixture->root, "aside", NULL);
  fixture->other = g_build_filename (fixture->root, "other.db", NULL);
  other = work_new (fixture->root);
  work_prepare (other);
  g_assert_cmpint (rename (other->path, fixture->other), ==, 0);
  work_free (other);
  fixture->rand = g_rand_new_with_seed (SEED);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  work_clear_folder (fixture->root);
  g_rmdir (fixture->root);
  g_rand_free (fixture->rand);
  g_free (fixture->root);
  g_free (fixture->folder);
  g_free (fixture->aside);
  g_free (fixture->other);
}

static void
copy (const char *from,
      const char *to)
{
  g_autofree char *contents = NULL;
  gsize            size;
  FILE            *stream;

  g_assert_true (g_file_get_contents (from, &contents, &size, NULL));
  /* As cp: into the file that is there. */
  stream = g_fopen (to, "wb");
  g_assert_nonnull (stream);
  g_assert_cmpuint (fwrite (contents, 1, size, stream), ==, size);
  g_assert_cmpint (fclose (stream), ==, 0);
}

static void
harm (Fixture    *fixture,
      const Harm *kind)
{
  const char      *path = fixture->work->path;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  int              answer = 0;

  if (g_str_equal (kind->name, "removed"))
    answer = g_unlink (path);
  else if (g_str_equal (kind->name, "replaced"))
    answer = link (path, fixture->aside) == 0 ? rename (fixture->other, path) : -1;
  else if (g_str_equal (kind->name, "overwritten"))
    copy (fixture->other, path);
  else if (g_str_equal (kind->name, "cut"))
    answer = truncate (path, 0);
  else if (g_str_equal (kind->name, "log-removed"))
    answer = g_unlink (log);
  else
    answer = rename (folder, fixture->aside);
  g_assert_cmpint (answer, ==, 0);
}

static gpointer
do_harm (gpointer data)
{
  Doing *doing = data;

  g_usleep (doing->delay);
  harm (doing->fixture, doing->harm);
  g_atomic_int_set (&doing->is_done, 1);

  return NULL;
}

/* What was taken away whole has all that was acknowledged. */
static void
undo (Fixture    *fixture,
      const Harm *kind)
{
  g_autofree char *folder = g_path_get_dirname (fixture->work->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;

  if (g_str_equal (kind->name, "replaced"))
    {
      g_assert_cmpint (rename (fixture->work->path, fixture->other), ==, 0);
      g_assert_cmpint (rename (fixture->aside, fixture->work->path), ==, 0);
    }
  else
    {
      work_clear_folder (folder);
      g_rmdir (folder);
      g_assert_cmpint (rename (fixture->aside, folder), ==, 0);
    }
  digest = work_check (fixture->folder, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (work_open (fixture->work, &error));
  for (guint i = 0; i < fixture->work->articles->len; i++)
    {
      NewsroomArticle *article = g_ptr_array_index (fixture->work->articles, i);
      g_autoptr (NewsroomArticle) loaded = load_article (fixture->work->store, newsroom_article_get_id (article), &error);

      g_assert_no_error (error);
      g_assert_cmpint (newsroom_article_get_sequence (loaded), >=, newsroom_article_get_sequence (article));
    }
}

/* Returns: how many saves were acknowledged that began after the harm */
static guint
try_harm (Fixture    *fixture,
          const Harm *kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GThread) thread = NULL;
  Doing    doing = { fixture, kind, 0, 0 };
  guint    n_late = 0;
  gboolean is_late = FALSE;
  gboolean done = TRUE;

  fixture->work = work_new (fixture->folder);
  work_prepare (fixture->work);
  g_assert_true (work_open (fixture->work, &error));
  /* There is a log to be lost. */
  g_assert_true (work_save (fixture->work, &error));
  doing.delay = (gulong)g_rand_int_range (fixture->rand, 0, 20000);
  thread = g_thread_new ("harm", do_harm, &doing);
  for (guint i = 0; done && i < MAX_SAVES; i++)
    {
      is_late = g_atomic_int_get (&doing.is_done) != 0;
      done = work_save (fixture->work, &error);
      n_late += done && is_late;
    }
  g_thread_join (g_steal_pointer (&thread));
  g_assert_false (done);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_MOVED);
  work_close (fixture->work, NULL);
  if (kind->is_undone)
    undo (fixture, kind);
  g_clear_pointer (&fixture->work, work_free);
  work_clear_folder (fixture->folder);
  g_unlink (fixture->aside);

  return n_late;
}

static void
test_harm (Fixture      *fixture,
           gconstpointer data)
{
  const Harm *kind = data;
  const guint n_trials = work_get_trials (TRIALS);
  guint       n_late = 0;

  for (guint i = 0; i < n_trials; i++)
    n_late += try_harm (fixture, kind);
  g_test_message ("%u trials, %u saves acknowledged too late (seed %d)", n_trials, n_late, SEED);
  g_assert_cmpuint (n_late, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      g_autofree char *path = g_strdup_printf ("/faults/harm/%s", harms[i].name);

      g_test_add (path, Fixture, &harms[i], set_up, test_harm, tear_down);
    }

  return g_test_run ();
}
