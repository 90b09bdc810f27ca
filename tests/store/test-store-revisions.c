/* test-store-revisions.c — the history of an article: listed, read, restored, named
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-helper.h"

#include <string.h>

#define NOW ((gint64)1800000540 * G_USEC_PER_SEC) /* 2027-01-15 08:09 UTC */

static GListModel *
query_revisions (NewsroomStore *store,
                 gint64         id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *revisions;

  newsroom_store_query_revisions_async (store, id, NULL, keep_result_cb, &result);
  revisions = newsroom_store_query_revisions_finish (store, wait_for (&result), &error);
  g_assert_no_error (error);

  return revisions;
}

static NewsroomArticle *
load_revision (NewsroomStore *store,
               gint64         id,
               gint64         sequence,
               GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_load_revision_async (store, id, sequence, NULL, keep_result_cb, &result);

  return newsroom_store_load_revision_finish (store, wait_for (&result), error);
}

static gboolean
restore_revision (NewsroomStore *store,
                  gint64         id,
                  gint64         sequence,
                  GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_restore_revision_async (store, id, sequence, NULL, keep_result_cb, &result);

  return newsroom_store_change_revision_finish (store, wait_for (&result), error);
}

static gboolean
name_revision (NewsroomStore *store,
               gint64         id,
               gint64         sequence,
               const char    *name,
               GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  newsroom_store_name_revision_async (store, id, sequence, name, NULL, keep_result_cb, &result);

  return newsroom_store_change_revision_finish (store, wait_for (&result), error);
}

/* An article of three revisions: as imported, with another body, with another credit. */
static NewsroomArticle *
make_history (NewsroomStore *store)
{
  g_autoptr (NewsroomArticle) article = make_full_article ();
  g_autoptr (NewsroomArticle) first = save_article (store, article, NEWSROOM_CAUSE_IMPORT, NULL);
  g_autoptr (NewsroomArticle) second = NULL;

  newsroom_article_set_text (first, NEWSROOM_FIELD_BODY, "Four words are here.");
  second = save_article (store, first, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  newsroom_article_remove_credit (second, 0);

  return save_article (store, second, NEWSROOM_CAUSE_AUTOSAVE, NULL);
}

static void
test_list (Library      *library,
           gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_history (library->store);
  g_autoptr (GListModel) revisions = NULL;
  g_autoptr (GListModel) none = NULL;
  g_autoptr (NewsroomRevision) newest = NULL;
  g_autoptr (NewsroomRevision) second = NULL;
  g_autoptr (NewsroomRevision) oldest = NULL;
  gint64 now = g_get_real_time ();
  guint  n_words = 0;

  library_reopen (library);
  revisions = query_revisions (library->store, newsroom_article_get_id (article));
  g_assert_cmpuint (g_list_model_get_n_items (revisions), ==, 3);

  newest = g_list_model_get_item (revisions, 0);
  g_assert_cmpint (newsroom_revision_get_sequence (newest), ==, 3);
  g_assert_cmpint (newsroom_revision_get_cause (newest), ==, NEWSROOM_CAUSE_AUTOSAVE);
  g_assert_cmpstr (newsroom_revision_get_who (newest), ==, g_get_user_name ());
  g_assert_cmpstr (newsroom_revision_get_name (newest), ==, "");
  g_assert_cmpint (newsroom_revision_get_time (newest), <=, now);
  g_assert_cmpint (newsroom_revision_get_time (newest), >, now - G_TIME_SPAN_HOUR);

  second = g_list_model_get_item (revisions, 1);
  g_assert_true (newsroom_revision_get_word_count (second, &n_words));
  g_assert_cmpuint (n_words, ==, 4);

  oldest = g_list_model_get_item (revisions, 2);
  g_assert_cmpint (newsroom_revision_get_sequence (oldest), ==, 1);
  g_assert_cmpint (newsroom_revision_get_cause (oldest), ==, NEWSROOM_CAUSE_IMPORT);

  none = query_revisions (library->store, 999);
  g_assert_cmpuint (g_list_model_get_n_items (none), ==, 0);
}

static void
test_load (Library      *library,
           gconstpointer data)
{
  g_autoptr (NewsroomArticle) filed = make_full_article ();
  g_autoptr (NewsroomArticle) article = make_history (library->store);
  g_autoptr (NewsroomArticle) first = NULL;
  g_autoptr (NewsroomArticle) second = NULL;
  g_autoptr (NewsroomArticle) missing = NULL;
  g_autofree char *byline = NULL;
  g_autofree char *filed_byline = newsroom_article_dup_byline (filed);
  g_autoptr (GError) error = NULL;

  first = load_revision (library->store, newsroom_article_get_id (article), 1, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    g_assert_cmpstr (newsroom_article_get_text (first, (NewsroomField)i), ==, newsroom_article_get_text (filed, (NewsroomField)i));
  byline = newsroom_article_dup_byline (first);
  g_assert_cmpstr (byline, ==, filed_byline);

  second = load_revision (library->store, newsroom_article_get_id (article), 2, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (newsroom_article_get_text (second, NEWSROOM_FIELD_BODY), ==, "Four words are here.");

  missing = load_revision (library->store, newsroom_article_get_id (article), 4, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND);
}

/* Hundreds of saves of a long text take little space, and each version can be read. */
static void
test_space (Library      *library,
            gconstpointer data)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (NewsroomArticle) article = NULL;
  g_autofree char *bytes = NULL;
  gint64           id;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (body, "word%u%s", i, i % 60 == 59 ? ".\n\n" : " ");
  article = make_article ("Long", body->str);
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (NewsroomArticle) saved = NULL;
      g_autofree char *word = g_strdup_printf ("change%u ", i);

      g_string_insert (body, (gssize)((i * 7919) % body->len), word);
      newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body->str);
      saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
      g_assert_nonnull (saved);
      g_set_object (&article, saved);
    }
  id = newsroom_article_get_id (article);

  library_reopen (library);
  for (gint64 sequence = 1; sequence <= 200; sequence++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *word = g_strdup_printf ("change%" G_GINT64_FORMAT " ", sequence - 1);
      g_autofree char *next = g_strdup_printf ("change%" G_GINT64_FORMAT " ", sequence);
      g_autoptr (NewsroomArticle) revision = load_revision (library->store, id, sequence, &error);

      g_assert_no_error (error);
      g_assert_nonnull (strstr (newsroom_article_get_text (revision, NEWSROOM_FIELD_BODY), word));
      g_assert_null (strstr (newsroom_article_get_text (revision, NEWSROOM_FIELD_BODY), next));
    }

  library_close (library);
  bytes = run_sql (library->path, "SELECT sum (length (CAST (body AS BLOB))) / 200 FROM revision");
  g_assert_cmpint (g_ascii_strtoll (bytes, NULL, 10), <, 1500);
}

/* One version that the disk has changed is said to be, and takes no other one along. */
static void
test_damage (Library      *library,
             gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_history (library->store);
  g_autoptr (NewsroomArticle) damaged = NULL;
  g_autoptr (NewsroomArticle) intact = NULL;
  g_autoptr (NewsroomArticle) refused = NULL;
  g_autoptr (NewsroomArticle) mended = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = newsroom_article_get_id (article);

  library_close (library);
  g_free (run_sql (library->path, "UPDATE revision SET body = 'Four wordz are here.' WHERE sequence = 2"));
  library_reopen (library);

  damaged = load_revision (library->store, id, 2, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (restore_revision (library->store, id, 2, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_clear_error (&error);

  intact = load_revision (library->store, id, 1, &error);
  g_assert_no_error (error);

  /* A whole one takes the place of what is damaged. */
  library_close (library);
  g_free (run_sql (library->path, "UPDATE article SET body = 'x'; UPDATE revision SET body = 'x' WHERE sequence > 1"));
  library_reopen (library);
  refused = load_article (library->store, id, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (restore_revision (library->store, id, 1, &error));
  g_assert_no_error (error);
  mended = load_article (library->store, id, &error);
  g_assert_no_error (error);
}

/* What no version may have is damage, and takes no other version along. */
static void
test_damaged_values (Library      *library,
                     gconstpointer data)
{
  static const char *const damages[] = {
    "UPDATE revision SET state = 'drift' WHERE sequence = 3",
    "UPDATE revision SET priority = 0 WHERE sequence = 3",
    "UPDATE revision SET credits = 'author=x' || char (9) WHERE sequence = 3",
    "UPDATE revision SET credits = 'credit-role=by' || char (9) WHERE sequence = 3",
    "UPDATE revision SET base = 3 WHERE sequence = 3",
    "UPDATE revision SET base = 4 WHERE sequence = 3",
    "UPDATE revision SET base = 99 WHERE sequence = 3",
    "UPDATE revision SET base = -1 WHERE sequence = 3",
  };
  g_autoptr (NewsroomArticle) article = make_history (library->store);
  g_autofree char *kept = g_strconcat (library->path, ".kept", NULL);
  const gint64     id = newsroom_article_get_id (article);

  library_close (library);
  copy_file (library->path, kept);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (NewsroomArticle) damaged = NULL;
      g_autoptr (NewsroomArticle) before = NULL;
      g_autoptr (NewsroomArticle) loaded = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", damages[i]);
      copy_file (kept, library->path);
      g_free (run_sql (library->path, damages[i]));
      library_reopen (library);
      damaged = load_revision (library->store, id, 3, &error);
      g_assert_null (damaged);
      g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
      g_clear_error (&error);
      before = load_revision (library->store, id, 2, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (newsroom_article_get_text (before, NEWSROOM_FIELD_BODY), ==, "Four words are here.");
      loaded = load_article (library->store, id, &error);
      g_assert_no_error (error);
      library_close (library);
    }
}

/* Of what a newer Newsroom makes its sums nobody knows here: what can be read counts. */
static void
test_newer (Library      *library,
            gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_history (library->store);
  g_autoptr (NewsroomArticle) second = NULL;
  g_autoptr (GError) error = NULL;

  library_close (library);
  g_free (run_sql (library->path, "PRAGMA journal_mode = DELETE; PRAGMA user_version = 99; UPDATE revision SET sha256 = 'of more than this'"));
  library_reopen (library);
  second = load_revision (library->store, newsroom_article_get_id (article), 2, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (newsroom_article_get_text (second, NEWSROOM_FIELD_BODY), ==, "Four words are here.");
}

/* Of the first versions nobody has counted the words. */
static void
test_not_counted (Library      *library,
                  gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_history (library->store);
  g_autoptr (GListModel) revisions = NULL;
  g_autoptr (NewsroomRevision) newest = NULL;
  guint n_words = 77;

  library_close (library);
  g_free (run_sql (library->path, "UPDATE revision SET word_count = NULL"));
  library_reopen (library);
  revisions = query_revisions (library->store, newsroom_article_get_id (article));
  newest = g_list_model_get_item (revisions, 0);
  g_assert_false (newsroom_revision_get_word_count (newest, &n_words));
  g_assert_cmpuint (n_words, ==, 77);
}

/* The version that the library has already takes the place of what the disk has changed in it, too. */
static void
test_damage_beside_body (Library      *library,
                         gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_history (library->store);
  g_autoptr (NewsroomArticle) restored = NULL;
  g_autofree char *headline = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = newsroom_article_get_id (article);

  library_close (library);
  g_free (run_sql (library->path, "UPDATE article SET headline = 'Wordz'"));
  library_reopen (library);

  g_assert_true (restore_revision (library->store, id, newsroom_article_get_sequence (article), &error));
  g_assert_no_error (error);
  library_close (library);
  headline = run_sql (library->path, "SELECT headline FROM article");
  g_assert_cmpstr (g_strchomp (headline), ==, newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE));
  library_reopen (library);
  restored = load_article (library->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (newsroom_article_get_sequence (restored), ==, newsroom_article_get_sequence (article) + 1);
}

static void
test_restore (Library      *library,
              gconstpointer data)
{
  g_autoptr (NewsroomArticle) filed = make_full_article ();
  g_autoptr (NewsroomArticle) article = make_history (library->store);
  g_autoptr (NewsroomArticle) embargoed = NULL;
  g_autoptr (NewsroomArticle) restored = NULL;
  g_autoptr (NewsroomArticle) undone = NULL;
  g_autoptr (GListModel) revisions = NULL;
  g_autoptr (NewsroomRevision) newest = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = newsroom_article_get_id (article);

  newsroom_article_set_time (article, NEWSROOM_TIME_EMBARGO, NOW);
  embargoed = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_assert_nonnull (embargoed);
  g_assert_true (restore_revision (library->store, id, 1, &error));
  g_assert_no_error (error);

  restored = load_article (library->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (newsroom_article_get_sequence (restored), ==, 5);
  g_assert_cmpint (newsroom_article_get_state (restored), ==, newsroom_article_get_state (article));
  g_assert_cmpint (newsroom_article_get_time (restored, NEWSROOM_TIME_EMBARGO), ==, NOW);
  g_assert_cmpstr (newsroom_article_get_uuid (restored), ==, newsroom_article_get_uuid (article));
  g_assert_cmpstr (newsroom_article_get_text (restored, NEWSROOM_FIELD_BODY), ==, newsroom_article_get_text (filed, NEWSROOM_FIELD_BODY));
  g_assert_cmpuint (g_list_model_get_n_items (newsroom_article_get_credits (restored)),
                    ==,
                    g_list_model_get_n_items (newsroom_article_get_credits (filed)));

  revisions = query_revisions (library->store, id);
  g_assert_cmpuint (g_list_model_get_n_items (revisions), ==, 5);
  newest = g_list_model_get_item (revisions, 0);
  g_assert_cmpint (newsroom_revision_get_cause (newest), ==, NEWSROOM_CAUSE_RESTORE);

  /* What was restored over is not lost. */
  g_assert_true (restore_revision (library->store, id, 3, &error));
  undone = load_article (library->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (newsroom_article_get_text (undone, NEWSROOM_FIELD_BODY), ==, "Four words are here.");
}

static void
test_name (Library      *library,
           gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_history (library->store);
  g_autoptr (GListModel) revisions = NULL;
  g_autoptr (NewsroomRevision) newest = NULL;
  g_autoptr (NewsroomRevision) oldest = NULL;
  g_autoptr (NewsroomArticle) loaded = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = newsroom_article_get_id (article);

  g_assert_true (name_revision (library->store, id, 3, "Before the lawyers’ cut", &error));
  g_assert_true (name_revision (library->store, id, 1, "", &error));
  g_assert_no_error (error);
  g_assert_false (name_revision (library->store, id, 9, "Nothing", &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  library_reopen (library);
  revisions = query_revisions (library->store, id);
  newest = g_list_model_get_item (revisions, 0);
  g_assert_cmpstr (newsroom_revision_get_name (newest), ==, "Before the lawyers’ cut");
  g_assert_cmpint (newsroom_revision_get_cause (newest), ==, NEWSROOM_CAUSE_CHECKPOINT);
  oldest = g_list_model_get_item (revisions, 2);
  g_assert_cmpint (newsroom_revision_get_cause (oldest), ==, NEWSROOM_CAUSE_IMPORT);

  loaded = load_revision (library->store, id, 3, &error);
  g_assert_no_error (error);
}

/* Goes through the library once. */
static void
thin (NewsroomStore *store,
      gint64         now)
{
  gint64 id = 0;

  do
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      newsroom_store_thin_async (store, id, now, NULL, keep_result_cb, &result);
      g_assert_true (newsroom_store_thin_finish (store, wait_for (&result), &id, &error));
      g_assert_no_error (error);
    }
  while (id != 0);
}

static char *
dup_bodies (NewsroomStore *store,
            gint64         id)
{
  g_autoptr (GListModel) revisions = query_revisions (store, id);
  GString *bodies = g_string_new (NULL);

  for (guint i = g_list_model_get_n_items (revisions); i > 0; i--)
    {
      g_autoptr (NewsroomRevision) revision = g_list_model_get_item (revisions, i - 1);
      g_autoptr (NewsroomArticle) article = load_revision (store, id, newsroom_revision_get_sequence (revision), NULL);

      g_assert_nonnull (article);
      g_string_append_printf (bodies, "%s. ", newsroom_article_get_text (article, NEWSROOM_FIELD_BODY));
    }

  return g_string_free (bodies, FALSE);
}

/* Revisions of an age in minutes, and whether they stay. */
static const struct
{
  gint64      age;
  const char *cause;
  gboolean    stays;
} old_revisions[] = {
  { 40 * 1440 + 180, "import", TRUE },
  { 40 * 1440 + 120, "autosave", FALSE },
  { 40 * 1440 + 60, "autosave", TRUE }, /* the last of its day */
  { 39 * 1440, "autosave", TRUE },
  { 3 * 1440 + 9, "autosave", FALSE },
  { 3 * 1440 + 8, "checkpoint", TRUE },
  { 3 * 1440 + 7, "autosave", FALSE },
  { 3 * 1440, "autosave", TRUE }, /* the last of its ten minutes */
  { 3 * 1440 - 1, "autosave", TRUE },
  { 121, "autosave", TRUE },
  { 120, "autosave", TRUE },
};

/* What is thinned is what may be, and what stays reads as it did. */
static void
test_thinning (Library      *library,
               gconstpointer data)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (NewsroomArticle) article = make_article ("Thin", "start");
  g_autofree char *bodies = NULL;
  g_autofree char *again = NULL;
  g_autofree char *n_based = NULL;
  gint64           id;

  for (guint i = 0; i < G_N_ELEMENTS (old_revisions); i++)
    {
      g_autofree char *body = g_strdup_printf ("the same words in each of them, but for %u", i);
      g_autoptr (NewsroomArticle) saved = NULL;

      newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);
      saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
      g_set_object (&article, saved);
      g_string_append_printf (sql,
                              "UPDATE article SET changed = %" G_GINT64_FORMAT ";"
                              "UPDATE revision SET time = %" G_GINT64_FORMAT ", cause = '%s' WHERE sequence = %u;",
                              NOW,
                              NOW - old_revisions[i].age * G_TIME_SPAN_MINUTE,
                              old_revisions[i].cause,
                              i + 1);
      if (old_revisions[i].stays)
        g_string_append_printf (expected, "%s. ", body);
    }
  id = newsroom_article_get_id (article);

  library_close (library);
  g_string_append (sql, "SELECT count (*) FROM revision WHERE base IS NOT NULL");
  n_based = run_sql (library->path, sql->str);
  g_assert_cmpint (g_ascii_strtoll (n_based, NULL, 10), ==, G_N_ELEMENTS (old_revisions) - 1);
  library_reopen (library);

  thin (library->store, NOW);
  bodies = dup_bodies (library->store, id);
  g_assert_cmpstr (bodies, ==, expected->str);

  thin (library->store, NOW);
  again = dup_bodies (library->store, id);
  g_assert_cmpstr (again, ==, expected->str);
}

/* Where the disk has changed a version that others are based on, all stays as it is. */
static void
test_thinning_of_what_is_damaged (Library      *library,
                                  gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_article ("Thin", "The bridge is open.");
  g_autofree char *n_left = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *body = g_strdup_printf ("The bridge is open for %u hours.", i);
      g_autoptr (NewsroomArticle) saved = NULL;

      newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);
      saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
      g_set_object (&article, saved);
    }
  library_close (library);
  g_free (run_sql (library->path, data));
  library_reopen (library);

  newsroom_store_thin_async (library->store, 0, NOW, NULL, keep_result_cb, &result);
  g_assert_false (newsroom_store_thin_finish (library->store, wait_for (&result), &id, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_assert_cmpint (id, ==, newsroom_article_get_id (article));
  g_clear_object (&result);
  library_close (library);
  n_left = run_sql (library->path, "SELECT count (*) FROM revision");
  g_assert_cmpint (g_ascii_strtoll (n_left, NULL, 10), ==, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/revisions/list", Library, NULL, library_set_up, test_list, library_tear_down);
  g_test_add ("/store/revisions/load", Library, NULL, library_set_up, test_load, library_tear_down);
  g_test_add ("/store/revisions/space", Library, NULL, library_set_up, test_space, library_tear_down);
  g_test_add ("/store/revisions/thinning", Library, NULL, library_set_up, test_thinning, library_tear_down);
  g_test_add ("/store/revisions/thinning-damaged",
              Library,
              "UPDATE revision SET time = 1, body = iif (sequence = 3, 'x', body)",
              library_set_up,
              test_thinning_of_what_is_damaged,
              library_tear_down);
  /* What the one that would stay is based on is not there. */
  g_test_add ("/store/revisions/thinning-baseless",
              Library,
              "UPDATE revision SET time = 1, base = iif (sequence = 5, 99, base)",
              library_set_up,
              test_thinning_of_what_is_damaged,
              library_tear_down);
  /* A letter of the one that would stay. */
  g_test_add ("/store/revisions/thinning-rotten",
              Library,
              "UPDATE revision SET time = iif (sequence < 5, 1, time), headline = iif (sequence = 4, 'Thim', headline)",
              library_set_up,
              test_thinning_of_what_is_damaged,
              library_tear_down);
  g_test_add ("/store/revisions/damage", Library, NULL, library_set_up, test_damage, library_tear_down);
  g_test_add ("/store/revisions/damage-beside-body", Library, NULL, library_set_up, test_damage_beside_body, library_tear_down);
  g_test_add ("/store/revisions/damaged-values", Library, NULL, library_set_up, test_damaged_values, library_tear_down);
  g_test_add ("/store/revisions/newer", Library, NULL, library_set_up, test_newer, library_tear_down);
  g_test_add ("/store/revisions/not-counted", Library, NULL, library_set_up, test_not_counted, library_tear_down);
  g_test_add ("/store/revisions/restore", Library, NULL, library_set_up, test_restore, library_tear_down);
  g_test_add ("/store/revisions/name", Library, NULL, library_set_up, test_name, library_tear_down);

  return g_test_run ();
}
