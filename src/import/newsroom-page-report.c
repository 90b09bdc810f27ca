/* newsroom-page-report.c — what of a page is told to the import report
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-page-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-byline.h"

/* What text of a page is by where it stands, that of the story which stays first: what is in several
 * parts and once in the article is that of the first. */
static const struct
{
  NewsroomPageHints hint;
  const char       *name;
} parts[] = {
  { 0, NULL },
  { 0, N_ ("text between the paragraphs of the story") },
  { NEWSROOM_PAGE_HEADLINE | NEWSROOM_PAGE_STANDFIRST, N_ ("headings") },
  { NEWSROOM_PAGE_AUTHOR, N_ ("lines about the author") },
  { NEWSROOM_PAGE_DATE | NEWSROOM_PAGE_META, N_ ("lines with dates, sections and tags") },
  { NEWSROOM_PAGE_CAPTION, N_ ("captions") },
  { 0, N_ ("other text around the story") },
  { NEWSROOM_PAGE_SIDE | NEWSROOM_PAGE_BOX, N_ ("boxes beside the story") },
  { NEWSROOM_PAGE_RELATED, N_ ("references to other stories") },
  { NEWSROOM_PAGE_AROUND, N_ ("navigation, notices and forms") },
  { NEWSROOM_PAGE_COMMENT, N_ ("comments of readers") },
  { NEWSROOM_PAGE_HIDDEN, N_ ("text that the page does not show") },
};

#define KEPT 0
#define STORY 1
#define OTHER 6

/* What the data are called, in the order of newsroom_page_find_headline(). */
static const char *const data_names[] = {
  N_ ("the JSON-LD of the page"),
  N_ ("the attributes of elements of the page"),
  N_ ("the head of the page"),
};

static guint
find_part (const NewsroomPage *page,
           guint               i)
{
  NewsroomPageHints hints = newsroom_page_hints_around (page, i);

  if (newsroom_page_item (page, i)->is_kept)
    return KEPT;
  for (guint part = G_N_ELEMENTS (parts); part-- > STORY;)
    if ((hints & parts[part].hint) != 0 && (part > OTHER || i < page->story_start || i >= page->story_end))
      return part;

  return i >= page->story_start && i < page->story_end ? STORY : OTHER;
}

/**
 * newsroom_page_tell_text:
 * @page: a page whose story is marked as kept and still in it
 * @report: is given all text of the page: what is kept, and the rest by where it stands
 *
 * What of the kept text is not in the article after all has no name.
 */
void
newsroom_page_tell_text (const NewsroomPage *page,
                         NewsroomReport     *report)
{
  static const char *const unread[] = { "title", "script", "style", "template", NULL };
  GString                 *texts[G_N_ELEMENTS (parts)] = { NULL };

  for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
    texts[part] = g_string_new (NULL);
  for (guint i = page->body, part = OTHER; i < page->items->len; i++)
    {
      const NewsroomPageItem *item = newsroom_page_item (page, i);

      if (newsroom_page_is (page, i, unread))
        {
          i = item->end - 1;
          continue;
        }
      if (item->node->text != NULL)
        {
          const guint before = part;

          part = find_part (page, i);
          if (part != before)
            g_string_append_c (texts[part], ' ');
          g_string_append_len (texts[part], item->node->text->str, (gssize)item->node->text->len);
        }
      else if (item->is_block || strcmp (item->node->name, "br") == 0)
        g_string_append_c (texts[part], ' ');
    }
  for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
    {
      newsroom_report_read (report, part == KEPT ? NULL : _ (parts[part].name), texts[part]->str, (gssize)texts[part]->len);
      g_string_free (texts[part], TRUE);
    }
}

/* What else the data say, with what was taken first; no two that are one but for signs and case. */
static void
add_candidate (GPtrArray  *candidates,
               const char *text)
{
  g_autofree char *folded = text != NULL ? newsroom_page_fold (text) : NULL;

  if (folded == NULL || folded[0] == '\0')
    return;
  for (guint i = 0; i < candidates->len; i++)
    {
      g_autofree char *other = newsroom_page_fold (candidates->pdata[i]);

      if (strcmp (folded, other) == 0)
        return;
    }
  g_ptr_array_add (candidates, g_strdup (text));
}

/* Of several that say it the most trusted is named; one alone that others contradict is uncertain. */
static void
tell_text (GPtrArray       *facts,
           NewsroomPageFact fact,
           const char      *name,
           const char      *shown,
           const char      *shown_source,
           NewsroomReport  *report)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folded = newsroom_page_fold (shown);
  const char      *source = NULL;
  guint            n_same = 0;

  if (folded[0] == '\0')
    return;

  add_candidate (candidates, shown);
  for (guint i = 0; i < facts->len; i++)
    {
      const NewsroomPageFacts *some = facts->pdata[i];
      g_autofree char         *said = some->texts[fact] != NULL ? newsroom_page_fold (some->texts[fact]) : NULL;

      add_candidate (candidates, some->texts[fact]);
      if (said == NULL || strncmp (said, folded, strlen (folded)) != 0)
        continue;
      n_same++;
      if (source == NULL)
        source = _ (data_names[i]);
    }
  if (source == NULL)
    source = shown_source;
  g_ptr_array_add (candidates, NULL);
  newsroom_report_recognise (report,
                             name,
                             source,
                             n_same > 1 || (n_same == 1 && candidates->len == 2),
                             candidates->len > 2 ? (const char *const *)candidates->pdata : NULL);
}

static void
tell_time (GPtrArray       *facts,
           NewsroomPageFact fact,
           NewsroomTime     which,
           NewsroomArticle *article,
           NewsroomReport  *report)
{
  const gint64 time = newsroom_article_get_time (article, which);

  if (time == 0)
    return;
  for (guint i = 0; i < facts->len; i++)
    {
      const NewsroomPageFacts *some = facts->pdata[i];
      gint64                   said;

      if (some->texts[fact] == NULL || !newsroom_page_parse_date (some->texts[fact], &said) || said != time)
        continue;
      newsroom_report_recognise (report, newsroom_time_get_name (which), _ (data_names[i]), TRUE, NULL);
      return;
    }
  newsroom_report_recognise (report, newsroom_time_get_name (which), _ ("a line of the page"), FALSE, NULL);
}

static gboolean
names_author (const NewsroomPageFacts *facts,
              const char              *name)
{
  g_autofree char *folded = newsroom_page_fold (name);

  for (guint i = 0; i < facts->authors->len; i++)
    {
      g_autofree char *said = newsroom_page_fold (newsroom_author_get_text (facts->authors->pdata[i], NEWSROOM_AUTHOR_NAME));

      if (strstr (said, folded) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_credited (NewsroomArticle *article,
             const char      *name)
{
  GListModel      *credits = newsroom_article_get_credits (article);
  g_autofree char *folded = newsroom_page_fold (name);

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      g_autofree char *other = newsroom_page_fold (newsroom_author_get_text (newsroom_credit_get_author (credit), NEWSROOM_AUTHOR_NAME));

      if (other[0] != '\0' && strstr (folded, other) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* As the byline would be if that author alone were credited. */
static char *
dup_byline (NewsroomAuthor  *author,
            NewsroomArticle *article)
{
  g_autoptr (GListStore) credits = g_list_store_new (NEWSROOM_TYPE_CREDIT);
  g_autoptr (NewsroomCredit) credit = newsroom_credit_new (author, NEWSROOM_CREDIT_BY, NULL);

  g_list_store_append (credits, credit);

  return newsroom_byline_format (G_LIST_MODEL (credits), newsroom_article_get_text (article, NEWSROOM_FIELD_LANGUAGE));
}

/* Names that the data say and that are not the first author's are candidates for the byline. */
static void
tell_authors (GPtrArray       *facts,
              NewsroomArticle *article,
              NewsroomReport  *report)
{
  g_autoptr (NewsroomCredit) credit = g_list_model_get_item (newsroom_article_get_credits (article), 0);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *byline = newsroom_article_dup_byline (article);
  const char      *source = NULL;
  const char      *name;

  if (credit == NULL)
    return;

  name = newsroom_author_get_text (newsroom_credit_get_author (credit), NEWSROOM_AUTHOR_NAME);
  add_candidate (candidates, byline);
  for (guint i = 0; i < facts->len; i++)
    {
      const NewsroomPageFacts *some = facts->pdata[i];

      if (source == NULL && names_author (some, name))
        source = _ (data_names[i]);
      for (guint a = 0; a < some->authors->len; a++)
        {
          g_autofree char *other = dup_byline (some->authors->pdata[a], article);

          if (!is_credited (article, newsroom_author_get_text (some->authors->pdata[a], NEWSROOM_AUTHOR_NAME)))
            add_candidate (candidates, other);
        }
    }
  g_ptr_array_add (candidates, NULL);
  newsroom_report_recognise (report,
                             newsroom_field_get_name (NEWSROOM_FIELD_BYLINE),
                             source != NULL ? source : _ ("a line of the page"),
                             source != NULL && candidates->len == 2,
                             candidates->len > 2 ? (const char *const *)candidates->pdata : NULL);
}

/**
 * newsroom_page_tell_facts:
 * @page: a page
 * @facts: (element-type NewsroomPageFacts): what it says, the most trusted first
 * @article: what was taken of that
 * @report: is told from where each field is
 */
void
newsroom_page_tell_facts (const NewsroomPage *page,
                          GPtrArray          *facts,
                          NewsroomArticle    *article,
                          NewsroomReport     *report)
{
  static const struct
  {
    NewsroomPageFact fact;
    NewsroomField    field;
  } texts[] = {
    { NEWSROOM_PAGE_FACT_HEADLINE, NEWSROOM_FIELD_HEADLINE },
    { NEWSROOM_PAGE_FACT_STANDFIRST, NEWSROOM_FIELD_STANDFIRST },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gboolean is_shown = texts[i].field == NEWSROOM_FIELD_HEADLINE ? page->headline != 0 : texts[i].field == NEWSROOM_FIELD_STANDFIRST && page->standfirst != NULL;

      tell_text (facts,
                 texts[i].fact,
                 newsroom_field_get_name (texts[i].field),
                 newsroom_article_get_text (article, texts[i].field),
                 is_shown && texts[i].field == NEWSROOM_FIELD_HEADLINE ? _ ("a heading of the page")
                 : is_shown                                            ? _ ("the line under the headline")
                                                                       : _ ("the title of the page"),
                 report);
    }
  tell_time (facts, NEWSROOM_PAGE_FACT_PUBLISHED, NEWSROOM_TIME_PUBLISHED, article, report);
  tell_time (facts, NEWSROOM_PAGE_FACT_UPDATED, NEWSROOM_TIME_UPDATED, article, report);
  tell_authors (facts, article, report);
}
