/* test-store-announcer.c — what the worker thread tells reaches a library that is there, and no other
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-announcer-private.h"
#include "store-helper.h"

typedef struct
{
  guint n_changes;
  guint n_damages;
} Told;

static void
changed_cb (NewsroomStore *store,
            gint64         id,
            Told          *told)
{
  g_assert_cmpint (id, ==, 0);
  told->n_changes++;
}

static void
damaged_cb (NewsroomStore *store,
            char         **damages,
            Told          *told)
{
  g_assert_cmpstr (damages[0], ==, "an article");
  told->n_damages++;
}

static void
announce (NewsroomAnnouncer *announcer)
{
  static const char *const damages[] = { "an article", NULL };

  newsroom_announcer_announce_changed (announcer);
  newsroom_announcer_announce_damaged (announcer, g_strdupv ((char **)damages));
}

static void
test_told (Library      *library,
           gconstpointer data)
{
  NewsroomAnnouncer *announcer = newsroom_announcer_new (library->store);
  Told               told = { 0, 0 };
  g_autoptr (GError) error = NULL;

  g_signal_connect (library->store, "changed", G_CALLBACK (changed_cb), &told);
  g_signal_connect (library->store, "damaged", G_CALLBACK (damaged_cb), &told);
  g_assert_true (close_store (library->store, &error));
  announce (announcer);
  wait_until (told.n_damages > 0);
  g_assert_cmpuint (told.n_changes, ==, 1);
  g_assert_cmpuint (told.n_damages, ==, 1);

  /* On its way it comes too late. */
  announce (announcer);
  g_assert_finalize_object (g_steal_pointer (&library->store));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (told.n_changes, ==, 1);
  g_assert_cmpuint (told.n_damages, ==, 1);
  newsroom_announcer_unref (announcer);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/announcer/told", Library, NULL, library_set_up, test_told, library_tear_down);

  return g_test_run ();
}
