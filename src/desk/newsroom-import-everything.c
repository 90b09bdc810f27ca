/* newsroom-import-everything.c — a library from the folder that the export of everything made
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-everything-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-file-lines.h"
#include "newsroom-file-private.h"
#include "newsroom-import-author.h"

/* A batch is one transaction of the library, and waits in memory. */
#define MAX_ARTICLES 100
#define MAX_BYTES ((gsize)16 * 1024 * 1024)

/*
 * Import:
 * @manifest: (nullable): of which no more than a line is in memory; only touched in threads
 * @n_lines: how many lines it has
 * @bad_line: the first that could not be read, 0 for none
 * @n_bad_lines: how many
 * @authors: (element-type NewsroomFileLine): where it speaks of authors
 * @articles: (element-type NewsroomFileLine): and of articles
 * @position: the next line of one of these
 * @author: (nullable): the author whom the library is taking; %NULL if they could not be read
 * @wholes: (nullable) (element-type NewsroomWhole): the articles that the library is taking
 * @files: (nullable) (element-type utf8): the files that they are from
 */
typedef struct
{
  NewsroomStore             *store;
  GFile                     *folder;
  NewsroomEverythingProgress progress;
  gpointer                   progress_data;

  NewsroomFileLines  *manifest;
  guint               n_lines;
  guint               bad_line;
  guint               n_bad_lines;
  GArray             *authors;
  GArray             *articles;
  guint               position;
  NewsroomAuthor     *author;
  GPtrArray          *wholes;
  GPtrArray          *files;
  NewsroomEverything *done;
} Import;

static void next_author (GTask *task);
static void next_articles (GTask *task);

static void
import_free (Import *import)
{
  g_object_unref (import->store);
  g_object_unref (import->folder);
  g_clear_pointer (&import->manifest, newsroom_file_lines_free);
  g_array_unref (import->authors);
  g_array_unref (import->articles);
  g_clear_object (&import->author);
  g_clear_pointer (&import->wholes, g_ptr_array_unref);
  g_clear_pointer (&import->files, g_ptr_array_unref);
  g_clear_pointer (&import->done, newsroom_everything_free);
  g_free (import);
}

static void
add_problem (Import     *import,
             const char *sentence)
{
  g_ptr_array_add (import->done->problems, g_strdup (sentence));
}

static JsonObject *
parse_line (Import *import,
            GArray *lines,
            guint   index)
{
  const NewsroomFileLine *line = &g_array_index (lines, NewsroomFileLine, index);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = newsroom_file_lines_read (import->manifest, line, &error);
  JsonObject      *entry = text != NULL ? newsroom_everything_parse_line (text, line->length) : NULL;

  if (entry == NULL)
    add_problem (import, error != NULL ? error->message : _ ("“manifest.jsonl” was changed while it was read."));

  return entry;
}

/* Whether all lines before it are those that were written. */
static gboolean
is_whole_until (Import     *import,
                JsonObject *last)
{
  const char      *sha256 = json_object_has_member (last, "end") ? newsroom_everything_get_string (last, "sha256") : NULL;
  g_autofree char *digest = sha256 != NULL ? newsroom_file_lines_dup_sha256 (import->manifest) : NULL;

  return sha256 != NULL && g_str_equal (sha256, digest);
}

static void
note_bad_line (Import *import)
{
  if (import->n_bad_lines++ == 0)
    import->bad_line = import->n_lines;
}

static void
sort_line (Import                 *import,
           JsonObject             *entry,
           const NewsroomFileLine *line)
{
  const char *missing = newsroom_everything_get_string (entry, "missing");

  if (json_object_has_member (entry, "article"))
    g_array_append_val (import->articles, *line);
  else if (json_object_has_member (entry, "author"))
    g_array_append_val (import->authors, *line);
  else if (missing != NULL)
    g_ptr_array_add (import->done->problems, g_strdup_printf (_ ("It was missing when the folder was written: %s"), missing));
  else if (import->n_lines > 1 && !json_object_has_member (entry, "file") && !json_object_has_member (entry, "end"))
    note_bad_line (import);
}

static gboolean
check_head (JsonObject *head,
            GError    **error)
{
  JsonNode *node = head != NULL ? json_object_get_member (head, "newsroom-export") : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    newsroom_file_set_error (error, NEWSROOM_FILE_TO_READ, NEWSROOM_FILE_ERROR_IO, NEWSROOM_EVERYTHING_MANIFEST, _ ("it is not the manifest of a library that was exported"));
  else if (json_node_get_int (node) > NEWSROOM_EVERYTHING_VERSION)
    newsroom_file_set_error (error, NEWSROOM_FILE_TO_READ, NEWSROOM_FILE_ERROR_IO, NEWSROOM_EVERYTHING_MANIFEST, _ ("a newer version of Newsroom wrote it. Install that version."));
  else
    return TRUE;

  return FALSE;
}

static void
note_bad_lines (Import *import)
{
  if (import->n_bad_lines == 1)
    g_ptr_array_add (import->done->problems,
                     g_strdup_printf (_ ("Line %u of “manifest.jsonl” is damaged, or longer than 64 MB; what it names is missing."), import->bad_line));
  else if (import->n_bad_lines > 1)
    g_ptr_array_add (import->done->problems,
                     g_strdup_printf (_ ("%u lines of “manifest.jsonl”, the first of them line %u, are damaged, or longer than 64 MB; what they name is missing."),
                                      import->n_bad_lines,
                                      import->bad_line));
}

static gboolean
read_lines (Import       *import,
            GCancellable *cancellable,
            GError      **error)
{
  gboolean has_end = FALSE;

  for (;;)
    {
      g_autoptr (JsonObject) entry = NULL;
      NewsroomFileLine line;
      const char      *text;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !newsroom_file_lines_next (import->manifest, &line, &text, cancellable, error))
        return FALSE;
      if (text == NULL && line.length == 0)
        break;
      entry = text != NULL ? newsroom_everything_parse_line (text, line.length) : NULL;
      if (import->n_lines++ == 0 && !check_head (entry, error))
        return FALSE;
      has_end = entry != NULL && is_whole_until (import, entry);
      if (entry != NULL)
        sort_line (import, entry, &line);
      else
        note_bad_line (import);
    }

  if (import->n_lines == 0)
    return check_head (NULL, error);
  note_bad_lines (import);
  if (!has_end)
    add_problem (import, _ ("“manifest.jsonl” was changed or cut short since it was exported; what it no longer names is missing."));

  return TRUE;
}

static void
begin_thread (GTask        *step,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Import *import = task_data;
  GError *error = NULL;

  import->manifest = newsroom_file_lines_open (import->folder, NEWSROOM_EVERYTHING_MANIFEST, NEWSROOM_FILE_MAX_BYTES, &error);
  if (import->manifest != NULL && read_lines (import, cancellable, &error))
    g_task_return_boolean (step, TRUE);
  else
    g_task_return_error (step, error);
}

static NewsroomAuthor *
read_author (Import       *import,
             JsonObject   *entry,
             GCancellable *cancellable,
             GError      **error)
{
  const char      *file = newsroom_everything_get_string (entry, "author");
  const char      *uuid = newsroom_everything_get_string (entry, "uuid");
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = newsroom_everything_read_file (import->folder, entry, "author", cancellable, error);
  g_autoptr (NewsroomAuthor) author = NULL;

  if (bytes == NULL)
    return NULL;

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (strlen (text) == g_bytes_get_size (bytes) && uuid != NULL && uuid[0] != '\0')
    author = newsroom_import_author_read (text);
  if (author == NULL)
    newsroom_file_set_error (error, NEWSROOM_FILE_TO_READ, NEWSROOM_FILE_ERROR_IO, file, _ ("it is not the profile of an author"));
  else
    {
      newsroom_author_set_uuid (author, uuid);
      newsroom_author_set_times (author, newsroom_everything_get_time (entry, "created"), newsroom_everything_get_time (entry, "updated"));
    }

  return g_steal_pointer (&author);
}

static void
read_author_thread (GTask        *step,
                    gpointer      source,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  Import *import = task_data;
  g_autoptr (JsonObject) entry = parse_line (import, import->authors, import->position);
  JsonObject *portrait = entry != NULL ? newsroom_everything_get_object (entry, "portrait") : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (entry != NULL)
    import->author = read_author (import, entry, cancellable, &error);
  if (import->author != NULL && portrait != NULL)
    bytes = newsroom_everything_read_file (import->folder, portrait, "file", cancellable, &error);
  if (bytes != NULL)
    {
      const char *type = newsroom_everything_get_string (portrait, "type");

      newsroom_author_set_portrait (import->author, bytes, type != NULL ? type : "");
    }
  if (error != NULL)
    add_problem (import, error->message);
  g_task_return_boolean (step, !g_cancellable_is_cancelled (cancellable));
}

static void
author_adopted_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Import *import = g_task_get_task_data (task);
  g_autoptr (NewsroomAuthor) author = g_steal_pointer (&import->author);
  NewsroomAdopted adopted;
  GError         *error = NULL;

  if (!newsroom_store_adopt_author_finish (import->store, result, &adopted, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (adopted == NEWSROOM_ADOPTED_NEW)
    import->done->n_authors++;
  else if (adopted == NEWSROOM_ADOPTED_DIFFERENT)
    g_ptr_array_add (import->done->problems,
                     g_strdup_printf (_ ("The library knows “%s” with another profile, which was left as it is."),
                                      newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME)));
  import->position++;
  next_author (task);
}

static void
author_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Import *import = g_task_get_task_data (task);

  g_task_propagate_boolean (G_TASK (result), NULL);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (import->author != NULL)
    {
      newsroom_store_adopt_author_async (import->store, import->author, g_task_get_cancellable (task), author_adopted_cb, g_object_ref (task));
      return;
    }

  import->position++;
  next_author (task);
}

static void
next_author (GTask *task)
{
  Import *import = g_task_get_task_data (task);

  if (import->position < import->authors->len)
    {
      newsroom_everything_run (task, read_author_thread, author_read_cb);
      return;
    }

  import->position = 0;
  next_articles (task);
}

static void
read_originals (Import        *import,
                JsonObject    *entry,
                NewsroomWhole *whole,
                GCancellable  *cancellable)
{
  JsonArray *originals = newsroom_everything_get_array (entry, "originals");

  for (guint i = 0; originals != NULL && i < json_array_get_length (originals); i++)
    {
      JsonNode   *node = json_array_get_element (originals, i);
      JsonObject *original = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      if (original == NULL)
        continue;
      bytes = newsroom_everything_read_file (import->folder, original, "file", cancellable, &error);
      if (bytes != NULL)
        g_ptr_array_add (whole->originals, newsroom_everything_make_original (bytes, original));
      else
        add_problem (import, error->message);
    }
}

/* Returns the bytes that the article takes, with its files. */
static gsize
read_article (Import       *import,
              JsonObject   *entry,
              GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = newsroom_everything_read_file (import->folder, entry, "article", cancellable, &error);
  NewsroomArticle *article = bytes != NULL ? newsroom_everything_read_article (bytes, entry, &error) : NULL;
  const char      *spiked_from = newsroom_everything_get_string (entry, "spiked-from");
  NewsroomWhole   *whole;
  gsize            n_bytes;

  if (article == NULL)
    {
      add_problem (import, error->message);
      return 0;
    }

  whole = newsroom_whole_new (article);
  if (spiked_from != NULL)
    newsroom_state_from_name (spiked_from, &whole->spiked_from);
  read_originals (import, entry, whole, cancellable);
  g_ptr_array_add (import->wholes, whole);
  g_ptr_array_add (import->files, g_strdup (newsroom_everything_get_string (entry, "article")));

  n_bytes = g_bytes_get_size (bytes);
  for (guint i = 0; i < whole->originals->len; i++)
    n_bytes += g_bytes_get_size (newsroom_original_get_bytes (whole->originals->pdata[i]));

  return n_bytes;
}

static void
read_articles_thread (GTask        *step,
                      gpointer      source,
                      gpointer      task_data,
                      GCancellable *cancellable)
{
  Import *import = task_data;
  gsize   n_bytes = 0;

  import->wholes = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_whole_free);
  import->files = g_ptr_array_new_with_free_func (g_free);
  while (import->position < import->articles->len && import->wholes->len < MAX_ARTICLES && n_bytes < MAX_BYTES &&
         !g_cancellable_is_cancelled (cancellable))
    {
      g_autoptr (JsonObject) entry = parse_line (import, import->articles, import->position);

      if (entry != NULL)
        n_bytes += read_article (import, entry, cancellable);
      import->position++;
    }
  g_task_return_boolean (step, TRUE);
}

static void
note_adopted (Import                 *import,
              guint                   index,
              const NewsroomAdoption *adoption)
{
  NewsroomWhole *whole = import->wholes->pdata[index];

  import->done->n_originals += adoption->n_originals;
  switch (adoption->adopted)
    {
    case NEWSROOM_ADOPTED_NEW:
      import->done->n_articles++;
      break;
    case NEWSROOM_ADOPTED_KNOWN:
      import->done->n_known++;
      break;
    case NEWSROOM_ADOPTED_DIFFERENT:
    default:
      g_ptr_array_add (import->done->problems,
                       g_strdup_printf (_ ("“%s” is in the library with another text, which was left as it is. To have both, import “%s” as a file of its own."),
                                        newsroom_article_get_text (whole->article, NEWSROOM_FIELD_HEADLINE),
                                        (const char *)import->files->pdata[index]));
    }
}

static void
articles_adopted_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Import *import = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GArray) adoptions = newsroom_store_adopt_finish (import->store, result, &error);

  for (guint i = 0; adoptions != NULL && i < adoptions->len; i++)
    note_adopted (import, i, &g_array_index (adoptions, NewsroomAdoption, i));
  g_clear_pointer (&import->wholes, g_ptr_array_unref);
  g_clear_pointer (&import->files, g_ptr_array_unref);
  if (adoptions == NULL)
    g_task_return_error (task, error);
  else
    next_articles (task);
}

static void
articles_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Import *import = g_task_get_task_data (task);

  g_task_propagate_boolean (G_TASK (result), NULL);
  if (g_task_return_error_if_cancelled (task))
    return;

  newsroom_store_adopt_async (import->store, import->wholes, g_task_get_cancellable (task), articles_adopted_cb, g_object_ref (task));
}

static void
next_articles (GTask *task)
{
  Import *import = g_task_get_task_data (task);

  if (import->progress != NULL)
    import->progress (import->position, import->articles->len, import->progress_data);

  if (import->position < import->articles->len)
    newsroom_everything_run (task, read_articles_thread, articles_read_cb);
  else
    g_task_return_boolean (task, TRUE);
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    next_author (task);
  else
    g_task_return_error (task, error);
}

/**
 * newsroom_import_everything_async:
 * @store: a library, best an empty one
 * @folder: a folder that newsroom_export_everything_async() made
 * @progress: (nullable): is told how far it is
 * @progress_data: closure for @progress
 * @cancellable: (nullable): to stop; what is imported by then stays
 * @callback: called when it is done
 * @user_data: closure for @callback
 *
 * Takes articles and authors from a folder as they were in the library: with their uuids, times
 * and states. Of articles and authors that the library has what is missing is taken: originals,
 * portraits, empty parts of a profile. What it has with other words is left as it is and named, and
 * so is each file that is missing or not as it was written. So it can be done again after it was
 * stopped, or when a file is found again. No file outside of the folder is read.
 */
void
newsroom_import_everything_async (NewsroomStore             *store,
                                  GFile                     *folder,
                                  NewsroomEverythingProgress progress,
                                  gpointer                   progress_data,
                                  GCancellable              *cancellable,
                                  GAsyncReadyCallback        callback,
                                  gpointer                   user_data)
{
  g_autoptr (GTask) task = NULL;
  Import *import;

  g_return_if_fail (NEWSROOM_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (folder));

  import = g_new0 (Import, 1);
  import->store = g_object_ref (store);
  import->folder = g_object_ref (folder);
  import->progress = progress;
  import->progress_data = progress_data;
  import->authors = g_array_new (FALSE, FALSE, sizeof (NewsroomFileLine));
  import->articles = g_array_new (FALSE, FALSE, sizeof (NewsroomFileLine));
  import->done = newsroom_everything_new ();
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, newsroom_import_everything_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, import, (GDestroyNotify)import_free);
  newsroom_everything_run (task, begin_thread, begun_cb);
}

/**
 * newsroom_import_everything_finish:
 * @result: the result
 * @done: (out) (transfer full): what was taken, also with an error
 * @error: return location for a #NewsroomFileError if @folder is no such folder, a
 *   #NewsroomStoreError or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it came to the end
 */
gboolean
newsroom_import_everything_finish (GAsyncResult        *result,
                                   NewsroomEverything **done,
                                   GError             **error)
{
  Import *import;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  import = g_task_get_task_data (G_TASK (result));
  *done = g_steal_pointer (&import->done);

  return g_task_propagate_boolean (G_TASK (result), error);
}
