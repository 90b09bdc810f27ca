/* newsroom-pdf-report.c — what of a PDF is not certain, and what was left out, in sentences
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-pdf-private.h"

#include <glib/gi18n-lib.h>

/* Heads and feet that are told one by one. */
#define MAX_HEADS 100

/* Numbers of pages that are told one by one. */
#define MAX_NUMBERS 20

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

static void
report_numbers (const NewsroomPdf *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->numbers->len && i < MAX_NUMBERS; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", (const char *)g_ptr_array_index (self->numbers, i));
  if (self->numbers->len > MAX_NUMBERS)
    g_string_append (words, ", …");
  if (self->numbers->len > 0)
    newsroom_report_drop (self->document->report,
                          g_dngettext (GETTEXT_PACKAGE, "%u page number was left out: “%s”.", "%u page numbers were left out: “%s”.", self->numbers->len),
                          self->numbers->len,
                          words->str);
}

static void
report_heads (const NewsroomPdf *self)
{
  guint                n_heads;
  g_autofree gpointer *heads = g_hash_table_get_keys_as_array (self->heads, &n_heads);
  guint                n_more = 0;

  qsort (heads, n_heads, sizeof *heads, compare_texts);
  for (guint i = 0; i < n_heads; i++)
    {
      const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->heads, heads[i]));

      if (i < MAX_HEADS)
        newsroom_report_drop (self->document->report,
                              g_dngettext (GETTEXT_PACKAGE, "What stands at the edge of %u page again and again was left out: “%s”.", "What stands at the edge of %u pages again and again was left out: “%s”.", n),
                              n,
                              (const char *)heads[i]);
      else
        n_more += n;
    }
  if (n_more > 0)
    newsroom_report_drop (self->document->report,
                          g_dngettext (GETTEXT_PACKAGE, "%u more line that stands at the edge of pages again and again was left out.", "%u more lines that stand at the edges of pages again and again were left out.", n_more),
                          n_more);
  report_numbers (self);
}

static void
report_pages (const NewsroomPdf *self)
{
  NewsroomReport *report = self->document->report;

  if (self->has_stopped)
    newsroom_report_drop (report,
                          _ ("The file is too long for an article: only its first %u pages of %u were read. Ask for the story alone."),
                          self->n_read,
                          self->n_pages);
  if (self->n_unreadable > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE, "%u page is damaged and could not be read. Ask for the file once more.", "%u pages are damaged and could not be read. Ask for the file once more.", self->n_unreadable),
                          self->n_unreadable);
  if (self->n_scanned > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE, "%u page has no text, only pictures: what is written in them was not read, which would need OCR.", "%u pages have no text, only pictures: what is written in them was not read, which would need OCR.", self->n_scanned),
                          self->n_scanned);
  if (self->n_pictures > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE, "%u picture was left out; a caption may stand among the text.", "%u pictures were left out; captions may stand among the text.", self->n_pictures),
                          self->n_pictures);
}

/**
 * newsroom_pdf_tell_text:
 * @self: a file that is read, whose document has told its text
 *
 * Gives the report what else the file has: heads, feet and numbers of pages, and what was filled into
 * forms. Comments are no text of the pages.
 */
void
newsroom_pdf_tell_text (const NewsroomPdf *self)
{
  NewsroomReport *report = self->document->report;

  for (guint i = 0; i < self->values->len; i++)
    newsroom_report_read (report, NULL, g_ptr_array_index (self->values, i), -1);
  newsroom_report_read (report, _ ("headers and footers of the pages"), self->margins->str, (gssize)self->margins->len);
}

/**
 * newsroom_pdf_report:
 * @self: a file that is read
 *
 * Tells the report what was guessed and what is not there.
 */
void
newsroom_pdf_report (const NewsroomPdf *self)
{
  NewsroomReport *report = self->document->report;

  newsroom_report_drop (report, _ ("The text is approximate, and how its pages look was not kept: a PDF says where letters stand, not what is a headline, a paragraph or a column. Compare it with the file."));
  report_pages (self);
  report_heads (self);
  newsroom_pdf_report_notes (self);
  if (self->n_unknown > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE, "%u character could not be read and was replaced with “�”.", "%u characters could not be read and were replaced with “�”.", self->n_unknown),
                          self->n_unknown);
  if (self->n_controls > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE, "%u character that no text has was left out.", "%u characters that no text has were left out.", self->n_controls),
                          self->n_controls);
  if (self->n_columns > 0)
    newsroom_report_note (report,
                          g_dngettext (GETTEXT_PACKAGE, "On %u page the columns were read one after the other.", "On %u pages the columns were read one after the other.", self->n_columns),
                          self->n_columns);
  if (self->n_turned > 0)
    newsroom_report_note (report,
                          g_dngettext (GETTEXT_PACKAGE, "On %u page words run in another direction; they come behind the others of the page.", "On %u pages words run in another direction; they come behind the others of their page.", self->n_turned),
                          self->n_turned);
  if (self->n_joined > 0)
    newsroom_report_note (report,
                          g_dngettext (GETTEXT_PACKAGE, "%u word that a hyphen divided at the end of a line was joined: check it.", "%u words that hyphens divided at the ends of lines were joined: check them.", self->n_joined),
                          self->n_joined);
}
