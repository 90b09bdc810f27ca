/* newsroom-library-hold.h — a library that nobody can open while it is moved
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _NewsroomLibraryHold NewsroomLibraryHold;

NewsroomLibraryHold *newsroom_library_hold_new (const char *library,
                                                GError    **error);
char                *newsroom_library_hold_put_aside (NewsroomLibraryHold *self);
void                 newsroom_library_hold_free (NewsroomLibraryHold *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomLibraryHold, newsroom_library_hold_free)

G_END_DECLS
