/* test-store-undo.c — what can be undone goes with the text, and stands in its way never
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-helper.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define PLENTY (16 * 1024 * 1024)

/* Set before an operation and read after it, while the worker thread rests. */
static int      countdown;
static gboolean is_full;

/* An article whose body is being written. */
typedef struct
{
  NewsroomArticle     *article;
  NewsroomEditHistory *history;
  GString             *body;
} Writer;

static Writer *
writer_new (const char *headline)
{
  Writer *writer = g_new0 (Writer, 1);

  writer->article = make_article (headline, "");
  writer->history = newsroom_edit_history_new (PLENTY);
  writer->body = g_string_new (NULL);

  return writer;
}

static void
writer_free (Writer *writer)
{
  g_object_unref (writer->article);
  g_object_unref (writer->history);
  g_string_free (writer->body, TRUE);
  g_free (writer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writer, writer_free)

/* One step. */
static void
append (Writer     *writer,
        const char *words)
{
  newsroom_edit_history_insert (writer->history, (guint)g_utf8_strlen (writer->body->str, -1), words, -1);
  newsroom_edit_history_break (writer->history);
  g_string_append (writer->body, words);
}

static GPtrArray *
take (Writer *writer)
{
  GPtrArray           *undo = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_edit_changes_unref);
  NewsroomEditChanges *changes = newsroom_edit_history_take_changes (writer->history, "body", writer->body->str);

  if (changes != NULL)
    g_ptr_array_add (undo, changes);
  newsroom_article_set_text (writer->article, NEWSROOM_FIELD_BODY, writer->body->str);

  return undo;
}

static gboolean
save_with (Library   *library,
           Writer    *writer,
           GPtrArray *undo)
{
  g_autoptr (GError) error = NULL;
  NewsroomArticle *saved = save_draft (library->store, writer->article, undo, &error);

  g_assert_no_error (error);
  g_set_object (&writer->article, saved);
  g_object_unref (saved);

  return undo->len == 0 || ((NewsroomEditChanges *)undo->pdata[0])->is_kept;
}

/* Returns: whether what can be undone was kept */
static gboolean
save (Library *library,
      Writer  *writer)
{
  g_autoptr (GPtrArray) undo = take (writer);

  return save_with (library, writer, undo);
}

static void
apply_cb (guint       offset,
          const char *deleted,
          const char *inserted,
          gpointer    user_data)
{
  GString *text = user_data;
  gssize   at = g_utf8_offset_to_pointer (text->str, offset) - text->str;

  if (deleted != NULL)
    g_string_erase (text, at, (gssize)strlen (deleted));
  if (inserted != NULL)
    g_string_insert (text, at, inserted);
}

/* As after a start: the article is loaded, and then what can be undone in it. All of it is undone.
 * Returns: how many steps there were */
static guint
undo_all (Library    *library,
          gint64      id,
          const char *first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NewsroomArticle) article = load_article (library->store, id, &error);
  g_autoptr (NewsroomEditHistory) history = newsroom_edit_history_new (PLENTY);
  g_autoptr (GPtrArray) pasts = NULL;
  const char *body;
  GString    *text;
  guint       n_steps = 0;

  g_assert_no_error (error);
  body = newsroom_article_get_text (article, NEWSROOM_FIELD_BODY);
  pasts = load_undo (library->store, id, NEWSROOM_FIELD_BODY, body);
  newsroom_edit_history_adopt (history, pasts->pdata[0]);
  text = g_string_new (body);
  while (newsroom_edit_history_undo (history, apply_cb, text, NULL, NULL))
    n_steps++;
  g_assert_cmpstr (text->str, ==, n_steps > 0 ? first : body);
  g_string_free (text, TRUE);

  return n_steps;
}

static gint64
get_id (Writer *writer)
{
  return newsroom_article_get_id (writer->article);
}

static void
test_kept (Library      *library,
           gconstpointer data)
{
  g_autoptr (Writer) writer = writer_new ("Bridge");
  g_autoptr (Writer) other = writer_new ("Other");

  append (writer, "One ");
  g_assert_true (save (library, writer));
  append (other, "Not ");
  append (other, "of ");
  append (other, "that ");
  g_assert_true (save (library, other));
  append (writer, "two 日本 ");
  append (writer, "three");
  g_assert_true (save (library, writer));
  library_reopen (library);
  g_assert_cmpuint (undo_all (library, get_id (writer), ""), ==, 3);
  g_assert_cmpuint (undo_all (library, get_id (other), ""), ==, 3);

  /* The text has come back to what it was: there is no version, and what was undone is known. */
  newsroom_edit_history_undo (writer->history, apply_cb, writer->body, NULL, NULL);
  g_assert_true (save (library, writer));
  newsroom_edit_history_redo (writer->history, apply_cb, writer->body, NULL, NULL);
  g_assert_true (save (library, writer));
  g_assert_cmpuint (undo_all (library, get_id (writer), ""), ==, 3);
}

/* A step of the workflow changes no text. Another text has another past, or none. */
static void
test_other_text (Library      *library,
                 gconstpointer data)
{
  g_autoptr (Writer) writer = writer_new ("Bridge");
  g_autoptr (NewsroomArticle) loaded = NULL;
  g_autoptr (NewsroomArticle) saved = NULL;
  g_autoptr (NewsroomArticle) again = NULL;

  append (writer, "One ");
  append (writer, "two");
  g_assert_true (save (library, writer));
  g_assert_true (set_state (library->store, get_id (writer), NEWSROOM_STATE_EDITING, NULL));
  g_assert_cmpuint (undo_all (library, get_id (writer), ""), ==, 2);

  loaded = load_article (library->store, get_id (writer), NULL);
  newsroom_article_set_text (loaded, NEWSROOM_FIELD_BODY, "One 2");
  saved = save_article (library->store, loaded, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_assert_cmpuint (undo_all (library, get_id (writer), ""), ==, 0);
  newsroom_article_set_text (saved, NEWSROOM_FIELD_BODY, "One two");
  again = save_article (library->store, saved, NEWSROOM_CAUSE_AUTOSAVE, NULL);
  g_assert_cmpuint (undo_all (library, get_id (writer), ""), ==, 2);
}

/* What the disk has changed in it is no damage to the article, and is written over. */
static void
test_damaged (Library      *library,
              gconstpointer data)
{
  static const char *const damages[] = {
    "UPDATE undo_step SET bytes = CAST (replace (CAST (bytes AS TEXT), 'One', 'Two') AS BLOB)",
    "UPDATE undo_step SET bytes = x''",
    "UPDATE undo_step SET number = number + 10",
    "UPDATE undo_step SET article = 2 WHERE article = (SELECT max (article) FROM undo_step)",
    "DELETE FROM undo_step WHERE number = 0",
    "DELETE FROM undo_step WHERE number = 1",
    "UPDATE undo SET first = 1",
    "UPDATE undo SET position = 1",
    "UPDATE undo SET position = 1, behind = 1",
    "UPDATE undo SET behind = 9223372036854775807",
    "UPDATE undo SET sha256 = ''",
    /* More than Newsroom keeps */
    "UPDATE undo SET behind = 20000; WITH numbers (number) AS (SELECT 2 UNION ALL SELECT number + 1 FROM numbers WHERE number < 19999)"
    "INSERT INTO undo_step (article, field, number, bytes) SELECT article, field, numbers.number, x'00' FROM undo, numbers WHERE TRUE ON CONFLICT DO NOTHING",
  };
  g_autoptr (Writer) other = writer_new ("Other");

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (Writer) writer = writer_new ("Bridge");
      g_autoptr (Writer) anew = writer_new ("Bridge");

      append (writer, "One ");
      append (writer, "two");
      g_assert_true (save (library, writer));
      if (get_id (other) == 0)
        save (library, other);
      g_assert_cmpuint (undo_all (library, get_id (writer), ""), ==, 2);
      library_close (library);
      g_free (run_sql (library->path, damages[i]));
      library_reopen (library);
      g_test_message ("%s", damages[i]);
      g_assert_cmpuint (undo_all (library, get_id (writer), ""), ==, 0);

      g_set_object (&anew->article, writer->article);
      g_string_assign (anew->body, "One two");
      append (anew, " three");
      g_assert_true (save (library, anew));
      g_assert_cmpuint (undo_all (library, get_id (anew), "One two"), ==, 1);
    }
}

/* What the library will not take does not keep the text out of it. */
static void
test_refused (Library      *library,
              gconstpointer data)
{
  g_autoptr (Writer) writer = writer_new ("Bridge");
  g_autoptr (GPtrArray) undo = NULL;

  append (writer, "One ");
  undo = take (writer);
  ((NewsroomEditChanges *)undo->pdata[0])->position = 7; /* behind the last */
  g_assert_false (save_with (library, writer, undo));
  g_assert_cmpint (get_id (writer), >, 0);
  g_assert_cmpint (newsroom_article_get_sequence (writer->article), ==, 1);
  g_assert_cmpuint (undo_all (library, get_id (writer), ""), ==, 0);

  append (writer, "two");
  g_assert_true (save (library, writer));
  g_assert_cmpint (newsroom_article_get_sequence (writer->article), ==, 2);
  g_assert_cmpuint (undo_all (library, get_id (writer), ""), ==, 2);
}

static ssize_t
failing_pwrite (int         fd,
                const void *data,
                size_t      size,
                off_t       offset)
{
  if (is_full || (countdown > 0 && --countdown == 0))
    {
      errno = ENOSPC;
      return -1;
    }

  return pwrite (fd, data, size, offset);
}

static void
install_fault (void)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");

  /* It has one of the two names, by how SQLite was built. */
  if (vfs->xSetSystemCall (vfs, "pwrite64", (sqlite3_syscall_ptr)failing_pwrite) != SQLITE_OK)
    g_assert_not_reached ();
  vfs->xSetSystemCall (vfs, "pwrite", (sqlite3_syscall_ptr)failing_pwrite);
}

/* Each write of a save finds no room in turn. The text alone finds it, and what can be undone either
 * belongs to it or is not there. */
static void
test_disk_full (Library      *library,
                gconstpointer data)
{
  g_autoptr (Writer) writer = writer_new ("Bridge");
  guint n_not_kept = 0;

  append (writer, "One ");
  g_assert_true (save (library, writer));
  for (int n = 1; n <= 16; n++)
    {
      guint n_steps;

      append (writer, "more ");
      countdown = n;
      if (!save (library, writer))
        n_not_kept++;
      g_object_unref (search (library->store, "more"));
      countdown = 0;
      n_steps = undo_all (library, get_id (writer), "");
      g_assert_true (n_steps == 0 || n_steps == (guint)n + 1);
    }
  g_assert_cmpuint (n_not_kept, >, 0);

  append (writer, "last");
  g_assert_true (save (library, writer));
  library_reopen (library);
  g_assert_cmpuint (undo_all (library, get_id (writer), ""), ==, 18);
}

/* Neither with what can be undone nor without is there room: the next save has both. */
static void
test_disk_stays_full (Library      *library,
                      gconstpointer data)
{
  g_autoptr (Writer) writer = writer_new ("Bridge");
  g_autoptr (NewsroomArticle) refused = NULL;
  g_autoptr (GPtrArray) undo = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  append (writer, "One ");
  g_assert_true (save (library, writer));

  append (writer, "two");
  undo = take (writer);
  newsroom_article_set_text (writer->article, NEWSROOM_FIELD_BODY, writer->body->str);
  is_full = TRUE;
  newsroom_store_save_draft_async (library->store, writer->article, NEWSROOM_CAUSE_AUTOSAVE, undo, NULL, keep_result_cb, &result);
  refused = newsroom_store_save_article_finish (library->store, wait_for (&result), &error);
  is_full = FALSE;
  g_assert_null (refused);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_FULL);

  g_assert_true (save_with (library, writer, undo));
  g_assert_cmpuint (undo_all (library, get_id (writer), ""), ==, 2);
}

static void
test_emptied_spike (Library      *library,
                    gconstpointer data)
{
  g_autoptr (Writer) writer = writer_new ("Bridge");
  g_autoptr (GArray) spiked = g_array_new (FALSE, FALSE, sizeof (NewsroomSpiked));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) found = NULL;
  g_autoptr (NewsroomArticleSummary) summary = NULL;
  g_autofree char     *n_rows = NULL;
  NewsroomArticleQuery wanted = NEWSROOM_ARTICLE_QUERY_INIT;
  NewsroomSpiked       article;
  guint                n_deleted = 0;

  append (writer, "One ");
  g_assert_true (save (library, writer));
  g_assert_true (set_state (library->store, get_id (writer), NEWSROOM_STATE_SPIKED, NULL));
  wanted.states = 1u << NEWSROOM_STATE_SPIKED;
  found = query (library->store, &wanted, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, 1);
  summary = g_list_model_get_item (found, 0);
  article = (NewsroomSpiked){ get_id (writer), newsroom_article_summary_get_changed (summary) };
  g_array_append_val (spiked, article);
  newsroom_store_delete_spiked_async (library->store, spiked, NULL, keep_result_cb, &result);
  g_assert_true (newsroom_store_delete_spiked_finish (library->store, wait_for (&result), &n_deleted, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_deleted, ==, 1);
  g_clear_object (&result);

  library_close (library);
  n_rows = run_sql (library->path, "SELECT (SELECT count (*) FROM undo) || ' ' || (SELECT count (*) FROM undo_step)");
  g_assert_cmpstr (g_strstrip (n_rows), ==, "0 0");
}

#define ADD(path, function) g_test_add (path, Library, NULL, library_set_up, function, library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  install_fault ();
  ADD ("/store/undo/kept", test_kept);
  ADD ("/store/undo/other-text", test_other_text);
  ADD ("/store/undo/damaged", test_damaged);
  ADD ("/store/undo/refused", test_refused);
  ADD ("/store/undo/disk-full", test_disk_full);
  ADD ("/store/undo/disk-stays-full", test_disk_stays_full);
  ADD ("/store/undo/emptied-spike", test_emptied_spike);

  return g_test_run ();
}
