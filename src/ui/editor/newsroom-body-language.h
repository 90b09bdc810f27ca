/* newsroom-body-language.h — the language that an article in the editor is taken to be in
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-article.h"

G_BEGIN_DECLS

const char *newsroom_body_language_get (NewsroomArticle *article,
                                        GtkTextBuffer   *body);

G_END_DECLS
