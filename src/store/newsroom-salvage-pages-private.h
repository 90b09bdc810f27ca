/* newsroom-salvage-pages-private.h — the pages of a damaged library, one by one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _NewsroomSalvagePages NewsroomSalvagePages;

NewsroomSalvagePages *newsroom_salvage_pages_new (const char *path,
                                                  int         fd);
void                  newsroom_salvage_pages_free (NewsroomSalvagePages *self);
gboolean              newsroom_salvage_pages_look_beyond (NewsroomSalvagePages *self);
guint32               newsroom_salvage_pages_get_size (NewsroomSalvagePages *self);
guint32               newsroom_salvage_pages_get_n_pages (NewsroomSalvagePages *self);
gboolean              newsroom_salvage_pages_read (NewsroomSalvagePages *self,
                                                   guint32               number,
                                                   guint8               *bytes);
guint32               newsroom_salvage_read_number (const guint8 *bytes,
                                                    guint         n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomSalvagePages, newsroom_salvage_pages_free)

G_END_DECLS
