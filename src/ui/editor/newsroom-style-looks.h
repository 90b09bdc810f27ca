/* newsroom-style-looks.h — the letters and lines of each style
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "newsroom-spans.h"

G_BEGIN_DECLS

GtkTextTag *newsroom_style_looks_new_tag (NewsroomStyle style);

G_END_DECLS
