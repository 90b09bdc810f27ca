/* newsroom-print-pages.h — an article laid out on pages of paper
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "newsroom-article.h"

G_BEGIN_DECLS

/**
 * NewsroomPrintOptions:
 * @is_proof: lines far apart, with every fifth numbered, room for handwriting, and notes at the end
 * @numbers_lines: whether every line of the body is numbered
 * @font: a Pango font description, of which the family is taken; "" for one with serifs
 * @printed: (nullable): what the foot of each page says of when it was printed
 * @width: of the paper, in points
 * @height: of the paper, in points
 * @margin: that the printer needs at every side, in points
 */
typedef struct
{
  gboolean    is_proof;
  gboolean    numbers_lines;
  const char *font;
  const char *printed;
  double      width;
  double      height;
  double      margin;
} NewsroomPrintOptions;

/* Laid out once, on any thread; read by one thread at a time. */
typedef struct _NewsroomPrintPages NewsroomPrintPages;

NewsroomPrintPages *newsroom_print_pages_new (NewsroomArticle            *article,
                                              const NewsroomPrintOptions *options,
                                              GCancellable               *cancellable,
                                              GError                    **error);
NewsroomPrintPages *newsroom_print_pages_ref (NewsroomPrintPages *self);
void                newsroom_print_pages_unref (NewsroomPrintPages *self);
void                newsroom_print_pages_new_async (NewsroomArticle            *article,
                                                    const NewsroomPrintOptions *options,
                                                    GCancellable               *cancellable,
                                                    GAsyncReadyCallback         callback,
                                                    gpointer                    user_data);
NewsroomPrintPages *newsroom_print_pages_new_finish (GAsyncResult *result,
                                                     GError      **error);

guint newsroom_print_pages_get_n_pages (NewsroomPrintPages *self);
void  newsroom_print_pages_get_size (NewsroomPrintPages *self,
                                     double             *width,
                                     double             *height);
void  newsroom_print_pages_draw (NewsroomPrintPages *self,
                                 guint               page,
                                 cairo_t            *cr);
char *newsroom_print_pages_dup_text (NewsroomPrintPages *self,
                                     guint               page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomPrintPages, newsroom_print_pages_unref)

G_END_DECLS
