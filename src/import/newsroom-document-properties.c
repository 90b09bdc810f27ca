/* newsroom-document-properties.c — what a document says of itself, and what is said where it is damaged
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-document-private.h"

#include <glib/gi18n-lib.h>

#include "newsroom-import.h"

/* Words that are said of the place where a file ends too early. */
#define N_LAST_WORDS 6

static void
set_time (NewsroomArticle *article,
          NewsroomTime     which,
          const char      *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, utc);

  /* Programs that know no time write the beginning of some calendar. */
  if (time != NULL && g_date_time_get_year (time) > 1984)
    newsroom_article_set_time (article, which, g_date_time_to_unix (time) * G_USEC_PER_SEC);
}

/* Some have them in one property, others in one each. */
static void
add_keywords (NewsroomArticle *article,
              const char      *text)
{
  const char *const *before = newsroom_article_get_keywords (article);
  g_auto (GStrv) all = g_strsplit_set (text, ",;", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keywords = NULL;

  for (guint i = 0; before[i] != NULL; i++)
    g_strv_builder_add (builder, before[i]);
  for (guint i = 0; all[i] != NULL; i++)
    if (g_strstrip (all[i])[0] != '\0')
      g_strv_builder_add (builder, all[i]);
  keywords = g_strv_builder_end (builder);
  newsroom_article_set_keywords (article, (const char *const *)keywords);
}

/**
 * newsroom_document_set_property:
 * @self: a document
 * @property: which
 * @text: its value as it is written; of titles and authors the first is kept
 */
void
newsroom_document_set_property (NewsroomDocument        *self,
                                NewsroomDocumentProperty property,
                                const char              *text)
{
  switch (property)
    {
    case NEWSROOM_DOCUMENT_PROPERTY_TITLE:
      if (self->title == NULL)
        self->title = g_strdup (text);
      break;
    case NEWSROOM_DOCUMENT_PROPERTY_AUTHOR:
      if (self->author == NULL)
        self->author = g_strdup (text);
      break;
    case NEWSROOM_DOCUMENT_PROPERTY_LANGUAGE:
      newsroom_article_set_text (self->article, NEWSROOM_FIELD_LANGUAGE, text);
      break;
    case NEWSROOM_DOCUMENT_PROPERTY_KEYWORDS:
      add_keywords (self->article, text);
      break;
    case NEWSROOM_DOCUMENT_PROPERTY_CREATED:
      set_time (self->article, NEWSROOM_TIME_CREATED, text);
      break;
    default:
      set_time (self->article, NEWSROOM_TIME_UPDATED, text);
      break;
    }
}

/**
 * newsroom_document_dup_last_words:
 * @root: what could be read of a document
 *
 * Returns: (transfer full): its last words, for a message
 */
char *
newsroom_document_dup_last_words (const NewsroomHtmlNode *root)
{
  g_autofree char *all = newsroom_document_node_dup_words (root);
  g_auto (GStrv) words = g_strsplit_set (g_strstrip (all), " \t\n", -1);
  guint n_words = g_strv_length (words);

  return g_strstrip (g_strjoinv (" ", words + (n_words > N_LAST_WORDS ? n_words - N_LAST_WORDS : 0)));
}

/**
 * newsroom_document_set_damaged:
 * @self: what could be read of a document
 * @file_name: its name
 * @error: says that the file is damaged, and after which words
 */
void
newsroom_document_set_damaged (const NewsroomDocument *self,
                               const char             *file_name,
                               GError                **error)
{
  g_autofree char *words = newsroom_document_dup_last_words (self->root);

  if (words[0] != '\0')
    g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_DAMAGED, _ ("Could not open “%s”: the file is damaged after the words “%s”. Ask for it once more."), file_name, words);
  else
    g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_DAMAGED, _ ("Could not open “%s”: the file is damaged. Ask for it once more."), file_name);
}

/**
 * newsroom_document_set_forbidden:
 * @file_name: the name of a document with a document type
 * @error: says so
 */
void
newsroom_document_set_forbidden (const char *file_name,
                                 GError    **error)
{
  g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_DAMAGED, _ ("Could not open “%s”: it contains a DOCTYPE, which no document of its kind has and which can be used to read other files"), file_name);
}

/**
 * newsroom_document_set_too_large:
 * @file_name: the name of a document with more elements than any article has
 * @error: says so
 */
void
newsroom_document_set_too_large (const char *file_name,
                                 GError    **error)
{
  g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_TOO_LARGE, _ ("Could not open “%s”: it is far too large for an article. Ask for the story alone."), file_name);
}
