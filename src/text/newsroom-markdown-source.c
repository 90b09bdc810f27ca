/* newsroom-markdown-source.c — a body as md4c can read it without harm
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-markdown-source-private.h"

#include <string.h>

/* How many bytes behind the end may be looked at */
#define PADDING 8

/* What can be hidden: delimiters, and the ends of table cells */
#define HIDDEN "*_~![]|"

/* The place of a character in that, and one; 0 for all others */
static const guint8 hidden_places[256] = {
  ['*'] = 1,
  ['_'] = 2,
  ['~'] = 3,
  ['!'] = 4,
  ['['] = 5,
  [']'] = 6,
  ['|'] = 7,
};

/* What md4c 0.4.8 wrongly pairs with what stands outside the target of a link */
#define TARGET_DELIMITERS "*_~![]"

/* Parentheses in a destination may not nest deeper, so that to look for targets takes linear
 * time (CommonMark 0.29, 6.5: at least three levels). */
#define MAX_DEPTH 32

/* The byte that stands for the first of them, and so on; none is ever part of UTF-8. */
#define FIRST_SUBSTITUTE 0xF8

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t';
}

static gboolean
is_end (char c)
{
  return c == '\n' || c == '\r' || c == '\0';
}

static const char *
skip_blanks (const char *p)
{
  while (is_blank (*p))
    p++;

  return p;
}

/* Returns: where the words of the next line begin, behind the marks of the quotations that it
 * is in; @p is the end of a line. The end of the line if there are no words. */
static const char *
skip_line_end (const char *p)
{
  p += p[0] == '\r' && p[1] == '\n' ? 2 : 1;
  while (is_blank (*p) || *p == '>')
    p++;

  return p;
}

/* Returns: behind blanks with at most one line end among them */
static const char *
skip_space (const char *p)
{
  p = skip_blanks (p);

  return *p == '\n' || *p == '\r' ? skip_line_end (p) : p;
}

/* Returns: behind the destination in angle brackets, which is on one line, or %NULL */
static const char *
skip_angled_destination (const char *p)
{
  for (p++; !is_end (*p) && *p != '<'; p++)
    {
      if (*p == '>')
        return p + 1;
      if (*p == '\\' && !is_end (p[1]))
        p++;
    }

  return NULL;
}

/* Returns: behind the title that is closed by @closer in the same paragraph, or %NULL */
static const char *
skip_title (const char *p,
            char        closer)
{
  char opener = *p;

  p++;
  while (*p != '\0')
    {
      if (is_end (*p))
        {
          p = skip_line_end (p);
          if (is_end (*p))
            return NULL;
          continue;
        }
      if (*p == closer)
        return p + 1;
      if (*p == opener)
        return NULL;
      p += *p == '\\' && !is_end (p[1]) ? 2 : 1;
    }

  return NULL;
}

/* Returns: behind a destination without angle brackets, in which parentheses pair */
static const char *
skip_bare_destination (const char *p)
{
  guint depth = 0;

  for (; !is_end (*p) && !is_blank (*p) && depth <= MAX_DEPTH; p++)
    {
      if (*p == '\\' && g_ascii_ispunct (p[1]))
        p++;
      else if (*p == '(')
        depth++;
      else if (*p == ')' && depth-- == 0)
        break;
    }

  return p;
}

/* Returns: behind the “(destination "title")” that starts at @p, or %NULL if there is none */
static const char *
skip_target (const char *p)
{
  const char *title;

  p = skip_space (p + 1);
  p = *p == '<' ? skip_angled_destination (p) : skip_bare_destination (p);
  if (p == NULL)
    return NULL;

  title = skip_space (p);
  if (title > p && (*title == '"' || *title == '\''))
    title = skip_title (title, *title);
  else if (title > p && *title == '(')
    title = skip_title (title, ')');
  if (title == NULL)
    return NULL;

  p = skip_space (title);

  return *p == ')' ? p + 1 : NULL;
}

static gboolean
has_substitute (const NewsroomMarkdownSource *self)
{
  for (gsize i = 0; i < self->length; i++)
    if ((guchar)self->text[i] >= FIRST_SUBSTITUTE)
      return TRUE;

  return FALSE;
}

/* Hides the delimiters in all targets of links. */
static void
hide_in_targets (NewsroomMarkdownSource *self)
{
  const char *end = self->text + self->length;

  for (char *p = self->text; (p = memchr (p, ']', (gsize)(end - p))) != NULL;)
    {
      gboolean    closes = p[1] == '(' && !newsroom_markdown_source_is_escaped (self, p);
      const char *target_end = closes ? skip_target (p + 1) : NULL;

      p++;
      if (target_end == NULL)
        continue;
      newsroom_markdown_source_hide (self, p, target_end, TARGET_DELIMITERS);
      p += target_end - p;
    }
}

static void
hide_all (NewsroomMarkdownSource *self)
{
  hide_in_targets (self);
  newsroom_markdown_hide_in_labels (self);
  newsroom_markdown_hide_excess_cells (self);
}

static void
copy_body (NewsroomMarkdownSource *self,
           const char             *body)
{
  self->copy = g_malloc (self->length + PADDING);
  self->text = self->copy;

  memcpy (self->copy, body, self->length);
  memset (self->copy + self->length, '\0', PADDING);
}

/**
 * newsroom_markdown_source_init:
 * @self: (out caller-allocates): a source; to be cleared
 * @body: Markdown, which stays as it is until @self is cleared
 * @length: its length in bytes, or -1 if it is terminated
 *
 * Text is to be taken from the body at the same offset, not from what md4c reads, in which
 * md4c 0.4.8, the oldest that is supported, is kept from three faults:
 *
 * It looks at bytes behind the end of what it reads, and where there happens to be a “)”,
 * takes it for the end of a link and runs through memory from there: a NUL follows.
 *
 * It pairs delimiters and brackets in the target or the label of a link with those outside, as
 * in "[](_)_", so that they are lost and spans do not nest: there other bytes stand for them.
 *
 * It drops the cells of a row behind the columns of its table, as the rules of tables say:
 * other bytes stand for what divides them, so that they are part of the last cell.
 */
void
newsroom_markdown_source_init (NewsroomMarkdownSource *self,
                               const char             *body,
                               gssize                  length)
{
  self->text = (char *)body;
  self->copy = NULL;
  self->length = length < 0 ? strlen (body) : (gsize)length;
  self->hides = FALSE;

  /* Without a copy this only finds out whether one is needed. */
  if (length >= 0)
    copy_body (self, body);
  hide_all (self);
  if (!self->hides || self->copy != NULL)
    return;

  copy_body (self, body);
  hide_all (self);
}

/**
 * newsroom_markdown_source_is_escaped:
 * @self: a source
 * @p: a character of it
 *
 * Returns: whether a backslash takes its meaning
 */
gboolean
newsroom_markdown_source_is_escaped (const NewsroomMarkdownSource *self,
                                     const char                   *p)
{
  const char *slash = p;

  while (slash > self->text && *(slash - 1) == '\\')
    slash--;

  return (p - slash) % 2 == 1;
}

/**
 * newsroom_markdown_source_hide:
 * @self: a source
 * @from: a place in it
 * @to: a place behind that
 * @what: some of the delimiters
 *
 * Hides delimiters, but for those that a backslash hides. Does nothing if the body has the
 * bytes itself that are to stand for them, and so is no UTF-8 anyway.
 */
void
newsroom_markdown_source_hide (NewsroomMarkdownSource *self,
                               char                   *from,
                               const char             *to,
                               const char             *what)
{
  for (char *p = from; p < to; p++)
    {
      if (*p == '\\')
        {
          p++;
          continue;
        }
      if (hidden_places[(guchar)*p] == 0 || strchr (what, *p) == NULL)
        continue;
      if (!self->hides && has_substitute (self))
        return;

      self->hides = TRUE;
      if (self->copy == NULL)
        return;
      *p = (char)(FIRST_SUBSTITUTE + hidden_places[(guchar)*p] - 1);
    }
}

/**
 * newsroom_markdown_source_clear:
 * @self: a source
 */
void
newsroom_markdown_source_clear (NewsroomMarkdownSource *self)
{
  g_clear_pointer (&self->copy, g_free);
  self->text = NULL;
}

/**
 * newsroom_markdown_source_show:
 * @self: a source
 * @text: (inout) (array length=length): words out of it
 * @length: their length in bytes
 *
 * Puts the delimiters back.
 */
void
newsroom_markdown_source_show (const NewsroomMarkdownSource *self,
                               char                         *text,
                               gsize                         length)
{
  for (gsize i = 0; self->hides && i < length; i++)
    if ((guchar)text[i] >= FIRST_SUBSTITUTE)
      text[i] = HIDDEN[(guchar)text[i] - FIRST_SUBSTITUTE];
}
