/* test-store-articles.c — articles saved, loaded and taken from state to state
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-helper.h"

static void
assert_number (const char *path,
               const char *sql,
               gint64      expected)
{
  g_autofree char *answer = run_sql (path, sql);

  g_assert_cmpint (g_ascii_strtoll (answer, NULL, 10), ==, expected);
}

static void
test_round_trip (Library      *library,
                 gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_full_article ();
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (NewsroomArticle) loaded = NULL;
  g_autoptr (GError) error = NULL;

  saved = save_article (library->store, article, NEWSROOM_CAUSE_IMPORT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (newsroom_article_get_id (saved), >, 0);
  g_assert_cmpint (newsroom_article_get_sequence (saved), ==, 1);
  g_assert_true (newsroom_article_equal (article, saved));
  g_assert_cmpstr (newsroom_article_get_uuid (article), ==, newsroom_article_get_uuid (saved));

  library_reopen (library);
  loaded = load_article (library->store, newsroom_article_get_id (saved), &error);
  g_assert_no_error (error);
  g_assert_true (newsroom_article_equal (article, loaded));
  g_assert_cmpstr (newsroom_article_get_uuid (article), ==, newsroom_article_get_uuid (loaded));
  g_assert_cmpint (newsroom_article_get_sequence (loaded), ==, 1);
}

/* The document was written long before. */
static void
test_when_it_was_saved (Library      *library,
                        gconstpointer data)
{
  const gint64 start = g_get_real_time ();
  g_autoptr (NewsroomArticle) article = make_full_article ();
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (NewsroomArticle) loaded = NULL;

  newsroom_article_set_time (article, NEWSROOM_TIME_UPDATED, start - G_TIME_SPAN_DAY);
  saved = save_article (library->store, article, NEWSROOM_CAUSE_IMPORT, NULL);
  g_assert_cmpint (newsroom_article_get_time (saved, NEWSROOM_TIME_UPDATED), ==, start - G_TIME_SPAN_DAY);
  g_assert_cmpint (newsroom_article_get_saved_at (article), ==, 0);
  g_assert_cmpint (newsroom_article_get_saved_at (saved), >=, start);

  loaded = load_article (library->store, newsroom_article_get_id (saved), NULL);
  g_assert_cmpint (newsroom_article_get_saved_at (loaded), ==, newsroom_article_get_saved_at (saved));
}

static void
test_save_again (Library      *library,
                 gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_article ("First", "Words.");
  g_autoptr (NewsroomArticle) first = NULL;
  g_autoptr (NewsroomArticle) second = NULL;
  g_autoptr (NewsroomArticle) third = NULL;
  g_autoptr (GError) error = NULL;

  first = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (newsroom_article_get_time (first, NEWSROOM_TIME_CREATED), >, 0);
  g_assert_cmpint (newsroom_article_get_time (first, NEWSROOM_TIME_UPDATED), >, 0);

  /* Nothing new is no revision. */
  second = save_article (library->store, first, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (newsroom_article_get_sequence (second), ==, 1);

  newsroom_article_set_text (second, NEWSROOM_FIELD_HEADLINE, "Second");
  newsroom_article_set_time (second, NEWSROOM_TIME_CREATED, 0);
  newsroom_article_set_state (second, NEWSROOM_STATE_KILLED);
  third = save_article (library->store, second, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (newsroom_article_get_sequence (third), ==, 2);
  g_assert_cmpint (newsroom_article_get_state (third), ==, NEWSROOM_STATE_DRAFT);
  g_assert_cmpint (newsroom_article_get_time (third, NEWSROOM_TIME_CREATED), ==, newsroom_article_get_time (first, NEWSROOM_TIME_CREATED));
  g_assert_cmpint (newsroom_article_get_time (third, NEWSROOM_TIME_UPDATED), >, newsroom_article_get_time (first, NEWSROOM_TIME_UPDATED));

  library_close (library);
  assert_number (library->path, "SELECT count (*) FROM revision", 2);
  assert_number (library->path, "SELECT count (*) FROM revision r JOIN article a ON a.id = r.article AND a.sequence = r.sequence AND a.sha256 = r.sha256", 1);
}

static void
test_conflict (Library      *library,
               gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_article ("One", "Words.");
  g_autoptr (NewsroomArticle) mine = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_autoptr (NewsroomArticle) theirs = newsroom_article_copy (mine);
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (NewsroomArticle) refused = NULL;
  g_autoptr (NewsroomArticle) told_late = NULL;
  g_autoptr (NewsroomArticle) loaded = NULL;
  g_autoptr (GError) error = NULL;

  newsroom_article_set_text (theirs, NEWSROOM_FIELD_BODY, "Their words.");
  saved = save_article (library->store, theirs, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);

  newsroom_article_set_text (mine, NEWSROOM_FIELD_BODY, "My words.");
  refused = save_article (library->store, mine, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_CONFLICT);
  g_assert_null (refused);
  g_clear_error (&error);

  /* The same save again, as after an error that hid a success, is one. */
  told_late = save_article (library->store, theirs, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (newsroom_article_get_sequence (told_late), ==, 2);

  loaded = load_article (library->store, newsroom_article_get_id (mine), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (newsroom_article_get_text (loaded, NEWSROOM_FIELD_BODY), ==, "Their words.");

  newsroom_article_set_id (mine, 999);
  refused = save_article (library->store, mine, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND);
}

static void
test_states (Library      *library,
             gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_full_article ();
  g_autoptr (NewsroomArticle) draft = NULL;
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (NewsroomArticle) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *saved_digest = NULL;
  g_autofree char *loaded_digest = NULL;
  gint64           id;

  draft = save_article (library->store, article, NEWSROOM_CAUSE_IMPORT, &error);
  g_assert_no_error (error);
  id = newsroom_article_get_id (draft);

  g_assert_false (set_state (library->store, id, NEWSROOM_STATE_KILLED, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_STATE);
  g_clear_error (&error);
  g_assert_false (set_state (library->store, 999, NEWSROOM_STATE_READY, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (restore_from_spike (library->store, id, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_STATE);
  g_clear_error (&error);

  g_assert_true (set_state (library->store, id, NEWSROOM_STATE_PUBLISHED, &error));
  g_assert_true (set_state (library->store, id, NEWSROOM_STATE_SPIKED, &error));
  g_assert_false (set_state (library->store, id, NEWSROOM_STATE_DRAFT, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_STATE);
  g_clear_error (&error);
  g_assert_true (restore_from_spike (library->store, id, &error));
  g_assert_no_error (error);

  /* The draft was read before all that, and no text was changed since. */
  newsroom_article_set_text (draft, NEWSROOM_FIELD_BODY, "More words.");
  saved = save_article (library->store, draft, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (newsroom_article_get_state (saved), ==, NEWSROOM_STATE_PUBLISHED);
  g_assert_cmpint (newsroom_article_get_sequence (saved), ==, 5);
  loaded = load_article (library->store, id, &error);
  g_assert_no_error (error);
  saved_digest = newsroom_article_dup_sha256 (saved);
  loaded_digest = newsroom_article_dup_sha256 (loaded);
  g_assert_cmpstr (saved_digest, ==, loaded_digest);

  library_close (library);
  assert_number (library->path, "SELECT count (*) FROM state_log WHERE note = 'a note'", 2);
  assert_number (library->path, "SELECT count (*) FROM state_log", 3);
  assert_number (library->path, "SELECT count (*) FROM revision WHERE cause = 'publish' AND credits LIKE '%biography=biography%'", 1);
  assert_number (library->path, "SELECT count (*) FROM revision WHERE cause = 'state' AND credits NOT LIKE '%biography=%'", 2);
}

static void
list_spiked (NewsroomStore *store,
             GArray        *spiked)
{
  NewsroomArticleQuery wanted = NEWSROOM_ARTICLE_QUERY_INIT;
  g_autoptr (GListModel) found = NULL;

  wanted.states = 1u << NEWSROOM_STATE_SPIKED;
  found = query (store, &wanted, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (NewsroomArticleSummary) summary = g_list_model_get_item (found, i);
      NewsroomSpiked article = { newsroom_article_summary_get_id (summary), newsroom_article_summary_get_changed (summary) };

      g_array_append_val (spiked, article);
    }
}

static guint
delete_spiked (NewsroomStore *store,
               GArray        *spiked)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_deleted = 0;

  newsroom_store_delete_spiked_async (store, spiked, NULL, keep_result_cb, &result);
  g_assert_true (newsroom_store_delete_spiked_finish (store, wait_for (&result), &n_deleted, &error));
  g_assert_no_error (error);

  return n_deleted;
}

/* What was spiked goes with all that belongs to it; what was taken back meanwhile stays. */
static void
test_delete_spiked (Library      *library,
                    gconstpointer data)
{
  g_autoptr (NewsroomArticle) full = make_full_article ();
  g_autoptr (NewsroomArticle) gone = save_article (library->store, full, NEWSROOM_CAUSE_IMPORT, NULL);
  g_autoptr (NewsroomArticle) other = make_article ("Taken back", "Ferries stop.");
  g_autoptr (NewsroomArticle) back = save_article (library->store, other, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_autoptr (GArray) spiked = g_array_new (FALSE, FALSE, sizeof (NewsroomSpiked));
  g_autoptr (NewsroomArticle) another = make_article ("Written in", "Market day.");
  g_autoptr (NewsroomArticle) written = save_article (library->store, another, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_autoptr (NewsroomArticle) more = NULL;
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (GListModel) found = NULL;
  g_autoptr (GListModel) not_found = NULL;
  g_autoptr (NewsroomArticle) refused = NULL;
  g_autoptr (GError) error = NULL;
  gint64 gone_id = newsroom_article_get_id (gone);
  gint64 back_id = newsroom_article_get_id (back);
  gint64 written_id = newsroom_article_get_id (written);

  g_assert_true (set_state (library->store, gone_id, NEWSROOM_STATE_SPIKED, NULL));
  g_assert_true (set_state (library->store, back_id, NEWSROOM_STATE_SPIKED, NULL));
  g_assert_true (set_state (library->store, written_id, NEWSROOM_STATE_SPIKED, NULL));
  list_spiked (library->store, spiked);
  g_assert_cmpuint (spiked->len, ==, 3);

  /* After they were counted one is taken back, and one is written in. */
  g_assert_true (restore_from_spike (library->store, back_id, NULL));
  more = load_article (library->store, written_id, NULL);
  newsroom_article_set_text (more, NEWSROOM_FIELD_BODY, "One word more.");
  saved = save_article (library->store, more, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_assert_cmpuint (delete_spiked (library->store, spiked), ==, 1);
  g_assert_cmpuint (delete_spiked (library->store, spiked), ==, 0);

  /* Whoever still has it writes in no other article, though its number may be another one's now. */
  newsroom_article_set_text (gone, NEWSROOM_FIELD_HEADLINE, "Still here");
  refused = save_article (library->store, gone, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  newsroom_article_set_id (gone, back_id);
  newsroom_article_set_sequence (gone, 3);
  refused = save_article (library->store, gone, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  refused = load_article (library->store, gone_id, &error);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_NOT_FOUND);
  found = search (library->store, "ferries");
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 1);
  not_found = search (library->store, newsroom_article_get_text (full, NEWSROOM_FIELD_HEADLINE));
  g_assert_cmpuint (g_list_model_get_n_items (not_found), ==, 0);

  library_close (library);
  assert_number (library->path, "SELECT count (*) FROM article", 2);
  assert_number (library->path, "SELECT count (*) FROM revision WHERE article NOT IN (SELECT id FROM article)", 0);
  assert_number (library->path, "SELECT count (*) FROM article_text", 2);
  assert_number (library->path, "SELECT count (*) FROM credit", 0);
  assert_number (library->path, "SELECT count (*) FROM author", 2);
  g_free (run_sql (library->path, "INSERT INTO article_fts (article_fts, rank) VALUES ('integrity-check', 1)"));
}

static gboolean
is_listed (NewsroomStore *store,
           const char    *headline)
{
  NewsroomArticleQuery wanted = NEWSROOM_ARTICLE_QUERY_INIT;
  g_autoptr (GListModel) list = query (store, &wanted, NULL);
  g_autoptr (NewsroomArticleSummary) first = g_list_model_get_item (list, 0);

  return first != NULL && g_strcmp0 (newsroom_article_summary_get_headline (first), headline) == 0;
}

static void
assert_listed (NewsroomStore *store,
               guint          n_words,
               guint          n_notes,
               guint          target)
{
  NewsroomArticleQuery wanted = NEWSROOM_ARTICLE_QUERY_INIT;
  g_autoptr (GListModel) list = query (store, &wanted, NULL);
  g_autoptr (NewsroomArticleSummary) first = g_list_model_get_item (list, 0);

  g_assert_cmpuint (newsroom_article_summary_get_word_count (first), ==, n_words);
  g_assert_cmpuint (newsroom_article_summary_get_note_count (first), ==, n_notes);
  g_assert_cmpuint (newsroom_article_summary_get_target_length (first), ==, target);
}

/* What the list says of the length and of the notes is of the last save. */
static void
test_lengths (Library      *library,
              gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_article ("TK", "Who paid {>> ask <<} XX million? TK");
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (NewsroomArticle) again = NULL;

  newsroom_article_set_target_length (article, 340);
  saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  assert_listed (library->store, 5, 3, 340);
  newsroom_article_set_text (saved, NEWSROOM_FIELD_BODY, "The mayor paid.");
  newsroom_article_set_target_length (saved, 0);
  again = save_article (library->store, saved, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  assert_listed (library->store, 3, 0, 0);

  library_close (library);
  g_free (run_sql (library->path, "UPDATE article SET target_length = -1"));
  library_reopen (library);
  assert_listed (library->store, 3, 0, 0);
}

/* What no article may have in a row that the disk has changed: the article is listed all the same, and its
 * version takes the place of the row. Without that it is said to be damaged. */
static void
test_damaged_row (Library      *library,
                  gconstpointer data)
{
  static const char *const damages[] = {
    "UPDATE article SET state = 'raady'",
    "UPDATE article SET priority = 0",
    "UPDATE article SET priority = 10",
    "UPDATE article SET target_length = -1",
    "UPDATE article SET target_length = 4294967296",
    "UPDATE article SET body = 'Worms'",
  };
  g_autoptr (NewsroomArticle) full = make_full_article ();
  g_autoptr (NewsroomArticle) saved = save_article (library->store, full, NEWSROOM_CAUSE_IMPORT, NULL);
  g_autofree char *kept = g_strconcat (library->path, ".kept", NULL);
  g_autofree char *digest = newsroom_article_dup_sha256 (saved);
  const gint64     id = newsroom_article_get_id (saved);

  library_close (library);
  copy_file (library->path, kept);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (NewsroomArticle) loaded = NULL;
      g_autoptr (NewsroomArticle) refused = NULL;
      g_autofree char *read = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", damages[i]);
      copy_file (kept, library->path);
      g_free (run_sql (library->path, damages[i]));
      library_reopen (library);
      g_assert_true (is_listed (library->store, newsroom_article_get_text (saved, NEWSROOM_FIELD_HEADLINE)));
      loaded = load_article (library->store, id, &error);
      g_assert_no_error (error);
      read = newsroom_article_dup_sha256 (loaded);
      g_assert_cmpstr (read, ==, digest);

      library_close (library);
      g_free (run_sql (library->path, "DELETE FROM revision"));
      library_reopen (library);
      refused = load_article (library->store, id, &error);
      g_assert_null (refused);
      g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
      library_close (library);
    }
}

/* Where it cannot be told in which state an article is, nothing is written over it. */
static void
test_damaged_state (Library      *library,
                    gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = make_article ("News", "Words.");
  g_autoptr (NewsroomArticle) saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_autoptr (NewsroomArticle) refused = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 id = newsroom_article_get_id (saved);

  g_assert_true (set_state (library->store, id, NEWSROOM_STATE_SPIKED, NULL));
  library_close (library);
  g_free (run_sql (library->path, "UPDATE article SET spiked_from = 'drift'"));
  library_reopen (library);
  g_assert_false (restore_from_spike (library->store, id, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  library_close (library);
  assert_number (library->path, "SELECT count (*) FROM article WHERE state = 'spiked' AND sequence = 2", 1);

  g_free (run_sql (library->path, "UPDATE article SET state = 'drift'"));
  library_reopen (library);
  newsroom_article_set_text (saved, NEWSROOM_FIELD_BODY, "More words.");
  refused = save_article (library->store, saved, NEWSROOM_CAUSE_AUTOSAVE, &error);
  g_assert_null (refused);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  library_close (library);
  assert_number (library->path, "SELECT count (*) FROM revision", 2);
}

/* The time of the first publication stays, whatever comes after it. */
static void
test_published_again (Library      *library,
                      gconstpointer data)
{
  static const NewsroomState steps[] = { NEWSROOM_STATE_READY, NEWSROOM_STATE_PUBLISHED, NEWSROOM_STATE_WITHDRAWN, NEWSROOM_STATE_EDITING, NEWSROOM_STATE_READY, NEWSROOM_STATE_PUBLISHED };
  g_autoptr (NewsroomArticle) article = make_article ("News", "Words.");
  g_autoptr (NewsroomArticle) saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  const gint64 before = g_get_real_time ();
  gint64       published = 0;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (NewsroomArticle) loaded = NULL;
      g_autoptr (GError) error = NULL;

      set_state (library->store, newsroom_article_get_id (saved), steps[i], &error);
      g_assert_no_error (error);
      loaded = load_article (library->store, newsroom_article_get_id (saved), &error);
      g_assert_no_error (error);
      if (steps[i] == NEWSROOM_STATE_PUBLISHED && published == 0)
        published = newsroom_article_get_time (loaded, NEWSROOM_TIME_PUBLISHED);
      g_assert_cmpint (newsroom_article_get_time (loaded, NEWSROOM_TIME_PUBLISHED), ==, published);
    }
  g_assert_cmpint (published, >=, before);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/articles/round-trip", Library, NULL, library_set_up, test_round_trip, library_tear_down);
  g_test_add ("/store/articles/when-it-was-saved", Library, NULL, library_set_up, test_when_it_was_saved, library_tear_down);
  g_test_add ("/store/articles/save-again", Library, NULL, library_set_up, test_save_again, library_tear_down);
  g_test_add ("/store/articles/conflict", Library, NULL, library_set_up, test_conflict, library_tear_down);
  g_test_add ("/store/articles/states", Library, NULL, library_set_up, test_states, library_tear_down);
  g_test_add ("/store/articles/delete-spiked", Library, NULL, library_set_up, test_delete_spiked, library_tear_down);
  g_test_add ("/store/articles/lengths", Library, NULL, library_set_up, test_lengths, library_tear_down);
  g_test_add ("/store/articles/damaged-row", Library, NULL, library_set_up, test_damaged_row, library_tear_down);
  g_test_add ("/store/articles/damaged-state", Library, NULL, library_set_up, test_damaged_state, library_tear_down);
  g_test_add ("/store/articles/published-again", Library, NULL, library_set_up, test_published_again, library_tear_down);

  return g_test_run ();
}
