/* newsroom-import-sniff.c — whether XML or JSON holds articles, by how it begins
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For files of which nobody has said that they are to be read, in a program that trusts none of
 * them: nothing is parsed, nothing is made of what is seen, and no library is asked. */
#include "newsroom-import-sniff.h"

#include <string.h>

#include "newsroom-xml.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

#define ODT_TYPE "application/vnd.oasis.opendocument.text"

/* What is not white, from there on */
static gsize
skip_white (const char *text,
            gsize       length,
            gsize       at)
{
  while (at < length && g_ascii_isspace (text[at]))
    at++;

  return at;
}

/* The quotation mark that ends the string which begins before @at; @length if it goes on */
static gsize
find_quote (const char *text,
            gsize       length,
            gsize       at)
{
  for (; at < length && text[at] != '"'; at++)
    if (text[at] == '\\')
      at++;

  return MIN (at, length);
}

static gboolean
holds (const char *text,
       gsize       length,
       const char *words)
{
  return memmem (text, length, words, strlen (words)) != NULL;
}

/* Returns: (transfer full) (nullable): the name of the first member; %NULL if it is no object with one */
static char *
dup_first_member (const char *text,
                  gsize       length)
{
  gsize at = length >= 3 && memcmp (text, BYTE_ORDER_MARK, 3) == 0 ? 3 : 0;
  gsize end;

  at = skip_white (text, length, at);
  if (at == length || text[at] != '{')
    return NULL;
  at = skip_white (text, length, at + 1);
  if (at == length || text[at] != '"')
    return NULL;
  end = find_quote (text, length, at + 1);

  return end < length ? g_strndup (text + at + 1, end - at - 1) : NULL;
}

/**
 * newsroom_import_sniff_ghost:
 * @start: the beginning of a file
 * @length: bytes
 *
 * Returns: whether it begins as an export of Ghost does, and other JSON too
 */
gboolean
newsroom_import_sniff_ghost (const char *start,
                             gsize       length)
{
  static const char *const names[] = { "db", "data", "meta", NULL };
  g_autofree char         *name = dup_first_member (start, length);

  return name != NULL && g_strv_contains (names, name);
}

/**
 * newsroom_import_sniff_is_ninjs_member:
 * @name: of a member of an object
 *
 * Returns: whether no other JSON has a member of that name beside "uri"
 */
gboolean
newsroom_import_sniff_is_ninjs_member (const char *name)
{
  static const char *const names[] = { "versioncreated", "firstcreated", "pubstatus", "representationtype", "headlines", "bodies", "associations", "headline", "body_html", "body_xhtml", "body_text", "headline_main", "body_main", "description_text" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return TRUE;

  return FALSE;
}

/* An item of ninjs, as far as is seen; of what is too long to be seen whole one of both may stand later. */
static gboolean
is_ninjs (const char *text,
          gsize       length)
{
  gboolean has_uri = FALSE;
  gboolean has_other = FALSE;
  guint    depth = 0;

  for (gsize at = 0; at < length; at++)
    if (text[at] == '{' || text[at] == '[')
      depth++;
    else if (text[at] == '}' || text[at] == ']')
      depth -= MIN (depth, 1);
    else if (text[at] == '"')
      {
        const gsize      end = find_quote (text, length, at + 1);
        const gsize      next = skip_white (text, length, MIN (end + 1, length));
        g_autofree char *name = depth == 1 && next < length && text[next] == ':' ? g_strndup (text + at + 1, end - at - 1) : NULL;

        at = end;
        if (name == NULL)
          continue;
        if (g_str_equal (name, "@context"))
          return FALSE;
        has_uri = has_uri || g_ascii_strcasecmp (name, "uri") == 0;
        has_other = has_other || newsroom_import_sniff_is_ninjs_member (name);
      }

  return length == NEWSROOM_IMPORT_SNIFF_BYTES ? has_uri || has_other : has_uri && has_other;
}

static gboolean
is_json (const char *text,
         gsize       length)
{
  g_autofree char *first = dup_first_member (text, length);

  if (first == NULL)
    return FALSE;
  /* The posts of a long one may stand after much else. */
  if (newsroom_import_sniff_ghost (text, length) && (length == NEWSROOM_IMPORT_SNIFF_BYTES || holds (text, length, "\"posts\"")))
    return TRUE;

  return is_ninjs (text, length);
}

static gboolean
is_xml (GBytes *start)
{
  static const char *const roots[] = { "nitf", "newsItem", "newsMessage", "packageItem", "rss", "RDF", "feed", NULL };
  g_autofree char         *root = newsroom_xml_dup_root (start);
  gsize                    length;
  const char              *text = g_bytes_get_data (start, &length);

  if (root == NULL)
    return FALSE;

  return g_strv_contains (roots, root) || (g_str_equal (root, "document") && holds (text, length, "<office:document") && holds (text, length, ODT_TYPE));
}

/**
 * newsroom_import_sniff:
 * @start: the beginning of a file, %NEWSROOM_IMPORT_SNIFF_BYTES of it or all
 *
 * Returns: whether it is likely XML or JSON of a format of the table; its reader may still refuse it
 */
gboolean
newsroom_import_sniff (GBytes *start)
{
  gsize       length;
  const char *text = g_bytes_get_data (start, &length);

  return length > 0 && (is_xml (start) || is_json (text, length));
}
