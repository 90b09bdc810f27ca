/* newsroom-print-body.h — Markdown as the parts that are printed
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-print-story.h"

G_BEGIN_DECLS

/**
 * NewsroomPrintStyle:
 * @size: of the letters, in points
 * @is_counted: whether the lines have numbers
 * @lead: what goes before the first words of the first paragraph, "" for nothing
 */
typedef struct
{
  double      size;
  gboolean    is_counted;
  const char *lead;
} NewsroomPrintStyle;

void newsroom_print_body_add (NewsroomPrintStory       *story,
                              const char               *markdown,
                              const NewsroomPrintStyle *style,
                              const gsize              *places,
                              guint                     n_places);

G_END_DECLS
