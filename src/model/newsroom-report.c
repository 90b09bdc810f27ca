/* newsroom-report.c — what an importer noticed, inferred and could not keep
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-report.h"

struct _NewsroomReport
{
  gatomicrefcount ref_count;

  /* Owned; each ends with NULL */
  GPtrArray *notes;
  GPtrArray *dropped;

  /* Borrowed from the notes */
  const char *inferred; /* the first thing that was, or %NULL */
};

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
