/* newsroom-html-blocks.c — a tidy tree of HTML to blocks of Markdown
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-html-blocks-private.h"

#include <stdlib.h>
#include <string.h>

#include "newsroom-insertion.h"
#include "newsroom-markdown-writer.h"

/* Quotes and lists deeper than this are blocks of the one around them. */
#define MAX_DEPTH 12

/* What begins and ends a paragraph. */
static const char *const blocks[] = {
  "address",
  "article",
  "aside",
  "body",
  "caption",
  "center",
  "dd",
  "details",
  "dialog",
  "div",
  "dl",
  "dt",
  "fieldset",
  "figcaption",
  "figure",
  "footer",
  "form",
  "head",
  "header",
  "hgroup",
  "html",
  "legend",
  "li",
  "main",
  "nav",
  "option",
  "p",
  "section",
  "summary",
  "tbody",
  "td",
  "textarea",
  "tfoot",
  "th",
  "thead",
  "tr",
  "blockquote",
  "ul",
  "ol",
  "menu",
  "dir",
  "table",
  "pre",
  "hr",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  NULL
};

static const struct
{
  const char       *name;
  NewsroomHtmlMarks mark;
} marking[] = {
  { "b", NEWSROOM_HTML_STRONG },
  { "strong", NEWSROOM_HTML_STRONG },
  { "i", NEWSROOM_HTML_EMPHASIS },
  { "em", NEWSROOM_HTML_EMPHASIS },
  { "cite", NEWSROOM_HTML_EMPHASIS },
  { "dfn", NEWSROOM_HTML_EMPHASIS },
  { "var", NEWSROOM_HTML_EMPHASIS },
  { "s", NEWSROOM_HTML_STRIKE },
  { "strike", NEWSROOM_HTML_STRIKE },
  { "del", NEWSROOM_HTML_STRIKE },
  { "code", NEWSROOM_HTML_CODE },
  { "kbd", NEWSROOM_HTML_CODE },
  { "samp", NEWSROOM_HTML_CODE },
  { "tt", NEWSROOM_HTML_CODE },
};

typedef struct
{
  char *markdown;
  char  sign; /* of a list's markers, 'p' of a paragraph, else NUL */
} Block;

static void
block_free (Block *block)
{
  g_free (block->markdown);
  g_free (block);
}

/**
 * newsroom_html_blocks_new:
 * @context: what all blocks of the text share; it must outlive them
 *
 * Returns: (transfer full): no blocks yet
 */
NewsroomHtmlBlocks *
newsroom_html_blocks_new (NewsroomHtmlContext *context)
{
  NewsroomHtmlBlocks *self = g_new0 (NewsroomHtmlBlocks, 1);

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)block_free);
  self->line = newsroom_html_inline_new ();
  self->context = context;

  return self;
}

/**
 * newsroom_html_blocks_free:
 * @self: (transfer full): blocks
 */
void
newsroom_html_blocks_free (NewsroomHtmlBlocks *self)
{
  g_ptr_array_unref (self->blocks);
  newsroom_html_inline_free (self->line);
  g_free (self);
}

/**
 * newsroom_html_blocks_add:
 * @self: blocks
 * @markdown: (transfer full): one more
 * @sign: of a list its marker: '-', '*', '.' or ')'; 'p' of a paragraph, else NUL
 */
void
newsroom_html_blocks_add (NewsroomHtmlBlocks *self,
                          char               *markdown,
                          char                sign)
{
  Block *block = g_new0 (Block, 1);

  block->markdown = markdown;
  block->sign = sign;
  g_ptr_array_add (self->blocks, block);
}

/**
 * newsroom_html_blocks_get_last_sign:
 * @self: blocks
 *
 * Returns: the sign of the last as newsroom_html_blocks_add() got it, NUL if there is none
 */
char
newsroom_html_blocks_get_last_sign (const NewsroomHtmlBlocks *self)
{
  return self->blocks->len > 0 ? ((Block *)g_ptr_array_index (self->blocks, self->blocks->len - 1))->sign : '\0';
}

static void
start_line (NewsroomHtmlBlocks *self)
{
  newsroom_html_inline_free (self->line);
  self->line = newsroom_html_inline_new ();
  self->line_target = NULL;
  g_string_append (self->context->words, "\n\n");
}

/**
 * newsroom_html_blocks_flush:
 * @self: blocks
 *
 * Ends the paragraph that is being filled, and begins another. One without words is not added.
 */
void
newsroom_html_blocks_flush (NewsroomHtmlBlocks *self)
{
  if (!newsroom_html_inline_is_empty (self->line))
    {
      newsroom_html_blocks_add (self, newsroom_html_inline_dup_markdown (self->line, NEWSROOM_HTML_PARAGRAPH, &self->context->counts->marks), 'p');
      self->context->counts->paragraphs++;
    }
  start_line (self);
}

/* A list right below a paragraph must not read as more of it. */
static gboolean
can_follow (const Block *block,
            const Block *next)
{
  return block->sign == 'p' && next->sign != '\0' && next->sign != 'p' && (strchr ("-*", next->sign) != NULL || g_str_has_prefix (next->markdown, "1"));
}

/**
 * newsroom_html_blocks_is_tight:
 * @self: the blocks of an item of a list
 *
 * Returns: whether they need no blank lines between them
 */
gboolean
newsroom_html_blocks_is_tight (const NewsroomHtmlBlocks *self)
{
  for (guint i = 1; i < self->blocks->len; i++)
    if (!can_follow (g_ptr_array_index (self->blocks, i - 1), g_ptr_array_index (self->blocks, i)))
      return FALSE;

  return TRUE;
}

/**
 * newsroom_html_blocks_dup_markdown:
 * @self: blocks
 * @tight: whether no blank lines stand between them
 *
 * The paragraph that is being filled is not in it.
 *
 * Returns: (transfer full): all blocks, without a line end after the last
 */
char *
newsroom_html_blocks_dup_markdown (const NewsroomHtmlBlocks *self,
                                   gboolean                  tight)
{
  GString *markdown = g_string_new (NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = g_ptr_array_index (self->blocks, i);

      if (i > 0)
        g_string_append (markdown, tight ? "\n" : "\n\n");
      g_string_append (markdown, block->markdown);
    }

  return g_string_free (markdown, FALSE);
}

static void
add_words (NewsroomHtmlBlocks      *self,
           const char              *text,
           gsize                    length,
           const NewsroomHtmlState *state)
{
  if (state->target != NULL && self->line_target != state->target)
    {
      self->line_target = state->target;
      self->line_link = newsroom_html_inline_add_link (self->line, state->target);
    }
  newsroom_html_inline_add_text (self->line, text, length, state->marks, state->target != NULL ? self->line_link : 0);
  g_string_append_len (self->context->words, text, (gssize)length);
}

/* An empty line between two meant line ends is the end of a paragraph. */
static void
write_break (NewsroomHtmlBlocks      *self,
             const NewsroomHtmlState *state)
{
  if (state->is_flat)
    {
      add_words (self, " ", 1, state);
    }
  else if (newsroom_html_inline_ends_line (self->line))
    {
      newsroom_html_blocks_flush (self);
    }
  else
    {
      newsroom_html_inline_add_break (self->line);
      g_string_append_c (self->context->words, '\n');
    }
}

static gboolean
is_fixed_blank (const char *text)
{
  return text[0] == '\xC2' && text[1] == '\xA0';
}

/* Blanks that do not break fill the ends of pieces, and stand beside others, where an ordinary one
 * would not be shown; alone between two words they are meant. Ordinary ones are made one later. */
static char *
dup_text (const char *text)
{
  GString *words = g_string_sized_new (strlen (text));
  gsize    i = 0;

  while (text[i] != '\0')
    {
      if (is_fixed_blank (text + i))
        {
          gsize    next = i + 2;
          gboolean is_meant = i > 0 && !g_ascii_isspace (text[i - 1]) && text[next] != '\0' && !g_ascii_isspace (text[next]) &&
                              !is_fixed_blank (text + next) && !(i > 1 && is_fixed_blank (text + i - 2));

          g_string_append (words, is_meant ? "\xC2\xA0" : " ");
          i = next;
        }
      else if (strncmp (text + i, "\xEF\xBB\xBF", 3) == 0) /* g_str_has_prefix() measures all the rest */
        {
          i += 3;
        }
      else
        {
          g_string_append_c (words, text[i++]);
        }
    }

  return g_string_free (words, FALSE);
}

static void
write_text (NewsroomHtmlBlocks      *self,
            const char              *text,
            const NewsroomHtmlState *state)
{
  g_autofree char *words = self->context->is_exact ? g_strdup (text) : dup_text (text);
  const char      *line = words;

  while (state->keep_lines && strchr (line, '\n') != NULL)
    {
      gsize length = strcspn (line, "\n");

      add_words (self, line, length, state);
      write_break (self, state);
      line += length + 1;
    }
  add_words (self, line, strlen (line), state);
}

static void
update_marks (const NewsroomHtmlNode *node,
              NewsroomHtmlState      *state)
{
  g_autofree char *weight = newsroom_html_node_dup_style (node, "font-weight");
  g_autofree char *slant = newsroom_html_node_dup_style (node, "font-style");
  g_autofree char *line = newsroom_html_node_dup_style (node, "text-decoration");
  g_autofree char *space = newsroom_html_node_dup_style (node, "white-space");

  for (guint i = 0; i < G_N_ELEMENTS (marking); i++)
    if (strcmp (node->name, marking[i].name) == 0)
      state->marks |= marking[i].mark;
  if (weight != NULL && (g_str_has_prefix (weight, "bold") || atoi (weight) >= 600))
    state->marks |= NEWSROOM_HTML_STRONG;
  else if (weight != NULL && (g_str_has_prefix (weight, "normal") || atoi (weight) > 0))
    state->marks &= ~NEWSROOM_HTML_STRONG;
  if (slant != NULL && (g_str_has_prefix (slant, "italic") || g_str_has_prefix (slant, "oblique")))
    state->marks |= NEWSROOM_HTML_EMPHASIS;
  else if (slant != NULL && g_str_has_prefix (slant, "normal"))
    state->marks &= ~NEWSROOM_HTML_EMPHASIS;
  if (line != NULL && strstr (line, "line-through") != NULL)
    state->marks |= NEWSROOM_HTML_STRIKE;
  if (space != NULL)
    state->keep_lines = g_str_has_prefix (space, "pre");
  if (state->is_heading)
    state->marks &= ~NEWSROOM_HTML_STRONG;
}

static void
write_link (NewsroomHtmlBlocks      *self,
            const NewsroomHtmlNode  *node,
            const NewsroomHtmlState *state)
{
  NewsroomHtmlCounts *counts = self->context->counts;
  const char         *href = newsroom_html_node_get (node, "href");
  gboolean            had_tracker = FALSE;
  g_autofree char    *target = NULL;
  NewsroomHtmlState   inside = *state;
  gsize               before = self->context->words->len;

  if (href != NULL)
    target = self->context->is_exact ? g_strdup (href) : newsroom_html_clean_address (href, self->context->base, &had_tracker);
  update_marks (node, &inside);
  if (target != NULL)
    inside.target = target;
  newsroom_html_blocks_write (self, node, &inside);
  self->line_target = NULL;
  if (href == NULL || self->context->words->len == before)
    return;

  counts->links += target != NULL;
  counts->trackers += target != NULL && had_tracker;
  counts->dropped_links += target == NULL;
}

static void
write_heading (NewsroomHtmlBlocks      *self,
               const NewsroomHtmlNode  *node,
               const NewsroomHtmlState *state)
{
  NewsroomHtmlState inside = { .target = state->target, .is_flat = TRUE, .is_heading = TRUE };

  newsroom_html_blocks_flush (self);
  newsroom_html_blocks_write (self, node, &inside);
  if (!newsroom_html_inline_is_empty (self->line))
    {
      g_autofree char *words = newsroom_html_inline_dup_markdown (self->line, NEWSROOM_HTML_HEADING, &self->context->counts->marks);

      newsroom_html_blocks_add (self, g_strdup_printf ("%.*s %s", node->name[1] - '0', "######", words), '\0');
      self->context->counts->headings++;
    }
  start_line (self);
}

static void
write_quote (NewsroomHtmlBlocks      *self,
             const NewsroomHtmlNode  *node,
             const NewsroomHtmlState *state)
{
  g_autoptr (NewsroomHtmlBlocks) inner = newsroom_html_blocks_new (self->context);
  g_autofree char  *markdown = NULL;
  NewsroomHtmlState inside = *state;

  newsroom_html_blocks_flush (self);
  inside.depth++;
  inside.n_quotes++;
  newsroom_html_blocks_write (inner, node, &inside);
  newsroom_html_blocks_flush (inner);
  if (inner->blocks->len == 0)
    return;

  markdown = newsroom_html_blocks_dup_markdown (inner, FALSE);
  newsroom_html_blocks_add (self, newsroom_insertion_indent (markdown, "> ", "> "), '\0');
  self->context->counts->quotes += state->n_quotes == 0;
}

static void
append_text (GString                *text,
             const NewsroomHtmlNode *node)
{
  if (node->text != NULL)
    g_string_append (text, node->text->str);
  else if (strcmp (node->name, "br") == 0)
    g_string_append_c (text, '\n');
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    append_text (text, g_ptr_array_index (node->children, i));
}

/* Code; or a mail that was plain text, whose lines are lines. */
static void
write_preformatted (NewsroomHtmlBlocks      *self,
                    const NewsroomHtmlNode  *node,
                    const NewsroomHtmlState *state)
{
  g_autoptr (GString) text = g_string_new (NULL);
  NewsroomHtmlState inside = *state;

  newsroom_html_blocks_flush (self);
  if (newsroom_html_node_get (node, "wrap") != NULL || newsroom_html_node_has_class (node, "moz-quote-pre"))
    {
      inside.keep_lines = TRUE;
      newsroom_html_blocks_write (self, node, &inside);
      newsroom_html_blocks_flush (self);
      return;
    }

  append_text (text, node);
  g_string_replace (text, "\r\n", "\n", 0);
  g_string_replace (text, "\r", "\n", 0);
  g_strchomp (text->str);
  if (text->str[strspn (text->str, " \t\n")] == '\0')
    return;

  newsroom_html_blocks_add (self, newsroom_markdown_code_block (text->str + (text->str[0] == '\n'), -1), '\0');
  g_string_append (self->context->words, text->str);
  self->context->counts->code++;
  start_line (self);
}

static void
write_children_as_block (NewsroomHtmlBlocks      *self,
                         const NewsroomHtmlNode  *node,
                         const NewsroomHtmlState *state)
{
  NewsroomHtmlState inside = *state;

  update_marks (node, &inside);
  if (state->is_flat)
    add_words (self, " ", 1, state);
  else
    newsroom_html_blocks_flush (self);
  newsroom_html_blocks_write (self, node, &inside);
  if (state->is_flat)
    add_words (self, " ", 1, state);
  else
    newsroom_html_blocks_flush (self);
}

static void
write_rule (NewsroomHtmlBlocks *self)
{
  newsroom_html_blocks_flush (self);
  if (self->blocks->len > 0)
    newsroom_html_blocks_add (self, g_strdup ("***"), '\0');
}

/* Returns whether it was a block of its own kind. */
static gboolean
write_special_block (NewsroomHtmlBlocks      *self,
                     const NewsroomHtmlNode  *node,
                     const NewsroomHtmlState *state)
{
  static const char *const lists[] = { "ul", "ol", "menu", "dir", NULL };

  if (state->is_flat)
    return newsroom_html_node_is (node, lists) && newsroom_html_blocks_write_flat_list (self, node, state);

  if (strcmp (node->name, "hr") == 0)
    write_rule (self);
  else if (strcmp (node->name, "pre") == 0)
    write_preformatted (self, node, state);
  else if (strcmp (node->name, "table") == 0)
    newsroom_html_blocks_write_table (self, node, state);
  else if (node->name[0] == 'h' && g_ascii_isdigit (node->name[1]) && node->name[2] == '\0')
    write_heading (self, node, state);
  else if (strcmp (node->name, "blockquote") == 0 && state->depth < MAX_DEPTH)
    write_quote (self, node, state);
  else if (newsroom_html_node_is (node, lists) && state->depth < MAX_DEPTH)
    newsroom_html_blocks_write_list (self, node, state);
  else
    return FALSE;

  return TRUE;
}

static void
write_inline (NewsroomHtmlBlocks      *self,
              const NewsroomHtmlNode  *node,
              const NewsroomHtmlState *state)
{
  NewsroomHtmlState inside = *state;
  gboolean          is_quoted = strcmp (node->name, "q") == 0;

  update_marks (node, &inside);
  if (is_quoted)
    add_words (self, "“", strlen ("“"), &inside);
  newsroom_html_blocks_write (self, node, &inside);
  if (is_quoted)
    add_words (self, "”", strlen ("”"), &inside);
}

/**
 * newsroom_html_blocks_write_node:
 * @self: blocks
 * @node: an element or a text
 * @state: what it has from those around it
 *
 * Adds it, and all that is in it. Words that belong to a paragraph are left in the one that is being
 * filled.
 */
void
newsroom_html_blocks_write_node (NewsroomHtmlBlocks      *self,
                                 const NewsroomHtmlNode  *node,
                                 const NewsroomHtmlState *state)
{
  if (node->text != NULL)
    write_text (self, node->text->str, state);
  else if (strcmp (node->name, "br") == 0)
    write_break (self, state);
  else if (strcmp (node->name, "img") == 0)
    newsroom_html_blocks_write_picture (self, node, state);
  else if (strcmp (node->name, NEWSROOM_HTML_NOTE_ELEMENT) == 0)
    newsroom_html_blocks_write_note (self, node);
  else if (strcmp (node->name, "a") == 0)
    write_link (self, node, state);
  else if (newsroom_html_node_is (node, blocks))
    {
      if (!write_special_block (self, node, state))
        write_children_as_block (self, node, state);
    }
  else
    write_inline (self, node, state);
}

/**
 * newsroom_html_blocks_write:
 * @self: blocks
 * @parent: an element
 * @state: what is in it has from it and those around it
 *
 * Adds all that is in @parent, as newsroom_html_blocks_write_node() does.
 */
void
newsroom_html_blocks_write (NewsroomHtmlBlocks      *self,
                            const NewsroomHtmlNode  *parent,
                            const NewsroomHtmlState *state)
{
  for (guint i = 0; parent->children != NULL && i < parent->children->len; i++)
    newsroom_html_blocks_write_node (self, g_ptr_array_index (parent->children, i), state);
}
