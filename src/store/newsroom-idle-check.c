/* newsroom-idle-check.c — every row of the open library checked, a few at a time
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-idle-check-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-library-rows-private.h"

/* A save waits for a slice at most. */
#define SLICE_MICROSECONDS (8 * 1000)

/* First what refers to what in the tables that are read in a moment, then the rows of the others. */
static const char *const references[] = {
  "PRAGMA foreign_key_check (credit)",
  "PRAGMA foreign_key_check (portrait)",
  "PRAGMA foreign_key_check (state_log)",
};

#define N_REFERENCES G_N_ELEMENTS (references)
#define N_STAGES (N_REFERENCES + NEWSROOM_N_ROW_KINDS)

/**
 * newsroom_idle_check_is_done:
 * @self: a check
 *
 * Returns: whether there is nothing more to check
 */
gboolean
newsroom_idle_check_is_done (const NewsroomIdleCheck *self)
{
  return self->stage >= N_STAGES;
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

/* Returns: whether the stage could be read */
static gboolean
check_slice (NewsroomIdleCheck  *self,
             NewsroomConnection *connection,
             GPtrArray          *damages,
             gboolean           *is_done,
             GError            **error)
{
  const gint64 end = g_get_monotonic_time () + SLICE_MICROSECONDS;

  *is_done = TRUE;
  if (self->stage < N_REFERENCES)
    return check_references (connection, references[self->stage], damages, error);

  do
    if (!newsroom_library_rows_check_next (connection, (NewsroomRowKind)(self->stage - N_REFERENCES), &self->after, damages, is_done, error))
      return FALSE;
  while (!*is_done && g_get_monotonic_time () < end);

  return TRUE;
}

/**
 * newsroom_idle_check_continue:
 * @self: a check that is not done
 * @connection: the library's connection, in no transaction
 *
 * Checks for some milliseconds. What cannot be read at all is damage, too, and the rest of its table
 * is left out.
 *
 * Returns: (transfer full) (nullable): what was found damaged, a sentence without its full stop each
 */
char **
newsroom_idle_check_continue (NewsroomIdleCheck  *self,
                              NewsroomConnection *connection)
{
  g_autoptr (GPtrArray) damages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gboolean is_done = TRUE;

  newsroom_connection_set_action (connection, _ ("Could not check the library"));
  if (!check_slice (self, connection, damages, &is_done, &error))
    {
      is_done = TRUE;
      if (g_error_matches (error, NEWSROOM_STORE_ERROR, NEWSROOM_STORE_ERROR_DAMAGED))
        g_ptr_array_add (damages, g_strdup (_ ("parts of the library cannot be read")));
      else
        g_debug ("%s", error->message);
    }
  if (is_done)
    {
      self->stage++;
      self->after = 0;
    }

  if (damages->len == 0)
    return NULL;
  g_ptr_array_add (damages, NULL);

  return (char **)g_ptr_array_free (g_steal_pointer (&damages), FALSE);
}
