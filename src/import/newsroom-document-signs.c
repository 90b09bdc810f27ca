/* newsroom-document-signs.c — raised and lowered digits, and the signs of symbol fonts, as characters
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-document-private.h"

#include <string.h>

/* In the order of plain */
static const char plain[] = "0123456789+-=()";
static const char raised[] = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾";
static const char lowered[] = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";

/* Symbol from 0x20 and from 0xA0 on, as Adobe laid it out; “\x1f” where there is no sign. */
static const char symbol_low[] = " !∀#∃%&∋()∗+,−./0123456789:;<=>?"
                                 "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
                                 "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼\x1f";
static const char symbol_high[] = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓"
                                  "°±″≥×∝∂•÷≠≡≈…⏐⎯↵"
                                  "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉"
                                  "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
                                  "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
                                  "\x1f〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭\x1f";

/* Of Wingdings what is used in texts. */
static const struct
{
  guint8      code;
  const char *sign;
} wingdings[] = {
  { 0x20, " " },
  { 0x21, "✏" },
  { 0x22, "✂" },
  { 0x28, "☎" },
  { 0x29, "✆" },
  { 0x2A, "✉" },
  { 0x36, "⌛" },
  { 0x37, "⌨" },
  { 0x3F, "✍" },
  { 0x41, "✌" },
  { 0x45, "☜" },
  { 0x46, "☞" },
  { 0x47, "☝" },
  { 0x48, "☟" },
  { 0x4A, "☺" },
  { 0x4C, "☹" },
  { 0x4E, "☠" },
  { 0x52, "☼" },
  { 0x54, "❄" },
  { 0x58, "✠" },
  { 0x59, "✡" },
  { 0x5A, "☪" },
  { 0x6C, "●" },
  { 0x6D, "❍" },
  { 0x6E, "■" },
  { 0x6F, "□" },
  { 0x71, "❑" },
  { 0x72, "❒" },
  { 0x75, "◆" },
  { 0x76, "❖" },
  { 0x78, "⌧" },
  { 0x9E, "·" },
  { 0x9F, "•" },
  { 0xA7, "▪" },
  { 0xA8, "◻" },
  { 0xAB, "★" },
  { 0xD8, "➢" },
  { 0xDF, "←" },
  { 0xE0, "→" },
  { 0xE1, "↑" },
  { 0xE2, "↓" },
  { 0xE7, "⇐" },
  { 0xE8, "➔" },
  { 0xEF, "⇦" },
  { 0xF0, "⇨" },
  { 0xF1, "⇧" },
  { 0xF2, "⇩" },
  { 0xF3, "⬄" },
  { 0xFB, "✗" },
  { 0xFC, "✓" },
  { 0xFD, "☒" },
  { 0xFE, "☑" },
};

/**
 * newsroom_document_dup_script:
 * @text: raised or lowered words
 * @is_raised: which
 *
 * Returns: (transfer full) (nullable): the words in characters that are so by themselves; %NULL if
 *   there are none for one of them
 */
char *
newsroom_document_dup_script (const char *text,
                              gboolean    is_raised)
{
  g_autoptr (GString) script = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p) == 0x2212 ? '-' : g_utf8_get_char (p);
      const char    *found = c < 0x80 ? strchr (plain, (int)c) : NULL;

      if (c == ' ')
        g_string_append_c (script, ' ');
      else if (found == NULL)
        return NULL;
      else
        g_string_append_unichar (script, g_utf8_get_char (g_utf8_offset_to_pointer (is_raised ? raised : lowered, found - plain)));
    }

  return g_string_free (g_steal_pointer (&script), FALSE);
}

/**
 * newsroom_document_is_symbol_font:
 * @font: (nullable): the name of a font
 *
 * Returns: whether its characters are signs of its own
 */
gboolean
newsroom_document_is_symbol_font (const char *font)
{
  return font != NULL && (g_ascii_strcasecmp (font, "Symbol") == 0 || g_ascii_strncasecmp (font, "Wingdings", 9) == 0 || g_ascii_strcasecmp (font, "Webdings") == 0);
}

/* Returns: 0 if there is no such character */
static gunichar
find_sign (const char *font,
           guint8      code)
{
  gunichar c = 0;

  if (g_ascii_strcasecmp (font, "Symbol") == 0 && code >= 0x20 && code < 0x80)
    c = g_utf8_get_char (g_utf8_offset_to_pointer (symbol_low, code - 0x20));
  else if (g_ascii_strcasecmp (font, "Symbol") == 0 && code >= 0xA0 && code < 0xFF)
    c = g_utf8_get_char (g_utf8_offset_to_pointer (symbol_high, code - 0xA0));
  for (guint i = 0; g_ascii_strcasecmp (font, "Wingdings") == 0 && i < G_N_ELEMENTS (wingdings); i++)
    if (wingdings[i].code == code)
      c = g_utf8_get_char (wingdings[i].sign);

  return c == 0x1F ? 0 : c;
}

/**
 * newsroom_document_dup_symbols:
 * @font: the name of a symbol font
 * @text: what is written in it; its own signs are U+F020 to U+F0FF there
 * @n_unknown: (inout): how many signs no character stands for
 *
 * Returns: (transfer full): the signs as characters, “�” for those that are not known
 */
char *
newsroom_document_dup_symbols (const char *font,
                               const char *text,
                               guint      *n_unknown)
{
  GString *signs = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);
      gunichar       sign = c;

      if (c >= 0xF020 && c <= 0xF0FF)
        sign = find_sign (font, (guint8)(c & 0xFF));
      if (sign == 0)
        (*n_unknown)++;
      g_string_append_unichar (signs, sign != 0 ? sign : 0xFFFD);
    }

  return g_string_free (signs, FALSE);
}
