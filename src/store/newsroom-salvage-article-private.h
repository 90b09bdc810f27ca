/* newsroom-salvage-article-private.h — an article of a damaged library, whole again
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"
#include "newsroom-salvage.h"

G_BEGIN_DECLS

/**
 * NewsroomSalvageKnown:
 * @id: an article of which anything was found
 * @last: the number of its last version that was found, whole or not; 0 for none
 * @whole: the number of the last one that is whole; 0 for none
 * @newest: the number of the last one that there is when a backup has helped; set by
 *   newsroom_salvage_article_settle()
 * @has_row: whether the article itself was found, whole or not
 *
 * What the damaged library says of an article, before a backup helps.
 */
typedef struct
{
  gint64   id;
  gint64   last;
  gint64   whole;
  gint64   newest;
  gboolean has_row;
} NewsroomSalvageKnown;

/**
 * NewsroomSalvageFile:
 * @id: a file that was taken away, as it was not what was filed
 * @article: the article that came from it
 * @sha256: (owned): what its row says of its bytes
 */
typedef struct
{
  gint64 id;
  gint64 article;
  char  *sha256;
} NewsroomSalvageFile;

GHashTable *newsroom_salvage_articles_find (NewsroomConnection *connection,
                                            GError            **error);
gboolean    newsroom_salvage_history_clean (NewsroomConnection *connection,
                                            GHashTable         *known,
                                            GCancellable       *cancellable,
                                            GError            **error);
gboolean    newsroom_salvage_files_clean (NewsroomConnection *connection,
                                          gpointer            data,
                                          GError            **error);
gboolean    newsroom_salvage_files_count_lost (NewsroomConnection *connection,
                                               GArray             *damaged,
                                               guint              *n_lost,
                                               GError            **error);
gboolean    newsroom_salvage_article_keep_version (NewsroomConnection *connection,
                                                   gint64              article_id,
                                                   gint64              sequence,
                                                   GError            **error);
gboolean    newsroom_salvage_article_settle (NewsroomConnection   *connection,
                                             NewsroomSalvageKnown *known,
                                             NewsroomSalvaged     *salvaged,
                                             GError              **error);

G_END_DECLS
