/* newsroom-print-part.h — what is printed one under the other: paragraphs, rules and tables
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * NewsroomPrintKind:
 * @NEWSROOM_PRINT_TEXT: a paragraph, a heading, an item, a block of code
 * @NEWSROOM_PRINT_RULE: a line across the column
 * @NEWSROOM_PRINT_TABLE: rows of cells
 */
typedef enum
{
  NEWSROOM_PRINT_TEXT,
  NEWSROOM_PRINT_RULE,
  NEWSROOM_PRINT_TABLE,
} NewsroomPrintKind;

/**
 * NewsroomPrintPart:
 * @kind: what it is
 * @text: its words, UTF-8
 * @attrs: how they look, beside what follows
 * @size: of the letters, in points
 * @is_bold: whether all of it is bold
 * @is_code: whether the letters are equally wide
 * @is_counted: whether its lines have numbers
 * @keeps_together: whether no page ends within
 * @keeps_next: whether what follows begins on the same page
 * @align: where its lines lie
 * @space: over it where it is not the first on its page, in points
 * @indent: from the side where its lines begin, in points
 * @bars: (element-type double): likewise, those of the quotations around it
 * @marker: (nullable): the bullet or number of the item that it begins
 * @marker_indent: up to where the marker reaches, in points
 * @rows: (nullable) (element-type GPtrArray): of a table, each an array of parts; the first is the head
 */
typedef struct
{
  NewsroomPrintKind kind;
  GString          *text;
  PangoAttrList    *attrs;
  double            size;
  gboolean          is_bold;
  gboolean          is_code;
  gboolean          is_counted;
  gboolean          keeps_together;
  gboolean          keeps_next;
  PangoAlignment    align;
  double            space;
  double            indent;
  GArray           *bars;
  char             *marker;
  double            marker_indent;
  GPtrArray        *rows;
} NewsroomPrintPart;

NewsroomPrintPart *newsroom_print_part_new (NewsroomPrintKind kind,
                                            const char       *text,
                                            double            size);
void               newsroom_print_part_free (NewsroomPrintPart *self);
void               newsroom_print_part_add_attr (NewsroomPrintPart *self,
                                                 PangoAttribute    *attr,
                                                 gsize              start);

G_END_DECLS
