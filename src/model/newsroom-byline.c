/* newsroom-byline.c — the line that says who wrote it: from credits to words and back
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-byline.h"

#include <string.h>

#include "newsroom-address.h"
#include "newsroom-credit.h"
#include "newsroom-name.h"

/* Bytes. What is longer is a sentence. */
#define MAX_BYLINE_LENGTH 240

/* Bytes. "our own correspondent in Port Example" and then some. */
#define MAX_UNNAMED_LENGTH 60

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
  { "nb", "Av", "og" },
  { "nn", "Av", "og" },
  { "no", "Av", "og" },
  { "da", "Af", "og" },
  { "fi", "Kirjoittanut", "ja" },
  { "cs", "Autor:", "a" },
};

/* What else an English byline begins with. */
static const char *const english_openings[] = { "Written by", "Reported by", "Reporting by", "Words by", "Story by", "Text by" };

/* What a line begins with in other languages that names people after a colon. */
static const char *const labels[] = { "Autor", "Autorin", "Autoren", "Auteur", "Auteure", "Auteurs", "Autrice", "Autora", "Autores", "Autore", "Autori" };

/* Words between a name and the place where somebody is, or the publication. */
static const char *const prepositions[] = { "in", "à", "en", "aus", "i", "em", "w", "v", "for", "of", "für" };

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

/* What is after @opening and a colon or space; NULL if the byline does not begin so. */
static const char *
skip_opening (const char *byline,
              const char *opening)
{
  gsize            length = strlen (opening);
  g_autofree char *start = NULL;
  g_autofree char *folded = NULL;

  /* Nearly every line is none. */
  if (g_ascii_tolower (byline[0]) != g_ascii_tolower (opening[0]) && (guchar)byline[0] < 0x80)
    return NULL;

  start = g_utf8_strdown (byline, (gssize)strnlen (byline, length));
  folded = g_utf8_strdown (opening, -1);
  if (!g_str_equal (start, folded))
    return NULL;
  if (byline[length] == ':')
    length++;

  return byline[length] == ' ' ? byline + length + strspn (byline + length, " ") : NULL;
}

/* The byline after its first words, "By" and so on; NULL if it does not begin with them. */
static const char *
skip_by (const char *byline,
         guint       row)
{
  const char *people = skip_opening (byline, wordings[row].by);

  for (guint i = 0; row == 0 && people == NULL && i < G_N_ELEMENTS (english_openings); i++)
    people = skip_opening (byline, english_openings[i]);

  return people;
}

/* The byline after "Autorin: " and so on, or NULL. */
static const char *
skip_label (const char *byline)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *people = skip_opening (byline, labels[i]);

      if (people != NULL && g_str_has_prefix (people, ": "))
        people += strlen (": ");
      else if (people != NULL && byline[strlen (labels[i])] != ':')
        people = NULL;
      if (people != NULL)
        return people;
    }

  return NULL;
}

/* "in London", "IN LONDON", "à Paris", "for The Example Gazette" */
static gboolean
is_place (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (prepositions); i++)
    {
      const char *place = skip_opening (text, prepositions[i]);

      if (place != NULL && (newsroom_name_is_person (place) || newsroom_name_is_organisation (place)))
        return TRUE;
    }

  return FALSE;
}

/* The name in "Ann Example in London", or NULL. */
static char *
dup_name_before_place (const char *piece)
{
  for (const char *space = strchr (piece, ' '); space != NULL; space = strchr (space + 1, ' '))
    if (is_place (space + 1))
      {
        g_autofree char *name = g_strndup (piece, (gsize)(space - piece));

        return strchr (name, ' ') != NULL && newsroom_name_is_person (name) ? g_steal_pointer (&name) : NULL;
      }

  return NULL;
}

/* Words that can say what somebody does or for whom: no quotes, dashes or open brackets among them. */
static gboolean
is_role_like (const char *text)
{
  int n_open = 0;

  if (!g_unichar_isalnum (g_utf8_get_char (text)) || strstr (text, " -") != NULL || strstr (text, "- ") != NULL)
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      n_open += (character == '(') - (character == ')');
      if (n_open < 0 || n_open > 1)
        return FALSE;
      if (!g_unichar_isalnum (character) && !g_unichar_ismark (character) && strchr (" '-.&/,()", (int)MIN (character, 127)) == NULL &&
          character != 0x2019 && character != 0xA0)
        return FALSE;
    }

  return n_open == 0;
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

/* "Bo Sample", a person as well as the one before. */
static gboolean
is_full_name (const char *text)
{
  return strchr (text, ' ') != NULL && newsroom_name_is_person (text) && !newsroom_name_is_role (text) && !newsroom_name_is_place (text);
}

/* What a byline says of one person, while it is read. */
typedef struct
{
  NewsroomAuthor *author;   /* borrowed */
  GString        *wording;  /* owned; the name as filed, with the places after it */
  gboolean        has_more; /* than the name */
  gboolean        is_full;  /* whether there is a first and a last name */
} Person;

/* "Kyiv", "New York", "in London". In a list a word alone may be a name, but not after those with two. */
static gboolean
is_place_after (const Person *person,
                const char   *text,
                gboolean      is_list)
{
  if (is_place (text) || newsroom_name_is_place (text))
    return TRUE;

  return strchr (text, ' ') == NULL && newsroom_name_is_person (text) && (person->is_full || !is_list);
}

/* Takes the address out of "Ann Example (ann@example.org)" and "Ann Example <ann@example.org>", or NULL. */
static char *
split_address (char *piece)
{
  char            *open = strpbrk (piece, "(<");
  gsize            length = open != NULL ? strlen (open) : 0;
  g_autofree char *address = NULL;

  if (length < 3 || open == piece || open[length - 1] != (open[0] == '(' ? ')' : '>'))
    return NULL;

  address = g_strndup (open + 1, length - 2);
  if (newsroom_address_find (address) != NEWSROOM_ADDRESS_EMAIL)
    return NULL;

  open[0] = '\0';
  g_strchomp (piece);

  return g_steal_pointer (&address);
}

/* Takes a piece behind a comma for the role, place or publication of @person; FALSE if it begins another. */
static gboolean
add_detail (Person     *person,
            const char *text,
            gboolean    is_list)
{
  g_autofree char *cased = newsroom_name_from_capitals (text);
  const char      *words = cased != NULL ? cased : text;

  if (newsroom_address_find (text) == NEWSROOM_ADDRESS_EMAIL && newsroom_author_get_text (person->author, NEWSROOM_AUTHOR_EMAIL)[0] == '\0')
    newsroom_author_set_text (person->author, NEWSROOM_AUTHOR_EMAIL, text);
  else if (strchr (text, '@') != NULL)
    return FALSE;
  else if (newsroom_name_is_organisation (words) && newsroom_author_get_text (person->author, NEWSROOM_AUTHOR_AFFILIATION)[0] == '\0')
    newsroom_author_set_text (person->author, NEWSROOM_AUTHOR_AFFILIATION, text);
  else if (!newsroom_name_is_role (words) && is_place_after (person, words, is_list))
    {
      g_string_append_printf (person->wording, ", %s", text);
      person->has_more = TRUE;
    }
  else if ((newsroom_name_is_role (words) || (!is_list && !is_full_name (words))) &&
           newsroom_author_get_text (person->author, NEWSROOM_AUTHOR_ROLE)[0] == '\0')
    newsroom_author_set_text (person->author, NEWSROOM_AUTHOR_ROLE, text);
  else
    return FALSE;

  return TRUE;
}

/* Adds the name in the first of @pieces; those after it may be its role, place or publication. Returns the
 * pieces that were used, 0 if there is no name. */
static guint
add_name (GPtrArray   *credits,
          char *const *pieces,
          gboolean     is_list)
{
  g_autofree char *address = split_address (pieces[0]);
  g_autofree char *placed = dup_name_before_place (pieces[0]);
  const char      *filed = placed != NULL ? placed : pieces[0];
  g_autofree char *cased = newsroom_name_from_capitals (filed);
  const char      *name = cased != NULL ? cased : filed;
  g_autoptr (NewsroomAuthor) author = newsroom_author_new (name);
  g_autoptr (GString) wording = g_string_new (pieces[0]);
  Person person = { author, wording, placed != NULL || cased != NULL, strchr (name, ' ') != NULL };
  guint  n_used = 1;

  if (!newsroom_name_is_person (name) || newsroom_name_is_role (name) || is_credited (credits, name))
    return 0;

  newsroom_author_set_text (author, NEWSROOM_AUTHOR_EMAIL, address);
  for (; pieces[n_used] != NULL && pieces[n_used][0] != '\0'; n_used++)
    {
      if (!is_role_like (pieces[n_used]) && strchr (pieces[n_used], '@') == NULL)
        return 0;
      if (!add_detail (&person, pieces[n_used], is_list))
        break;
    }
  g_ptr_array_add (credits, newsroom_credit_new (author, NEWSROOM_CREDIT_BY, person.has_more ? wording->str : NULL));

  return n_used;
}

/* "Ann Example", "Ann Example, Editor", "Ann Example, Bo Sample": a part between two "and". */
static gboolean
add_names (GPtrArray  *credits,
           const char *part,
           gboolean    is_list)
{
  g_auto (GStrv) pieces = g_strsplit (part, ",", -1);
  guint n_pieces = g_strv_length (pieces);

  for (guint i = 0; i < n_pieces; i++)
    g_strstrip (pieces[i]);

  for (guint i = 0; i < n_pieces;)
    {
      guint n_used = pieces[i][0] != '\0' ? add_name (credits, pieces + i, is_list) : 0;

      if (pieces[i][0] == '\0' && i > 0 && i + 1 == n_pieces)
        return TRUE;
      if (n_used == 0)
        return FALSE;
      i += n_used;
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

/* "Ann Example, Political and Business Editor", "Ann Example | Reporter": one name, the rest is
 * the role. */
static gboolean
add_one_with_role (GPtrArray  *credits,
                   const char *people)
{
  static const char *const separators[] = { ", ", " | ", " - ", " – ", " — ", "/" };
  const char              *end = NULL;
  const char              *role = NULL;
  gboolean                 is_organisation;
  g_autofree char         *name = NULL;
  g_autofree char         *cased = NULL;
  g_autoptr (NewsroomAuthor) author = NULL;

  for (guint i = 0; end == NULL && i < G_N_ELEMENTS (separators); i++)
    {
      end = strstr (people, separators[i]);
      role = end != NULL ? end + strlen (separators[i]) : NULL;
    }
  if (end == NULL)
    return FALSE;

  name = g_strstrip (g_strndup (people, (gsize)(end - people)));
  role += strspn (role, " ");
  is_organisation = newsroom_name_is_organisation (role);
  if (is_organisation && strstr (role, " and ") != NULL)
    return FALSE;
  if (!newsroom_name_is_person (name) || (!is_organisation && !newsroom_name_is_role (role)) || !is_role_like (role) ||
      strchr (role, ',') != NULL)
    return FALSE;

  cased = newsroom_name_from_capitals (name);
  author = newsroom_author_new (cased != NULL ? cased : name);
  newsroom_author_set_text (author, is_organisation ? NEWSROOM_AUTHOR_AFFILIATION : NEWSROOM_AUTHOR_ROLE, role);
  g_ptr_array_add (credits, newsroom_credit_new (author, NEWSROOM_CREDIT_BY, cased != NULL ? name : NULL));

  return TRUE;
}

/* "Ann Example." without the full stop, but not "Martin Example Jr." */
static void
drop_full_stop (char *people)
{
  gsize       length = strlen (people);
  const char *last = strrchr (people, ' ');

  if (length > 0 && people[length - 1] == '.' && last != NULL && strlen (last) > strlen (" Esq.") && strchr (last, '.') == people + length - 1)
    people[length - 1] = '\0';
}

/* Parts who is credited "with" somebody else as if "and" stood there. */
static char *
replace_with (const char *people)
{
  g_autoptr (GString) replaced = g_string_new (people);

  g_string_replace (replaced, " with ", " and ", 0);
  g_string_replace (replaced, " WITH ", " AND ", 0);

  return g_string_free (g_steal_pointer (&replaced), FALSE);
}

/**
 * newsroom_byline_parse:
 * @byline: a line, as "By Ann Example, Political Editor", "Von Ann Example und Bo Sample",
 *   "Autorin: Ann Example"
 *
 * The mirror of newsroom_byline_format(), in all its languages. A role after a name becomes
 * that of the author; a name with a place, "Ann Example in Kyiv", and one in capitals, which its
 * author has in small letters, are the wording of the credit. Nobody is credited twice.
 *
 * Returns: (transfer full) (element-type NewsroomCredit): the credits in order; empty if the
 *   line is no byline or cannot be told apart with certainty
 */
GPtrArray *
newsroom_byline_parse (const char *byline)
{
  g_autoptr (GPtrArray) credits = g_ptr_array_new_with_free_func (g_object_unref);
  const char *labelled;

  g_return_val_if_fail (byline != NULL, NULL);

  if (strlen (byline) > MAX_BYLINE_LENGTH || g_str_has_suffix (byline, ":"))
    return g_steal_pointer (&credits);

  for (guint row = 0; row < G_N_ELEMENTS (wordings) && credits->len == 0; row++)
    {
      const char      *rest = skip_by (byline, row);
      g_autofree char *people = NULL;

      if (rest == NULL)
        continue;
      people = row == 0 ? replace_with (rest) : g_strdup (rest);
      drop_full_stop (people);
      if (add_people (credits, people, wordings[row].and))
        break;
      g_ptr_array_set_size (credits, 0);
      add_one_with_role (credits, people);
    }

  labelled = skip_label (byline);
  for (guint row = 0; row < G_N_ELEMENTS (wordings) && labelled != NULL && credits->len == 0; row++)
    if (!add_people (credits, labelled, wordings[row].and))
      g_ptr_array_set_size (credits, 0);

  return g_steal_pointer (&credits);
}

/* "Example Media", "THE EXAMPLE GUARDIAN" */
static gboolean
ends_as_organisation (const char *text)
{
  g_autofree char *cased = newsroom_name_from_capitals (text);
  const char      *words = cased != NULL ? cased : text;
  const char      *last = strrchr (words, ' ');

  return last != NULL && newsroom_name_is_organisation_word (last + 1) && newsroom_name_is_organisation (words);
}

/**
 * newsroom_byline_is_unnamed:
 * @byline: a line
 *
 * Returns: whether it is a byline that names nobody: "By our own correspondent in Kyiv", "By a
 *   staff reporter", "By The Example Press"
 */
gboolean
newsroom_byline_is_unnamed (const char *byline)
{
  static const char *const openings[] = { "our ", "a ", "the " };
  const char              *rest;
  g_autofree char         *words = NULL;

  g_return_val_if_fail (byline != NULL, FALSE);

  rest = skip_opening (byline, "By");
  if (rest == NULL || strlen (rest) > MAX_UNNAMED_LENGTH || !is_role_like (rest) || (!newsroom_name_is_role (rest) && !ends_as_organisation (rest)) || strpbrk (rest, ".,") != NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (openings); i++)
    if (g_ascii_strncasecmp (rest, openings[i], strlen (openings[i])) == 0)
      return TRUE;

  return g_unichar_isupper (g_utf8_get_char (rest));
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
 * family names of one person, as in "Ana Costa e Silva". A byline that stands there, "By Ann
 * Example", is read as one, for no name begins with that word, and so are names with addresses.
 *
 * Returns: (transfer full) (nullable) (element-type NewsroomCredit): two people or more, each
 *   with a first and a last name, or those of a byline; %NULL if @names is anything else
 */
GPtrArray *
newsroom_byline_split (const char *names)
{
  g_return_val_if_fail (names != NULL, NULL);

  if (strlen (names) > MAX_BYLINE_LENGTH)
    return NULL;
  if (skip_by (names, 0) != NULL || strchr (names, '@') != NULL)
    {
      g_autofree char *byline = g_strconcat (skip_by (names, 0) != NULL ? "" : "By ", names, NULL);
      g_autoptr (GPtrArray) credits = newsroom_byline_parse (byline);

      return credits->len > 0 ? g_steal_pointer (&credits) : NULL;
    }

  for (guint row = 0; row < G_N_ELEMENTS (wordings); row++)
    {
      g_autoptr (GPtrArray) credits = g_ptr_array_new_with_free_func (g_object_unref);

      if (strlen (wordings[row].and) > 1 && add_people (credits, names, wordings[row].and) && credits->len > 1 &&
          are_full_names (credits))
        return g_steal_pointer (&credits);
    }

  return NULL;
}
