/* newsroom-clipboard-text.h — what a clipboard has that can come into a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NewsroomClipboardText:
 * @markdown: (nullable): a piece of a body; then there is nothing else
 * @html: (nullable): as the program wrote it
 * @plain: (nullable): the same as text
 * @address: (nullable): of the page that it is from
 *
 * What was on the clipboard.
 */
typedef struct
{
  char   *markdown;
  GBytes *html;
  char   *plain;
  char   *address;
} NewsroomClipboardText;

gboolean               newsroom_clipboard_text_is_there (GdkClipboard *clipboard);
void                   newsroom_clipboard_text_read_async (GdkClipboard       *clipboard,
                                                           gboolean            plain,
                                                           gboolean            markdown,
                                                           GAsyncReadyCallback callback,
                                                           gpointer            user_data);
NewsroomClipboardText *newsroom_clipboard_text_read_finish (GAsyncResult *result);
void                   newsroom_clipboard_text_free (NewsroomClipboardText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomClipboardText, newsroom_clipboard_text_free)

G_END_DECLS
