/* newsroom-zip.h — the parts of a document that is a ZIP archive, read within bounds
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More than this is not read of one part, and of all parts together, in bytes. */
#define NEWSROOM_ZIP_MAX_PART ((gsize)40 * 1024 * 1024)
#define NEWSROOM_ZIP_MAX_TOTAL ((gsize)80 * 1024 * 1024)

/**
 * NewsroomZip:
 *
 * What was read of an archive. Unchanged once it is open; any thread.
 */
typedef struct _NewsroomZip NewsroomZip;

/**
 * NewsroomZipWanted:
 * @name: of a part, in small letters of ASCII, with "/" and without one at the beginning
 *
 * Returns: whether the part is to be read
 */
typedef gboolean (*NewsroomZipWanted) (const char *name);

gboolean     newsroom_zip_is_zip (GBytes *bytes);
NewsroomZip *newsroom_zip_open (GBytes           *bytes,
                                NewsroomZipWanted wanted,
                                const char       *file_name,
                                GError          **error);
void         newsroom_zip_free (NewsroomZip *self);
GBytes      *newsroom_zip_get (const NewsroomZip *self,
                               const char        *name,
                               gboolean          *is_damaged);
gboolean     newsroom_zip_is_damaged (const NewsroomZip *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomZip, newsroom_zip_free)

G_END_DECLS
