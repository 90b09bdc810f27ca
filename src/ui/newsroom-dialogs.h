/* newsroom-dialogs.h — the questions, file choosers and windows that toolkits keep renaming
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * NewsroomAnswer:
 * @id: what newsroom_dialogs_ask_finish() returns
 * @label: what the button says, translated, "_" before its mnemonic
 * @look: whether the button is the suggested one or one that destroys something
 */
typedef struct
{
  const char           *id;
  const char           *label;
  AdwResponseAppearance look;
} NewsroomAnswer;

/* What newsroom_dialogs_ask_finish() returns when the question was closed unanswered. */
#define NEWSROOM_ANSWER_NONE "none"

void        newsroom_dialogs_ask_async (GtkWindow            *parent,
                                        const char           *heading,
                                        const char           *body,
                                        const NewsroomAnswer *answers,
                                        gsize                 n_answers,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
char       *newsroom_dialogs_ask_finish (GAsyncResult *result);
void        newsroom_dialogs_tell (GtkWindow  *parent,
                                   const char *heading,
                                   const char *body);
void        newsroom_dialogs_open_files_async (GtkWindow          *parent,
                                               const char         *title,
                                               GFile              *folder,
                                               GtkFileFilter      *filter,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
GListModel *newsroom_dialogs_open_files_finish (GAsyncResult *result);
void        newsroom_dialogs_save_file_async (GtkWindow          *parent,
                                              const char         *title,
                                              const char         *name,
                                              GFile              *folder,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
GFile      *newsroom_dialogs_save_file_finish (GAsyncResult *result);
void        newsroom_dialogs_choose_folder_async (GtkWindow          *parent,
                                                  const char         *title,
                                                  GFile              *folder,
                                                  GAsyncReadyCallback callback,
                                                  gpointer            user_data);
GFile      *newsroom_dialogs_choose_folder_finish (GAsyncResult *result);
void        newsroom_dialogs_choose_font_async (GtkWindow          *parent,
                                                const char         *title,
                                                const char         *font,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
char       *newsroom_dialogs_choose_font_finish (GAsyncResult *result);
void        newsroom_dialogs_show_file (GtkWindow *parent,
                                        GFile     *file);
void        newsroom_dialogs_show_in_folder (GtkWindow *parent,
                                             GFile     *file);
void        newsroom_dialogs_show_uri (GtkWindow  *parent,
                                       const char *uri);
void        newsroom_dialogs_show_about (GtkWindow *parent);
void        newsroom_dialogs_fit (GtkWindow *window,
                                  GtkWindow *parent);

G_END_DECLS
