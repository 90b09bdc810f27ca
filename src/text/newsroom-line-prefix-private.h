/* newsroom-line-prefix-private.h — lines, and the marks of quotes and list items at their start
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Places are bytes of the text. Without a quote or marker its places are where it would be. */
typedef struct
{
  gsize    quote;     /* the first ">" */
  gsize    quote_end; /* behind it and its blank */
  gsize    base;      /* behind the last ">" */
  gsize    marker;    /* of the innermost list item */
  gsize    box;       /* "[ ] " of a task, else as @content */
  gsize    content;
  guint    number; /* of an ordered item */
  char     sign;   /* "-", "+", "*", "." or ")" of the marker, else NUL */
  gboolean has_quote;
  gboolean has_box;
} NewsroomLinePrefix;

gsize newsroom_line_find_start (const char *text,
                                gsize       offset);
gsize newsroom_line_find_end (const char *text,
                              gssize      length,
                              gsize       offset);
void  newsroom_line_find (const char *text,
                          gsize       offset,
                          gsize      *start,
                          gsize      *end);

NewsroomLinePrefix newsroom_line_prefix_read (const char *text,
                                              gsize       start,
                                              gsize       end,
                                              guint       n_quotes,
                                              guint       n_items);

G_END_DECLS
