/* newsroom-document-report.c — what a document had that an article cannot hold, in sentences
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-document-private.h"

#include <glib/gi18n-lib.h>

/* So many headers and footers are told one by one. */
#define MAX_MARGINS_TOLD 20

static void
report_margins (const NewsroomDocument *self)
{
  const guint n_told = MIN (self->margins->len, MAX_MARGINS_TOLD);

  for (guint i = 0; i < n_told; i++)
    newsroom_report_drop (self->report, _ ("A header or footer of the pages was left out: “%s”."), (const char *)self->margins->pdata[i]);
  if (self->margins->len > n_told)
    newsroom_report_drop (self->report,
                          g_dngettext (GETTEXT_PACKAGE, "%u more header or footer of the pages was left out.", "%u more headers and footers of the pages were left out.", self->margins->len - n_told),
                          self->margins->len - n_told);
}

static void
report_changes (const NewsroomDocument *self)
{
  if (self->n_changes == 0)
    return;

  if (self->keeps_changes)
    newsroom_report_note (self->report,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "%u tracked change stays as a mark, {++added++} or {--deleted--}, which exports have too:",
                                       "%u tracked changes stay as marks, {++added++} and {--deleted--}, which exports have too:",
                                       self->n_changes),
                          self->n_changes);
  else
    newsroom_report_note (self->report,
                          g_dngettext (GETTEXT_PACKAGE, "%u tracked change was taken as accepted:", "%u tracked changes were taken as accepted:", self->n_changes),
                          self->n_changes);
  for (guint i = 0; i < self->changes->len; i++)
    newsroom_report_note (self->report, "%s", (const char *)g_ptr_array_index (self->changes, i));
  if (self->n_changes > self->changes->len)
    newsroom_report_note (self->report,
                          g_dngettext (GETTEXT_PACKAGE, "There is %u more tracked change in the file.", "There are %u more tracked changes in the file.", self->n_changes - self->changes->len),
                          self->n_changes - self->changes->len);
}

static void
report_kept (const NewsroomDocument *self)
{
  const NewsroomDocumentCounts *counts = &self->counts;

  if (counts->comments > 0)
    newsroom_report_note (self->report,
                          g_dngettext (GETTEXT_PACKAGE, "%u comment became a note in the text, which readers do not get.", "%u comments became notes in the text, which readers do not get.", counts->comments),
                          counts->comments);
  if (counts->notes > 0)
    newsroom_report_note (self->report,
                          g_dngettext (GETTEXT_PACKAGE, "%u footnote stands under the text, with its number.", "%u footnotes stand under the text, with their numbers.", counts->notes),
                          counts->notes);
  if (counts->missing_notes > 0)
    newsroom_report_drop (self->report,
                          g_dngettext (GETTEXT_PACKAGE, "%u footnote is missing in the file: under the text, “…” stands for it.", "%u footnotes are missing in the file: under the text, “…” stands for them.", counts->missing_notes),
                          counts->missing_notes);
  if (counts->boxes > 0)
    newsroom_report_note (self->report,
                          g_dngettext (GETTEXT_PACKAGE, "%u text box stands under the paragraph that it was beside.", "%u text boxes stand under the paragraphs that they were beside.", counts->boxes),
                          counts->boxes);
  if (counts->formulas > 0)
    newsroom_report_note (self->report,
                          g_dngettext (GETTEXT_PACKAGE, "%u formula is plain text now: check it.", "%u formulas are plain text now: check them.", counts->formulas),
                          counts->formulas);
}

static void
report_pictures (const NewsroomDocument *self)
{
  const NewsroomDocumentCounts *counts = &self->counts;

  if (counts->pictures > 0)
    newsroom_report_drop (self->report,
                          g_dngettext (GETTEXT_PACKAGE, "%u picture was not kept: its place in the text has its name and description.", "%u pictures were not kept: their places in the text have their names and descriptions.", counts->pictures),
                          counts->pictures);
  if (counts->drawings > 0)
    newsroom_report_drop (self->report,
                          g_dngettext (GETTEXT_PACKAGE, "%u chart, diagram or file in the document was left out.", "%u charts, diagrams or files in the document were left out.", counts->drawings),
                          counts->drawings);
}

/* Words that stand in different paragraphs or cells are apart. */
static void
append_text (GString                *text,
             const NewsroomHtmlNode *node)
{
  static const char *const inlines[] = { "a", "b", "code", "del", "em", "i", "s", "span", "strong", "sub", "sup", "u", NULL };

  if (node->text != NULL)
    {
      g_string_append_len (text, node->text->str, (gssize)node->text->len);
      return;
    }
  if (g_strcmp0 (node->name, NEWSROOM_DOCUMENT_NOTE) == 0)
    return;
  if (!newsroom_html_node_is (node, inlines))
    g_string_append_c (text, '\n');
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    append_text (text, node->children->pdata[i]);
  if (!newsroom_html_node_is (node, inlines))
    g_string_append_c (text, '\n');
}

/**
 * newsroom_document_tell_text:
 * @self: a document whose text is read and still whole
 *
 * Gives its report the text, with footnotes, and what stands in headers and footers. Comments are no
 * text of the pages.
 */
void
newsroom_document_tell_text (const NewsroomDocument *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_text (text, self->root);
  for (guint i = 0; i < self->notes->len; i++)
    append_text (text, self->notes->pdata[i]);
  newsroom_report_read (self->report, NULL, text->str, (gssize)text->len);
  for (guint i = 0; i < self->margins->len; i++)
    newsroom_report_read (self->report, _ ("headers and footers of the pages"), self->margins->pdata[i], -1);
}

/**
 * newsroom_document_report:
 * @self: a document that is read
 *
 * Tells its report what came to be otherwise.
 */
void
newsroom_document_report (const NewsroomDocument *self)
{
  const NewsroomDocumentCounts *counts = &self->counts;

  report_changes (self);
  report_kept (self);
  report_pictures (self);
  report_margins (self);
  if (counts->hidden > 0)
    newsroom_report_drop (self->report,
                          g_dngettext (GETTEXT_PACKAGE, "%u piece of hidden text was left out.", "%u pieces of hidden text were left out.", counts->hidden),
                          counts->hidden);
  if (counts->anchors > 0)
    newsroom_report_drop (self->report,
                          g_dngettext (GETTEXT_PACKAGE, "%u link that leads nowhere outside the document is words now.", "%u links that lead nowhere outside the document are words now.", counts->anchors),
                          counts->anchors);
  if (counts->scripts > 0)
    newsroom_report_drop (self->report,
                          g_dngettext (GETTEXT_PACKAGE, "%u piece of raised or lowered text is on the line now: check it.", "%u pieces of raised or lowered text are on the line now: check them.", counts->scripts),
                          counts->scripts);
  if (counts->underlines > 0)
    newsroom_report_drop (self->report,
                          g_dngettext (GETTEXT_PACKAGE, "%u piece of text is not underlined any more.", "%u pieces of text are not underlined any more.", counts->underlines),
                          counts->underlines);
  if (counts->repeats > 0)
    newsroom_report_drop (self->report,
                          g_dngettext (GETTEXT_PACKAGE, "%u cell or row of a table is not there as often as in the document: check it.", "%u cells or rows of tables are not there as often as in the document: check them.", counts->repeats),
                          counts->repeats);
  if (counts->symbols > 0)
    newsroom_report_drop (self->report,
                          g_dngettext (GETTEXT_PACKAGE, "%u sign of a symbol font is not known and was replaced with “�”.", "%u signs of symbol fonts are not known and were replaced with “�”.", counts->symbols),
                          counts->symbols);
}
