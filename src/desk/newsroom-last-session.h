/* newsroom-last-session.h — where the editor was, and whether Newsroom ended in order
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NewsroomLastPlace:
 * @library: (nullable): path of the library; %NULL if nothing is remembered
 * @article: the number of the article in it that was open, 0 for none
 * @caret: where the caret was, in characters from the start of the body
 * @scroll: how far the body was scrolled, in pixels
 */
typedef struct
{
  char  *library;
  gint64 article;
  guint  caret;
  double scroll;
} NewsroomLastPlace;

#define NEWSROOM_TYPE_LAST_SESSION (newsroom_last_session_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomLastSession, newsroom_last_session, NEWSROOM, LAST_SESSION, GObject)

NewsroomLastSession     *newsroom_last_session_new (void);
void                     newsroom_last_session_begin_async (NewsroomLastSession *self,
                                                            GCancellable        *cancellable,
                                                            GAsyncReadyCallback  callback,
                                                            gpointer             user_data);
gboolean                 newsroom_last_session_begin_finish (NewsroomLastSession *self,
                                                             GAsyncResult        *result,
                                                             guint               *n_crashes);
const NewsroomLastPlace *newsroom_last_session_get_place (NewsroomLastSession *self);
void                     newsroom_last_session_set_place (NewsroomLastSession     *self,
                                                          const NewsroomLastPlace *place);
void                     newsroom_last_session_end (NewsroomLastSession *self);
void                     newsroom_last_session_flush (NewsroomLastSession *self);

G_END_DECLS
