/* newsroom-spelling-marks.h — the tags of misspelled words in a buffer
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-speller.h"

G_BEGIN_DECLS

gboolean newsroom_spelling_marks_apply (GtkTextBuffer              *buffer,
                                        GtkTextTag                 *tag,
                                        const NewsroomSpellerPiece *piece,
                                        guint                      *next,
                                        gint64                      give_up,
                                        int                         typed_at,
                                        NewsroomSpellingWord       *held);
void     newsroom_spelling_marks_lift (GtkTextBuffer     *buffer,
                                       GtkTextTag        *tag,
                                       const GtkTextIter *start,
                                       const GtkTextIter *end);
gboolean newsroom_spelling_marks_find (GtkTextTag        *tag,
                                       const GtkTextIter *at,
                                       GtkTextIter       *start,
                                       GtkTextIter       *end);
gboolean newsroom_spelling_marks_next (GtkTextTag        *tag,
                                       const GtkTextIter *after,
                                       GtkTextIter       *start,
                                       GtkTextIter       *end);

G_END_DECLS
