/* newsroom-html-words-private.h — the few words that a page adds to an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NewsroomHtmlWords:
 * @language: two letters
 * @after_day: between day and month
 * @after_month: between month and year
 * @months: their names, in the form that follows a day, with one space between them
 *
 * A page speaks the language of its article, not that of the desktop it was made on.
 */
typedef struct
{
  const char *language;
  const char *after_day;
  const char *after_month;
  const char *months;
  const char *author;
  const char *authors;
  const char *published;
  const char *updated;
  const char *done;
  const char *to_do;
  const char *untitled;
} NewsroomHtmlWords;

const NewsroomHtmlWords *newsroom_html_words_find (const char *language);
char                    *newsroom_html_words_format_time (const NewsroomHtmlWords *words,
                                                          gint64                   time);

G_END_DECLS
