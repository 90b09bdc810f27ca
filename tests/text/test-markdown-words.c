/* test-markdown-words.c — that no word of a body is lost, whatever is written around it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-markdown.h"

#include <string.h>

#define N_BODIES 20000
#define SEED 20260318

/* What stands between words. Each "#" before no space becomes a word of its own. Definitions of
 * links hold none, as they are not shown where no link uses them. */
static const char *const block_pieces[] = {
  "\n",
  "\n",
  "\n\n",
  "\n\n",
  "# #",
  "## #\n",
  "\n===\n",
  "\n---\n",
  "\n***\n",
  "- #",
  "\n- #",
  "\n  - #",
  "- [ ] #",
  "\n+ [x] #",
  "\n1. #",
  "\n12) #",
  "> #",
  "\n> #",
  "\n> > #",
  "    #",
  "\n\n    #\n",
  "\t#",
  "\n```\n#\n```\n",
  "\n~~~\n#\n",
  "|#|#|",
  "|#|#|\n|---|\n|#|",
  "\n\n#|#\n--- | ---\n#|#|#\n",
  "\n\n|#|\n|:-:|\n||#|#|\n",
  "\n\n> |#|#|#|\n> |---|---|\n> |`#|#`|#|#\n",
  "\n\n- |#|#|\n  |---|\n  ||![](#)|#|\n",
  "|",
  " | ",
  "\n|||#|",
  "|---|---|\n",
  "\n|---|\n",
};

static const char *const inline_pieces[] = {
  "#",
  " # ",
  " ",
  "*",
  "**",
  "***",
  "_",
  "__",
  "~",
  "~~",
  "`",
  "``",
  "`#`",
  "[",
  "![",
  "]",
  "](#)",
  "](#_)",
  "](<#*> \"#_\")",
  "](\n#\n'#*\n#')",
  "](# (#\n\n#))",
  "][#*]",
  "][a*b]",
  "][_c]",
  "[a*b]",
  "\n[a*b]: /u\n\n",
  "\n\n[_C]: <u> 't'\n\n",
  "(",
  ")",
  "<",
  ">",
  "<https://example.org/#>",
  "<b>#</b>",
  "<!-- # -->",
  "\n<div>\n#\n</div>\n",
  "&amp;",
  "&#35;",
  "&nope;",
  "\\",
  "\\*",
  "  \n",
  "\\\n",
  "!",
  "\"",
  "'",
  "é",
  "😀",
};

/* A body of these ends with the definition of their label. */
static const char *const delimiter_pieces[] = {
  "a",
  "b",
  " ",
  " ",
  "*",
  "**",
  "_",
  "[",
  "[",
  "![",
  "]",
  "](/u)",
  "](/u_*)",
  "](</u*> \"t_\")",
  "](\n/u_\n'_t*\nt')",
  "][l*]",
  "][L_  *]",
};

#define LABEL "/label"
#define DEFINITIONS "\n\n[l*]: " LABEL "\n[l_ *]: " LABEL "2\n"

static char *
make_body (GRand *rand,
           guint *n_words)
{
  g_autoptr (GString) body = g_string_new (NULL);

  for (gint32 n = g_rand_int_range (rand, 1, 24); n > 0; n--)
    {
      const char *piece = g_rand_int_range (rand, 0, 3) == 0
                            ? block_pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (block_pieces))]
                            : inline_pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (inline_pieces))];

      for (const char *p = piece; *p != '\0'; p++)
        if (*p == '#' && p[1] != ' ' && p[1] != '#' && (p == piece || p[-1] != '&'))
          g_string_append_printf (body, "w%ux", (*n_words)++);
        else
          g_string_append_c (body, *p);
    }

  return g_strdup (body->str);
}

/* What comes out of a body. */
typedef struct
{
  GString *text;
  GString *said; /* targets, titles and info strings */
  GArray  *open; /* the blocks, then the spans in them */
} Outcome;

static void
note (Outcome    *outcome,
      const char *text)
{
  g_string_append (outcome->said, text != NULL ? text : "");
  g_string_append_c (outcome->said, '\n');
}

static void
enter (Outcome *outcome,
       guint    what)
{
  g_array_append_val (outcome->open, what);
}

static void
leave (Outcome *outcome,
       guint    what)
{
  g_assert_cmpuint (outcome->open->len, >, 0);
  g_assert_cmpuint (g_array_index (outcome->open, guint, outcome->open->len - 1), ==, what);
  g_array_set_size (outcome->open, outcome->open->len - 1);
}

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  enter (user_data, block->type);
  note (user_data, block->info);
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  leave (user_data, block->type);
}

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  enter (user_data, 100 + span->type);
  note (user_data, span->target);
  note (user_data, span->title);
}

static void
leave_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  leave (user_data, 100 + span->type);
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  g_string_append_len (((Outcome *)user_data)->text, text, (gssize)length);
}

static void
parse (const char *body,
       Outcome    *outcome)
{
  static const NewsroomMarkdownHandler handler = {
    .enter_block = enter_block_cb,
    .leave_block = leave_block_cb,
    .enter_inline = enter_inline_cb,
    .leave_inline = leave_inline_cb,
    .text = text_cb,
  };

  newsroom_markdown_parse (body, -1, &handler, outcome);
  g_assert_cmpuint (outcome->open->len, ==, 0);
}

static void
test_words (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < N_BODIES && !g_test_failed (); i++)
    {
      guint            n_words = 0;
      g_autofree char *body = make_body (rand, &n_words);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) said = g_string_new (NULL);
      g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
      Outcome outcome = { text, said, open };

      parse (body, &outcome);
      for (guint w = 0; w < n_words; w++)
        {
          g_autofree char *word = g_strdup_printf ("w%ux", w);

          if (strstr (text->str, word) != NULL || strstr (said->str, word) != NULL)
            continue;
          g_test_message ("%s of body %u of seed %d is lost:\n%s\n— is now —\n%s", word, i, SEED, body, text->str);
          g_test_fail ();
        }
    }
}

static guint
count_delimiters (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += *p == '*' || *p == '_';

  return n;
}

typedef struct
{
  GString *text;
  GArray  *starts;       /* of the words of the spans that are open */
  guint    n_delimiters; /* that are no text: of spans, in targets, in labels */
} Count;

static void
count_enter_cb (const NewsroomInline *span,
                gpointer              user_data)
{
  Count *count = user_data;

  g_array_append_val (count->starts, count->text->len);
  if (span->type == NEWSROOM_INLINE_EMPHASIS)
    count->n_delimiters += 2;
  else if (span->type == NEWSROOM_INLINE_STRONG)
    count->n_delimiters += 4;
  if (span->target != NULL)
    count->n_delimiters += count_delimiters (span->target);
  if (span->title != NULL)
    count->n_delimiters += count_delimiters (span->title);
}

static void
count_leave_cb (const NewsroomInline *span,
                gpointer              user_data)
{
  Count      *count = user_data;
  const char *words = count->text->str + g_array_index (count->starts, gsize, count->starts->len - 1);

  g_array_set_size (count->starts, count->starts->len - 1);
  if (span->target == NULL || !g_str_has_prefix (span->target, LABEL))
    return;

  /* The words of a link may be its label. */
  if (!g_str_equal (words, "l*") && !g_str_equal (words, "L_  *"))
    count->n_delimiters += g_str_equal (span->target, LABEL) ? 1 : 2;
}

static void
count_text_cb (NewsroomTextType type,
               const char      *text,
               gsize            length,
               gssize           offset,
               gpointer         user_data)
{
  g_string_append_len (((Count *)user_data)->text, text, (gssize)length);
}

/* Each delimiter is text, or part of a span, of a target or of a label. */
static void
test_delimiters (void)
{
  static const NewsroomMarkdownHandler handler = {
    .enter_inline = count_enter_cb,
    .leave_inline = count_leave_cb,
    .text = count_text_cb,
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < N_BODIES && !g_test_failed (); i++)
    {
      g_autoptr (GString) body = g_string_new ("a");
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (gsize));
      Count count = { .text = text, .starts = starts };
      guint n_delimiters;

      for (gint32 n = g_rand_int_range (rand, 1, 16); n > 0; n--)
        g_string_append (body, delimiter_pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (delimiter_pieces))]);
      n_delimiters = count_delimiters (body->str);
      g_string_append (body, DEFINITIONS);
      newsroom_markdown_parse (body->str, -1, &handler, &count);
      if (count_delimiters (text->str) + count.n_delimiters == n_delimiters)
        continue;
      g_test_message ("body %u of seed %d loses a delimiter:\n%s\n— is now —\n%s", i, SEED, body->str, text->str);
      g_test_fail ();
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/markdown/delimiters", test_delimiters);
  g_test_add_func ("/text/markdown/words", test_words);

  return g_test_run ();
}
