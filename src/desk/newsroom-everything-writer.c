/* newsroom-everything-writer.c — the folder of a library, while it is written
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-everything-writer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-everything-private.h"
#include "newsroom-export-author.h"
#include "newsroom-sha256.h"
#include "newsroom-slug.h"

/* Of a file name that somebody else chose. */
#define MAX_EXTENSION 10

struct _NewsroomEverythingWriter
{
  NewsroomFolder *folder;
  GHashTable     *names;    /* of the files in it */
  GChecksum      *manifest; /* of what is in the manifest so far */
};

static gboolean
add_line (NewsroomEverythingWriter *self,
          JsonObject               *entry,
          GError                  **error)
{
  g_autofree char *line = newsroom_everything_dup_line (entry);

  g_checksum_update (self->manifest, (const guchar *)line, -1);

  return newsroom_folder_append (self->folder, NEWSROOM_EVERYTHING_MANIFEST, line, error);
}

static gboolean
write_readme (NewsroomEverythingWriter *self,
              GError                  **error)
{
  /* Translators: a file for whoever finds the folder; keep the lines short and the names of files. */
  const char *words = _ ("Everything from a library of Newsroom\n"
                         "\n"
                         "articles/       one Markdown file an article; what is before its text is YAML\n"
                         "authors/        one YAML file a profile\n"
                         "portraits/      the pictures of authors\n"
                         "originals/      the files that reporters sent, as they were\n"
                         "manifest.jsonl  what belongs together, and the SHA-256 of each file\n"
                         "\n"
                         "Any editor of text opens these files. “newsroom-cli import-everything FOLDER”\n"
                         "makes the same articles and authors of them in a library. Earlier versions of\n"
                         "the articles are not in here: they are in the library and its backups.\n");
  g_autoptr (GBytes) bytes = g_bytes_new (words, strlen (words));
  g_autofree char *digest = newsroom_sha256_of_bytes (bytes);
  g_autoptr (JsonObject) head = json_object_new ();
  g_autoptr (JsonObject) entry = json_object_new ();

  json_object_set_int_member (head, "newsroom-export", NEWSROOM_EVERYTHING_VERSION);
  json_object_set_string_member (entry, "file", NEWSROOM_EVERYTHING_README);
  json_object_set_string_member (entry, "sha256", digest);

  return newsroom_folder_add (self->folder, NEWSROOM_EVERYTHING_README, bytes, NULL, error) &&
         add_line (self, head, error) && add_line (self, entry, error);
}

/**
 * newsroom_everything_writer_new:
 * @place: the folder to be made; there may be nothing of that name
 * @error: return location for a #NewsroomFileError
 *
 * Returns: (transfer full) (nullable): a folder with nothing but a README
 */
NewsroomEverythingWriter *
newsroom_everything_writer_new (GFile   *place,
                                GError **error)
{
  g_autoptr (NewsroomEverythingWriter) self = NULL;
  NewsroomFolder *folder = newsroom_folder_begin (place, newsroom_everything_list_folders (), error);

  if (folder == NULL)
    return NULL;

  self = g_new0 (NewsroomEverythingWriter, 1);
  self->folder = folder;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->manifest = g_checksum_new (G_CHECKSUM_SHA256);

  return write_readme (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * newsroom_everything_writer_free:
 * @self: (transfer full): a folder; if it is not finished nothing of it stays
 */
void
newsroom_everything_writer_free (NewsroomEverythingWriter *self)
{
  newsroom_folder_free (self->folder);
  g_hash_table_unref (self->names);
  g_checksum_free (self->manifest);
  g_free (self);
}

static void
note_problem (NewsroomEverything *done,
              const char         *name,
              const char         *reason)
{
  g_ptr_array_add (done->problems, g_strdup_printf ("“%s”: %s", name, reason));
}

/* An extension as safe as the rest of the name. */
static char *
dup_extension (const char *file_name)
{
  const char      *dot = strrchr (file_name, '.');
  g_autofree char *extension = dot != NULL ? g_ascii_strdown (dot + 1, -1) : NULL;
  gsize            length = extension != NULL ? strspn (extension, "abcdefghijklmnopqrstuvwxyz0123456789") : 0;

  if (length == 0 || length > MAX_EXTENSION || extension[length] != '\0')
    return g_strdup ("bin");

  return g_steal_pointer (&extension);
}

static gboolean
write_originals (NewsroomEverythingWriter *self,
                 GPtrArray                *originals,
                 JsonObject               *entry,
                 GCancellable             *cancellable,
                 GError                  **error)
{
  g_autoptr (JsonArray) entries = json_array_new ();

  for (guint i = 0; i < originals->len; i++)
    {
      NewsroomOriginal *original = originals->pdata[i];
      const char       *name = newsroom_original_get_file_name (original);
      const char       *dot = strrchr (name, '.');
      g_autofree char  *title = g_strndup (name, dot != NULL ? (gsize)(dot - name) : strlen (name));
      g_autofree char  *stem = newsroom_slug_from_headline (title);
      g_autofree char  *extension = dup_extension (name);
      g_autofree char  *file = newsroom_everything_dup_file (self->names, NEWSROOM_EVERYTHING_ORIGINALS, stem, extension);

      if (!newsroom_folder_add (self->folder, file, newsroom_original_get_bytes (original), cancellable, error))
        return FALSE;
      json_array_add_object_element (entries, newsroom_everything_describe_original (original, file));
    }
  if (originals->len > 0)
    json_object_set_array_member (entry, "originals", g_steal_pointer (&entries));

  return TRUE;
}

/**
 * newsroom_everything_writer_add_article:
 * @self: a folder
 * @whole: an article
 * @done: is told of it
 * @cancellable: (nullable): to give up
 * @error: return location for a #NewsroomFileError or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the folder can go on: also when the article could not be written as what it is,
 *   which is a problem in @done then
 */
gboolean
newsroom_everything_writer_add_article (NewsroomEverythingWriter *self,
                                        NewsroomWhole            *whole,
                                        NewsroomEverything       *done,
                                        GCancellable             *cancellable,
                                        GError                  **error)
{
  const char      *slug = newsroom_article_get_text (whole->article, NEWSROOM_FIELD_SLUG);
  const char      *headline = newsroom_article_get_text (whole->article, NEWSROOM_FIELD_HEADLINE);
  g_autofree char *stem = newsroom_slug_from_headline (slug[0] != '\0' ? slug : headline);
  g_autofree char *file = newsroom_everything_dup_file (self->names, NEWSROOM_EVERYTHING_ARTICLES, stem, "md");
  g_autoptr (JsonObject) entry = json_object_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) failure = NULL;

  json_object_set_string_member (entry, "article", file);
  bytes = newsroom_everything_write_article (whole->article, entry, &failure);
  if (bytes == NULL)
    {
      note_problem (done, headline, failure->message);
      return TRUE;
    }
  if (newsroom_article_get_state (whole->article) == NEWSROOM_STATE_SPIKED)
    json_object_set_string_member (entry, "spiked-from", newsroom_state_get_name (whole->spiked_from));
  if (whole->n_damaged > 0)
    note_problem (done, headline, _ ("the disk has changed a file that it came from, which is left out"));

  if (!newsroom_folder_add (self->folder, file, bytes, cancellable, error) ||
      !write_originals (self, whole->originals, entry, cancellable, error) ||
      !add_line (self, entry, error))
    return FALSE;
  done->n_articles++;
  done->n_originals += whole->originals->len;

  return TRUE;
}

static gboolean
write_portrait (NewsroomEverythingWriter *self,
                NewsroomAuthor           *author,
                const char               *stem,
                JsonObject               *entry,
                GCancellable             *cancellable,
                GError                  **error)
{
  const char      *type = NULL;
  GBytes          *bytes = newsroom_author_get_portrait (author, &type);
  g_autofree char *file = NULL;
  g_autofree char *digest = NULL;
  JsonObject      *portrait;

  if (bytes == NULL)
    return TRUE;

  file = newsroom_everything_dup_file (self->names,
                                       NEWSROOM_EVERYTHING_PORTRAITS,
                                       stem,
                                       g_str_equal (type, "image/png") ? "png" : g_str_equal (type, "image/jpeg") ? "jpg"
                                                                                                                  : "img");
  digest = newsroom_sha256_of_bytes (bytes);
  portrait = json_object_new ();
  json_object_set_string_member (portrait, "file", file);
  json_object_set_string_member (portrait, "sha256", digest);
  json_object_set_string_member (portrait, "type", type);
  json_object_set_object_member (entry, "portrait", portrait);

  return newsroom_folder_add (self->folder, file, bytes, cancellable, error);
}

/**
 * newsroom_everything_writer_add_author:
 * @self: a folder
 * @author: an author with the portrait
 * @done: is told of them
 * @cancellable: (nullable): to give up
 * @error: return location for a #NewsroomFileError or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the folder can go on: also when the profile could not be written, which is a
 *   problem in @done then
 */
gboolean
newsroom_everything_writer_add_author (NewsroomEverythingWriter *self,
                                       NewsroomAuthor           *author,
                                       NewsroomEverything       *done,
                                       GCancellable             *cancellable,
                                       GError                  **error)
{
  const char      *name = newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME);
  g_autofree char *stem = name[0] != '\0' ? newsroom_slug_from_headline (name) : g_strdup ("author");
  g_autofree char *file = newsroom_everything_dup_file (self->names, NEWSROOM_EVERYTHING_AUTHORS, stem, "yaml");
  g_autofree char *digest = NULL;
  g_autoptr (JsonObject) entry = json_object_new ();
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) bytes = newsroom_export_author_write (author, &failure);
  gint64 created;
  gint64 updated;

  if (bytes == NULL)
    {
      note_problem (done, name, failure->message);
      return TRUE;
    }

  digest = newsroom_sha256_of_bytes (bytes);
  json_object_set_string_member (entry, "author", file);
  json_object_set_string_member (entry, "sha256", digest);
  json_object_set_string_member (entry, "uuid", newsroom_author_get_uuid (author));
  newsroom_author_get_times (author, &created, &updated);
  newsroom_everything_set_time (entry, "created", created);
  newsroom_everything_set_time (entry, "updated", updated);
  if (!newsroom_folder_add (self->folder, file, bytes, cancellable, error) ||
      !write_portrait (self, author, stem, entry, cancellable, error) ||
      !add_line (self, entry, error))
    return FALSE;
  done->n_authors++;

  return TRUE;
}

/**
 * newsroom_everything_writer_finish:
 * @self: a folder with all that is to be in it
 * @done: what is in it; its problems are written too
 * @cancellable: (nullable): to give up
 * @error: return location for a #NewsroomFileError or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the folder has its name, and all of it is on the disk
 */
gboolean
newsroom_everything_writer_finish (NewsroomEverythingWriter *self,
                                   NewsroomEverything       *done,
                                   GCancellable             *cancellable,
                                   GError                  **error)
{
  g_autoptr (JsonObject) end = json_object_new ();
  g_autofree char *line = NULL;

  for (guint i = 0; i < done->problems->len; i++)
    {
      g_autoptr (JsonObject) missing = json_object_new ();

      json_object_set_string_member (missing, "missing", done->problems->pdata[i]);
      if (!add_line (self, missing, error))
        return FALSE;
    }

  json_object_set_boolean_member (end, "end", TRUE);
  json_object_set_string_member (end, "sha256", g_checksum_get_string (self->manifest));
  line = newsroom_everything_dup_line (end);

  return newsroom_folder_append (self->folder, NEWSROOM_EVERYTHING_MANIFEST, line, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         newsroom_folder_finish (self->folder, error);
}
