/* newsroom-html-counts.c — what became of a piece of HTML, in a sentence
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-html-markdown.h"

#include <glib/gi18n-lib.h>

/* Nothing, if there are none; @format is what @n of them are called. */
G_GNUC_PRINTF (3, 4)
static void
add (GPtrArray  *texts,
     guint       n,
     const char *format,
     ...)
{
  va_list values;

  if (n == 0)
    return;

  va_start (values, format);
  g_ptr_array_add (texts, g_strdup_vprintf (format, values));
  va_end (values);
}

/* Returns: "a, b and c" */
static char *
join (GPtrArray *texts)
{
  g_autoptr (GString) joined = g_string_new (g_ptr_array_index (texts, 0));

  for (guint i = 1; i + 1 < texts->len; i++)
    /* Translators: between the first things of a list such as “2 headings, 1 table and 3 links” */
    g_string_append_printf (joined, "%s%s", _ (", "), (const char *)g_ptr_array_index (texts, i));
  if (texts->len == 1)
    return g_strdup (joined->str);

  /* Translators: the last two things of such a list */
  return g_strdup_printf (_ ("%s and %s"), joined->str, (const char *)g_ptr_array_index (texts, texts->len - 1));
}

static char *
dup_kept (const NewsroomHtmlCounts *counts)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  add (texts, counts->quotes, ngettext ("%u quote", "%u quotes", counts->quotes), counts->quotes);
  add (texts, counts->headings, ngettext ("%u heading", "%u headings", counts->headings), counts->headings);
  add (texts, counts->lists, ngettext ("%u list", "%u lists", counts->lists), counts->lists);
  add (texts, counts->tables, ngettext ("%u table", "%u tables", counts->tables), counts->tables);
  add (texts, counts->links, ngettext ("%u link", "%u links", counts->links), counts->links);
  add (texts, counts->pictures, ngettext ("%u picture", "%u pictures", counts->pictures), counts->pictures);
  add (texts, counts->code, ngettext ("%u block of code", "%u blocks of code", counts->code), counts->code);

  return texts->len > 0 ? join (texts) : NULL;
}

static char *
dup_removed (const NewsroomHtmlCounts *counts)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  add (texts, counts->deletions, ngettext ("%u tracked deletion", "%u tracked deletions", counts->deletions), counts->deletions);
  add (texts, counts->comments, ngettext ("%u comment", "%u comments", counts->comments), counts->comments);
  add (texts, counts->hidden, ngettext ("%u hidden text", "%u hidden texts", counts->hidden), counts->hidden);
  add (texts, counts->dropped_tables, ngettext ("%u table", "%u tables", counts->dropped_tables), counts->dropped_tables);
  add (texts, counts->cell_lists, ngettext ("%u list in a cell", "%u lists in cells", counts->cell_lists), counts->cell_lists);
  add (texts, counts->dropped_pictures, ngettext ("%u picture", "%u pictures", counts->dropped_pictures), counts->dropped_pictures);
  add (texts, counts->dropped_links, ngettext ("%u link", "%u links", counts->dropped_links), counts->dropped_links);
  add (texts, counts->trackers, ngettext ("%u tracker in links", "%u trackers in links", counts->trackers), counts->trackers);
  if (texts->len == 0 && counts->styles > 0)
    g_ptr_array_add (texts, g_strdup (_ ("styles")));

  return texts->len > 0 ? join (texts) : NULL;
}

/**
 * newsroom_html_counts_has_structure:
 * @counts: what became of a piece of HTML
 *
 * Returns: whether more is kept than the words of one paragraph
 */
gboolean
newsroom_html_counts_has_structure (const NewsroomHtmlCounts *counts)
{
  g_return_val_if_fail (counts != NULL, FALSE);

  return counts->headings + counts->lists + counts->quotes + counts->tables + counts->links + counts->pictures + counts->code + counts->marks > 0 ||
         counts->paragraphs > 1;
}

/**
 * newsroom_html_counts_tell_file_names:
 * @counts: what became of the HTML of an article
 * @report: told of pictures whose words say nothing
 */
void
newsroom_html_counts_tell_file_names (const NewsroomHtmlCounts *counts,
                                      NewsroomReport           *report)
{
  g_return_if_fail (counts != NULL);

  if (counts->file_names > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE,
                                       "The description of %u picture was left out, as it is only the name of its file.",
                                       "The descriptions of %u pictures were left out, as they are only the names of their files.",
                                       counts->file_names),
                          counts->file_names);
}

/**
 * newsroom_html_counts_tell_hidden:
 * @counts: what became of the HTML of an article
 * @report: told of what is not shown
 */
void
newsroom_html_counts_tell_hidden (const NewsroomHtmlCounts *counts,
                                  NewsroomReport           *report)
{
  g_return_if_fail (counts != NULL);

  if (counts->hidden > 0)
    newsroom_report_drop (report,
                          g_dngettext (GETTEXT_PACKAGE, "%u piece of hidden text was left out.", "%u pieces of hidden text were left out.", counts->hidden),
                          counts->hidden);
}

/**
 * newsroom_html_counts_dup_sentence:
 * @counts: what became of a piece of HTML that was pasted
 *
 * Returns: (transfer full): what was kept and what was left out, translated
 */
char *
newsroom_html_counts_dup_sentence (const NewsroomHtmlCounts *counts)
{
  g_autofree char *kept = NULL;
  g_autofree char *removed = NULL;

  g_return_val_if_fail (counts != NULL, NULL);

  if (counts->is_reduced)
    return g_strdup (_ ("Pasted words and paragraphs only: the rest could not be kept"));

  kept = dup_kept (counts);
  removed = dup_removed (counts);
  if (kept != NULL && removed != NULL)
    /* Translators: for example “Pasted with 2 headings and 3 links; left out: 4 pictures” */
    return g_strdup_printf (_ ("Pasted with %s; left out: %s"), kept, removed);
  if (kept != NULL)
    return g_strdup_printf (_ ("Pasted with %s"), kept);
  if (removed != NULL)
    return g_strdup_printf (_ ("Pasted; left out: %s"), removed);

  return g_strdup (_ ("Pasted"));
}
