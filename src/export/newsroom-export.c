/* newsroom-export.c — the table of formats that an article can be written in
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export.h"

#include <glib/gi18n-lib.h>

#include "newsroom-export-html.h"
#include "newsroom-export-json.h"
#include "newsroom-export-markdown.h"
#include "newsroom-export-text.h"
#include "newsroom-notes.h"
#include "newsroom-yaml-writer.h"

G_DEFINE_QUARK (newsroom_export_error, newsroom_export_error)

static const NewsroomExportFormat formats[] = {
  { "html", N_ ("HTML page"), "html", "text/html", newsroom_export_html_write },
  { "html-fragment", N_ ("HTML fragment"), "html", "text/html", newsroom_export_html_write_fragment },
  { "text", N_ ("Plain text"), "txt", "text/plain", newsroom_export_text_write },
  { "markdown", N_ ("Markdown"), "md", "text/markdown", newsroom_export_markdown_write },
  { "json", N_ ("JSON"), "json", "application/json", newsroom_export_json_write },
};

/**
 * newsroom_export_get_formats:
 * @n_formats: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_formats): the formats, in the order in which an
 *   editor should see them
 */
const NewsroomExportFormat *
newsroom_export_get_formats (gsize *n_formats)
{
  g_return_val_if_fail (n_formats != NULL, NULL);

  *n_formats = G_N_ELEMENTS (formats);

  return formats;
}

/**
 * newsroom_export_find_format:
 * @name: the name of a format, as "html"
 *
 * Returns: (nullable) (transfer none): the format, or %NULL if there is none of that name
 */
const NewsroomExportFormat *
newsroom_export_find_format (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, name))
      return &formats[i];

  return NULL;
}

/* Returns: (transfer full) (nullable): the keywords without comments, %NULL if they have none */
static GStrv
dup_keywords_for_readers (NewsroomArticle *article)
{
  const char *const *keywords = newsroom_article_get_keywords (article);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  gboolean has_any = FALSE;

  for (; keywords != NULL && *keywords != NULL; keywords++)
    {
      char *rest = newsroom_notes_cut_plain (*keywords);

      has_any |= rest != NULL;
      if (rest == NULL || rest[0] != '\0')
        g_ptr_array_add (kept, rest != NULL ? rest : g_strdup (*keywords));
      else
        g_free (rest);
    }
  if (!has_any)
    return NULL;

  g_ptr_array_add (kept, NULL);

  return (GStrv)g_ptr_array_free (g_steal_pointer (&kept), FALSE);
}

/* Returns: (transfer full) (nullable): the text of a field without comments, %NULL if it has none */
static char *
cut_notes (NewsroomField field,
           const char   *text)
{
  switch (field)
    {
    case NEWSROOM_FIELD_BODY:
      return newsroom_notes_cut (text, -1, NULL, 0);
    case NEWSROOM_FIELD_EXTRA:
      return newsroom_yaml_cut_notes (text);
    default:
      return newsroom_notes_cut_plain (text);
    }
}

/* Comments for the desk leave in no format. Returns: (transfer full): what does leave */
static NewsroomArticle *
dup_for_readers (NewsroomArticle *article)
{
  static const NewsroomField fields[] = {
    NEWSROOM_FIELD_HEADLINE, NEWSROOM_FIELD_KICKER, NEWSROOM_FIELD_STANDFIRST, NEWSROOM_FIELD_BYLINE, NEWSROOM_FIELD_DATELINE, NEWSROOM_FIELD_SECTION, NEWSROOM_FIELD_SITE, NEWSROOM_FIELD_EXTRA, NEWSROOM_FIELD_BODY
  };
  g_autoptr (NewsroomArticle) copy = NULL;
  g_auto (GStrv) keywords = dup_keywords_for_readers (article);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char      *text = newsroom_article_get_text (article, fields[i]);
      g_autofree char *rest = cut_notes (fields[i], text);

      if (rest == NULL)
        continue;
      if (copy == NULL)
        copy = newsroom_article_copy (article);
      newsroom_article_set_text (copy, fields[i], rest);
    }

  if (keywords != NULL)
    {
      if (copy == NULL)
        copy = newsroom_article_copy (article);
      newsroom_article_set_keywords (copy, (const char *const *)keywords);
    }

  return copy != NULL ? g_steal_pointer (&copy) : g_object_ref (article);
}

/**
 * newsroom_export:
 * @article: an article
 * @format: the name of a format
 * @options: (nullable): choices; %NULL for %NEWSROOM_EXPORT_OPTIONS_INIT
 * @error: return location for a %NEWSROOM_EXPORT_ERROR
 *
 * Writes the whole article in a format, without the comments of newsroom_notes_find() unless
 * @options keep them. Touches no file; may be called in any thread that
 * owns @article.
 *
 * Returns: (transfer full) (nullable): the bytes of the file
 */
GBytes *
newsroom_export (NewsroomArticle             *article,
                 const char                  *format,
                 const NewsroomExportOptions *options,
                 GError                     **error)
{
  const NewsroomExportOptions defaults = NEWSROOM_EXPORT_OPTIONS_INIT;
  const NewsroomExportFormat *row;
  g_autoptr (NewsroomArticle) leaving = NULL;
  g_autoptr (GString) names = NULL;

  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (format != NULL, NULL);

  row = newsroom_export_find_format (format);
  if (options == NULL)
    options = &defaults;
  if (row != NULL)
    {
      leaving = options->keeps_notes ? g_object_ref (article) : dup_for_readers (article);
      return row->write (leaving, options, error);
    }

  names = g_string_new (formats[0].name);
  for (gsize i = 1; i < G_N_ELEMENTS (formats); i++)
    g_string_append_printf (names, ", %s", formats[i].name);
  g_set_error (error, NEWSROOM_EXPORT_ERROR, NEWSROOM_EXPORT_ERROR_FORMAT, _ ("Could not export as “%s”: there is no such format. The formats are %s."), format, names->str);

  return NULL;
}
