/* import-summary.c — what came out of a file, as text that is compared with a file
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-summary.h"

static void
append_line (GString    *summary,
             const char *name,
             const char *text)
{
  g_autoptr (GString) lines = g_string_new (text);

  if (lines->len == 0)
    return;

  g_string_replace (lines, "\n", "\n    ", 0);
  g_string_append_printf (summary, "%s: %s\n", name, lines->str);
}

static void
append_times (GString         *summary,
              NewsroomArticle *article)
{
  static const NewsroomTime times[] = { NEWSROOM_TIME_PUBLISHED, NEWSROOM_TIME_UPDATED };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      gint64 time = newsroom_article_get_time (article, times[i]);
      g_autoptr (GDateTime) instant = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
      g_autofree char *text = time != 0 ? g_date_time_format_iso8601 (instant) : g_strdup ("");

      append_line (summary, newsroom_time_get_name (times[i]), text);
    }
}

static void
append_authors (GString         *summary,
                NewsroomArticle *article)
{
  GListModel *credits = newsroom_article_get_credits (article);

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);

      g_string_append (summary, "author:\n");
      append_line (summary, "  wording", newsroom_credit_get_wording (credit) != NULL ? newsroom_credit_get_wording (credit) : "");
      for (guint field = 0; field < NEWSROOM_N_AUTHOR_FIELDS; field++)
        {
          g_autofree char *name = g_strconcat ("  ", newsroom_author_field_get_name ((NewsroomAuthorField)field), NULL);

          append_line (summary, name, newsroom_author_get_text (newsroom_credit_get_author (credit), (NewsroomAuthorField)field));
        }
    }
}

/* What readers give is all counted, and what is not kept has a name. */
static void
assert_account (NewsroomReport *report)
{
  const NewsroomReportCharacters *characters = newsroom_report_get_characters (report);
  GPtrArray                      *omissions = newsroom_report_get_omissions (report);
  guint64                         n = 0;
  g_autofree char                *string = newsroom_report_to_string (report);
  g_autoptr (NewsroomReport) again = newsroom_report_new_from_string (string);
  g_autofree char *same = newsroom_report_to_string (again);

  g_assert_cmpstr (same, ==, string);
  g_assert_nonnull (characters);
  for (guint i = 0; i < omissions->len; i++)
    {
      const NewsroomReportOmission *omission = omissions->pdata[i];

      if (omission->name == NULL)
        g_test_message ("nobody knows what this is: %s", omission->excerpt);
      n += omission->n_characters;
    }
  g_assert_cmpuint (characters->unnamed, ==, 0);
  g_assert_cmpuint (characters->left_out, ==, n);
  g_assert_cmpuint (characters->read, ==, characters->kept + characters->left_out);
  g_assert_cmpuint (characters->kept, >, 0);
}

/**
 * import_summarise:
 * @article: an article
 * @report: how it was read
 *
 * Returns: (transfer full): all that came out, one field a line, then the body
 */
char *
import_summarise (NewsroomArticle *article,
                  NewsroomReport  *report)
{
  g_autoptr (GString) summary = g_string_new (NULL);

  assert_account (report);
  for (guint field = 0; field < NEWSROOM_N_FIELDS; field++)
    if (field != NEWSROOM_FIELD_BODY)
      append_line (summary, newsroom_field_get_name ((NewsroomField)field), newsroom_article_get_text (article, (NewsroomField)field));
  append_times (summary, article);
  append_authors (summary, article);
  for (guint i = 0; newsroom_report_get_notes (report)[i] != NULL; i++)
    append_line (summary, "note", newsroom_report_get_notes (report)[i]);
  for (guint i = 0; newsroom_report_get_dropped (report)[i] != NULL; i++)
    append_line (summary, "dropped", newsroom_report_get_dropped (report)[i]);
  g_string_append_printf (summary, "\n%s\n", newsroom_article_get_text (article, NEWSROOM_FIELD_BODY));

  return g_string_free (g_steal_pointer (&summary), FALSE);
}

/**
 * import_summarise_account:
 * @report: how a file was read
 *
 * Returns: (transfer full): what became of its characters, a line for what is kept and one for each
 *   thing that is not
 */
char *
import_summarise_account (NewsroomReport *report)
{
  const NewsroomReportCharacters *characters = newsroom_report_get_characters (report);
  GPtrArray                      *omissions = newsroom_report_get_omissions (report);
  g_autoptr (GString) summary = g_string_new (NULL);

  g_assert_nonnull (characters);
  g_string_append_printf (summary, "characters: %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT "\n", characters->kept, characters->read);
  for (guint i = 0; i < omissions->len; i++)
    {
      const NewsroomReportOmission *omission = omissions->pdata[i];

      g_string_append_printf (summary, "  %s: %" G_GUINT64_FORMAT " (%s)\n", omission->name, omission->n_characters, omission->excerpt);
    }

  return g_string_free (g_steal_pointer (&summary), FALSE);
}

/**
 * import_assert_text:
 * @text: what came out
 * @path: a file with what must come out
 *
 * With NEWSROOM_TEST_WRITE set, what comes out becomes what is expected; look at it before it is
 * committed.
 */
void
import_assert_text (const char *text,
                    const char *path)
{
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("NEWSROOM_TEST_WRITE") != NULL)
    g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

/**
 * import_assert_summary:
 * @article: an article
 * @report: how it was read
 * @path: a file with what must come out, as import_assert_text() takes it
 */
void
import_assert_summary (NewsroomArticle *article,
                       NewsroomReport  *report,
                       const char      *path)
{
  g_autofree char *summary = import_summarise (article, report);

  import_assert_text (summary, path);
}
