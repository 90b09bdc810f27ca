/* test-file-library.c — no export takes the place of a library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "desk-helper.h"

static gboolean
write_text (const char *path,
            GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("words", strlen ("words"));

  return newsroom_file_write (file, bytes, TRUE, NULL, error);
}

/* What is the same in a log that the library goes on writing: its format and the size of its pages
 * (https://www.sqlite.org/fileformat2.html#walformat). */
#define N_HEADER 12

static void
assert_refused (const char *path)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            n_before = 0;
  gsize            n_after = 0;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  g_assert_false (write_text (path, &error));
  g_assert_error (error, NEWSROOM_FILE_ERROR, NEWSROOM_FILE_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "it is a library, or belongs to one; choose another name"));
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpuint (n_before, >, N_HEADER);
  g_assert_cmpuint (n_after, >=, n_before);
  g_assert_cmpmem (before, N_HEADER, after, N_HEADER);
}

/* The library that is open, its log with what was saved last, a copy, and another name of it. */
static void
test_library (DeskFixture  *fixture,
              gconstpointer data)
{
  g_autofree char *path = g_strdup (newsroom_store_get_path (fixture->store));
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *copy = g_strconcat (path, ".html", NULL);
  g_autofree char *link = g_strconcat (path, ".link", NULL);
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomDraft) draft = newsroom_draft_new (fixture->store, article);
  g_autofree char *bytes = NULL;
  gsize            n_bytes = 0;

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "Words");
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, NULL));
  g_assert_true (g_file_set_contents (copy, bytes, (gssize)n_bytes, NULL));
  g_assert_no_errno (symlink (path, link));

  assert_refused (path);
  assert_refused (log);
  assert_refused (copy);
  assert_refused (link);

  newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, "More words");
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_AUTOSAVE));
  g_assert_no_errno (g_unlink (copy));
  g_assert_no_errno (g_unlink (link));
}

/* What only begins alike is replaced. */
static void
test_others (DeskFixture  *fixture,
             gconstpointer data)
{
  static const char *const texts[] = { "", "SQLite", "SQLite format 3 is a format.", "7\177\006", "7\177\006\201 and more bytes" };
  g_autofree char         *folder = g_path_get_dirname (newsroom_store_get_path (fixture->store));

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = desk_put (folder, "story.html", texts[i]);
      g_autofree char *contents = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (write_text (path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_cmpstr (contents, ==, "words");
      g_assert_no_errno (g_unlink (path));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/desk/file-library/library", DeskFixture, NULL, desk_fixture_set_up, test_library, desk_fixture_tear_down);
  g_test_add ("/desk/file-library/others", DeskFixture, NULL, desk_fixture_set_up, test_others, desk_fixture_tear_down);

  return g_test_run ();
}
