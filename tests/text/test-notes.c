/* test-notes.c — marks and comments are found, and comments cut
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-notes.h"

#include "newsroom-markdown.h"

#include <string.h>

/* Returns: the notes of a body, comments in braces, marks in brackets */
static char *
dup_notes (const char *body)
{
  g_autoptr (GArray) notes = newsroom_notes_find (body, -1);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < notes->len; i++)
    {
      const NewsroomNote *note = &g_array_index (notes, NewsroomNote, i);

      g_string_append (all, note->kind == NEWSROOM_NOTE_COMMENT ? "{" : "<");
      g_string_append_len (all, body + note->start, (gssize)(note->end - note->start));
      g_string_append (all, note->kind == NEWSROOM_NOTE_COMMENT ? "}" : ">");
    }

  return g_string_free (all, FALSE);
}

static void
test_find (void)
{
  static const struct
  {
    const char *body;
    const char *notes;
  } cases[] = {
    { "", "" },
    { "The TKO of TKs, ATK, TK1, TK_x, tk and *TK*", "<TK>" },
    { "TK said TKTK, (TKTKTK) “TK”—TK.", "<TK><TKTK><TKTKTK><TK><TK>" },
    { "XX people, XX"
      "X more, MAXX, XXL, X",
      "<XX><XX"
      "X>" },
    { "Who??? What?? Why????", "<?\?\?><?\?\?\?>" },
    { "[CHECK] it, [CHECK: ask police] and [CHECKED] [check] \\[CHECK]", "<[CHECK]><[CHECK: ask police]>" },
    { "`TK` and ``{>> a <<}``", "" },
    { "```\nTK ??? {>> a <<}\n```\n\n    TK", "" },
    { "[TK](https://example.org/TK)", "<TK>" },
    { "# TK\n\n- XX\n\n> ???\n\n|TK|\n|-|\n", "<TK><XX><?\?\?><TK>" },
    { "a {>> ask <<} b", "{{>> ask <<}}" },
    { "a {>> TK and `x <<} TK", "{{>> TK and `x <<}}<TK>" },
    { "{>> one\ntwo <<} TK", "{{>> one\ntwo <<}}<TK>" },
    { "> {>> one\n> two <<} TK", "{{>> one\n> two <<}}<TK>" },
    { "{>> no end TK", "<{>>><TK>" },
    { "First {>> ask\n\nSecond TK.\n\nThird {>> fine <<} ends.", "<{>>><TK>{{>> fine <<}}" },
    { "{>> one {>> two <<} three <<}", "{{>> one {>> two <<} three <<}}" },
    { "{>> one\n- two <<}\n- {>> three\n\n  four <<}", "<{>>><{>>>" },
    { "# {>> one\ntwo <<}\n\n|{>> a|b <<}|\n|---|---|\n", "<{>>><{>>>" },
    { "{>> one\n```\n<<}\n```\n<<}", "<{>>>" },
    { "{>> `<<}` TK <<} XX", "{{>> `<<}` TK <<}}<XX>" },
    { "{>> `<<}` TK", "<{>>><TK>" },
    { "{>> a \\<<} TK", "<{>>><TK>" },
    { "{>> [a](b) <<} [a {>> x <<}](b)", "{{>> [a](b) <<}}{{>> x <<}}" },
    { "[a {>> x](b) <<} {>> [a <<}](b)", "<{>>><{>>>" },
    { "{>> https://example.org/<<} TK", "{{>> https://example.org/<<}}<TK>" },
    { "\\{>> a <<} \\\\{>> b <<}", "{{>> b <<}}" },
    { "{>><<}{>>x<<}", "{{>><<}}{{>>x<<}}" },
    { "{>> *a <<} b* XX", "{{>> *a <<}}<XX>" },
    { "TK\xCC\x81 é TK", "<TK>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *notes = dup_notes (cases[i].body);

      g_test_message ("%s", cases[i].body);
      g_assert_cmpstr (notes, ==, cases[i].notes);
    }
}

static void
test_cut (void)
{
  static const struct
  {
    const char *body;
    const char *rest;
  } cases[] = {
    { "TK stays", NULL },
    { "{>> no end", NULL },
    { "a {>> ask <<} b", "a b" },
    { "a{>>x<<}b {>>y<<}.", "ab ." },
    { "{>> first <<} Words", "Words" },
    { "One.\n\n{>> a\nb <<}\n\nTwo.", "One.\n\n\n\nTwo." },
    { "One {>> a\n\nTwo.\n\nThree {>> b <<} ends.", "One {>> a\n\nTwo.\n\nThree ends." },
    { "`{>> code <<}` {>> x <<}", "`{>> code <<}`" },
    { "line one\n{>> n <<}\nline two", "line one\nline two" },
    { "{>> n <<} {>> o <<}\nline", "line" },
    { "> one\n> {>> n <<}\n> two", "> one\n> two" },
    { "> {>> n <<}\n> two", "> two" },
    { "- {>> n <<}\n  two", "- two" },
    { "bar\n{>> n <<}\n===", "bar\n===" },
    { "a\n\n{>> n <<}\n===\n\nb", "a\n\n\n\nb" },
    { "a  {>> n <<}\nb", "a\nb" },
    { "a {>> n <<}  \nb", "a  \nb" },
    { "{>> n <<}# x", "\\# x" },
    { "{>> n <<} - x", "\\- x" },
    { "a\n{>> n <<} 1. x", "a\n1\\. x" },
    { "a\n{>> n <<}---", "a\n\\---" },
    { "{>> n <<}\n2. x", "2\\. x" },
    { "{>> n <<}    x", "x" },
    { "{>> n <<}[a]: b", "[a]\\: b" },
    { "{>> n <<}```", "\\```" },
    { "[a]: {>> n <<}\nb", "[a]\\:\nb" },
    { "# x # {>> n <<}", "# x \\#" },
    { "[a\n](u){>> n <<}", "[a\n](u)" },
    { "*{>> n <<} it*", "*it*" },
    { "**it {>> n <<}**", "**it**" },
    { "a *{>> n <<}* b", "a b" },
    { "[a][1]\n\n[1]: u\n  \"T {>> n <<}\"", "[a][1]\n\n[1]: u\n  \"T\"" },
    { "[a][1]\n\n[1]:\n u\n 'T{>>n<<}'", "[a][1]\n\n[1]:\n u\n 'T'" },
    { "> [1]: u\n> (T {>> n <<})\n\nunused", "> [1]: u\n> (T)\n\nunused" },
    { "[a][1]\n\n[1]: u{>>n<<}", NULL },
    { "[x {>> n <<}]\n\n[x {>> n <<}]: u", "[x]\n\n[x]: u" },
    { "    [1]: u \"T {>> n <<}\"", NULL },
    { "a {>> b {>> c <<} d <<} e", "a e" },
    { "a {>> b {>> c <<} d", "a {>> b d" },
    { "{>> a\n{>> b <<}\nc <<}\nd", "d" },
    { "a ---{>> n <<} b", "a --- b" },
    { "{>> n <<}|b|\n---|---\nc|d", "| |b|\n---|---\nc|d" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rest = newsroom_notes_cut (cases[i].body, -1, NULL, 0);

      g_test_message ("%s", cases[i].body);
      g_assert_cmpstr (rest, ==, cases[i].rest);
    }
}

static void
test_cut_plain (void)
{
  static const struct
  {
    const char *text;
    const char *rest;
  } cases[] = {
    { "Council", NULL },
    { "{>> no end", NULL },
    { "\\{>> a <<}", NULL },
    { "{>> a\n\nb <<}", NULL },
    { "a {>> ask {him} << <<} b", "a b" },
    { "{>> ask\nhim <<} b", "b" },
    { "a {>> b {>> c <<}", "a {>> b" },
    { "a {>> b {>> c <<} d <<} e", "a e" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rest = newsroom_notes_cut_plain (cases[i].text);

      g_assert_cmpstr (rest, ==, cases[i].rest);
    }
}

static void
test_offsets (void)
{
  const char      *body = "ab {>>x<<} cd {>>y<<} ef";
  gsize            offsets[] = { 0, 3, 5, 11, 13, 22, 24, G_MAXSIZE };
  const gsize      expected[] = { 0, 3, 3, 3, 5, 6, 8, G_MAXSIZE - 16 };
  g_autofree char *rest = newsroom_notes_cut (body, -1, offsets, G_N_ELEMENTS (offsets));

  g_assert_cmpstr (rest, ==, "ab cd ef");
  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    g_assert_cmpuint (offsets[i], ==, expected[i]);
}

typedef struct
{
  GArray  *notes;
  GString *structure;
} Reading;

static void
enter_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  g_string_append_printf (((Reading *)user_data)->structure, "\n<%d %u %u\n", block->type, block->level, block->start);
}

static void
leave_block_cb (const NewsroomBlock *block,
                gpointer             user_data)
{
  g_string_append (((Reading *)user_data)->structure, "\n>\n");
}

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  g_string_append_printf (((Reading *)user_data)->structure, "<%d %s|", span->type, span->target != NULL ? span->target : "");
}

static void
leave_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  g_string_append (((Reading *)user_data)->structure, "|>");
}

static gboolean
is_noted (const Reading *reading,
          gssize         offset)
{
  for (guint i = 0; i < reading->notes->len; i++)
    {
      const NewsroomNote *note = &g_array_index (reading->notes, NewsroomNote, i);

      if (offset >= (gssize)note->start && offset < (gssize)note->end)
        return TRUE;
    }

  return FALSE;
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  Reading *reading = user_data;

  for (gsize i = 0; i < length; i++)
    if (type != NEWSROOM_TEXT_NORMAL || offset < 0 || !is_noted (reading, offset + (gssize)i))
      g_string_append_c (reading->structure, text[i]);
}

/* Returns: what a body means without its comments; blanks, ends of lines, and paragraphs, headings
 * and emphasis without words aside */
static char *
dup_structure (const char *body)
{
  static const NewsroomMarkdownHandler handler = { enter_block_cb, leave_block_cb, enter_inline_cb, leave_inline_cb, text_cb };
  g_autoptr (GArray) notes = newsroom_notes_find_comments (body, -1);
  g_autoptr (GString) structure = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GRegex) empty = g_regex_new ("<([68][0-9]+|1200(<1400>)+|[012]\\|\\|)>", 0, 0, NULL);
  Reading reading = { notes, structure };

  newsroom_markdown_parse (body, -1, &handler, &reading);
  for (const char *p = structure->str; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (words, *p);

  return g_regex_replace_literal (empty, words->str, -1, 0, "", 0, NULL);
}

/* Whether lines are fewer without comments. */
static gboolean
loses_lines (const char *body)
{
  return g_regex_match_simple ("n\nm|(^|\n)[ >]*({>> ?n ?<<} ?)+ *(\n|$)", body, 0, 0);
}

/* Where comments come between words, what stays is what it was. */
static void
test_structure (void)
{
  static const char *const lines[] = { "Ann said.\n", "*Bo* and **Cy**\n", "- item one\n", "  more words\n", "# Head here\n", "> quoted\n", "===\n", "---\n", "\n", "\n", "1. one\n", "2. two\n", "a `code` b\n", "[a link](b c)\n", "[a](b) _it is_\n", "    deep\n", "|a b|c|\n|---|---|\n|d|e f|\n", "end  \n", "\\# x\n", "7 - 3\n", "&amp; x\n", "[a]: b\n", "+ x # y\n" };
  static const char *const comments[] = { "{>> n <<} ", " {>> n <<}", "{>>n<<}", "\n{>> n <<}\n", "{>> n\nm <<} ", "{>> n <<}\n" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250301);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) body = g_string_new (NULL);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *rest = NULL;

      for (gint32 n = g_rand_int_range (rand, 1, 8); n > 0; n--)
        {
          g_auto (GStrv) words = g_strsplit (lines[g_rand_int_range (rand, 0, G_N_ELEMENTS (lines))], " ", -1);

          for (guint j = 0; words[j] != NULL; j++)
            {
              if (g_rand_int_range (rand, 0, 4) == 0)
                g_string_append (body, comments[g_rand_int_range (rand, 0, G_N_ELEMENTS (comments))]);
              g_string_append (body, words[j]);
              if (words[j + 1] != NULL)
                g_string_append_c (body, ' ');
            }
        }
      rest = newsroom_notes_cut (body->str, -1, NULL, 0);
      if (rest == NULL)
        continue;
      before = dup_structure (body->str);
      after = dup_structure (rest);
      /* A table below a note is one without it, and lists that only notes part are one. */
      if ((strstr (after, "<900") != NULL || strstr (before, "<400") != NULL) && loses_lines (body->str))
        continue;
      if (strcmp (before, after) != 0)
        g_test_message ("BODY [%s]\nREST [%s]", body->str, rest);
      g_assert_cmpstr (after, ==, before);
    }
}

/* What begins often and never ends is not looked for the end of each time. */
static void
test_many (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (GArray) notes = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append (body, "{>> [CHECK ");
  notes = newsroom_notes_find (body->str, (gssize)body->len);
  g_assert_cmpuint (notes->len, ==, 200000);
  g_assert_null (newsroom_notes_cut (body->str, (gssize)body->len, NULL, 0));
}

/* What a list of them shows. */
static void
test_words (void)
{
  g_autofree char *blank = g_strnfill (1500, 'a');
  g_autofree char *far = g_strconcat ("First. ", blank, " Ä TK ", blank, NULL);
  const struct
  {
    const char *body;
    const char *words;
    const char *sentence;
  } cases[] = {
    { "One.\n\nTwo has\nTK people. Three.", "TK", "Two has TK people." },
    { "- An item\n- has XX", "XX", "- has XX" },
    { "## Who???\nwords", "???", "## Who???" },
    { "Lead. It {>> ask\n  him. Then print <<} rose. End.", "ask him. Then print", "It {>> ask him. Then print <<} rose." },
    { "Äußerst [CHECK: wer] lang", "[CHECK: wer]", "Äußerst [CHECK: wer] lang" },
    { "{>><<}", "", "{>><<}" },
    { far, "TK", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const gsize length = strlen (cases[i].body);
      g_autoptr (GArray) notes = newsroom_notes_find (cases[i].body, -1);
      const NewsroomNote *note = &g_array_index (notes, NewsroomNote, 0);
      g_autofree char    *words = NULL;
      g_autofree char    *sentence = NULL;

      g_assert_cmpuint (notes->len, ==, 1);
      words = newsroom_notes_dup_words (cases[i].body, length, note);
      sentence = newsroom_notes_dup_sentence (cases[i].body, length, note);
      g_assert_cmpstr (words, ==, cases[i].words);
      if (cases[i].sentence != NULL)
        g_assert_cmpstr (sentence, ==, cases[i].sentence);
      else
        g_assert_true (g_str_has_prefix (sentence, "…Ä TK aaa") && g_str_has_suffix (sentence, "aaa…"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/notes/find", test_find);
  g_test_add_func ("/text/notes/cut", test_cut);
  g_test_add_func ("/text/notes/cut-plain", test_cut_plain);
  g_test_add_func ("/text/notes/offsets", test_offsets);
  g_test_add_func ("/text/notes/structure", test_structure);
  g_test_add_func ("/text/notes/many", test_many);
  g_test_add_func ("/text/notes/words", test_words);

  return g_test_run ();
}
