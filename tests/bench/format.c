/* format.c — the work of the commands that change markup, in a long article: format
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints one command a line: its name, the milliseconds of processor time that it takes in the middle of
 * 50,000 words, and of 200,000 with code and defined links elsewhere in them, and those of a bare parse of the
 * same text by md4c, for bench-format.py. */
#include <md4c.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "newsroom-format-link.h"
#include "newsroom-format.h"
#include "newsroom-list-edit.h"
#include "newsroom-paragraph-move.h"
#include "newsroom-table-edit.h"

#define N_ROUNDS 31

static double
get_processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* What is in the article, over and over. */
static const char block[] =
  "## The bridge over the river\n\n"
  "The council said on *Tuesday* that the **new bridge** would open in May, two years late, and that the [report](https://example.org/a_b) "
  "of the engineers had been read by nobody before the vote. “We had no time”, said the mayor; her office did not answer a question of "
  "this newspaper about the price, which has risen to €12 million.\n\n"
  "> Nobody had read it, and nobody asked.\n\n"
  "- the river and its banks\n- the *old* bridge, ~~closed~~ since March\n  - and its arches\n- [ ] ask the mayor\n\n"
  "| Year | Price |\n| ---- | ----- |\n| 2024 | 8     |\n| 2025 | 12    |\n\n";

static GString *
make_body (guint    n_wanted,
           gboolean has_more)
{
  GString *body = g_string_new (NULL);
  guint    n_words = 0;

  for (const char *p = block; *p != '\0'; p++)
    n_words += p[0] == ' ' && p[1] != ' ';
  for (guint i = 0; i < n_wanted / n_words; i++)
    {
      if (has_more && i % 10 == 0)
        g_string_append_printf (body, "The [first][one %u] and\n\n```\ncode\n\n- more of it\n```\n\n[one %u]: https://example.org/\n\n", i, i);
      g_string_append (body, block);
    }

  return body;
}

/* Returns: a place in the middle of the body, behind some words */
static gsize
find (const GString *body,
      const char    *words)
{
  return (gsize)(strstr (body->str + body->len / 2, words) - body->str) + strlen (words);
}

static int
ignore_block_cb (MD_BLOCKTYPE type,
                 void        *detail,
                 void        *user_data)
{
  return 0;
}

static int
ignore_span_cb (MD_SPANTYPE type,
                void       *detail,
                void       *user_data)
{
  return 0;
}

static int
ignore_text_cb (MD_TEXTTYPE    type,
                const MD_CHAR *text,
                MD_SIZE        size,
                void          *user_data)
{
  return 0;
}

static void
parse (const GString *body)
{
  const MD_PARSER parser = { 0, MD_FLAG_NOHTML | MD_FLAG_STRIKETHROUGH | MD_FLAG_TABLES | MD_FLAG_TASKLISTS, ignore_block_cb, ignore_block_cb, ignore_span_cb, ignore_span_cb, ignore_text_cb, NULL, NULL };

  md_parse (body->str, (MD_SIZE)body->len, &parser, NULL);
}

typedef enum
{
  COMMAND_TOGGLE,
  COMMAND_CONTINUE,
  COMMAND_END,
  COMMAND_UNMARK,
  COMMAND_INDENT,
  COMMAND_STEP,
  COMMAND_MOVE,
  COMMAND_LINK,
} Command;

static const struct
{
  const char *name;
  const char *words; /* the caret is behind them */
  Command     command;
  guint       detail;
} commands[] = {
  { "bold-word", "the engin", COMMAND_TOGGLE, NEWSROOM_FORMAT_STRONG },
  { "bold-caret", "the vote. ", COMMAND_TOGGLE, NEWSROOM_FORMAT_STRONG },
  { "bold-out", "new bridge", COMMAND_TOGGLE, NEWSROOM_FORMAT_STRONG },
  { "italic-off", "*Tues", COMMAND_TOGGLE, NEWSROOM_FORMAT_EMPHASIS },
  { "clear", "**new bri", COMMAND_TOGGLE, NEWSROOM_FORMAT_CLEAR },
  { "heading", "The council", COMMAND_TOGGLE, NEWSROOM_FORMAT_HEADING_2 },
  { "quote", "The council", COMMAND_TOGGLE, NEWSROOM_FORMAT_QUOTE },
  { "list", "The council", COMMAND_TOGGLE, NEWSROOM_FORMAT_BULLETS },
  { "enter-in-list", "its banks", COMMAND_CONTINUE, 0 },
  { "backspace-at-mark", "\n- ", COMMAND_UNMARK, 0 },
  { "tab-in-list", "\n- the *old* ", COMMAND_INDENT, 0 },
  { "tab-in-table", "| 2024", COMMAND_STEP, NEWSROOM_TABLE_NEXT },
  { "row-in-table", "| 12 ", COMMAND_STEP, NEWSROOM_TABLE_NEXT },
  { "move-paragraph", "The council", COMMAND_MOVE, 0 },
  { "link", "the engin", COMMAND_LINK, 0 },
};

static gboolean
run (const GString *body,
     guint          i,
     gsize          caret)
{
  g_autoptr (NewsroomTextEdit) edit = NULL;
  g_autoptr (NewsroomFormatLink) link = NULL;
  g_autofree char *prefix = NULL;

  switch (commands[i].command)
    {
    case COMMAND_TOGGLE:
      edit = newsroom_format_toggle (body->str, caret, caret, (NewsroomFormat)commands[i].detail);
      break;
    case COMMAND_CONTINUE:
      prefix = newsroom_list_edit_continue (body->str, caret);
      break;
    case COMMAND_END:
      edit = newsroom_list_edit_end (body->str, caret);
      break;
    case COMMAND_UNMARK:
      edit = newsroom_list_edit_unmark (body->str, caret);
      break;
    case COMMAND_INDENT:
      if (newsroom_list_edit_is_item (body->str, caret))
        edit = newsroom_list_edit_indent (body->str, caret, caret, FALSE);
      break;
    case COMMAND_STEP:
      edit = newsroom_table_step (body->str, caret, (NewsroomTableStep)commands[i].detail, -1);
      break;
    case COMMAND_MOVE:
      edit = newsroom_paragraph_move (body->str, caret, caret, TRUE);
      break;
    case COMMAND_LINK:
    default:
      link = newsroom_format_link_find (body->str, caret, caret);
      edit = link != NULL ? newsroom_format_link_set (body->str, link, link->text, "https://example.org/") : NULL;
    }

  return edit != NULL || prefix != NULL;
}

static int
compare (const void *a,
         const void *b)
{
  return *(const double *)a < *(const double *)b ? -1 : 1;
}

static void
measure (const GString *body,
         const char    *where)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const gsize caret = find (body, commands[i].words);
      double      ours[N_ROUNDS], bare[N_ROUNDS];

      for (guint j = 0; j < N_ROUNDS; j++)
        {
          double before = get_processor_ms ();

          if (!run (body, i, caret))
            g_error ("%s did nothing", commands[i].name);
          ours[j] = get_processor_ms () - before;
          before = get_processor_ms ();
          parse (body);
          bare[j] = get_processor_ms () - before;
        }
      qsort (ours, N_ROUNDS, sizeof (double), compare);
      qsort (bare, N_ROUNDS, sizeof (double), compare);
      g_print ("%s%s %.3f %.3f\n", commands[i].name, where, ours[N_ROUNDS / 2], bare[N_ROUNDS / 2]);
    }
}

int
main (void)
{
  g_autoptr (GString) body = make_body (50000, FALSE);
  g_autoptr (GString) long_body = make_body (200000, TRUE);

  measure (body, "");
  measure (long_body, "-in-200,000-words");

  return 0;
}
