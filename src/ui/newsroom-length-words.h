/* newsroom-length-words.h — what is said of a length beside its target
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-length.h"

G_BEGIN_DECLS

char *newsroom_length_words_dup_difference (guint words,
                                            guint target);
char *newsroom_length_words_dup_description (guint words,
                                             guint target,
                                             guint tolerance);
void  newsroom_length_words_set_class (GtkWidget     *widget,
                                       NewsroomLength length);

G_END_DECLS
