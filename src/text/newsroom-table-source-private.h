/* newsroom-table-source-private.h — a table of a body as its cells, and back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-format-private.h"

G_BEGIN_DECLS

/* The first row is the header. The caret is in a cell. */
typedef struct
{
  gsize      start; /* bytes of the body, whole lines */
  gsize      end;
  char      *indent; /* what each line begins with */
  GPtrArray *rows;   /* of GPtrArray of char */
  GString   *aligns; /* a letter for each column: "n", "l", "c" or "r" */
  guint      row;
  guint      column;
} NewsroomTableSource;

NewsroomTableSource *newsroom_table_source_read (const char *body,
                                                 gsize       caret);
gboolean             newsroom_table_source_find_cell (const NewsroomTableSource *self,
                                                      const char                *body,
                                                      guint                      row,
                                                      guint                      column,
                                                      gsize                     *start,
                                                      gsize                     *end);
NewsroomTableSource *newsroom_table_source_new (const char *indent,
                                                guint       n_rows,
                                                guint       n_columns);
char                *newsroom_table_source_write (NewsroomTableSource *self,
                                                  gsize               *caret);
void                 newsroom_table_source_free (NewsroomTableSource *self);
gboolean             newsroom_table_is_at (const NewsroomFormatScan *scan,
                                           gsize                     start,
                                           gsize                     end);
gboolean             newsroom_table_is_blank_below (const char *body,
                                                    gsize       line_end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomTableSource, newsroom_table_source_free)

G_END_DECLS
