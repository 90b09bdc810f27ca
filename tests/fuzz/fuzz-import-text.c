/* fuzz-import-text.c — no word of a text is lost, and writing what was written changes nothing
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-account.h"
#include "fuzz-target.h"

#include "newsroom-export-text.h"
#include "newsroom-import-text.h"
#include "newsroom-layout.h"

#include <string.h>

/* Adds @step to the count of each run of letters and digits. */
static void
count_words (GHashTable *counts,
             const char *text,
             int         step)
{
  const char *start = NULL;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gboolean is_word = *p != '\0' && g_unichar_isalnum (g_utf8_get_char (p));

      if (is_word && start == NULL)
        start = p;
      if (!is_word && start != NULL)
        {
          char *word = g_strndup (start, (gsize)(p - start));
          int   count = GPOINTER_TO_INT (g_hash_table_lookup (counts, word));

          g_hash_table_replace (counts, word, GINT_TO_POINTER (count + step));
          start = NULL;
        }
      if (*p == '\0')
        break;
    }
}

static void
count_article (GHashTable      *counts,
               NewsroomArticle *article,
               NewsroomReport  *report)
{
  GListModel      *credits = newsroom_article_get_credits (article);
  g_autofree char *byline = newsroom_article_dup_byline (article);

  for (guint field = 0; field < NEWSROOM_N_FIELDS; field++)
    if (field != NEWSROOM_FIELD_BYLINE)
      count_words (counts, newsroom_article_get_text (article, field), 1);
  count_words (counts, byline, 1);
  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);

      for (guint field = 0; field < NEWSROOM_N_AUTHOR_FIELDS; field++)
        count_words (counts, newsroom_author_get_text (newsroom_credit_get_author (credit), field), 1);
    }
  for (guint i = 0; newsroom_report_get_notes (report)[i] != NULL; i++)
    count_words (counts, newsroom_report_get_notes (report)[i], 1);
  for (guint i = 0; newsroom_report_get_dropped (report)[i] != NULL; i++)
    count_words (counts, newsroom_report_get_dropped (report)[i], 1);
}

static void
assert_all_words (const char      *text,
                  NewsroomArticle *article,
                  NewsroomReport  *report)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer       word, count;

  count_article (counts, article, report);
  count_words (counts, text, -1);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &word, &count))
    if (GPOINTER_TO_INT (count) < 0)
      {
        g_printerr ("lost: %s\n", (const char *)word);
        g_assert_not_reached ();
      }
}

static char *
write_again (const char *text,
             guint       width)
{
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = newsroom_import_text_read (g_strdup (text), strlen (text), report);
  NewsroomExportOptions options = { .text_width = width };
  g_autoptr (GBytes) bytes = newsroom_export_text_write (article, &options, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const guint widths[] = { 0, 72 };
  g_autoptr (NewsroomReport) report = newsroom_report_new ();
  g_autoptr (NewsroomArticle) article = NULL;
  g_autofree char *text = g_utf8_make_valid (size > 0 ? (const char *)data : "", (gssize)size);

  article = newsroom_import_text_read (g_strdup (text), strlen (text), report);
  if (strstr (text, NEWSROOM_LAYOUT_NO_HEADLINE) == NULL)
    assert_all_words (text, article, report);
  assert_account (report, article, text);

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autofree char *once = write_again (text, widths[i]);
      g_autofree char *twice = write_again (once, widths[i]);

      if (!g_str_equal (once, twice))
        {
          g_printerr ("not the same at width %u:\n%s\n----\n%s\n", widths[i], once, twice);
          g_assert_not_reached ();
        }
    }

  return 0;
}
