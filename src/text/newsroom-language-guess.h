/* newsroom-language-guess.h — in which language a text is written, if that is plain
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is looked at of a text, in characters: more makes it no plainer. */
#define NEWSROOM_LANGUAGE_GUESS_CHARACTERS 5000

const char *newsroom_language_guess (const char *text);

G_END_DECLS
