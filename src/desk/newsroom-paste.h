/* newsroom-paste.h — what another program has on the clipboard, made ready for a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NewsroomPaste:
 * @markdown: with its structure, clean
 * @plain: as plain text
 * @quotation: a block quote, with a line that says where it is from, if that is known; "" of no words
 * @summary: (nullable): what was kept and what was left out, a translated sentence
 * @has_structure: whether there is more than the words of one paragraph
 * @is_fallback: whether there was HTML that could not be read, as @summary says
 * @n_words: of @markdown
 *
 * What can be pasted.
 */
typedef struct
{
  char    *markdown;
  char    *plain;
  char    *quotation;
  char    *summary;
  gboolean has_structure;
  gboolean is_fallback;
  guint    n_words;
} NewsroomPaste;

void           newsroom_paste_read_async (GBytes             *html,
                                          const char         *plain,
                                          const char         *address,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
NewsroomPaste *newsroom_paste_read_finish (GAsyncResult *result,
                                           GError      **error);
void           newsroom_paste_free (NewsroomPaste *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomPaste, newsroom_paste_free)

G_END_DECLS
