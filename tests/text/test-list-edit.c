/* test-list-edit.c — Enter, Tab and Backspace in lists and quotes
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-list-edit.h"

#include <string.h>

#include "newsroom-list-numbers.h"
#include "newsroom-plain-text.h"

typedef struct
{
  const char *before; /* "^" is the caret */
  const char *after;  /* NULL where nothing of all this is to be done */
} Case;

static char *
read_caret (const char *marked,
            gsize      *caret)
{
  const char *mark = strchr (marked, '^');
  GString    *body = g_string_new (marked);

  *caret = (gsize)(mark - marked);
  g_string_erase (body, (gssize)*caret, 1);

  return g_string_free (body, FALSE);
}

static char *
press_enter (const char *body,
             gsize       caret)
{
  g_autofree char *prefix = newsroom_list_edit_continue (body, caret);
  GString         *result = g_string_new (body);

  if (prefix != NULL)
    g_string_insert (result, (gssize)caret, prefix);
  g_string_insert (result, (gssize)caret, "\n");
  if (prefix != NULL)
    g_string_insert (result, (gssize)(caret + 1 + strlen (prefix)), "^");

  return prefix != NULL ? g_string_free (result, FALSE) : (g_string_free (result, TRUE), NULL);
}

static char *
apply (NewsroomTextEdit *edit,
       const char       *body)
{
  g_autoptr (NewsroomTextEdit) owned = edit;
  g_autofree char *result = NULL;
  GString         *marked;

  if (edit == NULL)
    return NULL;

  result = newsroom_text_edit_apply (edit, body);
  marked = g_string_new (result);
  g_string_insert (marked, (gssize)edit->start, "^");

  return g_string_free (marked, FALSE);
}

static char *
enter (const char *body,
       gsize       caret)
{
  char *ended = apply (newsroom_list_edit_end (body, caret), body);

  return ended != NULL ? ended : press_enter (body, caret);
}

static char *
indent (const char *body,
        gsize       caret)
{
  return apply (newsroom_list_edit_indent (body, caret, caret, FALSE), body);
}

static char *
outdent (const char *body,
         gsize       caret)
{
  return apply (newsroom_list_edit_indent (body, caret, caret, TRUE), body);
}

static char *
backspace (const char *body,
           gsize       caret)
{
  return apply (newsroom_list_edit_unmark (body, caret), body);
}

static void
check (const Case *cases,
       gsize       n_cases,
       char *(*press) (const char *body, gsize caret))
{
  for (gsize i = 0; i < n_cases; i++)
    {
      gsize            caret;
      g_autofree char *body = read_caret (cases[i].before, &caret);
      g_autofree char *after = press (body, caret);

      if (g_strcmp0 (after, cases[i].after) != 0)
        g_test_fail_printf ("“%s” became “%s”, not “%s”", cases[i].before, after, cases[i].after);
    }
}

static void
test_enter (void)
{
  static const Case cases[] = {
    { "- a^", "- a\n- ^" },
    { "* a^b", "* a\n* ^b" },
    { "+   a^", "+   a\n+   ^" },
    { "1. a^", "1. a\n2. ^" },
    { "9) a^", "9) a\n10) ^" },
    { "- [x] a^", "- [x] a\n- [ ] ^" },
    { "- a\n  - b^", "- a\n  - b\n  - ^" },
    { "> a^", "> a\n> ^" },
    { "> - a^", "> - a\n> - ^" },
    { "- a\n  b^", "- a\n  b\n  ^" },
    { "- a\n- ^", "- a\n\n^" },
    { "1. a\n2. ^\n\nb", "1. a\n\n^\n\nb" },
    { "- a\n  - b\n  - ^", "- a\n  - b\n- ^" },
    { "- [ ] a\n- [ ] ^", "- [ ] a\n\n^" },
    { "> a\n> ^", "> a\n\n^" },
    { "> a\n>\n> ^", "> a\n\n^" },
    { "> - a\n> - ^", "> - a\n>\n> ^" },
    { "> - a\n>\n> ^", "> - a\n\n^" },
    { "> > a\n> >\n> > ^\n> > b", "> > a\n\n^\n> > b" },
    { "a^", NULL },
    { "^", NULL },
    { "a\n\n^", NULL },
    { "# a^", NULL },
    { "^- a", NULL },
    { "-^", NULL },
    { "```\n- a^\n```", NULL },
    { "1986. A year^", "1986. A year\n1987. ^" },
    { "1. a\n2. ^\n3. b\n4. c", "1. a\n\n^\n\n2. b\n3. c" },
    { "- a\n- ^\n- b", "- a\n\n^\n\n- b" },
    { "- ^\n- b", "^\n\n- b" },
    { "- a\n- ^\n", "- a\n\n^\n" },
    { "> 1. a\n> 2. ^\n> 3. b", "> 1. a\n>\n> ^\n>\n> 2. b" },
    { "> 1. a\n> 2. ^\n>\n> b", "> 1. a\n>\n> ^\n>\n> b" },
    { "1. a\n   1. b\n   2. ^\n   3. c\n2. d", "1. a\n   1. b\n2. ^\n   1. c\n3. d" },
    { "It was\n1986. A year^", NULL },
    { "    - code^", NULL },
  };

  check (cases, G_N_ELEMENTS (cases), enter);
}

static void
test_indent (void)
{
  static const Case cases[] = {
    { "- a\n- b^", "- a\n  - b^" },
    { "- a\n- b^\n  - c\n- d", "- a\n  - b^\n    - c\n- d" },
    { "1. a\n2. b^", "1. a\n   1. b^" },
    { "1. a\n   1. b\n2. c^", "1. a\n   1. b\n   2. c^" },
    { "1. a\n2. b^\n   1. c\n3. d\n4. e", "1. a\n   1. b^\n      1. c\n2. d\n3. e" },
    { "5. a\n6. b^\n7. c\n9. d", "5. a\n   1. b^\n6. c\n9. d" },
    { "1. a\n1. b^\n1. c", "1. a\n   1. b^\n1. c" },
    { "- [ ] a\n- [ ] b^", "- [ ] a\n  - [ ] b^" },
    { "> - a\n> - b^", "> - a\n>   - b^" },
    { "- a^", NULL },
    { "- a\n  - b^", NULL },
    { "text^", NULL },
  };

  check (cases, G_N_ELEMENTS (cases), indent);
}

static void
test_outdent (void)
{
  static const Case cases[] = {
    { "- a\n  - b^", "- a\n- b^" },
    { "- a\n  - b^\n    - c\n- d", "- a\n- b^\n  - c\n- d" },
    { "1. a\n   1. b^", "1. a\n2. b^" },
    { "1. a\n   1. b^\n   2. c\n   3. d\n2. e\n3. f", "1. a\n2. b^\n   1. c\n   2. d\n3. e\n4. f" },
    { "> - a\n>   - b^", "> - a\n> - b^" },
    { "- a^", NULL },
    { "text^", NULL },
  };

  check (cases, G_N_ELEMENTS (cases), outdent);
}

static void
test_backspace (void)
{
  static const Case cases[] = {
    { "- ^a", "^a" },
    { "- a\n- ^b", "- a\n\n^b" },
    { "1. ^", "^" },
    { "1. a\n2. ^b\n3. c\n4. d", "1. a\n\n^b\n\n2. c\n3. d" },
    { "1. ^a\n2. b\n\nc\n\n3. d", "^a\n\n1. b\n\nc\n\n3. d" },
    { "- [ ] ^a", "^a" },
    { "> ^a", "^a" },
    { "- a^", NULL },
    { "^- a", NULL },
    { "^a", NULL },
    { "a\n\n^b", NULL },
  };

  check (cases, G_N_ELEMENTS (cases), backspace);
}

static char *
make_room (const char *body,
           gsize       caret)
{
  return apply (newsroom_list_numbers_make_room (body, caret), body);
}

/* Deletes what "<" and ">" are around. */
static char *
close_gap (const char *body,
           gsize       caret)
{
  const gsize      end = (gsize)(strchr (body, '>') - body);
  g_autofree char *deleted = g_strndup (body + caret, end - caret);
  g_autoptr (GString) left = g_string_new (body);

  g_string_erase (left, (gssize)caret, (gssize)(end + 1 - caret));

  return apply (newsroom_list_numbers_close_gap (left->str, caret, deleted), left->str);
}

static void
test_make_room (void)
{
  static const Case cases[] = {
    { "1. a\n2. ^\n2. b\n3. c", "1. a\n2. ^\n3. b\n4. c" },
    { "1. a\n2. ^\n\n2. b\n   more\n\n   - x\n3. c\n\nd\n\n4. e", "1. a\n2. ^\n\n3. b\n   more\n\n   - x\n4. c\n\nd\n\n4. e" },
    { "8. a\n9. ^\n9. b\n   - x\n\n   y", "8. a\n9. ^\n10. b\n    - x\n\n    y" },
    { "> 1. a\n> 2. ^\n> 2. b", "> 1. a\n> 2. ^\n> 3. b" },
    { "- 1. a\n  2. ^\n  2. b\n- c", "- 1. a\n  2. ^\n  3. b\n- c" },
    { "1) a\n2) ^\n2) b\n7) c\n8) d", "1) a\n2) ^\n3) b\n7) c\n8) d" },
    { "1. a\n2. ^\n1. b\n1. c", NULL },
    { "1. a\n2. ^\n2) b", NULL },
    { "1. a\n2. ^", NULL },
    { "- a\n- ^\n- b", NULL },
    { "```\n1. a\n2. ^\n2. b\n```", NULL },
  };

  check (cases, G_N_ELEMENTS (cases), make_room);
}

static void
test_close_gap (void)
{
  static const Case cases[] = {
    { "1. a^\n2. b>\n3. c\n4. d", "1. a^\n2. c\n3. d" },
    { "1. a\n^2. b\n>3. c\n4. d", "1. a\n^2. c\n3. d" },
    { "^1. a\n2. b\n>3. c\n4. d", "^1. c\n2. d" },
    { "^5. a\n>6. b", "^5. b" },
    { "1. a\n   1. b\n^   2. c\n>   3. d\n2. e", "1. a\n   1. b\n^   2. d\n2. e" },
    { "1. a^a\n2. b>b\n3. c", "1. a^b\n2. c" },
    { "9. a^\n10. b>\n11. c\n    - x", "9. a^\n10. c\n    - x" },
    { "1. a^\n2. b\n   more\n3. c>\n4. d", "1. a^\n2. d" },
    { "1. a\n^1. b\n>1. c\n1. d", NULL },
    { "1. a^\n2. b>\n5. c\n6. d", NULL },
    { "1. a\n^2. b\n>5. c\n6. d", NULL },
    { "1. a^b>\n3. c", NULL },
    { "1. a^\n2. b>", NULL },
    { "a^\nb>\n\n2. c", NULL },
    { "- a^\n- b>\n- c", NULL },
  };

  check (cases, G_N_ELEMENTS (cases), close_gap);
}

static char *
get_words (const char *body)
{
  g_autofree char *plain = newsroom_plain_text_from_markdown (body, -1);
  GString         *words = g_string_new (NULL);

  for (const char *p = plain; *p != '\0'; p++)
    if (!g_ascii_isspace (*p) && !g_ascii_isdigit (*p) && strchr (".[]x", *p) == NULL)
      g_string_append_c (words, *p);

  return g_string_free (words, FALSE);
}

/* Whatever is pressed wherever: valid text, and the same words. */
static void
test_random (void)
{
  static const char *const parts[] = { "a", "é", "- ", "* ", "1. ", "2) ", "[ ] ", "[x] ", "  ", "    ", "   ", "\n", "\n", "\n\n", "> ", ">", "```\n", "# ", "**b**", "| a |\n|---|\n", "---\n", "\t" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240326);
  guint n_done = 0;

  for (guint i = 0; i < 60000; i++)
    {
      g_autoptr (GString) body = g_string_new (NULL);
      g_autoptr (NewsroomTextEdit) edit = NULL;
      g_autofree char *result = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gsize            caret;

      for (gint32 n = g_rand_int_range (rand, 1, 16); n > 0; n--)
        g_string_append (body, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      caret = (gsize)g_rand_int_range (rand, 0, (gint32)body->len + 1);
      while (((guchar)body->str[caret] & 0xC0) == 0x80)
        caret--;

      if (i % 4 == 0)
        edit = newsroom_list_edit_end (body->str, caret);
      else if (i % 4 == 1)
        edit = newsroom_list_edit_unmark (body->str, caret);
      else
        edit = newsroom_list_edit_indent (body->str, caret, g_rand_boolean (rand) ? body->len : caret, i % 4 == 2);
      g_free (newsroom_list_edit_continue (body->str, caret));
      if (edit == NULL)
        continue;

      n_done++;
      result = newsroom_text_edit_apply (edit, body->str);
      g_assert_true (g_utf8_validate (result, -1, NULL));
      g_assert_cmpuint (edit->start, <=, edit->end);
      g_assert_cmpuint (edit->end, <=, strlen (result));
      before = get_words (body->str);
      after = get_words (result);
      g_assert_cmpstr (after, ==, before);
    }
  g_assert_cmpuint (n_done, >, 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/list-edit/enter", test_enter);
  g_test_add_func ("/text/list-edit/indent", test_indent);
  g_test_add_func ("/text/list-edit/outdent", test_outdent);
  g_test_add_func ("/text/list-edit/backspace", test_backspace);
  g_test_add_func ("/text/list-edit/make-room", test_make_room);
  g_test_add_func ("/text/list-edit/close-gap", test_close_gap);
  g_test_add_func ("/text/list-edit/random", test_random);

  return g_test_run ();
}
