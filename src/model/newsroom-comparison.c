/* newsroom-comparison.c — what differs between two versions of an article
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-comparison.h"

#include <glib/gi18n-lib.h>

/* In the order in which they are shown. The byline is the one that readers see; what stands behind
 * the body is no text for them. */
static const struct
{
  NewsroomField field;
  const char   *title;
} compared_fields[] = {
  { NEWSROOM_FIELD_HEADLINE, N_ ("Headline") },
  { NEWSROOM_FIELD_KICKER, N_ ("Kicker") },
  { NEWSROOM_FIELD_STANDFIRST, N_ ("Standfirst") },
  { NEWSROOM_FIELD_BYLINE, N_ ("Byline") },
  { NEWSROOM_FIELD_DATELINE, N_ ("Dateline") },
  { NEWSROOM_FIELD_BODY, N_ ("Body") },
  { NEWSROOM_FIELD_SLUG, N_ ("Slug") },
  { NEWSROOM_FIELD_LANGUAGE, N_ ("Language") },
  { NEWSROOM_FIELD_SECTION, N_ ("Section") },
  { NEWSROOM_FIELD_SITE, N_ ("Publication") },
  { NEWSROOM_FIELD_EDITOR_NOTE, N_ ("Editor’s note") },
  { NEWSROOM_FIELD_EMBARGO_REASON, N_ ("Reason for the embargo") },
  { NEWSROOM_FIELD_EMBARGO_ZONE, N_ ("Time zone of the embargo") },
  { NEWSROOM_FIELD_EXTRA, N_ ("Other data") },
};

static void
field_comparison_free (gpointer data)
{
  NewsroomFieldComparison *field = data;

  g_free (field->before);
  g_free (field->after);
  g_array_unref (field->changes);
  g_free (field);
}

/* Takes the texts. Nothing where there is none in either version. */
static void
compare (GPtrArray  *comparison,
         const char *title,
         const char *name,
         gboolean    is_text,
         char       *before,
         char       *after)
{
  NewsroomFieldComparison *field = g_new0 (NewsroomFieldComparison, 1);

  field->title = title;
  field->name = name;
  field->is_text = is_text;
  field->before = before;
  field->after = after;
  field->changes = newsroom_word_diff (before, after);
  field->is_changed = !g_str_equal (before, after);
  if (field->changes->len > 0)
    g_ptr_array_add (comparison, field);
  else
    field_comparison_free (field);
}

static char *
dup_text (NewsroomArticle *article,
          NewsroomField    field)
{
  return field == NEWSROOM_FIELD_BYLINE ? newsroom_article_dup_byline (article) : g_strdup (newsroom_article_get_text (article, field));
}

static char *
dup_keywords (NewsroomArticle *article)
{
  return g_strjoinv (", ", (char **)newsroom_article_get_keywords (article));
}

/**
 * newsroom_comparison_new:
 * @before: an article as it was
 * @after: the article as it was later, or is now
 *
 * Returns: (transfer full) (element-type NewsroomFieldComparison): the texts that either version
 *   has, those in which nothing differs too
 */
GPtrArray *
newsroom_comparison_new (NewsroomArticle *before,
                         NewsroomArticle *after)
{
  GPtrArray *comparison = g_ptr_array_new_with_free_func (field_comparison_free);
  gboolean   is_text = TRUE;

  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (before), comparison);
  g_return_val_if_fail (NEWSROOM_IS_ARTICLE (after), comparison);

  for (guint i = 0; i < G_N_ELEMENTS (compared_fields); i++)
    {
      NewsroomField field = compared_fields[i].field;

      compare (comparison, _ (compared_fields[i].title), newsroom_field_get_name (field), is_text, dup_text (before, field), dup_text (after, field));
      is_text = is_text && field != NEWSROOM_FIELD_BODY;
    }
  compare (comparison, _ ("Keywords"), "keywords", FALSE, dup_keywords (before), dup_keywords (after));
  compare (comparison,
           _ ("State"),
           "state",
           FALSE,
           g_strdup (newsroom_state_get_title (newsroom_article_get_state (before))),
           g_strdup (newsroom_state_get_title (newsroom_article_get_state (after))));

  return comparison;
}

/**
 * newsroom_comparison_count:
 * @comparison: (element-type NewsroomFieldComparison): a comparison
 *
 * Returns: how many words of the body went and came
 */
NewsroomWordDelta
newsroom_comparison_count (GPtrArray *comparison)
{
  NewsroomWordDelta delta = { 0 };

  g_return_val_if_fail (comparison != NULL, delta);

  for (guint i = 0; i < comparison->len; i++)
    {
      const NewsroomFieldComparison *field = comparison->pdata[i];

      if (g_str_equal (field->name, newsroom_field_get_name (NEWSROOM_FIELD_BODY)))
        delta = newsroom_word_diff_count (field->changes);
    }

  return delta;
}
