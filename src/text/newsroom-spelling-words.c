/* newsroom-spelling-words.c — which words of a body are to be checked for their spelling
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-spelling-words.h"

#include "newsroom-markdown.h"

#include <string.h>
#include <uniwbrk.h>

/* In a copy of a line, what is no prose: a character that is in no word. */
#define MASK '\001'

/* What is longer is no word of a language, in bytes. */
#define LONGEST_WORD 96

/* Capitals alone, up to so many, are the letters of a name: NATO. */
#define LONGEST_ACRONYM 5

/* A stretch of prose in the body, in bytes. */
typedef struct
{
  gsize start;
  gsize end;
} Run;

struct _NewsroomSpellingWords
{
  char   *body;
  gsize   length;
  GArray *runs; /* Run, in order, apart */
};

typedef struct
{
  GArray *runs;
  guint   n_links; /* how deep in links */
} Gathering;

/* A line of the body that is looked at. */
typedef struct
{
  const char *original;
  char       *masked;
  char       *breaks; /* of u8_wordbreaks() */
  gsize       length;
} Line;

static void
enter_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  Gathering *gathering = user_data;

  gathering->n_links += span->type == NEWSROOM_INLINE_LINK;
}

static void
leave_inline_cb (const NewsroomInline *span,
                 gpointer              user_data)
{
  Gathering *gathering = user_data;

  gathering->n_links -= span->type == NEWSROOM_INLINE_LINK;
}

static void
text_cb (NewsroomTextType type,
         const char      *text,
         gsize            length,
         gssize           offset,
         gpointer         user_data)
{
  Gathering *gathering = user_data;
  Run        run = { (gsize)offset, (gsize)offset + length };
  Run       *last;

  if (type != NEWSROOM_TEXT_NORMAL || offset < 0 || gathering->n_links > 0)
    return;

  last = gathering->runs->len > 0 ? &g_array_index (gathering->runs, Run, gathering->runs->len - 1) : NULL;
  if (last != NULL && last->end == run.start)
    last->end = run.end;
  else
    g_array_append_val (gathering->runs, run);
}

/**
 * newsroom_spelling_words_new:
 * @body: UTF-8 Markdown
 * @length: its length in bytes, or -1 if it is terminated
 *
 * Finds what of @body is prose: not markup, code, links, the targets of images and definitions.
 *
 * Returns: (transfer full): a copy of @body that knows
 */
NewsroomSpellingWords *
newsroom_spelling_words_new (const char *body,
                             gssize      length)
{
  static const NewsroomMarkdownHandler handler = {
    .enter_inline = enter_inline_cb,
    .leave_inline = leave_inline_cb,
    .text = text_cb,
  };
  NewsroomSpellingWords *self;
  Gathering              gathering = { 0 };

  g_return_val_if_fail (body != NULL, NULL);

  self = g_new0 (NewsroomSpellingWords, 1);
  self->length = length < 0 ? strlen (body) : (gsize)length;
  self->body = g_strndup (body, self->length);
  self->runs = gathering.runs = g_array_new (FALSE, FALSE, sizeof (Run));
  newsroom_markdown_parse (self->body, (gssize)self->length, &handler, &gathering);

  return self;
}

/**
 * newsroom_spelling_words_free:
 * @self: (transfer full): a body
 */
void
newsroom_spelling_words_free (NewsroomSpellingWords *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->runs);
  g_free (self->body);
  g_free (self);
}

/**
 * newsroom_spelling_words_get_body:
 * @self: a body
 *
 * Returns: (transfer none): its text, in which words lie at their offsets
 */
const char *
newsroom_spelling_words_get_body (NewsroomSpellingWords *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->body;
}

/* The first run that ends behind @offset. */
static guint
find_run (NewsroomSpellingWords *self,
          gsize                  offset)
{
  guint low = 0;
  guint high = self->runs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->runs, Run, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Copies into the line what of it is prose. */
static gboolean
unmask (NewsroomSpellingWords *self,
        Line                  *line)
{
  const gsize start = (gsize)(line->original - self->body);
  const gsize end = start + line->length;
  guint       i = find_run (self, start);
  gboolean    has_prose = FALSE;

  memset (line->masked, MASK, line->length);
  for (; i < self->runs->len; i++)
    {
      Run run = g_array_index (self->runs, Run, i);

      if (run.start >= end)
        break;
      run.start = MAX (run.start, start);
      run.end = MIN (run.end, end);
      memcpy (line->masked + (run.start - start), self->body + run.start, run.end - run.start);
      has_prose = TRUE;
    }

  return has_prose;
}

static gboolean
ends_token (char c)
{
  return c == MASK || c == ' ' || c == '\t';
}

/* An address on the web or of mail, a tag or the name of an account. */
static gboolean
is_address (const char *token,
            gsize       length)
{
  const char *www = g_strstr_len (token, (gssize)length, "www.");
  const char *slash = memchr (token, '/', length);

  if (g_strstr_len (token, (gssize)length, "://") != NULL || memchr (token, '@', length) != NULL)
    return TRUE;
  if (www != NULL && (www == token || !g_ascii_isalnum (www[-1])))
    return TRUE;
  if (token[0] == '#' || token[0] == '/' || memchr (token, '\\', length) != NULL)
    return TRUE;

  /* example.com/page, but and/or */
  for (gsize i = 1; slash != NULL && i + 1 < length; i++)
    if (token[i] == '.' && g_ascii_isalnum (token[i - 1]) && g_ascii_isalnum (token[i + 1]))
      return TRUE;

  return FALSE;
}

static void
mask_addresses (Line *line)
{
  gsize end;

  for (gsize start = 0; start < line->length; start = end + 1)
    {
      for (end = start; end < line->length && !ends_token (line->masked[end]); end++)
        ;
      if (end > start && is_address (line->masked + start, end - start))
        memset (line->masked + start, MASK, end - start);
    }
}

/* Letters of a script that puts no spaces between words: nobody has spelled its words apart. */
static gboolean
is_unspaced (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018;
}

/* Not what has digits in it, nor what is joined by full stops or colons: names of hosts and
 * files, e.g. and i.e.; nor single letters, nor acronyms. */
static gboolean
is_word (const char *text,
         gsize       length)
{
  guint n_letters = 0;
  guint n_capitals = 0;

  if (length > LONGEST_WORD)
    return FALSE;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        {
          if (c > 0x2ff && is_unspaced (c))
            return FALSE;
          n_letters++;
          n_capitals += g_unichar_isupper (c);
        }
      else if (!g_unichar_ismark (c) && !is_apostrophe (c) && g_unichar_type (c) != G_UNICODE_FORMAT)
        return FALSE;
    }

  return n_letters > 1 && (n_capitals < n_letters || n_letters > LONGEST_ACRONYM);
}

static gboolean
is_letter_at (const Line *line,
              const char *masked)
{
  const char *p = line->original + (masked - line->masked);

  return *masked != MASK && (g_unichar_isalnum (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p)));
}

/* Whether what was masked from one byte of the line to another joins what stands beside it. */
static gboolean
is_joining (const Line *line,
            const char *start,
            const char *end)
{
  for (const char *p = line->original + (start - line->masked); p < line->original + (end - line->masked); p++)
    if (g_ascii_isspace (*p) || *p == '|')
      return FALSE;

  return end > start;
}

/* Markup or an entity stands inside the word, as in **Un**fair: it cannot be taken for itself. */
static gboolean
is_part (const Line *line,
         const char *start,
         const char *end)
{
  const char *line_end = line->masked + line->length;
  const char *before = start;
  const char *after = end;

  /* An entity may be any letter. */
  if (end < line_end && *end == MASK && line->original[end - line->masked] == '&')
    return TRUE;
  if (start > line->masked && start[-1] == MASK && line->original[start - line->masked - 1] == ';')
    return TRUE;

  while (after < line_end && *after == MASK)
    after++;
  if (after < line_end && is_joining (line, end, after) && is_letter_at (line, after))
    return TRUE;

  while (before > line->masked && before[-1] == MASK)
    before--;
  if (before == line->masked || !is_joining (line, before, start))
    return FALSE;

  return is_letter_at (line, g_utf8_find_prev_char (line->masked, before));
}

static guint
find_hints (const Line *line,
            const char *start,
            const char *end)
{
  const char *before = g_utf8_find_prev_char (line->masked, start);
  const char *farther = before != NULL ? g_utf8_find_prev_char (line->masked, before) : NULL;
  guint       hints = 0;

  if (before != NULL && is_apostrophe (g_utf8_get_char (before)) &&
      (farther == NULL || !g_unichar_isalnum (g_utf8_get_char (farther))))
    hints |= NEWSROOM_SPELLING_AFTER_APOSTROPHE;
  if (end < line->masked + line->length && (*end == '-' || g_utf8_get_char (end) == 0x2010))
    hints |= NEWSROOM_SPELLING_BEFORE_HYPHEN;

  return hints;
}

static void
find_in_line (const Line *line,
              gsize       offset,
              guint       start,
              GArray     *words)
{
  const char *line_end = line->masked + line->length;
  const char *p = line->masked;

  while (p < line_end)
    {
      const char          *end = p;
      guint                n_characters = 0;
      NewsroomSpellingWord word = { 0 };

      do
        {
          /* A character that is masked is as many masks as it has bytes. */
          n_characters += ((guchar)line->original[end - line->masked] & 0xc0) != 0x80;
          end++;
        }
      while (end < line_end && (line->breaks[end - line->masked] == 0 || ((guchar)*end & 0xc0) == 0x80));

      if (is_word (p, (gsize)(end - p)) && !is_part (line, p, end))
        {
          word.start = start;
          word.end = start + n_characters;
          word.offset = offset + (gsize)(p - line->masked);
          word.length = (guint)(end - p);
          word.hints = find_hints (line, p, end);
          g_array_append_val (words, word);
        }
      start += n_characters;
      p = end;
    }
}

static void
look_at_line (NewsroomSpellingWords *self,
              const char            *text,
              gsize                  length,
              guint                  start,
              GArray                *words)
{
  g_autofree char *masked = g_malloc0 (length + 1);
  g_autofree char *breaks = g_malloc (length + 1);
  Line             line = { text, masked, breaks, length };

  if (!unmask (self, &line))
    return;

  mask_addresses (&line);
  u8_wordbreaks ((const guint8 *)masked, length, breaks);
  find_in_line (&line, (gsize)(text - self->body), start, words);
}

/**
 * newsroom_spelling_words_find:
 * @self: a body
 * @start: (inout): the first character to look at; then, that of the line where it is
 * @end: (inout): the character after the last; then, that after the line where it is
 *
 * Finds the words in whole lines of the body: by the boundaries of UAX #29, with the apostrophes
 * inside them, without bare addresses and whatever holds a digit.
 *
 * Returns: (transfer full) (element-type NewsroomSpellingWord): the words, in order, apart
 */
GArray *
newsroom_spelling_words_find (NewsroomSpellingWords *self,
                              guint                 *start,
                              guint                 *end)
{
  GArray     *words = g_array_new (FALSE, FALSE, sizeof (NewsroomSpellingWord));
  const char *body_end;
  const char *p;
  guint       character = 0;

  g_return_val_if_fail (self != NULL, words);
  g_return_val_if_fail (start != NULL && end != NULL, words);

  body_end = self->body + self->length;
  for (p = self->body; p < body_end;)
    {
      const char *line_end = memchr (p, '\n', (gsize)(body_end - p));
      const char *next = line_end != NULL ? line_end + 1 : body_end;
      guint       after = character + (guint)g_utf8_strlen (p, next - p);

      if (after > *start || next == body_end)
        break;
      character = after;
      p = next;
    }

  *start = character;
  while (p < body_end && (character < *end || character == *start))
    {
      const char *line_end = memchr (p, '\n', (gsize)(body_end - p));
      const char *next = line_end != NULL ? line_end + 1 : body_end;

      look_at_line (self, p, (gsize)((line_end != NULL ? line_end : body_end) - p), character, words);
      character += (guint)g_utf8_strlen (p, next - p);
      p = next;
    }
  *end = character;

  return words;
}
