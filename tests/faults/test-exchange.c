/* test-exchange.c — another library takes the place of the one that is being opened, or exchanged itself
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-helper.h"

#include <glib/gstdio.h>
#include <string.h>

#include "fault-place.h"
#include "newsroom-library-copy.h"

/* The library is locked for good then. */
#define REFUSED_OFTEN 12

static gboolean
restore_elsewhere (Place *fixture)
{
  const char      *arguments[] = { g_getenv ("NEWSROOM_CLI"), "restore", fixture->backup, NULL };
  g_autofree char *output = NULL;

  return place_spawn (arguments, &output);
}

/* The library has another article than its backup: their pages do not fit each other. */
static void
begin_with_backup (Place *fixture)
{
  const char      *arguments[] = { g_getenv ("NEWSROOM_CLI"), "backup", fixture->backup, NULL };
  g_autofree char *output = NULL;

  place_begin (fixture);
  g_assert_true (place_spawn (arguments, &output));
  g_assert_true (place_save_elsewhere ("Council votes"));
  fixture->is_visited = FALSE;
  fixture->is_saved = FALSE;
  fixture->is_restored = FALSE;
}

/* Nothing in the library that Newsroom would open now is damaged, or of the other one. */
static void
assert_sound (gboolean is_restored)
{
  const char      *arguments[] = { g_getenv ("NEWSROOM_CLI"), "check", NULL };
  g_autofree char *output = NULL;
  g_autofree char *listed = place_list (NULL);

  g_assert_true (place_spawn (arguments, &output));
  g_assert_true ((strstr (listed, "Council votes") != NULL) == !is_restored);
}

static void
restore_cb (gpointer user_data)
{
  Place *fixture = user_data;

  fixture->is_visited = TRUE;
  fixture->is_restored = restore_elsewhere (fixture);
}

/* Another process puts a backup in the place of the library at each moment while it is opened and saved
 * to. What is acknowledged is in the library that is there then: nothing is written to that of before,
 * nor a log of that left beside the new one. */
static void
test_restored_while_opened (Place        *fixture,
                            gconstpointer data)
{
  guint n_restored = 0;
  guint n_refused = 0;

  for (guint i = 1; i < PLACE_MAX_CALLS && n_refused < REFUSED_OFTEN; i++)
    {
      gboolean is_saved;

      begin_with_backup (fixture);
      fault_disk_begin (place_folder);
      fault_disk_set_visit (PLACE_MOMENTS, i, restore_cb, fixture);
      is_saved = place_save_here (fixture->library, FALSE);
      fault_disk_end ();
      g_test_message ("moment %u: %s, %s", i, fixture->is_restored ? "restored" : "refused", is_saved ? "saved" : "not saved");
      place_assert (fixture, FALSE, is_saved ? "Mayor resigns" : NULL);
      assert_sound (fixture->is_restored);
      g_assert_true (fixture->is_visited);
      n_restored += fixture->is_restored;
      n_refused = fixture->is_restored ? 0 : n_refused + 1;
    }
  g_assert_cmpuint (n_restored, >, 3);
}

static void
restore_and_save_cb (gpointer user_data)
{
  Place           *fixture = user_data;
  const char      *arguments[] = { place_program, "save", fixture->library, NULL };
  g_autofree char *output = NULL;

  fixture->is_visited = TRUE;
  fixture->is_restored = restore_elsewhere (fixture);
  fixture->is_saved = fixture->is_restored && place_spawn (arguments, &output);
}

/* The same while it is restored here: what a third one has saved, which was killed then, is in the library
 * or in the one that was kept. */
static void
test_restored_while_restored (Place        *fixture,
                              gconstpointer data)
{
  guint n_saved = 0;
  guint n_refused = 0;

  for (guint i = 1; i < PLACE_MAX_CALLS && n_refused < REFUSED_OFTEN; i++)
    {
      g_autoptr (GAsyncResult) restored = NULL;
      g_autofree char *kept = NULL;
      g_autofree char *listed = NULL;
      g_autofree char *listed_kept = NULL;
      GAsyncResult    *result = NULL;
      gboolean         is_done;

      begin_with_backup (fixture);
      fault_disk_begin (place_folder);
      fault_disk_set_visit (PLACE_MOMENTS, i, restore_and_save_cb, fixture);
      newsroom_library_restore_async (fixture->backup, fixture->library, FALSE, NULL, desk_result_cb, &result);
      restored = desk_await (&result);
      is_done = newsroom_library_restore_finish (restored, &kept, NULL, NULL);
      fault_disk_end ();
      g_test_message ("moment %u: %s, %s", i, is_done ? "restored" : "refused", fixture->is_saved ? "saved" : "not saved");
      if (!fixture->is_visited)
        break;

      listed = place_list (NULL);
      listed_kept = kept != NULL ? place_list (kept) : g_strdup ("");
      g_assert_nonnull (strstr (listed, "Harbour opens"));
      if (fixture->is_saved)
        g_assert_true (strstr (listed, "Mayor resigns") != NULL || strstr (listed_kept, "Mayor resigns") != NULL);
      assert_sound (fixture->is_restored || is_done);
      n_saved += fixture->is_saved;
      n_refused = fixture->is_restored ? 0 : n_refused + 1;
    }
  g_assert_cmpuint (n_saved, >, 3);
}

int
main (int    argc,
      char **argv)
{
  int status;

  if (argc == 3 && g_str_equal (argv[1], "save"))
    return place_save_here (argv[2], TRUE) ? 0 : 1;

  g_test_init (&argc, &argv, NULL);
  place_init (argv[0]);

  g_test_add ("/faults/exchange/opened", Place, NULL, place_set_up, test_restored_while_opened, place_tear_down);
  g_test_add ("/faults/exchange/restored", Place, NULL, place_set_up, test_restored_while_restored, place_tear_down);
  status = g_test_run ();
  g_rmdir (place_folder);

  return status;
}
