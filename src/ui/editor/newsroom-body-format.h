/* newsroom-body-format.h — the commands that change the markup of a body, as actions and keys
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-text-edit.h"

G_BEGIN_DECLS

/* The action that newsroom_body_format_activate() does not do. */
#define NEWSROOM_LINK_ACTION "body.link"

void        newsroom_body_format_add_keys (GtkTextView *body);
void        newsroom_body_format_install_actions (GtkWidgetClass             *widget_class,
                                                  GtkWidgetActionActivateFunc activate);
void        newsroom_body_format_set_enabled (GtkWidget *widget,
                                              gboolean   enabled);
gboolean    newsroom_body_format_activate (GtkTextView *body,
                                           const char  *action_name);
const char *newsroom_body_format_explain (GtkTextView *body,
                                          const char  *action_name);
GMenuModel *newsroom_body_format_dup_menu (void);
void        newsroom_body_format_extend_menu (GtkTextView *body);
const char *newsroom_body_format_get_text (GtkTextView *body,
                                           gsize       *start,
                                           gsize       *end);
gboolean    newsroom_body_format_apply (GtkTextView      *body,
                                        NewsroomTextEdit *edit);

G_END_DECLS
