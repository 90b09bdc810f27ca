/* newsroom-byline.c — the line that says who wrote it: from credits to words and back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-byline.h"

#include <string.h>

#include "newsroom-credit.h"

/* The byline belongs to the article and is in its language, not in that of the desktop. */
static const struct
{
  const char *language;
  const char *by;
  const char *and;
} wordings[] = {
  { "en", "By", "and" },
  { "de", "Von", "und" },
  { "fr", "Par", "et" },
  { "es", "Por", "y" },
  { "it", "Di", "e" },
  { "nl", "Door", "en" },
  { "pt", "Por", "e" },
  { "pl", "Autor:", "i" },
  { "sv", "Av", "och" },
  { "fi", "Kirjoittanut", "ja" },
  { "cs", "Autor:", "a" },
};

static guint
find_wording (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (wordings); i++)
    if (g_ascii_strncasecmp (language, wordings[i].language, 2) == 0 && !g_ascii_isalpha (language[2]))
      return i;

  return 0;
}

/**
 * newsroom_byline_format:
 * @credits: a list of #NewsroomCredit
 * @language: BCP 47 tag of the article; English words are used for "" or a language that is
 *   not known here
 *
 * Joins the credits with the role "by": "By A, B and C".
 *
 * Returns: (transfer full): the byline, "" if nobody is credited so
 */
char *
newsroom_byline_format (GListModel *credits,
                        const char *language)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) byline = g_string_new (NULL);
  guint wording;

  g_return_val_if_fail (G_IS_LIST_MODEL (credits), NULL);
  g_return_val_if_fail (language != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (credits); i++)
    {
      g_autoptr (NewsroomCredit) credit = g_list_model_get_item (credits, i);
      const char *name = newsroom_credit_get_wording (credit);

      if (name == NULL)
        name = newsroom_author_get_text (newsroom_credit_get_author (credit), NEWSROOM_AUTHOR_NAME);
      if (g_str_equal (newsroom_credit_get_role (credit), NEWSROOM_CREDIT_BY) && name[0] != '\0')
        g_ptr_array_add (names, g_strdup (name));
    }

  if (names->len == 0)
    return g_strdup ("");

  wording = find_wording (language);
  g_string_append (byline, wordings[wording].by);
  for (guint i = 0; i < names->len; i++)
    {
      if (i > 0 && i == names->len - 1)
        g_string_append_printf (byline, " %s", wordings[wording].and);
      else if (i > 0)
        g_string_append_c (byline, ',');
      g_string_append_printf (byline, " %s", (const char *)g_ptr_array_index (names, i));
    }

  return g_strdup (byline->str);
}
