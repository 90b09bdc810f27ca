/* newsroom-export-text-preformatted.c — tables and code to lines that keep their spaces when read
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-export-text-private.h"

#include <string.h>

#include "newsroom-layout.h"

#define TAB_WIDTH 8

/* A line from so many columns on is no dateline and no label of authors. */
#define MIN_SET_IN 4

/* Takes spaces from the ends of lines, also those that do not break, and makes spaces of the
 * tabulators before the words and of other breaks. */
static char *
tidy_line (const char *line)
{
  g_autoptr (GString) tidy = g_string_new (NULL);
  const char *p = line;

  for (; *p != '\0' && strchr (" \t\v\f\r", *p) != NULL; p++)
    do
      g_string_append_c (tidy, ' ');
    while (*p == '\t' && tidy->len % TAB_WIDTH != 0);
  g_string_append (tidy, p);
  g_strdelimit (tidy->str, "\v\f\r", ' ');
  for (;;)
    {
      if (g_str_has_suffix (tidy->str, NEWSROOM_LAYOUT_HARD_BREAK))
        g_string_truncate (tidy, tidy->len - strlen (NEWSROOM_LAYOUT_HARD_BREAK));
      else if (tidy->len > 0 && strchr (" \t\v\f\r", tidy->str[tidy->len - 1]) != NULL)
        g_string_truncate (tidy, tidy->len - 1);
      else
        break;
    }

  return g_string_free (g_steal_pointer (&tidy), FALSE);
}

/* The lines between @first and @end without the spaces that all begin with. */
static NewsroomTextBlock *
make_block (GPtrArray *lines,
            guint      first,
            guint      end)
{
  NewsroomTextBlock *block = newsroom_text_block_new (NEWSROOM_TEXT_BLOCK_PREFORMATTED, "");
  gsize              margin = G_MAXSIZE;

  for (guint i = first; i < end; i++)
    margin = MIN (margin, strspn (g_ptr_array_index (lines, i), " "));
  for (guint i = first; i < end; i++)
    g_string_append_printf (block->words, "%s%s", i > first ? "\n" : "", (const char *)g_ptr_array_index (lines, i) + margin);

  return block;
}

/* Parts a block at its blank lines, and puts the parts into @blocks. */
static void
add_parts (GPtrArray               *blocks,
           const NewsroomTextBlock *whole)
{
  g_auto (GStrv) raw_lines = g_strsplit (whole->words->str, "\n", -1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint first = 0;

  for (guint i = 0; raw_lines[i] != NULL; i++)
    g_ptr_array_add (lines, tidy_line (raw_lines[i]));
  for (guint i = 0; i <= lines->len; i++)
    if (i == lines->len || ((const char *)g_ptr_array_index (lines, i))[0] == '\0')
      {
        if (i > first)
          g_ptr_array_add (blocks, make_block (lines, first, i));
        first = i + 1;
      }
}

static void
add_block (GPtrArray         *blocks,
           NewsroomTextBlock *block)
{
  if (block->type != NEWSROOM_TEXT_BLOCK_PREFORMATTED)
    {
      g_ptr_array_add (blocks, block);
      return;
    }
  add_parts (blocks, block);
  newsroom_text_block_free (block);
}

static gboolean
is_set_in (const NewsroomTextBlock *block)
{
  return block->type == NEWSROOM_TEXT_BLOCK_PREFORMATTED && block->indent > 0;
}

static const char *
skip_spaces (const char *line)
{
  return line + strspn (line, " ");
}

/* Whether lines with these words would be read as something else wherever they stand. */
static gboolean
is_misread (char **lines,
            guint  position)
{
  const char *first = skip_spaces (lines[0]);

  if (newsroom_text_is_marked (first, strlen (first)))
    return TRUE;
  if (position < NEWSROOM_TEXT_N_HEADER_BLOCKS &&
      (newsroom_text_is_header (first) || newsroom_text_is_name_over_date (first, lines[1] != NULL ? skip_spaces (lines[1]) : NULL)))
    return TRUE;
  for (guint i = 0; lines[i] != NULL; i++)
    if (newsroom_layout_is_closer (skip_spaces (lines[i]), strlen (skip_spaces (lines[i]))))
      return TRUE;

  return lines[1] != NULL && lines[2] == NULL &&
         newsroom_layout_is_underline (first, strlen (first), skip_spaces (lines[1]), strlen (skip_spaces (lines[1])));
}

/* Whether the columns show, so that the lines need no indentation to be kept. */
static gboolean
is_table (char **lines)
{
  guint n_lines = g_strv_length (lines);
  guint n_with_columns = 0;

  for (guint i = 0; i < n_lines; i++)
    n_with_columns += newsroom_layout_has_columns (skip_spaces (lines[i]), strlen (skip_spaces (lines[i])));

  return n_with_columns >= 2 && n_with_columns * 2 > n_lines;
}

static gboolean
needs_indent (char **lines)
{
  gsize dateline;

  if (!is_table (lines))
    return TRUE;
  if (strspn (lines[0], " ") >= MIN_SET_IN)
    return FALSE;

  return newsroom_layout_is_author_label (skip_spaces (lines[0]), strlen (skip_spaces (lines[0]))) ||
         newsroom_layout_measure_dateline (skip_spaces (lines[0]), strlen (skip_spaces (lines[0])), &dateline) > 0 ||
         g_str_has_prefix (lines[0], NEWSROOM_LAYOUT_QUOTE);
}

/* Lines that cannot be kept as they are become lines of a paragraph. */
static void
make_paragraph (NewsroomTextBlock *block)
{
  g_auto (GStrv) lines = g_strsplit (block->words->str, "\n", -1);

  block->type = NEWSROOM_TEXT_BLOCK_PARAGRAPH;
  block->indent = 0;
  g_string_truncate (block->words, 0);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *words = newsroom_text_collapse (lines[i]);

      g_string_append_printf (block->words, "%s%s", i > 0 ? "\n" : "", words);
    }
}

static void
settle (NewsroomTextBlock *block,
        guint              position)
{
  g_auto (GStrv) lines = g_strsplit (block->words->str, "\n", -1);

  if (is_misread (lines, position))
    make_paragraph (block);
  else
    block->indent = needs_indent (lines) ? strlen (NEWSROOM_LAYOUT_PREFORMATTED) : 0;
}

/**
 * newsroom_text_blocks_settle:
 * @blocks: (transfer full) (element-type NewsroomTextBlock): a story
 *
 * Parts preformatted text at blank lines and finds how each part is set: a table at the margin,
 * other lines set in, and as a paragraph what would not be read back.
 *
 * Returns: (transfer full) (element-type NewsroomTextBlock): the story
 */
GPtrArray *
newsroom_text_blocks_settle (GPtrArray *blocks)
{
  GPtrArray *settled = g_ptr_array_new_with_free_func ((GDestroyNotify)newsroom_text_block_free);
  guint      n_set_in = 0;
  guint      n_flush = 0;

  g_ptr_array_set_free_func (blocks, NULL);
  for (guint i = 0; i < blocks->len; i++)
    add_block (settled, g_ptr_array_index (blocks, i));
  g_ptr_array_unref (blocks);

  for (guint i = 0; i < settled->len; i++)
    {
      NewsroomTextBlock *block = g_ptr_array_index (settled, i);

      if (block->type == NEWSROOM_TEXT_BLOCK_PREFORMATTED)
        settle (block, i);
      n_set_in += is_set_in (block);
      n_flush += newsroom_text_block_is_flush (block);
    }

  /* Where most is set in, that is how paragraphs begin. */
  for (guint i = 0; n_set_in > n_flush * 2 && i < settled->len; i++)
    if (is_set_in (g_ptr_array_index (settled, i)))
      make_paragraph (g_ptr_array_index (settled, i));

  return settled;
}
