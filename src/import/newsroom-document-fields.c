/* newsroom-document-fields.c — headline, byline, dateline and profiles out of the text of a document
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-document-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "newsroom-credit-line.h"
#include "newsroom-import-text-private.h"
#include "newsroom-layout.h"

/* Paragraphs that may stand over the story, and about its authors under it. */
#define MAX_HEADER 12
#define MAX_TAIL 60

/* Bytes. A first paragraph that is longer is one of the story. */
#define MAX_HEADLINE 160

/* Bytes */
#define MAX_STANDFIRST 600

/* Paragraphs as the lines of a text, with where each came from. */
typedef struct
{
  GString          *text;
  GPtrArray        *parents; /* of each line, the element that @nodes has the child of; NULL for an empty one */
  GPtrArray        *nodes;
  NewsroomHtmlNode *notes; /* (nullable): owned: comments in paragraphs that went already */
} Lines;

static void
lines_init (Lines *lines)
{
  lines->text = g_string_new (NULL);
  lines->parents = g_ptr_array_new ();
  lines->nodes = g_ptr_array_new ();
  lines->notes = newsroom_html_node_new ("p");
}

static void
lines_clear (Lines *lines)
{
  g_string_free (lines->text, TRUE);
  g_ptr_array_unref (lines->parents);
  g_ptr_array_unref (lines->nodes);
  g_clear_pointer (&lines->notes, newsroom_html_node_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lines, lines_clear)

static void
lines_add (Lines            *lines,
           const char       *prefix,
           const char       *words,
           NewsroomHtmlNode *parent,
           NewsroomHtmlNode *node)
{
  g_string_append_printf (lines->text, "%s%s\n", prefix, words);
  g_ptr_array_add (lines->parents, parent);
  g_ptr_array_add (lines->nodes, node);
}

static gboolean
is_heading (const NewsroomHtmlNode *node)
{
  static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6", NULL };

  return newsroom_html_node_is (node, headings);
}

static gboolean
is_paragraph (const NewsroomHtmlNode *node)
{
  static const char *const paragraphs[] = { "p", NULL };

  return newsroom_html_node_is (node, paragraphs);
}

/* Whether words, and what makes them bold, are all that is in it. */
static gboolean
is_simple (const NewsroomHtmlNode *node)
{
  static const char *const kept[] = { "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "em", "s", "code", "span", "br", "a", "x-note", NULL };

  if (node->text != NULL)
    return TRUE;
  if (!newsroom_html_node_is (node, kept))
    return FALSE;
  for (guint i = 0; i < node->children->len; i++)
    if (!is_simple (g_ptr_array_index (node->children, i)))
      return FALSE;

  return TRUE;
}

static void
append_words (GString                *words,
              const NewsroomHtmlNode *node)
{
  const gsize start = words->len;
  const char *target;

  if (node->text != NULL)
    {
      g_string_append (words, node->text->str);
      return;
    }
  if (strcmp (node->name, NEWSROOM_DOCUMENT_NOTE) == 0)
    return;
  if (strcmp (node->name, "br") == 0)
    g_string_append_c (words, ' ');
  for (guint i = 0; i < node->children->len; i++)
    append_words (words, g_ptr_array_index (node->children, i));

  /* In a line of plain words the address of a link stands behind it. */
  target = strcmp (node->name, "a") == 0 ? newsroom_html_node_get (node, "href") : NULL;
  if (target != NULL && g_str_has_prefix (target, "mailto:"))
    target += strlen ("mailto:");
  if (target != NULL && strcmp (target, words->str + start) != 0)
    g_string_append_printf (words, " (%s)", target);
}

/* The words as one line, with single blanks. */
static char *
dup_line (const NewsroomHtmlNode *node)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GString *line = g_string_new (NULL);

  append_words (words, node);
  for (const char *p = words->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (line, c);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
  g_strchomp (line->str);

  return g_string_free (line, FALSE);
}

static gboolean
has_class (const NewsroomHtmlNode *node,
           const char             *name)
{
  return g_strcmp0 (newsroom_html_node_get (node, "class"), name) == 0;
}

/* Comments in a paragraph that goes are put before the story. */
static void
keep_notes (NewsroomHtmlNode *node,
            NewsroomHtmlNode *notes)
{
  guint i = 0;

  while (node->children != NULL && i < node->children->len)
    {
      NewsroomHtmlNode *child = g_ptr_array_index (node->children, i);

      if (g_strcmp0 (child->name, NEWSROOM_DOCUMENT_NOTE) == 0)
        {
          g_ptr_array_add (notes->children, g_ptr_array_steal_index (node->children, i));
          continue;
        }
      keep_notes (child, notes);
      i++;
    }
}

static gboolean
is_credit (const char *line)
{
  g_auto (GStrv) parts = newsroom_credit_line_split (line);

  return parts != NULL;
}

/* Whether a first paragraph without a style of its own reads as a headline. */
static gboolean
is_like_headline (const char *line,
                  gsize       n_blocks)
{
  const gsize length = strlen (line);
  gsize       dateline;

  return n_blocks > 1 && length > 0 && length <= MAX_HEADLINE && strchr (".,;:", line[length - 1]) == NULL && !is_credit (line) &&
         newsroom_layout_measure_dateline (line, length, &dateline) == 0;
}

/* Returns: (transfer full) (nullable): the headline where the text has none, %NULL where its first
 * paragraph is one */
static char *
find_missing_headline (const NewsroomDocument *self,
                       const NewsroomHtmlNode *first,
                       const char             *line)
{
  if (has_class (first, NEWSROOM_DOCUMENT_TITLE) || strcmp (first->name, "h1") == 0 || g_strcmp0 (self->title, line) == 0)
    return NULL;
  if (is_paragraph (first) && is_simple (first) && is_like_headline (line, self->root->children->len))
    return NULL;

  return g_strdup (NEWSROOM_LAYOUT_NO_HEADLINE);
}

static gboolean
take_standfirst (NewsroomDocument *self,
                 NewsroomHtmlNode *node,
                 const char       *line)
{
  if (!has_class (node, NEWSROOM_DOCUMENT_SUBTITLE) || strlen (line) > MAX_STANDFIRST ||
      newsroom_article_get_text (self->article, NEWSROOM_FIELD_STANDFIRST)[0] != '\0')
    return FALSE;

  newsroom_article_set_text (self->article, NEWSROOM_FIELD_STANDFIRST, line);

  return TRUE;
}

static void
collect_header (NewsroomDocument *self,
                Lines            *lines)
{
  guint i = 0;

  while (i < self->root->children->len && lines->nodes->len / 2 < MAX_HEADER)
    {
      NewsroomHtmlNode *node = g_ptr_array_index (self->root->children, i);
      g_autofree char  *line = dup_line (node);
      g_autofree char  *missing = lines->nodes->len == 0 ? find_missing_headline (self, node, line) : NULL;

      if (missing != NULL)
        {
          lines_add (lines, "", missing, NULL, NULL);
          lines_add (lines, "", "", NULL, NULL);
        }
      if (!is_simple (node) || (!is_paragraph (node) && !(lines->nodes->len == 0 && is_heading (node))))
        break;
      if (lines->nodes->len <= 2 && i > 0 && take_standfirst (self, node, line))
        {
          keep_notes (node, lines->notes);
          g_ptr_array_remove_index (self->root->children, i);
          continue;
        }
      lines_add (lines, has_class (node, NEWSROOM_DOCUMENT_BYLINE) && !is_credit (line) ? "By " : "", line, self->root, node);
      lines_add (lines, "", "", NULL, NULL);
      i++;
    }
}

static void
remove_lines (NewsroomDocument *self,
              Lines            *lines,
              gsize             first,
              gsize             end)
{
  NewsroomHtmlNode *notes = g_steal_pointer (&lines->notes);

  for (gsize i = first; i < MIN (end, lines->nodes->len); i++)
    {
      NewsroomHtmlNode *parent = g_ptr_array_index (lines->parents, i);
      NewsroomHtmlNode *node = g_ptr_array_index (lines->nodes, i);

      if (parent == NULL)
        continue;
      keep_notes (node, notes);
      g_ptr_array_remove (parent->children, node);
    }
  if (notes->children->len > 0)
    g_ptr_array_insert (self->root->children, first == 0 ? 0 : -1, notes);
  else
    newsroom_html_node_free (notes);
}

/* What the properties call the text is its headline where it has no other. */
static void
set_headline (NewsroomDocument *self)
{
  if (newsroom_article_get_text (self->article, NEWSROOM_FIELD_HEADLINE)[0] != '\0' || self->title == NULL)
    return;

  newsroom_article_set_text (self->article, NEWSROOM_FIELD_HEADLINE, self->title);
  newsroom_report_note (self->report, _ ("The headline is the title that the properties of the document have."));
  newsroom_report_recognise (self->report, newsroom_field_get_name (NEWSROOM_FIELD_HEADLINE), _ ("the properties of the document"), FALSE, NULL);
}

static void
take_header (NewsroomDocument *self,
             GPtrArray        *credits)
{
  g_auto (Lines) lines = { 0 };
  g_autoptr (GArray) split = NULL;
  NewsroomTextRange range;
  gsize             end;

  lines_init (&lines);
  collect_header (self, &lines);
  split = newsroom_text_lines_split (lines.text->str, lines.text->len);
  range = (NewsroomTextRange){ (NewsroomTextLine *)(gpointer)split->data, 0, split->len };
  end = newsroom_text_header_read (&range, self->article, credits, self->report);
  remove_lines (self, &lines, 0, end);
  set_headline (self);
}

static void
add_items (Lines            *lines,
           NewsroomHtmlNode *list)
{
  for (guint i = 0; i < list->children->len; i++)
    {
      NewsroomHtmlNode *item = g_ptr_array_index (list->children, i);
      g_autofree char  *line = dup_line (item);

      lines_add (lines, "• ", line, list, item);
    }
  lines_add (lines, "", "", NULL, NULL);
}

static gboolean
is_simple_list (const NewsroomHtmlNode *node)
{
  static const char *const lists[] = { "ul", NULL };

  if (!newsroom_html_node_is (node, lists))
    return FALSE;
  for (guint i = 0; i < node->children->len; i++)
    if (!is_simple (g_ptr_array_index (node->children, i)))
      return FALSE;

  return TRUE;
}

/* The last paragraphs and simple lists of the text. */
static guint
find_tail (const NewsroomDocument *self,
           gboolean               *has_list)
{
  guint first = self->root->children->len;

  *has_list = FALSE;
  while (first > 0 && self->root->children->len - first < MAX_TAIL)
    {
      const NewsroomHtmlNode *node = g_ptr_array_index (self->root->children, first - 1);
      const gboolean          is_list = is_simple_list (node);

      if (!is_list && !((is_paragraph (node) || is_heading (node)) && is_simple (node)))
        break;
      *has_list = *has_list || is_list;
      first--;
    }

  return first;
}

static void
collect_tail (NewsroomDocument *self,
              Lines            *lines)
{
  gboolean has_list;
  guint    first = find_tail (self, &has_list);

  for (guint i = first; i < self->root->children->len; i++)
    {
      NewsroomHtmlNode *node = g_ptr_array_index (self->root->children, i);
      g_autofree char  *line = dup_line (node);
      /* Under a bullet the biography is set in, as in a text. */
      const gboolean is_set_in = has_list && !newsroom_layout_is_author_label (line, strlen (line)) && is_paragraph (node);

      if (is_simple_list (node))
        {
          add_items (lines, node);
          continue;
        }
      lines_add (lines, is_set_in ? "    " : "", line, self->root, node);
      lines_add (lines, "", "", NULL, NULL);
    }
}

static void
take_authors (NewsroomDocument *self,
              GPtrArray        *credits)
{
  g_auto (Lines) lines = { 0 };
  g_autoptr (GArray) split = NULL;
  NewsroomTextRange range, authors;

  lines_init (&lines);
  collect_tail (self, &lines);
  split = newsroom_text_lines_split (lines.text->str, lines.text->len);
  range = (NewsroomTextRange){ (NewsroomTextLine *)(gpointer)split->data, 0, split->len };
  authors = newsroom_text_authors_find (&range);
  if (!newsroom_text_authors_read (&authors, credits, self->report))
    return;

  newsroom_text_keep_byline (self->article, &range.lines[authors.first]);
  remove_lines (self, &lines, authors.first, authors.end);
}

/* Leaves out "-30-" and its like at the end. */
static void
drop_closer (NewsroomDocument *self)
{
  NewsroomHtmlNode *last = newsroom_document_node_get_last (self->root);
  NewsroomHtmlNode *notes;
  g_autofree char  *line = last != NULL && is_paragraph (last) && is_simple (last) ? dup_line (last) : NULL;

  if (line == NULL || !newsroom_layout_is_closer (line, strlen (line)))
    return;

  newsroom_text_report_closer (&(const NewsroomTextLine){ .raw = line, .text = line, .end = line + strlen (line) }, self->report);
  notes = newsroom_html_node_new ("p");
  keep_notes (last, notes);
  g_ptr_array_remove (self->root->children, last);
  if (notes->children->len > 0)
    g_ptr_array_add (self->root->children, notes);
  else
    newsroom_html_node_free (notes);
}

/* Takes as many bytes of words, and blanks before them, from the beginning of what is in @node. */
static void
cut_words (NewsroomHtmlNode *node,
           gsize            *blanks,
           gsize            *length)
{
  if (node->text != NULL)
    {
      const gsize n_blanks = MIN (*blanks, node->text->len);
      const gsize n = MIN (*length, node->text->len - n_blanks);

      g_string_erase (node->text, 0, (gssize)(n_blanks + n));
      *blanks -= n_blanks;
      *length -= n;
      return;
    }
  for (guint i = 0; *length > 0 && i < node->children->len; i++)
    if (g_strcmp0 (((NewsroomHtmlNode *)g_ptr_array_index (node->children, i))->name, NEWSROOM_DOCUMENT_NOTE) != 0)
      cut_words (g_ptr_array_index (node->children, i), blanks, length);
}

/* "KYIV, Jan 5 —" before the first words */
static void
take_dateline (NewsroomDocument *self)
{
  NewsroomHtmlNode *first = self->root->children->len > 0 ? g_ptr_array_index (self->root->children, 0) : NULL;
  g_autofree char  *words = NULL;
  g_autofree char  *dateline = NULL;
  gsize             blanks, length, dateline_length;

  if (first == NULL || !is_paragraph (first) || !is_simple (first))
    return;

  words = newsroom_document_node_dup_words (first);
  blanks = strspn (words, " \t\n");
  length = newsroom_layout_measure_dateline (words + blanks, strlen (words + blanks), &dateline_length);
  if (length == 0)
    return;

  dateline = g_strndup (words + blanks, dateline_length);
  newsroom_article_set_text (self->article, NEWSROOM_FIELD_DATELINE, dateline);
  cut_words (first, &blanks, &length);
}

/**
 * newsroom_document_take_fields:
 * @self: a document whose text is read, without its notes
 *
 * Takes headline, standfirst, byline, dates, dateline and profiles of authors out of the text, as
 * the reader of plain text does. What is not certain stays in it.
 */
void
newsroom_document_take_fields (NewsroomDocument *self)
{
  g_autoptr (GPtrArray) credits = g_ptr_array_new_with_free_func (g_object_unref);

  newsroom_document_tell_text (self);
  take_header (self, credits);
  drop_closer (self);
  take_authors (self, credits);
  drop_closer (self);
  newsroom_text_set_credits (self->article, credits);
  take_dateline (self);
}
