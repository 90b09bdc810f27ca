/* fuzz-format.c — no command changes the words of a body, whatever is in it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-target.h"

#include <string.h>

#include "newsroom-format-link.h"
#include "newsroom-format.h"
#include "newsroom-list-edit.h"
#include "newsroom-markdown.h"
#include "newsroom-paragraph-move.h"
#include "newsroom-table-edit.h"

/* What comes before the body: the command and the selection */
#define N_HEAD 5

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      g_string_append_c (user_data, text[i]);
}

static GString *
read_words (const char *body)
{
  static const NewsroomMarkdownHandler handler = { .text = text_cb };
  GString                             *words = g_string_new (NULL);

  newsroom_markdown_parse (body, -1, &handler, words);

  return words;
}

static gsize
read_place (const uint8_t *data,
            const char    *body)
{
  gsize i = MIN ((gsize)data[0] << 8 | data[1], strlen (body));

  while (i > 0 && ((guchar)body[i] & 0xC0) == 0x80)
    i--;

  return i;
}

static NewsroomTextEdit *
set_link (const char *body,
          gsize       start,
          gsize       end)
{
  g_autoptr (NewsroomFormatLink) link = newsroom_format_link_find (body, start, end);

  return link != NULL ? newsroom_format_link_set (body, link, link->text, "http://example.org/(a)") : NULL;
}

/* The commands that are none of newsroom_format_toggle()'s */
static NewsroomTextEdit *
edit_otherwise (const char *body,
                gsize       start,
                gsize       end,
                guint       command)
{
  switch (command)
    {
    case 0:
      return newsroom_list_edit_end (body, start);
    case 1:
      return newsroom_list_edit_unmark (body, start);
    case 2:
    case 3:
      return newsroom_list_edit_indent (body, start, end, command == 2);
    case 4:
    case 5:
      return newsroom_paragraph_move (body, start, end, command == 4);
    case 6:
      return set_link (body, start, end);
    default:
      return newsroom_table_edit (body, start, (NewsroomTableCommand)((command - 7) % (NEWSROOM_TABLE_LINE_UP + 1)));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *body = NULL;
  g_autofree char *result = NULL;
  g_autoptr (NewsroomTextEdit) edit = NULL;
  gsize a, b;

  if (size < N_HEAD)
    return 0;

  body = g_utf8_make_valid ((const char *)data + N_HEAD, (gssize)(size - N_HEAD));
  a = read_place (data + 1, body);
  b = read_place (data + 3, body);
  if (data[0] < NEWSROOM_N_FORMATS)
    edit = newsroom_format_toggle (body, MIN (a, b), MAX (a, b), (NewsroomFormat)data[0]);
  else
    edit = edit_otherwise (body, MIN (a, b), MAX (a, b), data[0] - (guint)NEWSROOM_N_FORMATS);
  if (edit == NULL)
    return 0;

  result = newsroom_text_edit_apply (edit, body);
  g_assert_true (g_utf8_validate (result, -1, NULL));
  g_assert_cmpuint (edit->start, <=, edit->end);
  g_assert_cmpuint (edit->end, <=, strlen (result));
  if (a != b && data[0] < NEWSROOM_N_FORMATS)
    {
      g_autoptr (GString) before = read_words (body);
      g_autoptr (GString) after = read_words (result);

      g_assert_cmpstr (after->str, ==, before->str);
    }

  return 0;
}
