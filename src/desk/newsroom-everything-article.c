/* newsroom-everything-article.c — an article as a file and what the manifest adds to it, and back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-everything-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-export-markdown.h"
#include "newsroom-file-private.h"
#include "newsroom-import-markdown.h"
#include "newsroom-sha256.h"

#define AUTHORS "authors"
#define CONTENT_SHA256 "content-sha256"
#define FIELDS "fields"

/* Gives each credit an author of whom the article knows no more than the name. */
static void
replace_author (NewsroomArticle *article,
                guint            position,
                GHashTable      *authors,
                const char      *uuid)
{
  g_autoptr (NewsroomCredit) credit = g_list_model_get_item (newsroom_article_get_credits (article), position);
  g_autoptr (NewsroomCredit) replacement = NULL;
  NewsroomAuthor *author = g_hash_table_lookup (authors, uuid);

  if (author == NULL)
    {
      author = newsroom_author_new (newsroom_author_get_text (newsroom_credit_get_author (credit), NEWSROOM_AUTHOR_NAME));
      newsroom_author_set_uuid (author, uuid);
      g_hash_table_insert (authors, g_strdup (uuid), author);
    }
  replacement = newsroom_credit_new (author, newsroom_credit_get_role (credit), newsroom_credit_get_wording (credit));
  newsroom_article_remove_credit (article, position);
  newsroom_article_insert_credit (article, position, replacement);
}

/* The profiles are files of their own, so that a portrait is not in each article. */
static NewsroomArticle *
copy_with_names (NewsroomArticle *article)
{
  NewsroomArticle *copy = newsroom_article_copy (article);
  GListModel      *credits = newsroom_article_get_credits (article);
  g_autoptr (GHashTable) authors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);

      replace_author (copy, i, authors, newsroom_author_get_uuid (newsroom_credit_get_author (credit)));
    }

  return copy;
}

static JsonArray *
list_authors (NewsroomArticle *article)
{
  JsonArray  *uuids = json_array_new ();
  GListModel *credits = newsroom_article_get_credits (article);

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);

      json_array_add_string_element (uuids, newsroom_author_get_uuid (newsroom_credit_get_author (credit)));
    }

  return uuids;
}

/* What a reader of the file would take for something else, as YAML that means the same and is
 * written in another way, goes into the manifest as it is. */
static void
note_fields (NewsroomArticle *article,
             NewsroomArticle *again,
             JsonObject      *entry)
{
  g_autoptr (JsonObject) fields = json_object_new ();

  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    {
      const char *text = newsroom_article_get_text (article, (NewsroomField)i);

      if (!g_str_equal (text, newsroom_article_get_text (again, (NewsroomField)i)))
        json_object_set_string_member (fields, newsroom_field_get_name ((NewsroomField)i), text);
    }
  if (json_object_get_size (fields) > 0)
    json_object_set_object_member (entry, FIELDS, g_steal_pointer (&fields));
}

/**
 * newsroom_everything_write_article:
 * @article: an article
 * @entry: its entry in the manifest, which says what the file does not
 * @error: return location for an error
 *
 * Writes an article as Markdown with the names of its authors, and reads it again: the two say
 * exactly what @article is.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
newsroom_everything_write_article (NewsroomArticle *article,
                                   JsonObject      *entry,
                                   GError         **error)
{
  const NewsroomExportOptions options = NEWSROOM_EXPORT_OPTIONS_INIT;
  g_autoptr (NewsroomArticle) copy = copy_with_names (article);
  g_autoptr (NewsroomArticle) again = NULL;
  g_autoptr (NewsroomArticle) whole = NULL;
  g_autoptr (GBytes) bytes = newsroom_export_markdown_write (copy, &options, error);
  g_autofree char *digest = NULL;
  g_autofree char *sha256 = newsroom_article_dup_sha256 (article);

  if (bytes == NULL)
    return NULL;

  digest = newsroom_sha256_of_bytes (bytes);
  json_object_set_string_member (entry, "sha256", digest);
  json_object_set_string_member (entry, "uuid", newsroom_article_get_uuid (article));
  json_object_set_string_member (entry, CONTENT_SHA256, sha256);
  json_object_set_array_member (entry, AUTHORS, list_authors (article));

  again = newsroom_import_markdown_read_own (bytes);
  if (again != NULL)
    note_fields (article, again, entry);
  whole = newsroom_everything_read_article (bytes, entry, NULL);
  if (whole != NULL)
    return g_steal_pointer (&bytes);

  g_set_error (error, NEWSROOM_EXPORT_ERROR, NEWSROOM_EXPORT_ERROR_UNSUPPORTED, _ ("Could not export “%s”: what was written does not say exactly the same"), newsroom_article_get_text (article, NEWSROOM_FIELD_HEADLINE));

  return NULL;
}

static void
set_fields (NewsroomArticle *article,
            JsonObject      *fields)
{
  for (guint i = 0; i < NEWSROOM_N_FIELDS; i++)
    {
      const char *text = newsroom_everything_get_string (fields, newsroom_field_get_name ((NewsroomField)i));

      if (text != NULL)
        newsroom_article_set_text (article, (NewsroomField)i, text);
    }
}

static gboolean
set_authors (NewsroomArticle *article,
             JsonArray       *uuids)
{
  guint n_credits = g_list_model_get_n_items (newsroom_article_get_credits (article));
  g_autoptr (GHashTable) authors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  if (json_array_get_length (uuids) != n_credits)
    return FALSE;

  for (guint i = 0; i < n_credits; i++)
    {
      JsonNode   *node = json_array_get_element (uuids, i);
      const char *uuid = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;

      if (uuid == NULL || uuid[0] == '\0')
        return FALSE;
      replace_author (article, i, authors, uuid);
    }

  return TRUE;
}

/**
 * newsroom_everything_read_article:
 * @bytes: a file
 * @entry: its entry in the manifest
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the article with id 0, if it has the SHA-256 that @entry
 *   says; of its authors it knows uuids and names
 */
NewsroomArticle *
newsroom_everything_read_article (GBytes     *bytes,
                                  JsonObject *entry,
                                  GError    **error)
{
  const char      *file = newsroom_everything_get_string (entry, "article");
  const char      *uuid = newsroom_everything_get_string (entry, "uuid");
  const char      *sha256 = newsroom_everything_get_string (entry, CONTENT_SHA256);
  JsonObject      *fields = newsroom_everything_get_object (entry, FIELDS);
  JsonArray       *uuids = newsroom_everything_get_array (entry, AUTHORS);
  g_autofree char *digest = NULL;
  g_autoptr (NewsroomArticle) article = newsroom_import_markdown_read_own (bytes);

  if (article != NULL && fields != NULL)
    set_fields (article, fields);
  if (article != NULL && uuid != NULL && uuid[0] != '\0' && uuids != NULL && set_authors (article, uuids))
    {
      newsroom_article_set_uuid (article, uuid);
      digest = newsroom_article_dup_sha256 (article);
      if (g_strcmp0 (digest, sha256) == 0)
        return g_steal_pointer (&article);
    }

  newsroom_file_set_error (error, NEWSROOM_FILE_TO_READ, NEWSROOM_FILE_ERROR_IO, file != NULL ? file : NEWSROOM_EVERYTHING_MANIFEST, _ ("it and the manifest do not say the same article"));

  return NULL;
}

static void
add_sentences (JsonObject        *entry,
               const char        *member,
               const char *const *sentences)
{
  JsonArray *array;

  if (sentences[0] == NULL)
    return;

  array = json_array_new ();
  for (guint i = 0; sentences[i] != NULL; i++)
    json_array_add_string_element (array, sentences[i]);
  json_object_set_array_member (entry, member, array);
}

/**
 * newsroom_everything_describe_original:
 * @original: the file that a reporter sent
 * @file: what it is called in the folder
 *
 * Returns: (transfer full): its entry
 */
JsonObject *
newsroom_everything_describe_original (NewsroomOriginal *original,
                                       const char       *file)
{
  JsonObject      *entry = json_object_new ();
  NewsroomReport  *report = newsroom_original_get_report (original);
  const char      *path = newsroom_original_get_path (original);
  g_autofree char *whole = NULL;

  json_object_set_string_member (entry, "file", file);
  json_object_set_string_member (entry, "sha256", newsroom_original_get_sha256 (original));
  json_object_set_string_member (entry, "name", newsroom_original_get_file_name (original));
  json_object_set_string_member (entry, "type", newsroom_original_get_content_type (original));
  newsroom_everything_set_time (entry, "filed", newsroom_original_get_filed (original));
  if (path != NULL && g_utf8_validate (path, -1, NULL))
    json_object_set_string_member (entry, "path", path);
  add_sentences (entry, "notes", newsroom_report_get_notes (report));
  add_sentences (entry, "dropped", newsroom_report_get_dropped (report));
  whole = newsroom_report_to_string (report);
  json_object_set_string_member (entry, "report", whole);

  return entry;
}

/**
 * newsroom_everything_make_original:
 * @bytes: its contents
 * @entry: its entry
 *
 * Returns: (transfer full): the file that a reporter sent
 */
NewsroomOriginal *
newsroom_everything_make_original (GBytes     *bytes,
                                   JsonObject *entry)
{
  const char *name = newsroom_everything_get_string (entry, "name");
  const char *type = newsroom_everything_get_string (entry, "type");
  JsonArray  *notes = newsroom_everything_get_array (entry, "notes");
  JsonArray  *dropped = newsroom_everything_get_array (entry, "dropped");
  const char *whole = newsroom_everything_get_string (entry, "report");
  g_autoptr (NewsroomReport) report = whole != NULL ? newsroom_report_new_from_string (whole) : NULL;
  const gboolean is_whole = report != NULL;

  if (!is_whole)
    report = newsroom_report_new ();
  for (guint i = 0; !is_whole && notes != NULL && i < json_array_get_length (notes); i++)
    {
      JsonNode *node = json_array_get_element (notes, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_string (node) != NULL)
        newsroom_report_note (report, "%s", json_node_get_string (node));
    }
  for (guint i = 0; !is_whole && dropped != NULL && i < json_array_get_length (dropped); i++)
    {
      JsonNode *node = json_array_get_element (dropped, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_string (node) != NULL)
        newsroom_report_drop (report, "%s", json_node_get_string (node));
    }

  return newsroom_original_new_filed (name != NULL ? name : "original",
                                      newsroom_everything_get_string (entry, "path"),
                                      type != NULL ? type : "application/octet-stream",
                                      bytes,
                                      report,
                                      newsroom_everything_get_time (entry, "filed"));
}
