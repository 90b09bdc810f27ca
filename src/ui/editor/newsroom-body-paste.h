/* newsroom-body-paste.h — what other programs have on the clipboard comes into a body
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  NEWSROOM_PASTE_CLEAN, /* as Markdown, if it has a structure */
  NEWSROOM_PASTE_PLAIN,
  NEWSROOM_PASTE_QUOTATION,
} NewsroomPasteForm;

#define NEWSROOM_TYPE_BODY_PASTE (newsroom_body_paste_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomBodyPaste, newsroom_body_paste, NEWSROOM, BODY_PASTE, GObject)

NewsroomBodyPaste *newsroom_body_paste_new (GtkTextView *view);
void               newsroom_body_paste_begin (NewsroomBodyPaste *self,
                                              NewsroomPasteForm  form);

G_END_DECLS
