/* newsroom-page-meta.c — what a page says about its story in its head, and in the attributes of its elements
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "newsroom-page-facts-private.h"

/* What the head says, the most trusted first (https://ogp.me, https://www.dublincore.org/specifications/). */
static const struct
{
  const char      *name;
  NewsroomPageFact fact;
} meta_names[] = {
  { "og:title", NEWSROOM_PAGE_FACT_HEADLINE },
  { "twitter:title", NEWSROOM_PAGE_FACT_HEADLINE },
  { "dc.title", NEWSROOM_PAGE_FACT_HEADLINE },
  { "dcterms.title", NEWSROOM_PAGE_FACT_HEADLINE },
  { "citation_title", NEWSROOM_PAGE_FACT_HEADLINE },
  { "og:description", NEWSROOM_PAGE_FACT_STANDFIRST },
  { "description", NEWSROOM_PAGE_FACT_STANDFIRST },
  { "twitter:description", NEWSROOM_PAGE_FACT_STANDFIRST },
  { "dc.description", NEWSROOM_PAGE_FACT_STANDFIRST },
  { "article:section", NEWSROOM_PAGE_FACT_SECTION },
  { "section", NEWSROOM_PAGE_FACT_SECTION },
  { "parsely-section", NEWSROOM_PAGE_FACT_SECTION },
  { "og:site_name", NEWSROOM_PAGE_FACT_SITE },
  { "application-name", NEWSROOM_PAGE_FACT_SITE },
  { "dc.publisher", NEWSROOM_PAGE_FACT_SITE },
  { "language", NEWSROOM_PAGE_FACT_LANGUAGE },
  { "dc.language", NEWSROOM_PAGE_FACT_LANGUAGE },
  { "content-language", NEWSROOM_PAGE_FACT_LANGUAGE },
  { "og:locale", NEWSROOM_PAGE_FACT_LANGUAGE },
  { "og:image", NEWSROOM_PAGE_FACT_PICTURE },
  { "twitter:image", NEWSROOM_PAGE_FACT_PICTURE },
  { "og:url", NEWSROOM_PAGE_FACT_ADDRESS },
  { "article:published_time", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "og:article:published_time", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "datepublished", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "dc.date.issued", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "dcterms.issued", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "dcterms.created", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "dcterms.date", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "dc.date", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "dc.date.created", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "parsely-pub-date", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "sailthru.date", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "publish-date", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "publishdate", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "publication_date", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "citation_publication_date", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "pubdate", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "published_time", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "og:published_time", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "article.published", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "article_date_original", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "originalpublicationdate", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "og:pubdate", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "date", NEWSROOM_PAGE_FACT_PUBLISHED },
  { "article:modified_time", NEWSROOM_PAGE_FACT_UPDATED },
  { "og:updated_time", NEWSROOM_PAGE_FACT_UPDATED },
  { "datemodified", NEWSROOM_PAGE_FACT_UPDATED },
  { "dcterms.modified", NEWSROOM_PAGE_FACT_UPDATED },
  { "dc.date.modified", NEWSROOM_PAGE_FACT_UPDATED },
  { "last-modified", NEWSROOM_PAGE_FACT_UPDATED },
};

static const char *const author_names[] = {
  "citation_author",
  "byl",
  "parsely-author",
  "sailthru.author",
  "author",
  "dc.creator",
  "dcterms.creator",
  "dc.creator.name",
  "article:author_name",
  "article:author",
  "og:article:author",
  "creator",
  NULL
};

static const char *const keyword_names[] = { "news_keywords", "keywords", "article:tag", "og:article:tag", "parsely-tags", "sailthru.tags", NULL };

static const char *
get_meta_name (const NewsroomPage *page,
               guint               i)
{
  static const char *const names[] = { "property", "name", "http-equiv", "itemprop" };
  const char              *name = NULL;

  for (guint n = 0; (name == NULL || name[0] == '\0') && n < G_N_ELEMENTS (names); n++)
    name = newsroom_page_get (page, i, names[n]);

  return name;
}

static gboolean
is_address (const char *text)
{
  return strstr (text, "://") != NULL || g_str_has_prefix (text, "www.") || text[0] == '@' || text[0] == '/';
}

static void
read_names (const NewsroomPage *page,
            GArray             *metas,
            NewsroomPageFacts  *facts,
            const char *const  *names,
            gboolean            are_keywords)
{
  for (guint n = 0; names[n] != NULL; n++)
    {
      for (guint m = 0; m < metas->len; m++)
        {
          guint       i = g_array_index (metas, guint, m);
          const char *content = newsroom_page_get (page, i, "content");

          if (g_ascii_strcasecmp (get_meta_name (page, i), names[n]) != 0)
            continue;
          if (are_keywords)
            newsroom_page_facts_add_keywords (facts, content);
          else if (!is_address (content))
            newsroom_page_facts_add_author (facts, content);
        }
      if (!are_keywords && facts->authors->len > 0)
        return;
    }
}

/* Returns: (transfer full) (element-type guint): the elements with a name and a content */
static GArray *
find_metas (const NewsroomPage *page)
{
  GArray *metas = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < page->items->len; i++)
    if (strcmp (newsroom_page_name (page, i), "meta") == 0 && get_meta_name (page, i) != NULL && newsroom_page_get (page, i, "content") != NULL)
      g_array_append_val (metas, i);

  return metas;
}

static void
read_links (const NewsroomPage *page,
            NewsroomPageFacts  *facts)
{
  for (guint i = 0; i < page->items->len; i++)
    {
      const char *relation = newsroom_page_get (page, i, "rel");

      if (strcmp (newsroom_page_name (page, i), "html") == 0)
        newsroom_page_facts_add (facts, NEWSROOM_PAGE_FACT_LANGUAGE, newsroom_page_get (page, i, "lang"));
      if (relation != NULL && strcmp (newsroom_page_name (page, i), "link") == 0 && g_ascii_strcasecmp (relation, "canonical") == 0)
        newsroom_page_facts_add (facts, NEWSROOM_PAGE_FACT_ADDRESS, newsroom_page_get (page, i, "href"));
    }
}

/**
 * newsroom_page_read_meta:
 * @page: a page
 * @facts: told what the head of the page says of its story
 */
void
newsroom_page_read_meta (const NewsroomPage *page,
                         NewsroomPageFacts  *facts)
{
  g_autoptr (GArray) metas = find_metas (page);

  read_links (page, facts);
  for (guint n = 0; n < G_N_ELEMENTS (meta_names); n++)
    for (guint m = 0; m < metas->len; m++)
      {
        guint i = g_array_index (metas, guint, m);

        if (g_ascii_strcasecmp (get_meta_name (page, i), meta_names[n].name) == 0)
          newsroom_page_facts_add (facts, meta_names[n].fact, newsroom_page_get (page, i, "content"));
      }
  read_names (page, metas, facts, author_names, FALSE);
  read_names (page, metas, facts, keyword_names, TRUE);
}

static char *
dup_value (const NewsroomPage *page,
           guint               i)
{
  static const char *const attributes[] = { "content", "datetime", "title" };

  for (guint n = 0; n < G_N_ELEMENTS (attributes); n++)
    {
      const char *value = newsroom_page_get (page, i, attributes[n]);

      if (value != NULL && value[0] != '\0' && (n < 2 || strcmp (newsroom_page_name (page, i), "abbr") == 0))
        return g_strdup (value);
    }

  return newsroom_page_dup_text (page, i, newsroom_page_item (page, i)->end);
}

static gboolean
has_word (const char *words,
          const char *word)
{
  g_auto (GStrv) all = words != NULL ? g_strsplit_set (words, " \t\n\r", -1) : NULL;

  return all != NULL && g_strv_contains ((const char *const *)all, word);
}

/* An author, with or without a name of its own within. */
static void
read_author (const NewsroomPage *page,
             guint               outer,
             NewsroomPageFacts  *facts)
{
  g_autofree char *all = NULL;

  for (guint i = outer + 1; i < newsroom_page_item (page, outer)->end; i++)
    if (has_word (newsroom_page_get (page, i, "itemprop"), "name") || newsroom_html_node_has_class (newsroom_page_item (page, i)->node, "p-name"))
      {
        g_autofree char *name = dup_value (page, i);

        newsroom_page_facts_add_author (facts, name);
        return;
      }

  all = dup_value (page, outer);
  if (!is_address (all))
    newsroom_page_facts_add_author (facts, all);
}

/**
 * newsroom_page_read_microdata:
 * @page: a page that is pruned
 * @facts: told what the attributes of its elements say of the story, as microdata (HTML, 5) of
 *   https://schema.org or as https://microformats.org/wiki/h-entry
 */
void
newsroom_page_read_microdata (const NewsroomPage *page,
                              NewsroomPageFacts  *facts)
{
  static const struct
  {
    const char *property;
    const char *class;
    NewsroomPageFact fact;
  } known[] = {
    { "headline", "p-name", NEWSROOM_PAGE_FACT_HEADLINE },
    { "datePublished", "dt-published", NEWSROOM_PAGE_FACT_PUBLISHED },
    { "dateModified", "dt-updated", NEWSROOM_PAGE_FACT_UPDATED },
    { "articleSection", "p-category", NEWSROOM_PAGE_FACT_SECTION },
  };

  for (guint i = 0; i < page->items->len; i++)
    {
      const NewsroomPageItem *item = newsroom_page_item (page, i);
      const char             *property;

      if (item->node->name == NULL)
        continue;
      property = newsroom_html_node_get (item->node, "itemprop");
      if (property == NULL && (item->is_dropped || newsroom_html_node_get (item->node, "class") == NULL))
        continue;
      for (guint n = 0; n < G_N_ELEMENTS (known); n++)
        if (has_word (property, known[n].property) || newsroom_html_node_has_class (item->node, known[n].class))
          {
            g_autofree char *value = dup_value (page, i);

            newsroom_page_facts_add (facts, known[n].fact, value);
          }
      if ((has_word (property, "author") && (newsroom_page_hints_around (page, i) & (NEWSROOM_PAGE_COMMENT | NEWSROOM_PAGE_RELATED)) == 0) ||
          newsroom_html_node_has_class (item->node, "p-author"))
        read_author (page, i, facts);
    }
}
