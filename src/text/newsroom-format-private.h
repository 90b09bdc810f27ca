/* newsroom-format-private.h — what of a body is where, for the commands that change its markup
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-format.h"
#include "newsroom-markdown.h"

G_BEGIN_DECLS

/* Where a text stands: in how many quotes and list items, and in what. */
typedef struct
{
  guint    hash;  /* of all blocks around it but paragraphs */
  guint    shape; /* the same, whether lists are ordered or not */
  guint    n_quotes;
  guint    n_items;
  guint    quote;    /* another for each quote, 0 outside */
  guint    level;    /* of the heading, else 0 */
  gboolean is_loose; /* whether it is a paragraph of an item among whose blocks, or beside which, there are empty lines */
  gboolean is_ordered;
  gboolean is_task;
  gboolean is_code;
  gboolean is_table;
} NewsroomFormatPath;

/* A stretch of words. What is written as an escape or a character reference is all in it. */
typedef struct
{
  gsize    start; /* bytes of the body */
  gsize    end;
  gsize    plain; /* bytes of the plain text */
  gsize    n_plain;
  guint    path;     /* index */
  guint    leaf;     /* another for each paragraph, heading and cell */
  gboolean is_whole; /* not to be cut */
  gboolean is_break;
} NewsroomFormatRun;

/* Inline markup with its marks: [open, start) and [end, close). */
typedef struct
{
  NewsroomInlineType type;
  gsize              open;
  gsize              start;
  gsize              end;
  gsize              close;
  guint              leaf;
  guint              target;   /* of a link, index */
  gboolean           is_known; /* whether the marks were found */
} NewsroomFormatSpan;

typedef struct
{
  const char *body;
  gsize       length;

  GString    *plain;
  GByteArray *masks;     /* a bit for each #NewsroomInlineType, for each byte of the plain text */
  GByteArray *structure; /* the blocks, links and images, to be compared */
  GArray     *runs;
  GArray     *spans;
  GArray     *paths;
  GPtrArray  *targets;
} NewsroomFormatScan;

#define NEWSROOM_FORMAT_BIT(type) ((guint8)(1u << (type)))

/* Stands for the words that will be written at an empty place. */
#define NEWSROOM_FORMAT_FUTURE_WORDS "x"

typedef enum
{
  NEWSROOM_FORMAT_ON_OR_OFF,
  NEWSROOM_FORMAT_OFF,
  NEWSROOM_FORMAT_APART, /* on, without joining what is so beside it */
} NewsroomFormatWay;

NewsroomFormatScan *newsroom_format_scan_new (const char *body);
void                newsroom_format_scan_free (NewsroomFormatScan *self);
guint               newsroom_format_scan_find_run (const NewsroomFormatScan *self,
                                                   gsize                     offset);
guint               newsroom_format_scan_find_leaf_run (const NewsroomFormatScan *self,
                                                        guint                     leaf);
guint               newsroom_format_scan_find_leaf_span (const NewsroomFormatScan *self,
                                                         guint                     leaf);
gboolean            newsroom_format_scan_has_words_of (const NewsroomFormatScan *self,
                                                       const NewsroomFormatScan *other);
void                newsroom_format_scan_append_words (const NewsroomFormatScan *self,
                                                       GByteArray               *words,
                                                       gsize                     start,
                                                       gsize                     end);

gboolean newsroom_format_has_same_words (const char *body,
                                         const char *other);

gboolean newsroom_format_has_word (const char *text,
                                   gsize       start,
                                   gsize       end);
gboolean newsroom_format_find_word (const char *body,
                                    gsize       caret,
                                    gsize      *start,
                                    gsize      *end);

gboolean newsroom_format_is_fence (const char *body,
                                   gsize       offset);
gboolean newsroom_format_find_address (const char *body,
                                       gsize       offset,
                                       gsize      *start,
                                       gsize      *end);

char *newsroom_format_insert_at (const char *body,
                                 gsize       offset,
                                 const char *text);
char *newsroom_format_erase_at (const char *body,
                                gsize       offset,
                                gsize       length);

NewsroomTextEdit *newsroom_format_toggle_whole (const char    *body,
                                                gsize          start,
                                                gsize          end,
                                                NewsroomFormat format);

char *newsroom_format_toggle_caret (const char        *body,
                                    gsize             *caret,
                                    NewsroomInlineType type);
char *newsroom_format_toggle_inline (const char        *body,
                                     gsize             *start,
                                     gsize             *end,
                                     NewsroomInlineType type,
                                     NewsroomFormatWay  way);
char *newsroom_format_toggle_lines (const char    *body,
                                    gsize         *start,
                                    gsize         *end,
                                    NewsroomFormat format,
                                    gboolean       whole);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NewsroomFormatScan, newsroom_format_scan_free)

G_END_DECLS
