/* test-repair.c — a library repaired, with a report
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "desk-helper.h"
#include "newsroom-repair.h"

/* What is deleted in the thread that draws the window, in which the test runs. */
static guint n_deleted_in_main;

static gboolean links_fail;

int
unlink (const char *path)
{
  if (getpid () == (pid_t)syscall (SYS_gettid))
    n_deleted_in_main++;

  return (int)syscall (SYS_unlinkat, AT_FDCWD, path, 0);
}

int
link (const char *from,
      const char *to)
{
  if (links_fail)
    {
      errno = EIO;
      return -1;
    }

  return (int)syscall (SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}

static void
add_article (DeskFixture *fixture)
{
  g_autoptr (NewsroomArticle) article = newsroom_article_new ();
  g_autoptr (NewsroomDraft) draft = newsroom_draft_new (fixture->store, article);

  newsroom_article_set_text (article, NEWSROOM_FIELD_HEADLINE, "Harbour opens");
  g_assert_true (desk_save (draft, NEWSROOM_CAUSE_CHECKPOINT));
}

static void
close_library (DeskFixture *fixture)
{
  g_autoptr (GAsyncResult) closed = NULL;
  GAsyncResult *result = NULL;

  newsroom_store_close_async (fixture->store, NULL, desk_result_cb, &result);
  closed = desk_await (&result);
  g_assert_true (newsroom_store_close_finish (fixture->store, closed, NULL));
}

/* Returns: (transfer full) (nullable): the path of the report */
static char *
repair (const char *library,
        GError    **error)
{
  g_autoptr (NewsroomSalvage) salvage = newsroom_salvage_new (library);
  g_autoptr (GAsyncResult) repaired = NULL;
  GAsyncResult *result = NULL;

  newsroom_repair_async (salvage, library, NULL, NULL, desk_result_cb, &result);
  repaired = desk_await (&result);

  return newsroom_repair_finish (salvage, repaired, error);
}

static guint
count_reports (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n_reports = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n_reports += g_str_has_suffix (name, ".txt");

  return n_reports;
}

/* The new library cannot take the place of the old one: there is no report of it either, and the
 * thread that draws the window has not waited for the disk. */
static void
test_not_placed (DeskFixture  *fixture,
                 gconstpointer data)
{
  g_autofree char *library = g_strdup (newsroom_store_get_path (fixture->store));
  g_autofree char *report = NULL;
  g_autoptr (GError) error = NULL;

  add_article (fixture);
  close_library (fixture);
  n_deleted_in_main = 0;
  links_fail = TRUE;
  report = repair (library, &error);
  links_fail = FALSE;
  g_assert_null (report);
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_IO);
  g_assert_cmpuint (count_reports (fixture->folder), ==, 0);
  g_assert_cmpuint (n_deleted_in_main, ==, 0);

  report = repair (library, NULL);
  g_assert_true (g_file_test (report, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_reports (fixture->folder), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/desk/repair/not-placed", DeskFixture, NULL, desk_fixture_set_up, test_not_placed, desk_fixture_tear_down);

  return g_test_run ();
}
