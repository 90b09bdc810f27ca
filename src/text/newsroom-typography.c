/* newsroom-typography.c — quotation marks, dashes and spaces over a text: put right, made plain
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-typography.h"

#include "newsroom-typography-private.h"

#include <string.h>

/**
 * newsroom_typography_knows:
 * @language: a BCP 47 tag, or the name of a locale
 *
 * Returns: whether there are rules for it: English, German, French, Spanish, Italian, Dutch, Polish,
 *   Swedish, Finnish, Portuguese and Czech have some
 */
gboolean
newsroom_typography_knows (const char *language)
{
  g_return_val_if_fail (language != NULL, FALSE);

  return newsroom_typography_find_language (language) != NULL;
}

/* Those of a range that change nothing but words. */
static GArray *
choose (GArray       *edits,
        const guint8 *kinds,
        const char   *text,
        gsize         length,
        gsize         start,
        gsize         end,
        gboolean      is_markdown)
{
  guint n = 0;

  for (guint i = 0; i < edits->len; i++)
    {
      NewsroomTypographyEdit edit = g_array_index (edits, NewsroomTypographyEdit, i);

      if (edit.start >= start && edit.end <= end && newsroom_typography_is_text (kinds, length, edit.start, edit.end))
        g_array_index (edits, NewsroomTypographyEdit, n++) = edit;
    }
  g_array_set_size (edits, n);

  return is_markdown && n > 0 ? newsroom_typography_drop_harmful (text, length, edits) : edits;
}

/**
 * newsroom_typography_educate:
 * @text: UTF-8 text
 * @length: its length in bytes
 * @start: the first byte that may change
 * @end: the byte after the last that may
 * @language: the BCP 47 tag of its language, or the name of a locale
 * @is_markdown: whether it is a body, of which code, addresses and all markup stay as they are
 *
 * Puts straight quotation marks, hyphens that stand for dashes, three dots and the spaces of the
 * language right. What is right stays; in a language that is not known all does. The parse of a body
 * stays the same. Left as they are, as nobody can tell what they mean: a " between letters, hyphens
 * with which a line begins or which are part of an arrow, four of them and more, " - " between numbers,
 * five dots and more. A number's " and ' with none open before it are primes.
 *
 * newsroom_typography_straighten() gives back what was there, but for a " that stood inside others and
 * became the inner mark of another key, "---", " - ", and the spaces of French and before units.
 *
 * Returns: (transfer full) (element-type NewsroomTypographyEdit): the corrections, in order
 */
GArray *
newsroom_typography_educate (const char *text,
                             gsize       length,
                             gsize       start,
                             gsize       end,
                             const char *language,
                             gboolean    is_markdown)
{
  const NewsroomTypographyLanguage *rules;
  g_autofree guint8                *kinds = NULL;
  GArray                           *edits;
  NewsroomTypographyScan            scan;
  NewsroomTypographyEdit            edit;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  edits = g_array_new (FALSE, FALSE, sizeof (NewsroomTypographyEdit));
  rules = newsroom_typography_find_language (language);
  if (rules == NULL)
    return edits;

  kinds = newsroom_typography_map (text, length, 0, is_markdown);
  newsroom_typography_scan_init (&scan, text, length, kinds, rules);
  for (gsize i = 0; i < length;)
    {
      gboolean is_text = (kinds[i] & NEWSROOM_KIND_MASK) == NEWSROOM_KIND_TEXT;

      if (is_text && (text[i] == '"' || text[i] == '\''))
        {
          if (!newsroom_typography_quote (&scan, i, &edit))
            edit.end = i + 1;
          else
            g_array_append_val (edits, edit);
          i = edit.end;
          continue;
        }
      if (is_text && newsroom_typography_sign (&scan, i, &edit))
        g_array_append_val (edits, edit);
      i = newsroom_typography_scan_pass (&scan, i);
    }

  return choose (edits, kinds, text, length, start, end, is_markdown);
}

static const char *
plain_sign (gunichar c)
{
  switch (c)
    {
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x00ab:
    case 0x00bb:
    case NEWSROOM_DOUBLE_PRIME:
      return "\"";
    case 0x2018:
    case NEWSROOM_APOSTROPHE:
    case 0x201a:
    case 0x201b:
    case 0x2039:
    case 0x203a:
    case NEWSROOM_PRIME:
      return "'";
    case 0x2010:
    case 0x2011:
      return "-";
    case NEWSROOM_EN_DASH:
    case NEWSROOM_EM_DASH:
    case 0x2015:
      return "--";
    case NEWSROOM_ELLIPSIS:
      return "...";
    case NEWSROOM_NO_BREAK_SPACE:
    case 0x2007:
    case NEWSROOM_NARROW_SPACE:
      return " ";
    default:
      return c >= 0x2002 && c <= 0x200a ? " " : NULL;
    }
}

static gboolean
is_held (gunichar c)
{
  return c == NEWSROOM_NO_BREAK_SPACE || c == NEWSROOM_NARROW_SPACE;
}

static gunichar
char_at (const char *text,
         gsize       length,
         gsize       offset)
{
  return offset < length ? g_utf8_get_char (text + offset) : 0;
}

/* What is to stand in the place of one character, and of the space that belongs to it. */
static gboolean
straighten_at (const char             *text,
               gsize                   length,
               gsize                   offset,
               NewsroomTypographyEdit *edit)
{
  gunichar    c = g_utf8_get_char (text + offset);
  gsize       after = MIN (length, offset + (gsize)g_utf8_skip[(guint8)text[offset]]);
  gunichar    next = char_at (text, length, after);
  const char *plain = plain_sign (c);

  if (plain == NULL)
    return FALSE;

  if (c == NEWSROOM_EN_DASH && offset > 0 && g_ascii_isdigit (text[offset - 1]) && next < 128 && g_ascii_isdigit ((char)next))
    plain = "-";
  if ((c == 0x00ab || c == 0x2039) && is_held (next))
    after += (gsize)g_unichar_to_utf8 (next, NULL);
  if (is_held (c) && (next == 0x00bb || next == 0x203a))
    {
      plain = plain_sign (next);
      after += (gsize)g_unichar_to_utf8 (next, NULL);
    }
  edit->start = offset;
  edit->end = after;
  g_strlcpy (edit->text, plain, sizeof edit->text);

  return TRUE;
}

/**
 * newsroom_typography_straighten:
 * @text: UTF-8 text
 * @length: its length in bytes
 * @start: the first byte that may change
 * @end: the byte after the last that may
 * @is_markdown: whether it is a body, of which code, addresses and all markup stay as they are
 *
 * For wires that carry ASCII alone: quotation marks and primes of all languages become " and ', dashes
 * --, or - between digits, the ellipsis ..., and spaces of all kinds ordinary ones, but those that
 * belong to a guillemet go with it. All else stays, and so does the parse of a body.
 *
 * Returns: (transfer full) (element-type NewsroomTypographyEdit): the corrections, in order
 */
GArray *
newsroom_typography_straighten (const char *text,
                                gsize       length,
                                gsize       start,
                                gsize       end,
                                gboolean    is_markdown)
{
  g_autofree guint8     *kinds = NULL;
  GArray                *edits;
  NewsroomTypographyEdit edit;

  g_return_val_if_fail (text != NULL, NULL);

  kinds = newsroom_typography_map (text, length, 0, is_markdown);
  edits = g_array_new (FALSE, FALSE, sizeof (NewsroomTypographyEdit));
  for (gsize i = 0; i < length;)
    {
      gsize after = MIN (length, i + (gsize)g_utf8_skip[(guint8)text[i]]);

      if (straighten_at (text, length, i, &edit))
        {
          g_array_append_val (edits, edit);
          after = edit.end;
        }
      i = after;
    }

  return choose (edits, kinds, text, length, start, end, is_markdown);
}

/**
 * newsroom_typography_apply:
 * @text: UTF-8 text
 * @length: its length in bytes
 * @edits: (array length=n_edits): corrections of it, in order
 * @n_edits: how many
 *
 * Returns: (transfer full): the corrected text
 */
char *
newsroom_typography_apply (const char                   *text,
                           gsize                         length,
                           const NewsroomTypographyEdit *edits,
                           guint                         n_edits)
{
  GString *corrected = g_string_sized_new (length + n_edits * 4);
  gsize    done = 0;

  g_return_val_if_fail (text != NULL, NULL);

  for (guint i = 0; i < n_edits; i++)
    {
      g_string_append_len (corrected, text + done, (gssize)(edits[i].start - done));
      g_string_append (corrected, edits[i].text);
      done = edits[i].end;
    }
  g_string_append_len (corrected, text + done, (gssize)(length - done));

  return g_string_free (corrected, FALSE);
}
