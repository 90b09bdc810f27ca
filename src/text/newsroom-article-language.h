/* newsroom-article-language.h — the language that an article is taken to be in
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *newsroom_article_language_find (const char        *own,
                                            const char        *guess,
                                            const char *const *desktop);
const char *newsroom_article_language_find_likely (const char *own,
                                                   const char *body);

G_END_DECLS
