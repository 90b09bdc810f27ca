/* newsroom-draft.h — the article that is being edited, and its way into the library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-store.h"

G_BEGIN_DECLS

/**
 * NewsroomDraftStatus:
 * @NEWSROOM_DRAFT_SAVED: all of it is in the library
 * @NEWSROOM_DRAFT_CHANGED: there are changes that a save will take soon
 * @NEWSROOM_DRAFT_SAVING: a save is under way
 * @NEWSROOM_DRAFT_FAILED: the last save failed; the text is here and saving goes on being
 *   tried; see newsroom_draft_get_error()
 */
typedef enum
{
  NEWSROOM_DRAFT_SAVED,
  NEWSROOM_DRAFT_CHANGED,
  NEWSROOM_DRAFT_SAVING,
  NEWSROOM_DRAFT_FAILED,
} NewsroomDraftStatus;

/**
 * NewsroomDraft:
 *
 * Owns the article while it is edited and saves it: 400 ms after the last change, and at
 * the latest 1,500 ms after the first one that is not saved, also while changes go on. It
 * watches the article's properties, its credits and the profiles of its authors. One save is
 * under way at a time; changes made meanwhile go with the next. Used on one thread.
 *
 * Properties: "status" (uint), "saved-at" (int64, µs, 0 for never). Both notify.
 *
 * Signals: "changed" for each change of the article that newsroom_draft_changed() tells of or that
 * is noticed in the article itself.
 */
#define NEWSROOM_TYPE_DRAFT (newsroom_draft_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomDraft, newsroom_draft, NEWSROOM, DRAFT, GObject)

/**
 * NewsroomDraftPull:
 * @article: the article of the draft
 * @user_data: closure
 *
 * Puts text that lives elsewhere until it is needed, as in an editor's buffer, into the
 * article. Called just before a save.
 */
typedef void (*NewsroomDraftPull) (NewsroomArticle *article,
                                   gpointer         user_data);

NewsroomDraft      *newsroom_draft_new (NewsroomStore   *store,
                                        NewsroomArticle *article);
NewsroomStore      *newsroom_draft_get_store (NewsroomDraft *self);
NewsroomArticle    *newsroom_draft_get_article (NewsroomDraft *self);
NewsroomDraftStatus newsroom_draft_get_status (NewsroomDraft *self);
gint64              newsroom_draft_get_saved_at (NewsroomDraft *self);
const GError       *newsroom_draft_get_error (NewsroomDraft *self);
void                newsroom_draft_set_pull (NewsroomDraft    *self,
                                             NewsroomDraftPull pull,
                                             gpointer          user_data);
void                newsroom_draft_set_undo (NewsroomDraft *self,
                                             GPtrArray     *undo);
void                newsroom_draft_changed (NewsroomDraft *self);
void                newsroom_draft_hold (NewsroomDraft *self,
                                         gboolean       hold);
gboolean            newsroom_draft_is_held (NewsroomDraft *self);
void                newsroom_draft_save_async (NewsroomDraft      *self,
                                               NewsroomCause       cause,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
gboolean            newsroom_draft_save_finish (NewsroomDraft *self,
                                                GAsyncResult  *result,
                                                GError       **error);

G_END_DECLS
