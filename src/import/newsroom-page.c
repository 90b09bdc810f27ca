/* newsroom-page.c — a saved web page, laid out so that its story can be found
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-page-private.h"

#include <stdlib.h>
#include <string.h>

/* Words of scripts that are written without blanks count for so many letters. */
#define WIDE_CHARS 3

/* Pages carry it for their narrow columns; words with it are not found. */
#define SOFT_HYPHEN "\xC2\xAD"

/* What begins and ends a paragraph, in the order of the alphabet. */
static const char *const block_names[] = {
  "address",
  "article",
  "aside",
  "blockquote",
  "body",
  "caption",
  "center",
  "dd",
  "details",
  "dialog",
  "dir",
  "div",
  "dl",
  "dt",
  "fieldset",
  "figcaption",
  "figure",
  "footer",
  "form",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "header",
  "hgroup",
  "hr",
  "html",
  "legend",
  "li",
  "main",
  "menu",
  "nav",
  "ol",
  "p",
  "pre",
  "section",
  "summary",
  "table",
  "tbody",
  "td",
  "tfoot",
  "th",
  "thead",
  "tr",
  "ul",
};

static int
compare_names_cb (gconstpointer name,
                  gconstpointer other)
{
  return strcmp (name, *(const char *const *)other);
}

static gboolean
is_block_name (const char *name)
{
  return bsearch (name, block_names, G_N_ELEMENTS (block_names), sizeof *block_names, compare_names_cb) != NULL;
}

static guint
count_chars (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80)
        n += !g_ascii_isspace ((char)c);
      else if ((c >= 0x2E80 && c < 0xA000) || (c >= 0x0E00 && c < 0x0F00) || (c >= 0xAC00 && c < 0xD7B0))
        n += WIDE_CHARS;
      else
        n += c != 0xA0 && c != 0xFEFF && c != 0x200B;
    }

  return n;
}

static void
lay_out (NewsroomPage     *self,
         NewsroomHtmlNode *node,
         guint             parent,
         gboolean          in_link)
{
  NewsroomPageItem item = { .node = node, .parent = parent };
  guint            i = self->items->len;

  if (node->text != NULL)
    {
      g_string_replace (node->text, SOFT_HYPHEN, "", 0);
      item.n_chars = count_chars (node->text->str);
      item.n_link_chars = in_link ? item.n_chars : 0;
    }
  else
    {
      item.hints = newsroom_page_hints_of (node);
      item.is_block = is_block_name (node->name);
    }
  if (node->name != NULL && strcmp (node->name, "body") == 0 && self->body == 0)
    self->body = i;
  in_link = in_link || (node->name != NULL && strcmp (node->name, "a") == 0 && newsroom_html_node_get (node, "href") != NULL);
  g_array_append_val (self->items, item);
  for (guint c = 0; node->children != NULL && c < node->children->len; c++)
    lay_out (self, g_ptr_array_index (node->children, c), i, in_link);
  newsroom_page_item (self, i)->end = self->items->len;
}

/**
 * newsroom_page_new:
 * @root: (transfer full): the tree of a page
 *
 * Returns: (transfer full): the page
 */
NewsroomPage *
newsroom_page_new (NewsroomHtmlNode *root)
{
  NewsroomPage *self = g_new0 (NewsroomPage, 1);

  self->root = root;
  self->items = g_array_new (FALSE, TRUE, sizeof (NewsroomPageItem));
  lay_out (self, root, 0, FALSE);
  for (guint i = self->items->len; i-- > 1;)
    {
      NewsroomPageItem        *item = newsroom_page_item (self, i);
      NewsroomPageItem        *parent = newsroom_page_item (self, item->parent);
      static const char *const unread[] = { "title", "script", NULL };

      if (newsroom_page_is (self, i, unread))
        continue;
      parent->n_chars += item->n_chars;
      parent->n_link_chars += item->n_link_chars;
    }
  newsroom_page_find_blocks (self);

  return self;
}

/**
 * newsroom_page_free:
 * @self: (transfer full): a page
 */
void
newsroom_page_free (NewsroomPage *self)
{
  newsroom_html_node_free (self->root);
  g_free (self->standfirst);
  g_array_unref (self->items);
  g_array_unref (self->blocks);
  g_free (self);
}

/**
 * newsroom_page_item:
 * @self: a page
 * @i: the number of an item
 *
 * Returns: (transfer none): it
 */
NewsroomPageItem *
newsroom_page_item (const NewsroomPage *self,
                    guint               i)
{
  return &g_array_index (self->items, NewsroomPageItem, i);
}

/**
 * newsroom_page_name:
 * @self: a page
 * @i: the number of an item
 *
 * Returns: (transfer none): the name of the element, "" of a text
 */
const char *
newsroom_page_name (const NewsroomPage *self,
                    guint               i)
{
  const char *name = newsroom_page_item (self, i)->node->name;

  return name != NULL ? name : "";
}

/**
 * newsroom_page_get:
 * @self: a page
 * @i: the number of an item
 * @attribute: the name of an attribute
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
newsroom_page_get (const NewsroomPage *self,
                   guint               i,
                   const char         *attribute)
{
  return newsroom_html_node_get (newsroom_page_item (self, i)->node, attribute);
}

/**
 * newsroom_page_is:
 * @self: a page
 * @i: the number of an item
 * @names: (array zero-terminated=1): names of elements
 *
 * Returns: whether it is one of these
 */
gboolean
newsroom_page_is (const NewsroomPage *self,
                  guint               i,
                  const char *const  *names)
{
  return newsroom_html_node_is (newsroom_page_item (self, i)->node, names);
}

/**
 * newsroom_page_is_within:
 * @self: a page
 * @i: the number of an item
 * @outer: that of another
 *
 * Returns: whether the first is the second, or in it
 */
gboolean
newsroom_page_is_within (const NewsroomPage *self,
                         guint               i,
                         guint               outer)
{
  return i >= outer && i < newsroom_page_item (self, outer)->end;
}

/**
 * newsroom_page_hints_around:
 * @self: a page
 * @i: the number of an item
 *
 * Returns: the hints of all elements that it is in, and its own, but those of the body of the page
 */
NewsroomPageHints
newsroom_page_hints_around (const NewsroomPage *self,
                            guint               i)
{
  NewsroomPageHints hints = 0;

  for (; i > self->body; i = newsroom_page_item (self, i)->parent)
    hints |= newsroom_page_item (self, i)->hints;

  return hints;
}

/**
 * newsroom_page_is_elsewhere:
 * @self: a page that is pruned
 * @i: the number of an item
 *
 * Returns: whether it stands among comments, beside the story or with other stories; what much of the
 *   running text of the page stands in is no such place, though it may be called after one
 */
gboolean
newsroom_page_is_elsewhere (const NewsroomPage *self,
                            guint               i)
{
  const NewsroomPageHints places = NEWSROOM_PAGE_COMMENT | NEWSROOM_PAGE_RELATED | NEWSROOM_PAGE_SIDE;

  for (; i > self->body; i = newsroom_page_item (self, i)->parent)
    if ((newsroom_page_item (self, i)->hints & places) != 0 && 3 * newsroom_page_item (self, i)->n_good <= newsroom_page_item (self, 0)->n_good)
      return TRUE;

  return FALSE;
}

/**
 * newsroom_page_squash:
 * @text: UTF-8
 *
 * Returns: (transfer full): the text with one blank wherever there is white space, and none at its ends
 */
char *
newsroom_page_squash (const char *text)
{
  GString *squashed = g_string_sized_new (strlen (text));
  gboolean is_apart = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x200B || c == 0xFEFF || c == 0xAD)
        continue;
      if (c < 0x80 ? g_ascii_isspace ((char)c) : g_unichar_isspace (c))
        {
          is_apart = squashed->len > 0;
          continue;
        }
      if (is_apart)
        g_string_append_c (squashed, ' ');
      is_apart = FALSE;
      g_string_append_len (squashed, p, g_utf8_next_char (p) - p);
    }

  return g_string_free (squashed, FALSE);
}

/**
 * newsroom_page_fold:
 * @text: UTF-8
 *
 * Returns: (transfer full): its letters and digits in one case with single blanks between words, to
 *   be compared
 */
char *
newsroom_page_fold (const char *text)
{
  GString *folded = g_string_sized_new (strlen (text) + 1);
  gboolean is_apart = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0xAD || c == 0x200B)
        continue;
      if (c < 0x80 ? !g_ascii_isalnum ((char)c) : !g_unichar_isalnum (c))
        {
          is_apart = folded->len > 0;
          continue;
        }
      if (is_apart)
        g_string_append_c (folded, ' ');
      is_apart = FALSE;
      if (c < 0x80)
        g_string_append_c (folded, g_ascii_tolower ((char)c));
      else
        g_string_append_unichar (folded, g_unichar_tolower (c));
    }

  return g_string_free (folded, FALSE);
}

/* The number after the last item of the block that @i stands in. */
static guint
find_block_end (const NewsroomPage *self,
                guint               i)
{
  while (i > 0 && !newsroom_page_item (self, i)->is_block)
    i = newsroom_page_item (self, i)->parent;

  return newsroom_page_item (self, i)->end;
}

/**
 * newsroom_page_dup_text:
 * @self: a page
 * @start: the number of an item
 * @end: the number after the last
 *
 * Returns: (transfer full): the words of these items, but of those among them that are dropped, squashed
 */
char *
newsroom_page_dup_text (const NewsroomPage *self,
                        guint               start,
                        guint               end)
{
  static const char *const ruby[] = { "rt", "rp", NULL };
  g_autoptr (GString) text = g_string_new (NULL);
  guint block_end = G_MAXUINT;

  for (guint i = start; i < end; i++)
    {
      NewsroomPageItem *item = newsroom_page_item (self, i);

      if (item->node->text != NULL)
        {
          if (i >= block_end)
            g_string_append_c (text, ' ');
          g_string_append (text, item->node->text->str);
          block_end = find_block_end (self, i);
        }
      else if (i > start && ((item->is_dropped && !newsroom_page_item (self, item->parent)->is_dropped) || newsroom_page_is (self, i, ruby)))
        i = item->end - 1;
      else if (item->is_block || strcmp (item->node->name, "br") == 0)
        g_string_append_c (text, ' ');
    }

  return newsroom_page_squash (text->str);
}
