/* test-notes.c — marks and comments are found, and comments cut
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-notes.h"

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
    { "{>> one {>> two <<} three <<}", "<{>>>{{>> two <<}}" },
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
    { "`{>> code <<}` {>> x <<}", "`{>> code <<}` " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *rest = newsroom_notes_cut (cases[i].body, -1, NULL, 0);

      g_test_message ("%s", cases[i].body);
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/notes/find", test_find);
  g_test_add_func ("/text/notes/cut", test_cut);
  g_test_add_func ("/text/notes/offsets", test_offsets);
  g_test_add_func ("/text/notes/many", test_many);

  return g_test_run ();
}
