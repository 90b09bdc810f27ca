/* newsroom-editor-font.h — the font of the editor as style rules
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *newsroom_editor_font_dup_name (const char *font);
char *newsroom_editor_font_dup_css (const char *font);

G_END_DECLS
