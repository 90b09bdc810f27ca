/* newsroom-salvage-record-private.h — the rows that lie in a page
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-salvage-pages-private.h"

G_BEGIN_DECLS

#define NEWSROOM_SALVAGE_MAX_COLUMNS 64

/**
 * NewsroomSalvageKind:
 * @NEWSROOM_SALVAGE_NULL: nothing; in the first column of a table's row, its id
 * @NEWSROOM_SALVAGE_INT: a whole number
 * @NEWSROOM_SALVAGE_TEXT: a text
 * @NEWSROOM_SALVAGE_BYTES: bytes
 * @NEWSROOM_SALVAGE_OTHER: what no library holds
 */
typedef enum
{
  NEWSROOM_SALVAGE_NULL,
  NEWSROOM_SALVAGE_INT,
  NEWSROOM_SALVAGE_TEXT,
  NEWSROOM_SALVAGE_BYTES,
  NEWSROOM_SALVAGE_OTHER,
} NewsroomSalvageKind;

/**
 * NewsroomSalvageValue:
 * @kind: what it is
 * @number: of a whole number
 * @data: of a text or bytes; as much of it as could be read
 * @size: how many bytes that is
 */
typedef struct
{
  NewsroomSalvageKind kind;
  gint64              number;
  const guint8       *data;
  gsize               size;
} NewsroomSalvageValue;

/**
 * NewsroomSalvageRecord:
 * @is_keyed: whether it has an @id; else it is of a table that has none, or of an index
 * @id: of the row
 * @n_values: how many columns it has
 * @values: they
 */
typedef struct
{
  gboolean             is_keyed;
  gint64               id;
  guint                n_values;
  NewsroomSalvageValue values[NEWSROOM_SALVAGE_MAX_COLUMNS];
} NewsroomSalvageRecord;

/**
 * NewsroomSalvageRecordFunc:
 * @record: a row, for the length of the call
 * @user_data: closure
 * @error: return location for an error
 *
 * Returns: whether to go on
 */
typedef gboolean (*NewsroomSalvageRecordFunc) (const NewsroomSalvageRecord *record,
                                               gpointer                     user_data,
                                               GError                     **error);

gboolean newsroom_salvage_records_read (NewsroomSalvagePages     *pages,
                                        guint32                   number,
                                        NewsroomSalvageRecordFunc func,
                                        gpointer                  user_data,
                                        GError                  **error);

G_END_DECLS
