/* newsroom-feed-xml.c — the XML of feeds and of exports of sites, as it is found: not always XML
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "newsroom-feed-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <string.h>

#include "newsroom-document-private.h"
#include "newsroom-import-decode.h"

/* Characters. No name of an entity of HTML is longer. */
#define MAX_ENTITY 32

/* Bytes at the beginning in which a file names its encoding. */
#define DECLARATION_LIMIT 200

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlParserCtxt, xmlFreeParserCtxt)

/* Names that readers know by, whatever a file calls them. */
static const struct
{
  const char *address;
  const char *prefix;
} spaces[] = {
  { "http://purl.org/rss/1.0/", "" },
  { "http://my.netscape.com/rdf/simple/0.9/", "" },
  { "http://backend.userland.com/rss2", "" },
  { "http://www.w3.org/2005/Atom", "atom:" },
  { "http://purl.org/atom/ns#", "atom:" },
  { "http://purl.org/rss/1.0/modules/content/", "content:" },
  { "http://purl.org/dc/elements/1.1/", "dc:" },
  { "http://purl.org/dc/terms/", "dcterms:" },
  { "http://search.yahoo.com/mrss/", "media:" },
  { "http://search.yahoo.com/mrss", "media:" },
  { "http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes:" },
  { "http://www.w3.org/1999/xhtml", "xhtml:" },
};

/* Writes what stands at an "&" outside of CDATA as XML allows it. Returns: after it */
static const char *
mend_reference (const char *at,
                const char *end,
                GString    *mended)
{
  static const char *const known[] = { "amp", "lt", "gt", "quot", "apos", NULL };
  const char              *name = at + 1;
  const char              *after = name;
  g_autofree char         *word = NULL;
  const htmlEntityDesc    *entity;

  while (after < end && after - name < MAX_ENTITY && (g_ascii_isalnum (*after) || *after == '#'))
    after++;
  word = g_strndup (name, (gsize)(after - name));
  if (after < end && *after == ';' && (word[0] == '#' || g_strv_contains (known, word)))
    {
      g_string_append_len (mended, at, after + 1 - at);
      return after + 1;
    }

  entity = after < end && *after == ';' ? htmlEntityLookup ((const xmlChar *)word) : NULL;
  if (entity == NULL)
    {
      g_string_append (mended, "&amp;");
      return name;
    }
  g_string_append_printf (mended, "&#%u;", entity->value);

  return after + 1;
}

/* Entities of HTML, lone "&" and control characters are in many feeds, and in no XML. */
static GBytes *
mend (const char *text,
      gsize       length)
{
  static const char open[] = "<![CDATA[";
  const char       *end = text + length;
  g_autoptr (GString) mended = g_string_sized_new (length);
  const char *cdata_end = text;

  for (const char *at = text; at < end;)
    {
      if (at >= cdata_end && *at == '<' && (gsize)(end - at) >= strlen (open) && memcmp (at, open, strlen (open)) == 0)
        {
          cdata_end = memmem (at, (gsize)(end - at), "]]>", 3);
          cdata_end = cdata_end != NULL ? cdata_end : end;
        }
      if (at >= cdata_end && *at == '&')
        {
          at = mend_reference (at, end, mended);
          continue;
        }
      if ((guchar)*at >= 0x20 || *at == '\t' || *at == '\n' || *at == '\r')
        g_string_append_c (mended, *at);
      at++;
    }

  return g_string_free_to_bytes (g_steal_pointer (&mended));
}

/* Returns: (transfer full): without comments, of which the parser copies all that follows for each
 *   pair of hyphens that may not be there */
static GBytes *
cut_comments (GBytes *bytes)
{
  gsize       size;
  const char *at = g_bytes_get_data (bytes, &size);
  const char *end = at + size;
  GString    *rest;

  if (memmem (at, size, "<!--", 4) == NULL)
    return g_bytes_ref (bytes);

  rest = g_string_sized_new (size);
  while (at < end)
    {
      const char *mark = memmem (at, (gsize)(end - at), "<!", 2);
      const char *after = mark;

      g_string_append_len (rest, at, mark != NULL ? mark - at : end - at);
      if (mark == NULL)
        break;
      if (end - mark >= 4 && memcmp (mark, "<!--", 4) == 0)
        {
          after = memmem (mark + 4, (gsize)(end - mark - 4), "-->", 3);
          at = after != NULL ? after + 3 : end;
          continue;
        }
      if (end - mark >= 9 && memcmp (mark, "<![CDATA[", 9) == 0)
        after = memmem (mark, (gsize)(end - mark), "]]>", 3);
      else
        after = mark + 2;
      at = after != NULL ? after : end;
      g_string_append_len (rest, mark, at - mark);
    }

  return g_string_free_to_bytes (rest);
}

static xmlDoc *
parse (GBytes   *bytes,
       gboolean  recovers,
       gboolean *is_whole)
{
  const int   options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA | XML_PARSE_COMPACT;
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (xmlParserCtxt) context = xmlNewParserCtxt ();
  g_autoptr (xmlDoc) document = xmlCtxtReadMemory (context, data, (int)size, NULL, NULL, options | (recovers ? XML_PARSE_RECOVER : 0));

  *is_whole = context->wellFormed != 0;

  return document != NULL && xmlDocGetRootElement (document) != NULL ? g_steal_pointer (&document) : NULL;
}

/* Returns: (transfer full): in UTF-8 for certain, which a parser that goes on after an error does not
 *   ask for: from the encoding that it names, else from that which it seems to have */
static GBytes *
decode (GBytes         *bytes,
        const char     *file_name,
        NewsroomReport *report)
{
  gsize            size;
  const char      *data = g_bytes_get_data (bytes, &size);
  g_autofree char *start = g_strndup (data, MIN (size, DECLARATION_LIMIT));
  g_autoptr (GRegex) regex = g_regex_new ("^<\\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)", G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *encoding = g_regex_match (regex, start, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
  char            *text = encoding != NULL ? g_convert (data, (gssize)size, "UTF-8", encoding, NULL, &size, NULL) : NULL;
  g_autoptr (GBytes) whole = NULL;

  if (text == NULL)
    text = newsroom_import_decode (g_bytes_ref (bytes), file_name, &size, report, NULL);
  if (text == NULL)
    {
      text = g_utf8_make_valid (data, (gssize)g_bytes_get_size (bytes));
      size = strlen (text);
    }

  whole = g_bytes_new_take (text, size);

  return newsroom_xml_drop_declaration (whole);
}

/* As many programs write it: first as it is, then with what is no XML made XML, then what there is. */
static xmlDoc *
parse_somehow (GBytes         *bytes,
               const char     *file_name,
               NewsroomReport *report,
               gboolean       *is_whole)
{
  g_autoptr (GBytes) mended = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (xmlDoc) document = parse (bytes, FALSE, is_whole);

  if (document != NULL)
    return g_steal_pointer (&document);

  mended = mend (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  document = parse (mended, FALSE, is_whole);
  if (document != NULL)
    return g_steal_pointer (&document);

  text = decode (mended, file_name, report);

  return parse (text, TRUE, is_whole);
}

/**
 * newsroom_feed_parse:
 * @bytes: the contents of a file
 * @file_name: its name
 * @report: told if something of it could not be read
 * @error: %NEWSROOM_IMPORT_ERROR_DAMAGED if nothing could, %NEWSROOM_IMPORT_ERROR_TOO_LARGE if a tag
 *   has more than %NEWSROOM_XML_MAX_ATTRIBUTES
 *
 * Opens no file and no address, and takes no document type.
 *
 * Returns: (transfer full) (nullable): a document with a root element
 */
xmlDoc *
newsroom_feed_parse (GBytes         *bytes,
                     const char     *file_name,
                     NewsroomReport *report,
                     GError        **error)
{
  g_autoptr (GBytes) whole = newsroom_xml_unwiden (bytes);
  g_autoptr (GBytes) text = cut_comments (whole);
  gsize       size;
  const char *data = g_bytes_get_data (text, &size);
  g_autoptr (xmlDoc) document = NULL;
  gboolean is_whole = FALSE;

  if (size > 0 && newsroom_xml_has_document_type (data, size))
    {
      g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_DAMAGED, _ ("Could not open “%s”: it contains a DOCTYPE, which no document of its kind has and which can be used to read other files"), file_name);
      return NULL;
    }
  if (newsroom_xml_has_more_attributes (text, NEWSROOM_XML_MAX_ATTRIBUTES))
    {
      newsroom_document_set_too_large (file_name, error);
      return NULL;
    }
  if (size > 0 && size < G_MAXINT)
    document = parse_somehow (text, file_name, report, &is_whole);
  if (document == NULL)
    g_set_error (error, NEWSROOM_IMPORT_ERROR, NEWSROOM_IMPORT_ERROR_DAMAGED, _ ("Could not open “%s”: the file is damaged. Ask for it once more."), file_name);
  else if (!is_whole)
    newsroom_report_drop (report, _ ("The file is damaged or cut short: some of this article may be missing. Ask for it once more."));

  return g_steal_pointer (&document);
}

/**
 * newsroom_feed_dup_name:
 * @node: an element
 *
 * Returns: (transfer full): its name, with the prefix that is usual for its namespace, whatever the
 *   file has: "dc:creator", "atom:title"; without one for what RSS has itself
 */
char *
newsroom_feed_dup_name (const xmlNode *node)
{
  const char *name = (const char *)node->name;
  const char *prefix = node->ns != NULL ? (const char *)node->ns->prefix : NULL;

  for (guint i = 0; node->ns != NULL && node->ns->href != NULL && i < G_N_ELEMENTS (spaces); i++)
    if (strcmp ((const char *)node->ns->href, spaces[i].address) == 0)
      return g_strconcat (spaces[i].prefix, name, NULL);

  return prefix != NULL ? g_strconcat (prefix, ":", name, NULL) : g_strdup (name);
}

static void
append_html (GString       *html,
             const xmlNode *node)
{
  static const char *const empty[] = { "br", "hr", "img", "source", "track", "wbr", "col", "embed", "input", NULL };
  g_autofree char         *text = NULL;

  if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content != NULL)
    {
      text = g_markup_escape_text ((const char *)node->content, -1);
      g_string_append (html, text);
    }
  if (node->type != XML_ELEMENT_NODE)
    return;

  g_string_append_printf (html, "<%s", (const char *)node->name);
  for (const xmlAttr *at = node->properties; at != NULL; at = at->next)
    if (at->children != NULL && at->children->content != NULL)
      {
        g_autofree char *value = g_markup_escape_text ((const char *)at->children->content, -1);

        g_string_append_printf (html, " %s=\"%s\"", (const char *)at->name, value);
      }
  g_string_append_c (html, '>');
  if (g_strv_contains (empty, (const char *)node->name))
    return;
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    append_html (html, child);
  g_string_append_printf (html, "</%s>", (const char *)node->name);
}

/**
 * newsroom_feed_dup_html:
 * @node: an element with elements of XHTML in it
 *
 * Returns: (transfer full): these as HTML
 */
char *
newsroom_feed_dup_html (const xmlNode *node)
{
  GString *html = g_string_new (NULL);

  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    append_html (html, child);

  return g_string_free (html, FALSE);
}
