/* newsroom-markdown-source.c — a body as md4c can read it without harm
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-markdown-source-private.h"

#include <string.h>

/* How many bytes behind the end may be looked at */
#define PADDING 8

/* What md4c 0.4.8 wrongly pairs with what stands outside the target of a link */
#define HIDDEN "*_~![]"

/* Parentheses in a destination may not nest deeper, so that to look for targets takes linear
 * time (CommonMark 0.30, 6.3: at least three levels). */
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

/* Returns: behind the quotation that is closed by @closer on the same line, or %NULL */
static const char *
skip_quoted (const char *p,
             char        closer)
{
  char opener = *p;

  for (p++; !is_end (*p); p++)
    {
      if (*p == closer)
        return p + 1;
      if (*p == opener)
        return NULL;
      if (*p == '\\' && !is_end (p[1]))
        p++;
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

static gboolean
is_escaped (const char *start,
            const char *p)
{
  const char *slash = p;

  while (slash > start && *(slash - 1) == '\\')
    slash--;

  return (p - slash) % 2 == 1;
}

/* Returns: behind the “(destination "title")” that starts at @p, or %NULL if there is none
 * on this line */
static const char *
skip_target (const char *p)
{
  p = skip_blanks (p + 1);
  p = *p == '<' ? skip_quoted (p, '>') : skip_bare_destination (p);
  if (p == NULL)
    return NULL;

  if (is_blank (*p))
    {
      p = skip_blanks (p);
      if (*p == '"' || *p == '\'')
        p = skip_quoted (p, *p);
      else if (*p == '(')
        p = skip_quoted (p, ')');
      p = p != NULL ? skip_blanks (p) : NULL;
    }

  return p != NULL && *p == ')' ? p + 1 : NULL;
}

static gboolean
has_substitute (const char *body,
                gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar)body[i] >= FIRST_SUBSTITUTE)
      return TRUE;

  return FALSE;
}

/* Returns: the byte that stands for a character, or the character */
static char
substitute (char c)
{
  switch (c)
    {
    case '*':
    case '_':
    case '~':
    case '!':
    case '[':
    case ']':
      return (char)(FIRST_SUBSTITUTE + (strchr (HIDDEN, c) - HIDDEN));
    default:
      return c;
    }
}

/* Hides what is between two places of the copy of a body, but for what a backslash hides.
 * Returns: %FALSE if the body has such bytes itself, and so is no UTF-8 anyway */
static gboolean
hide (NewsroomMarkdownSource *self,
      const char             *body,
      char                   *from,
      const char             *to)
{
  for (char *p = from; p < to; p++)
    {
      if (*p == '\\')
        {
          p++;
          continue;
        }
      if (substitute (*p) == *p)
        continue;
      if (!self->hides && has_substitute (body, self->length))
        return FALSE;

      self->hides = TRUE;
      *p = substitute (*p);
    }

  return TRUE;
}

/**
 * newsroom_markdown_source_init:
 * @self: (out caller-allocates): a copy; to be cleared
 * @body: Markdown
 * @length: its length in bytes
 *
 * Copies a body, with some NULs behind it, and with other bytes for the delimiters in what
 * looks like the target of a link on one line. Text is to be taken from the body at the same
 * offset, not from the copy.
 */
void
newsroom_markdown_source_init (NewsroomMarkdownSource *self,
                               const char             *body,
                               gsize                   length)
{
  char *end;

  self->text = g_malloc (length + PADDING);
  self->length = length;
  self->hides = FALSE;

  end = self->text + length;
  memcpy (self->text, body, length);
  memset (end, '\0', PADDING);

  for (char *p = self->text; (p = memchr (p, ']', (gsize)(end - p))) != NULL;)
    {
      gboolean    closes = p[1] == '(' && !is_escaped (self->text, p);
      const char *target_end = closes ? skip_target (p + 1) : NULL;

      p++;
      if (target_end == NULL)
        continue;
      if (!hide (self, body, p, target_end))
        break;
      p += target_end - p;
    }
}

/**
 * newsroom_markdown_source_clear:
 * @self: a copy
 */
void
newsroom_markdown_source_clear (NewsroomMarkdownSource *self)
{
  g_clear_pointer (&self->text, g_free);
}

/**
 * newsroom_markdown_source_show:
 * @self: a copy
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
