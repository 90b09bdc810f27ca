/* test-typography-undo.c — one undo gives back what was typed, in every language
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "newsroom-edit-history.h"
#include "newsroom-typography.h"

typedef struct
{
  NewsroomEditHistory *history;
  GString             *text;
} Typed;

static gssize
byte_of (GString *text,
         guint    offset)
{
  return g_utf8_offset_to_pointer (text->str, offset) - text->str;
}

static void
apply_cb (guint       offset,
          const char *deleted,
          const char *inserted,
          gpointer    user_data)
{
  GString     *text = ((Typed *)user_data)->text;
  const gssize at = byte_of (text, offset);

  if (deleted != NULL)
    {
      g_assert_true (g_str_has_prefix (text->str + at, deleted));
      g_string_erase (text, at, (gssize)strlen (deleted));
    }
  if (inserted != NULL)
    g_string_insert (text, at, inserted);
}

/* As the buffer of the editor does it: what goes and what comes, as one action. */
static void
change (Typed      *typed,
        gsize       start,
        gsize       end,
        const char *inserted)
{
  const guint      offset = (guint)g_utf8_strlen (typed->text->str, (gssize)start);
  g_autofree char *deleted = g_strndup (typed->text->str + start, end - start);

  newsroom_edit_history_begin_group (typed->history);
  if (deleted[0] != '\0')
    {
      g_string_erase (typed->text, (gssize)start, (gssize)(end - start));
      newsroom_edit_history_delete (typed->history, offset, deleted, -1);
    }
  if (inserted[0] != '\0')
    {
      g_string_insert (typed->text, (gssize)start, inserted);
      newsroom_edit_history_insert (typed->history, offset, inserted, -1);
    }
  newsroom_edit_history_end_group (typed->history);
}

static void
correct (Typed                        *typed,
         const NewsroomTypographyEdit *edit,
         gboolean                      takes_back)
{
  g_autofree char *keys = g_strdup (typed->text->str);
  g_autofree char *corrected = NULL;

  newsroom_edit_history_break (typed->history);
  change (typed, edit->start, edit->end, edit->text);
  newsroom_edit_history_break (typed->history);
  corrected = g_strdup (typed->text->str);

  g_assert_true (newsroom_edit_history_undo (typed->history, apply_cb, typed, NULL, NULL));
  g_assert_cmpstr (typed->text->str, ==, keys);
  if (takes_back)
    return;
  g_assert_true (newsroom_edit_history_redo (typed->history, apply_cb, typed, NULL, NULL));
  g_assert_cmpstr (typed->text->str, ==, corrected);
}

/* Types at the end, and takes some of the corrections back. Returns: how many there were */
static guint
type_somehow (Typed      *typed,
              GRand      *rand,
              const char *language,
              gboolean    is_markdown)
{
  static const char keys[] = "\"\"'--'.. ,?!:;()aAeE19 \n*`";
  guint             n_corrections = 0;

  for (guint i = 0; i < 60; i++)
    {
      const char             key[] = { keys[g_rand_int_range (rand, 0, (gint32)strlen (keys))], '\0' };
      NewsroomTypographyEdit edit;

      change (typed, typed->text->len, typed->text->len, key);
      if (!newsroom_typography_type (typed->text->str, typed->text->len, typed->text->len, language, is_markdown, &edit))
        continue;
      n_corrections++;
      correct (typed, &edit, g_rand_boolean (rand));
    }

  return n_corrections;
}

static void
test_languages (void)
{
  static const char *const languages[] = { "en", "en-GB", "de", "de-CH", "fr", "fr-CA", "es", "it", "nl", "pl", "sv", "pt-PT", "cs" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_test_rand_int ());
  guint n_corrections[G_N_ELEMENTS (languages)] = { 0 };

  for (guint i = 0; i < 40 * G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (NewsroomEditHistory) history = newsroom_edit_history_new (G_MAXSIZE);
      g_autoptr (GString) text = g_string_new (NULL);
      Typed typed = { history, text };

      n_corrections[i % G_N_ELEMENTS (languages)] += type_somehow (&typed, rand, languages[i % G_N_ELEMENTS (languages)], i % 2 == 0);
      while (newsroom_edit_history_undo (history, apply_cb, &typed, NULL, NULL))
        ;
      g_assert_cmpstr (text->str, ==, "");
    }
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    g_assert_cmpuint (n_corrections[i], >, 40);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/typography-undo/languages", test_languages);

  return g_test_run ();
}
