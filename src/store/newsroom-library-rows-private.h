/* newsroom-library-rows-private.h — every row of a library against its SHA-256
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-connection-private.h"
#include "newsroom-library-copy.h"

G_BEGIN_DECLS

/**
 * NewsroomRowKind:
 * @NEWSROOM_ROW_ARTICLE: articles
 * @NEWSROOM_ROW_REVISION: their versions
 * @NEWSROOM_ROW_ORIGINAL: the files that they came from
 *
 * What has a SHA-256.
 */
typedef enum
{
  NEWSROOM_ROW_ARTICLE,
  NEWSROOM_ROW_REVISION,
  NEWSROOM_ROW_ORIGINAL,
} NewsroomRowKind;

#define NEWSROOM_N_ROW_KINDS 3

gboolean newsroom_library_rows_count (NewsroomConnection     *connection,
                                      NewsroomLibraryFigures *figures,
                                      GError                **error);
gboolean newsroom_library_rows_check (NewsroomConnection *connection,
                                      GPtrArray          *damages,
                                      GCancellable       *cancellable,
                                      GError            **error);
gboolean newsroom_library_rows_check_next (NewsroomConnection *connection,
                                           NewsroomRowKind     kind,
                                           gint64             *after,
                                           GPtrArray          *damages,
                                           gboolean           *is_done,
                                           GError            **error);

G_END_DECLS
