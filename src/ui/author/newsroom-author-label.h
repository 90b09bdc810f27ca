/* newsroom-author-label.h — what the parts of a profile are called
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-author.h"

G_BEGIN_DECLS

const char *newsroom_author_label_get_name (NewsroomAuthor *author);
void        newsroom_author_label_set (GtkWidget      *widget,
                                       const char     *what,
                                       NewsroomAuthor *author);

G_END_DECLS
