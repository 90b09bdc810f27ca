/* newsroom-report.c — what an importer noticed, inferred and could not keep
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-report-private.h"

#include <string.h>

struct _NewsroomReport
{
  gatomicrefcount ref_count;

  /* Owned; each ends with NULL */
  GPtrArray *notes;
  GPtrArray *dropped;

  /* Owned */
  char      *format;    /* (nullable) */
  char      *encoding;  /* (nullable) */
  GPtrArray *fields;    /* (element-type NewsroomReportField) */
  GPtrArray *omissions; /* (element-type NewsroomReportOmission) */

  /* Owned (element-type NewsroomReportText), until the account is settled */
  GPtrArray *texts;
  GPtrArray *explanations;

  NewsroomReportCharacters characters;
  gboolean                 has_characters;

  /* Borrowed from the notes */
  const char *inferred; /* the first thing that was, or %NULL */
};

static void
field_free (NewsroomReportField *field)
{
  g_free (field->name);
  g_free (field->source);
  g_strfreev (field->candidates);
  g_free (field);
}

static void
text_free (NewsroomReportText *text)
{
  g_free (text->name);
  g_string_free (text->text, TRUE);
  g_free (text);
}

static void
omission_free (NewsroomReportOmission *omission)
{
  g_free (omission->name);
  g_free (omission->excerpt);
  g_free (omission);
}

static GPtrArray *
sentences_new (void)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (sentences, NULL);

  return sentences;
}

static void
add_sentence (GPtrArray  *sentences,
              const char *format,
              va_list     args)
{
  g_ptr_array_insert (sentences, (int)sentences->len - 1, g_strdup_vprintf (format, args));
}

/**
 * newsroom_report_new:
 *
 * Returns: (transfer full): an empty report
 */
NewsroomReport *
newsroom_report_new (void)
{
  NewsroomReport *self = g_new0 (NewsroomReport, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->notes = sentences_new ();
  self->dropped = sentences_new ();
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify)field_free);
  self->omissions = g_ptr_array_new_with_free_func ((GDestroyNotify)omission_free);
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify)text_free);
  self->explanations = g_ptr_array_new_with_free_func ((GDestroyNotify)text_free);

  return self;
}

/**
 * newsroom_report_ref:
 * @self: a report
 *
 * Returns: (transfer full): the same report
 */
NewsroomReport *
newsroom_report_ref (NewsroomReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * newsroom_report_unref:
 * @self: (transfer full): a report
 */
void
newsroom_report_unref (NewsroomReport *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->dropped);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->omissions);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->explanations);
  g_free (self->format);
  g_free (self->encoding);
  g_free (self);
}

/**
 * newsroom_report_note:
 * @self: a report
 * @format: (transfer none): a translated sentence, as for printf
 * @...: its arguments
 *
 * Adds something that was noticed or inferred.
 */
void
newsroom_report_note (NewsroomReport *self,
                      const char     *format,
                      ...)
{
  va_list args;

  g_return_if_fail (self != NULL);

  va_start (args, format);
  add_sentence (self->notes, format, args);
  va_end (args);
}

/**
 * newsroom_report_drop:
 * @self: a report
 * @format: (transfer none): a translated sentence, as for printf
 * @...: its arguments
 *
 * Adds something that was in the file and is not in the article.
 */
void
newsroom_report_drop (NewsroomReport *self,
                      const char     *format,
                      ...)
{
  va_list args;

  g_return_if_fail (self != NULL);

  va_start (args, format);
  add_sentence (self->dropped, format, args);
  va_end (args);
}

/**
 * newsroom_report_infer:
 * @self: a report
 * @format: (transfer none): a translated sentence, as for printf
 * @...: its arguments
 *
 * Adds something that the file does not say in so many words and the editor should check.
 * It is a note that matters more than others.
 */
void
newsroom_report_infer (NewsroomReport *self,
                       const char     *format,
                       ...)
{
  va_list args;

  g_return_if_fail (self != NULL);

  va_start (args, format);
  add_sentence (self->notes, format, args);
  va_end (args);
  if (self->inferred == NULL)
    self->inferred = g_ptr_array_index (self->notes, self->notes->len - 2);
}

/**
 * newsroom_report_get_summary:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): the one sentence to show where there is room for no
 *   more: of what was left out, else of what was inferred, else of what was noticed
 */
const char *
newsroom_report_get_summary (NewsroomReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->dropped->pdata[0] != NULL)
    return self->dropped->pdata[0];

  return self->inferred != NULL ? self->inferred : self->notes->pdata[0];
}

/**
 * newsroom_report_get_notes:
 * @self: a report
 *
 * Returns: (array zero-terminated=1) (transfer none): what was noticed or inferred; valid
 *   until something is added
 */
const char *const *
newsroom_report_get_notes (NewsroomReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *)self->notes->pdata;
}

/**
 * newsroom_report_get_dropped:
 * @self: a report
 *
 * Returns: (array zero-terminated=1) (transfer none): what is not in the article; valid
 *   until something is added
 */
const char *const *
newsroom_report_get_dropped (NewsroomReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *)self->dropped->pdata;
}

/**
 * newsroom_report_set_format:
 * @self: a report
 * @format: (nullable): the name of the format that was read, as "html"
 */
void
newsroom_report_set_format (NewsroomReport *self,
                            const char     *format)
{
  char *copy = g_strdup (format);

  g_return_if_fail (self != NULL);

  g_free (self->format);
  self->format = copy;
}

/**
 * newsroom_report_get_format:
 * @self: a report
 *
 * Returns: (nullable): the name of the format that was read
 */
const char *
newsroom_report_get_format (NewsroomReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->format;
}

/**
 * newsroom_report_set_encoding:
 * @self: a report
 * @encoding: (nullable): that of the text in the file, as "UTF-8"
 */
void
newsroom_report_set_encoding (NewsroomReport *self,
                              const char     *encoding)
{
  char *copy = g_strdup (encoding);

  g_return_if_fail (self != NULL);

  g_free (self->encoding);
  self->encoding = copy;
}

/**
 * newsroom_report_get_encoding:
 * @self: a report
 *
 * Returns: (nullable): the encoding of the text in the file, %NULL where the format leaves no choice
 */
const char *
newsroom_report_get_encoding (NewsroomReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->encoding;
}

/**
 * newsroom_report_recognise:
 * @self: a report
 * @field: the name of a field, see #NewsroomReportField
 * @source: from where its value is, as a translated phrase
 * @is_certain: whether the file says so in so many words
 * @candidates: (nullable) (array zero-terminated=1): what it may be, with what it is
 *
 * What was said of the field before is forgotten.
 */
void
newsroom_report_recognise (NewsroomReport    *self,
                           const char        *field,
                           const char        *source,
                           gboolean           is_certain,
                           const char *const *candidates)
{
  NewsroomReportField *found;

  g_return_if_fail (self != NULL);
  g_return_if_fail (field != NULL);
  g_return_if_fail (source != NULL);

  found = g_new0 (NewsroomReportField, 1);
  found->name = g_strdup (field);
  found->source = g_strdup (source);
  found->is_certain = is_certain;
  found->candidates = candidates != NULL ? g_strdupv ((char **)candidates) : g_new0 (char *, 1);

  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (((NewsroomReportField *)self->fields->pdata[i])->name, field))
      {
        field_free (self->fields->pdata[i]);
        self->fields->pdata[i] = found;
        return;
      }
  g_ptr_array_add (self->fields, found);
}

/**
 * newsroom_report_find_field:
 * @self: a report
 * @field: the name of a field
 *
 * Returns: (transfer none) (nullable): from where it is, if that was said
 */
const NewsroomReportField *
newsroom_report_find_field (NewsroomReport *self,
                            const char     *field)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (((NewsroomReportField *)self->fields->pdata[i])->name, field))
      return self->fields->pdata[i];

  return NULL;
}

/**
 * newsroom_report_get_fields:
 * @self: a report
 *
 * Returns: (transfer none) (element-type NewsroomReportField): what was recognised and from where
 */
GPtrArray *
newsroom_report_get_fields (NewsroomReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields;
}

/**
 * newsroom_report_set_characters:
 * @self: a report
 * @characters: the account, which adds up
 */
void
newsroom_report_set_characters (NewsroomReport                 *self,
                                const NewsroomReportCharacters *characters)
{
  g_return_if_fail (self != NULL);

  self->characters = *characters;
  self->has_characters = TRUE;
}

/**
 * newsroom_report_get_characters:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): the account, %NULL where nobody counted
 */
const NewsroomReportCharacters *
newsroom_report_get_characters (NewsroomReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->has_characters ? &self->characters : NULL;
}

/**
 * newsroom_report_leave_out:
 * @self: a report
 * @name: (nullable): what was left out, as a translated phrase; %NULL if nobody knows what it is
 * @n_characters: how many visible characters
 * @excerpt: its first words
 *
 * What is left out under one name is added together, with the first excerpt.
 */
void
newsroom_report_leave_out (NewsroomReport *self,
                           const char     *name,
                           guint64         n_characters,
                           const char     *excerpt)
{
  NewsroomReportOmission *omission;

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->omissions->len; i++)
    {
      omission = self->omissions->pdata[i];
      if (g_strcmp0 (omission->name, name) == 0)
        {
          omission->n_characters += n_characters;
          return;
        }
    }

  omission = g_new0 (NewsroomReportOmission, 1);
  omission->name = g_strdup (name);
  omission->n_characters = n_characters;
  omission->excerpt = g_strdup (excerpt);
  g_ptr_array_add (self->omissions, omission);
}

/**
 * newsroom_report_get_omissions:
 * @self: a report
 *
 * Returns: (transfer none) (element-type NewsroomReportOmission): what was left out of the text;
 *   together they are what the account has as left out
 */
GPtrArray *
newsroom_report_get_omissions (NewsroomReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->omissions;
}

/**
 * newsroom_report_get_inferred:
 * @self: a report
 *
 * Returns: which of the notes is the first that was inferred, from 0; -1 if none was
 */
int
newsroom_report_get_inferred (NewsroomReport *self)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; self->inferred != NULL && i + 1 < self->notes->len; i++)
    if (self->notes->pdata[i] == self->inferred)
      return (int)i;

  return -1;
}

static void
add_text (GPtrArray  *texts,
          const char *name,
          const char *text,
          gssize      length)
{
  NewsroomReportText *added = g_new0 (NewsroomReportText, 1);

  added->name = g_strdup (name);
  added->text = g_string_new_len (text, length);
  g_ptr_array_add (texts, added);
}

/**
 * newsroom_report_read:
 * @self: a report
 * @name: (nullable): what it is where it is not in the article, as a translated phrase; %NULL of the
 *   story, all of which should be
 * @text: UTF-8: visible text of the file
 * @length: bytes, or -1 if it is terminated
 *
 * Adds to the text that newsroom_report_settle() looks for in the article. Where words are in several
 * texts and fewer times in the article, those of the story are kept, then those of the text that was
 * added first.
 */
void
newsroom_report_read (NewsroomReport *self,
                      const char     *name,
                      const char     *text,
                      gssize          length)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  add_text (self->texts, name, text, length);
}

/**
 * newsroom_report_explain:
 * @self: a report
 * @name: what the words are, as a translated phrase
 * @words: UTF-8: words of the file that are not in the article as they are, as the label of a field
 * @length: bytes, or -1 if it is terminated
 *
 * What is explained with one name is one text.
 */
void
newsroom_report_explain (NewsroomReport *self,
                         const char     *name,
                         const char     *words,
                         gssize          length)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);
  g_return_if_fail (words != NULL);

  for (guint i = 0; i < self->explanations->len; i++)
    {
      NewsroomReportText *text = self->explanations->pdata[i];

      if (!g_str_equal (text->name, name))
        continue;
      g_string_append_c (text->text, '\n');
      g_string_append_len (text->text, words, length);
      return;
    }
  add_text (self->explanations, name, words, length);
}

/**
 * newsroom_report_explain_as:
 * @self: a report
 * @other: the report of a part of the same file
 *
 * Adds all that was explained to @other.
 */
void
newsroom_report_explain_as (NewsroomReport *self,
                            NewsroomReport *other)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL && other != self);

  for (guint i = 0; i < other->explanations->len; i++)
    {
      const NewsroomReportText *text = other->explanations->pdata[i];

      newsroom_report_explain (self, text->name, text->text->str, (gssize)text->text->len);
    }
}

/* (transfer none): the texts that were read, and what explains words in them. */
GPtrArray *
newsroom_report_get_texts (NewsroomReport *self,
                           GPtrArray     **explanations)
{
  *explanations = self->explanations;

  return self->texts;
}
