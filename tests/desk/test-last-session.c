/* test-last-session.c — where the editor was comes back, and ends out of order are counted
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-last-session.h"

#include <glib/gstdio.h>

#define LIBRARY "/home/ann/Ü 100%/library.db"

static const NewsroomLastPlace SOMEWHERE = { .library = (char *)LIBRARY, .article = 12, .caret = 345, .scroll = 67.25 };

static char *
dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "newsroom", "session", NULL);
}

/* As before the first start. */
static void
forget (void)
{
  g_autofree char *path = dup_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
}

static void
begun_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_assert_true (newsroom_last_session_begin_finish (NEWSROOM_LAST_SESSION (object), result, user_data));
}

/* Returns: how many before it were not ended in order */
static guint
begin (NewsroomLastSession *session)
{
  guint n_crashes = G_MAXUINT;

  newsroom_last_session_begin_async (session, NULL, begun_cb, &n_crashes);
  while (n_crashes == G_MAXUINT)
    g_main_context_iteration (NULL, TRUE);

  return n_crashes;
}

static void
assert_place (NewsroomLastSession     *session,
              const NewsroomLastPlace *expected)
{
  const NewsroomLastPlace *place = newsroom_last_session_get_place (session);

  g_assert_cmpstr (place->library, ==, expected->library);
  g_assert_cmpint (place->article, ==, expected->article);
  g_assert_cmpuint (place->caret, ==, expected->caret);
  g_assert_cmpfloat (place->scroll, ==, expected->scroll);
}

static void
test_comes_back (void)
{
  g_autoptr (NewsroomLastSession) first = newsroom_last_session_new ();
  g_autoptr (NewsroomLastSession) second = newsroom_last_session_new ();
  g_autofree char        *path = dup_path ();
  g_autofree char        *folder = g_path_get_dirname (path);
  const NewsroomLastPlace nowhere = { 0 };
  GStatBuf                status;

  forget ();
  g_assert_cmpuint (begin (first), ==, 0);
  assert_place (first, &nowhere);
  newsroom_last_session_set_place (first, &SOMEWHERE);
  newsroom_last_session_end (first);
  newsroom_last_session_flush (first);
  g_assert_no_errno (g_stat (folder, &status));
  g_assert_cmpuint (status.st_mode & 0077, ==, 0);

  g_assert_cmpuint (begin (second), ==, 0);
  assert_place (second, &SOMEWHERE);
}

/* Each that is only begun counts, and what it has set is there all the same. */
static void
test_crashes (void)
{
  forget ();
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (NewsroomLastSession) session = newsroom_last_session_new ();
      NewsroomLastPlace place = SOMEWHERE;

      g_assert_cmpuint (begin (session), ==, i);
      place.caret = i;
      newsroom_last_session_set_place (session, &place);
      newsroom_last_session_flush (session);
    }

  {
    g_autoptr (NewsroomLastSession) session = newsroom_last_session_new ();

    g_assert_cmpuint (begin (session), ==, 3);
    g_assert_cmpuint (newsroom_last_session_get_place (session)->caret, ==, 2);
    newsroom_last_session_end (session);
    newsroom_last_session_flush (session);
  }

  {
    g_autoptr (NewsroomLastSession) session = newsroom_last_session_new ();

    g_assert_cmpuint (begin (session), ==, 0);
  }
}

/* A window that opened files remembers its place, and says nothing of crashes. */
static void
test_set_without_beginning (void)
{
  g_autoptr (NewsroomLastSession) crashed = newsroom_last_session_new ();
  g_autoptr (NewsroomLastSession) other = newsroom_last_session_new ();
  g_autoptr (NewsroomLastSession) last = newsroom_last_session_new ();

  forget ();
  begin (crashed);
  newsroom_last_session_set_place (other, &SOMEWHERE);
  newsroom_last_session_flush (other);
  g_assert_cmpuint (begin (last), ==, 1);
  assert_place (last, &SOMEWHERE);
}

static void
test_set_while_it_begins (void)
{
  g_autoptr (NewsroomLastSession) first = newsroom_last_session_new ();
  g_autoptr (NewsroomLastSession) second = newsroom_last_session_new ();
  guint n_crashes = G_MAXUINT;

  forget ();
  newsroom_last_session_begin_async (first, NULL, begun_cb, &n_crashes);
  newsroom_last_session_set_place (first, &SOMEWHERE);
  while (n_crashes == G_MAXUINT)
    g_main_context_iteration (NULL, TRUE);
  assert_place (first, &SOMEWHERE);
  newsroom_last_session_flush (first);

  g_assert_cmpuint (begin (second), ==, 1);
  assert_place (second, &SOMEWHERE);
}

/* However many come while one is being written, the last is what stays. */
static void
test_newest_stays (void)
{
  g_autoptr (NewsroomLastSession) first = newsroom_last_session_new ();
  g_autoptr (NewsroomLastSession) second = newsroom_last_session_new ();
  NewsroomLastPlace place = SOMEWHERE;

  forget ();
  begin (first);
  for (place.caret = 0; place.caret < 500; place.caret++)
    {
      newsroom_last_session_set_place (first, &place);
      g_main_context_iteration (NULL, FALSE);
    }
  newsroom_last_session_flush (first);
  while (g_main_context_iteration (NULL, FALSE))
    ;

  begin (second);
  g_assert_cmpuint (newsroom_last_session_get_place (second)->caret, ==, 499);
}

static void
test_garbled (void)
{
  static const char *const texts[] = { "", "no keys at all", "[Session]\nLibrary=relative\nArticle=many\nCaret=-5\nScroll=\nCrashes=-7\n", "\xff\xfe" };
  g_autofree char         *path = dup_path ();
  g_autofree char         *folder = g_path_get_dirname (path);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (NewsroomLastSession) session = newsroom_last_session_new ();
      const NewsroomLastPlace nowhere = { 0 };

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      g_assert_cmpuint (begin (session), ==, 0);
      assert_place (session, &nowhere);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("newsroom-last-session-XXXXXX", NULL);
  int              status;

  g_test_init (&argc, &argv, NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);

  g_test_add_func ("/desk/last-session/comes-back", test_comes_back);
  g_test_add_func ("/desk/last-session/crashes", test_crashes);
  g_test_add_func ("/desk/last-session/set-without-beginning", test_set_without_beginning);
  g_test_add_func ("/desk/last-session/set-while-it-begins", test_set_while_it_begins);
  g_test_add_func ("/desk/last-session/newest-stays", test_newest_stays);
  g_test_add_func ("/desk/last-session/garbled", test_garbled);

  status = g_test_run ();
  forget ();
  g_rmdir (state);

  return status;
}
