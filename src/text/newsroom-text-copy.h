/* newsroom-text-copy.h — a text that is changed in place, by characters
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _NewsroomTextCopy NewsroomTextCopy;

NewsroomTextCopy *newsroom_text_copy_new (void);
void              newsroom_text_copy_free (NewsroomTextCopy *self);
const char       *newsroom_text_copy_get (NewsroomTextCopy *self,
                                          gsize            *length);
const char       *newsroom_text_copy_guess_language (NewsroomTextCopy *self);
gsize             newsroom_text_copy_find_byte (NewsroomTextCopy *self,
                                                guint             offset);
void              newsroom_text_copy_insert (NewsroomTextCopy *self,
                                             guint             offset,
                                             const char       *text,
                                             gsize             length);
char             *newsroom_text_copy_delete (NewsroomTextCopy *self,
                                             guint             first,
                                             guint             end);

G_END_DECLS
