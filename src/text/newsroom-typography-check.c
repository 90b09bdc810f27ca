/* newsroom-typography-check.c — whether a body is built the same after corrections
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-typography-private.h"

#include "newsroom-markdown.h"

#include <string.h>

/* How often the corrections of one text are tried; what is not known to be harmless then is left. */
#define MAX_TRIALS 200

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  g_string_append_printf (user_data,
                          "\n[%d %u %u %u %d %d %d %d %s]",
                          block->type,
                          block->level,
                          block->start,
                          block->n_columns,
                          block->align,
                          block->tight,
                          block->is_task,
                          block->is_checked,
                          block->info != NULL ? block->info : "");
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  g_string_append (user_data, "[/]");
}

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  g_string_append_printf (user_data, "(%d %s %s)", span->type, span->target != NULL ? span->target : "", span->title != NULL ? span->title : "");
}

static void
leave_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  g_string_append (user_data, "(/)");
}

/* Of words only letters and digits count: all else is what is corrected. */
static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  const char *end = text + length;

  if (type == NEWSROOM_TEXT_CODE)
    {
      g_string_append_len (user_data, text, (gssize)length);
      return;
    }
  if (type != NEWSROOM_TEXT_NORMAL)
    {
      g_string_append (user_data, type == NEWSROOM_TEXT_HARD_BREAK ? "\\\n" : "\n");
      return;
    }
  for (const char *p = text; p < end; p++)
    if (g_ascii_isalnum (*p) || (*p & 0x80) != 0)
      {
        gunichar c = g_utf8_get_char (p);

        if (g_unichar_isalnum (c))
          g_string_append_unichar (user_data, c);
        p = g_utf8_next_char (p) - 1;
      }
}

static char *
dup_structure (const char *text,
               gsize       length)
{
  static const NewsroomMarkdownHandler handler = { enter_block_cb, leave_block_cb, enter_inline_cb, leave_inline_cb, text_cb };
  GString                             *structure = g_string_sized_new (length * 2);

  newsroom_markdown_parse (text, (gssize)length, &handler, structure);

  return g_string_free (structure, FALSE);
}

static gboolean
has_structure (const char                   *text,
               gsize                         length,
               const NewsroomTypographyEdit *edits,
               guint                         n_edits,
               const char                   *structure)
{
  g_autofree char *corrected = newsroom_typography_apply (text, length, edits, n_edits);
  g_autofree char *after = dup_structure (corrected, strlen (corrected));

  return g_str_equal (after, structure);
}

/**
 * newsroom_typography_keeps_structure:
 * @text: a body, or some of its lines, UTF-8
 * @length: its length in bytes
 * @edits: (array length=n_edits): corrections, in order
 * @n_edits: how many
 *
 * Returns: whether the parser sees the same blocks, spans, targets, code and words after them
 */
gboolean
newsroom_typography_keeps_structure (const char                   *text,
                                     gsize                         length,
                                     const NewsroomTypographyEdit *edits,
                                     guint                         n_edits)
{
  g_autofree char *structure = dup_structure (text, length);

  return has_structure (text, length, edits, n_edits, structure);
}

typedef struct
{
  const char *text;
  gsize       length;
  const char *structure;
  GArray     *edits;
  GArray     *accepted;
  guint       n_trials;
} Sieve;

/* Takes all of a stretch of the corrections if they are harmless together with those before, else what
 * is of each half. */
static void
sieve (Sieve *self,
       guint  first,
       guint  n)
{
  guint n_before = self->accepted->len;

  if (n == 0 || self->n_trials >= MAX_TRIALS)
    return;

  self->n_trials++;
  g_array_append_vals (self->accepted, &g_array_index (self->edits, NewsroomTypographyEdit, first), n);
  if (has_structure (self->text, self->length, (const NewsroomTypographyEdit *)(gpointer)self->accepted->data, self->accepted->len, self->structure))
    return;

  g_array_set_size (self->accepted, n_before);
  if (n == 1)
    return;
  sieve (self, first, n / 2);
  sieve (self, first + n / 2, n - n / 2);
}

/**
 * newsroom_typography_drop_harmful:
 * @text: a body, UTF-8
 * @length: its length in bytes
 * @edits: (transfer full) (element-type NewsroomTypographyEdit): corrections of it, in order
 *
 * Returns: (transfer full) (element-type NewsroomTypographyEdit): those after which the parser sees the
 *   same blocks, spans, targets, code and words
 */
GArray *
newsroom_typography_drop_harmful (const char *text,
                                  gsize       length,
                                  GArray     *edits)
{
  g_autoptr (GArray) all = edits;
  g_autofree char *structure = dup_structure (text, length);
  Sieve            self = { text, length, structure, all, g_array_new (FALSE, FALSE, sizeof (NewsroomTypographyEdit)), 0 };

  sieve (&self, 0, all->len);

  return self.accepted;
}
