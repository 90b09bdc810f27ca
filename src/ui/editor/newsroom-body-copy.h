/* newsroom-body-copy.h — a piece of a body for the clipboard: as Markdown, as HTML, as text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What pieces of a body are on the clipboard, so that they come back as they were. */
#define NEWSROOM_MARKDOWN_TYPE "text/markdown"

gboolean newsroom_body_copy (GtkTextView *view);

G_END_DECLS
