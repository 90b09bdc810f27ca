/* newsroom-html-inline-private.h — the words of one paragraph with their marks, to Markdown
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  NEWSROOM_HTML_STRIKE = 1 << 0,
  NEWSROOM_HTML_STRONG = 1 << 1,
  NEWSROOM_HTML_EMPHASIS = 1 << 2,
  NEWSROOM_HTML_CODE = 1 << 3,
  NEWSROOM_HTML_NOTE = 1 << 4, /* a comment for the desk, with its delimiters */
} NewsroomHtmlMarks;

/* The name of an element that is one; HTML has none of it. */
#define NEWSROOM_HTML_NOTE_ELEMENT "x-note"
#define NEWSROOM_HTML_NOTE_START "{>> "
#define NEWSROOM_HTML_NOTE_END " <<}"

#define NEWSROOM_HTML_OUTER_MARKS (NEWSROOM_HTML_STRIKE | NEWSROOM_HTML_STRONG | NEWSROOM_HTML_EMPHASIS)

typedef enum
{
  NEWSROOM_HTML_PARAGRAPH,
  NEWSROOM_HTML_HEADING,
  NEWSROOM_HTML_CELL,
} NewsroomHtmlPlace;

typedef struct _NewsroomHtmlInline NewsroomHtmlInline;

typedef struct
{
  char    *target;
  char    *title; /* (nullable): the caption of a picture */
  gboolean is_picture;
} NewsroomHtmlLink;

/* White space is one blank, a meant line end is "\n". */
struct _NewsroomHtmlInline
{
  /* Owned */
  GString *text;
  GArray  *marks; /* of each byte: guint8 */
  GArray  *links; /* of each byte: the number of its link in @targets and 1, or 0: guint */
  GArray  *targets;
};

NewsroomHtmlInline *newsroom_html_inline_new (void);
void                newsroom_html_inline_free (NewsroomHtmlInline *self);
void                newsroom_html_inline_add_text (NewsroomHtmlInline *self,
                                                   const char         *text,
                                                   gsize               length,
                                                   NewsroomHtmlMarks   marks,
                                                   guint               link);
guint               newsroom_html_inline_add_link (NewsroomHtmlInline *self,
                                                   const char         *target);
void                newsroom_html_inline_add_picture (NewsroomHtmlInline *self,
                                                      const char         *alternative,
                                                      const char         *target,
                                                      const char         *caption);
const char         *newsroom_html_inline_add_note (NewsroomHtmlInline *self,
                                                   const char         *words);
const char         *newsroom_html_inline_part (NewsroomHtmlInline *self,
                                               NewsroomHtmlMarks   marks,
                                               gboolean            with_sign);
void                newsroom_html_inline_add_break (NewsroomHtmlInline *self);
gboolean            newsroom_html_inline_is_empty (const NewsroomHtmlInline *self);
gboolean            newsroom_html_inline_ends_line (const NewsroomHtmlInline *self);
char               *newsroom_html_inline_dup_markdown (NewsroomHtmlInline *self,
                                                       NewsroomHtmlPlace   place,
                                                       guint              *n_marks);
guint8             *newsroom_html_inline_marks_at (const NewsroomHtmlInline *self, gsize i);
guint               newsroom_html_inline_link_at (const NewsroomHtmlInline *self, gsize i);
gsize               newsroom_html_inline_piece_end (const NewsroomHtmlInline *self, gsize i);
void                newsroom_html_inline_clear_mark (NewsroomHtmlInline *self, gsize start, gsize end, guint8 mark);
void                newsroom_html_inline_fit_marks (NewsroomHtmlInline *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomHtmlInline, newsroom_html_inline_free)

G_END_DECLS
