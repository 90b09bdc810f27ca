/* newsroom-thin.c — old versions taken away, all through the library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-thin.h"

static void
thinned_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  NewsroomStore *store = NEWSROOM_STORE (object);
  g_autoptr (GCancellable) cancellable = user_data;
  gint64 id;

  /* What cannot be thinned stays. */
  newsroom_store_thin_finish (store, result, &id, NULL);
  if (id != 0 && !g_cancellable_is_cancelled (cancellable))
    newsroom_store_thin_async (store, id, g_get_real_time (), cancellable, thinned_cb, g_object_ref (cancellable));
}

/**
 * newsroom_thin:
 * @store: a library
 * @cancellable: to end it
 *
 * Goes through all articles as newsroom_store_thin_async() tells, one after another, while other
 * operations come between.
 */
void
newsroom_thin (NewsroomStore *store,
               GCancellable  *cancellable)
{
  g_return_if_fail (NEWSROOM_IS_STORE (store));
  g_return_if_fail (G_IS_CANCELLABLE (cancellable));

  newsroom_store_thin_async (store, 0, g_get_real_time (), cancellable, thinned_cb, g_object_ref (cancellable));
}
