/* newsroom-insertion-list.c — a list put into another one
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-insertion-private.h"

#include <string.h>

#include "newsroom-line-prefix-private.h"
#include "newsroom-list-edit.h"
#include "newsroom-markdown.h"

/* What a piece of Markdown consists of. */
typedef struct
{
  guint depth;
  guint n_blocks;
  guint n_lists;
} Shape;

/* The items that are written, and how they begin. */
typedef struct
{
  GString *text;
  char    *head; /* what each line begins with, before markers */
  char     sign;
  guint    number; /* of the next item, where they have numbers */
  gsize    indent; /* of the lines below the last marker that was written */
  gsize    was;    /* what they have in the Markdown that comes in */
} Writer;

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Shape *shape = user_data;

  if (shape->depth++ != 1)
    return;
  shape->n_blocks++;
  shape->n_lists += block->type == NEWSROOM_BLOCK_ORDERED_LIST || block->type == NEWSROOM_BLOCK_UNORDERED_LIST;
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  ((Shape *)user_data)->depth--;
}

static gboolean
is_one_list (const char *markdown)
{
  static const NewsroomMarkdownHandler handler = { .enter_block = enter_block_cb, .leave_block = leave_block_cb };
  Shape                                shape = { 0 };

  newsroom_markdown_parse (markdown, -1, &handler, &shape);

  return shape.n_blocks == 1 && shape.n_lists == 1;
}

static gboolean
is_ordered (char sign)
{
  return sign == '.' || sign == ')';
}

static gboolean
is_blank (const char *text,
          gsize       start,
          gsize       end)
{
  return start + strspn (text + start, " \t") >= end;
}

/* Returns: what lines of the same quotes and items begin with, before the marker */
static char *
dup_head (const char               *body,
          gsize                     line,
          const NewsroomLinePrefix *prefix)
{
  char *head = g_strndup (body + line, prefix->marker - line);

  for (char *p = head; *p != '\0'; p++)
    if (strchr ("> \t", *p) == NULL)
      *p = ' ';

  return head;
}

static void
write_marker (Writer *writer)
{
  const gsize before = writer->text->len;

  if (is_ordered (writer->sign))
    g_string_append_printf (writer->text, "%u%c ", writer->number, writer->sign);
  else
    g_string_append_printf (writer->text, "%c ", writer->sign);
  writer->indent = writer->text->len - before;
}

/* Writes one line of the list: the marker of an item is another one, and what is in it moves with it. */
static void
write_line (Writer     *writer,
            const char *markdown,
            gsize       start,
            gsize       end)
{
  const NewsroomLinePrefix prefix = newsroom_line_prefix_read (markdown, start, end, 0, 1);
  gsize                    blanks = 0;

  if (prefix.sign != '\0' && prefix.marker == start)
    {
      g_string_append (writer->text, writer->head);
      write_marker (writer);
      g_string_append_len (writer->text, markdown + prefix.box, (gssize)(end - prefix.box));
      writer->was = prefix.box - start;
      writer->number++;
      return;
    }

  while (blanks < writer->was && start + blanks < end && markdown[start + blanks] == ' ')
    blanks++;
  g_string_append (writer->text, writer->head);
  if (start + blanks < end)
    g_string_append_printf (writer->text, "%*s%.*s", (int)writer->indent, "", (int)(end - start - blanks), markdown + start + blanks);
  else
    while (writer->text->len > 0 && writer->text->str[writer->text->len - 1] == ' ')
      g_string_truncate (writer->text, writer->text->len - 1);
}

/* The first item of the list goes into one that is empty, whose marker stays. Returns: where the next line starts */
static gsize
write_first (Writer                   *writer,
             const NewsroomLinePrefix *here,
             const NewsroomLinePrefix *first,
             const char               *markdown)
{
  const gsize from = here->has_box ? first->content : first->box;
  const gsize end = newsroom_line_find_end (markdown, -1, 0);

  g_string_append_len (writer->text, markdown + from, (gssize)(end - from));
  writer->indent = here->box - here->marker;
  writer->was = first->box;
  writer->number = here->number + 1;

  return end;
}

static void
write_rest (Writer     *writer,
            const char *markdown,
            gsize       line_end)
{
  while (markdown[line_end] != '\0')
    {
      const gsize start = line_end + 1;

      line_end = newsroom_line_find_end (markdown, -1, start);
      g_string_append_c (writer->text, '\n');
      write_line (writer, markdown, start, line_end);
    }
}

/* Whether what is on the line behind a line end is words that would go on in the last item. */
static gboolean
has_words_below (const char *body,
                 gsize       line_end)
{
  gsize end;

  if (body[line_end] == '\0')
    return FALSE;

  end = newsroom_line_find_end (body, -1, line_end + 1);

  return line_end + 1 + strspn (body + line_end + 1, "> \t") < end &&
         newsroom_line_prefix_read (body, line_end + 1, end, G_MAXUINT, G_MAXUINT).sign == '\0';
}

/**
 * newsroom_insertion_dup_items:
 * @body: UTF-8 Markdown
 * @start: where a list comes in, in bytes
 * @end: the end of what it replaces, in bytes
 * @markdown: what comes in
 *
 * A list that comes into an empty item of one of its kind, or behind the words of an item, goes on with that list.
 *
 * Returns: (transfer full) (nullable): what to put there, with the markers and numbers of its place; %NULL if it is no
 *   list, or no such place
 */
char *
newsroom_insertion_dup_items (const char *body,
                              gsize       start,
                              gsize       end,
                              const char *markdown)
{
  const gsize              line = newsroom_line_find_start (body, start);
  const gsize              line_end = newsroom_line_find_end (body, -1, end);
  const NewsroomLinePrefix here = newsroom_line_prefix_read (body, line, start, G_MAXUINT, G_MAXUINT);
  const NewsroomLinePrefix first = newsroom_line_prefix_read (markdown, 0, newsroom_line_find_end (markdown, -1, 0), 0, 1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *head = NULL;
  Writer           writer;
  gsize            next;

  if (here.sign == '\0' || first.sign == '\0' || is_ordered (here.sign) != is_ordered (first.sign) || !is_blank (body, end, line_end))
    return NULL;
  if (strchr (" \t", body[here.content - 1]) == NULL || !is_one_list (markdown) || !newsroom_list_edit_is_item (body, start))
    return NULL;

  head = dup_head (body, line, &here);
  writer = (Writer){ .text = text, .head = head, .sign = here.sign, .number = here.number + 1 };
  if (is_blank (body, here.content, start))
    {
      next = write_first (&writer, &here, &first, markdown);
    }
  else
    {
      g_string_append_c (text, '\n');
      next = newsroom_line_find_end (markdown, -1, 0);
      write_line (&writer, markdown, 0, next);
    }
  write_rest (&writer, markdown, next);
  if (has_words_below (body, line_end))
    g_string_append_printf (text, "\n%s", g_strchomp (head));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
