/* fuzz-format.c — no command changes what it is not asked to change, whatever is in a body
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

/* Behind those that change tables */
#define BAR_COMMAND 100
#define STEP_COMMAND 101

/* What there is in a body: each byte that is no white space with the inline markup around it, but for what a
 * command makes; and the blocks and links. */
typedef struct
{
  GString *words;
  GString *blocks;
  guint    n_open[NEWSROOM_INLINE_IMAGE + 1];
  guint    ignored;
  gboolean has_ignored;
} Reading;

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Reading *reading = user_data;

  g_string_append_printf (reading->blocks, "%d.%u.%d@%" G_GSIZE_FORMAT " ", block->type, block->level, block->is_task, reading->words->len);
}

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  Reading *reading = user_data;

  reading->n_open[span->type]++;
  reading->has_ignored |= (reading->ignored & 1u << span->type) != 0;
  if (span->target != NULL)
    g_string_append (reading->blocks, span->target);
}

static void
leave_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  ((Reading *)user_data)->n_open[span->type]--;
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  Reading *reading = user_data;
  guint    mask = 0;

  for (guint i = 0; i < G_N_ELEMENTS (reading->n_open); i++)
    mask |= reading->n_open[i] > 0 ? 1u << i : 0;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      g_string_append_printf (reading->words, "%c%02x", text[i], mask & ~reading->ignored);
}

static void
clear_reading (Reading *reading)
{
  g_string_free (reading->words, TRUE);
  g_string_free (reading->blocks, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static Reading
read_body (const char    *body,
           NewsroomFormat format)
{
  static const NewsroomMarkdownHandler handler = { enter_block_cb, NULL, enter_inline_cb, leave_inline_cb, text_cb };
  static const NewsroomInlineType      types[] = { NEWSROOM_INLINE_STRONG, NEWSROOM_INLINE_EMPHASIS, NEWSROOM_INLINE_STRIKETHROUGH, NEWSROOM_INLINE_CODE };
  Reading                              reading = { .words = g_string_new (NULL), .blocks = g_string_new (NULL) };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (format == (NewsroomFormat)i || format == NEWSROOM_FORMAT_CLEAR)
      reading.ignored |= 1u << types[i];
  newsroom_markdown_parse (body, -1, &handler, &reading);

  return reading;
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
    case BAR_COMMAND:
      return newsroom_table_write_bar (body, start, end);
    case STEP_COMMAND:
    case STEP_COMMAND + 1:
    case STEP_COMMAND + 2:
    case STEP_COMMAND + 3:
      return newsroom_table_step (body, start, (NewsroomTableStep)(command - STEP_COMMAND), -1);
    default:
      return newsroom_table_edit (body, start, (NewsroomTableCommand)((command - 7) % (NEWSROOM_TABLE_LINE_UP + 1)));
    }
}

/* The same words with the same other markup, and where there was none of its kind twice is as if never. */
static void
check_toggled (const char             *body,
               const char             *result,
               const NewsroomTextEdit *edit,
               NewsroomFormat          format)
{
  g_auto (Reading) before = read_body (body, format);
  g_auto (Reading) after = read_body (result, format);
  g_autoptr (NewsroomTextEdit) back = NULL;
  g_autofree char *again = NULL;

  g_assert_cmpstr (after.words->str, ==, before.words->str);
  if (format >= NEWSROOM_FORMAT_CLEAR)
    return;

  g_assert_cmpstr (after.blocks->str, ==, before.blocks->str);
  if (before.has_ignored)
    return;

  back = newsroom_format_toggle (result, edit->start, edit->end, format);
  g_assert_nonnull (back);
  again = newsroom_text_edit_apply (back, result);
  g_assert_cmpstr (again, ==, body);
}

/* Rows may come and go, but no word. */
static void
check_words (const char *body,
             const char *result)
{
  g_auto (Reading) before = read_body (body, NEWSROOM_N_FORMATS);
  g_auto (Reading) after = read_body (result, NEWSROOM_N_FORMATS);

  g_assert_cmpstr (after.words->str, ==, before.words->str);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *body = NULL;
  g_autofree char *result = NULL;
  g_autoptr (NewsroomTextEdit) edit = NULL;
  gsize a, b;
  guint command;

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

  command = data[0] - (guint)NEWSROOM_N_FORMATS;
  result = newsroom_text_edit_apply (edit, body);
  g_assert_true (g_utf8_validate (result, -1, NULL));
  g_assert_cmpuint (edit->start, <=, edit->end);
  g_assert_cmpuint (edit->end, <=, strlen (result));
  if (a != b && data[0] < NEWSROOM_N_FORMATS)
    check_toggled (body, result, edit, (NewsroomFormat)data[0]);
  if (command >= STEP_COMMAND && command < STEP_COMMAND + 4)
    check_words (body, result);

  return 0;
}
