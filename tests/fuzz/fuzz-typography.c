/* fuzz-typography.c — corrections of any body leave its structure, letters and code as they are
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-target.h"

#include "newsroom-typography-private.h"

#include <string.h>

static const char *const languages[] = { "en", "en-GB", "de", "de-CH", "fr", "fr-CA", "es", "it", "nl", "pl", "sv", "pt-PT", "cs" };

/* Takes the corrections. Asserts that they are in order and change what may be changed. */
static char *
dup_checked (const char *text,
             GArray     *edits)
{
  g_autoptr (GArray) owned = edits;
  const NewsroomTypographyEdit *first = (const NewsroomTypographyEdit *)(gpointer)owned->data;
  const gsize                   length = strlen (text);
  char                         *corrected;
  gsize                         done = 0;

  for (guint i = 0; i < owned->len; i++)
    {
      g_assert_cmpuint (first[i].start, >=, done);
      g_assert_cmpuint (first[i].end, >=, first[i].start);
      g_assert_cmpuint (first[i].end, <=, length);
      g_assert_true (g_utf8_validate (first[i].text, -1, NULL));
      done = first[i].end;
    }
  g_assert_true (newsroom_typography_keeps_structure (text, length, first, owned->len));
  corrected = newsroom_typography_apply (text, length, first, owned->len);
  g_assert_true (g_utf8_validate (corrected, -1, NULL));

  return corrected;
}

static char *
dup_straight (const char *text)
{
  return dup_checked (text, newsroom_typography_straighten (text, strlen (text), 0, strlen (text), TRUE));
}

/* Types the text from its beginning. */
static void
type_all (const char *text,
          const char *language,
          gboolean    is_markdown)
{
  g_autoptr (GString) typed = g_string_new (NULL);
  NewsroomTypographyEdit edit;

  for (const char *p = text; *p != '\0' && typed->len < 400; p = g_utf8_next_char (p))
    {
      g_string_append_len (typed, p, g_utf8_next_char (p) - p);
      if (!newsroom_typography_type (typed->str, typed->len, typed->len, language, is_markdown, &edit))
        continue;

      g_assert_cmpuint (edit.start, <=, edit.end);
      g_assert_cmpuint (edit.end, <=, typed->len);
      g_string_erase (typed, (gssize)edit.start, (gssize)(edit.end - edit.start));
      g_string_insert (typed, (gssize)edit.start, edit.text);
      g_assert_true (g_utf8_validate (typed->str, (gssize)typed->len, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const char      *language = languages[size > 0 ? data[0] % G_N_ELEMENTS (languages) : 0];
  g_autofree char *text = g_utf8_make_valid (size > 0 ? (const char *)data + 1 : "", size > 0 ? (gssize)size - 1 : 0);
  g_autofree char *educated = dup_checked (text, newsroom_typography_educate (text, strlen (text), 0, strlen (text), language, TRUE));
  g_autofree char *straight = dup_straight (text);
  g_autofree char *plain = dup_straight (educated);

  g_free (dup_checked (plain, newsroom_typography_educate (plain, strlen (plain), 0, strlen (plain), language, TRUE)));
  type_all (text, language, TRUE);
  type_all (text, language, FALSE);

  return 0;
}
