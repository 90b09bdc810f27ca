/* newsroom-typography-typing.c — what a typed character makes of the text before it
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-typography.h"

#include "newsroom-typography-private.h"

#include <string.h>

/* The longest word that is looked at for what it has lost, in bytes. */
#define MAX_ELISION 32

/* What there is to know of the moment. */
typedef struct
{
  NewsroomTypographyScan scan;  /* of what is before the typed character */
  gsize                  at;    /* the typed character's first byte */
  gsize                  caret; /* the byte behind it */
  gunichar               c;
} Typing;

static gunichar
before (const Typing *typing,
        gsize         offset,
        gsize        *start)
{
  const char *p = g_utf8_find_prev_char (typing->scan.text, typing->scan.text + offset);

  *start = p != NULL ? (gsize)(p - typing->scan.text) : 0;

  return p != NULL ? g_utf8_get_char (p) : 0;
}

/* "‘n" and "'" after it: rock ’n’ roll. */
static gboolean
close_n (const Typing           *typing,
         NewsroomTypographyEdit *edit)
{
  const NewsroomTypographyLanguage *language = typing->scan.language;
  gsize                             n_start, mark_start, gap_start;
  gunichar                          n = before (typing, typing->at, &n_start);

  if (typing->c != '\'' || (n != 'n' && n != 'N') || before (typing, n_start, &mark_start) != language->single_open)
    return FALSE;
  if (before (typing, mark_start, &gap_start) != ' ')
    return FALSE;

  edit->start = mark_start;
  edit->end = typing->caret;
  g_snprintf (edit->text, sizeof edit->text, "’%c’", (char)n);

  return TRUE;
}

/* A third dot; a second or third hyphen. */
static gboolean
end_run (const Typing           *typing,
         NewsroomTypographyEdit *edit)
{
  const NewsroomTypographyLanguage *language = typing->scan.language;
  const char                       *text = typing->scan.text;
  gsize                             at = typing->at, start = at;

  while (start > 0 && text[start - 1] == text[at])
    start--;
  if (typing->c == '.')
    {
      if (at - start != 2 || before (typing, start, &start) == NEWSROOM_ELLIPSIS)
        return FALSE;
      newsroom_typography_edit_set (edit, at - 2, typing->caret, NEWSROOM_ELLIPSIS, 0);
      return TRUE;
    }

  if (!typing->scan.has_words)
    return FALSE;
  if (at == start)
    {
      gunichar dash = before (typing, at, &start);

      newsroom_typography_edit_set (edit, start, typing->caret, NEWSROOM_EM_DASH, 0);
      return dash == language->dash;
    }
  if (at - start > 2 || (start > 0 && strchr ("<!", text[start - 1]) != NULL))
    return FALSE;
  newsroom_typography_edit_set (edit, start, typing->caret, at - start == 1 ? language->dash : NEWSROOM_EM_DASH, 0);

  return TRUE;
}

/* "‘til" and what ends the word, "‘90" and "s". */
static gboolean
end_elision (const Typing           *typing,
             NewsroomTypographyEdit *edit)
{
  const NewsroomTypographyLanguage *language = typing->scan.language;
  const char                       *text = typing->scan.text;
  gsize                             start = typing->at, mark_start, outside;
  gunichar                          c;

  if (typing->c == '\'' || language->single_open == NEWSROOM_APOSTROPHE)
    return FALSE;
  while (g_unichar_isalnum (c = before (typing, start, &mark_start)) && typing->at - mark_start < MAX_ELISION)
    start = mark_start;
  if (c != language->single_open || start == typing->at)
    return FALSE;
  c = before (typing, mark_start, &outside);
  if (newsroom_typography_classify (c) == NEWSROOM_PLACE_LETTER || newsroom_typography_classify (c) == NEWSROOM_PLACE_DIGIT)
    return FALSE;

  newsroom_typography_edit_set (edit, mark_start, start, NEWSROOM_APOSTROPHE, 0);
  if (typing->at - start == 2 && g_ascii_isdigit (text[start]) && g_ascii_isdigit (text[start + 1]))
    return typing->c == 's' || !g_unichar_isalnum (typing->c);

  return !g_unichar_isalnum (typing->c) && newsroom_typography_is_elision (language, text + start, typing->at - start);
}

/* A letter or a digit behind what was taken for a closing mark: geht’s, the 1990’s, 6′2. */
static gboolean
go_on_with_word (const Typing           *typing,
                 NewsroomTypographyEdit *edit)
{
  gsize    start, outside;
  gunichar mark = before (typing, typing->at, &start);
  gunichar further = before (typing, start, &outside);
  gunichar right = g_unichar_isdigit (typing->c) && g_unichar_isdigit (further) ? NEWSROOM_PRIME : NEWSROOM_APOSTROPHE;

  if (!g_unichar_isalnum (typing->c) || !g_unichar_isalnum (further) || mark == right)
    return FALSE;
  if (mark != typing->scan.language->single_close && mark != NEWSROOM_PRIME)
    return FALSE;

  newsroom_typography_edit_set (edit, start, typing->at, right, 0);

  return TRUE;
}

/* A ' behind an address is not part of it if the next character is a space, and a quotation is open. */
static gboolean
end_address (const Typing           *typing,
             NewsroomTypographyEdit *edit)
{
  const NewsroomTypographyScan *scan = &typing->scan;
  gsize                         start;

  if (before (typing, typing->at, &start) != '\'' || start == 0 || (scan->kinds[start - 1] & NEWSROOM_KIND_MASK) != NEWSROOM_KIND_KEPT)
    return FALSE;

  newsroom_typography_edit_set (edit, start, typing->at, scan->language->single_close, 0);
  for (guint i = 0; i < scan->n_open; i++)
    if (scan->open[i] == scan->language->single_open)
      return TRUE;

  return FALSE;
}

/* A space behind something that waited for it. */
static gboolean
type_space (Typing                 *typing,
            NewsroomTypographyEdit *edit)
{
  const NewsroomTypographyLanguage *language = typing->scan.language;
  const NewsroomTypographyScan     *scan = &typing->scan;
  gsize                             start, outside;
  gunichar                          c = before (typing, typing->at, &start);
  gunichar                          further = before (typing, start, &outside);

  if (language->space != 0 && c == language->space && further == language->open)
    {
      newsroom_typography_edit_set (edit, typing->at, typing->caret, 0, 0);
      return TRUE;
    }
  if (c == '-' && further == ' ' && language->joins_hyphen && scan->has_words)
    {
      gsize    words;
      gunichar word = before (typing, outside, &words);

      newsroom_typography_edit_set (edit, start, typing->at, NEWSROOM_EN_DASH, 0);
      return word != 0 && !g_unichar_isspace (word) && !g_unichar_isdigit (word) && word != '-' && word != '|';
    }
  if (c == ':' && language->space != 0 && (g_unichar_isalnum (further) || g_utf8_strchr (")]*_`”»%", -1, MAX (further, 1)) != NULL))
    {
      newsroom_typography_edit_set (edit, start, start, language->space, 0);
      return TRUE;
    }

  return newsroom_typography_sign (scan, typing->at, edit);
}

static gboolean
type_unit (const Typing           *typing,
           NewsroomTypographyEdit *edit)
{
  gsize start, outside;

  if (g_utf8_strchr ("%‰€", -1, typing->c) == NULL || before (typing, typing->at, &start) != ' ' || !g_unichar_isdigit (before (typing, start, &outside)))
    return FALSE;

  newsroom_typography_edit_set (edit, start, typing->at, NEWSROOM_NO_BREAK_SPACE, 0);

  return TRUE;
}

static gboolean
change (Typing                 *typing,
        NewsroomTypographyEdit *edit)
{
  switch (typing->c)
    {
    case '"':
    case '\'':
      return close_n (typing, edit) || newsroom_typography_quote (&typing->scan, typing->at, edit);
    case '.':
    case '-':
      return end_run (typing, edit) || end_elision (typing, edit);
    case ' ':
      return end_elision (typing, edit) || end_address (typing, edit) || type_space (typing, edit);
    default:
      return go_on_with_word (typing, edit) || end_elision (typing, edit) || type_unit (typing, edit) ||
             newsroom_typography_space_mark (&typing->scan, typing->at, edit);
    }
}

static gboolean
may_change_space (const Typing *typing)
{
  const NewsroomTypographyLanguage *language = typing->scan.language;
  gsize                             start, outside;
  gunichar                          last = before (typing, typing->at, &start);

  return last == '-' || last == '\'' || (language->space != 0 && (last == ':' || last == language->space)) ||
         (last != 0 && g_utf8_strchr (language->short_words, -1, g_unichar_tolower (last)) != NULL && !g_unichar_isalnum (before (typing, start, &outside)));
}

/* Most characters change nothing, and are not worth a look at the whole text. */
static gboolean
may_change (const Typing *typing)
{
  const NewsroomTypographyLanguage *language = typing->scan.language;
  gsize                             start;
  NewsroomTypographyEdit            edit;
  gunichar                          last = before (typing, typing->at, &start);

  if (typing->c == '"' || typing->c == '\'')
    return TRUE;
  if (go_on_with_word (typing, &edit) || end_elision (typing, &edit) || type_unit (typing, &edit))
    return TRUE;
  if (typing->c == '.' || typing->c == '-')
    return last == typing->c || last == NEWSROOM_EN_DASH || last == NEWSROOM_EM_DASH;
  if (typing->c == ' ')
    return may_change_space (typing);

  return language->space != 0 && (typing->c == language->open || typing->c == language->close || g_utf8_strchr (language->spaced, -1, typing->c) != NULL);
}

/* The parser cannot know yet what is being written: a code span, the target of a link, what a
 * reference stands for. */
static gboolean
is_unfinished (const NewsroomTypographyScan *scan,
               gsize                         at)
{
  const char *text = scan->text;
  gsize       line = at;
  const char *target;

  while (line > 0 && text[line - 1] != '\n')
    line--;
  target = g_strrstr_len (text + line, (gssize)(at - line), "](");
  if (scan->has_backtick || (target != NULL && memchr (target, ')', (gsize)(text + at - target)) == NULL))
    return TRUE;
  while (line < at && text[line] == ' ')
    line++;

  return text[line] == '[' && g_strstr_len (text + line, (gssize)(at - line), "]:") != NULL;
}

/* A space at the end of a line is none for the parser, but what is typed goes on. */
static void
take_typed_space (const Typing *typing,
                  guint8       *kinds)
{
  const char *text = typing->scan.text;

  if (typing->c != ' ' || kinds[typing->at] != NEWSROOM_KIND_MARKUP || typing->at == 0 || text[typing->at - 1] == '\n')
    return;
  if ((typing->caret == typing->scan.length || text[typing->caret] == '\n') && (kinds[typing->at - 1] & NEWSROOM_KIND_MASK) == NEWSROOM_KIND_TEXT)
    kinds[typing->at] = NEWSROOM_KIND_TEXT;
}

static gboolean
is_harmless (const char                   *text,
             gsize                         length,
             gsize                         caret,
             const NewsroomTypographyEdit *edit)
{
  NewsroomTypographyEdit moved = *edit;
  gsize                  first, last;

  newsroom_typography_find_paragraph (text, length, caret, &first, &last);
  moved.start -= first;
  moved.end -= first;

  return edit->start >= first && newsroom_typography_keeps_structure (text + first, last - first, &moved, 1);
}

/**
 * newsroom_typography_type:
 * @text: UTF-8 text, with the character that was typed
 * @length: its length in bytes
 * @caret: the byte behind that character
 * @language: the BCP 47 tag of its language, or the name of a locale
 * @is_markdown: whether it is a body, of which code, addresses and all markup stay as they are
 * @edit: (out): the correction
 *
 * Says what the typed character is to become, or what it tells of those before it, as newsroom_typography_educate()
 * would put them right. What is not finished yet is taken for what it most likely will be: a ' before a word opens,
 * until the word is one that has lost its beginning.
 *
 * Returns: whether something is to be corrected
 */
gboolean
newsroom_typography_type (const char             *text,
                          gsize                   length,
                          gsize                   caret,
                          const char             *language,
                          gboolean                is_markdown,
                          NewsroomTypographyEdit *edit)
{
  const NewsroomTypographyLanguage *rules;
  Typing                            typing = { 0 };
  g_autofree guint8                *kinds = NULL;
  gsize                             i;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (caret > 0 && caret <= length, FALSE);
  g_return_val_if_fail (language != NULL, FALSE);

  rules = newsroom_typography_find_language (language);
  if (rules == NULL)
    return FALSE;
  newsroom_typography_scan_init (&typing.scan, text, length, NULL, rules);
  typing.scan.is_typing = TRUE;
  typing.caret = caret;
  typing.at = (gsize)(g_utf8_find_prev_char (text, text + caret) - text);
  typing.c = g_utf8_get_char (text + typing.at);
  if (!may_change (&typing))
    return FALSE;

  kinds = newsroom_typography_map (text, length, caret, is_markdown);
  take_typed_space (&typing, kinds);
  if (!newsroom_typography_is_text (kinds, length, typing.at, typing.caret))
    return FALSE;

  typing.scan.kinds = kinds;
  for (i = typing.at; i > 0 && (kinds[i] & NEWSROOM_KIND_BLOCK) == 0;)
    i--;
  while (i < typing.at)
    i = newsroom_typography_scan_pass (&typing.scan, i);
  if (is_markdown && is_unfinished (&typing.scan, typing.at))
    return FALSE;

  return change (&typing, edit) && newsroom_typography_is_text (kinds, length, edit->start, edit->end) &&
         (!is_markdown || is_harmless (text, length, caret, edit));
}
