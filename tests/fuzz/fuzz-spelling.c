/* fuzz-spelling.c — any text as a body whose words are to be checked
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-target.h"

#include "newsroom-spelling-forms.h"
#include "newsroom-spelling-words.h"

#include <string.h>

/* No dictionary has it: all forms are tried. */
static gboolean
knows_cb (const char *word,
          gpointer    user_data)
{
  g_assert (g_utf8_validate (word, -1, NULL));

  return FALSE;
}

static void
check_word (const char                 *body,
            const NewsroomSpellingWord *word)
{
  static const char *languages[] = { "en", "de_DE", "fr", "it", "nl", "pl", "fi" };
  g_autofree char   *text = g_strndup (body + word->offset, word->length);

  g_assert (g_utf8_validate (text, -1, NULL));
  g_assert (strchr (text, '\n') == NULL);
  g_assert (g_utf8_strlen (text, -1) == (glong)(word->end - word->start));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *core = newsroom_spelling_dup_core (languages[i], text, &before, &after);

      g_assert (g_utf8_validate (core, -1, NULL));
      newsroom_spelling_is_right (languages[i], text, word->hints, knows_cb, NULL);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *body = g_strndup ((const char *)data, size);
  g_autoptr (NewsroomSpellingWords) spelling = NULL;
  g_autoptr (GArray) words = NULL;
  guint start = 0;
  guint end = G_MAXUINT;
  guint before = 0;

  if (!g_utf8_validate (body, -1, NULL))
    return 0;

  spelling = newsroom_spelling_words_new (body, -1);
  words = newsroom_spelling_words_find (spelling, &start, &end);
  g_assert (start == 0 && end == (guint)g_utf8_strlen (body, -1));
  for (guint i = 0; i < words->len; i++)
    {
      const NewsroomSpellingWord *word = &g_array_index (words, NewsroomSpellingWord, i);

      g_assert (word->start >= before && word->end > word->start && word->end <= end);
      check_word (body, word);
      before = word->end;
    }

  return 0;
}
