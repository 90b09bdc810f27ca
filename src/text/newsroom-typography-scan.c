/* newsroom-typography-scan.c — reads a text for its quotation marks: which open, which close
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-typography-private.h"

#include <string.h>

/* How many marks in a row are looked past for what is beside them. */
#define MAX_MARKS 8

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201f) || c == 0x2039 || c == 0x203a || c == 0x00ab || c == 0x00bb;
}

/* Marks of emphasis, seen or not, stand between nothing. */
static gboolean
is_emphasis (gunichar c)
{
  return c == '*' || c == '_' || c == '~';
}

/**
 * newsroom_typography_classify:
 * @c: a character, 0 for none
 *
 * Returns: what it is for a mark beside it
 */
NewsroomTypographyPlace
newsroom_typography_classify (gunichar c)
{
  if (c == 0)
    return NEWSROOM_PLACE_EDGE;
  if (g_unichar_isspace (c))
    return NEWSROOM_PLACE_SPACE;
  if (g_unichar_isdigit (c))
    return NEWSROOM_PLACE_DIGIT;
  if (g_unichar_isalnum (c) || g_unichar_ismark (c))
    return NEWSROOM_PLACE_LETTER;

  switch (c)
    {
    case '(':
    case '[':
    case '{':
    case 0x00a1: /* ¡ */
    case 0x00bf: /* ¿ */
      return NEWSROOM_PLACE_OPENING;
    case '-':
    case '/':
    case '=':
    case NEWSROOM_EN_DASH:
    case NEWSROOM_EM_DASH:
    case 0x2015: /* ― */
      return NEWSROOM_PLACE_DASH;
    default:
      return NEWSROOM_PLACE_OTHER;
    }
}

/**
 * newsroom_typography_edit_set:
 * @edit: (out): a correction
 * @start: the first byte that goes
 * @end: the byte after the last that goes
 * @first: a character that comes, 0 for none
 * @second: another behind it, 0 for none
 */
void
newsroom_typography_edit_set (NewsroomTypographyEdit *edit,
                              gsize                   start,
                              gsize                   end,
                              gunichar                first,
                              gunichar                second)
{
  int n = 0;

  edit->start = start;
  edit->end = end;
  if (first != 0)
    n += g_unichar_to_utf8 (first, edit->text);
  if (second != 0)
    n += g_unichar_to_utf8 (second, edit->text + n);
  edit->text[n] = '\0';
}

/**
 * newsroom_typography_scan_init:
 * @self: (out): a scan that has read nothing
 * @text: what it is to read, UTF-8
 * @length: its length in bytes
 * @kinds: (transfer none): what its bytes are
 * @language: how it is written
 */
void
newsroom_typography_scan_init (NewsroomTypographyScan           *self,
                               const char                       *text,
                               gsize                             length,
                               const guint8                     *kinds,
                               const NewsroomTypographyLanguage *language)
{
  memset (self, 0, sizeof *self);
  self->text = text;
  self->length = length;
  self->kinds = kinds;
  self->language = language;
}

/**
 * newsroom_typography_scan_peek:
 * @self: a scan
 * @offset: where to look, in bytes
 * @place: (out): what a reader sees from there on, past marks of emphasis and quotation marks
 *
 * Returns: the character at @offset that a reader sees, 0 at the end of a block
 */
gunichar
newsroom_typography_scan_peek (const NewsroomTypographyScan *self,
                               gsize                         offset,
                               NewsroomTypographyPlace      *place)
{
  gunichar first = 0;
  guint    n_marks = 0;

  *place = NEWSROOM_PLACE_EDGE;
  while (offset < self->length && (self->kinds[offset] & NEWSROOM_KIND_BLOCK) == 0)
    {
      gunichar               c = g_utf8_get_char (self->text + offset);
      NewsroomTypographyKind kind = self->kinds[offset] & NEWSROOM_KIND_MASK;

      offset += (gsize)g_utf8_skip[(guint8)self->text[offset]];
      if ((kind == NEWSROOM_KIND_MARKUP && c != '\n') || (kind != NEWSROOM_KIND_KEPT && is_emphasis (c)))
        continue;
      if (first == 0)
        first = c;
      *place = kind == NEWSROOM_KIND_KEPT ? NEWSROOM_PLACE_LETTER : newsroom_typography_classify (c);
      if (!is_quote (c) || ++n_marks > MAX_MARKS)
        return first;
      *place = NEWSROOM_PLACE_EDGE;
    }

  return first;
}

static gunichar
innermost (const NewsroomTypographyScan *self)
{
  return self->n_open > 0 ? self->open[self->n_open - 1] : 0;
}

static gboolean
has_open (const NewsroomTypographyScan *self,
          gunichar                      mark)
{
  for (guint i = 0; i < self->n_open; i++)
    if (self->open[i] == mark)
      return TRUE;

  return FALSE;
}

static void
push (NewsroomTypographyScan *self,
      gunichar                mark)
{
  if (self->n_open < NEWSROOM_MAX_OPEN_QUOTES)
    self->open[self->n_open++] = mark;
}

/* Ends a mark, and what was left open inside it. */
static void
pop_to (NewsroomTypographyScan *self,
        gunichar                mark)
{
  while (self->n_open > 0 && self->open[--self->n_open] != mark)
    ;
}

static gboolean
is_word (NewsroomTypographyPlace place)
{
  return place == NEWSROOM_PLACE_LETTER || place == NEWSROOM_PLACE_DIGIT;
}

static gboolean
is_gap (NewsroomTypographyPlace place)
{
  return place == NEWSROOM_PLACE_SPACE || place == NEWSROOM_PLACE_EDGE;
}

/* Whether a mark that looks the same on both sides opens. */
static gboolean
is_opening (const NewsroomTypographyScan *self,
            NewsroomTypographyPlace       next,
            gboolean                      could_close)
{
  switch (self->before)
    {
    case NEWSROOM_PLACE_EDGE:
      return TRUE;
    case NEWSROOM_PLACE_OPENING:
      /* Nothing between two marks that are alike. */
      return !is_gap (next) || !could_close || !is_quote (self->last);
    case NEWSROOM_PLACE_SPACE:
      /* Where spaces stand inside the marks one is written before the closing one too. */
      if (could_close && self->language->space != 0)
        return is_word (next) || next == NEWSROOM_PLACE_OPENING;
      return !could_close || self->is_typing || !is_gap (next);
    case NEWSROOM_PLACE_DASH:
      return is_gap (next) ? self->is_typing && !could_close : is_word (next) || next == NEWSROOM_PLACE_OPENING;
    case NEWSROOM_PLACE_LETTER:
    case NEWSROOM_PLACE_DIGIT:
      return FALSE;
    case NEWSROOM_PLACE_OTHER:
    default:
      return is_word (next) && !could_close;
    }
}

/* The word behind an apostrophe: one that has lost its beginning, or the years of a century. */
static gboolean
begins_elision (const NewsroomTypographyScan *self,
                gsize                         start)
{
  gsize end = start;

  while (newsroom_typography_is_text (self->kinds, self->length, end, end) && g_unichar_isalnum (g_utf8_get_char (self->text + end)))
    end += (gsize)g_utf8_skip[(guint8)self->text[end]];
  if (end < self->length && self->text[end] == '\'' && end - start > 1)
    return FALSE;
  if (end - start >= 2 && end - start <= 3 && g_ascii_isdigit (self->text[start]) && g_ascii_isdigit (self->text[start + 1]))
    return end - start == 2 || self->text[start + 2] == 's';

  return newsroom_typography_is_elision (self->language, self->text + start, end - start);
}

/* A mark of the text as it is. Returns whether it opens. */
static gboolean
follow_mark (NewsroomTypographyScan *self,
             gunichar                c,
             gsize                   after)
{
  const NewsroomTypographyLanguage *language = self->language;
  const gunichar                    pairs[][2] = {
                       { language->open, language->close },
                       { language->inner_open, language->inner_close },
                       { language->single_open, language->single_close },
  };
  NewsroomTypographyPlace next;

  newsroom_typography_scan_peek (self, after, &next);
  /* An apostrophe */
  if (c == NEWSROOM_APOSTROPHE && is_word (self->before) && (next == NEWSROOM_PLACE_LETTER || !has_open (self, language->single_open)))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      gboolean opens = c == pairs[i][0];

      if (c != pairs[i][0] && c != pairs[i][1])
        continue;
      if (pairs[i][0] == pairs[i][1])
        opens = is_opening (self, next, has_open (self, c));
      if (opens && c == NEWSROOM_APOSTROPHE && begins_elision (self, after))
        return FALSE;
      if (opens)
        push (self, pairs[i][0]);
      else if (has_open (self, pairs[i][0]))
        pop_to (self, pairs[i][0]);
      return opens;
    }

  return FALSE;
}

static void
see (NewsroomTypographyScan *self,
     gunichar                c,
     NewsroomTypographyPlace place)
{
  if (place != NEWSROOM_PLACE_SPACE)
    self->before_space = place;
  self->before = place;
  self->last = c;
  if (place != NEWSROOM_PLACE_SPACE && place != NEWSROOM_PLACE_DASH && c != '|' && c != ':' && c != '+')
    self->has_words = TRUE;
}

/* A mark: what comes behind an apostrophe may be put in quotation marks, as l’« amour ». */
static void
see_mark (NewsroomTypographyScan *self,
          gunichar                c,
          gboolean                opens)
{
  gboolean joins = !opens && (c == NEWSROOM_APOSTROPHE || c == '\'') && self->before == NEWSROOM_PLACE_LETTER;

  see (self, c, opens ? NEWSROOM_PLACE_OPENING : NEWSROOM_PLACE_OTHER);
  if (joins)
    self->before = NEWSROOM_PLACE_DASH;
}

static void
begin_block (NewsroomTypographyScan *self)
{
  self->before = self->before_space = NEWSROOM_PLACE_EDGE;
  self->last = 0;
  self->has_words = FALSE;
  self->has_backtick = FALSE;
  self->n_open = 0;
}

/**
 * newsroom_typography_scan_pass:
 * @self: a scan
 * @offset: where it is, in bytes
 *
 * Reads the character that stands there, as it is.
 *
 * Returns: where the next one is
 */
gsize
newsroom_typography_scan_pass (NewsroomTypographyScan *self,
                               gsize                   offset)
{
  gunichar               c = g_utf8_get_char (self->text + offset);
  gsize                  after = MIN (self->length, offset + (gsize)g_utf8_skip[(guint8)self->text[offset]]);
  NewsroomTypographyKind kind = self->kinds[offset] & NEWSROOM_KIND_MASK;

  if ((self->kinds[offset] & NEWSROOM_KIND_BLOCK) != 0)
    begin_block (self);

  if (c == '\n')
    {
      see (self, c, NEWSROOM_PLACE_SPACE);
      self->has_words = FALSE;
    }
  else if (kind == NEWSROOM_KIND_KEPT)
    see (self, c, NEWSROOM_PLACE_LETTER);
  else if (kind == NEWSROOM_KIND_TEXT && is_quote (c))
    see_mark (self, c, follow_mark (self, c, after));
  else if (kind == NEWSROOM_KIND_TEXT && !is_emphasis (c))
    see (self, c, newsroom_typography_classify (c));
  self->has_backtick = self->has_backtick || (kind == NEWSROOM_KIND_TEXT && c == '`');

  return after;
}

/* The corrected mark, with the space that belongs to it. */
static void
set_double (NewsroomTypographyScan *self,
            gsize                   offset,
            gunichar                mark,
            NewsroomTypographyEdit *edit)
{
  const NewsroomTypographyLanguage *language = self->language;

  newsroom_typography_edit_set (edit, offset, offset + 1, mark, 0);
  if (language->space == 0 || (mark != language->open && mark != language->close))
    return;

  if (mark == language->open)
    {
      gboolean has_space = offset + 1 < self->length && self->text[offset + 1] == ' ' && newsroom_typography_is_text (self->kinds, self->length, offset + 1, offset + 2);

      newsroom_typography_edit_set (edit, offset, offset + 1 + has_space, mark, language->space);
    }
  else if (self->last == ' ' && offset > 0 && self->text[offset - 1] == ' ')
    newsroom_typography_edit_set (edit, offset - 1, offset + 1, language->space, mark);
  else if (self->last != NEWSROOM_NO_BREAK_SPACE && self->last != NEWSROOM_NARROW_SPACE)
    newsroom_typography_edit_set (edit, offset, offset + 1, language->space, mark);
}

static gboolean
quote_double (NewsroomTypographyScan *self,
              gsize                   offset,
              NewsroomTypographyEdit *edit)
{
  const NewsroomTypographyLanguage *language = self->language;
  gboolean                          is_inside = has_open (self, language->open);
  NewsroomTypographyPlace           next;
  gunichar                          mark;

  newsroom_typography_scan_peek (self, offset + 1, &next);
  if (is_opening (self, next, is_inside))
    {
      mark = is_inside ? language->inner_open : language->open;
      set_double (self, offset, mark, edit);
      push (self, mark);
      see_mark (self, mark, TRUE);
      return TRUE;
    }

  mark = language->close;
  if (self->before == NEWSROOM_PLACE_DIGIT && !is_inside)
    mark = NEWSROOM_DOUBLE_PRIME;
  else if (self->before == NEWSROOM_PLACE_LETTER && next == NEWSROOM_PLACE_LETTER && !is_inside)
    mark = 0;
  else if (is_inside && innermost (self) == language->inner_open && language->inner_open != language->open)
    mark = language->inner_close;

  if (mark == language->inner_close && mark != language->close)
    pop_to (self, language->inner_open);
  else if (is_inside)
    pop_to (self, language->open);
  if (mark != 0)
    set_double (self, offset, mark, edit);
  see_mark (self, mark != 0 ? mark : '"', FALSE);

  return mark != 0;
}

static gunichar
single_mark (NewsroomTypographyScan *self,
             gsize                   offset,
             gboolean               *opens)
{
  const NewsroomTypographyLanguage *language = self->language;
  gboolean                          is_inside = has_open (self, language->single_open);
  NewsroomTypographyPlace           next;

  gunichar c = newsroom_typography_scan_peek (self, offset + 1, &next);

  *opens = FALSE;
  if (self->before == NEWSROOM_PLACE_DIGIT && (g_unichar_isdigit (c) || (!g_unichar_isalpha (c) && !is_inside)))
    return NEWSROOM_PRIME;
  if (is_word (self->before) && g_unichar_isalnum (c))
    return NEWSROOM_APOSTROPHE;
  if (is_word (self->before) && !is_inside)
    return NEWSROOM_APOSTROPHE;
  if (is_opening (self, next, is_inside))
    {
      *opens = !begins_elision (self, offset + 1);
      return *opens ? language->single_open : NEWSROOM_APOSTROPHE;
    }
  if (is_inside)
    pop_to (self, language->single_open);

  return language->single_close;
}

/* Rock ’n’ roll. */
static gboolean
quote_n (NewsroomTypographyScan *self,
         gsize                   offset,
         NewsroomTypographyEdit *edit)
{
  gsize i = offset + 1;

  if (self->before != NEWSROOM_PLACE_SPACE || !newsroom_typography_is_text (self->kinds, self->length, offset, offset + 3) ||
      (self->text[i] != 'n' && self->text[i] != 'N') || self->text[i + 1] != '\'')
    return FALSE;

  edit->start = offset;
  edit->end = offset + 3;
  g_snprintf (edit->text, sizeof edit->text, "’%c’", self->text[i]);
  see (self, NEWSROOM_APOSTROPHE, NEWSROOM_PLACE_LETTER);

  return TRUE;
}

/**
 * newsroom_typography_quote:
 * @self: a scan that has read what is before
 * @offset: where a " or ' of the text is, in bytes
 * @edit: (out): what is to stand in its place
 *
 * Reads the mark as what it is to be.
 *
 * Returns: whether it is to be corrected
 */
gboolean
newsroom_typography_quote (NewsroomTypographyScan *self,
                           gsize                   offset,
                           NewsroomTypographyEdit *edit)
{
  gunichar mark;
  gboolean opens;

  if ((self->kinds[offset] & NEWSROOM_KIND_BLOCK) != 0)
    begin_block (self);
  if (self->text[offset] == '"')
    return quote_double (self, offset, edit);
  if (quote_n (self, offset, edit))
    return TRUE;

  mark = single_mark (self, offset, &opens);
  newsroom_typography_edit_set (edit, offset, offset + 1, mark, 0);
  if (opens)
    push (self, mark);
  see_mark (self, mark, opens);

  return TRUE;
}
