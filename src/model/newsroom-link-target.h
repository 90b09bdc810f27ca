/* newsroom-link-target.h — where a link in an article may lead
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean    newsroom_link_target_is_ignored (char byte);
const char *newsroom_link_target_skip_scheme (const char  *target,
                                              const char **scheme);
char       *newsroom_link_target_complete (const char *address);
const char *newsroom_link_target_explain (const char *address);
guint       newsroom_link_target_count_dead (const char *body);

G_END_DECLS
