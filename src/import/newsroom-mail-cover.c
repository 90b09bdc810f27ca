/* newsroom-mail-cover.c — a story with a headline of its own in the words of a message
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-mail-private.h"

#include <string.h>

#include "newsroom-byline.h"
#include "newsroom-plain-text.h"

/* Paragraphs over which a byline is looked for */
#define MAX_PARAGRAPHS 8

/* Bytes. What is longer is no headline. */
#define MAX_HEADLINE 160

/* Bytes. What is longer is no line of who wrote it. */
#define MAX_BYLINE 200

/* The first line of a paragraph, and where the paragraph ends */
typedef struct
{
  const char *start;
  const char *line_end;
  const char *end;
} Paragraph;

/* The paragraph from @text on; empty at the end. */
static Paragraph
find_paragraph (const char *text)
{
  Paragraph paragraph;

  text += strspn (text, "\n");
  paragraph.start = text;
  paragraph.line_end = text + strcspn (text, "\n");
  paragraph.end = strstr (text, "\n\n");
  if (paragraph.end == NULL)
    paragraph.end = text + strlen (text);

  return paragraph;
}

/* Whether a line says who wrote what is below it, as "By Ann Example". */
static gboolean
is_byline (const char *start,
           const char *end)
{
  g_autofree char *words = end - start <= MAX_BYLINE ? newsroom_plain_text_from_markdown (start, end - start) : NULL;
  g_autoptr (GPtrArray) credits = words != NULL ? newsroom_byline_parse (g_strstrip (words)) : NULL;

  return credits != NULL && credits->len > 0;
}

static gboolean
is_headline (const Paragraph *paragraph)
{
  const gsize length = (gsize)(paragraph->end - paragraph->start);

  return length > 0 && length <= MAX_HEADLINE && paragraph->end == paragraph->line_end && strchr (".,;:!>", paragraph->end[-1]) == NULL &&
         strchr (">-", *paragraph->start) == NULL;
}

/* Whether it is more than a name or a greeting. */
static gboolean
has_words (const Paragraph *paragraph)
{
  const char *first = memchr (paragraph->start, ' ', (gsize)(paragraph->end - paragraph->start));

  return first != NULL && memchr (first + 1, ' ', (gsize)(paragraph->end - first) - 1) != NULL;
}

/**
 * newsroom_mail_find_headline:
 * @story: the words of a message, plain or as Markdown
 * @end: (out): where the headline ends
 *
 * Reporters write "Here is my story" over a file as any other: headline, perhaps a standfirst, byline.
 *
 * Returns: (transfer none) (nullable): where the headline in the words begins, %NULL if they have none
 */
const char *
newsroom_mail_find_headline (const char  *story,
                             const char **end)
{
  Paragraph paragraphs[MAX_PARAGRAPHS];
  guint     n = 0;

  for (const char *at = story; n < MAX_PARAGRAPHS; at = paragraphs[n++].end)
    {
      const Paragraph found = find_paragraph (at);

      paragraphs[n] = found;
      if (found.start == found.end)
        return NULL;
      if (n > 0 && is_byline (found.start, found.line_end))
        break;
    }
  if (n == MAX_PARAGRAPHS)
    return NULL;

  /* Over the byline stands the headline, or that and a standfirst. */
  if (n > 1 && is_headline (&paragraphs[n - 2]) && has_words (&paragraphs[n - 2]))
    n--;
  if (!is_headline (&paragraphs[n - 1]))
    return NULL;
  *end = paragraphs[n - 1].end;

  return paragraphs[n - 1].start;
}
