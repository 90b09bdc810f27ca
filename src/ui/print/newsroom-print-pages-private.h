/* newsroom-print-pages-private.h — the inside of pages, for what draws them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-print-pages.h"
#include "newsroom-print-rows.h"
#include "newsroom-print-story.h"

G_BEGIN_DECLS

/**
 * NewsroomPrintPage:
 * @first: the first of its rows
 * @n_rows: how many
 */
typedef struct
{
  guint first;
  guint n_rows;
} NewsroomPrintPage;

struct _NewsroomPrintPages
{
  gatomicrefcount ref_count;

  gboolean is_proof;
  gboolean numbers_lines;
  double   width; /* of the paper, in points, as all that follows */
  double   height;
  double   left;   /* the column begins there */
  double   top;    /* of the first line */
  double   bottom; /* of the last line */

  /* Owned */
  char               *headline;
  char               *foot;
  NewsroomPrintStory *story;
  NewsroomPrintRows  *rows;
  GArray             *pages; /* #NewsroomPrintPage */
};

G_END_DECLS
