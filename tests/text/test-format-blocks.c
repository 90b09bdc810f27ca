/* test-format-blocks.c — quotes and lists are toggled by whole paragraphs and items, and twice is as if never
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-format.h"

#include <stdlib.h>
#include <string.h>

#include "newsroom-markdown.h"

#include "format-helper.h"

/* Returns: (transfer full) (nullable): the body toggled; then *start and *end are the selection in it */
static char *
toggle (const char    *body,
        gsize         *start,
        gsize         *end,
        NewsroomFormat format)
{
  g_autoptr (NewsroomTextEdit) edit = newsroom_format_toggle (body, *start, *end, format);

  if (edit == NULL)
    return NULL;

  *start = edit->start;
  *end = edit->end;

  return newsroom_text_edit_apply (edit, body);
}

typedef struct
{
  NewsroomFormat format;
  const char    *before;
  const char    *after; /* NULL where nothing is to be done */
  const char    *again; /* NULL where it is as before */
} Case;

static const Case cases[] = {
  /* A list in a quote leaves the quote one. */
  { NEWSROOM_FORMAT_BULLETS, "> - one\n> - t^wo", "> - one\n>\n> two", NULL },
  { NEWSROOM_FORMAT_NUMBERS, "> 1. one\n> 2. t^wo", "> 1. one\n>\n> two", NULL },
  { NEWSROOM_FORMAT_TASKS, "> - [ ] one\n> - [ ] t^wo", "> - [ ] one\n>\n> two", NULL },
  { NEWSROOM_FORMAT_NUMBERS, "> - a\n> - b^\n> - c", "> - a\n> 1. b\n> - c", "> - a\n>\n> b\n>\n> - c" },
  { NEWSROOM_FORMAT_BULLETS, "> a b\n> c^ d\n\ne", "> - a b\n>   c d\n\ne", NULL },
  { NEWSROOM_FORMAT_NUMBERS, "> a b\n> c^ d\n\ne", "> 1. a b\n>    c d\n\ne", NULL },
  { NEWSROOM_FORMAT_TASKS, "> a b\n> c^ d\n\ne", "> - [ ] a b\n>   c d\n\ne", NULL },
  { NEWSROOM_FORMAT_BULLETS, "- > - one\n  > - t^wo\n  > - three", "- > - one\n  >\n  > two\n  >\n  > - three", NULL },

  /* All lines of a paragraph or item, wherever in it the caret is. */
  { NEWSROOM_FORMAT_BULLETS, "line one\nline t^wo\nline three", "- line one\n  line two\n  line three", NULL },
  { NEWSROOM_FORMAT_NUMBERS, "line one\nline two\nline th^ree", "1. line one\n   line two\n   line three", NULL },
  { NEWSROOM_FORMAT_TASKS, "line one\nline two\nline th^ree", "- [ ] line one\n  line two\n  line three", NULL },
  { NEWSROOM_FORMAT_BULLETS, "- one\n  co^nt\n- two", "one\ncont\n\n- two", NULL },
  { NEWSROOM_FORMAT_BULLETS, "- one\n- two\n  co^nt", "- one\n\ntwo\ncont", NULL },
  { NEWSROOM_FORMAT_BULLETS, "a\\\nb^", "- a\\\n  b", NULL },
  { NEWSROOM_FORMAT_BULLETS, "{a\\\nb}", "- a\\\n  b", "a\\\nb" },
  { NEWSROOM_FORMAT_NUMBERS, "1. a\n2. born in\n   1986. Th^en\n3. c", "1. a\n\nborn in\n1986. Then\n\n3. c", NULL },
  { NEWSROOM_FORMAT_NUMBERS, "- a\n  b^", "1. a\n   b", "a\nb" },
  { NEWSROOM_FORMAT_BULLETS, "{- a\n  b\n- c}", "a\nb\n\nc", "- a\n  b\n\n- c" },
  { NEWSROOM_FORMAT_BULLETS, "text\n^", "text\n- ", "text\n\n" },

  /* The list beside goes on. */
  { NEWSROOM_FORMAT_BULLETS, "* a\n* ^b\n* c", "* a\n\nb\n\n* c", NULL },
  { NEWSROOM_FORMAT_NUMBERS, "4) a\n5) ^b\n6) c", "4) a\n\nb\n\n6) c", NULL },
  { NEWSROOM_FORMAT_BULLETS, "- a\n  - ^b\n  - c\n- d", "- a\n\n  b\n\n  - c\n- d", NULL },
  { NEWSROOM_FORMAT_BULLETS, "- a\n  - b\n- ^c", "- a\n  - b\n\nc", NULL },
  { NEWSROOM_FORMAT_BULLETS, "- a\n\n- b\n\n- ^c", "- a\n\n- b\n\nc", NULL },
  { NEWSROOM_FORMAT_BULLETS, "- a\n\n{b\n\nc}\n\n- d", "- a\n\n- b\n\n- c\n\n- d", NULL },
  { NEWSROOM_FORMAT_BULLETS, "a\n\n^b\n\nc", "a\n\n- b\n\nc", NULL },

  { NEWSROOM_FORMAT_QUOTE, "o^ne\ntwo", "> one\n> two", NULL },
  { NEWSROOM_FORMAT_QUOTE, "> one\n> t^wo\n> three\n>\n> four", "one\ntwo\nthree\n>\n> four", NULL },
  { NEWSROOM_FORMAT_QUOTE, "- one\n  t^wo\n- three", "> - one\n>   two\n- three", NULL },

  /* What is in an item moves with its words. */
  { NEWSROOM_FORMAT_NUMBERS, "{- one\n- two\n  - three}", "1. one\n2. two\n   1. three", "" },
  { NEWSROOM_FORMAT_NUMBERS, "- o^ne\n  - two\n    - three\n\n  four\n- five", "1. one\n   - two\n     - three\n\n   four\n- five", "" },
  { NEWSROOM_FORMAT_BULLETS, "{1. one\n   1. two\n      three\n2. four}", "- one\n  - two\n    three\n- four", "" },
  { NEWSROOM_FORMAT_TASKS, "> 1. o^ne\n>    ```\n>    code\n>    ```", "> - [ ] one\n>   ```\n>   code\n>   ```", "" },
  { NEWSROOM_FORMAT_NUMBERS, "{- one\n\n  two\n- three}", "1. one\n\n   two\n2. three", "one\n\ntwo\n\nthree" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case      *c = &cases[i];
      gsize            start, end;
      g_autofree char *body = read_selection (c->before, &start, &end);
      g_autofree char *after = toggle (body, &start, &end, c->format);
      g_autofree char *again = after != NULL ? toggle (after, &start, &end, c->format) : NULL;

      if (g_strcmp0 (after, c->after) != 0)
        g_test_fail_printf ("“%s” became “%s”, not “%s”", body, after, c->after);
      if (c->again == NULL || *c->again != '\0')
        if (g_strcmp0 (again, c->again != NULL ? c->again : body) != 0)
          g_test_fail_printf ("“%s” became “%s” again, not “%s”", after, again, c->again != NULL ? c->again : body);
    }
}

/* A body of paragraphs, lists in lists, and quotes, of which is known what it is. */
typedef struct
{
  GRand   *rand;
  GString *text;
  GString *prefix;   /* of the next line */
  GArray  *lines;    /* of Line */
  guint    n_blocks; /* paragraphs and items */
  gboolean is_loose; /* whether there is a loose list */
} Body;

typedef struct
{
  gsize          start;
  gsize          end;
  guint          block;
  NewsroomFormat format; /* what item it is; %NEWSROOM_FORMAT_PARAGRAPH if none */
  guint          n_quotes;
  gboolean       is_within; /* whether it is in a quote or an item */
  guint          n_under;   /* how many blocks are in the item behind its first paragraph */
} Line;

static gboolean
happens (Body *body,
         gint  one_of)
{
  return g_rand_int_range (body->rand, 0, one_of) == 0;
}

static guint
count_quotes (const Body *body)
{
  guint n = 0;

  for (gsize i = 0; i < body->prefix->len; i++)
    n += body->prefix->str[i] == '>';

  return n;
}

/* Writes a paragraph, in which each word is another. The first line has its marker already. */
static void
write_paragraph (Body          *body,
                 NewsroomFormat format)
{
  const gint n = happens (body, 2) ? 1 : g_rand_int_range (body->rand, 1, 4);

  for (gint i = 0; i < n; i++)
    {
      Line line = { .block = body->n_blocks, .format = format, .n_quotes = count_quotes (body), .is_within = body->prefix->len > 0 };

      if (i > 0 || format == NEWSROOM_FORMAT_PARAGRAPH)
        g_string_append (body->text, body->prefix->str);
      line.start = body->text->len;
      g_string_append_printf (body->text, "w%ux%d *e%ux%d*", body->n_blocks, i, body->n_blocks, i);
      line.end = body->text->len;
      g_array_append_val (body->lines, line);
      g_string_append (body->text, i + 1 < n && happens (body, 4) ? "\\\n" : "\n");
    }
  body->n_blocks++;
}

static void
write_bare_line (Body *body)
{
  g_autofree char *bare = g_strchomp (g_strdup (body->prefix->str));

  g_string_append_printf (body->text, "%s\n", bare);
}

static void write_list (Body *body,
                        guint depth);

/* Writes an item whose marker is there, and at times more in it. */
static void
write_item (Body          *body,
            NewsroomFormat format,
            guint          depth)
{
  const guint from = body->lines->len;
  guint       to, n_blocks;

  write_paragraph (body, format);
  to = body->lines->len;
  n_blocks = body->n_blocks;
  if (depth < 3 && happens (body, 4))
    {
      write_list (body, depth + 1);
    }
  else if (happens (body, 12))
    {
      body->is_loose = TRUE;
      write_bare_line (body);
      write_paragraph (body, NEWSROOM_FORMAT_PARAGRAPH);
    }
  for (guint i = from; i < to; i++)
    g_array_index (body->lines, Line, i).n_under = body->n_blocks - n_blocks;
}

static void
write_list (Body *body,
            guint depth)
{
  static const char *const bullets[] = { "-", "*", "+" };
  const NewsroomFormat     format = (NewsroomFormat)g_rand_int_range (body->rand, NEWSROOM_FORMAT_BULLETS, NEWSROOM_N_FORMATS);
  const gboolean           is_loose = happens (body, 6);
  const gint               n = g_rand_int_range (body->rand, 1, 5);
  /* The sign of the only item is lost with it. */
  const char *bullet = bullets[n > 1 ? g_rand_int_range (body->rand, 0, G_N_ELEMENTS (bullets)) : 0];
  const gsize length = body->prefix->len;

  for (gint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d.", i + 1);
      const char      *marker = format == NEWSROOM_FORMAT_NUMBERS ? number : bullet;

      if (i > 0 && is_loose)
        write_bare_line (body);
      g_string_append_printf (body->text, "%s%s %s", body->prefix->str, marker, format == NEWSROOM_FORMAT_TASKS ? "[ ] " : "");
      g_string_append_printf (body->prefix, "%*s", (int)strlen (marker) + 1, "");
      write_item (body, format, depth);
      g_string_truncate (body->prefix, length);
    }
  body->is_loose = body->is_loose || (is_loose && n > 1);
}

static void
write_blocks (Body *body,
              guint depth)
{
  const gsize length = body->prefix->len;
  const gint  n = g_rand_int_range (body->rand, 1, 5);

  for (gint i = 0, last = -1, kind; i < n; i++, last = kind)
    {
      kind = g_rand_int_range (body->rand, 0, depth < 2 ? 3 : 2);
      /* Two lists or two quotes would be one. */
      if (kind == last)
        kind = 0;
      if (i > 0)
        write_bare_line (body);
      if (kind == 0)
        write_paragraph (body, NEWSROOM_FORMAT_PARAGRAPH);
      else if (kind == 1)
        write_list (body, 0);
      if (kind != 2)
        continue;
      g_string_append (body->prefix, "> ");
      write_blocks (body, depth + 1);
      g_string_truncate (body->prefix, length);
    }
}

/* What the parser finds: all blocks, but for what makes a list loose, and for each word those around it. */
typedef struct
{
  GString    *all;
  GHashTable *paths; /* of each word */
  GPtrArray  *open;
  guint       n_quotes;
} Reading;

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Reading         *reading = user_data;
  const char      *around = reading->open->len > 0 ? g_ptr_array_index (reading->open, reading->open->len - 1) : "";
  g_autofree char *kind = g_strdup_printf ("/%02d.%d", block->type, block->is_task);

  reading->n_quotes += block->type == NEWSROOM_BLOCK_QUOTE;
  if (block->type == NEWSROOM_BLOCK_PARAGRAPH)
    {
      g_ptr_array_add (reading->open, g_strdup (around));
      return;
    }

  g_ptr_array_add (reading->open, g_strconcat (around, kind, NULL));
  g_string_append_printf (reading->all, "(%s", kind);
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  Reading *reading = user_data;

  g_ptr_array_set_size (reading->open, (gint)reading->open->len - 1);
  if (block->type != NEWSROOM_BLOCK_PARAGRAPH)
    g_string_append_c (reading->all, ')');
}

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  g_string_append_printf (((Reading *)user_data)->all, "<%d", span->type);
}

static void
leave_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  g_string_append_c (((Reading *)user_data)->all, '>');
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  Reading         *reading = user_data;
  g_autofree char *word = g_strstrip (g_strndup (text, length));

  g_string_append_printf (reading->all, "%d%s", type, word);
  if (*word != '\0')
    g_hash_table_insert (reading->paths, g_steal_pointer (&word), g_strdup (g_ptr_array_index (reading->open, reading->open->len - 1)));
}

static void
clear_reading (Reading *reading)
{
  g_string_free (reading->all, TRUE);
  g_hash_table_unref (reading->paths);
  g_ptr_array_unref (reading->open);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static Reading
read_body (const char *text)
{
  static const NewsroomMarkdownHandler handler = { enter_block_cb, leave_block_cb, enter_inline_cb, leave_inline_cb, text_cb };
  Reading                              reading = { g_string_new (NULL), g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free), g_ptr_array_new_with_free_func (g_free), 0 };

  newsroom_markdown_parse (text, -1, &handler, &reading);

  return reading;
}

static char *
dup_blocks (const char *text)
{
  g_auto (Reading) reading = read_body (text);

  return g_strdup (reading.all->str);
}

/* All words but those of the block stand in what they stood in; those in its item too, but that this is of another
 * kind. */
static void
check_rest (const char    *text,
            const char    *result,
            const Line    *line,
            NewsroomFormat format)
{
  g_auto (Reading) before = read_body (text);
  g_auto (Reading) after = read_body (result);
  GHashTableIter iter;
  gpointer       word, path;

  g_assert_cmpuint (g_hash_table_size (before.paths), ==, g_hash_table_size (after.paths));
  g_hash_table_iter_init (&iter, before.paths);
  while (g_hash_table_iter_next (&iter, &word, &path))
    {
      const char *now = g_hash_table_lookup (after.paths, word);
      const guint block = (guint)strtoul ((const char *)word + 1, NULL, 10);

      g_assert_nonnull (now);
      if (block > line->block && block <= line->block + line->n_under ? strlen (now) != strlen (path) : block != line->block && !g_str_equal (now, path))
        g_error ("“%s” in\n%s\nis elsewhere in\n%s", (char *)word, text, result);
    }
  if (format != NEWSROOM_FORMAT_QUOTE && before.n_quotes != after.n_quotes)
    g_error ("%u quotes in\n%s\nbut %u in\n%s", before.n_quotes, text, after.n_quotes, result);
}

/* Puts the caret somewhere and toggles twice. What was another kind of item is one of this kind at first, and then
 * none, and what was in two quotes is in one: that does not come back. All else does: to the byte where there are
 * empty lines between blocks only, and as it is read where there are some in lists too; of two or three items that
 * one parted from each other nothing tells any more that there were more empty lines. Returns: whether it was done */
static gboolean
check_caret (const Body    *body,
             const Line    *line,
             gsize          caret,
             NewsroomFormat format)
{
  const char      *text = body->text->str;
  gsize            start = caret, end = caret;
  g_autofree char *once = toggle (text, &start, &end, format);
  g_autofree char *twice = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  /* What is in an item would be elsewhere without it, or what is behind the end of a quote. And behind a quote in an
   * item md4c 0.4.8 sees no box. */
  if (once == NULL && line->n_under == 0 && (format != NEWSROOM_FORMAT_QUOTE || !line->is_within))
    g_error ("Nothing was done at %" G_GSIZE_FORMAT " in\n%s", caret, text);
  if (once == NULL)
    return FALSE;

  check_rest (text, once, line, format);
  if (format == NEWSROOM_FORMAT_QUOTE ? line->n_quotes > 1 : line->format != NEWSROOM_FORMAT_PARAGRAPH && line->format != format)
    return TRUE;

  twice = toggle (once, &start, &end, format);
  if (twice == NULL || (!body->is_loose && !g_str_equal (twice, text)))
    g_error ("%s\nbecame\n%s\nand then\n%s", text, once, twice);
  before = dup_blocks (text);
  after = dup_blocks (twice);
  g_assert_cmpstr (after, ==, before);

  return TRUE;
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261130);
  guint n_done = 0, n = 0;

  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) prefix = g_string_new (NULL);
      g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
      Body body = { rand, text, prefix, lines, 0, FALSE };

      write_blocks (&body, 0);
      for (guint j = 0; j < lines->len * (NEWSROOM_N_FORMATS - NEWSROOM_FORMAT_QUOTE); j++, n++)
        {
          const Line *line = &g_array_index (lines, Line, j % lines->len);
          const gsize caret = (gsize)g_rand_int_range (rand, (gint32)line->start, (gint32)line->end + 1);

          n_done += check_caret (&body, line, caret, (NewsroomFormat)(NEWSROOM_FORMAT_QUOTE + j / lines->len));
        }
    }
  g_test_message ("%u of %u done", n_done, n);
  g_assert_cmpuint (n_done, >, n / 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/format-blocks/cases", test_cases);
  g_test_add_func ("/text/format-blocks/random", test_random);

  return g_test_run ();
}
