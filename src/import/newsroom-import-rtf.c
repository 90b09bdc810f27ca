/* newsroom-import-rtf.c — Rich Text (.rtf)
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-import-rtf.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-rtf-private.h"

/* Groups in each other: those that lie deeper are taken to be no deeper. */
#define MAX_DEPTH 1024

#define SIGNATURE "{\\rtf"
#define MARK "\xEF\xBB\xBF"

/* Without what some programs write before and after the outermost group. */
static NewsroomRtfInput
get_input (GBytes *bytes)
{
  gsize            size;
  const guint8    *data = g_bytes_get_data (bytes, &size);
  NewsroomRtfInput input = { NULL, NULL };

  if (size == 0)
    return input;
  input.at = data;
  input.end = data + size;

  if (size >= strlen (MARK) && memcmp (data, MARK, strlen (MARK)) == 0)
    input.at += strlen (MARK);
  while (input.at < input.end && g_ascii_isspace (*input.at))
    input.at++;
  while (input.end > input.at && (input.end[-1] == '\0' || g_ascii_isspace (input.end[-1])))
    input.end--;

  return input;
}

/**
 * newsroom_import_rtf_is:
 * @bytes: the contents of a file
 *
 * Returns: whether it is Rich Text
 */
gboolean
newsroom_import_rtf_is (GBytes *bytes)
{
  const NewsroomRtfInput input = get_input (bytes);

  return input.at != NULL && (gsize)(input.end - input.at) >= strlen (SIGNATURE) && memcmp (input.at, SIGNATURE, strlen (SIGNATURE)) == 0;
}

static void
field_clear (NewsroomRtfField *field)
{
  g_string_free (field->instruction, TRUE);
  g_free (field->target);
}

static void
converter_close (GIConv converter)
{
  g_iconv_close (converter);
}

static void
init (NewsroomRtf      *self,
      NewsroomDocument *document)
{
  NewsroomRtfState first = { .destination = NEWSROOM_RTF_TEXT, .n_fallbacks = 1 };

  self->document = document;
  self->states = g_array_new (FALSE, FALSE, sizeof (NewsroomRtfState));
  self->stories = g_ptr_array_new ();
  self->fields = g_array_new (FALSE, FALSE, sizeof (NewsroomRtfField));
  g_array_set_clear_func (self->fields, (GDestroyNotify)field_clear);
  self->words = newsroom_rtf_words_new ();
  self->fonts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)newsroom_rtf_font_free);
  self->styles = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)newsroom_rtf_style_free);
  self->lists = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->overrides = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->languages = g_hash_table_new (NULL, NULL);
  self->converters = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)converter_close);
  self->revisers = g_ptr_array_new_with_free_func (g_free);
  self->bytes = g_string_new (NULL);
  self->text = g_string_new (NULL);
  self->collected = g_string_new (NULL);
  self->change = g_string_new (NULL);
  self->based_on = -1;
  newsroom_rtf_clear_characters (&first.characters, 0);
  newsroom_rtf_clear_paragraph (&first.paragraph);
  g_array_append_val (self->states, first);
  self->state = &g_array_index (self->states, NewsroomRtfState, 0);
  newsroom_rtf_begin_story (self);
}

static void
clear (NewsroomRtf *self)
{
  g_array_unref (self->states);
  g_ptr_array_unref (self->stories);
  g_array_unref (self->fields);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->fonts);
  g_hash_table_unref (self->styles);
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->overrides);
  g_hash_table_unref (self->languages);
  g_hash_table_unref (self->converters);
  g_ptr_array_unref (self->revisers);
  g_string_free (self->bytes, TRUE);
  g_string_free (self->text, TRUE);
  g_string_free (self->collected, TRUE);
  g_string_free (self->change, TRUE);
  g_free (self->list);
  g_free (self->commenter);
  g_free (self->property);
  g_free (self->description);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NewsroomRtf, clear)

static void
open_group (NewsroomRtf *self)
{
  NewsroomRtfState state;

  newsroom_rtf_flush (self);
  if (self->states->len >= MAX_DEPTH)
    {
      self->n_deeper++;
      self->is_damaged = TRUE;
      return;
    }

  state = *self->state;
  state.opened = NEWSROOM_RTF_NOTHING;
  state.is_ignorable = FALSE;
  /* Of alternatives only the one in Unicode is read. */
  if (state.destination == NEWSROOM_RTF_ALTERNATIVES)
    state.destination = NEWSROOM_RTF_SILENT;
  g_array_append_val (self->states, state);
  self->state = &g_array_index (self->states, NewsroomRtfState, self->states->len - 1);
}

static void
close_group (NewsroomRtf *self)
{
  newsroom_rtf_flush (self);
  if (self->n_deeper > 0)
    {
      self->n_deeper--;
      return;
    }
  if (self->states->len == 1)
    {
      self->is_damaged = TRUE;
      return;
    }

  newsroom_rtf_end (self);
  g_array_set_size (self->states, self->states->len - 1);
  self->state = &g_array_index (self->states, NewsroomRtfState, self->states->len - 1);
}

static void
read_text (NewsroomRtf            *self,
           const NewsroomRtfToken *token)
{
  const gsize n_skipped = MIN (token->size, (gsize)self->n_skipped);

  self->n_skipped -= (int)n_skipped;
  if (self->state->opened == NEWSROOM_RTF_PICTURE)
    self->picture_size += token->size / 2;
  if (self->state->destination != NEWSROOM_RTF_SKIPPED && self->state->destination != NEWSROOM_RTF_SILENT)
    newsroom_rtf_add_bytes (self, (const char *)token->data + n_skipped, token->size - n_skipped);
}

/* What stands for a character in Unicode; the end of a group ends it. Returns whether it was that. */
static gboolean
skip_fallback (NewsroomRtf            *self,
               const NewsroomRtfToken *token)
{
  if (self->n_skipped == 0 || token->kind == NEWSROOM_RTF_TOKEN_TEXT)
    return FALSE;

  if (token->kind == NEWSROOM_RTF_TOKEN_OPEN || token->kind == NEWSROOM_RTF_TOKEN_CLOSE)
    {
      self->n_skipped = 0;
      return FALSE;
    }
  self->n_skipped--;

  return TRUE;
}

static void
read_token (NewsroomRtf            *self,
            const NewsroomRtfToken *token)
{
  const gboolean is_read = self->state->destination != NEWSROOM_RTF_SKIPPED;
  const char     byte = (char)token->value;

  if (skip_fallback (self, token))
    return;

  if (token->kind == NEWSROOM_RTF_TOKEN_OPEN)
    open_group (self);
  else if (token->kind == NEWSROOM_RTF_TOKEN_CLOSE)
    close_group (self);
  else if (token->kind == NEWSROOM_RTF_TOKEN_TEXT)
    read_text (self, token);
  else if (token->kind == NEWSROOM_RTF_TOKEN_BINARY && self->state->opened == NEWSROOM_RTF_PICTURE)
    self->picture_size += token->size;
  else if (token->kind == NEWSROOM_RTF_TOKEN_WORD && is_read)
    newsroom_rtf_apply_word (self, token);
  else if (token->kind == NEWSROOM_RTF_TOKEN_SYMBOL && is_read)
    newsroom_rtf_apply_symbol (self, token->value);
  else if (token->kind == NEWSROOM_RTF_TOKEN_BYTE && is_read)
    newsroom_rtf_add_bytes (self, &byte, 1);
}

/* Whether what stands behind the outermost group is more of the text, as of a damaged file. */
static gboolean
has_paragraphs (const NewsroomRtfInput *input)
{
  static const char paragraph[] = "\\par";

  return input->at < input->end && memmem (input->at, (gsize)(input->end - input->at), paragraph, strlen (paragraph)) != NULL;
}

static void
read_file (NewsroomRtf     *self,
           NewsroomRtfInput input)
{
  NewsroomRtfToken token;
  gboolean         is_over = FALSE;

  for (newsroom_rtf_input_next (&input, &token); token.kind != NEWSROOM_RTF_TOKEN_END; newsroom_rtf_input_next (&input, &token))
    {
      read_token (self, &token);
      if (self->states->len > 1 || is_over)
        continue;
      is_over = TRUE;
      if (!has_paragraphs (&input))
        return;
      self->is_damaged |= input.at < input.end;
    }
  self->is_damaged |= self->states->len > 1;
  newsroom_rtf_flush (self);
}

/* Ends all that is open, as where a file is cut off. */
static void
finish (NewsroomRtf *self)
{
  NewsroomHtmlNode *root;

  while (self->states->len > 1)
    close_group (self);
  newsroom_rtf_end_change (self);
  root = newsroom_rtf_end_story (self);
  newsroom_html_node_free (self->document->root);
  self->document->root = root;
}

static void
report_damage (NewsroomRtf *self)
{
  g_autofree char *words = self->is_damaged ? newsroom_document_dup_last_words (self->document->root) : NULL;

  if (self->is_damaged)
    newsroom_report_drop (self->document->report, _ ("The file is damaged or cut off; the last words that could be read are “%s”. Ask for it once more."), words);
  if (self->n_unknown > 0)
    newsroom_report_drop (self->document->report,
                          g_dngettext (GETTEXT_PACKAGE, "%u character could not be read and was replaced with “�”.", "%u characters could not be read and were replaced with “�”.", self->n_unknown),
                          self->n_unknown);
}

/* The language in which more than half of the text is. */
static void
set_language (NewsroomRtf *self)
{
  GHashTableIter iter;
  gpointer       language, count;
  guint          n_all = 0;

  g_hash_table_iter_init (&iter, self->languages);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    n_all += GPOINTER_TO_UINT (count);
  g_hash_table_iter_init (&iter, self->languages);
  while (g_hash_table_iter_next (&iter, &language, &count))
    {
      const char *tag = newsroom_rtf_get_language (GPOINTER_TO_INT (language));

      if (GPOINTER_TO_UINT (count) > n_all / 2 && tag != NULL)
        newsroom_article_set_text (self->document->article, NEWSROOM_FIELD_LANGUAGE, tag);
    }
}

static NewsroomArticle *
read_document (GBytes *bytes, const char *file_name, gboolean keeps_changes, NewsroomReport *report, GError **error)
{
  g_autoptr (NewsroomDocument) document = newsroom_document_new (report);
  g_auto (NewsroomRtf) self = { 0 };

  document->keeps_changes = keeps_changes;
  init (&self, document);
  read_file (&self, get_input (bytes));
  finish (&self);
  report_damage (&self);
  set_language (&self);
  newsroom_document_take_fields (document);

  return newsroom_document_finish (document);
}

/**
 * newsroom_import_rtf_read:
 * @bytes: the contents of a file
 * @file_name: its name, for messages
 * @report: told what was noticed, inferred and left out
 * @error: return location
 *
 * Reads the text of Rich Text Format 1.9.1, with tracked changes as if all were accepted. Footnotes
 * become numbers and paragraphs under the text, comments notes for the desk. Of a file that is cut
 * off or damaged what is there is read, and the report says so.
 *
 * Returns: (transfer full) (nullable): the article
 */
NewsroomArticle *
newsroom_import_rtf_read (GBytes *bytes, const char *file_name, NewsroomReport *report, GError **error)
{
  return read_document (bytes, file_name, FALSE, report, error);
}

/**
 * newsroom_import_rtf_read_marked:
 * @bytes: the contents of a file
 * @file_name: its name, for messages
 * @report: told what was noticed, inferred and left out
 * @error: return location
 *
 * As newsroom_import_rtf_read(), with tracked changes as marks: “{++added++}” and “{--deleted--}”.
 *
 * Returns: (transfer full) (nullable): the article, or %NULL with a #NewsroomImportError
 */
NewsroomArticle *
newsroom_import_rtf_read_marked (GBytes *bytes, const char *file_name, NewsroomReport *report, GError **error)
{
  return read_document (bytes, file_name, TRUE, report, error);
}
