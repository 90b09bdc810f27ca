/* newsroom-page-prune.c — what of a page is surely not its story
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-page-private.h"

#include <string.h>

/* What holds so much of the running text of a page is never left out by what it is called. */
#define MAX_SHARE 0.35

#define MAX_HIDDEN_SHARE 0.5
#define MAX_COMMENT_SHARE 0.8

/* Letters. After a story of so many, what is called comments is that, however many there are. */
#define MIN_STORY 400

/* What is called after other stories has links for so much of its letters. */
#define MIN_RELATED_LINKS 0.2

/* Letters of running text in a story that no box in it has. */
#define MIN_PIECE 400

/* Without links it is that if it holds no more of the running text, and so is what is called a side bar. */
#define MAX_RELATED_SHARE 0.12
#define MAX_SIDE_SHARE 0.2

/* Elements that hold no words to be read. */
static const char *const never[] = {
  "head",
  "script",
  "select",
  "button",
  "input",
  "textarea",
  "option",
  "datalist",
  "progress",
  "meter",
  "output",
  "label",
  "rt",
  "rp",
  NULL
};

/* Elements that stand around a story (HTML, 4.3). */
static const char *const around[] = { "nav", "footer", "aside", "form", "dialog", "menu", "search", "fieldset", NULL };

static const char *const roles[] = {
  "navigation",
  "banner",
  "contentinfo",
  "complementary",
  "search",
  "dialog",
  "alertdialog",
  "menu",
  "menubar",
  "toolbar",
  "tablist",
  "form",
  "tooltip",
  NULL
};

static const char *const articles[] = { "article", NULL };

static const char *const wholes[] = { "html", "body", "main", NULL };

static gboolean
is_hidden (const NewsroomPage *self,
           guint               i)
{
  const NewsroomHtmlNode *node = newsroom_page_item (self, i)->node;
  g_autofree char        *display = newsroom_html_node_dup_style (node, "display");
  g_autofree char        *visibility = newsroom_html_node_dup_style (node, "visibility");
  const char *class = newsroom_page_get (self, i, "class");
  const char *hidden = newsroom_page_get (self, i, "aria-hidden");

  if (newsroom_page_get (self, i, "hidden") != NULL || (newsroom_page_item (self, i)->hints & NEWSROOM_PAGE_HIDDEN) != 0)
    return TRUE;
  if (hidden != NULL && g_ascii_strcasecmp (hidden, "true") == 0)
    return TRUE;
  if (class != NULL && (g_ascii_strcasecmp (class, "hidden") == 0 || g_ascii_strcasecmp (class, "hide") == 0))
    return TRUE;

  return g_strcmp0 (display, "none") == 0 || g_strcmp0 (visibility, "hidden") == 0;
}

/* WordPress writes all tags and sections of a story into the classes of the element around it. */
static gboolean
is_entry (const NewsroomPage *self,
          guint               i)
{
  const NewsroomHtmlNode *node = newsroom_page_item (self, i)->node;

  return newsroom_html_node_has_class (node, "hentry") || newsroom_html_node_has_class (node, "type-post") ||
         newsroom_html_node_has_class (node, "type-page") || newsroom_html_node_has_class (node, "h-entry");
}

static gboolean
is_linked (const NewsroomPageItem *item,
           double                  share)
{
  return item->n_link_chars > 0 && item->n_link_chars >= share * item->n_chars;
}

/* Whether it is some of the words of a paragraph: its class says what they look like, or do. */
static gboolean
is_among_words (const NewsroomPage *self,
                guint               i)
{
  static const char *const inlines[] = { "a", "abbr", "b", "cite", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u", NULL };
  static const char *const paragraphs[] = { "p", NULL };
  guint                    outer = newsroom_page_item (self, i)->parent;

  if (!newsroom_page_is (self, i, inlines))
    return FALSE;
  while (outer > self->body && !newsroom_page_item (self, outer)->is_block)
    outer = newsroom_page_item (self, outer)->parent;

  return newsroom_page_is (self, outer, paragraphs) && newsroom_page_item (self, outer)->n_chars > newsroom_page_item (self, i)->n_chars;
}

/* What has the headline in it, or a large piece of a story, is of the story whatever its classes say of it. */
static gboolean
is_of_story (const NewsroomPage *self,
             guint               i)
{
  static const char *const stories[] = { "article", "main", NULL };
  static const char *const headlines[] = { "h1", NULL };
  const NewsroomPageItem  *item = newsroom_page_item (self, i);
  guint                    outer = item->parent;

  while (outer > self->body && !newsroom_page_is (self, outer, stories))
    outer = newsroom_page_item (self, outer)->parent;
  if (outer <= self->body)
    return FALSE;
  if (newsroom_page_is (self, outer, articles) && item->n_good >= MIN_PIECE && !is_linked (item, MIN_RELATED_LINKS))
    return TRUE;
  for (guint inner = i + 1; inner < item->end; inner++)
    if (newsroom_page_is (self, inner, headlines) && newsroom_page_item (self, inner)->n_chars > 0)
      return TRUE;

  return FALSE;
}

/* Whether the classes say that it is no part of a story. */
static gboolean
is_hinted (const NewsroomPage *self,
           guint               i,
           double              share,
           gboolean            is_under)
{
  static const char *const paragraphs[] = { "p", "h1", NULL };
  const NewsroomPageItem  *item = newsroom_page_item (self, i);
  NewsroomPageHints        hints = item->hints & ~item->spared;

  if (is_entry (self, i) || is_among_words (self, i) || (hints & NEWSROOM_PAGE_BODY) != 0)
    return FALSE;
  if ((hints & NEWSROOM_PAGE_COMMENT) != 0 || ((hints & NEWSROOM_PAGE_AROUND) != 0 && !is_of_story (self, i)))
    return TRUE;

  if (newsroom_page_is (self, i, paragraphs))
    return FALSE;
  if ((hints & NEWSROOM_PAGE_RELATED) != 0)
    return is_linked (item, MIN_RELATED_LINKS) || (is_under && share < MAX_RELATED_SHARE);

  return (hints & NEWSROOM_PAGE_SIDE) != 0 && share < MAX_SIDE_SHARE;
}

/* A story in a story that is only its headline with a link to it, and a line or two. */
static gboolean
is_teaser (const NewsroomPage *self,
           guint               i)
{
  static const char *const stories[] = { "article", NULL };
  static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6", NULL };
  gboolean                 is_within = FALSE;

  if (!newsroom_page_is (self, i, stories))
    return FALSE;
  for (guint outer = newsroom_page_item (self, i)->parent; outer > self->body; outer = newsroom_page_item (self, outer)->parent)
    is_within = is_within || newsroom_page_is (self, outer, stories) || newsroom_page_is (self, outer, wholes);
  for (guint inner = i; is_within && inner < newsroom_page_item (self, i)->end; inner++)
    if (newsroom_page_is (self, inner, headings))
      return 2 * newsroom_page_item (self, inner)->n_link_chars > newsroom_page_item (self, inner)->n_chars;

  return FALSE;
}

/* What tells of an author, under the story. */
static gboolean
is_author_box (const NewsroomPageItem *item)
{
  return (item->hints & NEWSROOM_PAGE_AUTHOR) != 0 && (item->hints & NEWSROOM_PAGE_BOX) != 0 && item->n_chars > 0;
}

static gboolean
is_to_go (const NewsroomPage *self,
          guint               i,
          guint               n_good,
          guint               n_before)
{
  NewsroomPageItem *item = newsroom_page_item (self, i);
  const char       *role = newsroom_page_get (self, i, "role");
  double            share = n_good > 0 ? (double)item->n_good / n_good : 0;

  if (newsroom_page_is (self, i, never))
    return TRUE;
  if (i <= self->body || newsroom_page_is (self, i, wholes))
    return FALSE;
  if (is_hidden (self, i))
    return share < MAX_HIDDEN_SHARE;
  if ((item->hints & NEWSROOM_PAGE_COMMENT) != 0 && is_hinted (self, i, share, n_before >= MIN_STORY) && (share < MAX_COMMENT_SHARE || n_before >= MIN_STORY))
    return TRUE;
  if (share > MAX_SHARE)
    {
      item->spared |= item->hints & NEWSROOM_PAGE_COMMENT;
      return FALSE;
    }
  if (newsroom_page_is (self, i, around) || (role != NULL && g_strv_contains (roles, role)))
    return TRUE;

  return is_hinted (self, i, share, n_before >= MIN_STORY) || is_author_box (item) || is_teaser (self, i);
}

static void
sum_good (NewsroomPage *self)
{
  for (guint b = 0; b < self->blocks->len; b++)
    if (newsroom_page_block (self, b)->is_good)
      newsroom_page_item (self, newsroom_page_block (self, b)->item)->n_good += newsroom_page_block (self, b)->n_chars;
  for (guint i = self->items->len; i-- > 1;)
    newsroom_page_item (self, newsroom_page_item (self, i)->parent)->n_good += newsroom_page_item (self, i)->n_good;
}

/**
 * newsroom_page_prune:
 * @self: a page
 *
 * Marks what is surely no part of a story as dropped: what is not shown, navigation, forms, share
 * bars, comments. What holds a large part of the running text stays, whatever it is called.
 */
void
newsroom_page_prune (NewsroomPage *self)
{
  guint n_before = 0;
  guint n_good;
  guint b = 0;

  sum_good (self);
  n_good = newsroom_page_item (self, 0)->n_good;
  for (guint i = 1; i < self->items->len; i++)
    {
      NewsroomPageItem *item = newsroom_page_item (self, i);

      item->is_dropped = newsroom_page_item (self, item->parent)->is_dropped;
      item->spared = newsroom_page_item (self, item->parent)->spared;
      for (; b < self->blocks->len && newsroom_page_block (self, b)->first < i; b++)
        if (newsroom_page_block (self, b)->is_good && !newsroom_page_item (self, newsroom_page_block (self, b)->item)->is_dropped)
          n_before += newsroom_page_block (self, b)->n_chars;
      if (!item->is_dropped && item->node->name != NULL)
        item->is_dropped = is_to_go (self, i, n_good, n_before);
    }
}
