/* newsroom-export-author.c — the profile of an author as YAML
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export-author.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A "_" in a file stands for "-" in the name of a property. */
static void
add_text (NewsroomYamlWriter *writer,
          NewsroomAuthor     *author,
          NewsroomAuthorField field)
{
  g_autofree char *name = g_strdelimit (g_strdup (newsroom_author_field_get_name (field)), "-", '_');
  const char      *text = newsroom_author_get_text (author, field);

  if (text[0] == '\0')
    return;

  newsroom_yaml_writer_add_string (writer, name);
  newsroom_yaml_writer_add_string (writer, text);
}

/**
 * newsroom_export_author_add_texts:
 * @writer: a mapping that is being written
 * @author: an author
 *
 * Writes each text of the profile that is not empty.
 */
void
newsroom_export_author_add_texts (NewsroomYamlWriter *writer,
                                  NewsroomAuthor     *author)
{
  for (guint i = 0; i < NEWSROOM_N_AUTHOR_FIELDS; i++)
    add_text (writer, author, (NewsroomAuthorField)i);
}

/**
 * newsroom_export_author_write:
 * @author: an author
 * @error: return location for %NEWSROOM_EXPORT_ERROR_UNSUPPORTED
 *
 * Writes the profile without the portrait. newsroom_import_author_read() gives it back.
 *
 * Returns: (transfer full) (nullable): the bytes of a YAML document in UTF-8, perhaps none
 */
GBytes *
newsroom_export_author_write (NewsroomAuthor *author,
                              GError        **error)
{
  g_autoptr (NewsroomYamlWriter) writer = newsroom_yaml_writer_new ();
  char    *yaml;
  gboolean is_empty = TRUE;

  for (guint i = 0; i < NEWSROOM_N_AUTHOR_FIELDS; i++)
    is_empty &= newsroom_author_get_text (author, (NewsroomAuthorField)i)[0] == '\0';
  if (is_empty)
    return g_bytes_new (NULL, 0);

  newsroom_export_author_add_texts (writer, author);
  yaml = newsroom_yaml_writer_end (writer);
  if (yaml != NULL)
    return g_bytes_new_take (yaml, strlen (yaml));

  g_set_error (error, NEWSROOM_EXPORT_ERROR, NEWSROOM_EXPORT_ERROR_UNSUPPORTED, _ ("Could not export the profile of “%s”: it cannot be written as YAML"), newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME));

  return NULL;
}
