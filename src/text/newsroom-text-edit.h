/* newsroom-text-edit.h — one change of a text, and what is selected after it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomTextEdit:
 * @offset: where, in bytes
 * @n_deleted: how many bytes go there
 * @inserted: what comes in their place
 * @start: where the selection begins in the new text, in bytes
 * @end: where it ends; as @start if there is only a caret
 *
 * What a command makes of a text.
 */
typedef struct
{
  gsize offset;
  gsize n_deleted;
  char *inserted;
  gsize start;
  gsize end;
} NewsroomTextEdit;

NewsroomTextEdit *newsroom_text_edit_new (const char *before,
                                          const char *after,
                                          gsize       start,
                                          gsize       end);
char             *newsroom_text_edit_apply (const NewsroomTextEdit *self,
                                            const char             *text);
void              newsroom_text_edit_free (NewsroomTextEdit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomTextEdit, newsroom_text_edit_free)

G_END_DECLS
