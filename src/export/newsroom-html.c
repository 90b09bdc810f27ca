/* newsroom-html.c — pieces of HTML that are safe by the way they are made
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-html-private.h"

#include "newsroom-contact.h"
#include "newsroom-link-target.h"

#include <string.h>

enum
{
  BYTE_PLAIN,
  BYTE_ESCAPED, /* needs an entity */
  BYTE_DROPPED, /* a control character of one byte */
  BYTE_LEAD,    /* may begin a control or non-character of several bytes */
};

static const guint8 byte_kinds[256] = {
  [0x00 ... 0x08] = BYTE_DROPPED,
  [0x0b ... 0x0c] = BYTE_DROPPED,
  [0x0e ... 0x1f] = BYTE_DROPPED,
  [0x7f] = BYTE_DROPPED,
  ['"'] = BYTE_ESCAPED,
  ['&'] = BYTE_ESCAPED,
  ['\''] = BYTE_ESCAPED,
  ['<'] = BYTE_ESCAPED,
  ['>'] = BYTE_ESCAPED,
  [0xc2] = BYTE_LEAD,
  [0xef ... 0xf4] = BYTE_LEAD,
};

static void
append_entity (GString *html,
               char     byte)
{
  switch (byte)
    {
    case '"':
      newsroom_html_append_markup (html, "&quot;");
      break;
    case '&':
      newsroom_html_append_markup (html, "&amp;");
      break;
    case '\'':
      newsroom_html_append_markup (html, "&#39;");
      break;
    case '<':
      newsroom_html_append_markup (html, "&lt;");
      break;
    case '>':
      newsroom_html_append_markup (html, "&gt;");
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Returns: behind the plain bytes at @p, most of them four at a time */
static const char *
skip_plain (const char *p,
            const char *end)
{
  const guint8 *byte = (const guint8 *)p;
  const guint8 *stop = (const guint8 *)end;

  G_STATIC_ASSERT (BYTE_PLAIN == 0);

  while (stop - byte >= 4 && (byte_kinds[byte[0]] | byte_kinds[byte[1]] | byte_kinds[byte[2]] | byte_kinds[byte[3]]) == 0)
    byte += 4;
  while (byte < stop && byte_kinds[*byte] == BYTE_PLAIN)
    byte++;

  return (const char *)byte;
}

/* The length in bytes of the C1 control or Unicode non-character that begins at @p, or 0. */
static gsize
measure_dropped (const guint8 *p,
                 gsize         length)
{
  if (p[0] == 0xc2)
    return length >= 2 && p[1] < 0xa0 ? 2 : 0;

  if (p[0] == 0xef && length >= 3)
    {
      if (p[1] == 0xb7 && p[2] >= 0x90 && p[2] <= 0xaf)
        return 3; /* U+FDD0 to U+FDEF */
      if (p[1] == 0xbf && p[2] >= 0xbe)
        return 3; /* U+FFFE, U+FFFF */
      return 0;
    }

  /* The last two of each further plane. */
  if (p[0] >= 0xf0 && length >= 4 && (p[1] & 0x0f) == 0x0f && p[2] == 0xbf && p[3] >= 0xbe)
    return 4;

  return 0;
}

/**
 * newsroom_html_append_direction:
 * @html: the document so far, within a tag
 * @direction: in which the content of the element is written, or none if as around it
 *
 * Appends the attribute that says it.
 */
void
newsroom_html_append_direction (GString          *html,
                                NewsroomDirection direction)
{
  if (direction == NEWSROOM_DIRECTION_RIGHT_TO_LEFT)
    newsroom_html_append_markup (html, " dir=\"rtl\"");
  else if (direction == NEWSROOM_DIRECTION_LEFT_TO_RIGHT)
    newsroom_html_append_markup (html, " dir=\"ltr\"");
}

/**
 * newsroom_html_append_direction_of:
 * @html: the document so far, within a tag
 * @text: what the element will hold
 * @base: the direction of what it is in
 *
 * Appends the attribute that says how @text is written, if that is another way than around it.
 */
void
newsroom_html_append_direction_of (GString          *html,
                                   const char       *text,
                                   NewsroomDirection base)
{
  const NewsroomDirection direction = newsroom_direction_find (text, -1);

  if (direction != base)
    newsroom_html_append_direction (html, direction);
}

/**
 * newsroom_html_append_text:
 * @html: the document so far
 * @text: UTF-8 of any origin
 * @length: its length in bytes, or -1 if it ends with NUL
 *
 * Appends words so that they read as these words, in content and between the double quotes
 * of an attribute alike. Characters that HTML forbids (NUL, control characters other than
 * white space, non-characters) are left out; see "Preprocessing the input stream" and the
 * parse errors "control-character-in-input-stream" and "noncharacter-in-input-stream" in
 * the HTML standard.
 */
void
newsroom_html_append_text (GString    *html,
                           const char *text,
                           gssize      length)
{
  const char *end = text + (length < 0 ? strlen (text) : (gsize)length);
  const char *run = text;
  const char *p = text;

  while ((p = skip_plain (p, end)) < end)
    {
      guint8 kind = byte_kinds[(guint8)*p];
      gsize  skipped = kind == BYTE_LEAD ? measure_dropped ((const guint8 *)p, (gsize)(end - p)) : 1;
      if (skipped == 0)
        {
          p++;
          continue;
        }
      g_string_append_len (html, run, p - run);
      if (kind == BYTE_ESCAPED)
        append_entity (html, *p);
      p += skipped;
      run = p;
    }
  g_string_append_len (html, run, end - run);
}

/* What is percent-encoded in a target, and what is left out. */
static const guint8 target_byte_kinds[256] = {
  [0x00 ... 0x1f] = BYTE_DROPPED,
  [0x7f] = BYTE_DROPPED,
  [' '] = BYTE_ESCAPED,
  ['"'] = BYTE_ESCAPED,
  ['<'] = BYTE_ESCAPED,
  ['>'] = BYTE_ESCAPED,
  ['\\'] = BYTE_ESCAPED,
  ['^'] = BYTE_ESCAPED,
  ['`'] = BYTE_ESCAPED,
  ['{' ... '}'] = BYTE_ESCAPED,
};

/**
 * newsroom_html_dup_contact:
 * @address: an address of an author, as people write it
 *
 * Returns: (transfer full) (nullable): where a link to it points; example.org is taken for
 *   https://example.org. %NULL if it is no address.
 */
char *
newsroom_html_dup_contact (const char *address)
{
  if (address[0] != '#' && newsroom_link_target_skip_scheme (address, NULL) != NULL)
    return g_strdup (address);

  return newsroom_contact_dup_web_uri (address);
}

/**
 * newsroom_html_append_target:
 * @html: the document so far, within the double quotes of an attribute
 * @target: a target that newsroom_link_target_skip_scheme() takes
 *
 * Appends a target with its scheme in plain letters. Control characters are left out, and
 * what is no URL code point (URL standard) is percent-encoded.
 */
void
newsroom_html_append_target (GString    *html,
                             const char *target)
{
  const char *scheme = NULL;
  const char *rest = newsroom_link_target_skip_scheme (target, &scheme);
  const char *run;
  const char *end;

  g_return_if_fail (rest != NULL);

  g_string_append (html, scheme);
  while (*rest != '\0' && newsroom_link_target_is_ignored (*rest))
    rest++;
  for (end = rest + strlen (rest); end > rest && newsroom_link_target_is_ignored (end[-1]);)
    end--;
  for (run = rest; rest < end; rest++)
    {
      guint8 kind = target_byte_kinds[(guint8)*rest];

      if (kind == BYTE_PLAIN)
        continue;
      newsroom_html_append_text (html, run, rest - run);
      if (kind == BYTE_ESCAPED)
        g_string_append_printf (html, "%%%02X", (guint)(guint8)*rest);
      run = rest + 1;
    }
  newsroom_html_append_text (html, run, rest - run);
}

/**
 * newsroom_html_append_anchor:
 * @html: the document so far
 * @target: a target that newsroom_link_target_skip_scheme() takes
 * @title: (nullable): what the link says of itself
 *
 * Appends the tag that begins a link.
 */
void
newsroom_html_append_anchor (GString    *html,
                             const char *target,
                             const char *title)
{
  newsroom_html_append_markup (html, "<a href=\"");
  newsroom_html_append_target (html, target);
  if (title != NULL && title[0] != '\0')
    {
      newsroom_html_append_markup (html, "\" title=\"");
      newsroom_html_append_text (html, title, -1);
    }
  newsroom_html_append_markup (html, "\">");
}
