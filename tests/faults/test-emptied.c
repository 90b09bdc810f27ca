/* test-emptied.c — a text is emptied, or could not be read: the full one is in the library all the same
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-helper.h"

#include <sqlite3.h>
#include <string.h>

#include "newsroom-import-files.h"
#include "newsroom-import-result.h"

#define HEADLINE "Council plants trees"
#define N_SENTENCES 60

/* How far the clock is ahead when the versions are thinned, one after another */
static const gint64 later[] = { 0, 2 * G_TIME_SPAN_DAY, 2 * G_TIME_SPAN_DAY, 9 * G_TIME_SPAN_DAY, 40 * G_TIME_SPAN_DAY, 400 * G_TIME_SPAN_DAY };

typedef struct
{
  DeskFixture desk;
  char       *full;
} Fixture;

/* Returns: (transfer full): so many sentences, no two of them the same */
static char *
make_text (const char *word,
           guint       n_sentences)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_sentences; i++)
    g_string_append_printf (text, "Sentence %u is about %s. ", i, word);

  return g_string_free (text, FALSE);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  desk_fixture_set_up (&fixture->desk, NULL);
  fixture->full = make_text ("trees", N_SENTENCES);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  desk_fixture_tear_down (&fixture->desk, NULL);
  g_free (fixture->full);
}

/* An article as it is written: a few saves, the last of them with all of it. */
static NewsroomDraft *
begin_draft (Fixture *fixture)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomAuthor) ann = newsroom_author_new ("Ann Example");
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (ann, NEWSROOM_CREDIT_BY, NULL);
  NewsroomDraft *draft = newsroom_draft_new (fixture->desk.store, article);

  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, HEADLINE);
  newsroom_article_add_credit (article, credit);
  for (guint i = N_SENTENCES / 4; i <= N_SENTENCES; i += N_SENTENCES / 4)
    {
      g_autofree char *text = make_text ("trees", i);

      newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, text);
      g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
    }

  return draft;
}

static void
put (NewsroomDraft *draft,
     const char    *body)
{
  newsroom_article_set_text (newsroom_draft_get_article (draft), NEWSROOM_FIELD_BODY, body);
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
}

/* Goes through the library once. */
static void
thin (NewsroomStore *store,
      gint64         now)
{
  gint64 id = 0;

  do
    {
      g_autoptr (GAsyncResult) thinned = NULL;
      g_autoptr (GError) error = NULL;
      GAsyncResult *result = NULL;

      newsroom_store_thin_async (store, id, now, NULL, desk_result_cb, &result);
      thinned = desk_await (&result);
      g_assert_true (newsroom_store_thin_finish (store, thinned, &id, &error));
      g_assert_no_error (error);
    }
  while (id != 0);
}

static NewsroomArticle *
load_version (NewsroomStore *store,
              gint64         id,
              gint64         sequence)
{
  g_autoptr (GAsyncResult) loaded = NULL;
  GAsyncResult *result = NULL;

  newsroom_store_load_revision_async (store, id, sequence, NULL, desk_result_cb, &result);
  loaded = desk_await (&result);

  return newsroom_store_load_revision_finish (store, loaded, NULL);
}

static GListModel *
list_versions (NewsroomStore *store,
               gint64         id)
{
  g_autoptr (GAsyncResult) queried = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  GListModel   *versions;

  newsroom_store_query_revisions_async (store, id, NULL, desk_result_cb, &result);
  queried = desk_await (&result);
  versions = newsroom_store_query_revisions_finish (store, queried, &error);
  g_assert_no_error (error);

  return versions;
}

static gboolean
has_version (NewsroomStore *store,
             gint64         id,
             const char    *body)
{
  g_autoptr (GListModel) versions = list_versions (store, id);
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (versions); i++)
    {
      g_autoptr (NewsroomRevision) version = g_list_model_get_item (versions, i);
      g_autoptr (NewsroomArticle) article = load_version (store, id, newsroom_revision_get_sequence (version));

      g_assert_nonnull (article);
      found = found || g_str_equal (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), body);
    }

  return found;
}

/* Today and in a year, however often what is old was taken away meanwhile. */
static void
assert_kept (Fixture *fixture,
             gint64   id)
{
  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    {
      thin (fixture->desk.store, g_get_real_time () + later[i]);
      if (!has_version (fixture->desk.store, id, fixture->full))
        g_error ("the full version is lost %d days later", (int)(later[i] / G_TIME_SPAN_DAY));
    }
}

static void
assert_body (Fixture    *fixture,
             gint64      id,
             const char *body)
{
  g_autoptr (NewsroomArticle) stored = desk_load (fixture->desk.store, id);

  g_assert_cmpstr (newsroom_article_get_text (stored, NEWSROOM_FIELD_BODY), ==, body);
}

static void
test_select_all_and_delete (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (NewsroomDraft) draft = begin_draft (fixture);
  gint64 id = newsroom_article_get_id (newsroom_draft_get_article (draft));

  put (draft, "");
  assert_body (fixture, id, "");
  assert_kept (fixture, id);
}

static void
test_every_field (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (NewsroomDraft) draft = begin_draft (fixture);
  NewsroomArticle *article = newsroom_draft_get_article (draft);

  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    newsroom_article_set_text (article, (NewsroomField)i, "");
  g_list_store_remove_all (G_LIST_STORE (newsroom_article_get_credits (article)));
  put (draft, "");
  assert_kept (fixture, newsroom_article_get_id (article));
}

/* As with the Backspace key held down: no save has lost much against the one before. */
static void
test_bit_by_bit (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (NewsroomDraft) draft = begin_draft (fixture);

  for (guint i = N_SENTENCES; i > 0; i -= 2)
    {
      g_autofree char *text = make_text ("trees", i - 2);

      put (draft, text);
    }
  assert_kept (fixture, newsroom_article_get_id (newsroom_draft_get_article (draft)));
}

/* The last save of the ten minutes, and of the day, is as long as the lost text was. */
static void
test_written_over (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (NewsroomDraft) draft = begin_draft (fixture);

  put (draft, "x");
  for (guint i = 1; i <= N_SENTENCES; i += 7)
    {
      g_autofree char *text = make_text ("roads", i);

      put (draft, text);
    }
  assert_kept (fixture, newsroom_article_get_id (newsroom_draft_get_article (draft)));
}

/* Emptied, brought back and emptied again: what counts is each time there. */
static void
test_twice (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (NewsroomDraft) draft = begin_draft (fixture);
  g_autofree char *other = make_text ("roads", N_SENTENCES);
  gint64           id = newsroom_article_get_id (newsroom_draft_get_article (draft));

  put (draft, "");
  put (draft, other);
  put (draft, " \n\n");
  assert_kept (fixture, id);
  g_assert_true (has_version (fixture->desk.store, id, other));
}

/* Nobody waits for the save. */
static void
test_let_go (Fixture      *fixture,
             gconstpointer data)
{
  NewsroomDraft *draft = begin_draft (fixture);
  gint64         id = newsroom_article_get_id (newsroom_draft_get_article (draft));

  newsroom_article_set_text (newsroom_draft_get_article (draft), NEWSROOM_FIELD_BODY, "");
  g_assert_finalize_object (draft);
  assert_body (fixture, id, "");
  assert_kept (fixture, id);
}

/* What the disk does to the library while it is closed */
static void
change_behind (Fixture    *fixture,
               const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->desk.folder, "library.db", NULL);
  sqlite3         *db = NULL;

  desk_close (&fixture->desk.store);
  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (db), >, 0);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  fixture->desk.store = desk_open (path);
}

/* What a window would save that has the article's row and none of its texts */
static NewsroomArticle *
make_unloaded (NewsroomDraft *draft,
               gint64         sequence)
{
  NewsroomArticle *live = newsroom_draft_get_article (draft);
  NewsroomArticle *unloaded = newsroom_article_new ();

  newsroom_article_set_id (unloaded, newsroom_article_get_id (live));
  newsroom_article_set_uuid (unloaded, newsroom_article_get_uuid (live));
  newsroom_article_set_sequence (unloaded, sequence);

  return unloaded;
}

static void
refuse_save (Fixture         *fixture,
             NewsroomArticle *article,
             NewsroomCause    cause)
{
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (NewsroomArticle) stored = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  newsroom_store_save_article_async (fixture->desk.store, article, cause, NULL, desk_result_cb, &result);
  saved = desk_await (&result);
  stored = newsroom_store_save_article_finish (fixture->desk.store, saved, &error);
  g_assert_null (stored);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_CONFLICT);
}

/* What was never read knows no version of the article, and so replaces none. */
static void
test_not_loaded (Fixture      *fixture,
                 gconstpointer data)
{
  static const NewsroomCause causes[] = { NEWSROOM_CAUSE_AUTOSAVE, NEWSROOM_CAUSE_CHECKPOINT, NEWSROOM_CAUSE_IMPORT };
  g_autoptr (NewsroomDraft) draft = begin_draft (fixture);
  gint64 id = newsroom_article_get_id (newsroom_draft_get_article (draft));
  gint64 sequence = newsroom_article_get_sequence (newsroom_draft_get_article (draft));

  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    for (gint64 known = 0; known < sequence; known++)
      {
        g_autoptr (NewsroomArticle) unloaded = make_unloaded (draft, known);

        refuse_save (fixture, unloaded, causes[i]);
      }
  assert_body (fixture, id, fixture->full);
}

/* The window has a draft only of what was read; one that nobody wrote in saves nothing. */
static void
test_not_written (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (NewsroomDraft) draft = begin_draft (fixture);
  g_autoptr (NewsroomArticle) unloaded = make_unloaded (draft, 0);
  NewsroomDraft *other = newsroom_draft_new (fixture->desk.store, unloaded);
  gint64         id = newsroom_article_get_id (unloaded);

  g_assert_true (desk_save (other, NEWSROOM_CAUSE_AUTOSAVE));
  g_assert_false (desk_save (other, NEWSROOM_CAUSE_CHECKPOINT));
  g_assert_finalize_object (other);
  assert_body (fixture, id, fixture->full);
}

/* The row cannot be read any more: what is written instead of it does not take its place. */
static void
test_row_damaged (Fixture      *fixture,
                  gconstpointer data)
{
  NewsroomDraft   *draft = begin_draft (fixture);
  g_autofree char *three_quarters = make_text ("trees", N_SENTENCES / 4 * 3);
  g_autoptr (NewsroomArticle) unloaded = make_unloaded (draft, 0);
  g_autoptr (NewsroomArticle) before = NULL;
  g_autoptr (NewsroomDraft) other = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  gint64        id = newsroom_article_get_id (unloaded);

  g_assert_finalize_object (draft);
  change_behind (fixture,
                 "UPDATE article SET body = replace (body, 'trees', 'treez');"
                 "UPDATE revision SET body = '', base = NULL WHERE sequence = (SELECT max (sequence) FROM revision)");
  newsroom_store_load_article_async (fixture->desk.store, id, NULL, desk_result_cb, &result);
  loaded = desk_await (&result);
  g_assert_null (newsroom_store_load_article_finish (fixture->desk.store, loaded, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);

  other = newsroom_draft_new (fixture->desk.store, unloaded);
  newsroom_article_set_text (unloaded, NEWSROOM_FIELD_BODY, "nothing");
  g_assert_false (desk_save (other, NEWSROOM_CAUSE_AUTOSAVE));
  g_assert_false (desk_save (other, NEWSROOM_CAUSE_CHECKPOINT));
  /* It is handed over as it is let go, and refused once more: each load stands behind a try. */
  g_clear_object (&other);
  for (guint i = 0; i < 3; i++)
    {
      g_clear_object (&before);
      before = load_version (fixture->desk.store, id, 3);
    }
  g_assert_cmpstr (newsroom_article_get_text (before, NEWSROOM_FIELD_BODY), ==, three_quarters);
}

/* A version that the disk has changed, and so cannot be read, is not put back. */
static void
test_version_damaged (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (NewsroomDraft) draft = begin_draft (fixture);
  gint64 id = newsroom_article_get_id (newsroom_draft_get_article (draft));
  gint64 sequence = newsroom_article_get_sequence (newsroom_draft_get_article (draft));
  g_autoptr (NewsroomArticle) stored = NULL;
  g_autoptr (GAsyncResult) restored = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  g_clear_object (&draft);
  change_behind (fixture, "UPDATE revision SET body = '', base = NULL WHERE sequence = 2");
  g_assert_null (load_version (fixture->desk.store, id, 2));
  newsroom_store_restore_revision_async (fixture->desk.store, id, 2, NULL, desk_result_cb, &result);
  restored = desk_await (&result);
  g_assert_false (newsroom_store_change_revision_finish (fixture->desk.store, restored, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  assert_body (fixture, id, fixture->full);
  stored = desk_load (fixture->desk.store, id);
  g_assert_cmpint (newsroom_article_get_sequence (stored), ==, sequence);
}

/* Brings a file in, in the place of the text if the library has another version of it. */
static NewsroomImportStatus
bring_in (Fixture    *fixture,
          const char *path,
          gint64     *id)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GAsyncResult) imported = NULL;
  g_autoptr (GAsyncResult) resolved = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult        *result = NULL;
  NewsroomImportStatus status;

  g_ptr_array_add (files, g_file_new_for_path (path));
  newsroom_import_files_async (fixture->desk.store, files, NULL, FALSE, NULL, NULL, NULL, desk_result_cb, &result);
  imported = desk_await (&result);
  results = newsroom_import_files_finish (fixture->desk.store, imported, &error);
  g_assert_no_error (error);
  status = newsroom_import_result_get_status (results->pdata[0]);
  if (status == NEWSROOM_IMPORT_ADDED)
    *id = newsroom_import_result_get_article_id (results->pdata[0]);
  if (status != NEWSROOM_IMPORT_CHANGED)
    return status;

  newsroom_import_resolve_async (fixture->desk.store, results->pdata[0], TRUE, NULL, desk_result_cb, &result);
  resolved = desk_await (&result);
  g_assert_true (newsroom_import_resolve_finish (fixture->desk.store, resolved, &error));

  return status;
}

/* What a file has become that was brought in, and was edited since */
static const struct
{
  const char          *name;
  const char          *bytes;
  gsize                size;
  NewsroomImportStatus status;
} files[] = {
  { "empty", "", 0, NEWSROOM_IMPORT_FAILED },
  { "binary", "\0\1\2\3\0\0\0\0\xff\xfe\xfd\0", 12, NEWSROOM_IMPORT_FAILED },
  { "picture", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16, NEWSROOM_IMPORT_FAILED },
  { "cut", HEADLINE "\n", sizeof HEADLINE, NEWSROOM_IMPORT_CHANGED },
};

static void
test_file (Fixture      *fixture,
           gconstpointer data)
{
  const guint      which = GPOINTER_TO_UINT (data);
  g_autofree char *path = desk_put (fixture->desk.folder, "story.txt", HEADLINE "\n\nBy Ann Example\n\nA tree was planted.\n");
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (NewsroomDraft) draft = NULL;
  gint64 id = 0;

  g_assert_cmpuint (bring_in (fixture, path, &id), ==, NEWSROOM_IMPORT_ADDED);
  article = desk_load (fixture->desk.store, id);
  draft = newsroom_draft_new (fixture->desk.store, article);
  put (draft, fixture->full);
  g_clear_object (&draft);

  g_assert_true (g_file_set_contents (path, files[which].bytes, (gssize)files[which].size, NULL));
  g_assert_cmpuint (bring_in (fixture, path, &id), ==, files[which].status);
  if (files[which].status == NEWSROOM_IMPORT_FAILED)
    assert_body (fixture, id, fixture->full);
  assert_kept (fixture, id);
}

#define ADD_TEST(name, function, data) \
  g_test_add ("/faults/emptied/" name, Fixture, data, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD_TEST ("select-all-and-delete", test_select_all_and_delete, NULL);
  ADD_TEST ("every-field", test_every_field, NULL);
  ADD_TEST ("bit-by-bit", test_bit_by_bit, NULL);
  ADD_TEST ("written-over", test_written_over, NULL);
  ADD_TEST ("twice", test_twice, NULL);
  ADD_TEST ("let-go", test_let_go, NULL);
  ADD_TEST ("not-loaded", test_not_loaded, NULL);
  ADD_TEST ("not-written", test_not_written, NULL);
  ADD_TEST ("row-damaged", test_row_damaged, NULL);
  ADD_TEST ("version-damaged", test_version_damaged, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strdup_printf ("/faults/emptied/file-%s", files[i].name);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), set_up, test_file, tear_down);
    }

  return g_test_run ();
}
