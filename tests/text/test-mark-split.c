/* test-mark-split.c — what of bold and the like ends and begins where a paragraph does
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-mark-split.h"

#include <string.h>

/* Each case is a text with "^" for the caret, and what becomes of it, with "|" where the words go on; %NULL for
 * nothing. */
static void
test_cases (void)
{
  static const struct
  {
    const char *text;
    const char *after;
  } cases[] = {
    { "a **one ^two** b", "a **one**^**|two** b" },
    { "a **one^ two** b", "a **one**^**|two** b" },
    { "a **on^e** b", "a **on**^**|e** b" },
    { "*one ^two*", "*one*^*|two*" },
    { "_one ^two_", "_one_^_|two_" },
    { "~~one ^two~~", "~~one~~^~~|two~~" },
    { "***one ^two***", "***one***^***|two***" },
    { "**one *two ^three* four**", "**one *two***^***|three* four**" },
    { "**one *two*^ three**", "**one *two***^**|three**" },
    { "- **one ^(two)**", "- **one**^**|(two)**" },
    { "> 1. **one! ^two**", "> 1. **one!**^**|two**" },
    { "# **one ^two**", "# **one**^**|two**" },
    { "**one ^1. two**", "**one**^**|1. two**" },
    /* At an end of the words the caret leaves them. */
    { "a **one^** b", "a **one**^| b" },
    { "a **^one** b", "a ^|**one** b" },
    { "***one^***", "***one***^|" },
    { "**a *one^***", "**a *one***^|" },
    { "**a *one^* b**", "**a *one***^**|b**" },
    /* What has no marks, and what would be broken. */
    { "one ^two", NULL },
    { "^", NULL },
    { "a ^**one** b", NULL },
    { "a **one**^ b", NULL },
    { "**one `two ^three` four**", NULL },
    { "**one [two ^three](https://example.org) four**", NULL },
    { "\\*one ^two\\*", NULL },
    { "2 * 3 ^* 4", NULL },
    { "*one\ntwo ^three*", NULL },
    { "    **one ^two**", NULL },
    { "One.\n\n**two ^three**\n\nFour.", "One.\n\n**two**^**|three**\n\nFour." },
    { "ä **ö^ü** ß", "ä **ö**^**|ü** ß" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i].text, "^", 2);
      g_autofree char *body = g_strconcat (parts[0], parts[1], NULL);
      gsize            n_begun = 99;
      g_autoptr (NewsroomTextEdit) edit = newsroom_mark_split (body, strlen (parts[0]), &n_begun);
      g_autofree char *after = edit != NULL ? newsroom_text_edit_apply (edit, body) : NULL;
      g_autoptr (GString) shown = g_string_new (after);

      g_test_message ("%s", cases[i].text);
      if (edit != NULL)
        {
          g_assert_cmpuint (edit->start, ==, edit->end);
          g_string_insert_c (shown, (gssize)(edit->start + n_begun), '|');
          g_string_insert_c (shown, (gssize)edit->start, '^');
        }
      g_assert_cmpstr (edit != NULL ? shown->str : NULL, ==, cases[i].after);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/mark-split/cases", test_cases);

  return g_test_run ();
}
