/* newsroom-document.c — what readers of documents have in common: a tree to an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-document-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-byline.h"
#include "newsroom-html-blocks-private.h"
#include "newsroom-import-text-private.h"

/* So many changes are told one by one, with so many characters of each. */
#define MAX_CHANGES 20
#define MAX_CHANGE_LENGTH 80

/**
 * newsroom_document_new:
 * @report: told of what is read
 *
 * Returns: (transfer full): a document without anything in it
 */
NewsroomDocument *
newsroom_document_new (NewsroomReport *report)
{
  NewsroomDocument *self = g_new0 (NewsroomDocument, 1);

  self->root = newsroom_html_node_new ("div");
  self->article = newsroom_article_new ();
  self->report = newsroom_report_ref (report);
  self->changes = g_ptr_array_new_with_free_func (g_free);
  self->margins = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_html_node_free);

  return self;
}

/**
 * newsroom_document_free:
 * @self: (transfer full): a document
 */
void
newsroom_document_free (NewsroomDocument *self)
{
  newsroom_html_node_free (self->root);
  g_object_unref (self->article);
  newsroom_report_unref (self->report);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->margins);
  g_ptr_array_unref (self->notes);
  g_free (self->title);
  g_free (self->author);
  g_free (self);
}

static char *
shorten (const char *words)
{
  g_autofree char *line = g_strdelimit (g_strdup (words), "\n\r\t", ' ');

  g_strstrip (line);
  if (g_utf8_strlen (line, -1) <= MAX_CHANGE_LENGTH)
    return g_steal_pointer (&line);
  *g_utf8_offset_to_pointer (line, MAX_CHANGE_LENGTH) = '\0';

  return g_strconcat (line, "…", NULL);
}

/**
 * newsroom_document_add_change:
 * @self: a document
 * @is_added: whether words were added, and not deleted
 * @author: (nullable): who did
 * @words: the words
 *
 * Notes a tracked change for the report.
 */
void
newsroom_document_add_change (NewsroomDocument *self,
                              gboolean          is_added,
                              const char       *author,
                              const char       *words)
{
  g_autofree char *shown = NULL;
  char            *sentence;

  self->n_changes++;
  if (self->changes->len >= MAX_CHANGES)
    return;

  shown = shorten (words);
  if (author != NULL && author[0] != '\0')
    sentence = g_strdup_printf (is_added ? _ ("%s added: “%s”.") : _ ("%s deleted: “%s”."), author, shown);
  else
    sentence = g_strdup_printf (is_added ? _ ("Somebody added: “%s”.") : _ ("Somebody deleted: “%s”."), shown);
  g_ptr_array_add (self->changes, sentence);
}

/* What programs write where nobody has said a name. */
static gboolean
is_nobody (const char *name)
{
  static const char *const nobody[] = { "Microsoft Office User", "Windows User", "Unknown Author", "Unknown", "python-docx", "Apache POI", "Administrator", NULL };

  return g_strv_contains (nobody, name);
}

/* Where the text names nobody, its properties may. */
static void
credit_author (NewsroomDocument *self)
{
  g_autofree char *byline = self->author != NULL ? g_strconcat ("By ", self->author, NULL) : NULL;
  g_autoptr (GPtrArray) credits = NULL;

  if (byline == NULL || is_nobody (self->author) || g_list_model_get_n_items (newsroom_article_get_credits (self->article)) > 0 ||
      newsroom_article_get_text (self->article, NEWSROOM_FIELD_BYLINE)[0] != '\0')
    return;

  credits = newsroom_byline_parse (byline);
  if (credits->len == 0)
    return;
  for (guint i = 0; i < credits->len; i++)
    newsroom_article_add_credit (self->article, g_ptr_array_index (credits, i));
  newsroom_report_note (self->report, _ ("The author is who the properties of the document name: %s."), self->author);
  newsroom_report_recognise (self->report, newsroom_field_get_name (NEWSROOM_FIELD_BYLINE), _ ("the properties of the document"), FALSE, NULL);
}

/* The notes stand below the text, under a rule. */
static void
add_notes (NewsroomDocument *self)
{
  gsize                n_notes;
  g_autofree gpointer *notes = g_ptr_array_steal (self->notes, &n_notes);

  if (n_notes > 0)
    g_ptr_array_add (self->root->children, newsroom_html_node_new ("hr"));
  for (gsize i = 0; i < n_notes; i++)
    g_ptr_array_add (self->root->children, notes[i]);
}

/**
 * newsroom_document_finish:
 * @self: a document that is read
 *
 * Writes the body, and tells the report what could not be kept.
 *
 * Returns: (transfer full): the article
 */
NewsroomArticle *
newsroom_document_finish (NewsroomDocument *self)
{
  NewsroomHtmlCounts  counts = { 0 };
  NewsroomHtmlContext context = { .counts = &counts, .words = g_string_new (NULL), .is_exact = TRUE };
  g_autofree char    *body = NULL;

  add_notes (self);
  body = newsroom_html_write_markdown (self->root, &context);
  g_string_free (context.words, TRUE);
  newsroom_article_take_text (self->article, NEWSROOM_FIELD_BODY, g_steal_pointer (&body));
  credit_author (self);
  newsroom_document_report (self);
  if (counts.is_reduced)
    newsroom_report_drop (self->report, _ ("The looks of the text could not be kept, only its words and paragraphs."));

  return g_object_ref (self->article);
}
