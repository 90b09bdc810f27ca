/* test-import-gather.c — which files of folders are imported, and what is said of the others
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "newsroom-import-files.h"
#include "newsroom-import-gather.h"
#include "newsroom-import-pace.h"
#include "newsroom-import-summary.h"

#include "desk-helper.h"

static const char story[] = "A Headline of Some Length\n\nThe first paragraph of a story.\n";

static void
put (DeskFixture *fixture,
     const char  *name,
     const char  *contents)
{
  g_autofree char *path = g_build_filename (fixture->folder, "tray", name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *inside = g_strconcat ("tray/", name, NULL);
  g_autofree char *written = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  written = desk_put (fixture->folder, inside, contents);
}

static NewsroomGathered *
gather (DeskFixture *fixture)
{
  g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) gathered = NULL;
  GAsyncResult *result = NULL;

  g_ptr_array_add (given, g_file_new_build_filename (fixture->folder, "tray", NULL));
  newsroom_import_gather_async (given, NULL, desk_result_cb, &result);
  gathered = desk_await (&result);

  return newsroom_import_gather_finish (gathered);
}

static char *
list_names (GPtrArray *files)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < files->len; i++)
    {
      GFile           *file = G_IS_FILE (files->pdata[i]) ? files->pdata[i] : newsroom_import_result_get_file (files->pdata[i]);
      g_autofree char *name = g_file_get_basename (file);

      g_string_append_printf (text, "%s ", name);
    }

  return g_string_free (text, FALSE);
}

static void
test_folder (DeskFixture  *fixture,
             gconstpointer data)
{
  g_autofree char *tray = g_build_filename (fixture->folder, "tray", NULL);
  g_autofree char *circle = g_build_filename (tray, "circle", NULL);
  g_autofree char *nowhere = g_build_filename (tray, "nowhere.txt", NULL);
  g_autofree char *pipe = g_build_filename (tray, "pipe.txt", NULL);
  g_autofree char *linked = g_build_filename (tray, "z-link.txt", NULL);
  g_autoptr (NewsroomGathered) gathered = NULL;
  g_autofree char *files = NULL;
  g_autofree char *skipped = NULL;

  put (fixture, "b/deep/wire.001", story);
  put (fixture, "b/UPPER.TXT", story);
  put (fixture, "a.md", story);
  put (fixture, "photo.jpg", "no story");
  put (fixture, "none", story);
  put (fixture, "feed.xml", "<rss version=\"2.0\"><channel><title>T</title><item><title>A</title></item></channel></rss>");
  put (fixture, "settings.xml", "<settings/>");
  put (fixture, "page.html", "<p>Words</p>");
  put (fixture, "page_files/frame.html", "<p>An advert</p>");
  put (fixture, "my_files/story.txt", story);
  put (fixture, ".hidden.txt", story);
  put (fixture, ".git/story.txt", story);
  g_assert_cmpint (symlink (tray, circle), ==, 0);
  g_assert_cmpint (symlink ("not-there", nowhere), ==, 0);
  g_assert_cmpint (symlink ("a.md", linked), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);

  gathered = gather (fixture);
  /* Who removes the folder would follow it. */
  g_assert_cmpint (g_unlink (circle), ==, 0);
  files = list_names (gathered->files);
  skipped = list_names (gathered->skipped);
  g_assert_cmpstr (files, ==, "a.md feed.xml none page.html z-link.txt UPPER.TXT wire.001 story.txt ");
  g_assert_cmpstr (skipped, ==, "circle nowhere.txt page_files photo.jpg pipe.txt settings.xml ");
  g_assert_cmpuint (gathered->n_folders, ==, 1);
  g_assert_cmpuint (gathered->n_hidden, ==, 2);
  for (guint i = 0; i < gathered->skipped->len; i++)
    {
      NewsroomImportResult *result = gathered->skipped->pdata[i];

      /* What could not be looked at is a failure; what was not meant is none. */
      g_assert_cmpint (newsroom_import_result_get_status (result), ==, i == 1 ? NEWSROOM_IMPORT_FAILED : NEWSROOM_IMPORT_SKIPPED);
      g_assert_nonnull (newsroom_import_result_get_error (result));
    }
}

/* XML and JSON of a folder is known by how it begins: what is wrong after that is told when it is opened. */
static void
test_beginnings (DeskFixture  *fixture,
                 gconstpointer data)
{
  g_autoptr (GString) ghost = g_string_new ("{\"db\": [{\"meta\": {\"version\": \"5.0\"}, \"data\": {\"settings\": [\"");
  g_autoptr (GString) dump = g_string_new ("{\"rows\": [\"");
  g_autoptr (GString) linked = g_string_new ("{\"associations\": {\"main\": {\"caption\": \"");
  g_autoptr (GString) site = g_string_new ("{\"meta\": {\"version\": \"5.0\"}, \"data\": {\"permissions\": [\"");
  g_autoptr (NewsroomGathered) gathered = NULL;
  g_autofree char *files = NULL;
  g_autofree char *skipped = NULL;

  for (guint i = 0; i < 100000; i++)
    {
      g_string_append_c (ghost, 'x');
      g_string_append_c (dump, 'x');
      g_string_append_c (linked, 'x');
      g_string_append_c (site, 'x');
    }
  g_string_append (ghost, "\"], \"posts\": []}}]}");
  g_string_append (dump, "\"], \"uri\": \"urn:1\", \"headline\": \"A\"}");
  g_string_append (linked, "\"}}, \"uri\": \"urn:1\", \"headline\": \"A\"}");
  g_string_append (site, "\"], \"posts\": []}}");
  put (fixture, "broken.json", "{\"uri\": \"urn:1\", \"headline\": \"A");
  put (fixture, "broken.xml", "<nitf><body>");
  put (fixture, "dump.json", dump->str);
  put (fixture, "ghost.json", ghost->str);
  put (fixture, "linked.json", linked->str);
  put (fixture, "package.json", "{\"name\": \"newsroom\", \"version\": \"1\"}");
  put (fixture, "site.json", site->str);
  put (fixture, "story.json", "{\"uri\": \"urn:1\", \"headline\": \"A\", \"body_text\": \"B\"}");

  gathered = gather (fixture);
  files = list_names (gathered->files);
  skipped = list_names (gathered->skipped);
  g_assert_cmpstr (files, ==, "broken.json broken.xml ghost.json linked.json site.json story.json ");
  g_assert_cmpstr (skipped, ==, "dump.json package.json ");
}

static NewsroomImportSummary *
import (DeskFixture *fixture)
{
  g_autoptr (NewsroomGathered) gathered = gather (fixture);
  g_autoptr (GAsyncResult) imported = NULL;
  g_autoptr (GAsyncResult) made = NULL;
  GAsyncResult *result = NULL;
  GPtrArray    *results;

  newsroom_import_files_async (fixture->store, gathered->files, NULL, FALSE, NULL, NULL, NULL, desk_result_cb, &result);
  imported = desk_await (&result);
  results = newsroom_import_files_finish (fixture->store, imported, NULL);
  g_ptr_array_extend (results, gathered->skipped, (GCopyFunc)(void (*) (void))g_object_ref, NULL);
  result = NULL;
  newsroom_import_summary_make_async (results, gathered->n_hidden, desk_result_cb, &result);
  made = desk_await (&result);

  return newsroom_import_summary_make_finish (made);
}

static void
check_counts (NewsroomImportSummary *summary,
              const guint            counts[NEWSROOM_N_IMPORT_GROUPS])
{
  for (guint i = 0; i < NEWSROOM_N_IMPORT_GROUPS; i++)
    g_assert_cmpuint (newsroom_import_summary_get_results (summary, i)->len, ==, counts[i]);
}

static void
save (NewsroomImportSummary *summary,
      DeskFixture           *fixture,
      const char            *name,
      const char            *words)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  GAsyncResult    *result = NULL;

  newsroom_import_summary_save_async (summary, file, NULL, desk_result_cb, &result);
  saved = desk_await (&result);
  g_assert_true (newsroom_import_summary_save_finish (saved, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, &error));
  g_assert_nonnull (strstr (contents, words));
}

static void
test_summary (DeskFixture  *fixture,
              gconstpointer data)
{
  const guint first[] = { 1, 0, 0, 1, 0, 1, 0, 4 };
  const guint again[] = { 1, 1, 0, 0, 4, 1, 0, 0 };
  g_autoptr (NewsroomImportSummary) summary = NULL;
  g_autoptr (NewsroomImportSummary) second = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *reason = NULL;
  guint            n_parts;

  put (fixture, "a.txt", story);
  put (fixture, "b.txt", "Another Headline\n\nOther words of a story.\n");
  put (fixture, "c.txt", story);
  put (fixture, "empty.txt", "");
  put (fixture, "feed.rss", "<rss version=\"2.0\"><channel><title>T</title><item><title>A</title><description>One.</description></item><item><title>B</title><description>Two.</description></item></channel></rss>");
  put (fixture, "=sum.png", "no story");
  put (fixture, ".hidden", "");

  summary = import (fixture);
  check_counts (summary, first);
  g_assert_cmpuint (newsroom_import_summary_count_several (summary, &n_parts), ==, 1);
  g_assert_cmpuint (n_parts, ==, 2);
  counts = newsroom_import_summary_dup_counts (summary);
  g_assert_cmpstr (counts, ==, "4 articles were added\n1 file holds several articles: 2 in all\n1 file could not be opened\n1 file was there twice\n1 file or folder was skipped\n1 hidden file or folder was passed by");
  reason = newsroom_import_summary_dup_reason (summary, newsroom_import_summary_get_results (summary, NEWSROOM_IMPORT_GROUP_TWICE)->pdata[0]);
  g_assert_true (g_str_has_suffix (reason, "a.txt”"));
  save (summary, fixture, "summary.txt", "\n1 file could not be opened\n  /");
  save (summary, fixture, "summary.csv", "file,part,became,article,headline,reason\r\n");
  save (summary, fixture, "summary.csv", "feed.rss\",2,added,");
  save (summary, fixture, "summary.json", "\"hidden\" : 1");

  put (fixture, "b.txt", "Another Headline\n\nWords that were changed.\n");
  second = import (fixture);
  check_counts (second, again);
}

static void
test_pace (void)
{
  g_autofree char *first = newsroom_import_pace_dup_text (G_USEC_PER_SEC, 100, 20000);
  g_autofree char *later = newsroom_import_pace_dup_text (10 * G_USEC_PER_SEC, 1000, 20000);
  g_autofree char *soon = newsroom_import_pace_dup_text (100 * G_USEC_PER_SEC, 15000, 20000);
  g_autofree char *last = newsroom_import_pace_dup_text (100 * G_USEC_PER_SEC, 20000, 20000);

  g_assert_cmpstr (first, ==, "Opening 101 of 20000");
  g_assert_cmpstr (later, ==, "Opening 1001 of 20000 · About 4 minutes left");
  g_assert_cmpstr (soon, ==, "Opening 15001 of 20000 · Less than a minute left");
  g_assert_cmpstr (last, ==, "Opening 20000 of 20000 · Less than a minute left");
  g_assert_cmpint (newsroom_import_pace_estimate (10 * G_USEC_PER_SEC, 1000, 20000), ==, 190 * G_USEC_PER_SEC);
  g_assert_cmpint (newsroom_import_pace_estimate (10 * G_USEC_PER_SEC, 0, 20000), ==, -1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/desk/import-gather/folder", DeskFixture, NULL, desk_fixture_set_up, test_folder, desk_fixture_tear_down);
  g_test_add ("/desk/import-gather/beginnings", DeskFixture, NULL, desk_fixture_set_up, test_beginnings, desk_fixture_tear_down);
  g_test_add ("/desk/import-gather/summary", DeskFixture, NULL, desk_fixture_set_up, test_summary, desk_fixture_tear_down);
  g_test_add_func ("/desk/import-gather/pace", test_pace);

  return g_test_run ();
}
