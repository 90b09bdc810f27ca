/* newsroom-idle-check.c — all of the open library checked, a part at a time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-idle-check-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-index-mend-private.h"
#include "newsroom-library-rows-private.h"
#include "newsroom-page-check-private.h"

/* A save waits for a slice at most. */
#define SLICE_MICROSECONDS (8 * 1000)

/* What refers to what in the tables whose rows have no sum of their own. */
static const char *const references[] = {
  "PRAGMA foreign_key_check (credit)",
  "PRAGMA foreign_key_check (portrait)",
  "PRAGMA foreign_key_check (state_log)",
};

/**
 * newsroom_idle_check_clear:
 * @self: a check
 *
 * Goes back to the beginning.
 */
void
newsroom_idle_check_clear (NewsroomIdleCheck *self)
{
  g_clear_pointer (&self->tables, g_strfreev);
  *self = (NewsroomIdleCheck){ 0 };
}

static gboolean
has_statements (const NewsroomIdleCheck *self)
{
  return self->tables == NULL || self->n_statements < g_strv_length (self->tables) + G_N_ELEMENTS (references);
}

/**
 * newsroom_idle_check_is_done:
 * @self: a check
 *
 * Returns: whether there is nothing left to check
 */
gboolean
newsroom_idle_check_is_done (const NewsroomIdleCheck *self)
{
  return self->kind >= NEWSROOM_N_ROW_KINDS && !has_statements (self);
}

/* What a newer version keeps in its tables and rows, this one cannot tell from damage. */
static void
check_nothing (NewsroomIdleCheck *self)
{
  newsroom_idle_check_clear (self);
  self->tables = g_new0 (char *, 1);
  self->n_statements = G_N_ELEMENTS (references);
  self->kind = NEWSROOM_N_ROW_KINDS;
}

static gboolean
check_references (NewsroomConnection *connection,
                  const char         *sql,
                  GPtrArray          *damages,
                  GError            **error)
{
  g_autofree char *table = newsroom_connection_dup_answer (connection, sql, error);

  if (table == NULL)
    return FALSE;
  if (table[0] != '\0')
    g_ptr_array_add (damages, g_strdup (_ ("parts of the library are missing")));

  return TRUE;
}

/* An index that does not fit its rows is no damage once it is made anew. */
static void
settle_table (NewsroomConnection *connection,
              const char         *table,
              NewsroomTableState  state,
              GPtrArray          *damages)
{
  g_autoptr (GError) error = NULL;

  if (state == NEWSROOM_TABLE_SOUND || (state == NEWSROOM_TABLE_INDEX && newsroom_index_mend_table (connection, table, &error)))
    return;
  if (error != NULL)
    g_debug ("%s", error->message);
  g_ptr_array_add (damages, g_strdup (_ ("parts of the library cannot be read")));
}

/* One statement, as long as nobody asks for anything. */
static gboolean
check_statement (NewsroomIdleCheck  *self,
                 NewsroomConnection *connection,
                 NewsroomYield      *yield,
                 GPtrArray          *damages,
                 GError            **error)
{
  NewsroomTableState state = NEWSROOM_TABLE_SOUND;
  g_autoptr (GError) failure = NULL;
  const char *table;
  guint       n_tables;
  gboolean    done;

  if (self->tables == NULL)
    self->tables = newsroom_page_check_list_tables (connection, error);
  if (self->tables == NULL)
    {
      self->tables = g_new0 (char *, 1);
      return FALSE;
    }

  n_tables = g_strv_length (self->tables);
  table = self->n_statements < n_tables ? self->tables[self->n_statements] : NULL;
  done = newsroom_yield_begin (yield, connection, &failure) &&
         (table != NULL ? newsroom_page_check_table (connection, table, &state, &failure)
                        : check_references (connection, references[self->n_statements - n_tables], damages, &failure));
  self->is_interrupted = newsroom_yield_end (yield);
  if (self->is_interrupted)
    {
      g_ptr_array_set_size (damages, 0);
      return TRUE;
    }

  self->n_statements++;
  if (done)
    settle_table (connection, table, state, damages);
  else
    g_propagate_error (error, g_steal_pointer (&failure));

  return done;
}

/* Rows for some milliseconds. */
static gboolean
check_rows (NewsroomIdleCheck  *self,
            NewsroomConnection *connection,
            GPtrArray          *damages,
            GError            **error)
{
  const gint64 end = g_get_monotonic_time () + SLICE_MICROSECONDS;
  gboolean     is_done = FALSE;
  gboolean     is_read = TRUE;

  while (is_read && !is_done && g_get_monotonic_time () < end)
    is_read = newsroom_library_rows_check_next (connection, (NewsroomRowKind)self->kind, &self->after, damages, &is_done, error);
  if (is_done || !is_read)
    {
      self->kind++;
      self->after = 0;
    }

  return is_read;
}

/**
 * newsroom_idle_check_continue:
 * @self: a check that is not done
 * @connection: the library's connection, in no transaction
 * @yield: by which it is told that somebody asks for something
 *
 * Checks the pages of a table, which ends when somebody asks for something and is begun again
 * after the rows; or rows for some milliseconds. An index that does not fit its table is made anew.
 * What cannot be read at all is damage, too, and the rest of its table is left out.
 *
 * Returns: (transfer full) (nullable): what was found damaged, a sentence without its full stop each
 */
char **
newsroom_idle_check_continue (NewsroomIdleCheck  *self,
                              NewsroomConnection *connection,
                              NewsroomYield      *yield)
{
  const gboolean has_rows = self->kind < NEWSROOM_N_ROW_KINDS;
  g_autoptr (GPtrArray) damages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gboolean is_read;

  if (newsroom_connection_get_read_only (connection) == NEWSROOM_READ_ONLY_NEWER)
    {
      check_nothing (self);
      return NULL;
    }

  newsroom_connection_set_action (connection, _ ("Could not check the library"));
  is_read = has_statements (self) && !(self->is_interrupted && has_rows) ? check_statement (self, connection, yield, damages, &error)
                                                                         : check_rows (self, connection, damages, &error);
  if (!is_read && g_error_matches (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED))
    g_ptr_array_add (damages, g_strdup (_ ("parts of the library cannot be read")));
  else if (!is_read)
    g_debug ("%s", error->message);

  if (damages->len == 0)
    return NULL;
  g_ptr_array_add (damages, NULL);

  return (char **)g_ptr_array_free (g_steal_pointer (&damages), FALSE);
}
