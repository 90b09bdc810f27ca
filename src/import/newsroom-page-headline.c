/* newsroom-page-headline.c — the headline of the story of a page
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "newsroom-page-facts-private.h"

/* Characters. */
#define MIN_LENGTH 3
#define MAX_LENGTH 400

/* What stands between the headline and the name of the site in the title of a page. */
static const char *const separators[] = { " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", "| ", " |", " ~ ", " : ", NULL };

typedef struct
{
  char *text;
  char *folded;
} Claim;

static void
claim_free (Claim *claim)
{
  g_free (claim->text);
  g_free (claim->folded);
  g_free (claim);
}

static void
add_claim (GPtrArray  *claims,
           const char *text)
{
  Claim *claim;

  if (text == NULL)
    return;
  claim = g_new0 (Claim, 1);
  claim->text = g_strdup (text);
  claim->folded = newsroom_page_fold (text);
  if (claim->folded[0] == '\0')
    claim_free (claim);
  else
    g_ptr_array_add (claims, claim);
}

/* Returns: (transfer full): the title without what follows its last separator, or is the site's name */
static char *
strip_site (const char *title,
            const char *site)
{
  g_autofree char *folded_site = site != NULL ? newsroom_page_fold (site) : NULL;
  char            *best = NULL;

  for (guint i = 0; separators[i] != NULL; i++)
    {
      const char      *at = g_strrstr (title, separators[i]);
      const char      *rest;
      g_autofree char *folded = NULL;

      if (at == NULL || at == title)
        continue;
      rest = at + strlen (separators[i]);
      folded = newsroom_page_fold (rest);
      if ((folded_site != NULL && folded[0] != '\0' && (strstr (folded_site, folded) != NULL || strstr (folded, folded_site) != NULL)) ||
          (folded_site == NULL && strlen (rest) < (gsize)(at - title)))
        {
          g_free (best);
          best = g_strndup (title, (gsize)(at - title));
          break;
        }
    }

  return best != NULL ? best : g_strdup (title);
}

static char *
dup_title (const NewsroomPage *page)
{
  static const char *const title[] = { "title", NULL };

  for (guint i = 0; i < page->items->len; i++)
    if (newsroom_page_is (page, i, title) && newsroom_page_item (page, i)->end == i + 2)
      return newsroom_page_squash (newsroom_page_item (page, i + 1)->node->text->str);

  return NULL;
}

/* How well a heading that is shown fits what is said of the headline, from 0; @text: what of both is
 * the headline. */
static guint
match (GPtrArray   *claims,
       const char  *folded,
       const char  *heading,
       const char **text)
{
  guint best = 0;

  for (guint i = 0; i < claims->len; i++)
    {
      const Claim *claim = g_ptr_array_index (claims, i);
      gsize        length = strlen (claim->folded);
      gsize        own = strlen (folded);
      guint        fit = 0;

      if (strcmp (claim->folded, folded) == 0)
        fit = 4;
      else if (own > 8 && own * 2 > length && strstr (claim->folded, folded) != NULL)
        fit = 3;
      else if (length > 8 && length * 2 > own && strstr (folded, claim->folded) != NULL)
        fit = 2;
      if (fit > best)
        {
          best = fit;
          *text = fit == 2 ? claim->text : heading;
        }
    }

  return best;
}

static gboolean
is_hidden (const NewsroomPage *page,
           guint               i)
{
  return newsroom_page_item (page, i)->is_dropped && (newsroom_page_hints_around (page, i) & NEWSROOM_PAGE_HIDDEN) != 0;
}

/* Returns: (transfer full) (nullable): the heading that is the headline */
static char *
find_heading (NewsroomPage *page,
              GPtrArray    *claims)
{
  guint best = 0;
  char *found = NULL;

  for (guint i = page->body; i < page->items->len; i++)
    {
      const char      *name = newsroom_page_name (page, i);
      gboolean         is_heading = name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0';
      g_autofree char *heading = NULL;
      g_autofree char *folded = NULL;
      const char      *text = NULL;
      guint            fit;

      if (name[0] == '\0' || newsroom_page_item (page, i)->n_chars < MIN_LENGTH || newsroom_page_item (page, i)->n_chars > MAX_LENGTH)
        continue;
      if (!is_heading && (newsroom_page_item (page, i)->hints & NEWSROOM_PAGE_HEADLINE) == 0)
        continue;
      if (is_hidden (page, i))
        continue;
      heading = newsroom_page_dup_text (page, i, newsroom_page_item (page, i)->end);
      folded = newsroom_page_fold (heading);
      fit = match (claims, folded, heading, &text) * 4;
      if (fit > 0)
        fit += name[1] == '1' && is_heading ? 2 : is_heading;
      if (fit > best)
        {
          best = fit;
          page->headline = i;
          g_free (found);
          found = g_strdup (text);
        }
    }

  return found;
}

/* Returns: (transfer full) (nullable): the only heading of the first level */
static char *
find_only_heading (NewsroomPage *page)
{
  guint found = 0;

  for (guint i = page->body; i < page->items->len; i++)
    {
      const NewsroomPageItem *item = newsroom_page_item (page, i);

      if (strcmp (newsroom_page_name (page, i), "h1") != 0 || item->is_dropped || item->n_chars < MIN_LENGTH || item->n_chars > MAX_LENGTH)
        continue;
      if (found != 0)
        return NULL;
      found = i;
    }

  page->headline = found;

  return found != 0 ? newsroom_page_dup_text (page, found, newsroom_page_item (page, found)->end) : NULL;
}

/**
 * newsroom_page_find_headline:
 * @page: a page that is pruned
 * @facts: (element-type NewsroomPageFacts): what it says, the most trusted first
 *
 * Returns: (transfer full) (nullable): the heading that is shown and fits what is said, or what is
 *   said
 */
char *
newsroom_page_find_headline (NewsroomPage *page,
                             GPtrArray    *facts)
{
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func ((GDestroyNotify)claim_free);
  const char      *site = newsroom_page_facts_find (facts, NEWSROOM_PAGE_FACT_SITE);
  g_autofree char *title = dup_title (page);
  char            *found;

  for (guint i = 0; i < facts->len; i++)
    {
      const NewsroomPageFacts *some = g_ptr_array_index (facts, i);
      const char              *said = some->texts[NEWSROOM_PAGE_FACT_HEADLINE];
      g_autofree char         *own = said != NULL ? strip_site (said, site != NULL ? site : "") : NULL;

      add_claim (claims, own);
    }
  if (title != NULL)
    {
      g_autofree char *own = strip_site (title, site);
      g_autofree char *other = strip_site (title, NULL);

      add_claim (claims, own);
      add_claim (claims, other);
      add_claim (claims, title);
    }

  found = find_heading (page, claims);
  if (found == NULL)
    found = find_only_heading (page);
  if (found == NULL && claims->len > 0)
    found = g_strdup (((Claim *)g_ptr_array_index (claims, 0))->text);

  return found;
}
