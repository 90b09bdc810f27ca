/* newsroom-window-private.h — what the files of the window share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-article-page.h"
#include "newsroom-author-panel.h"
#include "newsroom-focus-mode.h"
#include "newsroom-import-bar.h"
#include "newsroom-import-files.h"
#include "newsroom-import-gather.h"
#include "newsroom-import-summary.h"
#include "newsroom-last-session.h"
#include "newsroom-list-pane.h"
#include "newsroom-shell.h"
#include "newsroom-window.h"

G_BEGIN_DECLS

/**
 * NewsroomWindow:
 *
 * Joins the panes: which article is open, what can be done with it, and that it is saved.
 * The application owns it. newsroom-window.c puts it together; newsroom-window-draft.c opens and
 * saves, -leaving.c keeps what was closed unsaved, -import.c, -many.c, -export.c and -everything.c
 * move files, -report.c tells how an import went, -spike.c changes states, -history.c restores
 * versions, -backup.c backups, -repair.c follows a repair, -rescue.c tells of copies of what was
 * never saved, -place.c says where the library is not safe, -focus.c moves the keyboard, -keys.c
 * holds keys, -search.c follows the search, -find.c finds in the article, -counts.c shows what is
 * counted and the notes, -typography.c corrects quotation marks, -view.c says how the text is
 * shown, -actions.c has the table of actions.
 */
struct _NewsroomWindow
{
  AdwApplicationWindow parent_instance;

  guint    inhibit_cookie; /* while something is not saved, else 0 */
  guint    session_source; /* until the session is stored, else 0 */
  guint    repair_source;  /* until the next look at the repair, else 0 */
  guint    calm_source;    /* until an end out of order would be no crash at the start, else 0 */
  gint64   opening_id;     /* the article that is being loaded, 0 for none */
  gint64   held_id;        /* the article whose text is being replaced, 0 for none */
  gint64   last_closed;    /* the article closed last, 0 for none */
  gint64   filed_id;       /* the last article that was open of which it is known that it came from a file */
  gint64   damaged_id;     /* the article in the place of which its damage is told, 0 for none */
  gint64   report_id;      /* the article that the banner of its import is of, 0 for none */
  gint64   reported_id;    /* the article whose report is shown whole, if one is */
  gint64   restore_id;     /* the article whose place is to be restored, 0 for none */
  guint    restore_caret;
  double   restore_scroll;
  gboolean searching; /* the list is searched, and the place before is known: */
  gint64   search_id; /* the article that was open then, 0 for none */
  guint    search_caret;
  double   search_scroll;
  gboolean search_from_editor; /* which had the keyboard */
  gboolean is_named;           /* the library was asked for at the start */
  gboolean wants_article;      /* a new one is to be begun when the library is open */
  gboolean fullscreen;         /* is, or was asked for */
  gboolean keep_focus;         /* the article that opens leaves the focus where it is */
  gboolean asking;             /* about a changed file, until the answer was followed */
  gboolean holds_keys;         /* once an article was loaded */
  GQueue   keys;               /* #GdkEvent, owned: pressed while an article is being loaded */

  gint64 import_begun;   /* the import under way, in µs */
  gint64 progress_shown; /* when the bar last showed how far it is, in µs */

  /* Owned */
  char                *library; /* path */
  NewsroomStore       *store;
  NewsroomRescue      *rescue;
  GSettings           *settings;
  GSettings           *session;
  GCancellable        *opening;   /* the article that is being loaded */
  GPtrArray           *leaving;   /* #NewsroomDraft objects that are closed and not yet saved */
  GPtrArray           *files;     /* #GFile objects that wait to be imported */
  GCancellable        *importing; /* the import under way, or the export of everything */
  GPtrArray           *changed;   /* #NewsroomImportResult objects to be asked about later */
  GPtrArray           *damages;   /* texts: what was found damaged in the open library */
  GPtrArray           *copies;    /* #GFile: texts of an earlier session that are not in the library */
  GArray              *spiked;    /* gint64 ids that the toast can undo */
  GSignalGroup        *draft_signals;
  NewsroomLastSession *last;

  NewsroomGathered      *gathered;       /* what is being imported */
  NewsroomImportSummary *import_summary; /* of the last import of many files, or NULL */

  NewsroomLastPlace last_place; /* without the library: what is opened, or offered to be, after the start */

  NewsroomFocusMode    *focus_mode;
  NewsroomBackupKeeper *keeper;    /* %NULL before a library is open that can be written */
  NewsroomSalvage      *salvage;   /* while the library is being repaired */
  GCancellable         *repairing; /* likewise */

  /* Borrowed from the template */
  GtkStack            *stack;
  AdwStatusPage       *trouble;
  GtkWidget           *trouble_restore;
  GtkWidget           *trouble_repair;
  GtkWidget           *trouble_quit;
  GtkRevealer         *crashed;
  GtkWidget           *crashed_open;
  GtkRevealer         *damage;
  AdwStatusPage       *repair;
  GtkProgressBar      *repair_progress;
  GtkWidget           *repair_cancel;
  AdwToastOverlay     *toasts;
  NewsroomShell       *shell;
  NewsroomListPane    *list;
  NewsroomArticlePage *page;
  GtkBox              *inspector;
  NewsroomImportBar   *import_bar;
  GtkRevealer         *place_warning;
  GtkLabel            *place_label;
  GtkRevealer         *copy_found;
  GtkLabel            *copy_label;
  GtkRevealer         *imported;
  GtkLabel            *imported_label;
  GtkRevealer         *left;
  GtkLabel            *left_label;
  GtkRevealer         *read_only;
  GtkLabel            *read_only_label;

  /* Borrowed */
  NewsroomAuthorPanel *authors;      /* %NULL before the library is open */
  AdwToast            *told;         /* the last toast that has no button, while it shows */
  AdwToast            *spike_toast;  /* likewise that of the spike */
  AdwToast            *undo_toast;   /* likewise that of a version that was restored */
  GtkWidget           *history;      /* the window of it, while it is open */
  GtkWidget           *report;       /* likewise, of the article that is open */
  GtkWidget           *focus;        /* the focus while it is in no popover */
  GtkWidget           *panel_focus;  /* the last focus in the author panel */
  GtkWidget           *focus_before; /* where it was before the popover that is open */
};

void newsroom_window_hold_keys (NewsroomWindow *self);
void newsroom_window_release_keys (NewsroomWindow *self);
void newsroom_window_drop_keys (NewsroomWindow *self);

void newsroom_window_install_actions (GtkWidgetClass *widget_class);
void newsroom_window_update_actions (NewsroomWindow *self);
void newsroom_window_watch_escape (NewsroomWindow *self);

void           newsroom_window_watch_draft (NewsroomWindow *self);
void           newsroom_window_show_draft (NewsroomWindow *self,
                                           NewsroomDraft  *draft);
NewsroomDraft *newsroom_window_get_draft (NewsroomWindow *self);
void           newsroom_window_update_inhibit (NewsroomWindow *self);
gint64         newsroom_window_get_article_id (NewsroomWindow *self);
void           newsroom_window_close_article (NewsroomWindow *self);
void           newsroom_window_hold_article (NewsroomWindow *self,
                                             gint64          id);
void           newsroom_window_release_article (NewsroomWindow *self,
                                                gint64          id);
void           newsroom_window_follow_state (NewsroomWindow *self,
                                             gint64          id);

void           newsroom_window_leave_draft (NewsroomWindow *self,
                                            NewsroomDraft  *draft);
NewsroomDraft *newsroom_window_take_left (NewsroomWindow *self,
                                          gint64          id);
gboolean       newsroom_window_has_failed (NewsroomWindow *self);
void           newsroom_window_open_failed (NewsroomWindow *self);

void     newsroom_window_watch_focus (NewsroomWindow *self);
void     newsroom_window_focus_next_pane (NewsroomWindow *self,
                                          int             step);
gboolean newsroom_window_shows_inspector (NewsroomWindow *self);
void     newsroom_window_show_pane (NewsroomWindow *self,
                                    const char     *name,
                                    gboolean        visible);

void newsroom_window_show_history (NewsroomWindow *self);
void newsroom_window_end_undo (NewsroomWindow *self);
void newsroom_window_checkpoint (NewsroomWindow *self);

void newsroom_window_watch_view (NewsroomWindow *self);
void newsroom_window_change_focus (NewsroomWindow *self);

void newsroom_window_show_statistics (NewsroomWindow *self);
void newsroom_window_show_outline (NewsroomWindow *self);
void newsroom_window_first_note (NewsroomWindow *self);
void newsroom_window_next_note (NewsroomWindow *self);
void newsroom_window_previous_note (NewsroomWindow *self);

void newsroom_window_choose_files (NewsroomWindow *self);
void newsroom_window_import_next (NewsroomWindow *self);
void newsroom_window_import_gathered (NewsroomWindow *self);

void     newsroom_window_choose_import_folder (NewsroomWindow *self);
void     newsroom_window_gather (NewsroomWindow *self,
                                 GPtrArray      *files);
gboolean newsroom_window_is_many (guint n_files);
void     newsroom_window_ask_many_async (NewsroomWindow     *self,
                                         guint               n_files,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
void     newsroom_window_show_import_progress (guint    n_done,
                                               guint    n_all,
                                               gpointer user_data);
void     newsroom_window_tell_of_many (NewsroomWindow *self,
                                       GPtrArray      *results,
                                       guint           n_hidden);
void     newsroom_window_show_import_summary (NewsroomWindow *self);

void newsroom_window_export (NewsroomWindow *self);
void newsroom_window_export_original (NewsroomWindow *self);
void newsroom_window_copy_html (NewsroomWindow *self);
void newsroom_window_show_import_report (NewsroomWindow *self);
void newsroom_window_show_import_banner (NewsroomWindow *self);
void newsroom_window_dismiss_report (NewsroomWindow *self);
void newsroom_window_tell_import (NewsroomWindow       *self,
                                  NewsroomImportResult *result,
                                  const char           *file_name);

NewsroomOriginal *newsroom_window_finish_original (NewsroomWindow *self,
                                                   GObject        *store,
                                                   GAsyncResult   *result);

void newsroom_window_print (NewsroomWindow *self);
void newsroom_window_print_preview (NewsroomWindow *self);

void newsroom_window_export_everything (NewsroomWindow *self);
void newsroom_window_import_everything (NewsroomWindow *self);

void newsroom_window_choose_backup (NewsroomWindow *self);
void newsroom_window_emit_restore_backup (NewsroomWindow *self,
                                          const char     *path);

void newsroom_window_watch_damage (NewsroomWindow *self);
void newsroom_window_show_damage (NewsroomWindow *self);
void newsroom_window_cancel_repair (NewsroomWindow *self);
void newsroom_window_emit_repair_library (NewsroomWindow *self);

void newsroom_window_find_copies (NewsroomWindow *self);
void newsroom_window_open_copy (NewsroomWindow *self);
void newsroom_window_dismiss_copy (NewsroomWindow *self);

gboolean newsroom_window_is_read_only (NewsroomWindow *self);
void     newsroom_window_show_read_only (NewsroomWindow *self);
void     newsroom_window_refuse_files (NewsroomWindow *self);

void newsroom_window_judge_place (NewsroomWindow *self);
void newsroom_window_change_place (NewsroomWindow *self);
void newsroom_window_accept_place (NewsroomWindow *self);
void newsroom_window_emit_move_library (NewsroomWindow *self,
                                        const char     *folder);

void newsroom_window_spike (NewsroomWindow *self);
void newsroom_window_undo_spike (NewsroomWindow *self);
void newsroom_window_empty_spike (NewsroomWindow *self);
void newsroom_window_restore (NewsroomWindow *self,
                              gint64          id);
void newsroom_window_set_state (NewsroomWindow *self,
                                NewsroomState   state);

void newsroom_window_find (NewsroomWindow *self);
void newsroom_window_find_and_replace (NewsroomWindow *self);
void newsroom_window_find_next (NewsroomWindow *self);
void newsroom_window_find_previous (NewsroomWindow *self);

void newsroom_window_begin_search (NewsroomWindow *self);
void newsroom_window_show_matches (NewsroomWindow *self);
void newsroom_window_stay (NewsroomWindow *self);
void newsroom_window_forget_in_search (NewsroomWindow *self,
                                       gint64          id);
void newsroom_window_end_search (NewsroomWindow *self);
void newsroom_window_watch_search (NewsroomWindow *self);

void newsroom_window_educate (NewsroomWindow *self);
void newsroom_window_straighten (NewsroomWindow *self);

void newsroom_window_bind_session (NewsroomWindow *self);
void newsroom_window_begin_session (NewsroomWindow *self);
void newsroom_window_open_last (NewsroomWindow *self);
void newsroom_window_forget_last (NewsroomWindow *self);
void newsroom_window_store_session_soon (NewsroomWindow *self);

AdwToast *newsroom_window_offer (NewsroomWindow *self,
                                 const char     *text,
                                 const char     *button);
void      newsroom_window_toast (NewsroomWindow *self,
                                 const char     *text);
void      newsroom_window_tell (NewsroomWindow *self,
                                const char     *heading,
                                const GError   *error);

G_END_DECLS
