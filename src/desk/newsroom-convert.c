/* newsroom-convert.c — the bytes of one format to those of another, without a library
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-convert.h"

#include <glib/gi18n-lib.h>

#include "newsroom-export.h"
#include "newsroom-import-split.h"
#include "newsroom-notes.h"

/**
 * newsroom_convert_dup_left_out:
 * @article: an article that is exported
 *
 * Returns: (transfer full) (nullable): a sentence that says how many comments of its body are not
 *   exported, or %NULL if it has none
 */
char *
newsroom_convert_dup_left_out (NewsroomArticle *article)
{
  g_autoptr (GArray) comments = NULL;

  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (article), NULL);

  comments = newsroom_notes_find_comments (newsroom_article_get_text (article, NEWSROOM_FIELD_BODY), -1);
  if (comments->len == 0)
    return NULL;

  return g_strdup_printf (ngettext ("%u comment was left out.", "%u comments were left out.", comments->len), comments->len);
}

/* Writes an article, with what is left out of it. */
static GBytes *
write_article (NewsroomArticle             *article,
               const char                  *to,
               const NewsroomExportOptions *options,
               NewsroomReport              *report,
               GError                     **error)
{
  NewsroomExportOptions with_report = NEWSROOM_EXPORT_OPTIONS_INIT;
  g_autofree char      *left_out = NULL;

  if (options != NULL)
    with_report = *options;
  with_report.report = report;
  left_out = with_report.keeps_notes ? NULL : newsroom_convert_dup_left_out (article);
  if (left_out != NULL)
    newsroom_report_drop (report, "%s", left_out);

  return newsroom_export (article, to, &with_report, error);
}

/* The contents of a part tell its format. */
static GBytes *
convert_part (NewsroomImportReader        *reader,
              const NewsroomImportPart    *part,
              const char                  *to,
              const NewsroomExportOptions *options,
              NewsroomReport              *report,
              GError                     **error)
{
  g_autoptr (NewsroomArticle) article = newsroom_import_reader_read (reader, part->bytes, part->name, NULL, report, NULL, NULL, NULL, error);

  return article != NULL ? write_article (article, to, options, report, error) : NULL;
}

/* An array of what each article becomes; one that cannot be read is told and left out. */
static GBytes *
convert_all_to_json (NewsroomImportReader        *reader,
                     GPtrArray                   *parts,
                     const NewsroomExportOptions *options,
                     NewsroomReport              *report,
                     GError                     **error)
{
  g_autoptr (GString) all = g_string_new ("[\n");
  const gsize start = all->len;

  for (guint i = 0; i < parts->len; i++)
    {
      const NewsroomImportPart *part = parts->pdata[i];
      g_autoptr (NewsroomReport) own = newsroom_report_new ();
      g_autoptr (GError) problem = NULL;
      g_autoptr (GBytes) json = convert_part (reader, part, "json", options, own, &problem);

      if (json == NULL)
        {
          newsroom_report_drop (report, "%s", problem->message);
          if (i + 1 == parts->len && all->len == start)
            g_propagate_error (error, g_steal_pointer (&problem));
          continue;
        }
      if (all->len > start)
        g_string_append (all, ",\n");
      g_string_append_len (all, g_bytes_get_data (json, NULL), (gssize)g_bytes_get_size (json));
      while (g_ascii_isspace (all->str[all->len - 1]))
        g_string_truncate (all, all->len - 1);
    }

  if (all->len == start)
    return NULL;
  g_string_append (all, "\n]\n");

  return g_string_free_to_bytes (g_steal_pointer (&all));
}

/**
 * newsroom_convert:
 * @reader: reads the file
 * @bytes: (transfer full): the contents of a file, which are freed as soon as they are read
 * @file_name: its name, for messages and for its extension
 * @from: (nullable): the name of an import format, or %NULL to find it
 * @part: which article of a file that holds several, from 1; 0 for all, which JSON can hold, or for
 *   the one that there is
 * @to: the name of an export format
 * @options: (nullable): how it is written, %NULL for the defaults; its report is not used
 * @report: told what was noticed, inferred and left out; JSON contains it
 * @error: (out) (optional): a #NewsroomImportError or #NewsroomExportError
 *
 * Opens no file and no library; any thread may call it.
 *
 * Returns: (transfer full) (nullable): the contents of the new file
 */
GBytes *
newsroom_convert (NewsroomImportReader        *reader,
                  GBytes                      *bytes,
                  const char                  *file_name,
                  const char                  *from,
                  guint                        part,
                  const char                  *to,
                  const NewsroomExportOptions *options,
                  NewsroomReport              *report,
                  GError                     **error)
{
  g_autoptr (GBytes) contents = bytes;
  g_autoptr (NewsroomArticle) article = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (reader != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);
  g_return_val_if_fail (to != NULL, NULL);
  g_return_val_if_fail (report != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  article = newsroom_import_reader_read (reader, contents, file_name, from, report, &parts, NULL, NULL, &problem);
  g_clear_pointer (&contents, g_bytes_unref);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  if (parts == NULL && part <= 1)
    return write_article (article, to, options, report, error);
  if (parts != NULL && part == 0 && g_str_equal (to, "json"))
    return convert_all_to_json (reader, parts, options, report, error);
  if (parts == NULL || part == 0 || part > parts->len)
    {
      const guint n_parts = parts != NULL ? parts->len : 1;

      g_set_error (error,
                   NEWSROOM_IMPORT_ERROR,
                   NEWSROOM_IMPORT_ERROR_FORMAT,
                   g_dngettext (GETTEXT_PACKAGE,
                                "“%s” holds %u article; there is no other",
                                "“%s” holds %u articles; say with --part which of them, or take --to json, which holds all",
                                n_parts),
                   file_name,
                   n_parts);
      return NULL;
    }

  return convert_part (reader, parts->pdata[part - 1], to, options, report, error);
}
