/* newsroom-announcer.c — how the worker thread tells the library's thread of something
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-announcer-private.h"

/**
 * NewsroomAnnouncer:
 *
 * Belongs to the worker thread, which must not hold the store: no object of the caller's ever ends
 * there. Counted.
 */
struct _NewsroomAnnouncer
{
  GWeakRef      store;
  GMainContext *context;
};

/* What is told. */
typedef struct
{
  NewsroomAnnouncer *announcer;
  char             **damages;
} News;

static void
announcer_clear (gpointer data)
{
  NewsroomAnnouncer *self = data;

  g_weak_ref_clear (&self->store);
  g_main_context_unref (self->context);
}

/**
 * newsroom_announcer_unref:
 * @self: (transfer full): an announcer
 */
void
newsroom_announcer_unref (gpointer self)
{
  g_atomic_rc_box_release_full (self, announcer_clear);
}

/**
 * newsroom_announcer_new:
 * @store: the library, on its own thread
 *
 * Returns: (transfer full): an announcer for another one
 */
NewsroomAnnouncer *
newsroom_announcer_new (gpointer store)
{
  NewsroomAnnouncer *self = g_atomic_rc_box_new0 (NewsroomAnnouncer);

  self->context = g_main_context_ref_thread_default ();
  g_weak_ref_init (&self->store, store);

  return self;
}

static void
news_free (gpointer data)
{
  News *news = data;

  newsroom_announcer_unref (news->announcer);
  g_strfreev (news->damages);
  g_free (news);
}

static gboolean
announce_cb (gpointer user_data)
{
  News *news = user_data;
  g_autoptr (GObject) store = g_weak_ref_get (&news->announcer->store);

  if (store != NULL && news->damages != NULL)
    g_signal_emit_by_name (store, "damaged", news->damages);
  else if (store != NULL)
    g_signal_emit_by_name (store, "changed", (gint64)0);

  return G_SOURCE_REMOVE;
}

static void
announce (NewsroomAnnouncer *self,
          char             **damages)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  News *news = g_new0 (News, 1);

  news->announcer = g_atomic_rc_box_acquire (self);
  news->damages = damages;
  g_source_set_static_name (source, "newsroom-store: announce");
  g_source_set_callback (source, announce_cb, news, news_free);
  g_source_attach (source, self->context);
}

/**
 * newsroom_announcer_announce_changed:
 * @self: an announcer
 *
 * A list that searched while the index was being made has not seen all.
 */
void
newsroom_announcer_announce_changed (NewsroomAnnouncer *self)
{
  announce (self, NULL);
}

/**
 * newsroom_announcer_announce_damaged:
 * @self: an announcer
 * @damages: (transfer full): what was found damaged, a sentence each
 */
void
newsroom_announcer_announce_damaged (NewsroomAnnouncer *self,
                                     char             **damages)
{
  announce (self, damages);
}
