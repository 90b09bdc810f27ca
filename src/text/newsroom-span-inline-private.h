/* newsroom-span-inline-private.h — what encloses bold, a link or code in the source
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-markdown.h"
#include "newsroom-spans.h"

G_BEGIN_DECLS

/* Bytes of the body. What is not content is delimiter; the caption, with the blank before it and
 * its quotation marks, lies in the closing one. */
typedef struct
{
  gsize start;
  gsize content_start;
  gsize content_end;
  gsize caption_start;
  gsize caption_end; /* as caption_start where there is none */
  gsize end;
} NewsroomInlineExtent;

NewsroomStyle newsroom_span_inline_find (const char           *body,
                                         gsize                 length,
                                         NewsroomInlineType    type,
                                         NewsroomInlineExtent *extent);
gboolean      newsroom_span_inline_is_enclosed (const NewsroomInlineExtent *extent);

G_END_DECLS
