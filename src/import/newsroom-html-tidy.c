/* newsroom-html-tidy.c — what word processors and mail programs write, as HTML means it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-html-tree-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "newsroom-account-private.h"

/* What a quote is set in at the least, in points: a quarter of an inch. */
#define LEAST_INDENT 18.0

/* A paragraph that is one of a quote, until all of them are together; HTML has no such name. */
#define QUOTED "x-quoted"

/* Deeper lists than this are not made. */
#define MAX_LEVEL 9

static gboolean
style_is (const NewsroomHtmlNode *node,
          const char             *property,
          const char             *value)
{
  g_autofree char *found = newsroom_html_node_dup_style (node, property);

  return found != NULL && strcmp (found, value) == 0;
}

static gboolean
style_has (const NewsroomHtmlNode *node,
           const char             *property,
           const char             *value)
{
  g_autofree char *found = newsroom_html_node_dup_style (node, property);

  return found != NULL && strstr (found, value) != NULL;
}

static gboolean
is_hidden (const NewsroomHtmlNode *node)
{
  return newsroom_html_node_get (node, "hidden") != NULL || style_is (node, "display", "none") ||
         style_is (node, "mso-hide", "all") || style_is (node, "visibility", "hidden");
}

static gboolean
is_comment (const NewsroomHtmlNode *node)
{
  return newsroom_html_node_has_class (node, "MsoCommentReference") || style_is (node, "mso-element", "comment-list") ||
         style_is (node, "mso-special-character", "comment");
}

/* Word's tracked deletions; elsewhere a deletion is words struck through. */
static gboolean
is_deletion (const NewsroomHtmlNode *node)
{
  static const char *const del[] = { "del", NULL };

  return newsroom_html_node_has_class (node, "msoDel") ||
         (newsroom_html_node_is (node, del) && newsroom_html_node_get (node, "cite") != NULL &&
          g_str_has_prefix (newsroom_html_node_get (node, "cite"), "mailto:"));
}

static void
explain (const NewsroomHtmlNode *node,
         const char             *name,
         NewsroomReport         *report)
{
  g_autoptr (GString) text = g_string_new (NULL);

  newsroom_account_append_tree (text, node);
  newsroom_report_explain (report, name, text->str, (gssize)text->len);
}

/* Returns whether the element goes with all that is in it, and counts why. */
static gboolean
is_to_go (const NewsroomHtmlNode *node,
          NewsroomHtmlCounts     *counts)
{
  guint      *why = NULL;
  const char *name = NULL;

  if (is_deletion (node))
    {
      why = &counts->deletions;
      name = _ ("tracked deletions");
    }
  else if (is_comment (node))
    {
      why = &counts->comments;
      name = _ ("comments in the text");
    }
  else if (is_hidden (node) && !newsroom_html_node_is_blank (node))
    {
      why = &counts->hidden;
      name = _ ("text that is not shown");
    }
  if (why != NULL)
    (*why)++;
  if (name != NULL && counts->report != NULL)
    explain (node, name, counts->report);

  return why != NULL || style_is (node, "mso-element", "field-begin") || style_is (node, "mso-element", "field-end");
}

static void
rename_node (NewsroomHtmlNode *node,
             const char       *name)
{
  g_free (node->name);
  node->name = g_strdup (name);
}

/* Outlook marks what it answers by a line at the left. */
static gboolean
is_outlook_quote (const NewsroomHtmlNode *node)
{
  return style_has (node, "border-left", "solid") && style_has (node, "padding", "4.0pt") && !style_has (node, "border-top", "solid");
}

/* What people call their style for quotes; Word makes a class of the name. */
static gboolean
has_quote_style (const NewsroomHtmlNode *node)
{
  static const char *const names[] = { "quote", "quotes", "quotetext", "quotation", "quotations", "blockquote", "block-quote", "blockquotation", "zitat", "zitate", "blockzitat", "citation", "citazione", "cita", "citaat", "citat", "cytat", NULL };
  const char              *value = newsroom_html_node_get (node, "class");
  g_autofree char         *small = value != NULL ? g_ascii_strdown (value, -1) : NULL;
  g_auto (GStrv) classes = NULL;

  if (small == NULL)
    return FALSE;

  classes = g_strsplit_set (small, " \t\n", -1);
  for (guint i = 0; classes[i] != NULL; i++)
    if (g_strv_contains (names, classes[i]))
      return TRUE;

  return FALSE;
}

/* Returns: a length in points, 0 where it is none */
static double
read_points (const char *text)
{
  static const struct
  {
    const char *unit;
    double      points;
  } units[] = { { "pt", 1.0 }, { "px", 0.75 }, { "in", 72.0 }, { "cm", 72.0 / 2.54 }, { "mm", 72.0 / 25.4 } };
  char        *end;
  const double n = text != NULL ? g_ascii_strtod (text, &end) : 0.0;

  for (guint i = 0; n > 0.0 && i < G_N_ELEMENTS (units); i++)
    if (strcmp (end, units[i].unit) == 0)
      return n * units[i].points;

  return 0.0;
}

/* Returns: a margin in points. @place: of its value where all four are said at once, from the top clockwise */
static double
get_margin (const NewsroomHtmlNode *node,
            const char             *property,
            guint                   place)
{
  g_autofree char *own = newsroom_html_node_dup_style (node, property);
  g_autofree char *all = newsroom_html_node_dup_style (node, "margin");
  g_auto (GStrv) values = NULL;
  guint n;

  if (own != NULL || all == NULL)
    return read_points (own);

  values = g_strsplit (all, " ", -1);
  n = g_strv_length (values);

  return n > 0 ? read_points (values[place < n ? place : (n == 1 ? 0 : place - 2)]) : 0.0;
}

/* Whether a paragraph is set in at both sides, as quotes are where a program has no other way to say so. */
static gboolean
is_set_in (const NewsroomHtmlNode *node)
{
  static const char *const p[] = { "p", NULL };

  return newsroom_html_node_is (node, p) && !style_is (node, "text-align", "center") && get_margin (node, "margin-left", 3) >= LEAST_INDENT &&
         get_margin (node, "margin-right", 1) >= LEAST_INDENT;
}

static void
rename_by_style (NewsroomHtmlNode *node)
{
  static const char *const paragraphs[] = { "p", "div", NULL };
  const char              *role = newsroom_html_node_get (node, "role");
  const char              *level = newsroom_html_node_get (node, "aria-level");

  if (!newsroom_html_node_is (node, paragraphs))
    return;

  if (newsroom_html_node_has_class (node, "MsoQuote") || newsroom_html_node_has_class (node, "MsoIntenseQuote") || is_outlook_quote (node))
    rename_node (node, "blockquote");
  else if (strcmp (node->name, "p") == 0 && has_quote_style (node))
    rename_node (node, QUOTED);
  else if (newsroom_html_node_has_class (node, "MsoTitle"))
    rename_node (node, "h1");
  else if (g_strcmp0 (role, "heading") == 0 && level != NULL && level[0] >= '1' && level[0] <= '6')
    rename_node (node, (const char[]){ 'h', level[0], '\0' });
}

/* Takes all children out of an element, whose array is empty then. */
static NewsroomHtmlNode **
take_children (NewsroomHtmlNode *parent,
               gsize            *n_children)
{
  g_autoptr (GPtrArray) children = g_steal_pointer (&parent->children);

  parent->children = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_html_node_free);

  return (NewsroomHtmlNode **)g_ptr_array_steal (children, n_children);
}

/* Returns the level of a paragraph of one of Word's lists, from 1; 0 if it is none. */
static guint
get_list_level (const NewsroomHtmlNode *node)
{
  g_autofree char *list = newsroom_html_node_dup_style (node, "mso-list");
  const char      *level = list != NULL ? strstr (list, "level") : NULL;

  if (level == NULL)
    return 0;

  return (guint)CLAMP (atoi (level + strlen ("level")), 1, MAX_LEVEL);
}

static gboolean
is_word_quote (const NewsroomHtmlNode *node)
{
  static const char *const quote[] = { "blockquote", NULL };
  static const char *const quoted[] = { QUOTED, NULL };

  return newsroom_html_node_is (node, quoted) || (newsroom_html_node_is (node, quote) && newsroom_html_node_has_class (node, "Mso"));
}

/* Where all paragraphs are set in, that is how the text looks; where others are not, these are quotes. */
static void
mark_quoted (NewsroomHtmlNode *parent)
{
  static const char *const p[] = { "p", NULL };
  gboolean                 has_other = FALSE;

  for (guint i = 0; i < parent->children->len; i++)
    {
      const NewsroomHtmlNode *node = g_ptr_array_index (parent->children, i);

      has_other = has_other || (newsroom_html_node_is (node, p) && !newsroom_html_node_is_blank (node) && !is_set_in (node));
    }
  for (guint i = 0; has_other && i < parent->children->len; i++)
    {
      NewsroomHtmlNode *node = g_ptr_array_index (parent->children, i);

      if (is_set_in (node) && !newsroom_html_node_is_blank (node) && get_list_level (node) == 0)
        rename_node (node, QUOTED);
    }
}

/* Two quotes of a word processor one after another are paragraphs of one. */
static void
join_quotes (NewsroomHtmlNode *parent)
{
  gsize                         n_children;
  g_autofree NewsroomHtmlNode **children = take_children (parent, &n_children);
  NewsroomHtmlNode             *quote = NULL;

  for (gsize i = 0; i < n_children; i++)
    {
      NewsroomHtmlNode *node = children[i];

      if (!is_word_quote (node))
        {
          if (!newsroom_html_node_is_blank (node))
            quote = NULL;
          g_ptr_array_add (parent->children, node);
          continue;
        }
      rename_node (node, "p");
      if (quote == NULL)
        {
          quote = newsroom_html_node_new ("blockquote");
          g_ptr_array_add (parent->children, quote);
        }
      g_ptr_array_add (quote->children, node);
    }
}

/* Takes the number or bullet out of the paragraph. Returns: (nullable): it */
static char *
take_marker (NewsroomHtmlNode *node)
{
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    {
      NewsroomHtmlNode *child = g_ptr_array_index (node->children, i);
      char             *marker;

      if (child->name != NULL && style_is (child, "mso-list", "ignore"))
        {
          GString *words = g_string_new (NULL);

          newsroom_html_tree_append_text (child, words);
          g_ptr_array_remove_index (node->children, i);
          return g_string_free (words, FALSE);
        }
      marker = take_marker (child);
      if (marker != NULL)
        return marker;
    }

  return NULL;
}

/* Whether a marker is a number or letter with a point or bracket, not a bullet. */
static gboolean
is_number (const char *marker,
           guint      *number)
{
  gsize start = strspn (marker, " \t\n\r(");
  gsize end = start;

  while (g_ascii_isalnum (marker[end]) || marker[end] == '.')
    end++;
  *number = (guint)MAX (0, atoi (marker + start));
  if (end == start)
    return FALSE;

  return marker[end] == ')' || marker[end - 1] == '.';
}

static NewsroomHtmlNode *
list_new (gboolean ordered,
          guint    number)
{
  NewsroomHtmlNode *list = newsroom_html_node_new (ordered ? "ol" : "ul");

  if (ordered && number > 1)
    {
      list->attributes = g_new0 (char *, 3);
      list->attributes[0] = g_strdup ("start");
      list->attributes[1] = g_strdup_printf ("%u", number);
    }

  return list;
}

/* Returns: what is the same for the items of one list, as “l1 level1 lfo2” but for its level says, and their kind */
static guint
get_list_id (const NewsroomHtmlNode *node,
             gboolean                ordered)
{
  g_autofree char *list = newsroom_html_node_dup_style (node, "mso-list");
  char            *level = strstr (list, "level");

  for (level += strlen ("level"); g_ascii_isdigit (*level); level++)
    *level = ' ';

  return (g_str_hash (list) | 1) ^ ((guint)ordered << 1);
}

/* Makes an item of @node in the list of its level, below the lists that are open. @ids is of which each of those is, 0
 * where that is not known. */
static void
add_item (NewsroomHtmlNode **open,
          guint             *ids,
          NewsroomHtmlNode  *node,
          guint              level,
          const char        *marker)
{
  guint             number = 0;
  gboolean          ordered = is_number (marker, &number);
  NewsroomHtmlNode *item = newsroom_html_node_new ("li");
  const guint       id = get_list_id (node, ordered);

  for (guint i = level + 1; i <= MAX_LEVEL; i++)
    open[i] = NULL;
  if (ids[level] != 0 && ids[level] != id)
    open[level] = NULL;
  for (guint i = 1; i <= level; i++)
    {
      if (open[i] == NULL)
        {
          ids[i] = 0;
          open[i] = list_new (ordered, i == level ? number : 0);
          g_ptr_array_add (open[i - 1]->children, open[i]);
        }
    }
  ids[level] = id;
  g_ptr_array_add (item->children, node);
  g_ptr_array_add (open[level]->children, item);
}

/* Word writes lists as paragraphs with a level each and the marker as words. */
static void
make_lists (NewsroomHtmlNode *parent)
{
  gsize                         n_children;
  g_autofree NewsroomHtmlNode **nodes = take_children (parent, &n_children);
  NewsroomHtmlNode             *open[MAX_LEVEL + 1] = { parent };
  guint                         ids[MAX_LEVEL + 1] = { 0 };
  gboolean                      in_list = FALSE;

  for (gsize i = 0; i < n_children; i++)
    {
      NewsroomHtmlNode *node = nodes[i];
      guint             level = node->name != NULL ? get_list_level (node) : 0;
      g_autofree char  *marker = level > 0 ? take_marker (node) : NULL;

      if (marker != NULL)
        {
          add_item (open, ids, node, level, marker);
          in_list = TRUE;
        }
      else if (in_list && newsroom_html_node_is_blank (node))
        {
          newsroom_html_node_free (node);
        }
      else
        {
          in_list = FALSE;
          memset (open + 1, 0, sizeof *open * MAX_LEVEL);
          g_ptr_array_add (parent->children, node);
        }
    }
}

/* Whether one of the children is such a paragraph, or a quote of Word. */
static void
look_at_children (const NewsroomHtmlNode *parent,
                  gboolean               *has_list,
                  gboolean               *has_quote)
{
  for (guint i = 0; i < parent->children->len; i++)
    {
      const NewsroomHtmlNode *node = g_ptr_array_index (parent->children, i);

      *has_list = *has_list || (node->name != NULL && get_list_level (node) > 0);
      *has_quote = *has_quote || is_word_quote (node);
    }
}

static void
count_element (const NewsroomHtmlNode *node,
               NewsroomHtmlCounts     *counts)
{
  static const char *const inlines[] = { "span", "font", "b", "i", "a", "p", "div", "o:p", NULL };

  if (newsroom_html_node_get (node, "style") != NULL || newsroom_html_node_get (node, "class") != NULL)
    counts->styles++;
  if (newsroom_html_node_is (node, inlines) && newsroom_html_node_is_blank (node))
    counts->empty++;
}

/**
 * newsroom_html_tidy:
 * @root: a tree
 * @counts: told of what goes
 *
 * Takes out what is not shown, comments and tracked deletions; makes lists of Word's paragraphs,
 * and quotes of what Word and Outlook mark as such, of paragraphs whose style is called so, and of those that are set
 * in at both sides among others that are not.
 */
void
newsroom_html_tidy (NewsroomHtmlNode   *root,
                    NewsroomHtmlCounts *counts)
{
  g_autofree NewsroomHtmlNode **children = NULL;
  gsize                         n_children;
  gboolean                      has_list = FALSE;
  gboolean                      has_quote = FALSE;

  if (root->children == NULL)
    return;

  children = take_children (root, &n_children);
  for (gsize i = 0; i < n_children; i++)
    {
      NewsroomHtmlNode *node = children[i];

      if (node->name != NULL && is_to_go (node, counts))
        {
          newsroom_html_node_free (node);
          continue;
        }
      if (node->name != NULL)
        {
          count_element (node, counts);
          rename_by_style (node);
          newsroom_html_tidy (node, counts);
        }
      g_ptr_array_add (root->children, node);
    }

  mark_quoted (root);
  look_at_children (root, &has_list, &has_quote);
  if (has_quote)
    join_quotes (root);
  if (has_list)
    make_lists (root);
}
