/* test-read-only.c — what the desk does with a library that can only be read
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-helper.h"

#include <glib/gstdio.h>
#include <stdio.h>

#include "newsroom-backup.h"
#include "newsroom-empty-spike.h"
#include "newsroom-everything.h"
#include "newsroom-import-files.h"

/* https://www.sqlite.org/fileformat.html, 1.3: where the file has the number of its version */
#define VERSION_OFFSET 60

typedef struct
{
  DeskFixture desk;
  char       *path;
  char       *folder; /* of its backups */
  char       *before; /* the bytes of the library, as SHA-256 */
} Fixture;

static char *
dup_sum (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize            size = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)bytes, size);
}

static void
raise_version (const char *path)
{
  static const guint8 version[] = { 0, 0, 0, 99 };
  FILE               *file = g_fopen (path, "r+b");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, VERSION_OFFSET, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (version, 1, sizeof version, file), ==, sizeof version);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomDraft) draft = NULL;

  desk_fixture_set_up (&fixture->desk, data);
  fixture->path = g_strdup (newsroom_store_get_path (fixture->desk.store));
  fixture->folder = newsroom_backup_dup_folder (fixture->path);
  draft = newsroom_draft_new (fixture->desk.store, article);
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "Words.");
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  g_assert_finalize_object (g_steal_pointer (&draft));

  desk_close (&fixture->desk.store);
  raise_version (fixture->path);
  fixture->before = dup_sum (fixture->path);
  fixture->desk.store = desk_open (fixture->path);
  g_assert_cmpint (newsroom_store_get_read_only (fixture->desk.store), ==, NEWSROOM_READ_ONLY_NEWER);
}

/* Whatever was tried, the library is as it was, and nothing was made beside it. */
static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *after = NULL;
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);

  desk_close (&fixture->desk.store);
  after = dup_sum (fixture->path);
  g_assert_cmpstr (after, ==, fixture->before);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));

  fixture->desk.store = desk_open (fixture->path);
  desk_fixture_tear_down (&fixture->desk, data);
  g_free (fixture->path);
  g_free (fixture->folder);
  g_free (fixture->before);
}

static void
test_backup (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GAsyncResult) made = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  newsroom_backup_make_async (fixture->desk.store, fixture->folder, NULL, g_get_real_time (), NULL, desk_result_cb, &result);
  made = desk_await (&result);
  g_assert_null (newsroom_backup_make_finish (made, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_READ_ONLY);
}

static void
test_empty_spike (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (NewsroomSpiked));
  g_autoptr (GAsyncResult) emptied = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  guint         n_deleted = 0;

  newsroom_empty_spike_async (fixture->desk.store, articles, NULL, desk_result_cb, &result);
  emptied = desk_await (&result);
  g_assert_false (newsroom_empty_spike_finish (emptied, &n_deleted, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_READ_ONLY);
}

static void
test_import (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *story = desk_put (fixture->desk.folder, "story.txt", "Headline\n\nText.\n");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GAsyncResult) imported = NULL;
  GAsyncResult         *result = NULL;
  NewsroomImportResult *first;

  g_ptr_array_add (files, g_file_new_for_path (story));
  newsroom_import_files_async (fixture->desk.store, files, NULL, FALSE, NULL, NULL, NULL, desk_result_cb, &result);
  imported = desk_await (&result);
  results = newsroom_import_files_finish (fixture->desk.store, imported, NULL);
  g_assert_cmpuint (results->len, ==, 1);
  first = g_ptr_array_index (results, 0);
  g_assert_cmpint (newsroom_import_result_get_status (first), ==, NEWSROOM_IMPORT_FAILED);
  g_assert_error (newsroom_import_result_get_error (first), NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_READ_ONLY);
  g_assert_cmpuint (desk_count_articles (fixture->desk.store), ==, 1);
}

/* What is asked for without a change is done; a change is not lost, and said not to be saved. */
static void
test_draft (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (NewsroomArticle) article = desk_load (fixture->desk.store, 1);
  g_autoptr (NewsroomDraft) draft = newsroom_draft_new (fixture->desk.store, article);

  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  g_assert_cmpint (newsroom_draft_get_status (draft), ==, NEWSROOM_DRAFT_SAVED);
  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "Other words.");
  desk_wait_for_status (draft, NEWSROOM_DRAFT_FAILED);
  g_assert_error (newsroom_draft_get_error (draft), NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_READ_ONLY);
  g_assert_cmpstr (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), ==, "Other words.");
}

static void
test_export_everything (Fixture      *fixture,
                        gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->desk.folder, "everything", NULL);
  g_autofree char *manifest = g_build_filename (path, "manifest.jsonl", NULL);
  g_autoptr (GFile) place = g_file_new_for_path (path);
  g_autoptr (NewsroomEverything) done = NULL;
  g_autoptr (GAsyncResult) exported = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  newsroom_export_everything_async (fixture->desk.store, place, FALSE, NULL, NULL, NULL, desk_result_cb, &result);
  exported = desk_await (&result);
  g_assert_true (newsroom_export_everything_finish (exported, &done, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (manifest, G_FILE_TEST_EXISTS));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/desk/read-only/backup", test_backup);
  ADD ("/desk/read-only/empty-spike", test_empty_spike);
  ADD ("/desk/read-only/import", test_import);
  ADD ("/desk/read-only/draft", test_draft);
  ADD ("/desk/read-only/export-everything", test_export_everything);

  return g_test_run ();
}
