/* newsroom-document-words.c — words of a document with what they look like, notes and comments
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-document-private.h"

#include <string.h>

/* Headers and footers that differ: no document has more. */
#define MAX_MARGINS 1000

/**
 * newsroom_document_look_init:
 * @look: (out caller-allocates): says nothing yet
 */
void
newsroom_document_look_init (NewsroomDocumentLook *look)
{
  *look = (NewsroomDocumentLook){ -1, -1, -1, -1, -1, -1, -1, NULL };
}

/**
 * newsroom_document_look_clear:
 * @look: a look, whose contents are freed
 */
void
newsroom_document_look_clear (NewsroomDocumentLook *look)
{
  g_clear_pointer (&look->font, g_free);
}

static void
set_missing (int *to,
             int  from)
{
  if (*to < 0)
    *to = from;
}

/**
 * newsroom_document_look_add:
 * @look: gets what @around says and it does not
 * @around: the look of the words around
 */
void
newsroom_document_look_add (NewsroomDocumentLook       *look,
                            const NewsroomDocumentLook *around)
{
  set_missing (&look->bold, around->bold);
  set_missing (&look->italic, around->italic);
  set_missing (&look->strike, around->strike);
  set_missing (&look->hidden, around->hidden);
  set_missing (&look->underline, around->underline);
  set_missing (&look->script, around->script);
  set_missing (&look->code, around->code);
  if (look->font == NULL)
    look->font = g_strdup (around->font);
}

static const struct
{
  const char *name; /* class of the element */
  const char *start;
  const char *end;
  const char *end_apart;
} change_marks[] = {
  [NEWSROOM_DOCUMENT_ADDED] = { "x-added", "{++", "++}", "++ }" },
  [NEWSROOM_DOCUMENT_REMOVED] = { "x-removed", "{--", "--}", "-- }" },
};

/* Returns: the tracked change that the words are of, without the mark at its end: the last of the line,
 *   if that goes on */
static NewsroomHtmlNode *
begin_change (NewsroomHtmlNode      *line,
              NewsroomDocumentChange change)
{
  NewsroomHtmlNode *last = newsroom_document_node_get_last (line);

  if (last != NULL && last->attributes != NULL && g_strcmp0 (newsroom_html_node_get (last, "class"), change_marks[change].name) == 0)
    {
      g_ptr_array_set_size (last->children, (int)last->children->len - 1);
      return last;
    }

  last = newsroom_document_node_new ("span", "class", change_marks[change].name);
  newsroom_document_node_add_text (last, change_marks[change].start, -1);
  g_ptr_array_add (line->children, last);

  return last;
}

/* The mark is a text of its own, which begin_change() takes away. */
static void
end_change (NewsroomHtmlNode      *node,
            NewsroomDocumentChange change)
{
  NewsroomHtmlNode *mark = newsroom_html_node_new (NULL);

  mark->text = g_string_new (change_marks[change].end);
  g_ptr_array_add (node->children, mark);
}

/* Adds the end of the text in the node before what is in @tail, as far as a mark could begin in it. */
static void
find_tail (const NewsroomHtmlNode *node,
           GString                *tail)
{
  const gsize size = strlen (change_marks[NEWSROOM_DOCUMENT_ADDED].end) - 1;

  if (node->text != NULL)
    {
      const gsize length = MIN (node->text->len, size - tail->len);

      g_string_prepend_len (tail, node->text->str + node->text->len - length, (gssize)length);
    }
  for (guint i = node->children != NULL ? node->children->len : 0; i > 0 && tail->len < size; i--)
    find_tail (node->children->pdata[i - 1], tail);
}

/* Returns: (transfer full): the words, without what would end the mark around them, which may begin in
 *   the words before them */
static char *
dup_apart (const NewsroomHtmlNode *around,
           const char             *words,
           NewsroomDocumentChange  change)
{
  g_autoptr (GString) apart = g_string_new (NULL);
  const NewsroomHtmlNode *first = around->children->pdata[0];
  gsize                   length;

  /* The mark that begins it ends nothing. */
  if (around->children->len > 1 || first->text->len > strlen (change_marks[change].start))
    find_tail (around, apart);
  length = apart->len;
  g_string_append (apart, words);
  g_string_replace (apart, change_marks[change].end, change_marks[change].end_apart, 0);

  return g_strdup (apart->str + length);
}

/* The line, or the link in it that goes on. */
static NewsroomHtmlNode *
get_parent (NewsroomHtmlNode *line,
            const char       *target)
{
  NewsroomHtmlNode *last = newsroom_document_node_get_last (line);

  if (target == NULL)
    return line;
  if (last != NULL && g_strcmp0 (last->name, "a") == 0 && strcmp (newsroom_html_node_get (last, "href"), target) == 0)
    return last;

  last = newsroom_document_node_new ("a", "href", target);
  g_ptr_array_add (line->children, last);

  return last;
}

static NewsroomHtmlNode *
add_marks (NewsroomHtmlNode           *parent,
           const NewsroomDocumentLook *look)
{
  const struct
  {
    int         is_on;
    const char *name;
  } marks[] = { { look->bold, "strong" }, { look->italic, "em" }, { look->strike, "s" }, { look->code, "code" } };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i].is_on > 0)
      {
        NewsroomHtmlNode *inner = newsroom_html_node_new (marks[i].name);

        g_ptr_array_add (parent->children, inner);
        parent = inner;
      }

  return parent;
}

/* “1st” loses nothing. */
static gboolean
is_ordinal (const char *words)
{
  static const char *const ordinals[] = { "st", "nd", "rd", "th", "er", "re", "e", "ème", "º", "ª", "a", "o", NULL };

  return g_strv_contains (ordinals, words);
}

/**
 * newsroom_document_add_words:
 * @self: a document
 * @line: the paragraph that gets them
 * @target: (nullable): of the link that they are in
 * @words: words as they stand
 * @look: (nullable): what they look like
 *
 * What the document says of tracked changes holds for them.
 */
void
newsroom_document_add_words (NewsroomDocument           *self,
                             NewsroomHtmlNode           *line,
                             const char                 *target,
                             const char                 *words,
                             const NewsroomDocumentLook *look)
{
  const NewsroomDocumentChange change = self->change;
  g_autofree char             *signs = NULL;
  g_autofree char             *script = NULL;
  g_autofree char             *apart = NULL;
  NewsroomHtmlNode            *parent;

  if (words[0] == '\0')
    return;

  if (look != NULL && newsroom_document_is_symbol_font (look->font))
    words = signs = newsroom_document_dup_symbols (look->font, words, &self->counts.symbols);
  if (look != NULL && look->script > 0)
    {
      script = newsroom_document_dup_script (words, look->script == 1);
      self->counts.scripts += script == NULL && !is_ordinal (words);
      words = script != NULL ? script : words;
    }
  if (change != NEWSROOM_DOCUMENT_UNCHANGED)
    {
      line = begin_change (line, change);
      words = apart = dup_apart (line, words, change);
    }
  parent = get_parent (line, target);
  if (look != NULL)
    {
      parent = add_marks (parent, look);
      self->counts.underlines += look->underline > 0 && target == NULL;
    }
  newsroom_document_node_add_text (parent, words, -1);
  if (change != NEWSROOM_DOCUMENT_UNCHANGED)
    end_change (line, change);
}

/**
 * newsroom_document_add_margin:
 * @self: a document
 * @all: the words of a header or footer of its pages
 *
 * Keeps its words for the report, which says that they were left out; numbers of pages alone are not
 * worth that.
 */
void
newsroom_document_add_margin (NewsroomDocument *self,
                              const char       *all)
{
  g_auto (GStrv) parts = g_strsplit_set (all, " \t\n", -1);
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean has_letters = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", parts[i]);
  for (const char *p = words->str; *p != '\0'; p = g_utf8_next_char (p))
    has_letters |= g_unichar_isalpha (g_utf8_get_char (p));
  if (has_letters && self->margins->len < MAX_MARGINS && !g_ptr_array_find_with_equal_func (self->margins, words->str, g_str_equal, NULL))
    g_ptr_array_add (self->margins, g_strdup (words->str));
}

/**
 * newsroom_document_comment_new:
 * @self: a document
 * @words: a comment in it
 *
 * Returns: (transfer full): an element
 */
NewsroomHtmlNode *
newsroom_document_comment_new (NewsroomDocument *self,
                               const char       *words)
{
  NewsroomHtmlNode *node = newsroom_html_node_new (NEWSROOM_DOCUMENT_NOTE);

  newsroom_document_node_add_text (node, words, -1);
  self->counts.comments++;

  return node;
}

/* Puts the number before the first word of a note. */
static void
number_note (NewsroomHtmlNode *note,
             const char       *number)
{
  static const char *const paragraphs[] = { "p", NULL };
  NewsroomHtmlNode        *first = note->children->len > 0 ? g_ptr_array_index (note->children, 0) : NULL;
  NewsroomHtmlNode        *text = newsroom_html_node_new (NULL);

  if (first == NULL || !newsroom_html_node_is (first, paragraphs))
    {
      first = newsroom_html_node_new ("p");
      g_ptr_array_insert (note->children, 0, first);
    }
  text->text = g_string_new (number);
  g_string_append_c (text->text, ' ');
  g_ptr_array_insert (first->children, 0, text);
}

/**
 * newsroom_document_add_note:
 * @self: a document
 * @note: (transfer full): an element with what stands in a footnote
 *
 * Keeps the note to stand under the text with its number.
 *
 * Returns: (transfer full): the number, as "[1]"
 */
char *
newsroom_document_add_note (NewsroomDocument *self,
                            NewsroomHtmlNode *note)
{
  char *number;

  g_ptr_array_add (self->notes, note);
  number = g_strdup_printf ("[%u]", self->notes->len);
  number_note (note, number);
  self->counts.notes++;

  return number;
}
