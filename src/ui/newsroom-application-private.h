/* newsroom-application-private.h — what the files of the application share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-application.h"
#include "newsroom-repair.h"
#include "newsroom-window.h"

G_BEGIN_DECLS

/**
 * NewsroomApplication:
 *
 * Owns the library and the only window on it. The application id names the library, so that
 * a second start with the same library hands its files to the first; the library's own lock
 * holds where there is no session bus. On the bus are only activate, open, new-article and
 * quit.
 */
struct _NewsroomApplication
{
  AdwApplication parent_instance;

  gboolean is_named;        /* the library was asked for at the start */
  gboolean quitting;        /* the window takes no more input */
  gboolean restoring;       /* another library takes the place of this one, or this one another place */
  gboolean quits_soon;      /* it was asked for meanwhile */
  guint    signals[3];      /* sources */
  guint    thinning_source; /* until old versions are taken away, 0 before the library is open */

  /* Owned */
  char            *library;   /* path */
  GError          *refusal;   /* why the library is not open, or NULL */
  char            *backup;    /* path, while it is being restored */
  char            *folder;    /* path, while the library is moved there */
  NewsroomSalvage *salvage;   /* while the library is being repaired */
  GCancellable    *repairing; /* likewise */
  NewsroomStore   *store;
  GCancellable    *thinning;
  GSettings       *settings;

  NewsroomBackupKeeper *keeper; /* %NULL before the library is open */

  /* Borrowed; the toolkit owns windows */
  NewsroomWindow *window;
  GtkWidget      *focus; /* what had the focus when the window was to be closed */
};

/**
 * NewsroomShowOutcome:
 * @self: the application, with a new window
 * @outcome: (nullable): what a change of the library came to
 * @error: (nullable): why it came to nothing
 *
 * Says so in the window, which shows the library unless that could not be opened.
 */
typedef void (*NewsroomShowOutcome) (NewsroomApplication *self,
                                     const char          *outcome,
                                     const GError        *error);

void newsroom_application_freeze (NewsroomApplication *self);
void newsroom_application_thaw (NewsroomApplication *self);
void newsroom_application_stop_work (NewsroomApplication *self);
void newsroom_application_open_library (NewsroomApplication *self,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
void newsroom_application_take_store (NewsroomApplication *self,
                                      GAsyncResult        *result);
void newsroom_application_make_window (NewsroomApplication *self);
void newsroom_application_save_and_quit (NewsroomApplication *self);
void newsroom_application_watch_window (NewsroomApplication *self);
void newsroom_application_reopen (NewsroomApplication *self,
                                  char                *outcome,
                                  GError              *error,
                                  NewsroomShowOutcome  show);
void newsroom_application_move_library (NewsroomApplication *self);

G_END_DECLS
