/* newsroom-draft-access.c — what a draft tells and is told
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-draft.h"

#include "newsroom-draft-private.h"

/**
 * newsroom_draft_get_store:
 * @self: a draft
 *
 * Returns: (transfer none): the library it is saved in
 */
NewsroomStore *
newsroom_draft_get_store (NewsroomDraft *self)
{
  g_return_val_if_fail (NEWSROOM_IS_DRAFT (self), NULL);

  return self->store;
}

/**
 * newsroom_draft_get_article:
 * @self: a draft
 *
 * Returns: (transfer none): the article, always the same one
 */
NewsroomArticle *
newsroom_draft_get_article (NewsroomDraft *self)
{
  g_return_val_if_fail (NEWSROOM_IS_DRAFT (self), NULL);

  return self->article;
}

/**
 * newsroom_draft_get_status:
 * @self: a draft
 *
 * Returns: how the library stands to it
 */
NewsroomDraftStatus
newsroom_draft_get_status (NewsroomDraft *self)
{
  g_return_val_if_fail (NEWSROOM_IS_DRAFT (self), NEWSROOM_DRAFT_SAVED);

  return self->status;
}

/**
 * newsroom_draft_get_saved_at:
 * @self: a draft
 *
 * Returns: when it was last saved, microseconds since 1970 in UTC, 0 for never
 */
gint64
newsroom_draft_get_saved_at (NewsroomDraft *self)
{
  g_return_val_if_fail (NEWSROOM_IS_DRAFT (self), 0);

  return self->saved_at;
}

/**
 * newsroom_draft_get_error:
 * @self: a draft
 *
 * Returns: (nullable) (transfer none): why it is not saved while the status is
 *   %NEWSROOM_DRAFT_FAILED; valid until the status is notified again
 */
const GError *
newsroom_draft_get_error (NewsroomDraft *self)
{
  g_return_val_if_fail (NEWSROOM_IS_DRAFT (self), NULL);

  return self->error;
}

/**
 * newsroom_draft_set_pull:
 * @self: a draft
 * @pull: (nullable): brings text that lives elsewhere into the article
 * @user_data: closure; must live until another one is set
 */
void
newsroom_draft_set_pull (NewsroomDraft    *self,
                         NewsroomDraftPull pull,
                         gpointer          user_data)
{
  g_return_if_fail (NEWSROOM_IS_DRAFT (self));

  self->pull = pull;
  self->pull_data = user_data;
}

/**
 * newsroom_draft_set_undo:
 * @self: a draft
 * @undo: (transfer full) (nullable) (element-type NewsroomEditChanges): what became of the histories of
 *   the texts since what was kept of them last; with a free function
 *
 * Gives what is kept with the next save, which the texts that the article has then must be those of. It
 * takes the place of what was given before. Of itself it makes no save due.
 */
void
newsroom_draft_set_undo (NewsroomDraft *self,
                         GPtrArray     *undo)
{
  g_return_if_fail (NEWSROOM_IS_DRAFT (self));

  g_clear_pointer (&self->undo, g_ptr_array_unref);
  self->undo = undo;
}
