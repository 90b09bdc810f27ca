/* newsroom-import-sources.c — from where each field of an article is
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-sources-private.h"

#include <glib/gi18n-lib.h>

/* What a file of the format says in so many words, or where in it a field has its place. */
static const char *
get_source (const char *format)
{
  static const struct
  {
    const char *format;
    const char *source;
  } sources[] = {
    { "txt", N_ ("where it stands in the text") },
    { "markdown", N_ ("the front matter") },
    { "docx", N_ ("the document and its styles") },
    { "odt", N_ ("the document and its styles") },
    { "rtf", N_ ("the document and its styles") },
    { "html", N_ ("the page") },
    { "mhtml", N_ ("the page") },
    { "eml", N_ ("the message") },
    { "mbox", N_ ("the message") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].format, format))
      return _ (sources[i].source);

  return _ ("the field of the format that is for it");
}

static void
tell (NewsroomReport *report,
      const char     *field,
      const char     *source)
{
  if (newsroom_report_find_field (report, field) == NULL)
    newsroom_report_recognise (report, field, source, TRUE, NULL);
}

/**
 * newsroom_import_tell_sources:
 * @article: what was read
 * @format: the name of the format that it was read as
 * @report: a report, in which the reader has said what it knows better
 *
 * Says of each field that the article has where it was found.
 */
void
newsroom_import_tell_sources (NewsroomArticle *article,
                              const char      *format,
                              NewsroomReport  *report)
{
  const char *source = get_source (format);

  for (guint field = 0; field < NEWSROOM_N_FIELDS; field++)
    if (field != NEWSROOM_FIELD_BODY && field != NEWSROOM_FIELD_BYLINE && field != NEWSROOM_FIELD_EXTRA && newsroom_article_get_text (article, (NewsroomField)field)[0] != '\0')
      tell (report, newsroom_field_get_name ((NewsroomField)field), source);
  for (guint which = 0; which < NEWSROOM_N_TIMES; which++)
    if (newsroom_article_get_time (article, (NewsroomTime)which) != 0)
      tell (report, newsroom_time_get_name ((NewsroomTime)which), source);
  if (g_list_model_get_n_items (newsroom_article_get_credits (article)) > 0 || newsroom_article_get_text (article, NEWSROOM_FIELD_BYLINE)[0] != '\0')
    tell (report, newsroom_field_get_name (NEWSROOM_FIELD_BYLINE), source);
  if (newsroom_article_get_keywords (article)[0] != NULL)
    tell (report, "keywords", source);
}
