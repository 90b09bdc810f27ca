/* test-store-thinning.c — which versions are no longer needed, and that what stays is what was saved
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-thinning-private.h"
#include "store-helper.h"

#include <string.h>

#include "newsroom-revision-table-private.h"

#define NOW ((gint64)1800000540 * G_USEC_PER_SEC) /* 2027-01-15 08:09 UTC */
#define OLD (NOW - 40 * G_TIME_SPAN_DAY)

/* Versions of one old day by their words, and whether they stay */
static void
test_falls (void)
{
  static const struct
  {
    gint64   n_words;
    gboolean stays;
  } versions[] = {
    { 100, FALSE },
    { 110, TRUE }, /* the longest before less than half of it */
    { 90, TRUE },  /* the last before more than half went at once */
    { 40, TRUE },  /* the first after it */
    { 39, FALSE },
    { 60, TRUE }, /* the last */
  };
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (NewsroomThinningRow));

  newsroom_thinning_choose (rows, NOW);
  g_assert_cmpuint (rows->len, ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      const NewsroomThinningRow row = { i + 1, OLD + i, 0, versions[i].n_words, TRUE, FALSE };

      g_array_append_val (rows, row);
    }
  newsroom_thinning_choose (rows, NOW);
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_test_message ("%u", i);
      g_assert_true (g_array_index (rows, NewsroomThinningRow, i).is_dropped != versions[i].stays);
    }
}

static char *
dup_body (guint number)
{
  return g_strdup_printf ("The bridge is open for %u hours, and then it is closed.", number);
}

/* An article with so many versions, and then what becomes of them. Returns: (transfer full): its library,
 * opened by the test itself */
static NewsroomConnection *
make_versions (Library    *library,
               guint       n_versions,
               const char *sql)
{
  g_autoptr (NewsroomArticle) article = make_article ("Thin", "");
  g_autoptr (GError) error = NULL;
  NewsroomConnection *connection;

  for (guint i = 0; i < n_versions; i++)
    {
      g_autofree char *body = dup_body (i + 1);
      g_autoptr (NewsroomArticle) saved = NULL;

      newsroom_article_set_text (article, NEWSROOM_FIELD_BODY, body);
      saved = save_article (library->store, article, NEWSROOM_CAUSE_AUTOSAVE, &error);
      g_assert_no_error (error);
      g_set_object (&article, saved);
    }
  library_close (library);
  g_free (run_sql (library->path, sql));
  connection = newsroom_connection_open (library->path, &error);
  g_assert_no_error (error);

  return connection;
}

static gboolean
thin (NewsroomConnection *connection,
      gpointer            data,
      GError            **error)
{
  return newsroom_thinning_run (connection, 1, NOW, error);
}

/* Of those that are based on others anew one in so many is whole, so that damage to one harms few. */
static void
test_whole (Library      *library,
            gconstpointer data)
{
  const guint n_versions = 160;
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autofree char *counts = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GError) error = NULL;

  /* Two on each day, of which the later one stays */
  connection = make_versions (library, n_versions, "UPDATE revision SET time = (10000 + (sequence - 1) / 2) * 86400000000 + sequence");
  newsroom_connection_transact (connection, thin, NULL, &error);
  g_assert_no_error (error);
  counts = newsroom_connection_dup_answer (connection, "SELECT count (*) || ' ' || min (sequence % 2) FROM revision", &error);
  g_assert_cmpstr (counts, ==, "80 0");
  whole = newsroom_connection_dup_answer (connection, "SELECT group_concat (sequence) FROM revision WHERE base IS NULL", &error);
  g_assert_cmpstr (whole, ==, "2,132");
  for (guint i = 2; i <= n_versions; i += 2)
    {
      g_autoptr (NewsroomArticle) version = newsroom_revision_table_load (connection, 1, i, &error);
      g_autofree char *body = dup_body (i);

      g_assert_no_error (error);
      g_assert_cmpstr (newsroom_article_get_text (version, NEWSROOM_FIELD_BODY), ==, body);
    }
}

/* What is written anew is read again before anything goes: where it is not what was written, all stays. */
static void
test_spoilt (Library      *library,
             gconstpointer data)
{
  static const char all[] = "SELECT group_concat (sequence || ' ' || ifnull (base, 0) || ' ' || body) FROM revision";
  g_autoptr (NewsroomConnection) connection = NULL;
  g_autofree char *spoil = g_strdup_printf ("CREATE TEMP TRIGGER spoil AFTER UPDATE OF body ON revision"
                                            " BEGIN UPDATE revision SET %s WHERE id = new.id; END",
                                            (const char *)data);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  connection = make_versions (library, 5, "UPDATE revision SET time = sequence, cause = iif (sequence = 1, 'import', cause)");
  g_assert_cmpint (sqlite3_db_config (newsroom_connection_get_handle (connection), SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL), ==, SQLITE_OK);
  g_assert_true (newsroom_connection_execute (connection, spoil, &error));
  before = newsroom_connection_dup_answer (connection, all, &error);
  g_assert_no_error (error);

  g_assert_false (newsroom_connection_transact (connection, thin, NULL, &error));
  g_assert_error (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "an old version"));
  g_clear_error (&error);
  after = newsroom_connection_dup_answer (connection, all, &error);
  g_assert_cmpstr (after, ==, before);

  /* Without that it is done. */
  g_assert_true (newsroom_connection_execute (connection, "DROP TRIGGER spoil", &error));
  g_assert_true (newsroom_connection_transact (connection, thin, NULL, &error));
  g_free (after);
  after = newsroom_connection_dup_answer (connection, "SELECT group_concat (sequence) FROM revision", &error);
  g_assert_cmpstr (after, ==, "1,5");
}

#define ADD(path, data, function) g_test_add (path, Library, data, library_set_up, function, library_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/thinning/falls", test_falls);
  ADD ("/store/thinning/whole", NULL, test_whole);
  ADD ("/store/thinning/no-difference", "body = 'Worms'", test_spoilt);
  ADD ("/store/thinning/another-text", "base = NULL, body = 'Worms'", test_spoilt);

  return g_test_run ();
}
