/* newsroom-typography.h — quotation marks, dashes and spaces as a language writes them
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomTypographyEdit:
 * @start: the first byte that goes
 * @end: the byte after the last that goes; @start where something is only put in
 * @text: what comes in their place, UTF-8
 *
 * One correction of a text.
 */
typedef struct
{
  gsize start;
  gsize end;
  char  text[12];
} NewsroomTypographyEdit;

gboolean newsroom_typography_knows (const char *language);
gboolean newsroom_typography_type (const char             *text,
                                   gsize                   length,
                                   gsize                   caret,
                                   const char             *language,
                                   gboolean                is_markdown,
                                   NewsroomTypographyEdit *edit);
GArray  *newsroom_typography_educate (const char *text,
                                      gsize       length,
                                      gsize       start,
                                      gsize       end,
                                      const char *language,
                                      gboolean    is_markdown);
GArray  *newsroom_typography_straighten (const char *text,
                                         gsize       length,
                                         gsize       start,
                                         gsize       end,
                                         gboolean    is_markdown);
char    *newsroom_typography_apply (const char                   *text,
                                    gsize                         length,
                                    const NewsroomTypographyEdit *edits,
                                    guint                         n_edits);

G_END_DECLS
