/* newsroom-window.h — the window: list, editor and author panel of one library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "newsroom-backup-keeper.h"
#include "newsroom-salvage.h"
#include "newsroom-store.h"

G_BEGIN_DECLS

#define NEWSROOM_TYPE_WINDOW (newsroom_window_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomWindow, newsroom_window, NEWSROOM, WINDOW, AdwApplicationWindow)

NewsroomWindow *newsroom_window_new (GtkApplication *application,
                                     const char     *library,
                                     gboolean        is_named);
void            newsroom_window_set_store (NewsroomWindow *self,
                                           NewsroomStore  *store);
void            newsroom_window_set_keeper (NewsroomWindow       *self,
                                            NewsroomBackupKeeper *keeper);
void            newsroom_window_show_restored (NewsroomWindow *self,
                                               const char     *kept);
void            newsroom_window_show_moved (NewsroomWindow *self,
                                            const char     *kept);
void            newsroom_window_show_trouble (NewsroomWindow *self,
                                              const GError   *error);
void            newsroom_window_show_repair (NewsroomWindow  *self,
                                             NewsroomSalvage *salvage,
                                             GCancellable    *cancellable);
void            newsroom_window_end_repair (NewsroomWindow *self);
void            newsroom_window_show_repaired (NewsroomWindow  *self,
                                               NewsroomSalvage *salvage,
                                               const char      *report);
void            newsroom_window_new_article (NewsroomWindow *self);
void            newsroom_window_open_article (NewsroomWindow *self,
                                              gint64          id);
void            newsroom_window_open_files (NewsroomWindow *self,
                                            GPtrArray      *files);
void            newsroom_window_store_session (NewsroomWindow *self);
void            newsroom_window_move_session (NewsroomWindow *self,
                                              const char     *library);
void            newsroom_window_end_session (NewsroomWindow *self);
void            newsroom_window_save_async (NewsroomWindow     *self,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
char           *newsroom_window_dup_loss (NewsroomWindow *self,
                                          const GError   *error);
gboolean        newsroom_window_save_finish (NewsroomWindow *self,
                                             GAsyncResult   *result,
                                             GError        **error);

/* The keys of the window's actions, for the application to set. */
void newsroom_window_set_accels (GtkApplication *application);

G_END_DECLS
