/* fault-states.c — libraries in which a call has failed before, and what nobody asks for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-work.h"

#include <sqlite3.h>

#include "fault-sqlite.h"
#include "newsroom-idle-check-private.h"

static void
fail_at (Work         *work,
         WorkOperation operation,
         FaultPhase    phase,
         const char   *call,
         gboolean      is_late)
{
  const FaultManner manner = { SQLITE_IOERR_FSYNC, is_late };
  g_autofree char  *struck = NULL;

  fault_sqlite_arm_call (phase, call, &manner);
  operation (work, NULL);
  struck = fault_sqlite_disarm ();
  g_assert_nonnull (struck);
}

/* What is done after the opening is done when this is. */
static gboolean
open_and_wait (Work    *work,
               GError **error)
{
  gboolean done = work_open (work, error);

  g_usleep (20000);

  return done;
}

/* Nobody has looked at the search index since the opening. */
gboolean
work_open_unchecked (Work    *work,
                     GError **error)
{
  fail_at (work, open_and_wait, FAULT_PHASE_TIDY, "prepare: SELECT id, headline", FALSE);

  return TRUE;
}

/* What is done while nobody asks for anything, in a connection of the test's own */
gboolean
work_check_idly (Work    *work,
                 GError **error)
{
  g_autoptr (NewsroomConnection) connection = newsroom_connection_open (work->path, error);
  g_autoptr (NewsroomYield) yield = newsroom_yield_new ();
  NewsroomIdleCheck check = { 0 };

  if (connection == NULL)
    return FALSE;
  while (!newsroom_idle_check_is_done (&check))
    {
      g_auto (GStrv) damages = newsroom_idle_check_continue (&check, connection, yield);

      for (guint i = 0; damages != NULL && damages[i] != NULL; i++)
        work_tell (work, "%s", damages[i]);
    }

  newsroom_idle_check_clear (&check);

  return newsroom_connection_close (connection, error);
}

/* What was added is there, although it was said that it is not. */
gboolean
work_add_uncertain (Work    *work,
                    GError **error)
{
  fail_at (work, work_add, FAULT_PHASE_WORK, "exec: COMMIT", TRUE);
  work->n_done++;

  return TRUE;
}

/* The library has to be opened anew. */
gboolean
work_fail_to_save (Work    *work,
                   GError **error)
{
  fail_at (work, work_save, FAULT_PHASE_WORK, "exec: COMMIT", FALSE);

  return TRUE;
}

/* What was saved is there, although it was said that it is not; what was saved over it then is not. */
static gboolean
fail_twice (Work         *work,
            WorkOperation operation)
{
  fail_at (work, operation, FAULT_PHASE_WORK, "exec: COMMIT", TRUE);
  work->n_done += work->articles->len;
  fail_at (work, operation, FAULT_PHASE_WORK, "exec: COMMIT", FALSE);
  work->n_done += work->articles->len;

  return TRUE;
}

gboolean
work_add_in_vain (Work    *work,
                  GError **error)
{
  return fail_twice (work, work_add);
}

gboolean
work_save_in_vain (Work    *work,
                   GError **error)
{
  return fail_twice (work, work_save);
}

/* It is in the library once. */
gboolean
work_add_once (Work    *work,
               GError **error)
{
  if (!work_add (work, error))
    return FALSE;
  g_assert_cmpint (newsroom_article_get_id (g_ptr_array_index (work->articles, work->articles->len - 1)), ==, WORK_SPIKED + 1);

  return TRUE;
}

/* Without the search index the same articles are found, in another order. */
gboolean
work_count_found (Work    *work,
                  GError **error)
{
  NewsroomArticleQuery wanted = NEWSROOM_ARTICLE_QUERY_INIT;
  g_autoptr (GListModel) found = NULL;

  wanted.text = "sentence";
  found = query (work->store, &wanted, error);
  if (found == NULL)
    return FALSE;
  work_tell (work, "%u", g_list_model_get_n_items (found));

  return TRUE;
}
