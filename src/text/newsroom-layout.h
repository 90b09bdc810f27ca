/* newsroom-layout.h — how an article is laid out in plain text: what its lines are
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A dash is put between the dateline and the first words. */
#define NEWSROOM_LAYOUT_DASH "—"

/* Begins the lines of preformatted text: more than a quotation, and not where tabulators end. */
#define NEWSROOM_LAYOUT_PREFORMATTED "          "

/* Begins the lines of a quotation where indentation alone would not tell, as in letters. */
#define NEWSROOM_LAYOUT_QUOTE "> "

/* Ends a line after which the writer meant a line break. Nobody types it by chance, as spaces are. */
#define NEWSROOM_LAYOUT_HARD_BREAK "\u00a0"

/* Spaces between two words that are in different columns. */
#define NEWSROOM_LAYOUT_COLUMN_GAP 3

/* Stands for a headline that is not written yet. */
#define NEWSROOM_LAYOUT_NO_HEADLINE "[No headline]"

/**
 * NewsroomLayoutLabel:
 * @NEWSROOM_LAYOUT_LABEL_SLUG: "Slug: ", over the headline
 * @NEWSROOM_LAYOUT_LABEL_HEADLINE: "Headline: "
 * @NEWSROOM_LAYOUT_LABEL_STANDFIRST: "Summary: ", between headline and story
 * @NEWSROOM_LAYOUT_LABEL_BYLINE: "Byline: "
 *
 * What a line over the story says that it is.
 */
typedef enum
{
  NEWSROOM_LAYOUT_LABEL_SLUG,
  NEWSROOM_LAYOUT_LABEL_HEADLINE,
  NEWSROOM_LAYOUT_LABEL_STANDFIRST,
  NEWSROOM_LAYOUT_LABEL_BYLINE,
} NewsroomLayoutLabel;

guint    newsroom_layout_get_width (const char *text,
                                    gsize       length);
gsize    newsroom_layout_measure_label (const char          *line,
                                        gsize                length,
                                        NewsroomLayoutLabel *label);
gsize    newsroom_layout_measure_unit (const char *text,
                                       gsize       length);
gboolean newsroom_layout_joins_without_space (const char *before,
                                              gsize       before_length,
                                              const char *after);
gsize    newsroom_layout_measure_bullet (const char *line,
                                         gsize       length);
gboolean newsroom_layout_begins_with_dash (const char *line,
                                           gsize       length);
gsize    newsroom_layout_measure_number (const char *line,
                                         gsize       length,
                                         guint      *number);
gsize    newsroom_layout_measure_dateline (const char *line,
                                           gsize       length,
                                           gsize      *dateline_length);
gboolean newsroom_layout_is_rule (const char *line,
                                  gsize       length);
gboolean newsroom_layout_is_closer (const char *line,
                                    gsize       length);
gboolean newsroom_layout_is_crosshead (const char *line,
                                       gsize       length);
gboolean newsroom_layout_goes_on (const char *line,
                                  gsize       length,
                                  const char *next,
                                  gsize       next_length);
gboolean newsroom_layout_is_underline (const char *line,
                                       gsize       length,
                                       const char *underline,
                                       gsize       underline_length);
gboolean newsroom_layout_has_columns (const char *line,
                                      gsize       length);
gboolean newsroom_layout_is_author_label (const char *line,
                                          gsize       length);

G_END_DECLS
