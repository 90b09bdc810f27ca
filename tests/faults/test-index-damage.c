/* test-index-damage.c — an index of the library comes to harm: saves go on, and it is made anew
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-work.h"

#include <glib/gstdio.h>
#include <string.h>

#include "newsroom-idle-check-private.h"

#define SEED 20260119
#define TRIALS 20

/* An index, and by what its rows are told apart. */
static const struct
{
  const char *name;
  const char *key;
} indexes[] = {
  { "article_listed", "id" },
  { "author_by_name", "id" },
  { "credit_of_author", "article" },
  { "state_log_of_article", "id" },
  { "original_of_article", "id" },
  { "original_by_sha256", "id" },
  { "original_by_path", "id" },
  { "revision_listed", "id" },
};

/* What an editor does next. */
static const WorkOperation operations[] = { work_save, work_step, work_import, work_save_long, work_add, work_author };

typedef struct
{
  char      *folder;
  char      *kept;     /* as the library is before each trial */
  GPtrArray *articles; /* as the editor knows them then */
  GRand     *rand;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *root = g_dir_make_tmp ("newsroom-index-damage-XXXXXX", &error);
  Work            *work;

  g_assert_no_error (error);
  fixture->folder = g_build_filename (root, "disk", NULL);
  fixture->kept = g_build_filename (root, "kept", NULL);
  fixture->rand = g_rand_new_with_seed (SEED);
  work = work_new (fixture->kept);
  work_prepare (work);
  g_assert_true (work_open (work, &error));
  for (guint i = 0; i < 3; i++)
    g_assert_true (work_import (work, &error) && work_save (work, &error) && work_step (work, &error));
  g_assert_true (work_close (work, &error));
  fixture->articles = g_ptr_array_ref (work->articles);
  work_free (work);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *root = g_path_get_dirname (fixture->folder);

  work_clear_folder (root);
  g_rmdir (root);
  g_ptr_array_unref (fixture->articles);
  g_rand_free (fixture->rand);
  g_free (fixture->folder);
  g_free (fixture->kept);
}

static void
define (const char *path,
        const char *name,
        const char *definition)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = '%s' WHERE name = '%s'", definition, name);

  g_free (run_sql (path, sql));
}

/* The index is made as another one, which knows no row, not each, or each otherwise, and then it is said
 * to be what it was: its pages are sound. */
static void
harm_index (const char *path,
            guint       i,
            guint       kind)
{
  g_autofree char *question = g_strdup_printf ("SELECT sql FROM sqlite_schema WHERE name = '%s'", indexes[i].name);
  g_autofree char *definition = g_strchomp (run_sql (path, question));
  g_autofree char *reindex = g_strdup_printf ("REINDEX %s", indexes[i].name);
  g_autofree char *wrong = NULL;
  const char      *columns = strchr (definition, '(');

  if (kind == 0)
    wrong = g_strconcat (definition, " WHERE 0", NULL);
  else if (kind == 1)
    wrong = g_strdup_printf ("%s WHERE %s %% 3", definition, indexes[i].key);
  else
    wrong = g_strdup_printf ("%.*s(-%s", (int)(columns - definition), definition, columns + 1);
  define (path, indexes[i].name, wrong);
  g_free (run_sql (path, reindex));
  define (path, indexes[i].name, definition);
}

static void
harm_search (const char *path,
             GRand      *rand)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE article_fts_data SET block = randomblob (length (block)) WHERE id %% %d = 0;"
                                          "DELETE FROM article_fts_docsize WHERE id %% %d = 0",
                                          g_rand_int_range (rand, 1, 4),
                                          g_rand_int_range (rand, 1, 4));

  g_free (run_sql (path, sql));
}

/* What has met the index says that it can be tried again, and then it is done. */
static void
work_on (Fixture *fixture,
         Work    *work,
         guint   *n_met)
{
  for (guint i = 0; i < 2 * G_N_ELEMENTS (operations); i++)
    {
      const WorkOperation operation = operations[g_rand_int_range (fixture->rand, 0, G_N_ELEMENTS (operations))];
      g_autoptr (GError) error = NULL;

      if (operation (work, &error))
        continue;
      g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
      g_assert_nonnull (strstr (error->message, "Try again."));
      g_clear_error (&error);
      g_assert_true (operation (work, &error));
      (*n_met)++;
    }
}

/* As while nobody asks for anything. */
static void
check_idly (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomConnection) connection = newsroom_connection_open (path, &error);
  g_autoptr (NewsroomYield) yield = newsroom_yield_new ();
  NewsroomIdleCheck check = { 0 };

  g_assert_no_error (error);
  while (!newsroom_idle_check_is_done (&check))
    g_assert_null (newsroom_idle_check_continue (&check, connection, yield));
  newsroom_idle_check_clear (&check);
  g_assert_true (newsroom_connection_close (connection, &error));
}

static void
check_list (Work *work)
{
  g_autofree char           *number = run_sql (work->path, "SELECT count (*) FROM article NOT INDEXED");
  g_autofree char           *number_found = run_sql (work->path, "SELECT count (*) FROM article NOT INDEXED WHERE body LIKE '%sentence%'");
  const NewsroomArticleQuery everything = NEWSROOM_ARTICLE_QUERY_INIT;
  g_autoptr (GListModel) list = NULL;
  g_autoptr (GListModel) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (work_open (work, &error));
  list = query (work->store, &everything, &error);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, g_ascii_strtoull (number, NULL, 10));
  for (guint i = 0; i < work->articles->len; i++)
    {
      NewsroomArticle *article = work->articles->pdata[i];
      g_autoptr (NewsroomArticle) loaded = load_article (work->store, newsroom_article_get_id (article), &error);

      g_assert_no_error (error);
      g_assert_cmpint (newsroom_article_get_sequence (loaded), >=, newsroom_article_get_sequence (article));
    }
  found = search (work->store, "sentence");
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, g_ascii_strtoull (number_found, NULL, 10));
  g_assert_true (work_close (work, &error));
}

static void
try_damage (Fixture *fixture,
            guint    number,
            guint   *n_met)
{
  Work *work;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;

  work_copy_folder (fixture->kept, fixture->folder);
  work = work_new (fixture->folder);
  for (guint i = 0; i < fixture->articles->len; i++)
    g_ptr_array_add (work->articles, newsroom_article_copy (fixture->articles->pdata[i]));
  if (number % 4 == 3)
    harm_search (work->path, fixture->rand);
  else
    harm_index (work->path, (guint)g_rand_int_range (fixture->rand, 0, G_N_ELEMENTS (indexes)), number % 4);

  /* SQLite itself finds nothing wrong at a start. */
  g_assert_true (work_open (work, &error));
  g_assert_no_error (error);
  work_on (fixture, work, n_met);
  g_assert_true (work_close (work, &error));

  check_idly (work->path);
  check_list (work);
  digest = work_check (fixture->folder, TRUE, &error);
  g_assert_no_error (error);
  work_free (work);
  work_clear_folder (fixture->folder);
}

static void
test_damage (Fixture      *fixture,
             gconstpointer data)
{
  const guint n_trials = work_get_trials (TRIALS);
  guint       n_met = 0;

  for (guint i = 0; i < n_trials; i++)
    try_damage (fixture, i, &n_met);
  g_test_message ("%u trials, %u operations had to be tried again (seed %d)", n_trials, n_met, SEED);
  g_assert_cmpuint (n_met, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/faults/index-damage", Fixture, NULL, set_up, test_damage, tear_down);

  return g_test_run ();
}
