/* newsroom-name.h — people's names in running text
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean newsroom_name_is_person (const char *text);
gboolean newsroom_name_is_particle (const char *word);
gboolean newsroom_name_is_organisation (const char *text);
gboolean newsroom_name_is_organisation_word (const char *word);
gboolean newsroom_name_is_place (const char *text);
gboolean newsroom_name_is_role (const char *text);
char    *newsroom_name_from_capitals (const char *name);
char    *newsroom_name_infer (const char *biography);
char    *newsroom_name_infer_from_profile (const char *line);

G_END_DECLS
