/* hostile.c — the files that are made to do harm, and whether what became of one is right
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "hostile.h"

#include <string.h>

static void
hostile_file_free (HostileFile *file)
{
  g_free (file->name);
  g_bytes_unref (file->bytes);
  g_free (file->there);
  g_free (file->absent);
  g_free (file);
}

/**
 * hostile_load:
 * @folder: where make-hostile.py wrote them, beside “hostile.tsv”
 *
 * Returns: (transfer full) (element-type HostileFile): all of them
 */
GPtrArray *
hostile_load (const char *folder)
{
  g_autofree char *table = g_build_filename (folder, "hostile.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify)hostile_file_free);

  g_assert_true (g_file_get_contents (table, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      g_autofree char *path = NULL;
      g_autofree char *contents = NULL;
      HostileFile     *file = g_new0 (HostileFile, 1);
      gsize            length;

      g_assert_cmpuint (g_strv_length (cells), ==, 4);
      path = g_build_filename (folder, "hostile", cells[0], NULL);
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      file->name = g_strdup (cells[0]);
      file->bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
      file->is_read = g_str_equal (cells[1], "read");
      file->there = g_strdup (cells[2]);
      file->absent = cells[3][0] != '\0' ? g_strdup (cells[3]) : NULL;
      g_ptr_array_add (files, file);
    }

  return files;
}

static gboolean
has (NewsroomArticle *article,
     const char      *words)
{
  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    if (strstr (newsroom_article_get_text (article, (NewsroomField)i), words) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * hostile_check:
 * @file: a file
 * @article: (nullable): what was read of it
 * @parts: (nullable): or what it was taken apart to
 * @error: (nullable): or why it was refused
 *
 * Returns: (transfer full) (nullable): what is wrong with that, %NULL if nothing is
 */
char *
hostile_check (const HostileFile *file,
               NewsroomArticle   *article,
               GPtrArray         *parts,
               const GError      *error)
{
  if (error != NULL && file->is_read)
    return g_strdup_printf ("%s: it was refused: %s", file->name, error->message);
  if (error != NULL && (strstr (error->message, file->there) == NULL || strstr (error->message, file->name) == NULL))
    return g_strdup_printf ("%s: the message does not say “%s”: %s", file->name, file->there, error->message);
  if (error == NULL && !file->is_read)
    return g_strdup_printf ("%s: it was read", file->name);
  if (article != NULL && !has (article, file->there))
    return g_strdup_printf ("%s: there is no “%s” in: %.300s", file->name, file->there, newsroom_article_get_text (article, NEWSROOM_FIELD_BODY));
  if (article != NULL && file->absent != NULL && has (article, file->absent))
    return g_strdup_printf ("%s: there is “%s” in: %.300s", file->name, file->absent, newsroom_article_get_text (article, NEWSROOM_FIELD_BODY));
  for (guint i = 0; article != NULL && i < NEWSROOM_N_FIELDS; i++)
    if (!g_utf8_validate (newsroom_article_get_text (article, (NewsroomField)i), -1, NULL))
      return g_strdup_printf ("%s: what was read is not UTF-8", file->name);

  return NULL;
}
