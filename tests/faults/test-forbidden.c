/* test-forbidden.c — while a library is open the system forbids its files, more files, or larger ones
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-helper.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534
#define N_TEXTS 6

/* What is forbidden: the permissions of the file, the log and the folder, where not -1; or a limit,
 * where it is not negative. */
typedef struct
{
  const char *name;
  int         file_mode;
  int         log_mode;
  int         folder_mode;
  int         n_files; /* so many more than are open */
  int         size;    /* bytes of a file */
} Ban;

static const Ban bans[] = {
  { "file-read-only", 0400, -1, -1, -1, -1 },
  { "folder-read-only", -1, -1, 0500, -1, -1 },
  { "all-read-only", 0400, 0400, 0500, -1, -1 },
  { "all-closed", 0, 0, 0, -1, -1 },
  { "no-more-files", -1, -1, -1, 0, -1 },
  { "one-more-file", -1, -1, -1, 1, -1 },
  { "three-more-files", -1, -1, -1, 3, -1 },
  { "no-files-of-any-size", -1, -1, -1, -1, 0 },
  { "no-larger-files", -1, -1, -1, -1, 100000 },
};

typedef struct
{
  DeskFixture    desk;
  char          *path;
  char          *log;
  NewsroomDraft *draft;
  GPtrArray     *acknowledged; /* texts, of which the store said that they are saved */
  guint          number;
  struct rlimit  limits[2];
} Fixture;

static const int limited[] = { RLIMIT_NOFILE, RLIMIT_FSIZE };

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();

  desk_fixture_set_up (&fixture->desk, NULL);
  fixture->path = g_build_filename (fixture->desk.folder, "library.db", NULL);
  fixture->log = g_strconcat (fixture->path, "-wal", NULL);
  fixture->acknowledged = g_ptr_array_new_with_free_func (g_free);
  fixture->draft = newsroom_draft_new (fixture->desk.store, article);
  for (guint i = 0; i < G_N_ELEMENTS (limited); i++)
    g_assert_cmpint (getrlimit (limited[i], &fixture->limits[i]), ==, 0);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->draft);
  desk_fixture_tear_down (&fixture->desk, NULL);
  g_ptr_array_unref (fixture->acknowledged);
  g_free (fixture->path);
  g_free (fixture->log);
}

static rlim_t
count_open_files (void)
{
  /* The lowest number that is free, if none below the highest is */
  int free_number = dup (STDERR_FILENO);

  g_assert_cmpint (free_number, >=, 0);
  close (free_number);

  return (rlim_t)free_number;
}

static void
limit (int    which,
       int    value,
       rlim_t more)
{
  struct rlimit wanted;

  if (value < 0)
    return;
  g_assert_cmpint (getrlimit (which, &wanted), ==, 0);
  wanted.rlim_cur = (rlim_t)value + more;
  g_assert_cmpint (setrlimit (which, &wanted), ==, 0);
}

static void
set_mode (const char *path,
          int         mode)
{
  if (mode >= 0 && g_file_test (path, G_FILE_TEST_EXISTS))
    g_assert_cmpint (g_chmod (path, mode), ==, 0);
}

static void
forbid (Fixture   *fixture,
        const Ban *ban)
{
  set_mode (fixture->path, ban->file_mode);
  set_mode (fixture->log, ban->log_mode);
  set_mode (fixture->desk.folder, ban->folder_mode);
  limit (RLIMIT_NOFILE, ban->n_files, count_open_files ());
  limit (RLIMIT_FSIZE, ban->size, 0);
}

static void
allow (Fixture   *fixture,
       const Ban *ban)
{
  for (guint i = 0; i < G_N_ELEMENTS (limited); i++)
    g_assert_cmpint (setrlimit (limited[i], &fixture->limits[i]), ==, 0);
  set_mode (fixture->desk.folder, 0700);
  set_mode (fixture->path, 0600);
  set_mode (fixture->log, 0600);
}

/* No library's words, and no sentence without an end */
static void
assert_plain (const GError *error)
{
  static const char *const raw[] = { "SQL", "(error", "errno", "disk I/O", "readonly", "unable to open" };

  g_assert_nonnull (error);
  for (guint i = 0; i < G_N_ELEMENTS (raw); i++)
    if (strstr (error->message, raw[i]) != NULL)
      g_error ("the editor is told “%s”", error->message);
}

static gboolean
write_text (Fixture *fixture)
{
  NewsroomArticle *article = newsroom_draft_get_article (fixture->draft);
  GString         *text = g_string_new (NULL);
  gboolean         done;

  fixture->number++;
  for (guint i = 0; i < 400; i++)
    g_string_append_printf (text, "Word %u of text %u. ", i, fixture->number);
  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "Forbidden");
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, text->str);
  done = desk_save (fixture->draft, NEWSROOM_CAUSE_AUTOSAVE);
  if (done)
    g_ptr_array_add (fixture->acknowledged, g_strdup (text->str));
  else
    assert_plain (newsroom_draft_get_error (fixture->draft));
  g_assert_cmpstr (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), ==, text->str);
  g_string_free (text, TRUE);

  return done;
}

/* Each text that was said to be saved is a version. */
static void
assert_history (Fixture *fixture,
                gint64   id)
{
  g_autoptr (GAsyncResult) queried = NULL;
  g_autoptr (GListModel) versions = NULL;
  GAsyncResult *result = NULL;
  guint         n_found = 0;

  newsroom_store_query_revisions_async (fixture->desk.store, id, NULL, desk_result_cb, &result);
  queried = desk_await (&result);
  versions = newsroom_store_query_revisions_finish (fixture->desk.store, queried, NULL);
  g_assert_nonnull (versions);
  for (guint i = g_list_model_get_n_items (versions); i > 0 && n_found < fixture->acknowledged->len; i--)
    {
      g_autoptr (NewsroomRevision) version = g_list_model_get_item (versions, i - 1);
      g_autoptr (GAsyncResult) loaded = NULL;
      g_autoptr (NewsroomArticle) article = NULL;

      newsroom_store_load_revision_async (fixture->desk.store, id, newsroom_revision_get_sequence (version), NULL, desk_result_cb, &result);
      loaded = desk_await (&result);
      article = newsroom_store_load_revision_finish (fixture->desk.store, loaded, NULL);
      g_assert_nonnull (article);
      n_found += g_str_equal (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), fixture->acknowledged->pdata[n_found]);
    }
  g_assert_cmpuint (n_found, ==, fixture->acknowledged->len);
}

static void
close_and_open (Fixture *fixture)
{
  g_autoptr (GAsyncResult) closed = NULL;
  GAsyncResult *result = NULL;

  g_clear_object (&fixture->draft);
  newsroom_store_close_async (fixture->desk.store, NULL, desk_result_cb, &result);
  closed = desk_await (&result);
  newsroom_store_close_finish (fixture->desk.store, closed, NULL);
  g_clear_object (&closed);
  g_clear_object (&fixture->desk.store);
  fixture->desk.store = desk_open (fixture->path);
}

/* What could not be looked at in the midst of a save is taken for another file until the next start,
 * which the window says. */
static gboolean
is_moved (Fixture *fixture)
{
  return !desk_save (fixture->draft, NEWSROOM_CAUSE_AUTOSAVE) &&
         g_error_matches (newsroom_draft_get_error (fixture->draft), NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_MOVED);
}

/* With the text that the window still has */
static void
start_again (Fixture *fixture,
             gint64   id)
{
  g_autofree char *text = g_strdup (newsroom_article_get_text (newsroom_draft_get_article (fixture->draft), NEWSROOM_FIELD_BODY));
  g_autoptr (NewsroomArticle) stored = NULL;

  close_and_open (fixture);
  stored = desk_load (fixture->desk.store, id);
  fixture->draft = newsroom_draft_new (fixture->desk.store, stored);
  newsroom_article_set_text (stored, NEWSROOM_FIELD_BODY, text);
}

static void
test_ban (Fixture      *fixture,
          gconstpointer data)
{
  const Ban *ban = data;
  g_autoptr (NewsroomArticle) stored = NULL;
  guint  n_refused = 0;
  gint64 id;

  g_assert_true (write_text (fixture));
  id = newsroom_article_get_id (newsroom_draft_get_article (fixture->draft));
  forbid (fixture, ban);
  for (guint i = 0; i < N_TEXTS; i++)
    n_refused += !write_text (fixture);
  allow (fixture, ban);

  if (is_moved (fixture))
    start_again (fixture, id);
  /* Nothing but the save that comes by itself is needed. */
  desk_wait_for_status (fixture->draft, NEWSROOM_DRAFT_SAVED);
  g_assert_true (write_text (fixture));
  g_test_message ("%u of %u saves refused", n_refused, N_TEXTS);
  close_and_open (fixture);
  stored = desk_load (fixture->desk.store, id);
  g_assert_cmpstr (newsroom_article_get_text (stored, NEWSROOM_FIELD_BODY), ==, fixture->acknowledged->pdata[fixture->acknowledged->len - 1]);
  assert_history (fixture, id);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* Permissions hold everybody but root. */
  if (geteuid () == 0)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  for (guint i = 0; i < G_N_ELEMENTS (bans); i++)
    {
      g_autofree char *path = g_strdup_printf ("/faults/forbidden/%s", bans[i].name);

      g_test_add (path, Fixture, &bans[i], set_up, test_ban, tear_down);
    }

  return g_test_run ();
}
