/* newsroom-body-fit.h — what is pasted as its place in a body wants it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-body-paste.h"
#include "newsroom-paste.h"

G_BEGIN_DECLS

char *newsroom_body_fit_form (NewsroomPaste    *paste,
                              NewsroomPasteForm form,
                              GtkTextBuffer    *buffer,
                              GtkTextMark      *first,
                              GtkTextMark      *last);
char *newsroom_body_fit_piece (GtkTextBuffer *buffer,
                               GtkTextMark   *first,
                               GtkTextMark   *last,
                               const char    *piece);

G_END_DECLS
