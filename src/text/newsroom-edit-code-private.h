/* newsroom-edit-code-private.h — steps of an edit history as bytes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-edit-step-private.h"

G_BEGIN_DECLS

GBytes           *newsroom_edit_code_encode (const NewsroomEditStep *step);
char             *newsroom_edit_code_dup_sha256 (const char *key,
                                                 gint64      first,
                                                 gint64      position,
                                                 gint64      behind,
                                                 const char *text);
GBytes           *newsroom_edit_code_seal (GBytes     *step,
                                           const char *key,
                                           gint64      number);
NewsroomEditStep *newsroom_edit_code_open (const guint8 *bytes,
                                           gsize         size,
                                           const char   *key,
                                           gint64        number);

G_END_DECLS
