/* test-store-salvage-cancelled.c — somebody gives up a repair, wherever it is
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is interposed by --wrap is where it is given up. */
#include "salvage-helper.h"

#include "newsroom-copy-file-private.h"
#include "newsroom-salvage-article-private.h"
#include "newsroom-salvage-rows-private.h"

typedef struct
{
  const char *name;
  const char *place;
  guint       nth; /* time that the repair comes to it */
} Moment;

static const Moment moments[] = {
  { "reading", "newsroom_salvage_rows_new", 1 },
  { "reading-beyond", "newsroom_salvage_pages_look_beyond", 1 },
  { "checking", "newsroom_salvage_history_clean", 1 },
  { "reading-backup", "newsroom_salvage_rows_set_filter", 1 },
  { "checking-backup", "newsroom_salvage_history_clean", 2 },
  { "settling", "newsroom_salvage_articles_find", 2 },
  { "verifying", "newsroom_copy_file_settle", 1 },
};

static const Moment *wanted; /* (nullable) */
static GCancellable *giving_up;
static guint         n_reached;

static gboolean
reach (const char *place)
{
  if (wanted == NULL || !g_str_equal (wanted->place, place) || ++n_reached != wanted->nth)
    return FALSE;
  g_cancellable_cancel (giving_up);

  return TRUE;
}

NewsroomSalvageRows *__real_newsroom_salvage_rows_new (NewsroomConnection *connection, GError **error);
NewsroomSalvageRows *__wrap_newsroom_salvage_rows_new (NewsroomConnection *connection, GError **error);
gboolean             __real_newsroom_salvage_pages_look_beyond (NewsroomSalvagePages *pages);
gboolean             __wrap_newsroom_salvage_pages_look_beyond (NewsroomSalvagePages *pages);
gboolean             __real_newsroom_salvage_history_clean (NewsroomConnection *connection, GHashTable *known, GCancellable *cancellable, GError **error);
gboolean             __wrap_newsroom_salvage_history_clean (NewsroomConnection *connection, GHashTable *known, GCancellable *cancellable, GError **error);
void                 __real_newsroom_salvage_rows_set_filter (NewsroomSalvageRows *rows, NewsroomSalvageFilterFunc filter, gpointer data);
void                 __wrap_newsroom_salvage_rows_set_filter (NewsroomSalvageRows *rows, NewsroomSalvageFilterFunc filter, gpointer data);
GHashTable          *__real_newsroom_salvage_articles_find (NewsroomConnection *connection, GError **error);
GHashTable          *__wrap_newsroom_salvage_articles_find (NewsroomConnection *connection, GError **error);
gboolean             __real_newsroom_copy_file_settle (const char *temporary, const char *path, GError **error);
gboolean             __wrap_newsroom_copy_file_settle (const char *temporary, const char *path, GError **error);

NewsroomSalvageRows *
__wrap_newsroom_salvage_rows_new (NewsroomConnection *connection,
                                  GError            **error)
{
  reach ("newsroom_salvage_rows_new");

  return __real_newsroom_salvage_rows_new (connection, error);
}

/* There is more to be read, as after a log whose end is lost. */
gboolean
__wrap_newsroom_salvage_pages_look_beyond (NewsroomSalvagePages *pages)
{
  return reach ("newsroom_salvage_pages_look_beyond") || __real_newsroom_salvage_pages_look_beyond (pages);
}

gboolean
__wrap_newsroom_salvage_history_clean (NewsroomConnection *connection,
                                       GHashTable         *known,
                                       GCancellable       *cancellable,
                                       GError            **error)
{
  reach ("newsroom_salvage_history_clean");

  return __real_newsroom_salvage_history_clean (connection, known, cancellable, error);
}

void
__wrap_newsroom_salvage_rows_set_filter (NewsroomSalvageRows      *rows,
                                         NewsroomSalvageFilterFunc filter,
                                         gpointer                  data)
{
  reach ("newsroom_salvage_rows_set_filter");
  __real_newsroom_salvage_rows_set_filter (rows, filter, data);
}

GHashTable *
__wrap_newsroom_salvage_articles_find (NewsroomConnection *connection,
                                       GError            **error)
{
  reach ("newsroom_salvage_articles_find");

  return __real_newsroom_salvage_articles_find (connection, error);
}

gboolean
__wrap_newsroom_copy_file_settle (const char *temporary,
                                  const char *path,
                                  GError    **error)
{
  reach ("newsroom_copy_file_settle");

  return __real_newsroom_copy_file_settle (temporary, path, error);
}

/* Nothing is left of it, the library is as it was, and the next repair is one. */
static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            length = 0;
  gsize            after_length = 0;
  g_autoptr (GError) error = NULL;
  gint64 id = add (fixture, "One", "The words of it");
  guint  n_files;

  back_up_now (fixture);
  damage (fixture, "UPDATE article SET body = 'The worms of it'");
  g_assert_true (g_file_get_contents (fixture->library.path, &before, &length, NULL));
  n_files = count_files (fixture);

  giving_up = cancellable;
  n_reached = 0;
  wanted = data;
  g_assert_false (try_salvage (fixture, TRUE, cancellable, &error));
  g_assert_cmpuint (n_reached, >=, wanted->nth);
  wanted = NULL;
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (fixture->library.path, &after, &after_length, NULL));
  g_assert_cmpmem (after, after_length, before, length);
  g_assert_cmpuint (count_files (fixture), ==, n_files);

  salvage (fixture, TRUE);
  g_assert_cmpint (find (fixture, id)->fate, ==, NEWSROOM_FATE_WHOLE);
  assert_body (fixture, id, "The words of it");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/salvage/cancelled/%s", moments[i].name);

      g_test_add (path, Fixture, &moments[i], set_up, test_cancelled, tear_down);
    }

  return g_test_run ();
}
