/* connection-helper.c — the library opened by the test itself, without a store
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "connection-helper.h"

#include <string.h>

/* Its store is closed. */
NewsroomConnection *
open_connection (Library *library)
{
  g_autoptr (GError) error = NULL;
  NewsroomConnection *connection = newsroom_connection_open (library->path, &error);

  g_assert_no_error (error);
  newsroom_connection_set_action (connection, "Could not work");

  return connection;
}

/* That it was not done, for that reason; the error goes. */
void
assert_refused (gboolean    done,
                GError    **error,
                int         code,
                const char *words)
{
  g_assert_false (done);
  g_assert_error (*error, NEWSROOM_STORE_ERROR, code);
  if (words != NULL && strstr ((*error)->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, (*error)->message);
  g_clear_error (error);
}
