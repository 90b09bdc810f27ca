/* test-format-window.c — what is done to a part of a body is what is done to all of it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-format.h"
#include "newsroom-format-link.h"
#include "newsroom-list-edit.h"
#include "newsroom-paragraph-move.h"
#include "newsroom-plain-text.h"
#include "newsroom-table-edit.h"

#include <string.h>

/* Behind code that may be in an item all of a body is parsed. Both beginnings are none of what is changed. */
#define WORDS "four\nx\nfour\n\n"
#define CODE " ```\nx\n ```\n\n"
#define END "\n\nend\n"

static char *
random_body (GRand *rand)
{
  static const char *const parts[] = { "word", "word ", "é ", "**a b**", "`c`", "[a](b)", "\n", "\n", "\n\n", "\n\n", "\n\n", "\n- a", "\n- ", "\n  - b", "\n1. c", "\n2. d", "\n- [ ] e", "\n> f", "\n> - g", "\n# h", "\n\n| a | b |\n|---|---|\n| c |  |\n\n", "    ", "|", "*", "\n---\n", "[x]", "[Y z]", "[a][x]", "\n\n[x]: y\n\n", "\n\n[y\nZ ]: z\n\n", "\n\n```\nx\n\n```\n\n", "\n\n~~~~\n\n- ~~~\n\nx\n\n~~~~\n\n", "\n~~~\n", "\n```\nx\n```\n" };
  GString                 *body = g_string_new ("begin\n\n");

  for (gint32 n = g_rand_int_range (rand, 4, 60); n > 0; n--)
    g_string_append (body, parts[g_rand_int_range (rand, 0, (gint32)G_N_ELEMENTS (parts) - (g_rand_int_range (rand, 0, 8) > 0 ? 9 : 0))]);

  return g_string_free (body, FALSE);
}

static NewsroomTextEdit *
edit_somehow (const char *body,
              gsize       caret,
              guint       which)
{
  g_autoptr (NewsroomFormatLink) link = NULL;

  switch (which)
    {
    case 0:
      return newsroom_list_edit_end (body, caret);
    case 1:
      return newsroom_list_edit_unmark (body, caret);
    case 2:
    case 3:
      return newsroom_list_edit_indent (body, caret, caret, which == 2);
    case 4:
    case 5:
      return newsroom_paragraph_move (body, caret, caret, which == 4);
    case 6:
      link = newsroom_format_link_find (body, caret, caret);
      return link != NULL ? newsroom_format_link_set (body, link, link->text, "https://example.org/") : NULL;
    default:
      if (which < 11)
        return newsroom_table_step (body, caret, (NewsroomTableStep)(which - 7), which % 3 - 1);
      return newsroom_table_edit (body, caret, (NewsroomTableCommand)(which - 11));
    }
}

static char *
dup_shown (const char *body,
           gsize       caret,
           guint       which)
{
  g_autoptr (NewsroomTextEdit) edit = edit_somehow (body, caret, which);

  if (edit == NULL)
    return NULL;
  /* Where nothing is changed is all the same, and so is what changes the beginning. */
  if (edit->n_deleted == 0 && edit->inserted[0] == '\0')
    edit->offset = 0;
  else if (edit->offset < strlen (WORDS))
    return NULL;

  return g_strdup_printf ("%" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT " “%s” %" G_GSIZE_FORMAT " %" G_GSIZE_FORMAT, edit->offset, edit->n_deleted, edit->inserted, edit->start, edit->end);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261129);
  guint n_done = 0, n_other = 0;

  for (guint i = 0; i < 60000; i++)
    {
      g_autofree char *body = random_body (rand);
      g_autofree char *short_body = g_strconcat (WORDS, body, END, NULL);
      g_autofree char *long_body = g_strconcat (CODE, body, END, NULL);
      const guint      which = (guint)g_rand_int_range (rand, 0, 11 + NEWSROOM_TABLE_LINE_UP + 1);
      gsize            caret = strlen (WORDS) + (gsize)g_rand_int_range (rand, 0, (gint32)strlen (body) + 1);
      g_autofree char *shown = NULL;
      g_autofree char *whole_shown = NULL;
      g_autofree char *prefix = NULL;
      g_autofree char *whole_prefix = NULL;

      while (((guchar)short_body[caret] & 0xC0) == 0x80)
        caret--;
      shown = dup_shown (short_body, caret, which);
      whole_shown = dup_shown (long_body, caret, which);
      if (g_strcmp0 (shown, whole_shown) != 0)
        g_test_message ("%u at %u of “%s”: %s, not %s", which, (guint)caret, short_body, shown, whole_shown);
      n_other += g_strcmp0 (shown, whole_shown) != 0;
      n_done += shown != NULL;
      prefix = newsroom_list_edit_continue (short_body, caret);
      whole_prefix = newsroom_list_edit_continue (long_body, caret);
      g_assert_cmpstr (prefix, ==, whole_prefix);
      g_assert_true (newsroom_list_edit_is_item (short_body, caret) == newsroom_list_edit_is_item (long_body, caret));
    }
  g_test_message ("%u done, %u of them in another way", n_done, n_other);
  g_assert_cmpuint (n_done, >, 10000);
  g_assert_cmpuint (n_other, ==, 0);
}

/* md4c 0.4.8 takes a fence that is indented as code as a fence, others do not: what is behind it is code for commands
 * where it is for the parser. */
static void
test_indented_fence (void)
{
  static const char *const fences[] = { "    ```", "\t```", " \t~~~~", "      ~~~" };

  for (guint i = 0; i < G_N_ELEMENTS (fences); i++)
    {
      g_autofree char *body = g_strconcat ("Words here\n", fences[i], "\n\nMore **words** here.\n\nand more\n\nlast word\n", NULL);
      const gsize      at = (gsize)(strstr (body, "last") - body);
      g_autoptr (NewsroomTextEdit) edit = newsroom_format_toggle (body, at, at + 4, NEWSROOM_FORMAT_STRONG);
      g_autofree char *plain = newsroom_plain_text_from_markdown (body, -1);

      g_assert_true ((edit == NULL) == (strstr (plain, "**words**") != NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/format-window/random", test_random);
  g_test_add_func ("/text/format-window/indented-fence", test_indented_fence);

  return g_test_run ();
}
