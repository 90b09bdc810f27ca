/* newsroom-salvage-rows-private.h — the rows of a damaged library, put into a new one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"
#include "newsroom-salvage-pages-private.h"

G_BEGIN_DECLS

typedef struct _NewsroomSalvageRows NewsroomSalvageRows;

/**
 * NewsroomSalvageFilterFunc:
 * @article_id: the article that a row belongs to, 0 for none
 * @user_data: closure
 *
 * Returns: whether the row is taken
 */
typedef gboolean (*NewsroomSalvageFilterFunc) (gint64   article_id,
                                               gpointer user_data);

NewsroomSalvageRows *newsroom_salvage_rows_new (NewsroomConnection *connection,
                                                GError            **error);
void                 newsroom_salvage_rows_free (NewsroomSalvageRows *self);
gboolean             newsroom_salvage_rows_take (NewsroomSalvageRows  *self,
                                                 NewsroomSalvagePages *pages,
                                                 guint32               first,
                                                 guint32               last,
                                                 GError              **error);
void                 newsroom_salvage_rows_set_filter (NewsroomSalvageRows      *self,
                                                       NewsroomSalvageFilterFunc filter,
                                                       gpointer                  filter_data);
guint                newsroom_salvage_rows_get_n_taken (NewsroomSalvageRows *self);
const char          *newsroom_salvage_rows_get_headline (NewsroomSalvageRows *self,
                                                         gint64               article_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomSalvageRows, newsroom_salvage_rows_free)

G_END_DECLS
