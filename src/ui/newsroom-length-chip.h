/* newsroom-length-chip.h — how many words an article is over or short of its length
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NEWSROOM_TYPE_LENGTH_CHIP (newsroom_length_chip_get_type ())

G_DECLARE_FINAL_TYPE (NewsroomLengthChip, newsroom_length_chip, NEWSROOM, LENGTH_CHIP, GtkButton)

void newsroom_length_chip_show (NewsroomLengthChip *self,
                                guint               words,
                                guint               target,
                                guint               tolerance);

G_END_DECLS
