/* newsroom-library-swap-private.h — another file in the place of the library, which is kept
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomLibrarySwap:
 * @action: how its errors begin
 * @resolved: the library without symbolic links
 * @temporary: where the new library is made, in the same folder
 * @aside: where the old one goes
 * @lock: on the file of the old one, or -1
 * @is_placed: whether the new library has its name, for good or not
 *
 * One exchange. All is owned.
 */
typedef struct
{
  char *action;
  char *resolved;
  char *temporary;
  char *aside;
  int   lock;

  gboolean is_placed;
} NewsroomLibrarySwap;

/* What lies beside a library that was not closed. */
#define NEWSROOM_LIBRARY_LOG_SUFFIXES \
  {                                   \
    "-wal", "-journal"                \
  }

#define NEWSROOM_LIBRARY_SWAP_INIT \
  {                                \
    .lock = -1                     \
  }

void     newsroom_library_swap_clear (NewsroomLibrarySwap *self);
void     newsroom_library_swap_release (NewsroomLibrarySwap *self);
gboolean newsroom_library_swap_prepare (NewsroomLibrarySwap *self,
                                        const char          *library,
                                        const char          *words,
                                        char                *action,
                                        GError             **error);
gboolean newsroom_library_swap_check_writable (NewsroomLibrarySwap *self,
                                               GError             **error);
void     newsroom_library_swap_mark (NewsroomLibrarySwap *self);
void     newsroom_library_swap_discard_marked (NewsroomLibrarySwap *self);
gboolean newsroom_library_swap_fail (NewsroomLibrarySwap *self,
                                     int                  code,
                                     const char          *reason,
                                     GError             **error);
gboolean newsroom_library_swap_fail_from_errno (NewsroomLibrarySwap *self,
                                                int                  number,
                                                GError             **error);
gboolean newsroom_library_swap_sync_folder (NewsroomLibrarySwap *self,
                                            GError             **error);
gboolean newsroom_library_swap_settle (NewsroomLibrarySwap *self,
                                       GError             **error);
gboolean newsroom_library_swap_lock (NewsroomLibrarySwap *self,
                                     GError             **error);
int      newsroom_library_swap_link_back (NewsroomLibrarySwap *self,
                                          const char          *kept_library);
gboolean newsroom_library_swap_recover (NewsroomLibrarySwap *self,
                                        GError             **error);
gboolean newsroom_library_swap_recover_log (const char *path,
                                            GError    **error);
gboolean newsroom_library_swap_run (NewsroomLibrarySwap *self,
                                    GError             **error);
gboolean newsroom_library_swap_put_aside (NewsroomLibrarySwap *self);
char    *newsroom_library_swap_dup_kept (NewsroomLibrarySwap *self);

G_END_DECLS
