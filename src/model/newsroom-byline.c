/* newsroom-byline.c — the line that says who wrote it: from credits to words and back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-byline.h"

#include <string.h>

#include "newsroom-credit.h"
#include "newsroom-name.h"

/* Bytes. What is longer is a sentence. */
#define MAX_BYLINE_LENGTH 240

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

/* The byline after its first words, "By" and so on; NULL if it does not begin with them. */
static const char *
skip_by (const char *byline,
         guint       row)
{
  const char      *by = wordings[row].by;
  gsize            length = strlen (by);
  g_autofree char *start = g_utf8_strdown (byline, (gssize)MIN (strlen (byline), length));
  g_autofree char *folded = g_utf8_strdown (by, -1);

  if (!g_str_equal (start, folded))
    return NULL;
  if (byline[length] == ':')
    length++;

  return byline[length] == ' ' ? byline + length + strspn (byline + length, " ") : NULL;
}

static void
add_credit (GPtrArray  *credits,
            const char *name,
            const char *role)
{
  g_autoptr (NewsroomAuthor) author = newsroom_author_new (name);

  newsroom_author_set_text (author, NEWSROOM_AUTHOR_ROLE, role);
  g_ptr_array_add (credits, newsroom_credit_new (author, NEWSROOM_CREDIT_BY, NULL));
}

static gboolean
is_credited (GPtrArray  *credits,
             const char *name)
{
  for (guint i = 0; i < credits->len; i++)
    if (g_str_equal (newsroom_author_get_text (newsroom_credit_get_author (g_ptr_array_index (credits, i)), NEWSROOM_AUTHOR_NAME), name))
      return TRUE;

  return FALSE;
}

/* "Ann Example", "Ann Example, Editor", "Ann Example, Bo Sample": a part between two "and". */
static gboolean
add_names (GPtrArray  *credits,
           const char *part,
           gboolean    is_list)
{
  g_auto (GStrv) pieces = g_strsplit (part, ",", -1);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      const char *name = g_strstrip (pieces[i]);
      gboolean    is_last = pieces[i + 1] == NULL;
      const char *next = is_last ? "" : g_strstrip (pieces[i + 1]);

      if (name[0] == '\0' && is_last && i > 0)
        return TRUE;
      if (!newsroom_name_is_person (name) || newsroom_name_is_role (name) || is_credited (credits, name))
        return FALSE;
      if (next[0] != '\0' && !g_unichar_isalnum (g_utf8_get_char (next)))
        return FALSE;
      if (next[0] != '\0' && (newsroom_name_is_role (next) || !is_list))
        {
          add_credit (credits, name, next);
          i++;
        }
      else
        add_credit (credits, name, NULL);
    }

  return TRUE;
}

static gboolean
add_people (GPtrArray  *credits,
            const char *people,
            const char *and)
{
  g_autofree char *separator = g_strdup_printf (" %s ", and);
  g_autofree char *plain = g_strdup (people);
  g_auto (GStrv) parts = NULL;
  guint n_parts;

  if (strstr (plain, separator) == NULL)
    {
      g_autofree char *shouted = g_utf8_strup (separator, -1);

      g_free (separator);
      separator = g_strdup (strstr (plain, shouted) != NULL ? shouted : " & ");
    }
  parts = g_strsplit (plain, separator, -1);
  n_parts = g_strv_length (parts);

  for (guint i = 0; i < n_parts; i++)
    if (!add_names (credits, parts[i], n_parts > 1))
      return FALSE;

  return credits->len > 0;
}

/* "Ann Example, Political and Business Editor": one name, the rest is the role. */
static gboolean
add_one_with_role (GPtrArray  *credits,
                   const char *people)
{
  const char      *comma = strchr (people, ',');
  g_autofree char *name = NULL;
  const char      *role;

  if (comma == NULL)
    return FALSE;

  name = g_strstrip (g_strndup (people, (gsize)(comma - people)));
  role = comma + 1 + strspn (comma + 1, " ");
  if (!g_unichar_isalnum (g_utf8_get_char (role)))
    return FALSE;
  if (!newsroom_name_is_person (name) || !newsroom_name_is_role (role) || strchr (role, ',') != NULL)
    return FALSE;

  add_credit (credits, name, role);

  return TRUE;
}

/**
 * newsroom_byline_parse:
 * @byline: a line, as "By Ann Example, Political Editor", "Von Ann Example und Bo Sample"
 *
 * The mirror of newsroom_byline_format(), in all its languages. A role after a name becomes
 * that of the author. Nobody is credited twice.
 *
 * Returns: (transfer full) (element-type NewsroomCredit): the credits in order; empty if the
 *   line is no byline or cannot be told apart with certainty
 */
GPtrArray *
newsroom_byline_parse (const char *byline)
{
  g_autoptr (GPtrArray) credits = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (byline != NULL, NULL);

  if (strlen (byline) > MAX_BYLINE_LENGTH || g_str_has_suffix (byline, ":"))
    return g_steal_pointer (&credits);

  for (guint row = 0; row < G_N_ELEMENTS (wordings); row++)
    {
      const char *people = skip_by (byline, row);

      if (people == NULL)
        continue;
      if (add_people (credits, people, wordings[row].and))
        break;
      g_ptr_array_set_size (credits, 0);
      if (add_one_with_role (credits, people))
        break;
    }

  return g_steal_pointer (&credits);
}

/* Whether each of @credits is a first and a last name, and nothing but that. */
static gboolean
are_full_names (GPtrArray *credits)
{
  for (guint i = 0; i < credits->len; i++)
    {
      NewsroomAuthor *author = newsroom_credit_get_author (g_ptr_array_index (credits, i));

      if (strchr (newsroom_author_get_text (author, NEWSROOM_AUTHOR_NAME), ' ') == NULL ||
          newsroom_author_get_text (author, NEWSROOM_AUTHOR_ROLE)[0] != '\0')
        return FALSE;
    }

  return TRUE;
}

/**
 * newsroom_byline_split:
 * @names: what stands where one name is expected, as "Ann Example and Bo Sample"
 *
 * Tells people apart who are joined by a word for "and" or by "&", in any language that
 * newsroom_byline_format() writes but those whose word is one letter: that also joins the
 * family names of one person, as in "Ana Costa e Silva".
 *
 * Returns: (transfer full) (nullable) (element-type NewsroomCredit): two people or more, each
 *   with a first and a last name; %NULL if @names is anything else
 */
GPtrArray *
newsroom_byline_split (const char *names)
{
  g_return_val_if_fail (names != NULL, NULL);

  if (strlen (names) > MAX_BYLINE_LENGTH)
    return NULL;

  for (guint row = 0; row < G_N_ELEMENTS (wordings); row++)
    {
      g_autoptr (GPtrArray) credits = g_ptr_array_new_with_free_func (g_object_unref);

      if (strlen (wordings[row].and) > 1 && add_people (credits, names, wordings[row].and) && credits->len > 1 &&
          are_full_names (credits))
        return g_steal_pointer (&credits);
    }

  return NULL;
}
