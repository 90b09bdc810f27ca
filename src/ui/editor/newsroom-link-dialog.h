/* newsroom-link-dialog.h — asks for the words and the address of a link
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_LINK_DIALOG (newsroom_link_dialog_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomLinkDialog, newsroom_link_dialog, NEWSROOM, LINK_DIALOG, AdwWindow)

gboolean newsroom_link_dialog_show (GtkWindow   *parent,
                                    GtkTextView *body);

G_END_DECLS
