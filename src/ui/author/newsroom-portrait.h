/* newsroom-portrait.h — pictures of authors: from files and bytes to what can be shown
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NewsroomPortrait:
 * @bytes: the picture as it is in its file
 * @content_type: "image/png", "image/jpeg", "image/webp" or "image/gif"
 * @texture: the picture, reduced to what a profile shows
 */
typedef struct
{
  GBytes       *bytes;
  const char   *content_type;
  GdkPaintable *texture;
} NewsroomPortrait;

void              newsroom_portrait_load_async (GFile              *file,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
void              newsroom_portrait_decode_async (GBytes             *bytes,
                                                  GCancellable       *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer            user_data);
NewsroomPortrait *newsroom_portrait_finish (GAsyncResult *result,
                                            GError      **error);
void              newsroom_portrait_free (NewsroomPortrait *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomPortrait, newsroom_portrait_free)

G_END_DECLS
