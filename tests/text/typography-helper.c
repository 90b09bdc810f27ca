/* typography-helper.c — texts typed, put right and made plain, and compared
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "typography-helper.h"

#include <string.h>

char *
typography_dup_seen (const char *text)
{
  g_autoptr (GString) seen = g_string_new (text);

  g_string_replace (seen, "\u00a0", "␣", 0);
  g_string_replace (seen, "\u202f", "⍽", 0);

  return g_string_free (g_steal_pointer (&seen), FALSE);
}

char *
typography_dup_real (const char *text)
{
  g_autoptr (GString) real = g_string_new (text);

  g_string_replace (real, "␣", "\u00a0", 0);
  g_string_replace (real, "⍽", "\u202f", 0);

  return g_string_free (g_steal_pointer (&real), FALSE);
}

/* Types one character after another, before @behind. */
char *
typography_dup_typed (const char *keys,
                      const char *behind,
                      const char *language,
                      gboolean    is_markdown)
{
  g_autoptr (GString) text = g_string_new (behind);
  gsize caret = 0;

  for (const char *p = keys; *p != '\0'; p = g_utf8_next_char (p))
    {
      NewsroomTypographyEdit edit;
      gsize                  n = (gsize)(g_utf8_next_char (p) - p);

      g_string_insert_len (text, (gssize)caret, p, (gssize)n);
      caret += n;
      if (!newsroom_typography_type (text->str, text->len, caret, language, is_markdown, &edit))
        continue;

      g_assert_cmpuint (edit.start, <=, edit.end);
      g_assert_cmpuint (edit.end, <=, caret);
      g_string_erase (text, (gssize)edit.start, (gssize)(edit.end - edit.start));
      g_string_insert (text, (gssize)edit.start, edit.text);
      caret = caret - (edit.end - edit.start) + strlen (edit.text);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
typography_dup_applied (const char *text,
                        GArray     *edits)
{
  g_autoptr (GArray) owned = edits;

  return newsroom_typography_apply (text, strlen (text), (const NewsroomTypographyEdit *)(gpointer)owned->data, owned->len);
}

char *
typography_dup_educated (const char *text,
                         const char *language,
                         gboolean    is_markdown)
{
  return typography_dup_applied (text, newsroom_typography_educate (text, strlen (text), 0, strlen (text), language, is_markdown));
}

char *
typography_dup_straightened (const char *text,
                             gboolean    is_markdown)
{
  return typography_dup_applied (text, newsroom_typography_straighten (text, strlen (text), 0, strlen (text), is_markdown));
}

/* Goes on with the other cases. */
void
typography_expect (const char *actual,
                   const char *expected,
                   const char *what)
{
  if (g_str_equal (actual, expected))
    return;

  g_test_message ("%s:\n  is       “%s”\n  and not  “%s”", what, actual, expected);
  g_test_fail ();
}

void
typography_check_case (const char           *language,
                       const TypographyCase *one,
                       gboolean              is_markdown)
{
  g_autofree char *typed = typography_dup_typed (one->keys, "", language, is_markdown);
  g_autofree char *educated = typography_dup_educated (one->keys, language, is_markdown);
  g_autofree char *again = typography_dup_educated (educated, language, is_markdown);
  g_autofree char *straight = typography_dup_straightened (educated, is_markdown);
  g_autofree char *typed_seen = typography_dup_seen (typed);
  g_autofree char *educated_seen = typography_dup_seen (educated);

  if ((one->ways & TYPED) != 0)
    typography_expect (typed_seen, one->expected, language);
  if ((one->ways & EDUCATED) != 0)
    typography_expect (educated_seen, one->expected, language);
  if ((one->ways & BACK) != 0)
    typography_expect (straight, one->keys, language);
  typography_expect (again, educated, language);
}
