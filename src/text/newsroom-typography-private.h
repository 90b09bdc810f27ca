/* newsroom-typography-private.h — what the files of the typography share
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "newsroom-typography.h"

G_BEGIN_DECLS

#define NEWSROOM_APOSTROPHE 0x2019
#define NEWSROOM_PRIME 0x2032
#define NEWSROOM_DOUBLE_PRIME 0x2033
#define NEWSROOM_ELLIPSIS 0x2026
#define NEWSROOM_EN_DASH 0x2013
#define NEWSROOM_EM_DASH 0x2014
#define NEWSROOM_NO_BREAK_SPACE 0x00a0
#define NEWSROOM_NARROW_SPACE 0x202f

/**
 * NewsroomTypographyLanguage:
 * @tags: the BCP 47 tags it is for, in lower case, between spaces
 * @open: what an opening " becomes
 * @close: what a closing " becomes
 * @inner_open: what it becomes inside those
 * @inner_close: likewise
 * @single_open: what an opening ' becomes
 * @single_close: what a closing ' becomes
 * @dash: what "--" becomes
 * @joins_hyphen: whether " - " between words is that dash too
 * @space: what stands inside @open and @close and before @spaced, 0 for nothing
 * @spaced: the marks that have a space before them
 * @short_words: the words of one letter that no line ends with
 * @elisions: the words that begin with an apostrophe, between spaces
 *
 * How a language is written.
 */
typedef struct
{
  const char *tags;
  gunichar    open;
  gunichar    close;
  gunichar    inner_open;
  gunichar    inner_close;
  gunichar    single_open;
  gunichar    single_close;
  gunichar    dash;
  gboolean    joins_hyphen;
  gunichar    space;
  const char *spaced;
  const char *short_words;
  const char *elisions;
} NewsroomTypographyLanguage;

const NewsroomTypographyLanguage *newsroom_typography_find_language (const char *language);
gboolean                          newsroom_typography_is_elision (const NewsroomTypographyLanguage *language,
                                                                  const char                       *word,
                                                                  gsize                             length);

/**
 * NewsroomTypographyKind:
 * @NEWSROOM_KIND_MARKUP: not seen by a reader
 * @NEWSROOM_KIND_TEXT: words
 * @NEWSROOM_KIND_KEPT: seen, but as it is: code, an address, what is escaped
 * @NEWSROOM_KIND_MASK: the bits of these
 * @NEWSROOM_KIND_BLOCK: a bit that is set where a paragraph, heading, item or cell begins
 *
 * What a byte of a text is.
 */
typedef enum
{
  NEWSROOM_KIND_MARKUP = 0,
  NEWSROOM_KIND_TEXT = 1,
  NEWSROOM_KIND_KEPT = 2,
  NEWSROOM_KIND_MASK = 3,
  NEWSROOM_KIND_BLOCK = 4,
} NewsroomTypographyKind;

guint8  *newsroom_typography_map (const char *text,
                                  gsize       length,
                                  gsize       caret,
                                  gboolean    is_markdown);
void     newsroom_typography_find_paragraph (const char *text,
                                             gsize       length,
                                             gsize       caret,
                                             gsize      *first,
                                             gsize      *last);
gboolean newsroom_typography_is_text (const guint8 *kinds,
                                      gsize         length,
                                      gsize         start,
                                      gsize         end);
gboolean newsroom_typography_keeps_structure (const char                   *text,
                                              gsize                         length,
                                              const NewsroomTypographyEdit *edits,
                                              guint                         n_edits);
GArray  *newsroom_typography_drop_harmful (const char *text,
                                           gsize       length,
                                           GArray     *edits);

/**
 * NewsroomTypographyPlace:
 *
 * What stands beside a mark.
 */
typedef enum
{
  NEWSROOM_PLACE_EDGE, /* the beginning or end of a block */
  NEWSROOM_PLACE_SPACE,
  NEWSROOM_PLACE_OPENING, /* an opening bracket or mark */
  NEWSROOM_PLACE_LETTER,
  NEWSROOM_PLACE_DIGIT,
  NEWSROOM_PLACE_DASH, /* or another sign that joins */
  NEWSROOM_PLACE_OTHER,
} NewsroomTypographyPlace;

#define NEWSROOM_MAX_OPEN_QUOTES 8

/**
 * NewsroomTypographyScan:
 * @text: the text
 * @length: its length in bytes
 * @kinds: (not owned): what its bytes are
 * @language: how it is written
 * @is_typing: whether what follows may not be there yet
 * @before: what was seen last
 * @before_space: what was seen before the spaces that were seen last
 * @last: the character that was seen last
 * @has_words: whether something but dashes was seen on this line
 * @has_backtick: whether a code span was begun in this block and not ended
 * @open: the marks that are open, the innermost last
 * @n_open: how many
 *
 * Reads a text from its beginning to its end.
 */
typedef struct
{
  const char                       *text;
  gsize                             length;
  const guint8                     *kinds;
  const NewsroomTypographyLanguage *language;
  gboolean                          is_typing;
  NewsroomTypographyPlace           before;
  NewsroomTypographyPlace           before_space;
  gunichar                          last;
  gboolean                          has_words;
  gboolean                          has_backtick;
  gunichar                          open[NEWSROOM_MAX_OPEN_QUOTES];
  guint                             n_open;
} NewsroomTypographyScan;

void                    newsroom_typography_scan_init (NewsroomTypographyScan           *self,
                                                       const char                       *text,
                                                       gsize                             length,
                                                       const guint8                     *kinds,
                                                       const NewsroomTypographyLanguage *language);
gsize                   newsroom_typography_scan_pass (NewsroomTypographyScan *self,
                                                       gsize                   offset);
gunichar                newsroom_typography_scan_peek (const NewsroomTypographyScan *self,
                                                       gsize                         offset,
                                                       NewsroomTypographyPlace      *place);
NewsroomTypographyPlace newsroom_typography_classify (gunichar c);
gboolean                newsroom_typography_quote (NewsroomTypographyScan *self,
                                                   gsize                   offset,
                                                   NewsroomTypographyEdit *edit);
gboolean                newsroom_typography_sign (const NewsroomTypographyScan *self,
                                                  gsize                         offset,
                                                  NewsroomTypographyEdit       *edit);
gboolean                newsroom_typography_space_mark (const NewsroomTypographyScan *self,
                                                        gsize                         offset,
                                                        NewsroomTypographyEdit       *edit);
void                    newsroom_typography_edit_set (NewsroomTypographyEdit *edit,
                                                      gsize                   start,
                                                      gsize                   end,
                                                      gunichar                first,
                                                      gunichar                second);

G_END_DECLS
