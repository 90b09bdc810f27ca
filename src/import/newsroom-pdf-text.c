/* newsroom-pdf-text.c — how lines of a PDF go on: hyphens at their ends, bullets at their beginnings
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-pdf-private.h"

#include <string.h>

#include "newsroom-layout.h"

/* Bullets beside those of plain text. */
static const gunichar bullets[] = { 0x2022, 0x2023, 0x2043, 0x25A0, 0x25AA, 0x25AB, 0x25B6, 0x25B8, 0x25BA, 0x25CB, 0x25CF, 0x25E6, 0x2713, 0x2714, 0x27A2, 0x2794 };

/**
 * newsroom_pdf_measure_marker:
 * @text: a line
 * @is_ordered: (out): whether it begins with a number
 * @number: (out): the number
 *
 * Returns: the bytes of a bullet or number and of the blank after it; 0 if it begins with neither
 */
gsize
newsroom_pdf_measure_marker (const char *text,
                             gboolean   *is_ordered,
                             guint      *number)
{
  const gsize length = strlen (text);
  gunichar    first;
  gsize       marker;

  *is_ordered = FALSE;
  *number = 0;
  if (length == 0)
    return 0;

  marker = newsroom_layout_measure_number (text, length, number);
  *is_ordered = marker > 0;
  if (marker > 0)
    return marker;
  first = g_utf8_get_char (text);
  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (bullets[i] == first && *g_utf8_next_char (text) == ' ')
      return (gsize)(g_utf8_next_char (text) - text) + 1;

  return newsroom_layout_measure_bullet (text, length);
}

/* What follows a hyphen that stands for the rest of a word: "Vor- und Nachteile" */
static gboolean
is_conjunction (const char *word)
{
  static const char *const words[] = { "und", "oder", "bzw.", "sowie", "bis", "and", "or", "to", "et", "ou", "en", "of", "och", "eller", "og", "y", "o", "e", NULL };

  return g_strv_contains (words, word);
}

/* The letters at the end or the beginning of a word, in small letters. */
static char *
dup_letters (const char *word,
             gboolean    at_end)
{
  const char *first = word, *end = word + strlen (word);

  if (at_end)
    {
      for (first = end; first > word && g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (first)));)
        first = g_utf8_prev_char (first);
    }
  else
    {
      for (end = word; *end != '\0' && (g_unichar_isalpha (g_utf8_get_char (end)) || *end == '-');)
        end = g_utf8_next_char (end);
    }

  return g_utf8_strdown (first, (gssize)(end - first));
}

/* Words within names: "Newcastle-upon-Tyne", "Aix-en-Provence" */
static gboolean
is_particle (const char *word)
{
  static const char *const words[] = { "am", "an", "auf", "bei", "by", "d", "de", "del", "der", "des", "di", "du", "e", "en", "es", "et", "im", "in", "la", "le", "les", "lès", "na", "o", "ob", "of", "on", "sous", "sur", "the", "to", "und", "under", "upon", "von", "y", NULL };

  return g_strv_contains (words, word);
}

/* Whether a name with a hyphen was divided before that: "Nor-dic-Baltic" */
static gboolean
is_divided_name (const NewsroomPdf *self,
                 const char        *head,
                 const char        *after)
{
  g_autofree char *first = dup_letters (head, TRUE);
  const char      *hyphen = strchr (after, '-');
  g_autofree char *part = hyphen != NULL ? g_utf8_strdown (after, (gssize)(hyphen - after)) : NULL;
  g_autofree char *whole = part != NULL ? g_strconcat (first, part, NULL) : NULL;

  if (part == NULL || strchr (head, '-') != NULL || !g_unichar_islower (g_utf8_get_char (after)))
    return FALSE;
  if (g_hash_table_contains (self->words, whole))
    return TRUE;

  return g_unichar_isupper (g_utf8_get_char (head + strlen (head) - strlen (first))) && g_unichar_isupper (g_utf8_get_char (hyphen + 1)) && !is_particle (part) && !g_hash_table_contains (self->words, part);
}

static gboolean
is_upper_word (const char *word)
{
  guint n = 0;

  for (; *word != '\0' && g_unichar_isalpha (g_utf8_get_char (word)); word = g_utf8_next_char (word), n++)
    if (!g_unichar_isupper (g_utf8_get_char (word)))
      return FALSE;

  return n > 1;
}

/* Whether the hyphen is in the word wherever it stands: @head is what stands before it. */
static gboolean
is_hyphen_meant (const NewsroomPdf *self,
                 const char        *head,
                 const char        *after)
{
  g_autofree char *first = dup_letters (head, TRUE);
  g_autofree char *second = dup_letters (after, FALSE);
  g_autofree char *whole = g_strconcat (first, second, NULL);
  g_autofree char *hyphenated = g_strconcat (first, "-", second, NULL);
  const gunichar   next = g_utf8_get_char (after);

  if (first[0] == '\0' || second[0] == '\0')
    return TRUE;
  if (g_hash_table_contains (self->words, hyphenated))
    return TRUE;
  if (g_hash_table_contains (self->words, whole))
    return FALSE;
  if (strchr (head, '-') != NULL || strchr (second, '-') != NULL)
    return !is_divided_name (self, head, after);

  return !g_unichar_islower (next) && !(is_upper_word (head) && is_upper_word (after));
}

/**
 * newsroom_pdf_join:
 * @self: a file that is read; counts words that were divided
 * @before: the last word of a line
 * @after: the first word of the next
 * @has_space: (out): whether a blank goes between them
 *
 * Undoes the division of a word. A hyphen stays where the word has it elsewhere in the text, where
 * a capital letter or a number follows, and where the word has another, if it is no name that was
 * divided before that; else it goes.
 *
 * Returns: (transfer full): @before, perhaps without its hyphen
 */
char *
newsroom_pdf_join (NewsroomPdf *self,
                   const char  *before,
                   const char  *after,
                   gboolean    *has_space)
{
  const gsize      length = strlen (before);
  g_autofree char *head = NULL;
  const char      *last = length > 0 ? g_utf8_prev_char (before + length) : before;
  const gunichar   c = g_utf8_get_char (last);

  head = g_strndup (before, (gsize)(last - before));
  *has_space = FALSE;
  if (c == 0x00AD)
    {
      self->n_joined++;
      return g_steal_pointer (&head);
    }
  if (last > before && (c == '-' || c == 0x2010) && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (last))))
    {
      *has_space = is_conjunction (after);
      if (*has_space || is_hyphen_meant (self, head, after))
        return g_strdup (before);
      self->n_joined++;
      return g_steal_pointer (&head);
    }
  if (last > before && (c == 0x2014 || c == '/'))
    return g_strdup (before);
  *has_space = !newsroom_layout_joins_without_space (before, length, after);

  return g_strdup (before);
}
