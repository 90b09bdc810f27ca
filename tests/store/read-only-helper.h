/* read-only-helper.h — that all of a library can be read, none of it be written, and no byte has changed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-helper.h"

G_BEGIN_DECLS

char *dup_state (Library *library);

/* Both for what fill_library() makes, with the article that it gives, loaded. */
void assert_readable (NewsroomStore   *store,
                      NewsroomArticle *expected);
void assert_not_writable (Library         *library,
                          NewsroomArticle *saved);

G_END_DECLS
