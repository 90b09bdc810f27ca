/* newsroom-import.c — the table of readers, and which of them a file is for
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-import-decode.h"
#include "newsroom-import-markdown.h"
#include "newsroom-import-text.h"

G_DEFINE_QUARK (newsroom_import_error, newsroom_import_error)

static const char *const text_extensions[] = { "txt", "text", NULL };
static const char *const markdown_extensions[] = { "md", "markdown", "mdown", "mkd", NULL };

/* The first row reads what no other row claims. */
static const NewsroomImportFormat formats[] = {
  { "txt", N_ ("Plain text"), "text/plain", text_extensions, newsroom_import_text_read },
  { "markdown", N_ ("Markdown"), "text/markdown", markdown_extensions, newsroom_import_markdown_read },
};

/* Bytes at the beginning of a file in which front matter must have a key. */
#define FRONT_MATTER_LIMIT 65536

/**
 * newsroom_import_get_formats:
 * @n_formats: (out): how many
 *
 * Returns: (array length=n_formats) (transfer none): every format that can be read; the first
 *   reads what no other claims
 */
const NewsroomImportFormat *
newsroom_import_get_formats (gsize *n_formats)
{
  g_return_val_if_fail (n_formats != NULL, NULL);

  *n_formats = G_N_ELEMENTS (formats);

  return formats;
}

static const NewsroomImportFormat *
find_by_name (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].name, name))
      return &formats[i];

  return NULL;
}

static const NewsroomImportFormat *
find_by_extension (const char *file_name)
{
  const char      *dot = strrchr (file_name, '.');
  g_autofree char *extension = NULL;

  if (dot == NULL || strchr (dot, G_DIR_SEPARATOR) != NULL)
    return NULL;

  extension = g_ascii_strdown (dot + 1, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strv_contains (formats[i].extensions, extension))
      return &formats[i];

  return NULL;
}

/* "---", a line "key: …", and later "---" or "...": front matter, whatever the file is called. */
static gboolean
has_front_matter (const char *text)
{
  const char *line = text;
  gboolean    has_key = FALSE;

  if (!g_str_has_prefix (text, "---\n"))
    return FALSE;

  while ((line = strchr (line, '\n')) != NULL && line - text < FRONT_MATTER_LIMIT)
    {
      const char *end;

      line++;
      end = strchrnul (line, '\n');
      if (end - line >= 3 && (strncmp (line, "---", 3) == 0 || strncmp (line, "...", 3) == 0))
        return has_key;
      if (g_ascii_isalpha (*line))
        {
          const char *colon = line + strspn (line, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_-");

          has_key |= colon[0] == ':' && (colon[1] == ' ' || colon[1] == '\n');
        }
    }

  return FALSE;
}

static const NewsroomImportFormat *
find_format (const char *text,
             const char *file_name)
{
  const NewsroomImportFormat *format = find_by_extension (file_name);
  const NewsroomImportFormat *markdown = find_by_name ("markdown");

  if (format != NULL)
    return format;
  if (markdown != NULL && has_front_matter (text))
    return markdown;

  return &formats[0];
}

/* Whether nothing came out that could be shown, as of empty front matter. */
static gboolean
is_empty (NewsroomArticle *article)
{
  for (guint field = 0; field < NEWSROOM_N_FIELDS; field++)
    if (newsroom_article_get_text (article, (NewsroomField)field)[0] != '\0')
      return FALSE;
  for (guint which = 0; which < NEWSROOM_N_TIMES; which++)
    if (newsroom_article_get_time (article, (NewsroomTime)which) != 0)
      return FALSE;

  return g_list_model_get_n_items (newsroom_article_get_credits (article)) == 0 && newsroom_article_get_keywords (article)[0] == NULL;
}

/**
 * newsroom_import:
 * @bytes: (transfer full): the contents of a file; without another owner they may become the
 *   body, so that a large one need not be copied
 * @file_name: its name, for messages and for its extension
 * @format: (nullable): the name of a format, or %NULL to find it by the extension and, where
 *   that says nothing, by the contents
 * @report: told what was noticed, inferred and left out
 * @content_type: (out) (optional) (transfer none): the media type of the format
 * @error: return location
 *
 * Opens no file and keeps nothing; any thread may call it. Takes time linear in the size.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with a #NewsroomImportError
 */
NewsroomArticle *
newsroom_import (GBytes         *bytes,
                 const char     *file_name,
                 const char     *format,
                 NewsroomReport *report,
                 const char    **content_type,
                 GError        **error)
{
  g_autoptr (GBytes) contents = bytes;
  const NewsroomImportFormat *reader = NULL;
  g_autoptr (NewsroomArticle) article = NULL;
  g_autofree char *text = NULL;
  gsize            length;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);
  g_return_val_if_fail (report != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (format != NULL)
    {
      reader = find_by_name (format);
      if (reader == NULL)
        {
          g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_FORMAT, _ ("Could not open “%s”: Newsroom reads no format named “%s”"), file_name, format);
          return NULL;
        }
    }

  if (g_bytes_get_size (bytes) > NEWSROOM_IMPORT_MAX_BYTES)
    {
      g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_TOO_LARGE, _ ("Could not open “%s”: it is larger than 64 MB, too large for an article"), file_name);
      return NULL;
    }

  text = newsroom_import_decode (g_steal_pointer (&contents), file_name, &length, report, error);
  if (text == NULL)
    return NULL;

  if (reader == NULL)
    reader = find_format (text, file_name);
  if (content_type != NULL)
    *content_type = reader->content_type;

  article = reader->read (g_steal_pointer (&text), length, report);
  if (is_empty (article))
    {
      g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_EMPTY, _ ("Could not open “%s”: there is no text in it"), file_name);
      return NULL;
    }

  return g_steal_pointer (&article);
}
