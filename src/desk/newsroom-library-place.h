/* newsroom-library-place.h — whether a library lies where it is safe
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NewsroomPlace:
 * @NEWSROOM_PLACE_LOCAL: on a disk of this computer, as far as can be seen
 * @NEWSROOM_PLACE_NETWORK: on a disk of another one
 * @NEWSROOM_PLACE_SYNCHRONISED: in a folder that a program copies to and from others
 */
typedef enum
{
  NEWSROOM_PLACE_LOCAL,
  NEWSROOM_PLACE_NETWORK,
  NEWSROOM_PLACE_SYNCHRONISED,
} NewsroomPlace;

NewsroomPlace newsroom_library_place_find (const char *library,
                                           char      **name);
void          newsroom_library_place_find_async (const char         *library,
                                                 GCancellable       *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer            user_data);
NewsroomPlace newsroom_library_place_find_finish (GAsyncResult *result,
                                                  char        **name);
char         *newsroom_library_place_dup_warning (NewsroomPlace place,
                                                  const char   *name);

G_END_DECLS
